"""Rows for a report that has no money to tell of: reports and rows come in, those that can be entered go out."""

from collections.abc import Iterator

from antrag_gen.errors import Problem
from antrag_gen.library.foerderung import Foerderungssuche
from antrag_gen.library.index import report_key
from antrag_gen.library.project import OpenedProject
from antrag_gen.readers.yaml.head import Value
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.work.actuals.match import Matched
from antrag_gen.work.actuals.reports import Report
from antrag_gen.work.actuals.rows import Figures
from antrag_gen.work.actuals.too_much import Entry, euro_or_none

GOES_ON = ("gebunden", "uebertragen")


def set_apart(matched: Matched, project: OpenedProject) -> None:
    """Take out the rows for years of which the report says nothing, and for which it must not say anything.

    One with amounts is a problem, one without is none.
    """
    kept = []
    for report, row in matched.pairs:
        if _entries(report, row.jahr) or not _has_no_money(report, row, project):
            kept.append((report, row))
        elif any(row.betraege.values()):
            matched.problems.append(_refuse(report, row))
            matched.wrong.append(row)
        else:
            matched.ended.append(row)
            matched.not_needed.append(f"{row.zeile} ({row}; kein Geld bewilligt, {report.name})")
    matched.pairs[:] = kept


def _refuse(report: Report, row: Figures) -> Problem:
    posts_alone = "stellen" in report.head.values and "mittel" not in report.head.values
    only = "; der Bericht ist nur über Stellen" if posts_alone else ""
    what = f"{row.zeile} ({row}) hat Beträge; für {row.jahr} ist kein Geld bewilligt, übertragen oder gebunden{only} "
    what += f"({report.name})."
    hint = "Den Antrag, die Ziffer oder das Jahr in der Liste richtigstellen; ist doch Geld bewilligt, zuerst den "
    hint += "Beschluss eintragen."
    return Problem(row.place, what, hint, "zeile-ohne-geld")


def _has_no_money(report: Report, row: Figures, project: OpenedProject) -> bool:
    """Whether nothing is granted for the year, nor came over or was bound; False where nobody can know."""
    key = report_key(report.head, Fortschrittsbericht, project.einstellungen.nummern)
    search = key and Foerderungssuche(key, report.head.place(()), project)
    foerderung = search.decided() if search else None
    if search is None or foerderung is None or foerderung.ansatz(row.jahr) or row.betraege.get("uebertrag"):
        return False
    before = [euro_or_none(entry.get(name)) for entry in _entries(report, row.jahr - 1) for name in GOES_ON]
    vorjahr = search.last_year(report.content.file.name)
    stand = vorjahr.stand(row.jahr - 1) if vorjahr else None
    return all(euro == 0 for euro in before) and not (stand and stand.geht_weiter)


def _entries(report: Report, year: int) -> list[Entry]:
    """What the report says of a year."""
    return [entry for entry in _all(report.head.values.get("mittel")) if str(entry.get("jahr", "")) == str(year)]


def _all(mittel: Value | None) -> Iterator[Entry]:
    yield from (entry for entry in (mittel if isinstance(mittel, list) else ()) if isinstance(entry, dict))
