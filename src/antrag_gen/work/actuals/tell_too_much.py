"""Tell amounts of a list that are far more than there is: reports with new figures come in, one warning goes out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from antrag_gen.errors import Problem
from antrag_gen.german.zahlen import join
from antrag_gen.library.project import OpenedProject
from antrag_gen.work.actuals.enter import Eintrag, Entered
from antrag_gen.work.actuals.too_much import find_too_much

MOST_NAMED = 8


def tell_too_much(entered: Sequence[Entered], project: OpenedProject) -> Iterator[Problem]:
    """Where all of a list is in another unit, each of its amounts is wrong."""
    found = sorted(_find(entered, project), key=lambda pair: pair[1].where)
    if not found:
        return
    first = found[0][1]
    if len(found) > 1:
        names = [f"{each.row.cells[each.key].name}{each.row.within}" for each, _ in found]
        more = [f"{len(names) - MOST_NAMED} weitere"] if len(names) > MOST_NAMED else []
        what = f"{len(found)} Beträge sind weit mehr, als verfügbar ist: {join([*names[:MOST_NAMED], *more])}."
        hint = f"Die Einheit und die Nullen prüfen. Zuerst {first.what}"
        first = replace(first, what=what, hint=hint)
    yield first


def _find(entered: Sequence[Entered], project: OpenedProject) -> Iterator[tuple[Eintrag, Problem]]:
    for each in entered:
        new = {(str(eintrag.row.jahr), eintrag.key): eintrag for eintrag in each.eintraege if eintrag.new is not None}
        for key, problem in find_too_much(each.report.content, project, new).items():
            eintrag = new[key]
            cell = eintrag.row.cells[eintrag.key]
            yield eintrag, replace(problem, at=cell.place, what=f"{cell.name} ({eintrag.row}): {problem.what}")
