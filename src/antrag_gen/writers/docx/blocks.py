"""Block nodes: headings, paragraphs, lists, quotes, pictures and regions in, paragraphs out."""

from collections.abc import Iterable
from io import BytesIO

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.section import CT_SectPr
from docx.oxml.shape import CT_Inline
from docx.shared import Emu, Length, Mm, Twips

from antrag_gen.readers.list_labels import BOXES, BULLET
from antrag_gen.tree import (
    RUNNING,
    Block,
    Chart,
    Contents,
    Document,
    Heading,
    Image,
    Inline,
    Item,
    ItemList,
    Node,
    Pair,
    Pairs,
    Paragraph,
    ParagraphRole,
    Quote,
    Region,
    RegionRole,
    plain_text,
    walk,
)
from antrag_gen.writers.columns import columns_of
from antrag_gen.writers.docx.contents import bookmarked, end_listed
from antrag_gen.writers.docx.markup import Xml, make
from antrag_gen.writers.docx.numbering import LEVELS, numbered
from antrag_gen.writers.docx.pictures import add_picture
from antrag_gen.writers.docx.places import PLACES
from antrag_gen.writers.docx.sections import (
    add_columns,
    add_landscape,
    begin_page,
    begin_section,
    can_turn,
    keep_with_next,
)
from antrag_gen.writers.docx.spot import Render, Spot, turned_paper
from antrag_gen.writers.docx.styles import (
    DEEPEST,
    HEADINGS,
    IMAGE,
    PAIRS,
    QUOTE,
    REGION_STYLES,
    ROLE_STYLES,
    TITLE,
    list_style,
)
from antrag_gen.writers.drawing import draw
from antrag_gen.writers.kept import stays_with
from antrag_gen.writers.pictures import size_of

# What Office 2019 writes for a picture that is passed over when the text is read ([MS-ODRAWXML], 2.27.1.1).
DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
SHORT = 40  # characters that have room in one of two columns


def document(node: Document, spot: Spot) -> list[Xml]:
    """What stands in the place „inhalt“: everything that has no place of its own."""
    written: list[Xml] = []
    _add_blocks(written, [child for child in node.children if _role(child) not in PLACES], spot)
    if any(isinstance(inner, Contents) and inner.entries for inner in walk(node)):
        end_listed(written, spot)
    return written


def _role(node: Node) -> RegionRole | None:
    return node.role if isinstance(node, Region) else None


def _add_blocks(written: list[Xml], blocks: Iterable[Block], spot: Spot) -> None:
    """Adds blocks of the text itself, which can begin pages and sections, to what is `written` above them."""
    after_cover = False
    above: Block | None = None
    for block in blocks:
        if above is not None and written and stays_with(above, block):
            keep_with_next(written[-1])
        below_chart = isinstance(above, Chart)
        above = block
        if _role(block) is RegionRole.PAPIER and written and spot.section is not None:
            begin_section(written, spot.section, spot.paper.styles)
        begin = len(written)
        if isinstance(block, Region) and block.role in BLOCKS_OF_TEXT:
            _add_blocks(written, block.children, spot.within(prose=REGION_STYLES[block.role]))
        elif isinstance(block, Region) and spot.section is not None and block.role in SECTIONS:
            SECTIONS[block.role](written, block, spot, spot.section)
        else:
            written += spot.within(below_chart=below_chart).write(block)
        if after_cover and len(written) > begin:
            begin_page(written, begin, spot.paper.styles)
        after_cover = _role(block) is RegionRole.TITELBLATT


def _turn(written: list[Xml], node: Region, spot: Spot, section: CT_SectPr) -> None:
    """Adds a region on turned pages, where those of the layout are upright."""
    if not can_turn(section):
        written += spot.write(node)
        return
    turned = spot.within(paper=turned_paper(spot.paper, section))
    add_landscape(written, turned.write(node), section, spot.paper.styles)


def region(node: Region, spot: Spot) -> list[Xml]:
    if node.role in RUNNING and spot.part is spot.paper.body:
        raise ValueError(f"{node.role} stands in the text instead of below the root")
    return spot.within(prose=REGION_STYLES[node.role]).write_all(node.children)


def _sign(written: list[Xml], node: Region, spot: Spot, section: CT_SectPr) -> None:
    """Adds a region whose names stand in columns, where there are several."""
    inside = spot.within(prose=REGION_STYLES[node.role])
    above: Node = node
    for columns in columns_of(node.children, _is_name):
        blocks = [inside.write_all(column) for column in columns]
        if len(blocks) == 1:
            written += blocks[0]
        else:
            lead = isinstance(above, Paragraph) and len(plain_text(above)) <= SHORT
            add_columns(written, blocks, section, spot.paper.styles, lead=lead)
        above = columns[-1][-1]


def _is_name(node: Node) -> bool:
    return isinstance(node, Paragraph) and node.role is ParagraphRole.NAME


SECTIONS = {RegionRole.GEZEICHNET: _sign, RegionRole.QUERFORMAT: _turn}
BLOCKS_OF_TEXT = {RegionRole.TITELBLATT, RegionRole.PAPIER}


def heading(node: Heading, spot: Spot) -> list[Xml]:
    on_cover = node.level == 1 and spot.prose == REGION_STYLES[RegionRole.TITELBLATT]
    return [bookmarked(node, set_paragraph(TITLE if on_cover else HEADINGS[node.level - 1], node.children, spot), spot)]


def paragraph(node: Paragraph, spot: Spot) -> list[Xml]:
    style = spot.prose if node.role is ParagraphRole.TEXT else ROLE_STYLES[node.role]
    return [set_paragraph(style, node.children, spot)]


def quote(node: Quote, spot: Spot) -> list[Xml]:
    """Paragraphs have the style of quotes; what stands between them moves in as far, and ends before the margin too."""
    left, right = spot.paper.styles.indent(QUOTE), spot.paper.styles.right_indent(QUOTE)
    inside = {"inset": spot.inset + left, "quoted": spot.quoted + left, "short": spot.short + right}
    return spot.within(prose=QUOTE, section=None, **inside).write_all(node.children)


def item_list(node: ItemList, spot: Spot) -> list[Xml]:
    inside = spot.within(depth=spot.depth + 1, numbered=node.ordered, section=None)
    if not node.ordered:
        return inside.write_all(node.items)
    counted = spot.paper.numbering.count(node, spot.count)
    return [block for item, count in counted for block in inside.within(count=count).write(item)]


def item(node: Item, spot: Spot) -> list[Xml]:
    """The label stands before the first paragraph; what begins otherwise is kept below a label that stands alone."""
    further = list_style("List Continue", spot.depth)
    inside = spot.within(prose=further, inset=spot.paper.styles.indent(further) + spot.quoted)
    match node.children:
        case (Paragraph(role=ParagraphRole.TEXT) as first, *rest):
            return [_labelled(node, first.children, spot), *inside.write_all(rest)]
        case (Image() as first, *rest):
            labelled = _labelled(node, (), spot)
            labelled.append(_drawn(first, inside))
            return [labelled, *inside.write_all(rest)]
        case children:
            blocks = inside.write_all(children)
            alone = (make("w:keepNext"),) if blocks else ()
            return [_labelled(node, (), spot, *alone), *blocks]


def pairs(node: Pairs, spot: Spot) -> list[Xml]:
    return spot.write_all(node.pairs)


def pair(node: Pair, spot: Spot) -> list[Xml]:
    """Term and description in one paragraph; the description begins, and goes on, at the tab stop of the style."""
    stop = spot.paper.styles.indent(PAIRS)
    moved = make("w:tabs", make("w:tab", val="clear", pos=stop), make("w:tab", val="left", pos=stop + spot.inset))
    words = set_paragraph(PAIRS, node.term, spot, *([moved] if spot.inset else []))
    words.append(make("w:r", make("w:tab")))
    words.extend(spot.write_all(node.description))
    return [words]


def image(node: Image, spot: Spot) -> list[Xml]:
    return [_picture(_drawn(node, spot), spot)]


def _drawn(node: Image, spot: Spot) -> Xml:
    size = size_of(node)
    if size is None:
        raise ValueError("a picture that nobody has read")
    part = add_picture(spot.part, node.data, node.media_type)
    return _run(part, Mm(size[0]), Mm(size[1]), node.alt, spot)


def chart(node: Chart, spot: Spot) -> list[Xml]:
    """The drawing, kept with the table of its numbers."""
    rid, drawn = spot.part.get_or_add_image(BytesIO(draw(node, "png")))
    run = _run(rid, drawn.width, drawn.height, node.alt, spot)
    return [_picture(run, spot, make("w:keepNext"))]


def _picture(run: Xml, spot: Spot, *properties: Xml) -> Xml:
    """A picture in a paragraph of its own."""
    block = set_paragraph(IMAGE, (), spot, *properties)
    block.append(run)
    return block


def _run(rid: str, wide: Length, high: Length, alt: str, spot: Spot) -> Xml:
    """The picture, as large as given, but never larger than the page's text."""
    scale = min(1.0, Twips(spot.paper.width - spot.inset - spot.short) / wide, Twips(spot.paper.height) / high)
    size = Emu(round(wide * scale)), Emu(round(high * scale))
    number = next(spot.paper.picture_ids)
    name = f"Bild {number}"
    inline = CT_Inline.new_pic_inline(number, rid, name, *size)
    for side in ("distT", "distB", "distL", "distR"):  # LibreOffice takes some for granted
        inline.set(side, "0")
    inline.docPr.set("name", name)
    inline.docPr.set("descr", alt)
    if not alt:
        inline.docPr.append(parse_xml(DECORATIVE))
    return make("w:r", make("w:drawing", inline))


def set_paragraph(style: str, children: Iterable[Inline], spot: Spot, *properties: Xml) -> Xml:
    """A paragraph of the given style; within a list item or a quote it moves in with it, and a list looks quoted."""
    styles = spot.paper.styles
    named = make(
        "w:pStyle", val=styles.id(styles.quoted(style) if spot.quoted and style.startswith("List ") else style)
    )
    moved = _moved_in(style, spot) if all(said.tag != qn("w:ind") for said in properties) else ()
    return make("w:p", make("w:pPr", named, *properties, *moved), *spot.write_all(children))


def _moved_in(style: str, spot: Spot) -> tuple[Xml, ...]:
    """The indent of a paragraph where it is not that of its style."""
    styles = spot.paper.styles
    if style.startswith("List "):
        return (_indent(style, spot),) if spot.quoted else ()
    if not spot.inset or (style == QUOTE == spot.prose and spot.inset == styles.indent(QUOTE)):
        return ()
    ending = {"right": spot.short} if spot.short else {}
    # The indent of a quote is that of its style already.
    return (make("w:ind", left=spot.inset + (0 if style == QUOTE else styles.indent(style)), **ending),)


def _labelled(node: Item, children: Iterable[Inline], spot: Spot, *properties: Xml) -> Xml:
    if not spot.numbered or spot.count is None:
        return _bulleted(node, children, spot, *properties)
    style = list_style("List Number", spot.depth)
    counted = [*properties, spot.count.element()]
    if spot.depth != spot.count.level + 1 or spot.depth > DEEPEST:  # Word would indent by the level of the number
        counted.append(_indent(style, spot))
    return set_paragraph(style, children, spot, *counted)


def _bulleted(node: Item, children: Iterable[Inline], spot: Spot, *properties: Xml) -> Xml:
    """An item with a bullet, or with a box instead of it."""
    style = list_style("List Bullet", spot.depth)
    if node.label in BOXES.values():
        box = numbered(spot.paper.numbering.box(node.label), min(spot.depth, LEVELS) - 1)
        return set_paragraph(style, children, spot, *properties, box, _indent(style, spot))
    if node.label != BULLET:
        raise ValueError(f"no bullet is written {node.label!r}")
    # The style of a list in a quote is one that Word's list does not know.
    number = spot.paper.styles.look_up(style, "w:pPr/w:numPr/w:numId") if spot.quoted else ""
    counted = [numbered(int(number), min(spot.depth, DEEPEST) - 1), _indent(style, spot)] if number else []
    return set_paragraph(style, children, spot, *properties, *counted)


def _indent(style: str, spot: Spot) -> Xml:
    """That of a style of lists, for a paragraph whose list would indent it otherwise."""
    styles = spot.paper.styles
    ending = {"right": spot.short} if spot.short else {}
    hanging = {"hanging": styles.hanging(style)} if styles.hanging(style) else {}
    return make("w:ind", left=styles.indent(style) + spot.quoted, **ending, **hanging)


BLOCKS: dict[type[Node], Render] = {
    Heading: heading,
    Paragraph: paragraph,
    ItemList: item_list,
    Item: item,
    Pairs: pairs,
    Pair: pair,
    Quote: quote,
    Image: image,
    Chart: chart,
    Region: region,
    Document: document,
}
