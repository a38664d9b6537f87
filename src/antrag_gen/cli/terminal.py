"""A document on the terminal: its tables fit the window; in a file or a pipe every row is one line."""

import sys

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from antrag_gen.tree import ColumnKind, Document, Heading, RowRole, Table, plain_text
from antrag_gen.writers.data import NO_BREAK, blocks_of, words_of

WIDE = 10_000  # characters: no line of a table is broken


def show(document: Document) -> None:
    """Write the words of a document to stdout, which is where results go."""
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else WIDE, highlight=False)
    for block in blocks_of(document):
        if not isinstance(block, Table):
            gap = "\n" if isinstance(block, Heading) else ""
            click.echo(gap + plain_text(block).translate(NO_BREAK))
        elif sys.stdout.isatty():
            console.print(_grid(block))
        else:
            with console.capture() as captured:
                console.print(_grid(block))
            click.echo("\n".join(line.rstrip() for line in captured.get().splitlines()))


def _grid(table: Table) -> Grid:
    grid = Grid(box=SIMPLE_HEAD if sys.stdout.isatty() else None, pad_edge=False)
    for cell, kind in zip(table.head[-1].cells, table.columns, strict=True):
        numbers = kind is not ColumnKind.TEXT
        grid.add_column(Text(words_of(cell)), justify="right" if numbers else "left", no_wrap=numbers)
    for row in (*table.body, *table.foot):
        style = "" if row.role is RowRole.WERTE and row not in table.foot[-1:] else "bold"
        grid.add_row(*(Text(words_of(cell)) for cell in row.cells), style=style)
    return grid
