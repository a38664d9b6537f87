"""Write the tree as the HTML that WeasyPrint is given: one small function for each class of node."""

import base64
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup

from antrag_gen.tree import (
    Cell,
    ColumnKind,
    Document,
    Emphasis,
    Footnote,
    Heading,
    Image,
    Item,
    ItemList,
    LineBreak,
    Link,
    Node,
    Paragraph,
    Quote,
    Region,
    RegionRole,
    Row,
    Strong,
    Table,
    Text,
)

AFTER_LABEL = "\u2002"


def render(node: Node) -> Markup:
    """The HTML of a node; KeyError for a class of node that is not in the table."""
    return RENDER[type(node)](node)


def _all(nodes: Iterable[Node]) -> Markup:
    return Markup("").join(render(node) for node in nodes)


def _element(tag: str, content: Markup, **attributes: str) -> Markup:
    written = Markup("").join(
        Markup(' {}="{}"').format(name.strip("_").replace("_", "-"), value)
        for name, value in attributes.items()
        if value
    )
    return Markup("<{0}{1}>{2}</{0}>").format(tag, written, content)


def _document(node: Document) -> Markup:
    regions = [child for child in node.children if _is_running(child)]
    rest = [child for child in node.children if not _is_running(child)]
    # Running elements must come before the first page's text to stand on every page.
    return _element("body", _all([*regions, *rest]))


def _is_running(node: Node) -> bool:
    return isinstance(node, Region) and node.role in (RegionRole.KOPFZEILE, RegionRole.FUSSZEILE)


def _item_list(node: ItemList) -> Markup:
    return _element("ol" if node.ordered else "ul", _all(node.items))


def _item(node: Item) -> Markup:
    # A string as the type of the marker gives it the tag Lbl; `::marker {content}` makes WeasyPrint 70 fail.
    return _element("li", _all(node.children), style=f"list-style-type: '{node.label}{AFTER_LABEL}'")


def _footnote(node: Footnote) -> Markup:
    paragraphs = (_all(child.children) if isinstance(child, Paragraph) else render(child) for child in node.children)
    return _element("span", Markup("<br>").join(paragraphs), class_="fussnote")


def _image(node: Image) -> Markup:
    data = base64.b64encode(node.data).decode("ascii")
    return Markup('<p class="bild"><img src="data:{};base64,{}" alt="{}"></p>').format(node.media_type, data, node.alt)


def _table(node: Table) -> Markup:
    caption = _element("caption", _all(node.caption)) if node.caption else Markup()
    parts = (("thead", node.head), ("tbody", node.body), ("tbody", node.foot))
    # A foot is a last group of body rows: WeasyPrint would repeat a tfoot on every page.
    groups = (
        _element(tag, Markup("").join(_row(row, node.columns, tag, foot=row in node.foot) for row in rows))
        for tag, rows in parts
        if rows
    )
    return _element("table", caption + Markup("").join(groups))


def _row(row: Row, columns: tuple[ColumnKind, ...], part: str, *, foot: bool) -> Markup:
    cells = (_cell(cell, kind, part) for cell, kind in zip(row.cells, columns, strict=True))
    return _element("tr", Markup("").join(cells), class_="summe" if foot else "")


def _cell(cell: Cell, kind: ColumnKind, part: str) -> Markup:
    scope = "" if not cell.header else "col" if part == "thead" else "row"
    return _element("th" if cell.header else "td", _all(cell.children), class_=kind.value, scope=scope)


RENDER: Mapping[type[Node], Callable[[Any], Markup]] = {
    Text: lambda node: Markup.escape(node.text),
    LineBreak: lambda node: Markup("<br>"),
    Emphasis: lambda node: _element("em", _all(node.children)),
    Strong: lambda node: _element("strong", _all(node.children)),
    Link: lambda node: _element("a", _all(node.children), href=node.target),
    Footnote: _footnote,
    Heading: lambda node: _element(f"h{node.level}", _all(node.children)),
    Paragraph: lambda node: _element("p", _all(node.children), class_=node.role.value),
    Item: _item,
    ItemList: _item_list,
    Quote: lambda node: _element("blockquote", _all(node.children)),
    Image: _image,
    Cell: lambda node: _cell(node, ColumnKind.TEXT, "tbody"),
    Row: lambda node: _row(node, (ColumnKind.TEXT,) * len(node.cells), "tbody", foot=False),
    Table: _table,
    Region: lambda node: _element("div", _all(node.children), class_=node.role.value),
    Document: _document,
}
