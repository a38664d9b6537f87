"""Heads and feet of turned pages: those of the layout in, the same with tab stops at the margins of such a page out.

A tab stop stands at a place of the upright page, for Word knows none at the margin that LibreOffice 7.4 knows as well.
"""

from collections.abc import Iterator
from copy import deepcopy

from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.oxml.section import CT_SectPr
from docx.parts.story import StoryPart
from docx.shared import Twips
from docx.text.parfmt import ParagraphFormat

from antrag_gen.writers.docx.markup import Xml, as_paragraph
from antrag_gen.writers.docx.styles import Styles, value_of

REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))
# By what a stop moves of what the page is wider.
MOVED = {WD_TAB_ALIGNMENT.RIGHT: 1.0, WD_TAB_ALIGNMENT.CENTER: 0.5}


def fit_running(word: WordDocument, styles: Styles) -> None:
    """Let the heads and feet of sections that are wider than the last one reach to their margins."""
    upright = word.sections[-1].page_width or 0
    made: dict[tuple[str, int], str] = {}
    for section in word.element.body.iter(qn("w:sectPr")):
        if not isinstance(section, CT_SectPr) or (section.page_width or 0) <= upright:
            continue
        wider = ((section.page_width or 0) - upright) // Twips(1)
        for reference in section:
            if reference.tag in REFERENCES:
                named = reference.get(qn("r:id"), "")
                if (named, wider) not in made:
                    made[named, wider] = _wider(word, styles, named, wider)
                reference.set(qn("r:id"), made[named, wider])


def _wider(word: WordDocument, styles: Styles, named: str, wider: int) -> str:
    """The relationship to a head or foot with its stops moved: to the same one where it has none to move."""
    part = word.part.related_parts[named]
    if not isinstance(part, StoryPart):
        return named
    element = deepcopy(part.element)
    paragraphs = [paragraph for paragraph in element.iter(qn("w:p")) if any(_stops(paragraph, styles))]
    if not paragraphs:
        return named
    for paragraph in paragraphs:
        _move(paragraph, styles, wider)
    stem = str(part.partname).removesuffix(".xml").rstrip("0123456789")
    copy = type(part)(_free_name(word, stem), part.content_type, element, part.package)
    for name, relationship in part.rels.items():
        copy.rels[name] = relationship
    return word.part.relate_to(copy, word.part.rels[named].reltype)


def _free_name(word: WordDocument, stem: str) -> PackURI:
    used = {str(part.partname) for part in word.part.package.iter_parts()}
    return next(PackURI(name) for number in range(1, len(used) + 2) if (name := f"{stem}{number}.xml") not in used)


def _stops(paragraph: Xml, styles: Styles) -> Iterator[tuple[int, WD_TAB_ALIGNMENT]]:
    """The tab stops at the right and in the middle, in twips: its own, else those of its style."""
    own = paragraph.findall(f"{qn('w:pPr')}/{qn('w:tabs')}/{qn('w:tab')}")
    for stop in own or styles.stops(value_of(paragraph, "w:pPr/w:pStyle")):
        kind = {"right": WD_TAB_ALIGNMENT.RIGHT, "end": WD_TAB_ALIGNMENT.RIGHT, "center": WD_TAB_ALIGNMENT.CENTER}.get(
            stop.get(qn("w:val"), "")
        )
        if kind is not None:
            yield int(stop.get(qn("w:pos"), "0")), kind


def _move(paragraph: Xml, styles: Styles, wider: int) -> None:
    stops = list(_stops(paragraph, styles))
    tabs = ParagraphFormat(as_paragraph(paragraph)).tab_stops
    for index in reversed(range(len(tabs))):
        if any(tabs[index].position == Twips(place) for place, _ in stops):
            del tabs[index]
    for place, kind in stops:
        tabs.add_tab_stop(Twips(place), WD_TAB_ALIGNMENT.CLEAR)
        tabs.add_tab_stop(Twips(place + round(wider * MOVED[kind])), kind)
