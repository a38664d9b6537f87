"""Places: the content controls of the layout in, the paragraphs of the paper in their stead out."""

from collections.abc import Iterator, Sequence

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.parts.story import StoryPart

from antrag_gen.errors import Problem
from antrag_gen.tree import Document, Region, RegionRole
from antrag_gen.writers.docx.markup import Xml, make
from antrag_gen.writers.docx.styles import LAYOUT, value_of

CONTENT = "inhalt"
PLACES = {
    RegionRole.BRIEFKOPF: "am Anfang des Textes",
    RegionRole.KOPFZEILE: "in der Kopfzeile",
    RegionRole.FUSSZEILE: "in der Fußzeile",
}
TABLE = qn("w:tbl")  # two tables without a paragraph between them are one to Word
BLOCKS = {qn("w:p"), TABLE, qn("w:sdt")}
SILENT = {qn("w:pPr"), qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:proofErr")}


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
                hint = f"In Word {where} ein Rich-Text-Inhaltssteuerelement in einen leeren Absatz setzen, Tag „{tag}“."
                yield Problem(LAYOUT, f"Inhaltssteuerelement „{tag}“ fehlt {where}.", hint, id="layout-ort")
            elif found > 1 and tag in {CONTENT, RegionRole.BRIEFKOPF}:
                hint = "Alle bis auf eines in Word löschen: sonst stünden dieselben Worte mehrmals im Papier."
                yield Problem(LAYOUT, f"Inhaltssteuerelement „{tag}“ steht {found}-mal im Text.", hint, id="layout-ort")

    def find(self, tag: str) -> list[tuple[Xml, StoryPart]]:
        """What to replace for this tag, with the part that holds it: in the text, or in all headers and footers."""
        parts = self.running if tag in {RegionRole.KOPFZEILE, RegionRole.FUSSZEILE} else [self.body]
        controls = [(control, part) for part in parts for control in part.element.iter(qn("w:sdt"))]
        found = [(_whole(control), part) for control, part in controls if _name(control) == tag]
        return [(block, part) for block, part in found if block is not None]


def _name(control: Xml) -> str:
    """Its tag, or its title in small letters where it has none: LibreOffice 7.4 loses tags when it saves."""
    return value_of(control, "w:sdtPr/w:tag") or value_of(control, "w:sdtPr/w:alias").casefold()


def _whole(control: Xml) -> Xml | None:
    """The control where it is around paragraphs, the paragraph where it is all that stands in one, else None."""
    parent = control.getparent()
    if parent is not None and parent.tag == qn("w:p"):
        return parent if [child.tag for child in parent if child.tag not in SILENT] == [control.tag] else None
    content = control.find(qn("w:sdtContent"))
    return control if content is not None and all(child.tag in BLOCKS for child in content) else None


def _regions(document: Document) -> Iterator[RegionRole]:
    yield from (child.role for child in document.children if isinstance(child, Region) and child.role in PLACES)


def fill(control: Xml, blocks: Sequence[Xml], gap: str) -> None:
    """Puts `blocks` where the content control stood, and an empty paragraph where Word can't do without one.

    `gap` is the id of the style of such a paragraph beside a table.
    """
    parent, before, follower = control.getparent(), control.getprevious(), control.getnext()
    if parent is None:
        raise ValueError("this control was filled before")
    if follower is not None and _is_left_over(follower) and blocks and blocks[-1].tag == qn("w:p"):
        parent.remove(follower)
    for block in blocks:
        if before is not None and before.tag == block.tag == TABLE:
            control.addprevious(_gap(gap))
        control.addprevious(block)
        before = block
    if follower is not None and before is not None and before.tag == follower.tag == TABLE:
        control.addprevious(_gap(gap))
    parent.remove(control)
    _end_with_paragraph(parent, gap)


def _is_left_over(block: Xml) -> bool:
    """Whether this is the empty paragraph that Word puts after a control at the end of the text."""
    following = block.getnext()
    ends = following is None or following.tag == qn("w:sectPr")
    return ends and block.tag == qn("w:p") and all(child.tag in SILENT for child in block)


def _gap(style: str) -> Xml:
    return make("w:p", make("w:pPr", make("w:pStyle", val=style)))


def _end_with_paragraph(parent: Xml, gap: str) -> None:
    """Word wants a paragraph at the end of a text, a header and a cell."""
    blocks = [child for child in parent if child.tag in BLOCKS]
    if blocks and blocks[-1].tag == qn("w:p"):
        return
    end = _gap(gap) if blocks else make("w:p")
    if blocks:
        blocks[-1].addnext(end)
    elif parent.tag == qn("w:tc"):
        parent.append(end)
    else:
        parent.insert(0, end)
