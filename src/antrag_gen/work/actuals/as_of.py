"""Hold the day that a list names against that of the reports: tables and what they are for come in, warnings go out."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.german.datum import format_datum_kurz, parse_datum
from antrag_gen.german.zahlen import join
from antrag_gen.patterns import compile_late
from antrag_gen.readers.finance.table import FinanceTable
from antrag_gen.reports.berichtszeitraum import LAST_DAY_OF_HALF
from antrag_gen.work.actuals.reports import Report
from antrag_gen.work.actuals.rows import Figures

LAST_DAY = (12, 31)
DAY = compile_late(r"(?<![\d.])\d{1,2}\. ?(?:\d{1,2}\. ?|[A-Za-zä]{3,9} )\d{4}(?!\d)")
HALF = compile_late(r"(?:1\.|I\.|erste[sn]?) ?Halbjahr|Halbjahres?(?:bericht|liste|zahlen)", re.IGNORECASE)


def find_other_days(
    tables: Sequence[tuple[str, FinanceTable]], pairs: Sequence[tuple[Report, Figures]], *, halbjahr: bool
) -> Iterator[Problem]:
    """A warning for each list whose title or sheet names a day of its reports' year that is not their Stichtag."""
    for name, table in tables:
        days = {
            _stichtag(report, halbjahr=halbjahr)
            for report, row in pairs
            if (row.place.path, row.sheet, row.jahr) == (name, table.sheet, report.berichtsjahr)
        }
        told = [(table.sheet, Place(name)), *((cell.text, cell.place) for cell in table.titles)]
        first = next((problem for words, place in told if (problem := _check(words, place, days, half=halbjahr))), None)
        if first is not None:
            yield first


def _check(words: str, place: Place, days: set[date], *, half: bool) -> Problem | None:
    named = [day for day in _days(words) if day.year in {each.year for each in days} and day not in days]
    is_half = bool(days) and not half and HALF.search(words)
    if not named and not is_half:
        return None
    own = join([format_datum_kurz(day) for day in sorted(days)])
    what = f"Die Liste ist „{' '.join(words.split())}“, die Berichte sind zum {own}."
    hint = "Die richtige Liste nehmen, oder die richtigen Berichte"
    hint += ": „--halbjahr“ trägt in die zum Halbjahr ein." if not half else "; ohne „--halbjahr“ die über das Jahr."
    return Problem(place, what, hint, "liste-stichtag", Level.WARNUNG)


def _stichtag(report: Report, *, halbjahr: bool) -> date:
    with suppress(AntragError):
        return parse_datum(report.said("stichtag"))
    return date(report.berichtsjahr, *(LAST_DAY_OF_HALF if halbjahr else LAST_DAY))


def _days(words: str) -> Iterator[date]:
    for match in DAY.finditer(words):
        with suppress(AntragError):
            yield parse_datum(match[0])
