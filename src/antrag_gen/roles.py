"""What belongs to a document tree besides its nodes: closed sets of roles and kinds, and what a file says of itself.

The tree gives all of it on.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from typing import get_args


class RegionRole(StrEnum):
    """Parts of a paper with a place of their own in the layout."""

    BRIEFKOPF = "briefkopf"
    KOPFZEILE = "kopfzeile"
    FUSSZEILE = "fusszeile"
    GEZEICHNET = "gezeichnet"
    QUERFORMAT = "querformat"
    TITELBLATT = "titelblatt"
    PAPIER = "papier"
    KAPITELGRUPPE = "kapitelgruppe"


# Head and foot of each page repeat what the paper itself says: they are not read with it.
RUNNING = frozenset({RegionRole.KOPFZEILE, RegionRole.FUSSZEILE})


class ParagraphRole(StrEnum):
    """What a paragraph is; the PDF has a class and Word a style for each."""

    TEXT = "text"
    ABSENDER = "absender"
    ART = "art"
    ANGABE = "angabe"
    BEDARF = "bedarf"
    ANMERKUNG = "anmerkung"
    NAME = "name"


class ColumnKind(StrEnum):
    """What the cells of a column hold: words, Euro, posts or other numbers. Numbers are set flush right."""

    TEXT = "text"
    BETRAG = "betrag"
    STELLEN = "stellen"
    ZAHL = "zahl"


class RowRole(StrEnum):
    """What a row of the body is: values, values that are part of a row above („davon“) and that no sum adds, the name
    of a group of rows, or a sum of rows above it.
    """

    WERTE = "werte"
    TEIL = "teil"
    GRUPPE = "gruppe"
    SUMME = "summe"

    @property
    def has_values(self) -> bool:
        """Whether it looks like any row of values."""
        return self in (RowRole.WERTE, RowRole.TEIL)


class TableSize(StrEnum):
    """How large the letters of a table are: a point less with each step, where it would be too wide."""

    NORMAL = ""
    KLEIN = "klein"
    KLEINER = "kleiner"
    KLEINSTE = "kleinste"


class ChartKind(StrEnum):
    """How the values of a chart are drawn: as bars beside each other, or as lines."""

    SAEULEN = "saeulen"
    LINIEN = "linien"


@dataclass(frozen=True, slots=True)
class Series:
    """A value for each category of a chart, None for none; other series are held against a `target`."""

    name: str
    values: tuple[Decimal | None, ...]
    target: bool = False


class Relationship(StrEnum):
    """What an attachment is to the paper (ISO 19005-3, AFRelationship)."""

    SOURCE = "Source"
    DATA = "Data"
    SUPPLEMENT = "Supplement"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says of itself; empty strings and None say nothing.

    `art` is the folder of the templates that it was composed from, which have its layout. `nichtoeffentlich` is what
    says of itself that it is not public.
    """

    title: str
    subject: str = ""
    author: str = ""
    kind: str = ""
    number: str = ""
    status: str = ""
    date: dt.date | None = None
    language: str = "de-DE"
    art: str = field(default="", repr=False)
    nichtoeffentlich: bool = field(default=False, repr=False)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the paper's file; `description` says in words what it is."""

    name: str
    data: bytes
    media_type: str
    relationship: Relationship
    description: str = ""


def rows_of(kind: type) -> tuple[str, ...]:
    """The fields of a class of nodes that are tuples, in its order; each class is looked at once."""
    if kind not in _ROWS:
        _ROWS[kind] = tuple(field.name for field in fields(kind) if "tuple" in str(field.type))
    return _ROWS[kind]


def rows_of_nodes(kind: type) -> tuple[str, ...]:
    """Those of them that are tuples of nodes, of one class or of several; each class is looked at once."""
    if kind not in _ROWS_OF_NODES:
        members = {field.name: get_args(field.type)[:1] for field in fields(kind)}
        _ROWS_OF_NODES[kind] = tuple(name for name in rows_of(kind) if _are_nodes(*members[name]))
    return _ROWS_OF_NODES[kind]


def _are_nodes(member: type | str) -> bool:
    """Only nodes have a place."""
    return isinstance(member, str) or (is_dataclass(member) and "place" in names_of(member))


def names_of(kind: type) -> tuple[str, ...]:
    """The fields of a class of nodes, the place first; each class is looked at once."""
    if kind not in _NAMES:
        _NAMES[kind] = tuple(field.name for field in fields(kind))
    return _NAMES[kind]


class Sent:
    """What is sent between processes as its fields: what dataclasses do by themselves takes most of the time."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return _made, (type(self), *(getattr(self, name) for name in names_of(type(self))))


def _made(kind: Callable[..., object], place: object, *values: object) -> object:
    return kind(*values, place=place)


_ROWS: dict[type, tuple[str, ...]] = {}
_ROWS_OF_NODES: dict[type, tuple[str, ...]] = {}
_NAMES: dict[type, tuple[str, ...]] = {}
