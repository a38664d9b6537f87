"""Inline nodes: text, breaks, emphasis, links and notes in, runs out."""

from collections.abc import Callable

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from antrag_gen.fonts.shipped import font_in_word
from antrag_gen.patterns import compile_late
from antrag_gen.tree import (
    Emphasis,
    Footnote,
    LineBreak,
    Link,
    Node,
    NoteCall,
    Script,
    Strong,
    Struck,
    Text,
)
from antrag_gen.writers.docx.fields import begin_field, bookmark_name, field_mark
from antrag_gen.writers.docx.markup import Xml, make, make_text
from antrag_gen.writers.docx.spot import Render, Spot
from antrag_gen.writers.docx.styles import EMPHASIS, LINK, NOTE_MARK, NOTE_TEXT, STRONG, STRONG_EMPHASIS

MARK_STYLES = {
    frozenset({STRONG}): STRONG,
    frozenset({EMPHASIS}): EMPHASIS,
    frozenset({STRONG, EMPHASIS}): STRONG_EMPHASIS,
}

# Marks of runs that have no style of their own, in the order that Word wants.
STRUCK, RAISED, LOWERED = "struck", "raised", "lowered"
DIRECT: dict[str, Callable[[], Xml]] = {
    STRUCK: lambda: make("w:strike"),
    RAISED: lambda: make("w:vertAlign", val="superscript"),
    LOWERED: lambda: make("w:vertAlign", val="subscript"),
}

# Characters that Word has elements for; as characters it would print them in another font or always.
ELEMENTS = {"\u00ad": "w:softHyphen", "\u2011": "w:noBreakHyphen", "\t": "w:tab"}
PIECES = compile_late(f"([{''.join(ELEMENTS)}])")


def text(node: Text, spot: Spot) -> list[Xml]:
    pieces = [piece for piece in PIECES.split(node.text) if piece]
    content = [make(ELEMENTS[piece]) if piece in ELEMENTS else make_text(piece) for piece in pieces]
    return [_run(spot, *content, font=font_in_word(node.font, node.text))] if pieces else []


def line_break(_node: LineBreak, spot: Spot) -> list[Xml]:
    return [_run(spot, make("w:br"))]


def emphasis(node: Emphasis, spot: Spot) -> list[Xml]:
    return spot.within(marks=spot.marks | {EMPHASIS}).write_all(node.children)


def strong(node: Strong, spot: Spot) -> list[Xml]:
    return spot.within(marks=spot.marks | {STRONG}).write_all(node.children)


def struck(node: Struck, spot: Spot) -> list[Xml]:
    return spot.within(marks=spot.marks | {STRUCK}).write_all(node.children)


def script(node: Script, spot: Spot) -> list[Xml]:
    """Word knows one height above the line and one below: what stands innermost counts."""
    mark = RAISED if node.raised else LOWERED
    return spot.within(marks=spot.marks - {RAISED, LOWERED} | {mark}).write_all(node.children)


def link(node: Link, spot: Spot) -> list[Xml]:
    runs = spot.within(marks=spot.marks | {LINK}).write_all(node.children)
    hyperlink = make("w:hyperlink", *runs, history=1)
    hyperlink.set(qn("r:id"), spot.part.relate_to(node.target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    return [hyperlink]


def footnote(node: Footnote, spot: Spot) -> list[Xml]:
    """The call of a note, with a bookmark where it is called again; ValueError where Word has no notes."""
    paper = spot.paper
    if spot.part is not paper.body:
        raise ValueError("Word has footnotes in the text only")
    blocks = Spot(paper, paper.notes.part, prose=NOTE_TEXT).write_all(node.children)
    number = paper.notes.add(blocks, paper.styles)
    called = make("w:r", make("w:rPr", _style(spot, NOTE_MARK)), make("w:footnoteReference", id=number))
    if not node.name:
        return [called]
    mark = next(paper.bookmark_ids)
    begin = make("w:bookmarkStart", id=mark, name=bookmark_name(f"Fussnote{node.name}"))
    return [begin, called, make("w:bookmarkEnd", id=mark)]


def note_call(node: NoteCall, spot: Spot) -> list[Xml]:
    """A cross reference to a note: its number, in the style of calls and leading to it."""
    style = _style(spot, NOTE_MARK)
    shown = make("w:r", make("w:rPr", style), make_text(node.mark))
    return [*begin_field(f"NOTEREF {bookmark_name(f'Fussnote{node.name}')} \\f \\h"), shown, field_mark("end")]


def _run(spot: Spot, *content: Xml, font: str = "") -> Xml:
    properties = _properties(spot)
    if font:
        style = [element for element in properties if element.tag == qn("w:rStyle")]
        properties = [*style, _font(font), *(element for element in properties if element not in style)]
    return make("w:r", make("w:rPr", *properties), *content) if properties else make("w:r", *content)


def _properties(spot: Spot) -> list[Xml]:
    """A run has one style only: within a link, emphasis is added to the style of the link."""
    added = [element() for mark, element in DIRECT.items() if mark in spot.marks]
    if LINK in spot.marks:
        emphasis = [make(tag) for mark, tag in ((STRONG, "w:b"), (EMPHASIS, "w:i")) if mark in spot.marks]
        return [_style(spot, LINK), *emphasis, *added]
    styled = spot.marks.difference(DIRECT)
    return [*([_style(spot, MARK_STYLES[styled])] if styled else []), *added]


def _font(name: str) -> Xml:
    """The font for letters of every script: to Word a box is one of East Asia."""
    return make("w:rFonts", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), name))


def _style(spot: Spot, name: str) -> Xml:
    return make("w:rStyle", val=spot.paper.styles.id(name, "character"))


INLINES: dict[type[Node], Render] = {
    Text: text,
    LineBreak: line_break,
    Emphasis: emphasis,
    Strong: strong,
    Struck: struck,
    Script: script,
    Link: link,
    Footnote: footnote,
    NoteCall: note_call,
}
