"""Build the tags of a document: one small function for each class of node, as for the HTML."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pydyf

from antrag_gen.readers.list_labels import BOXES, BULLET
from antrag_gen.tree import (
    Cell,
    Chart,
    Contents,
    Document,
    Entry,
    Heading,
    Image,
    Item,
    ItemList,
    Node,
    Pair,
    Pairs,
    Paragraph,
    Picture,
    Quote,
    Region,
    RegionRole,
    Table,
    is_running,
)
from antrag_gen.writers.pdf.mend.drawn import Drawn
from antrag_gen.writers.pdf.mend.elements import Tagged, attributes
from antrag_gen.writers.pdf.mend.inlines import fill_lines
from antrag_gen.writers.pdf.numbered import Numbered

POINTS = 0.75  # of a CSS pixel
# What boxes before items say: readers call the signs by names that nobody knows, or pass them over.
TICKED = {BOXES["[ ]"]: "nicht angekreuzt", BOXES["[x]"]: "angekreuzt"}


def build(at: Numbered, drawn: Drawn) -> Tagged:
    """The element of a block; KeyError for a class of node that is not in the table."""
    return BUILD[type(at.node)](at.node, at, drawn)


def build_all(blocks: Iterable[Numbered], drawn: Drawn) -> list[Tagged]:
    """The elements of all blocks that are read; a picture without words of its own is an artifact (7.3)."""
    return [build(at, drawn) for at in blocks if not is_running(at.node) and not _is_decoration(at, drawn)]


def _is_decoration(at: Numbered, drawn: Drawn) -> bool:
    return isinstance(at.node, Picture) and at.number not in drawn.pictures


def _group(type_: str, at: Numbered, drawn: Drawn) -> Tagged:
    return Tagged(type_, [*build_all(at.parts["children"], drawn)])


def _lines(type_: str, at: Numbered, drawn: Drawn, **entries: Any) -> Tagged:  # noqa: ANN401 – pydyf's objects
    return fill_lines(Tagged(type_, entries=entries), at, drawn, build_all)


def _item_list(node: ItemList, at: Numbered, drawn: Drawn) -> Tagged:
    numbering = attributes("List", ListNumbering=f"/{_numbering(node)}")
    return Tagged("L", [*build_all(at.parts["items"], drawn)], numbering)


def _numbering(node: ItemList) -> str:
    """ISO 32000-1, table 347: how the labels count, which stand in words in Lbl."""
    label = node.items[0].label if node.items else ""
    if node.ordered:
        return "Decimal" if label[:1].isdigit() else "LowerAlpha"
    return "Disc" if label == BULLET else "None"


def _item(node: Item, at: Numbered, drawn: Drawn) -> Tagged:
    said = {"Alt": pydyf.String(TICKED[node.label])} if node.label in TICKED else {}
    label = Tagged("Lbl", [*drawn.labels.get(at.number, ())], said)
    return Tagged("LI", [label, _group("LBody", at, drawn)])


def _pairs(_: Pairs, at: Numbered, drawn: Drawn) -> Tagged:
    """ISO 32000-1, 14.8.4.3.3: a list of definitions, with the terms as labels that count nothing."""
    return Tagged("L", [*build_all(at.parts["pairs"], drawn)], attributes("List", ListNumbering="/None"))


def _pair(_: Pair, at: Numbered, drawn: Drawn) -> Tagged:
    (term,), (description,) = at.parts["term"], at.parts["description"]
    return Tagged("LI", [_lines("Lbl", term, drawn), _lines("LBody", description, drawn)])


def _entry(_: Entry, at: Numbered, drawn: Drawn) -> Tagged:
    """ISO 32000-1, 14.8.4.2: what stands in a table of contents refers to its heading."""
    link = Tagged("Link", [*drawn.links.get(at.number, ())])
    return Tagged("TOCI", [Tagged("Reference", [fill_lines(link, at, drawn, build_all)])])


def _picture(node: Picture, at: Numbered, drawn: Drawn) -> Tagged:
    """ISO 32000-1, 14.8.5.4.3: a picture that stands by itself has a box, in points from below."""
    mark = drawn.pictures[at.number]
    left, top = mark.area.left, drawn.heights[mark.page] - mark.area.top
    edges = (left, top - mark.area.height, left + mark.area.width, top)
    box = pydyf.Array([round(edge * POINTS, 2) for edge in edges])
    return Tagged(
        "Figure", [mark], {"Alt": pydyf.String(node.alt), **attributes("Layout", Placement="/Block", BBox=box)}
    )


def _table(_: Table, at: Numbered, drawn: Drawn) -> Tagged:
    """One element for the parts on all pages. Without a body the rows of the head stand alone."""
    caption = [_lines("Caption", at, drawn)] if at.parts["caption"] else []
    head, body, foot = ([_row(row, drawn, part) for row in at.parts[part]] for part in ("head", "body", "foot"))
    if not body:
        body, foot = foot, []
    groups = [Tagged(type_, [*rows]) for type_, rows in (("THead", head), ("TBody", body), ("TFoot", foot)) if rows]
    return Tagged("Table", [*caption, *(groups if body else head)])


def _row(row: Numbered, drawn: Drawn, part: str) -> Tagged:
    scope = "/Column" if part == "head" else "/Row"
    return Tagged("TR", [_cell(cell.node, cell, drawn, scope) for cell in row.parts["cells"]])


def _cell(node: Node, at: Numbered, drawn: Drawn, scope: str) -> Tagged:
    """ISO 14289-1, 7.5: a heading of a table says what it is the heading of."""
    if isinstance(node, Cell) and node.header:
        return _lines("TH", at, drawn, **attributes("Table", Scope=scope))
    return _lines("TD", at, drawn)


BUILD: Mapping[type[Node], Callable[[Any, Numbered, Drawn], Tagged]] = {
    Heading: lambda node, at, drawn: _lines(f"H{node.level}", at, drawn),
    Paragraph: lambda _, at, drawn: _lines("P", at, drawn),
    Item: _item,
    ItemList: _item_list,
    Pairs: _pairs,
    Pair: _pair,
    Contents: lambda _, at, drawn: Tagged("TOC", [*build_all(at.parts["entries"], drawn)]),
    Entry: _entry,
    Quote: lambda _, at, drawn: _group("BlockQuote", at, drawn),
    Image: _picture,
    Chart: _picture,
    Table: _table,
    Region: lambda node, at, drawn: _group("Sect" if node.role is RegionRole.PAPIER else "Div", at, drawn),
    Document: lambda _, at, drawn: _group("Document", at, drawn),
}
