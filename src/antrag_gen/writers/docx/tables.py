"""Tables: caption, head, body and foot in, a caption paragraph and a `w:tbl` out."""

from antrag_gen.tree import Cell, ColumnKind, Node, Row, Table, plain_text
from antrag_gen.writers.docx.blocks import set_paragraph
from antrag_gen.writers.docx.markup import Xml, make
from antrag_gen.writers.docx.spot import Band, Render, Spot
from antrag_gen.writers.docx.styles import (
    CAPTION,
    TABLE,
    TABLE_AMOUNT,
    TABLE_HEAD,
    TABLE_HEAD_AMOUNT,
    TABLE_TEXT,
)

# By kind of column, in the head and below it.
CELL_STYLES = {
    (ColumnKind.TEXT, True): TABLE_HEAD,
    (ColumnKind.TEXT, False): TABLE_TEXT,
    (ColumnKind.BETRAG, True): TABLE_HEAD_AMOUNT,
    (ColumnKind.BETRAG, False): TABLE_AMOUNT,
}

EM = 20  # twips to a point
NARROW = frozenset(" \u00a0\u202f.,;:'!|ijlftI()-")  # characters of Arial about half as wide as others
WIDTHS = {True: 0.34, False: 0.62}  # of the letters' size, in bold
PADDING = 240  # twips for the margins of a cell
AMOUNT_SHARE = 0.65  # of the width that amounts may take from the text beside them
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
    if spot.band.head:
        properties.append(make("w:tblHeader"))
    cells = [
        block
        for cell, kind, width in zip(node.cells, spot.band.columns, spot.band.widths, strict=True)
        for block in spot.within(band=Band((kind,), (width,), spot.band.head, spot.band.keep)).write(cell)
    ]
    return [make("w:tr", properties, *cells)]


def cell(node: Cell, spot: Spot) -> list[Xml]:
    (kind,), (width,) = spot.band.columns, spot.band.widths
    keep = (make("w:keepNext"),) if spot.band.keep else ()
    words = set_paragraph(CELL_STYLES[kind, spot.band.head], node.children, spot, *keep)
    return [make("w:tc", make("w:tcPr", make("w:tcW", w=width, type="dxa")), words)]


def column_widths(node: Table, total: int, points: float) -> tuple[int, ...]:
    """Widths in twips that add up to `total`: amounts get what they need, texts share the rest."""
    needs = [_need(node, n, kind, points) for n, kind in enumerate(node.columns)]
    amounts = sum(need for need, kind in zip(needs, node.columns, strict=True) if kind is ColumnKind.BETRAG)
    texts = sum(needs) - amounts
    share = total if not texts else min(amounts, round(total * AMOUNT_SHARE))
    widths = [
        need * share // amounts if kind is ColumnKind.BETRAG else need * (total - share) // texts
        for need, kind in zip(needs, node.columns, strict=True)
    ]
    widest = widths.index(max(widths))
    widths[widest] += total - sum(widths)
    return tuple(widths)


def _need(node: Table, column: int, kind: ColumnKind, points: float) -> int:
    """Twips for the longest amount, or for the longest cell of a text column within reason."""
    head = [plain_text(row.cells[column]) for row in node.head]
    cells = [plain_text(row.cells[column]) for row in (*node.body, *node.foot)]
    words = [word for text in head for word in text.split(" ")]
    if kind is ColumnKind.BETRAG:
        width = max(map(_width, (*words, *cells)), default=0)
    else:
        width = min(max(map(_width, (*head, *cells)), default=0), TEXT_WIDTHS[1])
        width = max(width, TEXT_WIDTHS[0], *map(_width, words))
    return round(width * points * EM) + PADDING


def _width(text: str) -> float:
    """The width of a line in letters' sizes, rather too much than too little."""
    return sum(WIDTHS[letter in NARROW] for letter in text)


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
    """The rows; the last one of the body and all of the foot but the last stay with what follows."""
    band = spot.band
    head = spot.within(band=Band(band.columns, band.widths, head=True))
    kept = spot.within(band=Band(band.columns, band.widths, keep=True))
    last = len(node.body) - 1 if node.foot else -1
    rows = head.write_all(node.head)
    for number, each in enumerate(node.body):
        rows += (kept if number == last else spot).write(each)
    return rows + kept.write_all(node.foot[:-1]) + spot.write_all(node.foot[-1:])


TABLES: dict[type[Node], Render] = {Table: table, Row: row, Cell: cell}
