"""Tell empty cells once: those that a report has an amount or a blank for come in, a warning for each kind goes out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from antrag_gen.errors import Level, Place, Problem
from antrag_gen.german.zahlen import join
from antrag_gen.work.actuals.rows import Figures

SUMS = "summe-falsch"


@dataclass(frozen=True, slots=True)
class LeereZelle:
    """An empty cell of an amount, and the place where the report has it; without `old` it is a blank to fill in."""

    place: Place
    row: Figures
    key: str
    old: str

    @property
    def name(self) -> str:
        """`F7`, and what stays in the report."""
        return f"{self.row.cells[self.key].address}{f' ({self.old})' if self.old else ''}"


def tell_empty(cells: Iterable[LeereZelle]) -> Iterator[Problem]:
    """A warning for the blanks, and one for the amounts that stay."""
    empty = sorted(cells, key=lambda cell: cell.place)
    for alike in ([cell for cell in empty if not cell.old], [cell for cell in empty if cell.old]):
        if len(alike) == 1:
            yield _one(alike[0])
        elif alike:
            yield _many(alike)


def _one(cell: LeereZelle) -> Problem:
    empty = f"in der Liste ist die Zelle leer ({cell.row.zeile})"
    if cell.old:
        what = f"Hier steht {cell.old}, {empty}; der Betrag bleibt."
        return Problem(cell.place, what, "Ist er weggefallen, 0 eintragen.", "betrag-bleibt", Level.WARNUNG)
    hint = "Den Betrag von Hand eintragen; gibt es keinen, 0."
    return Problem(cell.place, f"Hier ist noch auszufüllen, {empty}.", hint, "betrag-offen", Level.WARNUNG)


def _many(alike: Sequence[LeereZelle]) -> Problem:
    """At the first of them; the cells are those of the list."""
    first, names = alike[0], join(list(_named(alike)))
    if first.old:
        what = f"{len(alike)} Beträge in Berichten bleiben; in der Liste ist ihre Zelle leer: {names}."
        return Problem(first.place, what, "Sind sie weggefallen, 0 eintragen.", "betrag-bleibt", Level.WARNUNG)
    what = f"{len(alike)} Beträge in Berichten sind noch auszufüllen; in der Liste ist ihre Zelle leer: {names}."
    hint = "Die Beträge von Hand eintragen; wo es keinen gibt, 0."
    return Problem(first.place, what, hint, "betrag-offen", Level.WARNUNG)


def _named(alike: Sequence[LeereZelle]) -> Iterator[str]:
    """`F7`, each list in the order of its rows; the last one of a list says which it is, where there are several."""
    ordered = sorted(alike, key=lambda cell: (cell.row.within, cell.row.place, cell.row.cells[cell.key].column))
    for within, cells in groupby(ordered, key=lambda cell: cell.row.within):
        *before, last = (cell.name for cell in cells)
        yield from before
        yield f"{last}{within}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """By their places, but sums that do not add up before all else."""
    return sorted(problems, key=lambda problem: (problem.id != SUMS, problem.where))
