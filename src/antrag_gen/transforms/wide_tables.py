"""Fit tables to the page: a document in, the same with tables that are too wide set smaller, turned or in parts out.

What is tried, in this order: long words divided, letters a point smaller, a landscape page, letters smaller still, all
words divided at syllables, and at last parts below each other, each with the first column. How wide pages are and how
large letters, the style sheet of the layout says; what is decided here gives all writers the same tables.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from antrag_gen.measure.sheet import MM, Setting
from antrag_gen.transforms.table_looks import set_gently, set_or_part
from antrag_gen.tree import (
    Block,
    Chart,
    Document,
    Heading,
    ItemList,
    Paragraph,
    ParagraphRole,
    Quote,
    Region,
    RegionRole,
    Table,
)

ITEM, QUOTE = 10 * MM, 20 * MM  # by how much what stands in an item or a quote is narrower


def fit_tables(document: Document, setting: Setting | None = None) -> Document:
    """The document with each table so that all of it has room on a page of a layout with this setting.

    Headings and a chart right above a table go with it to a landscape page, and a remark below, so that none is left
    behind; tables in a row share a region.
    """
    return replace(document, children=_Fitter(setting or Setting()).of_document(document.children))


@dataclass(frozen=True, slots=True)
class _Fitter:
    setting: Setting

    def of_document(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        fitted: list[Block] = []
        for block in blocks:
            if (turned := _turned(fitted)) and isinstance(block, Paragraph) and block.role is ParagraphRole.ANMERKUNG:
                fitted[-1] = replace(turned, children=(*turned.children, block))
            elif not isinstance(block, Table):
                fitted.append(self.inside(block, self.setting.upright))
            elif (upright := set_gently(block, self.setting.upright, self.setting.letters)) is not None:
                fitted.append(upright)
            else:
                self.turn(fitted, block)
        return tuple(fitted)

    def turn(self, fitted: list[Block], table: Table) -> None:
        """Add a table on a landscape page to the blocks above it."""
        turned: list[Block] = [*set_or_part(table, self.setting.turned, self.setting.letters)]
        while fitted and _goes_with_table(fitted[-1]):
            turned.insert(0, fitted.pop())
        if before := _turned(fitted):
            turned = [*before.children, *turned]
            fitted.pop()
        fitted.append(Region(RegionRole.QUERFORMAT, tuple(turned), place=table.place))

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


def _turned(fitted: Sequence[Block]) -> Region | None:
    """The last of these blocks, where it stands on turned pages."""
    last = fitted[-1] if fitted else None
    return last if isinstance(last, Region) and last.role is RegionRole.QUERFORMAT else None


def _goes_with_table(block: Block) -> bool:
    return isinstance(block, Chart) or (isinstance(block, Heading) and block.level > 1)
