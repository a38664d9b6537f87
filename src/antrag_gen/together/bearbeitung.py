"""How far the reports of a year are, for the office that runs it: a row for each comes in, a table goes out."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from antrag_gen.fields.datenwerte import Tag, Zahl
from antrag_gen.together.vorhaben import Vorhaben
from antrag_gen.together.zusammenstellung import Zusammenstellung
from antrag_gen.visible import visible


@visible("value", "liegt_vor", "fehlt")
class Bearbeitung(StrEnum):
    """How far a report is; a file that is as it was prepared is not begun."""

    NICHT_BEGONNEN = "nicht begonnen"
    IN_ARBEIT = "in Arbeit"
    FEHLERHAFT = "mit Fehlern"
    FERTIG = "fertig"
    ABGEGEBEN = "abgegeben"
    KEINER_NOETIG = "kein Bericht nötig"

    @property
    def liegt_vor(self) -> bool:
        """Whether the council can read it."""
        return self in (Bearbeitung.FERTIG, Bearbeitung.ABGEGEBEN)

    @property
    def fehlt(self) -> bool:
        """Whether somebody still has to write or mend it."""
        return not self.liegt_vor and self is not Bearbeitung.KEINER_NOETIG


@visible()
@dataclass(frozen=True, slots=True)
class Standzeile:
    """A report: how many blanks and mistakes it has, its file, who is asked for it until when, and its Stichtag."""

    vorhaben: Vorhaben
    bearbeitung: Bearbeitung
    offen: Zahl
    fehler: Zahl
    datei: str
    kontakt: str
    frist: Tag | None
    stichtag: dt.date | None = None


@visible("mit_nichtoeffentlichen")
@dataclass(frozen=True, kw_only=True)
class Jahresstand(Zusammenstellung):
    """The reports of a year in the order of the Referate; `teil` names the only one, or the only office.

    `halbjahr`: they are on its first half. `stichtag` is the day that they are asked to be as of; None where nobody
    asked.
    """

    jahr: int
    halbjahr: bool = False
    teil: str = ""
    zeilen: tuple[Standzeile, ...]
    stichtag: dt.date | None = None

    art: ClassVar[str] = "jahresstand"

    @property
    def mit_nichtoeffentlichen(self) -> bool:
        """Whether there is a column for what is not public."""
        return any(zeile.vorhaben.nichtoeffentlich for zeile in self.zeilen)
