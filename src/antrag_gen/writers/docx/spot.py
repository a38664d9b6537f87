"""Where a node is written: what the whole file shares, and what stands around the node."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import chain
from typing import Any

from docx.oxml.section import CT_SectPr
from docx.parts.story import StoryPart
from docx.shared import Twips

from antrag_gen.tree import ColumnKind, Node, TableSize
from antrag_gen.writers.docx.markup import Xml
from antrag_gen.writers.docx.notes import Notes
from antrag_gen.writers.docx.numbering import Count, Numbering
from antrag_gen.writers.docx.styles import Styles


@dataclass(frozen=True, slots=True)
class Paper:
    """What the whole file shares; `width` and `height` (twips) are what the margins leave of a page."""

    body: StoryPart
    styles: Styles
    numbering: Numbering
    notes: Notes
    width: int
    height: int
    picture_ids: Iterator[int]
    bookmark_ids: Iterator[int]
    render: Mapping[type[Node], "Render"]


def turned_paper(paper: Paper, section: CT_SectPr) -> Paper:
    """The same file, where its page is turned: what its margins leave of the other side."""
    height, width = section.page_height or 0, section.page_width or 0
    longer = (height - width) // Twips(1)
    return replace(paper, width=paper.width + longer, height=paper.height - longer)


class RowLook(Enum):
    """Head of a table, rows of values, sums and the names of groups."""

    HEAD = "head"
    VALUES = "values"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Band:
    """The rows being written: how they look, whether they stay with the row below, the size of their letters.

    `decimals` are those of the most exact number of each column that is aligned by its comma.
    """

    columns: tuple[ColumnKind, ...]
    widths: tuple[int, ...]
    decimals: tuple[int, ...]
    look: RowLook = RowLook.VALUES
    keep: bool = False
    size: TableSize = TableSize.NORMAL


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands around a node.

    `prose` is the style of paragraphs that have no role, `depth` counts the lists around, `inset` (twips)
    is the indent of the item and the quotes around, `quoted` that of the quotes alone and `short` by how much they end
    before the margin, `count` is the count of the next numbered item above, `section` are the
    properties of the section around where another can begin, else None; `below_chart` is said of a table right there.
    """

    paper: Paper
    part: StoryPart
    prose: str = "Normal"
    marks: frozenset[str] = frozenset()
    depth: int = 0
    inset: int = 0
    quoted: int = 0
    short: int = 0
    count: Count | None = None
    numbered: bool = False
    band: Band = field(default=Band((), (), ()))
    section: CT_SectPr | None = None
    below_chart: bool = False

    def within(self, **changes: Any) -> "Spot":  # noqa: ANN401 - each field has a type of its own
        """The same spot, but for `changes`."""
        return replace(self, **changes)

    def write(self, node: Node) -> list[Xml]:
        """The elements that say `node` in Word; TypeError for what no writer knows."""
        render = self.paper.render.get(type(node))
        if render is None:
            raise TypeError(f"no way to write {type(node).__name__} to Word")
        return render(node, self)

    def write_all(self, nodes: Iterable[Node]) -> list[Xml]:
        return list(chain.from_iterable(self.write(node) for node in nodes))


# Any: each function takes the one class of nodes it stands for in the table.
Render = Callable[[Any, Spot], list[Xml]]
