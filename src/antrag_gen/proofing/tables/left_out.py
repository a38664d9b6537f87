"""Cells of a table that are left empty where an amount is due: a grid goes in, their rows and columns come out."""

import re
from collections.abc import Iterator

from antrag_gen.patterns import compile_late
from antrag_gen.proofing.tables.columns import SURE, follow, relations_of
from antrag_gen.proofing.tables.grid import HAS_YEAR, Grid, Spaltensinn, Zeilensinn
from antrag_gen.proofing.tables.rows import FEW, SUMS, is_money

AMOUNT = compile_late(
    r"Kosten|kosten|Betrag|betrag|Ausgaben|Aufwand|Aufwendungen|Mittel|Ansatz|Euro|EUR|€|Einnahmen|Erträge|Preis|"
    r"preis|Zuschuss|Summe|Stellen\b|Bedarf|Budget|Förderung"
)
# What a remark says where nothing is to be paid.
NONE_DUE = compile_late(
    r"\b(?:ohne|kein\w*|entfällt|siehe|s\. ?o\.|enthalten|Eigenleistung|ehrenamtlich|kostenfrei|kostenlos|"
    r"kostenneutral|offen|später|folgt|noch|gespendet|Spende)\b",
    re.IGNORECASE,
)

# Of prices and rates there is no sum.
RATE = compile_late(r"/\s?(?!Jahr|a\b)[A-ZÄÖÜm]|\b(?:je|pro)\b(?! Jahr)|%|Prozent|[Pp]reis\b|[Ss]atz\b|[Ss]ätze\b")
CHANGE = compile_late(r"Änderung|Veränderung|Differenz|Unterschied|Abweichung|mehr\b|weniger\b|[Zz]uwachs")
TO_FILL = compile_late(r"(?:folgt|offen|noch offen)?\?+")
YEAR = compile_late(r"\W*(?:19|20)\d\d\b")


Cell = tuple[int, int]


def find_left_out(grid: Grid) -> Iterator[Cell]:
    """Empty cells where an amount is due: no other column of the row has one, and the other rows have."""
    amounts = [
        at
        for at in grid.zahlenspalten
        if AMOUNT.search(grid.koepfe[at]) or HAS_YEAR.search(grid.koepfe[at]) or is_money(grid, at)
    ]
    empty = [row for row, cells in enumerate(grid.zeilen) if amounts and all(cells[at].leer for at in amounts)]
    if 0 < len(empty) * 3 <= len(grid.zeilen):
        yield from ((row, amounts[0]) for row in empty if _is_due(grid, row, empty))
    yield from _sums_left_out(grid, amounts)
    yield from _left_out_of_years(grid, amounts)
    yield from _left_out_of_change(grid, amounts)
    yield from _results_left_out(grid)


def _results_left_out(grid: Grid) -> Iterator[Cell]:
    """The only empty cell of a column that in all other rows is what others give, where they give something, too."""
    for column in grid.zahlenspalten:
        empty = [row for row, cells in enumerate(grid.zeilen) if cells[column].leer]
        rows = [row for row in empty if grid.sinne[row] is Zeilensinn.WERT]
        if len(empty) != 1 or not rows or NONE_DUE.search(" ".join(cell.text for cell in grid.zeilen[rows[0]])):
            continue
        for relation in relations_of(grid, column):
            good, bad = follow(grid, column, relation)
            operands = [grid.zeilen[rows[0]][at].zahl for at in relation.columns]
            right = relation.reckon([zahl.wert for zahl in operands if zahl]) if all(operands) else None
            if len(good) >= SURE and not bad and right:
                yield rows[0], column
                break


def _is_due(grid: Grid, row: int, empty: list[int]) -> bool:
    """Not at a title of rows that follow, nor at a row of notes."""
    name = " ".join(cell.text for cell in grid.zeilen[row]).strip()
    if NONE_DUE.search(name) or _is_sum_beside_rates(grid, row):
        return False
    are_titles = empty[0] == 0 and len(empty) > 1
    if not name or grid.betont[row] or name.endswith(":") or len(empty) > FEW or are_titles or len(grid.zeilen) < FEW:
        return False
    behind = row + 1 == len(grid.zeilen) or grid.sinne[row + 1] is Zeilensinn.WERT or grid.sinne[row + 1] in SUMS
    has_subtotals = Zeilensinn.ZWISCHENSUMME in grid.sinne or any(sense in SUMS for sense in grid.sinne[:row])
    is_title = row + 1 < len(grid.zeilen) and (
        grid.teile[row + 1] is not None or grid.namen[row + 1].startswith(("-", "–", "•"))
    )
    return behind and not is_title and not has_subtotals


def _is_sum_beside_rates(grid: Grid, row: int) -> bool:
    """Whether a row of sums has a number, and is empty below prices, rates, and what is between them, only."""
    heads = [grid.koepfe[at] for at in grid.zahlenspalten if grid.zeilen[row][at].leer]
    is_told = any(grid.zeilen[row][at].zahl for at in grid.zahlenspalten)
    rates = [head for head in heads if RATE.search(head)]
    return (
        grid.sinne[row] in SUMS
        and is_told
        and bool(rates)
        and all(head in rates or CHANGE.search(head) for head in heads)
    )


def _left_out_of_change(grid: Grid, amounts: list[int]) -> Iterator[Cell]:
    """The only empty cell beside a change that is told: „1,00 € | | +0,40 €“."""
    changes = [at for at in amounts if CHANGE.search(grid.koepfe[at])]
    others = [at for at in amounts if at not in changes]
    empty = [(row, at) for row, cells in enumerate(grid.zeilen) for at in (*others, *changes) if cells[at].leer]
    if len(changes) != 1 or len(others) != FEW or len(grid.zeilen) <= FEW or len(empty) != 1:
        return
    row, column = empty[0]
    if column not in changes and grid.zeilen[row][changes[0]].wert:
        yield row, column


def find_open(grid: Grid) -> Iterator[Cell]:
    """Cells with a mark of what is still to be filled in."""
    for row, cells in enumerate(grid.zeilen):
        yield from ((row, column) for column in grid.zahlenspalten if TO_FILL.fullmatch(cells[column].text))


def _left_out_of_years(grid: Grid, amounts: list[int]) -> Iterator[Cell]:
    """Empty cells amid the years of a column of sums."""
    if not all(YEAR.match(name) for name in grid.namen) or any(
        sense in (Spaltensinn.SUMME, Spaltensinn.UNTERSCHIED) for sense in grid.spalten
    ):
        return
    for column in amounts:
        empty = [row for row, cells in enumerate(grid.zeilen) if cells[column].leer]
        if len(amounts) < FEW or len(empty) != 1 or not 0 < empty[0] < len(grid.zeilen) - 1:
            continue
        is_money_beside = any(grid.zeilen[empty[0]][at].zahl for at in amounts)
        words = " ".join(cell.text for cell in grid.zeilen[empty[0]])
        if is_money_beside and all(row[column].zahl for row in grid.zeilen if not row[column].leer):
            yield from () if NONE_DUE.search(words) else ((empty[0], column),)


def _sums_left_out(grid: Grid, amounts: list[int]) -> Iterator[Cell]:
    """Empty cells in a row or a column of sums, beside others that are filled."""
    years = [at for at in amounts if HAS_YEAR.search(grid.koepfe[at]) or grid.spalten[at] is Spaltensinn.SUMME]
    for row, sense in enumerate(grid.sinne):
        filled = [at for at in years if grid.zeilen[row][at].zahl]
        for column in years:
            if not grid.zeilen[row][column].leer or len(filled) < FEW or _is_sum_beside_rates(grid, row):
                continue
            is_sum = sense in SUMS and any(grid.zeilen[at][column].zahl for at in range(row))
            if is_sum or (
                sense is Zeilensinn.WERT and grid.spalten[column] is Spaltensinn.SUMME and _is_filled(grid, column)
            ):
                yield row, column


def _is_filled(grid: Grid, column: int) -> bool:
    return sum(1 for row in grid.zeilen if row[column].leer) == 1 and len(grid.zeilen) > FEW
