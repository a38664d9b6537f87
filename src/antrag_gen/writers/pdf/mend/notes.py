"""Keep each note on the page of its call: a way to lay out the document in, its pages out.

To make room for a last line WeasyPrint 70 moves notes of the page to the next one, and forgets the notes that are
called in this very line: they are not printed. So the pages are looked at and laid out again where that happened.
"""

from collections.abc import Callable, Mapping

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.tree import Cell, Footnote, Heading, Item, ItemList, Pairs, Quote, Table, plain_text
from antrag_gen.writers.pdf.html import NUMBER
from antrag_gen.writers.pdf.mend.drawn import Seats
from antrag_gen.writers.pdf.mend.record import Rendered, boxes_of
from antrag_gen.writers.pdf.numbered import Line

ROUNDS = 10
KEPT_TOGETHER, ON_NEW_PAGE = "break-inside: avoid", "break-before: page"


def lay_out(render: Callable[[str], Rendered], seats: Seats) -> Rendered:
    """The pages; `render` lays the document out with one more style sheet.

    A note that is longer than the room left by its block stays on the page after. Raises AntragError for notes
    that are not printed at all.
    """
    notes = {number for number, seat in seats.items() if isinstance(seat.at.node, Footnote)}
    rules: dict[int, str] = {}
    for _ in range(ROUNDS):
        rendered = render(_sheet(rules))
        calls, bodies = _pages(rendered, notes) if notes else ({}, {})
        moved = dict(_rule(number, seats, rules) for number in notes if calls.get(number) != bodies.get(number))
        if moved.items() <= rules.items():
            break
        rules |= moved
    _check_printed(notes - bodies.keys(), seats)
    return rendered


def _pages(rendered: Rendered, notes: set[int]) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """The pages on which notes are called, and those on which they stand."""
    calls: dict[int, int] = {}
    bodies: dict[int, int] = {}
    for page, sheet in enumerate(rendered.pages):
        for box, margin in boxes_of(sheet):
            number = -1 if box.element is None or margin else int(box.element.get(NUMBER, -1))
            if number in notes and box.element_tag.endswith("::footnote-call"):
                calls.setdefault(number, page)
            elif number in notes and "::" not in box.element_tag:
                bodies.setdefault(number, page)
    return calls, bodies


def _rule(note: int, seats: Seats, rules: Mapping[int, str]) -> tuple[int, str]:
    """The number of the block in which a note is called or which begins with that block, and what is tried with it."""
    host = seats[note].host
    if isinstance(seats[host].at.node, (Cell, Line)):
        host = seats[host].parent  # a row is kept together by the layout
    elif host not in rules:
        return host, KEPT_TOGETHER
    return _outermost_begun_by(host, seats), ON_NEW_PAGE


def _outermost_begun_by(number: int, seats: Seats) -> int:
    """The block that begins with this one, with the headings above it: they go to the new page, too.

    WeasyPrint sees no break before what is first in an item of a list, which is its marker, or in a table, its head.
    """
    parent = seats[seats[number].parent].at
    siblings = list(parent.parts["body"] or parent.parts["foot"]) if "body" in parent.parts else list(parent.below)
    at = next(at for at, sibling in enumerate(siblings) if sibling.number == number)
    while at and isinstance(siblings[at - 1].node, Heading):
        at -= 1
    if at == 0 and isinstance(parent.node, (Item, ItemList, Pairs, Quote, Table)):
        return _outermost_begun_by(parent.number, seats)
    return siblings[at].number


def _sheet(rules: Mapping[int, str]) -> str:
    return "\n".join(
        f':not(caption)[{NUMBER}="{number}"] {{ {rule} !important }}' for number, rule in sorted(rules.items())
    )


def _check_printed(lost: set[int], seats: Seats) -> None:
    if lost:
        raise AntragError(
            Problem(
                seats[number].at.node.place or Place("PDF"),
                f"Die Fußnote „{plain_text(seats[number].at.node).strip()}“ findet auf den Seiten keinen Platz.",
                "Die Fußnote kürzen oder an einer anderen Stelle aufrufen.",
                "fussnote-platz",
            )
            for number in sorted(lost)
        )
