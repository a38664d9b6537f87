"""Footnotes: the blocks of a note in, Word's own footnotes part out."""

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.story import StoryPart

from antrag_gen.writers.docx.markup import Xml, make, make_text
from antrag_gen.writers.docx.styles import NOTE_MARK, NOTE_TEXT, Styles

NAME = PackURI("/word/footnotes.xml")
SEPARATORS = {"separator": -1, "continuationSeparator": 0}
AFTER_NOTES = ("w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:themeFontLang", "w:clrSchemeMapping",
    "w:decimalSymbol", "w:listSeparator")  # fmt: skip


class Notes:
    """The footnotes of one file; they stand in a part of their own with relationships of its own."""

    def __init__(self, word: WordDocument) -> None:
        self._root = _lines_above_notes(word)
        self.part = StoryPart(NAME, CONTENT_TYPE.WML_FOOTNOTES, self._root, word.part.package)
        self._count = 0
        word.part.relate_to(self.part, RELATIONSHIP_TYPE.FOOTNOTES)
        _declare_lines(word.settings.element)

    def add(self, blocks: list[Xml], styles: Styles) -> int:
        """The id (from 1) by which a new note of these blocks is called; its number is put before the first."""
        if not blocks or blocks[0].tag != qn("w:p"):
            blocks = [make("w:p", make("w:pPr", make("w:pStyle", val=styles.id(NOTE_TEXT)))), *blocks]
        blocks[0].insert(1, _mark(styles))
        blocks[0].insert(2, make("w:r", make_text(" ")))
        self._count += 1
        self._root.append(make("w:footnote", *blocks, id=self._count))
        return self._count


def _mark(styles: Styles) -> Xml:
    style = make("w:rStyle", val=styles.id(NOTE_MARK, "character"))
    return make("w:r", make("w:rPr", style), make("w:footnoteRef"))


def _lines_above_notes(word: WordDocument) -> BaseOxmlElement:
    """A footnotes part that holds the lines above notes only: the layout's own, or plain ones."""
    related = [(rid, rel) for rid, rel in word.part.rels.items() if rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES]
    for rid, relation in related:
        root = parse_xml(relation.target_part.blob)
        for note in root.findall(qn("w:footnote")):
            if note.get(qn("w:type")) is None:
                root.remove(note)
        del word.part.rels[rid]
        return root
    lines = [make("w:footnote", make("w:p", make("w:r", make(f"w:{k}"))), type=k, id=n) for k, n in SEPARATORS.items()]
    root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
    root.extend(lines)
    return root


def _declare_lines(settings: BaseOxmlElement) -> None:
    if settings.find(qn("w:footnotePr")) is not None:
        return
    declared = make("w:footnotePr", *(make("w:footnote", id=number) for number in SEPARATORS.values()))
    follower = settings.first_child_found_in(*AFTER_NOTES)
    if follower is None:
        settings.append(declared)
    else:
        follower.addprevious(declared)
