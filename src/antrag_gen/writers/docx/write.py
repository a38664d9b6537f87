"""Stage „write“, for Word: document tree and layout in, bytes of a DOCX that says the same words out."""

from itertools import count

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.numbering import NumberingPart
from docx.shared import Length, Twips

from antrag_gen.errors import AntragError, Problem
from antrag_gen.tree import (
    Document,
    Footnote,
    Heading,
    Item,
    ItemList,
    Metadata,
    Node,
    Paragraph,
    Region,
    RegionRole,
    Text,
)
from antrag_gen.writers.docx.blocks import BLOCKS
from antrag_gen.writers.docx.contents import CONTENTS_TABLE
from antrag_gen.writers.docx.density import set_closer
from antrag_gen.writers.docx.inlines import INLINES
from antrag_gen.writers.docx.markup import Xml, make
from antrag_gen.writers.docx.notes import Notes
from antrag_gen.writers.docx.numbering import Numbering
from antrag_gen.writers.docx.package import open_layout, pack
from antrag_gen.writers.docx.places import CONTENT, PLACES, Places, fill
from antrag_gen.writers.docx.properties import set_properties
from antrag_gen.writers.docx.sections import section_around
from antrag_gen.writers.docx.source import embed
from antrag_gen.writers.docx.spot import Paper, Render, Spot
from antrag_gen.writers.docx.styles import LAYOUT, Styles
from antrag_gen.writers.docx.tables import TABLES
from antrag_gen.writers.docx.turned_pages import fit_running

SMALLEST = 1134  # twips: 2 cm
PAGE_HINT = "In Word unter „Layout“ → „Format“ A4 einstellen."

# What python-docx raises where a part has other elements than it takes for granted.
UNUSABLE = (AttributeError, KeyError, IndexError, TypeError, ValueError, AssertionError)
ITEM = Item("1.", (Paragraph((Text("Punkt"), Footnote((Paragraph((Text("Fußnote"),)),)))),))
SIMPLE = Document(
    Metadata("Papier"),
    (Heading(1, (Text("Papier"),)), ItemList((ITEM,), ordered=True)),
)

RENDER: dict[type[Node], Render] = {**INLINES, **BLOCKS, **CONTENTS_TABLE, **TABLES}


def write(document: Document, layout: bytes) -> bytes:
    """A Word file with the styles of `layout` (the bytes of a `base.docx`) and the words of `document`.

    AntragError names everything that the layout lacks; TypeError and ValueError mean a tree that can't be.
    """
    try:
        return _write(document, layout)
    except AntragError:
        raise
    except UNUSABLE as error:
        if not _is_unusable(layout):
            raise
        what = f"In dieses Layout lässt sich nichts schreiben ({type(error).__name__})."
        hint = "Das Layout in Word öffnen und neu speichern oder das mitgelieferte base.docx nehmen."
        raise AntragError.of(LAYOUT, what, hint, id="layout-datei") from error


def _is_unusable(layout: bytes) -> bool:
    """Whether no paper can be written into it: XML that is none of Word's, parts in the place of others."""
    try:
        _write(SIMPLE, layout)
    except AntragError:
        return False
    except UNUSABLE:
        return True
    return False


def _write(document: Document, layout: bytes) -> bytes:
    word = open_layout(layout)
    places = Places(word)
    styles = Styles(word.styles.element)
    numbering = Numbering(_numbering_root(word), styles, document)
    _refuse([*styles.problems(document), *numbering.problems(), *places.problems(document)])
    numbering.count_as_the_paper()
    paper = Paper(word.part, styles, numbering, Notes(word), *_text_area(word), count(1), count(1), RENDER)
    for role in PLACES:
        _fill_region(role, document, paper, places)
    for control, part in places.find(CONTENT):
        fill(control, Spot(paper, part, section=section_around(control)).write(document), styles)
    set_closer(word.element.body, paper.notes.part.element, word.styles.element, (paper.width, paper.height))
    fit_running(word, styles)
    set_properties(word, document.metadata)
    embed(word, document.attachments)
    return pack(word)


def _numbering_root(word: WordDocument) -> Xml:
    """The root of the numbering part; an empty one where the layout has none (python-docx can't make one)."""
    related = (rel.target_part for rel in word.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.NUMBERING)
    return next((part.element for part in related if isinstance(part, NumberingPart)), make("w:numbering"))


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise AntragError(problems)


def _text_area(word: WordDocument) -> tuple[int, int]:
    """Width and height in twips that the margins of the last section leave for text."""
    section = word.sections[-1]
    width, height = section.page_width, section.page_height
    sides = [section.left_margin, section.right_margin, section.gutter]
    ends = [section.top_margin, section.bottom_margin]
    if width is None or height is None:
        raise AntragError.of(LAYOUT, "Das Layout sagt nicht, wie groß eine Seite ist.", PAGE_HINT, id="layout-seite")
    area = _twips(width, sides), _twips(height, ends)
    if min(area) < SMALLEST:
        what = "Das Layout lässt auf der Seite keine 2 cm für Text."
        raise AntragError.of(LAYOUT, what, "In Word Format und Ränder prüfen.", id="layout-seite")
    return area


def _twips(length: Length, margins: list[Length | None]) -> int:
    return (length - sum(abs(margin or 0) for margin in margins)) // Twips(1)


def _fill_region(role: RegionRole, document: Document, paper: Paper, places: Places) -> None:
    """Puts the region of this role in its places; without such a region the places go."""
    regions = [child for child in document.children if isinstance(child, Region) and child.role is role]
    for control, part in places.find(role):
        fill(control, Spot(paper, part).write_all(regions), paper.styles, paper.width)
