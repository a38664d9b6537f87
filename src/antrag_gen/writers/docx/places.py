"""Places: the content controls of the layout in, the paragraphs of the paper in their stead out."""

from collections.abc import Iterator, Sequence

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.parts.story import StoryPart
from docx.shared import Twips
from docx.text.parfmt import ParagraphFormat

from antrag_gen.errors import Problem
from antrag_gen.measure.advances import width_of
from antrag_gen.patterns import compile_late
from antrag_gen.tree import Document, Region, RegionRole
from antrag_gen.writers.docx.markup import Xml, as_paragraph, make
from antrag_gen.writers.docx.sections import end_text
from antrag_gen.writers.docx.styles import CAPTION, GAP, LAYOUT, TWIPS, Styles, gap, value_of

CONTENT = "inhalt"
PLACES = {
    RegionRole.BRIEFKOPF: "am Anfang des Textes",
    RegionRole.KOPFZEILE: "in der Kopfzeile",
    RegionRole.FUSSZEILE: "in der Fußzeile",
}
IN_TEXT = frozenset({CONTENT, RegionRole.BRIEFKOPF.value})
IN_RUNNING = frozenset({RegionRole.KOPFZEILE.value, RegionRole.FUSSZEILE.value})
PARAGRAPH = qn("w:p")
TABLE = qn("w:tbl")  # two tables without a paragraph between them are one to Word
BLOCKS = {PARAGRAPH, TABLE, qn("w:sdt")}
SILENT = {qn("w:pPr"), qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:proofErr")}
PAGE_NUMBER = 1701  # twips (3 cm) that „Seite 10 von 12“ and the space before it take
ABOVE_TABLE = 120  # twips between words and the table below them
BRACKETED = compile_late(r"\[(\w+)\]")


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
            count = len(self.find(tag))
            if not count:
                hint = f"In Word {where} ein Rich-Text-Inhaltssteuerelement in einen leeren Absatz setzen, Tag „{tag}“."
                yield Problem(LAYOUT, f"Inhaltssteuerelement „{tag}“ fehlt {where}.", hint, id="layout-ort")
            elif count > 1 and tag in {CONTENT, RegionRole.BRIEFKOPF}:
                hint = "Alle bis auf eines in Word löschen: sonst stünden dieselben Worte mehrmals im Papier."
                yield Problem(LAYOUT, f"Inhaltssteuerelement „{tag}“ steht {count}-mal im Text.", hint, id="layout-ort")

        yield from self._unknown()

    def _unknown(self) -> Iterator[Problem]:
        """One for each control that nothing is put into, whose own words would stand in every paper."""
        for part, known in ((self.body, IN_TEXT), *((part, IN_RUNNING) for part in self.running)):
            for control in part.element.iter(qn("w:sdt")):
                name, within = _name(control), [_name(outer) for outer in control.iterancestors(qn("w:sdt"))]
                is_of_word = control.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}") is not None  # a page number
                if name and not is_of_word and not known.intersection((name, *within)):
                    what = f"Das Inhaltssteuerelement „{name}“ kennt das Programm hier nicht; es füllt nichts hinein."
                    hint = f"In Word den Tag ändern oder es löschen. Möglich sind hier: {', '.join(sorted(known))}."
                    yield Problem(LAYOUT, what, hint, id="layout-ort")

    def find(self, tag: str) -> list[tuple[Xml, StoryPart]]:
        """What to replace for this tag, with the part that holds it: in the text, or in all headers and footers."""
        running = tag in {RegionRole.KOPFZEILE, RegionRole.FUSSZEILE}
        parts = self.running if running else [self.body]
        controls = [(control, part) for part in parts for control in part.element.iter(qn("w:sdt"))]
        blocks = [(_place(control, in_line=running), part) for control, part in controls if _name(control) == tag]
        return [(block, part) for block, part in blocks if block is not None]


def _name(control: Xml) -> str:
    """Its tag, else its title in small letters, else what stands in it in brackets.

    LibreOffice 7.4 loses tags when it saves, and titles too where other words stand in the line.
    """
    shown = BRACKETED.fullmatch("".join(text.text or "" for text in control.iter(qn("w:t"))))
    title = value_of(control, "w:sdtPr/w:alias") or (shown[1] if shown else "")
    return value_of(control, "w:sdtPr/w:tag") or title.casefold()


def _place(control: Xml, *, in_line: bool) -> Xml | None:
    """The control where it is around paragraphs, the paragraph where it is all that stands in one, else None.

    `in_line`: a control that stands in a line with other words will do, too.
    """
    parent, content = control.getparent(), control.find(qn("w:sdtContent"))
    if parent is not None and parent.tag == PARAGRAPH:
        if [child.tag for child in parent if child.tag not in SILENT] == [control.tag]:
            return parent
        return control if in_line else None
    return control if content is not None and all(child.tag in BLOCKS for child in content) else None


def _regions(document: Document) -> Iterator[RegionRole]:
    yield from (child.role for child in document.children if isinstance(child, Region) and child.role in PLACES)


def fill(control: Xml, blocks: Sequence[Xml], styles: Styles, width: int = 0) -> None:
    """Puts `blocks` where the content control stood, and an empty paragraph where Word can't do without one.

    Where other words stand in its line, the last paragraph of `blocks` stands in the line and the others above it; that
    one, too, where a line of this `width` (twips) has no room for it beside a page number.
    """
    parent, follower = control.getparent(), control.getnext()
    if parent is None:
        raise ValueError("this control was filled before")
    if parent.tag == PARAGRAPH:
        _put_before(parent, _fill_line(control, blocks, fits=_fits(blocks, styles, width)), styles)
        return
    if follower is not None and _is_left_over(follower) and blocks and blocks[-1].tag == PARAGRAPH:
        parent.remove(follower)
    _put_before(control, blocks, styles)
    parent.remove(control)
    _end_with_paragraph(parent, styles)


def _fits(blocks: Sequence[Xml], styles: Styles, width: int) -> bool:
    """Whether the last block can stand in a line with a page number."""
    if not blocks or not width:
        return True
    letters = styles.points_of(value_of(blocks[-1], "w:pPr/w:pStyle")) * TWIPS
    return width_of("".join(text.text or "" for text in blocks[-1].iter(qn("w:t")))) * letters < width - PAGE_NUMBER


def _fill_line(control: Xml, blocks: Sequence[Xml], *, fits: bool) -> Sequence[Xml]:
    """Puts the words of the last block where the control stood, if it fits there, and says what is left."""
    parent = control.getparent()
    last = blocks[-1] if fits and blocks and blocks[-1].tag == PARAGRAPH else None
    for piece in () if last is None else [piece for piece in last if piece.tag != qn("w:pPr")]:
        control.addprevious(piece)
    if parent is not None:
        parent.remove(control)
    return blocks if last is None else blocks[:-1]


def _put_before(block: Xml, blocks: Sequence[Xml], styles: Styles) -> None:
    """Puts `blocks` before another, tables and text apart."""
    before, follower = block.getprevious(), block.getnext()
    for added in blocks:
        if before is not None and before.tag == TABLE:
            if added.tag == TABLE:
                block.addprevious(gap(styles))
            else:
                _keep_off(added, styles)
        elif before is not None and added.tag == TABLE:
            _keep_above(before, styles)
        block.addprevious(added)
        before = added
    if before is not None and before.tag == TABLE and follower is not None and follower.tag == TABLE:
        block.addprevious(gap(styles))


def _keep_off(paragraph: Xml, styles: Styles) -> None:
    """Word knows no space after a table: the paragraph below gets what its style lacks of it."""
    space = styles.space(styles.id(GAP), "after")
    if space > styles.space(value_of(paragraph, "w:pPr/w:pStyle"), "before"):
        ParagraphFormat(as_paragraph(paragraph)).space_before = Twips(space)


def _keep_above(paragraph: Xml, styles: Styles) -> None:
    """Nor any before it: the paragraph above gets it, unless it belongs to the table or only ends a section."""
    style = value_of(paragraph, "w:pPr/w:pStyle")
    if paragraph.tag != PARAGRAPH or style in (styles.id(CAPTION), styles.id(GAP)):
        return
    if styles.space(style, "after") < ABOVE_TABLE:
        ParagraphFormat(as_paragraph(paragraph)).space_after = Twips(ABOVE_TABLE)


def _is_left_over(block: Xml) -> bool:
    """Whether this is the empty paragraph that Word puts after a control at the end of the text."""
    following = block.getnext()
    ends = following is None or following.tag == qn("w:sectPr")
    return ends and block.tag == PARAGRAPH and all(child.tag in SILENT for child in block)


def _end_with_paragraph(parent: Xml, styles: Styles) -> None:
    """Word wants a paragraph at the end of a text and its last section, of a header and of a cell."""
    blocks = [child for child in parent if child.tag in BLOCKS]
    if blocks and blocks[-1].tag == PARAGRAPH:
        end_text(parent, blocks[-1])
        return
    end = gap(styles) if blocks else make("w:p")
    if blocks:
        blocks[-1].addnext(end)
    elif parent.tag == qn("w:tc"):
        parent.append(end)
    else:
        parent.insert(0, end)
