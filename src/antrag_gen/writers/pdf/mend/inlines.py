"""Build the tags inside of lines: emphasis, links, and notes right after their call."""

from collections.abc import Callable, Sequence

import pydyf

from antrag_gen.tree import Emphasis, Link, Strong
from antrag_gen.writers.pdf.mend.drawn import Drawn
from antrag_gen.writers.pdf.mend.elements import Tagged
from antrag_gen.writers.pdf.mend.marks import Kind
from antrag_gen.writers.pdf.mend.words import spell
from antrag_gen.writers.pdf.numbered import Numbered

TYPES = {Emphasis: "Em", Strong: "Strong", Link: "Link"}
BuildBlocks = Callable[[Sequence[Numbered], Drawn], list[Tagged]]


def fill_lines(element: Tagged, at: Numbered, drawn: Drawn, build: BuildBlocks) -> Tagged:
    """`element` with the lines of the node `at`; `build` makes the paragraphs of notes."""
    marks = drawn.lines.get(at.number, ())
    spell(at, marks, drawn.glyphs)
    opened = {at.number: element}
    for mark in marks:
        if mark.kind is Kind.CALL:
            seat = drawn.seats[mark.number]
            parent = _open(seat.at.parent, opened, drawn)
            parent.kids += [Tagged("Reference", [mark]), _note(seat.at, drawn, build)]
        else:
            _open(mark.number, opened, drawn).kids.append(mark)
    return element


def _open(number: int, opened: dict[int, Tagged], drawn: Drawn) -> Tagged:
    """The element of an inline node, made with those above it when the first of its words comes."""
    if number not in opened:
        seat = drawn.seats[number]
        parent = _open(seat.at.parent, opened, drawn)
        opened[number] = Tagged(TYPES[type(seat.at.node)], [*drawn.links.get(number, ())])
        parent.kids.append(opened[number])
    return opened[number]


def _note(at: Numbered, drawn: Drawn, build: BuildBlocks) -> Tagged:
    """ISO 14289-1, 7.9: a note has an ID, which no other element has."""
    label = Tagged("Lbl", [*drawn.labels.get(at.number, ())])
    return Tagged("Note", [label, *build(at.parts["children"], drawn)], {"ID": pydyf.String(f"note-{at.number}")})
