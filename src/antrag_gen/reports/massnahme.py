"""A measure of a progress report: how far it is, when it was to be done, and what comes next."""

import datetime as dt
from collections.abc import Iterator

from antrag_gen.errors import Level, Path, Problem
from antrag_gen.fields.felder import Datum, Modell, Zeile
from antrag_gen.fields.nummernfelder import DrucksachennummerFeld
from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.reports.umsetzung import Ampel, Umsetzung, check_end, check_expected, check_reason, expected_at
from antrag_gen.visible import visible

WORDS = ("massnahme", "abweichung", "grund", "naechster_schritt")


@visible("soll", "ist", "erlaeutert")
class Massnahme(Modell):
    massnahme: Zeile
    status: Umsetzung
    ampel: Ampel | None = None
    termin_soll: Datum | None = None
    termin_ist: Datum | None = None
    folgedrucksache: DrucksachennummerFeld | None = None
    amt: Zeile = ""
    abweichung: Zeile = ""
    grund: Zeile = ""
    naechster_schritt: Zeile = ""

    @property
    def soll(self) -> str:
        return format_datum_kurz(self.termin_soll) if self.termin_soll else ""

    @property
    def ist(self) -> str:
        return format_datum_kurz(self.termin_ist) if self.termin_ist else ""

    @property
    def erlaeutert(self) -> bool:
        """Whether there is more to say of it than a row of the table holds."""
        return any((self.abweichung, self.grund, self.naechster_schritt, self.folgedrucksache))

    def befunde(self, path: Path, stichtag: dt.date, beschlossen_am: dt.date | None) -> Iterator[Problem]:
        """Status, day and reason agree, and the day lies between the decision and the Stichtag."""
        at: tuple[Path, Path] = ((*path, "status"), (*path, "termin_ist"))
        yield from check_end(self.status, self.termin_ist, self.folgedrucksache, at)
        yield from check_reason(self.status, self.grund, at[0])
        for key in WORDS:
            yield from check_expected(self.status, getattr(self, key), expected_at((*path, key)))
        if self.abweichung and not self.grund:
            what = "Zu der Abweichung fehlt der Grund."
            yield Problem((*path, "abweichung"), what, "Eine Zeile „grund: …“ ergänzen.", "abweichung-grund")
        if self.termin_ist is not None:
            yield from check_day(at[1], self.termin_ist, stichtag, beschlossen_am)
        if self.termin_soll and self.termin_ist and self.termin_ist > self.termin_soll and not self.abweichung:
            yield Problem(
                at[1],
                f"Fertig am {self.ist}, geplant war der {self.soll}.",
                "Unter „abweichung“ und „grund“ sagen, was dazwischenkam.",
                "termin-verspaetet",
                Level.WARNUNG,
            )


def check_day(path: Path, day: dt.date, stichtag: dt.date, beschlossen_am: dt.date | None) -> Iterator[Problem]:
    """A day on which something was done lies between the decision and the Stichtag."""
    if day > stichtag:
        what = f"Der {format_datum_kurz(day)} liegt nach dem Stichtag {format_datum_kurz(stichtag)}."
        planned = "steht unter „termin_soll“; sonst" if path[-1] == "termin_ist" else "gehört in den Ausblick; sonst"
        yield Problem(path, what, f"Was erst geplant ist, {planned} den Tag prüfen.", "termin-zukunft")
    if beschlossen_am is not None and day < beschlossen_am:
        yield Problem(
            path,
            f"Der {format_datum_kurz(day)} liegt vor dem Beschluss vom {format_datum_kurz(beschlossen_am)}.",
            "Das Jahr und den Tag prüfen.",
            "termin-vor-beschluss",
        )
