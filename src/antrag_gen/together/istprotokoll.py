"""What was read from the finance office's lists, cell by cell: its figures come in, a table for Excel goes out."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from antrag_gen.fields.jahrestabelle import Geldwert
from antrag_gen.together.zusammenstellung import Zusammenstellung
from antrag_gen.visible import visible


@visible("value")
class Eintragung(StrEnum):
    """What became of a figure."""

    NEU = "neu"
    GEAENDERT = "geändert"
    GLEICH = "gleich"
    OHNE_BERICHT = "ohne Bericht"


@visible()
@dataclass(frozen=True, slots=True)
class Istangabe:
    """A figure: what it is about, where it stands in the list, and what the report said before and says now.

    `bisher_worte` is what stood there where that was neither an amount nor a blank.
    """

    bericht: str
    antrag: str
    betreff: str
    jahr: int
    angabe: str
    betrag: Geldwert
    datei: str
    blatt: str
    zelle: str
    bisher: Geldwert | None
    bisher_worte: str
    neu: Geldwert | None
    eintragung: Eintragung
    nichtoeffentlich: bool


@dataclass(frozen=True, kw_only=True)
class Istprotokoll(Zusammenstellung):
    """The figures in the order of the lists; a `probe` has written nothing."""

    probe: bool
    angaben: tuple[Istangabe, ...]

    art: ClassVar[str] = "istprotokoll"
