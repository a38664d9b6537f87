"""Places: the content controls of the layout in, the paragraphs of the paper in their stead out."""

from collections.abc import Iterator, Sequence

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.parts.story import StoryPart

from antrag_gen.errors import Problem
from antrag_gen.tree import Document, Region, RegionRole
from antrag_gen.writers.docx.markup import Xml, make
from antrag_gen.writers.docx.styles import LAYOUT

CONTENT = "inhalt"
PLACES = {
    RegionRole.BRIEFKOPF: "am Anfang des Textes",
    RegionRole.KOPFZEILE: "in der Kopfzeile",
    RegionRole.FUSSZEILE: "in der Fußzeile",
}
TABLE = qn("w:tbl")  # two tables without a paragraph between them are one to Word
BLOCKS = {qn("w:p"), TABLE, qn("w:sdt")}


class Places:
    """The content controls of a layout by their tag, each with the part that holds it."""

    def __init__(self, word: WordDocument) -> None:
        running = {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER}
        related = [rel.target_part for rel in word.part.rels.values() if rel.reltype in running]
        self.body: StoryPart = word.part
        self.running = [part for part in dict.fromkeys(related) if isinstance(part, StoryPart)]

    def problems(self, document: Document) -> Iterator[Problem]:
        """One for each place that the paper needs and the layout lacks or has twice."""
        for tag in (CONTENT, *_regions(document)):
            where = PLACES[RegionRole(tag)] if tag != CONTENT else "im Text"
            found = len(self.find(tag))
            if not found:
                hint = f"In Word {where} um einen ganzen Absatz ein Rich-Text-Inhaltssteuerelement legen, Tag „{tag}“."
                yield Problem(LAYOUT, f"Inhaltssteuerelement „{tag}“ fehlt {where}.", hint, id="layout-ort")
            elif found > 1 and tag in {CONTENT, RegionRole.BRIEFKOPF}:
                hint = "Alle bis auf eines in Word löschen: sonst stünden dieselben Worte mehrmals im Papier."
                yield Problem(LAYOUT, f"Inhaltssteuerelement „{tag}“ steht {found}-mal im Text.", hint, id="layout-ort")

    def find(self, tag: str) -> list[tuple[Xml, StoryPart]]:
        """The controls around whole paragraphs with this tag: those of the text, or of all headers and footers."""
        parts = self.running if tag in {RegionRole.KOPFZEILE, RegionRole.FUSSZEILE} else [self.body]
        path = f'.//w:sdt[w:sdtPr/w:tag/@w:val="{tag}"][not(parent::w:p) and not(w:sdtContent/w:tc|w:sdtContent/w:tr)]'
        return [(control, part) for part in parts for control in part.element.xpath(path)]


def _regions(document: Document) -> Iterator[RegionRole]:
    yield from (child.role for child in document.children if isinstance(child, Region) and child.role in PLACES)


def fill(control: Xml, blocks: Sequence[Xml]) -> None:
    """Puts `blocks` where the content control stood, and an empty paragraph where Word can't do without one."""
    parent, before, follower = control.getparent(), control.getprevious(), control.getnext()
    if parent is None:
        raise ValueError("this control was filled before")
    if follower is not None and _is_left_over(follower) and blocks and blocks[-1].tag == qn("w:p"):
        parent.remove(follower)
    for block in blocks:
        if before is not None and before.tag == block.tag == TABLE:
            control.addprevious(make("w:p"))
        control.addprevious(block)
        before = block
    if follower is not None and before is not None and before.tag == follower.tag == TABLE:
        control.addprevious(make("w:p"))
    parent.remove(control)
    _end_with_paragraph(parent)


def _is_left_over(block: Xml) -> bool:
    """Whether this is the empty paragraph that Word puts after a control at the end of the text."""
    following = block.getnext()
    ends = following is None or following.tag == qn("w:sectPr")
    return ends and block.tag == qn("w:p") and not block.xpath("w:r|w:hyperlink|w:sdt|w:pPr/w:sectPr")


def _end_with_paragraph(parent: Xml) -> None:
    """Word wants a paragraph at the end of a text, a header and a cell."""
    blocks = [child for child in parent if child.tag in BLOCKS]
    if blocks and blocks[-1].tag == qn("w:p"):
        return
    end = make("w:p")
    if blocks:
        blocks[-1].addnext(end)
    elif parent.tag == qn("w:tc"):
        parent.append(end)
    else:
        parent.insert(0, end)
