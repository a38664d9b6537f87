"""Sections: names in columns, or tables too wide for a page, and the section around in, sections of their own out."""

from collections.abc import Sequence
from copy import deepcopy
from typing import TypeGuard

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.section import CT_SectPr
from docx.shared import Twips
from docx.text.parfmt import ParagraphFormat

from antrag_gen.writers.docx.markup import Xml, as_paragraph, make
from antrag_gen.writers.docx.styles import Styles, gap, value_of

OF_SECTION = f"{qn('w:pPr')}/{qn('w:sectPr')}"
GAP_BETWEEN = 454  # twips between two columns (8 mm)
# What may follow `w:cols` in the properties of a section (ECMA-376, 17.6.17).
AFTER_COLUMNS = ("w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:bidi", "w:rtlGutter",
    "w:docGrid", "w:printerSettings", "w:sectPrChange")  # fmt: skip


def section_around(block: Xml) -> CT_SectPr | None:
    """The properties of the section that `block` stands in; None where it is not a block of the text itself."""
    parent = block.getparent()
    if parent is None or parent.tag != qn("w:body"):
        return None
    below = (section for sibling in block.itersiblings() for section in sibling.iter(qn("w:sectPr")))
    return next((section for section in below if isinstance(section, CT_SectPr)), None)


def add_columns(
    written: list[Xml], columns: Sequence[Sequence[Xml]], section: CT_SectPr, styles: Styles, *, lead: bool
) -> None:
    """Add a section of columns to what is `written` of a `section`, which goes on after it. Each column stays whole.

    `lead`: the last paragraph is a short line that stands alone above the names. It is put at the top of the first
    column, with as much room at the top of the others: LibreOffice 7.4 keeps nothing on a page with another section.
    Where it follows a table it ends the section of the table.
    """
    first = [written.pop()] if lead and any(_can_end(block) for block in written[-2:-1]) else []
    if not written or not _can_end(written[-1]):
        written.append(gap(styles))
    if first:
        room = _align(written[-1], first[0], styles)
        columns = [columns[0], *([deepcopy(room), *column] for column in columns[1:])]
    else:
        _look(written[-1]).keep_with_next = True
    as_paragraph(written[-1]).get_or_add_pPr().append(deepcopy(section))
    _go_on(section)
    for column in columns[1:]:
        column[0].insert(1, make("w:r", make("w:br", type="column")))
    stacks = [[*first, *columns[0]], *columns[1:]]
    for stack in stacks:
        for block in stack[:-1]:
            _look(block).keep_with_next = True
        written += stack
    as_paragraph(written[-1]).get_or_add_pPr().append(_in_columns(section, len(columns)))


def can_turn(section: CT_SectPr | None) -> TypeGuard[CT_SectPr]:
    """Whether pages of a section can be turned to landscape: there is one, and it is not wider than high already."""
    return section is not None and (section.page_width or 0) < (section.page_height or 0)


def add_landscape(written: list[Xml], blocks: Sequence[Xml], section: CT_SectPr, styles: Styles) -> None:
    """Add `blocks` as a section of landscape pages to what is `written` of a `section`, which goes on after it."""
    if not written or not _can_end(written[-1]):
        written.append(gap(styles))
    begin_section(written, section, styles)
    turned = deepcopy(section)
    turned.page_width, turned.page_height = section.page_height, section.page_width
    turned.orientation = WD_ORIENT.LANDSCAPE
    written += blocks
    if not _can_end(written[-1]):
        written.append(gap(styles))
    as_paragraph(written[-1]).get_or_add_pPr().append(turned)


def begin_section(written: list[Xml], section: CT_SectPr, styles: Styles) -> None:
    """Let a `section` begin on a new page below what is `written`, where none begins there anyway.

    A page break would do for Word. LibreOffice 7.4 lays out a section on pages of its own that has one in it.
    """
    if written[-1].find(OF_SECTION) is None:
        if not _can_end(written[-1]):
            written.append(gap(styles))
        as_paragraph(written[-1]).get_or_add_pPr().append(deepcopy(section))
        _go_on(section)
    section.start_type = WD_SECTION.NEW_PAGE


def begin_page(written: list[Xml], at: int, styles: Styles) -> None:
    """Let the block `at` this place of what is `written` begin a page; before a table it is an empty paragraph."""
    if written[at].tag != qn("w:p"):
        written.insert(at, gap(styles))
    _look(written[at]).page_break_before = True


def keep_with_next(block: Xml) -> None:
    """Keep a paragraph, or the last row of a table, on a page with what follows it."""
    rows = block.findall(qn("w:tr"))
    for paragraph in [block] if block.tag == qn("w:p") else list(rows[-1].iter(qn("w:p"))) if rows else []:
        _look(paragraph).keep_with_next = True


def end_text(text: Xml, paragraph: Xml) -> None:
    """Let a section that ends with the last paragraph of the text be its last one: none is without a paragraph."""
    section, last = paragraph.find(OF_SECTION), text[-1]
    if section is not None and last.tag == section.tag:
        text.replace(last, section)


def _can_end(block: Xml) -> bool:
    """Whether a section can end with this block: it is a paragraph, and none ends with it already."""
    return block.tag == qn("w:p") and block.find(OF_SECTION) is None


def _go_on(section: CT_SectPr) -> None:
    """Begin on the same page: the first page of the text is that of the section before."""
    section.start_type = WD_SECTION.CONTINUOUS
    section.titlePg_val = False
    for numbers in section.findall(qn("w:pgNumType")):
        if qn("w:start") in numbers.attrib:
            del numbers.attrib[qn("w:start")]


def _in_columns(section: CT_SectPr, number: int) -> CT_SectPr:
    made = deepcopy(section)
    made.remove_all("w:cols")
    columns = make("w:cols", num=number, space=GAP_BETWEEN)
    follower = made.first_child_found_in(*AFTER_COLUMNS)
    if follower is None:
        made.append(columns)
    else:
        follower.addprevious(columns)
    return made


def _align(above: Xml, lead: Xml, styles: Styles) -> Xml:
    """Make space above the first column space below the text; what leaves as much room at the top of another column.

    Space above is left out at the top of a page, and in Word behind a break between columns: so it is a paragraph like
    the lead, without words.
    """
    style = value_of(lead, "w:pPr/w:pStyle")
    space = max(styles.space(style, "before"), styles.space(value_of(above, "w:pPr/w:pStyle"), "after"))
    _look(lead).space_before, _look(above).space_after = Twips(0), Twips(space)
    room = make("w:p", make("w:pPr", make("w:pStyle", val=style)))
    _look(room).space_before = Twips(0)
    return room


def _look(paragraph: Xml) -> ParagraphFormat:
    return ParagraphFormat(as_paragraph(paragraph))
