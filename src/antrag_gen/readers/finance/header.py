"""Find the head of a table in a grid: the names of its columns come in, the rows that say them and their cells go out.

A head may have up to three rows: `2024` over `Ist` and `Gebunden`, with `Antrag` merged over both rows. A column is
called by the words nearest to its figures, or by all of them from above: `2024 Ist`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from antrag_gen.errors import Place, Problem
from antrag_gen.german.notation import clean
from antrag_gen.german.zahlen import join
from antrag_gen.patterns import compile_late
from antrag_gen.readers.finance.faults import MERGED
from antrag_gen.readers.finance.grid import FinanceCell, Row, letters

DEEPEST_HEADER = 50
TALLEST_HEADER = 3
NOWHERE = Place("")
FIGURE = compile_late(r"[-−(]?[0-9]")
AREA = compile_late(r"([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)")


@dataclass(frozen=True, slots=True)
class Header:
    """The rows of a head, by their index in the grid, and the cell that names each wanted column.

    `words` are all that the head says of a column, from above.
    """

    top: int
    bottom: int
    cells: Mapping[str, FinanceCell]
    words: Mapping[str, tuple[str, ...]]


def find_row(grid: Sequence[Row], wanted: Sequence[str]) -> int:
    """Which row has most of the wanted names; the first one of equals. -1 where none has any."""
    counts = [len(set(wanted) & set(_names(row))) for row in grid[:DEEPEST_HEADER]]
    best = max(counts, default=0)
    return counts.index(best) if best else -1


def find_header(grid: Sequence[Row], wanted: Sequence[str]) -> Header | None:
    """The head with all wanted names, each at one column; a single row before several."""
    at = find_row(grid, wanted)
    if at < 0:
        return None
    if not any(check_row(grid[at], wanted, "")):
        single = _single(grid, at, wanted)
        return None if _has_figures(grid[at + 1 : single.bottom + 1]) else single
    anchors = _anchors(grid)
    for height in range(2, TALLEST_HEADER + 1):
        for top in range(min(len(grid), DEEPEST_HEADER) - height + 1):
            header = _stacked(grid, range(top, top + height), wanted, anchors)
            if header is not None:
                return header
    return None


def check_row(
    header: Row, wanted: Sequence[str], where: str, place: Place = NOWHERE, *, tall: bool = True
) -> Iterator[Problem]:
    """What keeps a row from being the head; `where` names the sheet, `place` is that of one without it.

    The cells of a `tall` head may be merged with those below.
    """
    names = _names(header)
    place = header[0].place if header else place
    there = f"Es gibt: {join([f'„{name}“' for name in names])}." if names else "Keine der Spalten wurde gefunden."
    hint = f"{there} Wie die Spalten heißen, steht unter „ist_daten“ in content/projekt.yaml."
    for name in wanted:
        if name not in names:
            yield Problem(place, f"Die Spalte „{name}“ fehlt{where}.", hint, "spalte-fehlt")
        elif names.count(name) > 1:
            cells = [cell for cell in header if clean(cell.text) == name]
            what = f"Zwei Spalten heißen „{name}“ ({cells[0].name} und {cells[1].name})."
            yield Problem(cells[1].place, what, "Eine der beiden umbenennen.", "spalte-doppelt")
    for cell in header if names else ():
        if cell.fault is not None and clean(cell.text) in wanted and not (tall and _only_downwards(cell)):
            what = f"{cell.name} (Spalte „{clean(cell.text)}“): {cell.fault.what}"
            yield replace(cell.fault, at=cell.place, what=what)


def _single(grid: Sequence[Row], at: int, wanted: Sequence[str]) -> Header:
    cells = {name: cell for cell in grid[at] if (name := clean(cell.text)) in wanted}
    bottom = max([at, *(_last_row(cell) - 1 for cell in cells.values() if cell.look.merged)])
    return _header(grid, at, min(bottom, len(grid) - 1), cells)


def _has_figures(rows: Sequence[Row]) -> bool:
    """Whether rows that a merged cell of the head reaches into are of the list itself."""
    return any(FIGURE.match(cell.text) for row in rows for cell in row if not cell.look.merged)


def _stacked(
    grid: Sequence[Row], rows: range, wanted: Sequence[str], anchors: Mapping[str, FinanceCell]
) -> Header | None:
    """The head in these rows; None where a name is missing, stands twice, or at a cell over several columns."""
    found: dict[str, FinanceCell] = {}
    over: list[FinanceCell] = []
    for column in range(max(len(grid[at]) for at in rows)):
        stack = [cell for at in rows if column < len(grid[at]) and (cell := _said(grid[at][column], anchors)).text]
        words = [clean(cell.text) for cell in dict.fromkeys(stack)]
        # A CSV file has no merged cells: what stands over several columns stands over the first of them.
        over = stack[:-1] if len(stack) > 1 else over if stack and stack[-1].row == grid[rows[-1]][0].row else []
        group = [clean(cell.text) for cell in over] + words[-1:]
        for name in {words[-1], " ".join(words), " ".join(group)} & set(wanted) if words else ():
            wide = stack[-1].look.merged and not _only_downwards(stack[-1])
            if wide or name in found:
                return None
            found[name] = replace(stack[-1], column=column + 1)
    if set(found) != set(wanted):
        return None
    return _header(grid, rows[0], rows[-1], found)


def _header(grid: Sequence[Row], top: int, bottom: int, cells: Mapping[str, FinanceCell]) -> Header:
    anchors = _anchors(grid[: bottom + 1])
    words = {
        name: tuple(
            dict.fromkeys(
                clean(_said(row[cell.column - 1], anchors).text)
                for row in grid[top : bottom + 1]
                if cell.column <= len(row)
            )
        )
        for name, cell in cells.items()
    }
    return Header(top, bottom, cells, words)


def _names(row: Row) -> list[str]:
    return [clean(cell.text) for cell in row if cell.text]


def _anchors(grid: Sequence[Row]) -> dict[str, FinanceCell]:
    """The first cell of each merged area, by the area; the words stand there."""
    anchors: dict[str, FinanceCell] = {}
    for row in grid[: DEEPEST_HEADER + TALLEST_HEADER]:
        for cell in row:
            if cell.look.merged:
                anchors.setdefault(cell.look.merged, cell)
    return anchors


def _said(cell: FinanceCell, anchors: Mapping[str, FinanceCell]) -> FinanceCell:
    return anchors.get(cell.look.merged, cell) if cell.look.merged else cell


def lies_in_one_row(merged: str) -> bool:
    area = AREA.fullmatch(merged)
    return area is not None and _height(area) == 1


def _only_downwards(cell: FinanceCell) -> bool:
    """Whether the cell is merged with few below it, as in a head of several rows."""
    area = AREA.fullmatch(cell.look.merged) if cell.fault is not None and cell.fault.id == MERGED else None
    return area is not None and area[1] == area[3] == letters(cell.column) and _height(area) <= TALLEST_HEADER


def _height(area: re.Match[str]) -> int:
    return int(area[4]) - int(area[2]) + 1


def _last_row(cell: FinanceCell) -> int:
    area = AREA.fullmatch(cell.look.merged)
    return int(area[4]) if area else cell.row
