"""Rows for a year that nobody reports on any more: the last report comes in, why there is none after it goes out."""

from dataclasses import dataclass

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.fields.kennungen import HALBJAHR, Berichtskennung
from antrag_gen.library.foerderung import Foerderungssuche
from antrag_gen.library.folder import shown
from antrag_gen.library.index import report_key
from antrag_gen.library.project import OpenedProject
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.reports.pflicht import has_money, is_due
from antrag_gen.reports.umsetzung import Umsetzung
from antrag_gen.work.actuals.reports import Report
from antrag_gen.work.actuals.rows import Figures


@dataclass(frozen=True, slots=True)
class Ende:
    """Why no report is due after the last one (`letzter`, on `jahr`): all is done, or nothing is granted any more.

    `ordner` is where one would have to be all the same; `bewilligt` whether there is money for the year asked for.
    """

    letzter: str
    jahr: int
    abgeschlossen: bool
    bewilligt: bool
    ordner: str
    halbjahr: bool

    @property
    def words(self) -> str:
        """What the last report leaves, to be read behind a row."""
        what = "abgeschlossen" if self.abgeschlossen else "nichts mehr bewilligt, übertragen oder gebunden"
        return f"nach dem Bericht über {self.jahr} {what}, {self.letzter}"

    def refuse(self, row: Figures) -> Problem:
        """What is wrong with a row that has amounts, and how they are reported all the same."""
        if self.abgeschlossen:
            what = f"das Vorhaben ist nach dem Bericht über {self.jahr} ({self.letzter}) abgeschlossen, "
            what += "und ein weiterer Bericht ist nicht nötig."
        else:
            what = f"nach dem Bericht über {self.jahr} ({self.letzter}) ist dafür nichts mehr bewilligt, "
            what += "übertragen oder gebunden."
        hint = f"Für {row.jahr} ist nichts bewilligt: Den Antrag oder das Jahr in der Liste richtigstellen."
        if self.bewilligt:
            day = f"30.06.{row.jahr}“, „zeitraum: {HALBJAHR}" if self.halbjahr else f"31.12.{row.jahr}"
            hint = f"Gehört der Betrag dazu, jenen Bericht nach {self.ordner} kopieren, dort "
            hint += f"„berichtsjahr: {row.jahr}“, „stichtag: {day}“ und „status: entwurf“ angeben und die Liste noch "
            hint += "einmal einlesen; sonst den Antrag oder das Jahr in der Liste richtigstellen."
        return Problem(row.place, f"{row.zeile} ist für {row.jahr}; {what}", hint, "zeile-abgeschlossen")


def find_end(report: Report, row: Figures, project: OpenedProject) -> Ende | None:
    """Why there is no report on the year of a row, which is after that of the last one; None where one is due.

    None as well where nobody can know: the last report has mistakes, or the decision. What is due after a half year
    the last report on a whole one says.
    """
    key = report_key(report.head, Fortschrittsbericht, project.einstellungen.nummern)
    last = key and _last(key, row.jahr, project)
    if not key or not last:
        return None
    file = project.file(project.reports(last)[0])
    foerderung = Foerderungssuche(last._replace(jahr=row.jahr), Place(file.shown), project).decided()
    try:
        bericht = project.open(file).paper
    except AntragError:
        return None
    if foerderung is None or not isinstance(bericht, Fortschrittsbericht) or is_due(foerderung, bericht, row.jahr):
        return None
    folder = project.folder.content / "berichte" / str(row.jahr) / (HALBJAHR if key.halbjahr else "")
    done = bericht.umsetzung is Umsetzung.ABGESCHLOSSEN
    granted = has_money(foerderung, row.jahr)
    return Ende(file.shown, last.jahr, done, granted, f"{shown(folder)}/", key.halbjahr)


def _last(key: Berichtskennung, jahr: int, project: OpenedProject) -> Berichtskennung | None:
    """The last report on a whole year before that one, on the same."""
    same = (
        other
        for other in project.katalog.berichte
        if (other.antrag, other.ziffer, other.halbjahr) == (key.antrag, key.ziffer, False) and other.jahr < jahr
    )
    return max(same, key=lambda other: other.jahr, default=None)
