"""The document tree: what composing yields, transforms rewrite and every writer is given.

Frozen nodes: blocks stand below each other, inlines in a line, words in `Text` and labels of items, nowhere else.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import get_args

from antrag_gen.errors import Place
from antrag_gen.roles import RUNNING as RUNNING
from antrag_gen.roles import Attachment as Attachment
from antrag_gen.roles import ChartKind as ChartKind
from antrag_gen.roles import ColumnKind as ColumnKind
from antrag_gen.roles import Metadata as Metadata
from antrag_gen.roles import ParagraphRole as ParagraphRole
from antrag_gen.roles import RegionRole as RegionRole
from antrag_gen.roles import Relationship as Relationship
from antrag_gen.roles import RowRole as RowRole
from antrag_gen.roles import Sent, rows_of_nodes
from antrag_gen.roles import Series as Series
from antrag_gen.roles import TableSize as TableSize


@dataclass(frozen=True, slots=True)
class Node(Sent):
    """Common to all nodes: the place that its words come from, which takes no part in equality."""

    place: Place | None = field(default=None, kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Text(Node):
    """`font` is empty, or the name of the font of letters that the layout's own lacks (`transforms/fonts`)."""

    text: str
    font: str = ""


@dataclass(frozen=True, slots=True)
class LineBreak(Node):
    pass


@dataclass(frozen=True, slots=True)
class Emphasis(Node):
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Strong(Node):
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Link(Node):
    """`target` is an absolute http, https or mailto address."""

    target: str
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Struck(Node):
    """Words that go: an amendment prints them with a line through them."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Script(Node):
    """What is set higher than its line, as in m², or lower, as in CO₂."""

    children: tuple["Inline", ...]
    raised: bool = True


@dataclass(frozen=True, slots=True)
class Footnote(Node):
    """Stands where it is called first; holds paragraphs. Those that are called again have a `name` of their own."""

    children: tuple["Block", ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class NoteCall(Node):
    """Calls the note of that `name`, which stands before it, once more; `mark` is its number, as it is printed."""

    name: str
    mark: str


@dataclass(frozen=True, slots=True)
class Heading(Node):
    """`level` 1 is the title of the paper, the only one of its level; `anchor` is what a table of contents calls it."""

    level: int
    children: tuple["Inline", ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph(Node):
    children: tuple["Inline", ...]
    role: ParagraphRole = ParagraphRole.TEXT


@dataclass(frozen=True, slots=True)
class Item(Node):
    """A list item; `label` is what is printed before it, in words: `•`, `1.`, `2.1` or `a)`."""

    label: str
    children: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class ItemList(Node):
    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Pair(Node):
    """What a head gives, and its value: „Gz:“ and „SI / 50“; the value may be missing."""

    term: tuple["Inline", ...]
    description: tuple["Inline", ...] = ()


@dataclass(frozen=True, slots=True)
class Pairs(Node):
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Entry(Node):
    """A heading in a table of contents, with its level, words and anchor; `page` is None until it is laid out."""

    level: int
    children: tuple["Inline", ...]
    anchor: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Contents(Node):
    """A table of contents: the headings that follow it."""

    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote(Node):
    children: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Image(Node):
    """A PNG or JPEG file; `alt` says what it shows, empty where it only adorns; `width` in mm, 0 as the file says."""

    data: bytes
    media_type: str
    alt: str
    width: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Chart(Node):
    """Numbers to be drawn. `alt` says them all and is what is read; the drawing has no words but those of its table."""

    kind: ChartKind
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    font: bytes = b""  # the file of a city's own

    @property
    def words(self) -> str:
        """All that the drawing says in words, a line each."""
        return "\n".join((self.unit, *self.categories, *(series.name for series in self.series)))


@dataclass(frozen=True, slots=True)
class Cell(Node):
    """`value` is the number behind the words, money in Euro: `unit` (1000 for TEUR) times what they say at `decimals`.

    It `adds` body rows, is per cent of two columns of its row, or `gathers` one of the table before, by another.
    """

    children: tuple["Inline", ...]
    header: bool = False
    value: Decimal | None = None
    adds: tuple[int, ...] = ()
    unit: int = 1
    decimals: int = 0
    percent_of: tuple[int, ...] = ()
    gathers: tuple[int, ...] = ()
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Row(Node):
    cells: tuple[Cell, ...]
    role: RowRole = RowRole.WERTE


@dataclass(frozen=True, slots=True)
class Table(Node):
    """Every row has as many cells as there are `columns`; `head` has at least one row.

    `shares` are the widths of the columns in ten-thousandths, empty where the layout chooses them. A table too wide
    for any page becomes several, each a `part` of it.
    """

    caption: tuple["Inline", ...]
    columns: tuple[ColumnKind, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    foot: tuple[Row, ...] = ()
    size: TableSize = TableSize.NORMAL
    shares: tuple[int, ...] = ()
    part: "Part | None" = None


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a table another is, from 1, and that `whole` table."""

    number: int
    whole: Table = field(repr=False)


@dataclass(frozen=True, slots=True)
class Region(Node):
    role: RegionRole
    children: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Document(Node):
    """The root: at most one region each of `briefkopf`, `kopfzeile` and `fusszeile`, and the rest in reading order."""

    metadata: Metadata
    children: tuple["Block", ...]
    attachments: tuple[Attachment, ...] = ()


Inline = Text | LineBreak | Emphasis | Strong | Struck | Script | Link | Footnote | NoteCall
Picture = Image | Chart
Block = Heading | Paragraph | ItemList | Pairs | Contents | Quote | Picture | Table | Region
NODE_CLASSES: tuple[type[Node], ...] = (*get_args(Inline), *get_args(Block), Item, Pair, Entry, Row, Cell, Document)


def children_of(node: Node) -> list[Node]:
    """The nodes directly below `node`, in reading order (the caption of a table first)."""
    return [child for name in rows_of_nodes(type(node)) for child in getattr(node, name)]


def walk(node: Node) -> Iterator[Node]:
    """`node` and everything below it, in reading order."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        for name in reversed(rows_of_nodes(type(node))):
            waiting += reversed(getattr(node, name))


def plain_text(node: Node) -> str:
    """The words of `node` as they are read: a line for each block, notes where they are called."""
    return "\n".join(line for line in _lines(node) if line)


def _lines(node: Node) -> Iterator[str]:
    match node:
        case Document() | Region() | Quote() | ItemList() | Pairs() | Contents() | Table():
            if isinstance(node, Table) and node.caption:
                yield _words(node.caption)
            for child in children_of(node):
                if isinstance(child, (*get_args(Block), Item, Pair, Entry, Row)) and not is_running(child):
                    yield from _lines(child)
        case Item():
            first, *rest = [line for child in node.children for line in _lines(child)] or [""]
            yield f"{node.label} {first}"
            yield from rest
        case Pair():
            yield f"{_words(node.term)} {_words(node.description)}".rstrip()
        case Row():
            yield " ".join(_words(cell.children) for cell in node.cells)
        case Heading() | Paragraph() | Entry() | Cell():
            yield _words(node.children)
        case Image() | Chart():
            yield node.alt
        case _:
            yield _words((node,))


def _words(nodes: Iterable[Node]) -> str:
    return "".join(_inline_words(node) for node in nodes)


def _inline_words(node: Node) -> str:
    match node:
        case Text():
            return node.text
        case LineBreak():
            return " "
        case Footnote():
            return f" {' '.join(line for child in node.children for line in _lines(child))} "
        case _:
            return _words(children_of(node))


def is_running(node: Node) -> bool:
    """Whether `node` is repeated on the pages instead of being read once."""
    return isinstance(node, Region) and node.role in RUNNING
