"""Tables: caption, head, body and foot in, a caption paragraph and a `w:tbl` out."""

from dataclasses import replace

from antrag_gen.measure.advances import width_of
from antrag_gen.measure.columns import Divide, needs_of, share
from antrag_gen.measure.decimals import missing_width, most_decimals
from antrag_gen.tree import Cell, ColumnKind, Node, Row, RowRole, Table, TableSize, plain_text
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
from antrag_gen.writers.kept import goes_on_below_chart, is_short

# By whether a column holds words, and by the row.
CELL_STYLES = {
    (True, RowLook.HEAD): TABLE_HEAD,
    (True, RowLook.VALUES): TABLE_TEXT,
    (True, RowLook.SUM): TABLE_SUM,
    (False, RowLook.HEAD): TABLE_HEAD_AMOUNT,
    (False, RowLook.VALUES): TABLE_AMOUNT,
    (False, RowLook.SUM): TABLE_SUM_AMOUNT,
}

TWIPS = 20  # to a point
LINE = 1.5  # of the letters' size: a line, and what is left white at the ends of lines
SLACK = 16  # twips of a column more than what stands in it needs
# By what the letters of a table are smaller than the layout's, and the margins of its cells in twips.
SIZES = {TableSize.KLEIN: (0.9, 85), TableSize.KLEINER: (0.8, 57), TableSize.KLEINSTE: (0.7, 57)}


def table(node: Table, spot: Spot) -> list[Xml]:
    caption = [set_paragraph(CAPTION, node.caption, spot)] if node.caption else []
    width = spot.paper.width - spot.inset - spot.short
    styles = spot.paper.styles
    widths = column_widths(node, width, styles.points(TABLE_AMOUNT), styles.cell_margins(TABLE))
    grid = make("w:tblGrid", *(make("w:gridCol", w=column) for column in widths))
    inside = spot.within(
        inset=0, quoted=0, short=0, band=Band(node.columns, widths, most_decimals(node), size=node.size)
    )
    return [*caption, make("w:tbl", _properties(node, spot, width), grid, *_rows(node, inside))]


def row(node: Row, spot: Spot) -> list[Xml]:
    properties = make("w:trPr")
    if not _is_high(node, spot):
        properties.append(make("w:cantSplit"))
    if spot.band.look is RowLook.HEAD:
        properties.append(make("w:tblHeader"))
    cells = [
        block
        for cell, kind, width, decimals in zip(
            node.cells, spot.band.columns, spot.band.widths, spot.band.decimals, strict=True
        )
        for block in spot.within(band=replace(spot.band, columns=(kind,), widths=(width,), decimals=(decimals,))).write(
            cell
        )
    ]
    return [make("w:tr", properties, *cells)]


def _is_high(node: Row, spot: Spot) -> bool:
    """Whether a row may be higher than a page: kept together LibreOffice cuts off what has no room."""
    em = spot.paper.styles.points(TABLE_AMOUNT) * TWIPS
    highest = max(
        width_of(plain_text(cell)) * em / width for cell, width in zip(node.cells, spot.band.widths, strict=True)
    )
    return highest * em * LINE > spot.paper.height


def cell(node: Cell, spot: Spot) -> list[Xml]:
    (kind,), (width,), (decimals,) = spot.band.columns, spot.band.widths, spot.band.decimals
    keep = (make("w:keepNext"),) if spot.band.keep else ()
    style = CELL_STYLES[kind is ColumnKind.TEXT, spot.band.look]
    if spot.band.size in SIZES:
        style = spot.paper.styles.smaller(style, spot.band.size.value, SIZES[spot.band.size][0])
    points = spot.paper.styles.points(TABLE_AMOUNT) * SIZES.get(spot.band.size, (1.0,))[0]
    missing = round(missing_width(node, decimals) * points * TWIPS)
    moved = (make("w:ind", right=missing),) if missing else ()
    words = set_paragraph(style, node.children, spot, *keep, *moved)
    return [make("w:tc", make("w:tcPr", make("w:tcW", w=width, type="dxa")), words)]


def column_widths(node: Table, total: int, points: float, margins: int) -> tuple[int, ...]:
    """Widths in twips that add up to `total`: those of the tree, else amounts get what they need, texts the rest.

    `points` is the size of the letters, `margins` are twips that the margins of a cell take.
    """
    if node.shares:
        widths = [total * share // sum(node.shares) for share in node.shares]
    else:
        em, padding = points * TWIPS, margins + SLACK
        needs = needs_of(node, Divide.NONE)
        widths = [int(width * em) + padding for width in share(needs, (total - len(needs) * padding) / em)]
    texts = [number for number, kind in enumerate(node.columns) if kind is ColumnKind.TEXT]
    widest = max(texts or range(len(widths)), key=widths.__getitem__)
    widths[widest] += total - sum(widths)  # what rounding leaves
    return tuple(widths)


def _properties(node: Table, spot: Spot, width: int) -> Xml:
    row_heads = any(row.cells[0].header for row in node.body if row.cells)
    look = {"firstRow": 1, "lastRow": int(bool(node.foot)), "firstColumn": int(row_heads), "lastColumn": 0}
    return make(
        "w:tblPr",
        make("w:tblStyle", val=spot.paper.styles.id(TABLE, "table")),
        make("w:tblW", w=width, type="dxa"),
        make("w:tblInd", w=spot.inset, type="dxa"),
        make("w:tblLayout", type="fixed"),
        *_margins(node.size),
        make("w:tblLook", val=f"{_look_bits(look):04X}", **look, noHBand=1, noVBand=1),
    )


def _margins(size: TableSize) -> list[Xml]:
    """Those of cells with small letters; others have what the layout gives."""
    if size not in SIZES:
        return []
    _, twips = SIZES[size]
    return [make("w:tblCellMar", *(make(f"w:{side}", w=twips, type="dxa") for side in ("left", "right")))]


def _look_bits(look: dict[str, int]) -> int:
    """The same as one number, as Word 2007 reads it (ECMA-376, 17.4.56)."""
    bits = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}
    return 0x600 + sum(bit for name, bit in bits.items() if look[name])


def _rows(node: Table, spot: Spot) -> list[Xml]:
    """The rows; a sum stays with the row above it, the name of a group with the row below, and all of a short table."""
    short = is_short(node)
    parted = spot.below_chart and goes_on_below_chart(node)
    looks = [
        *((row, RowLook.HEAD) for row in node.head),
        *((row, RowLook.VALUES if row.role.has_values else RowLook.SUM) for row in node.body),
        *((row, RowLook.SUM) for row in node.foot),
    ]
    written = []
    for number, (row, look) in enumerate(looks):
        below = looks[number + 1][0] if number + 1 < len(looks) else None
        inside = parted and len(node.head) < number < len(looks) - 2
        keep = row.role is RowRole.GRUPPE or (below is not None and ((short and not inside) or _is_sum(below, node)))
        written += spot.within(band=replace(spot.band, look=look, keep=keep)).write(row)
    return written


def _is_sum(row: Row, node: Table) -> bool:
    return row in node.foot or row.role is RowRole.SUMME


TABLES: dict[type[Node], Render] = {Table: table, Row: row, Cell: cell}
