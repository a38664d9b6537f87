"""A document on the terminal: its tables fit the window if they can; in a file or a pipe every row is one line."""

import sys

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table as Grid
from rich.text import Text

from antrag_gen.tree import ColumnKind, Document, Heading, Row, Table
from antrag_gen.writers.data import blocks_of, words_around, words_of

WIDE = 10_000  # characters: no line of a table is broken


def show(document: Document, console: Console | None = None) -> None:
    """Write the words of a document to stdout, which is where results go."""
    console = console or Console(file=sys.stdout, width=None if sys.stdout.isatty() else WIDE)
    for block in blocks_of(document):
        if isinstance(block, Table):
            _show_table(block, console)
        else:
            gap = "\n" if isinstance(block, Heading) else ""
            print(f"{gap}{words_around(block)}", file=console.file)


def _show_table(table: Table, console: Console) -> None:
    """Amounts are never cut off: a window that is too narrow for them breaks the lines itself."""
    grid = _grid(table, box=console.is_terminal)
    least = Measurement.get(console, console.options.update(width=WIDE), grid).minimum
    window = console.width
    console.width = max(window, least)
    with console.capture() as captured:
        console.print(grid)
    console.width = window
    print("\n".join(line.rstrip() for line in captured.get().splitlines()), file=console.file)


def _grid(table: Table, *, box: bool) -> Grid:
    grid = Grid(box=SIMPLE_HEAD if box else None, pad_edge=False)
    line_break = "\n" if box else "; "  # in a file every row is one line
    for cell, kind in zip(table.head[-1].cells, table.columns, strict=True):
        numbers = kind is not ColumnKind.TEXT
        grid.add_column(Text(words_of(cell, line_break)), justify="right" if numbers else "left", no_wrap=numbers)
    for row in table.body:
        _add(grid, row, line_break, bold=not row.role.has_values)
    for row in table.foot:
        _add(grid, row, line_break, bold=True)
    return grid


def _add(grid: Grid, row: Row, line_break: str, *, bold: bool) -> None:
    grid.add_row(*(Text(words_of(cell, line_break)) for cell in row.cells), style="bold" if bold else "")
