"""Turn tables that are too wide for a page: a document in, the same with such tables in landscape regions out.

Numbers are never broken, so a table with many or large ones can need more than the width of a page. The
layouts are A4 with 10 pt in tables; what is measured here leaves both writers the same pages.
"""

import re
from dataclasses import replace

from antrag_gen.tree import (
    Block,
    Cell,
    Chart,
    ColumnKind,
    Document,
    Footnote,
    Heading,
    Region,
    RegionRole,
    Table,
    plain_text,
)

# Advances of Liberation Sans Bold in ems, for what numbers consist of; letters get an average.
ADVANCES = {**dict.fromkeys("0123456789–−€", 0.56), **dict.fromkeys(" .,:;()\u00a0'", 0.31)}
LETTER = 0.59
BREAKS = re.compile("[ /–-]")
PADDING = 1.15
PORTRAIT = 46.0
# A longer word of a text column may be broken before the page is turned.
LONGEST_WORD = 13.0


def turn_wide_tables(document: Document) -> Document:
    """The document with each top-level table that does not fit the width of a page in a region of its own.

    Headings and a chart right above it go with it, so that none is left behind; tables in a row share a region.
    """
    blocks: list[Block] = []
    for block in document.children:
        if not isinstance(block, Table) or needed_width(block) <= PORTRAIT:
            blocks.append(block)
            continue
        turned: list[Block] = [block]
        while blocks and _goes_with_table(blocks[-1]):
            turned.insert(0, blocks.pop())
        if blocks and isinstance(before := blocks[-1], Region) and before.role is RegionRole.QUERFORMAT:
            turned = [*before.children, *turned]
            blocks.pop()
        blocks.append(Region(RegionRole.QUERFORMAT, tuple(turned), place=block.place))
    return replace(document, children=tuple(blocks))


def _goes_with_table(block: Block) -> bool:
    return isinstance(block, Chart) or (isinstance(block, Heading) and block.level > 1)


def needed_width(table: Table) -> float:
    """The width in ems that a table needs at least: amounts in one line, words unbroken within reason."""
    return sum(_column(table, number, kind) + PADDING for number, kind in enumerate(table.columns))


def _column(table: Table, number: int, kind: ColumnKind) -> float:
    heads = [word for row in table.head for word in BREAKS.split(_words(row.cells[number]))]
    values = [_words(row.cells[number]) for row in (*table.body, *table.foot)]
    if kind is not ColumnKind.TEXT:
        return max(map(_width, (*heads, *values)))
    words = [word for text in values for word in BREAKS.split(text)]
    return min(max(map(_width, (*heads, *words))), LONGEST_WORD)


def _words(cell: Cell) -> str:
    """The words that stand in a cell; notes stand at the foot of the page."""
    return plain_text(replace(cell, children=tuple(part for part in cell.children if not isinstance(part, Footnote))))


def _width(text: str) -> float:
    return sum(ADVANCES.get(character, LETTER) for character in text)
