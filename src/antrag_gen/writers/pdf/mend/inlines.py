"""Build the tags inside of lines: emphasis, links, and notes right after their call."""

from collections.abc import Callable, Sequence
from typing import Any

import pydyf

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
    plain_text,
)
from antrag_gen.writers.pdf.mend.drawn import Drawn
from antrag_gen.writers.pdf.mend.elements import Tagged, attributes
from antrag_gen.writers.pdf.mend.marks import Kind, ListMark
from antrag_gen.writers.pdf.mend.words import spell
from antrag_gen.writers.pdf.numbered import Numbered, walk_numbered

TYPES = {Emphasis: "Em", Strong: "Strong", Struck: "Span", Link: "Link"}
# What an alternative description can stand for: it is read instead of all below.
PLAIN = (Text, LineBreak, Emphasis, Strong, Script, Struck)
BuildBlocks = Callable[[Sequence[Numbered], Drawn], list[Tagged]]


def fill_lines(element: Tagged, at: Numbered, drawn: Drawn, build: BuildBlocks) -> Tagged:
    """`element` with the lines of the node `at`; `build` makes the paragraphs of notes."""
    marks = drawn.lines.get(at.number, ())
    spell(at, marks, drawn.glyphs)
    opened = {at.number: element}
    for mark in marks:
        if mark.kind is Kind.CALL:
            seat = drawn.seats[mark.number]
            _open(seat.at.parent, opened, drawn).kids += _called(seat.at, mark, drawn, build)
        else:
            _open(mark.number, opened, drawn).kids.append(mark)
    return element


def _open(number: int, opened: dict[int, Tagged], drawn: Drawn) -> Tagged:
    """The element of an inline node, made with those above it when the first of its words comes."""
    if number not in opened:
        seat = drawn.seats[number]
        parent = _open(seat.at.parent, opened, drawn)
        opened[number] = Tagged(_type(seat.at.node), [*drawn.links.get(number, ())], _entries(seat.at))
        parent.kids.append(opened[number])
    return opened[number]


def _type(node: Node) -> str:
    if isinstance(node, Script):
        return "Sup" if node.raised else "Sub"
    return TYPES[type(node)]


def _entries(at: Numbered) -> dict[str, Any]:
    """What struck words are, for programs (ISO 32000-1, 14.8.5.4.5), and in words: no reader tells of the line."""
    if not isinstance(at.node, Struck):
        return {}
    line = attributes("Layout", TextDecorationType="/LineThrough")
    if not all(isinstance(below.node, PLAIN) for below in walk_numbered(at)):
        return line
    return {**line, "Alt": pydyf.String(f"gestrichen: {' '.join(plain_text(at.node).split())}")}


def _called(at: Numbered, mark: ListMark, drawn: Drawn, build: BuildBlocks) -> list[Tagged]:
    """The call of a note, with the note where it is called first, else with what leads to it."""
    if isinstance(at.node, Footnote):
        return [Tagged("Reference", [mark]), _note(at, drawn, build)]
    note = drawn.notes[at.node.name] if isinstance(at.node, NoteCall) else -1
    link = Tagged("Link", [*drawn.links.get(at.number, ()), mark])
    return [Tagged("Reference", [link], refers_to=_note_id(note))]


def _note_id(number: int) -> str:
    return f"note-{number}"


def _note(at: Numbered, drawn: Drawn, build: BuildBlocks) -> Tagged:
    """ISO 14289-1, 7.9: a note has an ID, which no other element has."""
    label = Tagged("Lbl", [*drawn.labels.get(at.number, ())])
    return Tagged("Note", [label, *build(at.parts["children"], drawn)], {"ID": pydyf.String(_note_id(at.number))})
