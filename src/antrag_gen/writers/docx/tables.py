"""Tables: caption, head, body and foot in, a caption paragraph and a `w:tbl` out."""

from antrag_gen.tree import Cell, ColumnKind, Footnote, Node, Row, RowRole, Table, Text, plain_text
from antrag_gen.writers.docx.blocks import set_paragraph
from antrag_gen.writers.docx.markup import Xml, make
from antrag_gen.writers.docx.spot import Band, Render, RowLook, Spot
from antrag_gen.writers.docx.styles import (
    CAPTION,
    TABLE,
    TABLE_AMOUNT,
    TABLE_HEAD,
    TABLE_HEAD_AMOUNT,
    TABLE_SUM,
    TABLE_SUM_AMOUNT,
    TABLE_TEXT,
)

# By whether a column holds words, and by the row.
CELL_STYLES = {
    (True, RowLook.HEAD): TABLE_HEAD,
    (True, RowLook.VALUES): TABLE_TEXT,
    (True, RowLook.SUM): TABLE_SUM,
    (False, RowLook.HEAD): TABLE_HEAD_AMOUNT,
    (False, RowLook.VALUES): TABLE_AMOUNT,
    (False, RowLook.SUM): TABLE_SUM_AMOUNT,
}

EM = 20  # twips to a point
NARROW = frozenset(" \u00a0\u202f.,;:'!|ijlftI()-")  # characters of Arial about half as wide as others
WIDE = frozenset("mwMW%")  # and half as wide again, all in bold
PADDING = 240  # twips for the margins of a cell
AMOUNT_SHARE = 0.65  # of the width that amounts may take, even where words of the text beside them are broken
TEXT_WIDTHS = (3, 20)  # letters' sizes: between these, text columns share by the longest cell they hold


def table(node: Table, spot: Spot) -> list[Xml]:
    caption = [set_paragraph(CAPTION, node.caption, spot)] if node.caption else []
    width = spot.paper.width - spot.inset
    widths = column_widths(node, width, spot.paper.styles.points(TABLE_AMOUNT))
    grid = make("w:tblGrid", *(make("w:gridCol", w=each) for each in widths))
    inside = spot.within(inset=0, band=Band(node.columns, widths))
    return [*caption, make("w:tbl", _properties(node, spot, width), grid, *_rows(node, inside))]


def row(node: Row, spot: Spot) -> list[Xml]:
    properties = make("w:trPr", make("w:cantSplit"))
    if spot.band.look is RowLook.HEAD:
        properties.append(make("w:tblHeader"))
    cells = [
        block
        for cell, kind, width in zip(node.cells, spot.band.columns, spot.band.widths, strict=True)
        for block in spot.within(band=Band((kind,), (width,), spot.band.look, spot.band.keep)).write(cell)
    ]
    return [make("w:tr", properties, *cells)]


def cell(node: Cell, spot: Spot) -> list[Xml]:
    (kind,), (width,) = spot.band.columns, spot.band.widths
    keep = (make("w:keepNext"),) if spot.band.keep else ()
    words = set_paragraph(CELL_STYLES[kind is ColumnKind.TEXT, spot.band.look], node.children, spot, *keep)
    return [make("w:tc", make("w:tcPr", make("w:tcW", w=width, type="dxa")), words)]


def column_widths(node: Table, total: int, points: float) -> tuple[int, ...]:
    """Widths in twips that add up to `total`: amounts get what they need, texts share the rest."""
    needs = [_need(node, n, kind, points) for n, kind in enumerate(node.columns)]
    texts = [n for n, kind in enumerate(node.columns) if kind is ColumnKind.TEXT]
    amounts = sum(least for n, (least, _) in enumerate(needs) if n not in texts)
    room = total - sum(needs[n][0] for n in texts)
    share = total if not texts else min(amounts, max(room, round(total * AMOUNT_SHARE)))
    widths = [least * share // amounts if n not in texts else 0 for n, (least, _) in enumerate(needs)]
    for n, width in zip(texts, _share([needs[n] for n in texts], total - share), strict=True):
        widths[n] = width
    widest = widths.index(max(widths))
    widths[widest] += total - sum(widths)
    return tuple(widths)


def _share(needs: list[tuple[int, int]], total: int) -> list[int]:
    """Widths of text columns: what no word of theirs may lack, and more by what they would like; all scaled to fit."""
    least, like = (sum(need[n] for need in needs) for n in (0, 1))
    if least >= total or like == least:
        return [need[0] * total // least for need in needs]
    return [need[0] + (need[1] - need[0]) * (total - least) // (like - least) for need in needs]


def _need(node: Table, column: int, kind: ColumnKind, points: float) -> tuple[int, int]:
    """Twips for the longest amount or word, and for the longest cell of a text column within reason."""
    head = [_shown(row.cells[column]) for row in node.head]
    cells = [_shown(row.cells[column]) for row in (*node.body, *node.foot)]
    lines = [*head, *cells] if kind is ColumnKind.TEXT else [*cells, *_words(head)]
    longest = max(map(_width, lines), default=0)
    if kind is not ColumnKind.TEXT:
        return (twips := _twips(longest, points)), twips
    word = max(map(_width, _words(lines)), default=0)
    named = max(map(_width, _words(head)), default=0)
    least = max(min(word, TEXT_WIDTHS[1]), TEXT_WIDTHS[0], named)
    return _twips(least, points), _twips(max(min(longest, TEXT_WIDTHS[1]), least), points)


def _shown(cell: Cell) -> str:
    """The words in a cell; of a note only its number stands there."""
    words = (Text("1") if isinstance(child, Footnote) else child for child in cell.children)
    return plain_text(Cell(tuple(words)))


def _words(lines: list[str]) -> list[str]:
    return [word for line in lines for word in line.split(" ")]


def _twips(width: float, points: float) -> int:
    return round(width * points * EM) + PADDING


def _width(text: str) -> float:
    """The width of a line in letters' sizes, rather too much than too little."""
    return sum(0.34 if letter in NARROW else 0.9 if letter in WIDE else 0.62 for letter in text)


def _properties(node: Table, spot: Spot, width: int) -> Xml:
    row_heads = any(row.cells[0].header for row in node.body if row.cells)
    look = {"firstRow": 1, "lastRow": int(bool(node.foot)), "firstColumn": int(row_heads), "lastColumn": 0}
    return make(
        "w:tblPr",
        make("w:tblStyle", val=spot.paper.styles.id(TABLE, "table")),
        make("w:tblW", w=width, type="dxa"),
        make("w:tblInd", w=spot.inset, type="dxa"),
        make("w:tblLayout", type="fixed"),
        make("w:tblLook", val=f"{_look_bits(look):04X}", **look, noHBand=1, noVBand=1),
    )


def _look_bits(look: dict[str, int]) -> int:
    """The same as one number, as Word 2007 reads it (ECMA-376, 17.4.56)."""
    bits = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}
    return 0x600 + sum(bit for name, bit in bits.items() if look[name])


def _rows(node: Table, spot: Spot) -> list[Xml]:
    """The rows; a sum stays with the row above it, the name of a group with the row below."""
    looks = [
        *((row, RowLook.HEAD) for row in node.head),
        *((row, RowLook.VALUES if row.role.has_values else RowLook.SUM) for row in node.body),
        *((row, RowLook.SUM) for row in node.foot),
    ]
    written = []
    for number, (row, look) in enumerate(looks):
        below = looks[number + 1][0] if number + 1 < len(looks) else None
        keep = row.role is RowRole.GRUPPE or (below is not None and (below in node.foot or below.role is RowRole.SUMME))
        band = Band(spot.band.columns, spot.band.widths, look, keep)
        written += spot.within(band=band).write(row)
    return written


TABLES: dict[type[Node], Render] = {Table: table, Row: row, Cell: cell}
