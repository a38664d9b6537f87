"""Money that came back: amounts below zero come in, a warning goes out that asks whether that is meant."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from antrag_gen.errors import Level, Place, Problem
from antrag_gen.german.zahlen import format_euro, join
from antrag_gen.work.actuals.enter import Eintrag, Entered

MOST_NAMED = 8
HINT = "Das muss eine Rückzahlung oder Einnahme sein, die größer ist als die Ausgaben; sonst das Vorzeichen prüfen."


def came_back(place: Place, year: str, euro: Decimal) -> Problem:
    """That less than nothing was spent in a year."""
    what = f"Ausgegeben sind {year} {format_euro(euro)} Euro."
    return Problem(place, what, HINT, "ist-negativ", Level.WARNUNG)


def tell_came_back(entered: Sequence[Entered]) -> Iterator[Problem]:
    """The same for what a list changes, once for all of it."""
    found = [each for report in entered for each in report.eintraege if _is_below_zero(each)]
    found.sort(key=lambda each: each.row.cells[each.key].place)
    if not found:
        return
    first = found[0]
    cell = first.row.cells[first.key]
    one = came_back(cell.place, str(first.row.jahr), first.row.betraege[first.key])
    what = f"{cell.name} ({first.row}): {one.what}"
    if len(found) > 1:
        names = [f"{each.row.cells[each.key].name}{each.row.within}" for each in found]
        more = [f"{len(names) - MOST_NAMED} weitere"] if len(names) > MOST_NAMED else []
        what = f"{len(found)} Beträge unter „ist“ sind negativ: {join([*names[:MOST_NAMED], *more])}."
    yield Problem(one.where, what, one.hint, one.id, one.level)


def _is_below_zero(each: Eintrag) -> bool:
    return each.key == "ist" and each.new is not None and each.row.betraege[each.key] < 0
