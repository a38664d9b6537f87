"""What belongs to a document tree besides its nodes: closed sets of roles and kinds, and what a file says of itself.

The tree gives all of it on.
"""

import datetime as dt
from dataclasses import dataclass, field, fields
from decimal import Decimal
from enum import StrEnum


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


_ROWS: dict[type, tuple[str, ...]] = {}
