"""Fit tables to the page: a document in, the same with tables that are too wide set smaller, turned or in parts out.

What is tried, in this order: long words divided, letters one or two points smaller, a landscape page, letters smaller
still, all words divided at syllables, and at last parts below each other, each with the first column. No page is turned
for one or two rows, nor right below the title, whose page would be empty. How wide pages are and how
large letters, the style sheet of the layout says; what is decided here gives all writers the same tables.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard

from antrag_gen.measure.sheet import MM, Setting
from antrag_gen.transforms.table_looks import set_gently, set_or_part
from antrag_gen.tree import (
    Block,
    Document,
    Heading,
    ItemList,
    Paragraph,
    ParagraphRole,
    Quote,
    Region,
    RegionRole,
    Table,
    plain_text,
)

ITEM, QUOTE = 10 * MM, 20 * MM  # by how much what stands in an item or a quote is narrower
FEWEST_TO_TURN = 3  # rows below the head of a table
LINE, FEW_LINES = 110, 12  # letters of a line on a turned page, and how many lines go with the table below


def fit_tables(document: Document, setting: Setting | None = None) -> Document:
    """The document with each table so that all of it has room on a page of a layout with this setting.

    Headings right above a table go with it to a landscape page, what is said between them, a remark and the names
    below it, and few lines between two such tables, so that none is left behind on a page of its own. A chart stays
    upright with its headings: table and remark need the height of a landscape page.
    """
    return replace(document, children=_Fitter(setting or Setting()).of_document(document.children))


@dataclass(frozen=True, slots=True)
class _Fitter:
    setting: Setting

    def of_document(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        fitted: list[Block] = []
        for block in blocks:
            if fitted and _is_turned(last := fitted[-1]) and _belongs_below(block):
                fitted[-1] = replace(last, children=(*last.children, block))
            elif not isinstance(block, Table):
                fitted.append(self.inside(block, self.setting.upright))
            elif (upright := set_gently(block, self.setting.upright, self.setting.letters)) is not None:
                fitted.append(upright)
            elif len(block.body) + len(block.foot) < FEWEST_TO_TURN or _is_below_title(fitted):
                fitted.extend(set_or_part(block, self.setting.upright, self.setting.letters))
            else:
                self.turn(fitted, block)
        return tuple(fitted)

    def turn(self, fitted: list[Block], table: Table) -> None:
        """Add a table on a landscape page to the blocks above it."""
        begin = _first_to_turn(fitted)
        above = [inner for block in fitted[begin:] for inner in (block.children if _is_turned(block) else (block,))]
        turned = set_or_part(table, self.setting.turned, self.setting.letters)
        fitted[begin:] = [Region(RegionRole.QUERFORMAT, (*above, *turned), place=table.place)]

    def inside(self, block: Block, room: float) -> Block:
        """The block with tables in it that fit; there they cannot be turned."""
        match block:
            case ItemList():
                items = (replace(item, children=self.all_of(item.children, room - ITEM)) for item in block.items)
                return replace(block, items=tuple(items))
            case Quote():
                return replace(block, children=self.all_of(block.children, room - QUOTE))
            case Region(role=RegionRole.QUERFORMAT):
                return replace(block, children=self.all_of(block.children, self.setting.turned))
            case Region():
                return replace(block, children=self.all_of(block.children, room))
            case _:
                return block

    def all_of(self, blocks: Sequence[Block], room: float) -> tuple[Block, ...]:
        fitted: list[Block] = []
        for block in blocks:
            if isinstance(block, Table):
                fitted.extend(set_or_part(block, room, self.setting.letters))
            else:
                fitted.append(self.inside(block, room))
        return tuple(fitted)


def _is_turned(block: Block) -> TypeGuard[Region]:
    return isinstance(block, Region) and block.role is RegionRole.QUERFORMAT


def _belongs_below(block: Block) -> bool:
    """Whether it belongs to the table above: a remark, the names below a paper."""
    if isinstance(block, Region):
        return block.role is RegionRole.GEZEICHNET
    return isinstance(block, Paragraph) and block.role is ParagraphRole.ANMERKUNG


def _belongs_above(block: Block) -> bool:
    return isinstance(block, Heading) and block.level > 1


def _first_to_turn(fitted: Sequence[Block]) -> int:
    """Where what goes to a turned page begins: headings above the table, or turned pages with few lines below them."""
    begin = _begin_of_headings(fitted)
    lines = 0
    for at in range(begin - 1, -1, -1):
        if _is_turned(fitted[at]):
            return at
        lines += 1 + len(plain_text(fitted[at])) // LINE
        if lines > FEW_LINES or not isinstance(fitted[at], (Paragraph, Heading, ItemList)):
            break
    return begin


def _begin_of_headings(fitted: Sequence[Block]) -> int:
    at = len(fitted)
    while at:
        if _belongs_above(fitted[at - 1]):
            at -= 1
        elif at > 1 and _is_said_between(fitted[at - 2], fitted[at - 1]):
            at -= 2
        else:
            break
    return at


def _is_said_between(above: Block, block: Block) -> bool:
    """Whether it stands between a heading and what is said below it."""
    said = isinstance(block, Paragraph) and block.role is ParagraphRole.ANGABE
    return said and isinstance(above, Heading) and above.level > 1


def _is_below_title(fitted: Sequence[Block]) -> bool:
    """Whether nothing but headings stands between the head of the paper and what follows these blocks."""
    above = fitted[: _begin_of_headings(fitted)]
    return bool(above) and isinstance(above[-1], Heading)
