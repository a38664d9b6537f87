"""Rules on the tables in the text: their sums, missing amounts and units: a manuscript goes in, findings come out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from antrag_gen.german.zahlen import TAUSEND
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.rule import Finding, Rule
from antrag_gen.proofing.tables.columns import find_wrong_rows
from antrag_gen.proofing.tables.grid import HAS_YEAR, MOST_ROWS, Grid, Spaltensinn, Zeilensinn, read_grid, read_tabelle
from antrag_gen.proofing.tables.measures import find_other_measures, find_whole_euros
from antrag_gen.proofing.tables.rows import FEW, SUMS, Wrong, find_wrong_sums, is_money
from antrag_gen.proofing.tables.signs import find_wrong_signs

HINT = "Nachrechnen; was nicht mitzählt, mit „davon“ beginnen oder „nachrichtlich“ nennen."
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

CHANGE = compile_late(r"Änderung|Veränderung|Differenz|Unterschied|Abweichung|mehr\b|weniger\b|[Zz]uwachs")
TO_FILL = compile_late(r"(?:folgt|offen|noch offen)?\?+")
YEAR = compile_late(r"\W*(?:19|20)\d\d\b")


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
    for grid in (*grids_of(manuscript), *_of_the_head(manuscript)):
        rows, sums = list(find_wrong_rows(grid)), list(find_wrong_sums(grid))
        found = {wrong.row for wrong in rows}
        rows += [wrong for wrong in find_wrong_signs(grid) if wrong.row not in found]
        # In a row of sums, that of the column is the one that is wrong.
        rows = [wrong for wrong in rows if grid.sinne[wrong.row] not in SUMS or not _is_told(wrong, [*rows, *sums])]
        told = {(wrong.row, wrong.column) for wrong in rows}
        sums = [wrong for wrong in sums if (wrong.row, wrong.column) not in told and not _is_told(wrong, rows)]
        for wrong in (*rows, *sums):
            yield Finding(wrong.place, wrong.what, HINT)


def _is_told(wrong: Wrong, others: Sequence[Wrong]) -> bool:
    """Whether another cell was found wrong by just so much that this one is wrong too: one cause is told once."""
    return any(
        abs(other.right - other.said) == abs(wrong.right - wrong.said)
        and (other.row, other.column) != (wrong.row, wrong.column)
        for other in others
    )


def find_gaps(manuscript: Manuscript) -> Iterator[Finding]:
    """Empty cells where an amount is due: no other column of the row has one, and the other rows have."""
    for grid in grids_of(manuscript):
        amounts = [
            at
            for at in grid.zahlenspalten
            if AMOUNT.search(grid.koepfe[at]) or HAS_YEAR.search(grid.koepfe[at]) or is_money(grid, at)
        ]
        empty = [row for row, cells in enumerate(grid.zeilen) if amounts and all(cells[at].leer for at in amounts)]
        if 0 < len(empty) * 3 <= len(grid.zeilen):
            yield from (_gap(grid, row, amounts[0]) for row in empty if _is_due(grid, row, empty))
        yield from _sums_left_out(grid, amounts)
        yield from _left_open(grid, amounts)
        yield from _left_out_of_change(grid, amounts)


def _is_due(grid: Grid, row: int, empty: list[int]) -> bool:
    """Not at a title of rows that follow, nor at a row of notes."""
    name = " ".join(cell.text for cell in grid.zeilen[row]).strip()
    if NONE_DUE.search(name):
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


def _left_out_of_change(grid: Grid, amounts: list[int]) -> Iterator[Finding]:
    """The only empty cell beside a change that is told: „1,00 € | | +0,40 €“."""
    changes = [at for at in amounts if CHANGE.search(grid.koepfe[at])]
    others = [at for at in amounts if at not in changes]
    empty = [(row, at) for row, cells in enumerate(grid.zeilen) for at in (*others, *changes) if cells[at].leer]
    if len(changes) != 1 or len(others) != FEW or len(grid.zeilen) <= FEW or len(empty) != 1:
        return
    row, column = empty[0]
    if column not in changes and grid.zeilen[row][changes[0]].wert:
        yield _gap(grid, row, column)


def _gap(grid: Grid, row: int, column: int) -> Finding:
    what = f"In der Spalte „{grid.koepfe[column]}“ fehlt bei „{grid.namen[row]}“ der Betrag."
    place = next((cell.place for cell in grid.zeilen[row] if cell.text), grid.zeilen[row][column].place)
    return Finding(place, what, "Den Betrag ergänzen, oder „–“ schreiben, wo es keinen gibt.")


def _left_open(grid: Grid, amounts: list[int]) -> Iterator[Finding]:
    """Cells with a mark of what is still to be filled in, and empty ones amid the years of a column of sums."""
    for row, cells in enumerate(grid.zeilen):
        for column in grid.zahlenspalten:
            if TO_FILL.fullmatch(cells[column].text):
                what = f"In der Spalte „{grid.koepfe[column]}“ steht bei „{grid.namen[row]}“ „{cells[column].text}“."
                yield Finding(cells[column].place, what, "Den Wert ergänzen, oder „–“ schreiben, wo es keinen gibt.")
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
            yield from () if NONE_DUE.search(words) else (_gap(grid, empty[0], column),)


def _sums_left_out(grid: Grid, amounts: list[int]) -> Iterator[Finding]:
    """Empty cells in a row or a column of sums, beside others that are filled."""
    years = [at for at in amounts if HAS_YEAR.search(grid.koepfe[at]) or grid.spalten[at] is Spaltensinn.SUMME]
    for row, sense in enumerate(grid.sinne):
        filled = [at for at in years if grid.zeilen[row][at].zahl]
        for column in years:
            if not grid.zeilen[row][column].leer or len(filled) < FEW:
                continue
            is_sum = sense in SUMS and any(grid.zeilen[at][column].zahl for at in range(row))
            if is_sum or (
                sense is Zeilensinn.WERT and grid.spalten[column] is Spaltensinn.SUMME and _is_filled(grid, column)
            ):
                yield _gap(grid, row, column)


def _is_filled(grid: Grid, column: int) -> bool:
    return sum(1 for row in grid.zeilen if row[column].leer) == 1 and len(grid.zeilen) > FEW


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
