"""Write the tree as the HTML that WeasyPrint is given: one small function for each class of node.

`data-node` is the number of the node that an element shows; the tags of the PDF are made by it.
"""

import base64
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup, escape

from antrag_gen.measure.decimals import missing_width, most_decimals
from antrag_gen.measure.signs import KEPT
from antrag_gen.patterns import compile_late
from antrag_gen.tree import (
    Cell,
    Chart,
    ColumnKind,
    Contents,
    Document,
    Emphasis,
    Entry,
    Footnote,
    Heading,
    Image,
    Item,
    ItemList,
    LineBreak,
    Link,
    Node,
    NoteCall,
    Pair,
    Pairs,
    Paragraph,
    ParagraphRole,
    Quote,
    Region,
    RegionRole,
    Row,
    RowRole,
    Script,
    Strong,
    Struck,
    Table,
    Text,
    is_running,
)
from antrag_gen.writers.columns import columns_of
from antrag_gen.writers.drawing import draw
from antrag_gen.writers.kept import goes_on_below_chart, is_short
from antrag_gen.writers.pdf.numbered import Numbered
from antrag_gen.writers.pictures import size_of

AFTER_LABEL = "\u2002"
NUMBER = "data-node"
APART = compile_late(f"([^ \t\n]*\u00ad[^ \t\n]*|{KEPT.pattern})")
Column = tuple[ColumnKind, int]  # what its cells hold, and the decimals of the most exact one
IN_FONT = "font-family: {} !important; line-height: 0"  # the lines stay as high as they are without it
BLANKS = compile_late("[ \t\n]+")  # WeasyPrint 70 leaves them as they are in notes, and fails at some line feeds


def render(numbered: Numbered) -> Markup:
    """The HTML of a node; KeyError for a class of node that is not in the table."""
    return RENDER[type(numbered.node)](numbered.node, numbered)


def _all(nodes: Iterable[Numbered]) -> Markup:
    return Markup("").join(render(node) for node in nodes)


def _element(tag: str, content: Markup, **attributes: str) -> Markup:
    # Not with Markup's own `format`, which takes as long for a paper as all its styles.
    written = "".join(
        f' {name.strip("_").replace("_", "-")}="{escape(value)}"' for name, value in attributes.items() if value
    )
    return Markup(f"<{tag}{written}>{escape(content)}</{tag}>")  # noqa: S704 – all parts are escaped


def _lined(tag: str, at: Numbered, **attributes: str) -> Markup:
    """An element with the children of the node `at`."""
    return _element(tag, _all(at.parts["children"]), data_node=str(at.number), **attributes)


def render_body(at: Numbered, pages_before: int = 0) -> Markup:
    """The HTML of a document, or of a part of one: `pages_before` stand empty before what it says."""
    # Running elements must come before the first page's text to stand on every page.
    running = (child for child in at.parts["children"] if is_running(child.node))
    text = (child for child in at.parts["children"] if not is_running(child.node))
    before = Markup('<div class="leer"></div>') * pages_before
    return _element("body", _all(running) + before + _all(text))


def _item_list(node: ItemList, at: Numbered) -> Markup:
    alone = "ein-punkt" if len(node.items) == 1 else ""
    return _element("ol" if node.ordered else "ul", _all(at.parts["items"]), class_=alone, data_node=str(at.number))


def _item(node: Item, at: Numbered) -> Markup:
    # A string as the type of the marker keeps it apart from the text; `::marker {content}` makes WeasyPrint 70 fail.
    return _lined("li", at, style=f"list-style-type: {_quoted(f'{node.label}{AFTER_LABEL}')}")


def _quoted(text: str) -> str:
    """The text as style sheets quote it."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _footnote(node: Footnote, at: Numbered) -> Markup:
    paragraphs = (
        _lined("span", child) if isinstance(child.node, Paragraph) else render(child) for child in at.parts["children"]
    )
    anchor = note_anchor(node.name) if node.name else ""
    return _element("span", Markup("<br>").join(paragraphs), class_="fussnote", id=anchor, data_node=str(at.number))


def _note_call(node: NoteCall, at: Numbered) -> Markup:
    """The same mark as where the note is called first, in an element that is raised without a style sheet, too."""
    mark = _element("sup", Markup.escape(node.mark), data_node=str(at.number))
    return _element("a", mark, class_="fussnotenruf", href=f"#{note_anchor(node.name)}", data_node=str(at.number))


def note_anchor(name: str) -> str:
    """The destination in the file that is the note of that name."""
    return f"fussnote-{name}"


def _pairs(_: Pairs, at: Numbered) -> Markup:
    return _element("dl", _all(at.parts["pairs"]), data_node=str(at.number))


def _pair(_: Pair, at: Numbered) -> Markup:
    (term,), (description,) = at.parts["term"], at.parts["description"]
    return _element("div", _lined("dt", term) + _lined("dd", description), data_node=str(at.number))


def _entry(node: Entry, at: Numbered) -> Markup:
    """The words and the page are one link; where the page is not known yet there is room for it."""
    page = "000" if node.page is None else str(node.page)
    link = _lined("a", at, href=f"#{node.anchor}", data_seite=page)
    return _element("p", link, class_=f"eintrag ebene{node.level}")


def _region(node: Region, at: Numbered) -> Markup:
    """The children; names below a paper stand in two columns, in their order."""
    groups = columns_of(at.parts["children"], lambda child: node.role is RegionRole.GEZEICHNET and _is_name(child))
    content = Markup("").join(
        _all(columns[0]) if len(columns) == 1 else _element("div", _beside(columns), class_="namen")
        for columns in groups
    )
    return _element("div", content, class_=node.role.value)


def _is_name(at: Numbered) -> bool:
    return isinstance(at.node, Paragraph) and at.node.role is ParagraphRole.NAME


def _beside(columns: Iterable[Iterable[Numbered]]) -> Markup:
    return Markup("").join(_element("div", _all(column)) for column in columns)


def _image(node: Image, at: Numbered) -> Markup:
    size = size_of(node)
    # Its turn is made; WeasyPrint would make it once more, and pack every picture anew that says one.
    sized = {} if size is None else {"style": f"width: {size[0]:.2f}mm; image-orientation: none"}
    return _picture("bild", at, src=_inside(node.data, node.media_type), alt=node.alt, **sized)


def _chart(node: Chart, at: Numbered) -> Markup:
    return _picture("bild diagramm", at, src=_inside(draw(node, "svg"), "image/svg+xml"), alt=node.alt)


def _inside(data: bytes, media_type: str) -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"


def _picture(class_: str, at: Numbered, **attributes: str) -> Markup:
    """The attributes as they are: an empty `alt` says that there is nothing to say."""
    written = Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in attributes.items())
    return Markup('<p class="{}"><img{} data-node="{}"></p>').format(class_, written, at.number)


def _table(node: Table, at: Numbered) -> Markup:
    caption = _element("caption", _all(at.parts["caption"]), data_node=str(at.number)) if node.caption else Markup()
    # A foot is a last group of body rows: WeasyPrint would repeat a tfoot on every page.
    columns = tuple(zip(node.columns, most_decimals(node), strict=True))
    groups = (
        _element(tag, Markup("").join(_row(row, columns, part) for row in at.parts[part]))
        for tag, part in (("thead", "head"), ("tbody", "body"), ("tbody", "foot"))
        if at.parts[part]
    )
    shares = Markup("").join(Markup('<col style="width: {}%">').format(share / 100) for share in node.shares)
    inside = caption + (_element("colgroup", shares) if shares else Markup()) + Markup("").join(groups)
    looks = ("fest" if node.shares else "", node.size.value, *_kept(node))
    return _element("table", inside, class_=" ".join(filter(None, looks)), data_node=str(at.number))


def _kept(table: Table) -> tuple[str, ...]:
    return ("kurz",) * is_short(table) + ("teilbar",) * goes_on_below_chart(table)


def _row(row: Numbered, columns: tuple[Column, ...], part: str) -> Markup:
    cells = (_cell(cell, column, part) for cell, column in zip(row.parts["cells"], columns, strict=True))
    role = RowRole.SUMME if part == "foot" or not isinstance(row.node, Row) else row.node.role
    return _element("tr", Markup("").join(cells), class_=role.value, data_node=str(row.number))


def _cell(cell: Numbered, column: Column, part: str) -> Markup:
    kind, decimals = column
    if isinstance(cell.node, Cell) and cell.node.header:
        return _lined("th", cell, class_=kind.value, scope="col" if part == "head" else "row")
    missing = missing_width(cell.node, decimals) if isinstance(cell.node, Cell) else 0
    if not missing:
        return _lined("td", cell, class_=kind.value)
    number = _lined("span", cell, style=f"margin-right: {missing:.3f}em")
    return _element("td", number, class_=kind.value, data_node=str(cell.number))


def _text(node: Text, at: Numbered) -> Markup:
    """Words that may be divided, numbers with a sign, and letters in another font stand in elements of their own.

    WeasyPrint 70 makes a column of a table as wide as all that stands before a soft hyphen in its element.
    """
    look = IN_FONT.format(_quoted(node.font)) if node.font else ""
    return Markup("").join(
        _apart(piece, at, look) if odd % 2 or (look and piece) else Markup.escape(BLANKS.sub(" ", piece))
        for odd, piece in enumerate(APART.split(node.text))
    )


def _apart(piece: str, at: Numbered, look: str) -> Markup:
    kept = "minus" if KEPT.fullmatch(piece) else ""
    return _element("span", Markup.escape(piece), class_=kept, data_node=str(at.parent), style=look)


RENDER: Mapping[type[Node], Callable[[Any, Numbered], Markup]] = {
    Text: _text,
    LineBreak: lambda _node, _at: Markup("<br>"),
    Emphasis: lambda _, at: _lined("em", at),
    Strong: lambda _, at: _lined("strong", at),
    Struck: lambda _, at: _lined("s", at),
    Script: lambda node, at: _lined("sup" if node.raised else "sub", at),
    Link: lambda node, at: _lined("a", at, href=node.target),
    Footnote: _footnote,
    NoteCall: _note_call,
    Heading: lambda node, at: _lined(f"h{node.level}", at, id=node.anchor),
    Paragraph: lambda node, at: _lined("p", at, class_=node.role.value),
    Item: _item,
    ItemList: _item_list,
    Pairs: _pairs,
    Pair: _pair,
    Contents: lambda _, at: _element("div", _all(at.parts["entries"]), class_="verzeichnis", data_node=str(at.number)),
    Entry: _entry,
    Quote: lambda _, at: _lined("blockquote", at),
    Image: _image,
    Chart: _chart,
    Cell: lambda _, at: _cell(at, (ColumnKind.TEXT, 0), "body"),
    Row: lambda node, at: _row(at, ((ColumnKind.TEXT, 0),) * len(node.cells), "body"),
    Table: _table,
    Region: _region,
    Document: lambda _, at: render_body(at),
}
