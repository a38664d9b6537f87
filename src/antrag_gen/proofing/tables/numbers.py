"""Rules on the tables in the text: their sums, missing amounts and units: a manuscript goes in, findings come out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from antrag_gen.german.zahlen import TAUSEND
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.rule import Finding, Rule
from antrag_gen.proofing.tables.columns import find_wrong_rows
from antrag_gen.proofing.tables.grid import HAS_YEAR, MOST_ROWS, Grid, read_grid, read_tabelle
from antrag_gen.proofing.tables.left_out import AMOUNT, Cell, find_left_out, find_open
from antrag_gen.proofing.tables.measures import find_other_measures, find_whole_euros
from antrag_gen.proofing.tables.rows import SUMS, Wrong, find_wrong_sums
from antrag_gen.proofing.tables.signs import find_wrong_signs

HINT = "Nachrechnen; was nicht mitzählt, mit „davon“ beginnen oder „nachrichtlich“ nennen."


def grids_of(manuscript: Manuscript) -> tuple[Grid, ...]:
    """The tables of the text that have a head."""
    return manuscript.once(_read_grids)


def _read_grids(manuscript: Manuscript) -> tuple[Grid, ...]:
    return tuple(read_grid(table) for _, table in manuscript.tables if len(table.body) <= MOST_ROWS and table.head)


def _of_the_head(manuscript: Manuscript) -> tuple[Grid, ...]:
    """The tables of the head; sums that the program computes are no rows of them."""
    return manuscript.once(_read_of_the_head)


def _read_of_the_head(manuscript: Manuscript) -> tuple[Grid, ...]:
    tabellen = manuscript.paper.tabellen if manuscript.paper else {}
    return tuple(
        read_tabelle(tabelle, partial(manuscript.at, "tabellen", name))
        for name, tabelle in tabellen.items()
        if len(tabelle.zeilen) <= MOST_ROWS
    )


def find_wrong_tables(manuscript: Manuscript) -> Iterator[Finding]:
    """Sums, products, differences and shares that a table says and that its numbers don't give."""
    for grid, gaps in (*manuscript.once(_read_gaps), *((grid, ()) for grid in _of_the_head(manuscript))):
        rows = [wrong for wrong in find_wrong_rows(grid) if not _is_of_gap(grid, wrong, gaps)]
        sums = [wrong for wrong in find_wrong_sums(grid) if not _is_of_gap(grid, wrong, gaps)]
        found = {wrong.row for wrong in rows}
        rows += [wrong for wrong in find_wrong_signs(grid) if wrong.row not in found]
        # In a row of sums, that of the column is the one that is wrong.
        rows = [wrong for wrong in rows if grid.sinne[wrong.row] not in SUMS or not _is_told(wrong, [*rows, *sums])]
        told = {(wrong.row, wrong.column) for wrong in rows}
        sums = [wrong for wrong in sums if (wrong.row, wrong.column) not in told and not _is_told(wrong, rows)]
        for wrong in (*rows, *sums):
            yield Finding(wrong.place, wrong.what, HINT)


def _is_of_gap(grid: Grid, wrong: Wrong, gaps: Sequence[Cell]) -> bool:
    """Whether it was reckoned with an empty cell, which is told itself."""
    is_sum = grid.sinne[wrong.row] in SUMS
    return any(row == wrong.row or (is_sum and column == wrong.column) for row, column in gaps)


def _is_told(wrong: Wrong, others: Sequence[Wrong]) -> bool:
    """Whether another cell was found wrong by just so much that this one is wrong too: one cause is told once."""
    return any(
        abs(other.right - other.said) == abs(wrong.right - wrong.said)
        and (other.row, other.column) != (wrong.row, wrong.column)
        for other in others
    )


def find_gaps(manuscript: Manuscript) -> Iterator[Finding]:
    """Empty cells where an amount is due, and marks of what is still to be filled in."""
    for grid, gaps in manuscript.once(_read_gaps):
        for row, column in gaps:
            cells = grid.zeilen[row]
            what = f"In der Spalte „{grid.koepfe[column]}“ fehlt bei „{grid.namen[row]}“ der Betrag."
            place = next((cell.place for cell in cells if cell.text), cells[column].place)
            yield Finding(place, what, "Den Betrag ergänzen, oder „–“ schreiben, wo es keinen gibt.")
        for row, column in find_open(grid):
            cell = grid.zeilen[row][column]
            what = f"In der Spalte „{grid.koepfe[column]}“ steht bei „{grid.namen[row]}“ „{cell.text}“."
            yield Finding(cell.place, what, "Den Wert ergänzen, oder „–“ schreiben, wo es keinen gibt.")


def _read_gaps(manuscript: Manuscript) -> tuple[tuple[Grid, tuple[Cell, ...]], ...]:
    return tuple((grid, tuple(dict.fromkeys(find_left_out(grid)))) for grid in grids_of(manuscript))


def find_mixed_units(manuscript: Manuscript) -> Iterator[Finding]:
    """A column of amounts some of which are in Euro and some in thousands, or in another unit than its head says."""
    for grid in grids_of(manuscript):
        for column in grid.zahlenspalten:
            yield from _mixed(grid, column)


def _mixed(grid: Grid, column: int) -> Iterator[Finding]:
    cells = [(row, cell) for row, cells in enumerate(grid.zeilen) if (cell := cells[column]).zahl and not cell.nichts]
    money = [(row, cell) for row, cell in cells if cell.zahl and cell.zahl.is_money]
    head = grid.faktor(column) if is_named(grid.koepfe[column]) else None
    if not money or not (
        head
        or AMOUNT.search(grid.koepfe[column])
        or HAS_YEAR.search(grid.koepfe[column])
        or any(sense in SUMS for sense in grid.sinne)
    ):
        return
    counted = Counter(cell.zahl.faktor for _, cell in money if cell.zahl)
    usual = head or max(counted, key=lambda factor: counted[factor])
    odd = [(row, cell) for row, cell in money if cell.zahl and cell.zahl.faktor != usual]
    if head is None and usual >= TAUSEND:
        odd += [(row, cell) for row, cell in cells if cell.zahl and not cell.zahl.einheit and cell.zahl.wert >= TAUSEND]
    if len(odd) == len(money) and head is None:
        return
    for row, cell in odd[:1]:
        other = (
            "Tausend Euro"
            if head == TAUSEND
            else "Euro"
            if head
            else next(cell.text for _, cell in money if cell.zahl and cell.zahl.faktor == usual)
        )
        what = f"In der Spalte „{grid.koepfe[column]}“ steht „{cell.text}“ bei „{grid.namen[row]}“, sonst „{other}“."
        yield Finding(
            cell.place,
            what,
            "Alle Beträge einer Spalte in derselben Einheit schreiben, am besten nur im Kopf der Spalte.",
        )


def is_named(head: str) -> bool:
    """Whether the head of a column says in what unit its numbers are."""
    return bool(re.search(r"(?<![A-Za-zäöü])(?:Euro|EUR|TEUR|T€|€)(?![a-zäöü])", head)) and not re.search(
        r"/|\bje\b|\bpro\b", head
    )


def find_units(manuscript: Manuscript) -> Iterator[Finding]:
    """Columns in which one number is measured otherwise than the others."""
    yield from find_mixed_units(manuscript)
    for grid in grids_of(manuscript):
        yield from find_other_measures(grid)
        yield from find_whole_euros(grid)


RULES = (
    Rule("rechnen-tabelle", find_wrong_tables),
    Rule("tabelle-luecke", find_gaps),
    Rule("tabelle-einheiten", find_units),
)
