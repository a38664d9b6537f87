"""Divide words that are wider than their column: a table and the widths of its columns in, soft hyphens in it out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from antrag_gen.measure.advances import width_of
from antrag_gen.measure.columns import WORDS, rows_below_head
from antrag_gen.measure.syllables import hyphenate
from antrag_gen.patterns import compile_late
from antrag_gen.transforms.texts import map_text
from antrag_gen.tree import Cell, Footnote, Row, Table

IN_A_ROW = compile_late("[^ \t\n]+")


def divide_words(table: Table, widths: Sequence[float]) -> Table:
    """The table with words divided where that is needed; `widths` are ems without the padding of cells."""
    head = tuple(_row(row, widths, bold=True) for row in table.head)
    below = tuple(_row(row, widths, bold=bold) for row, bold in rows_below_head(table))
    return replace(table, head=head, body=below[: len(table.body)], foot=below[len(table.body) :])


def _row(row: Row, widths: Sequence[float], *, bold: bool) -> Row:
    return replace(
        row, cells=tuple(_cell(cell, width, bold=bold) for cell, width in zip(row.cells, widths, strict=True))
    )


def _cell(cell: Cell, width: float, *, bold: bool) -> Cell:
    """Notes are left: they stand at the foot of the page."""

    def divide(words: re.Match[str]) -> str:
        return "".join(hyphenate(word) if width_of(word, bold=bold) > width else word for word in WORDS.split(words[0]))

    return replace(
        cell,
        children=tuple(
            child if isinstance(child, Footnote) else map_text(child, lambda text: IN_A_ROW.sub(divide, text))
            for child in cell.children
        ),
    )
