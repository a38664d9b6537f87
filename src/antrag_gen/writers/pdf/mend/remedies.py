"""What is tried where something of a document is lost on the pages, or a note strays: a fault in, style rules out.

To make room for the second line of a paragraph WeasyPrint 70 moves notes of the page to the next one, even where the
paragraph itself goes there later, and forgets the notes that are called in this very line. It leaves out the head of
a table beside which no row fits, and can lose rows where the last ones are higher than a page.
"""

from collections.abc import Iterator
from itertools import islice

from antrag_gen.tree import Cell, Heading, Item, ItemList, Pairs, Quote, Table
from antrag_gen.writers.pdf.html import NUMBER
from antrag_gen.writers.pdf.mend.drawn import Seat, Seats
from antrag_gen.writers.pdf.mend.marks import Kind
from antrag_gen.writers.pdf.mend.printed import Printed, note_around, page_of
from antrag_gen.writers.pdf.numbered import Line

KEPT_TOGETHER, ON_NEW_PAGE, ANYWHERE = "break-inside: avoid", "break-before: page", "break-inside: auto"
NOT_FOR_TWO_LINES = "orphans: 99"
ON_ANY_PAGE = "footnote-policy: auto"
ONCE = "display: table-row-group"
ROWS, HEAD = "tr", "thead"
NEAR = 12  # blocks after a page break, of which one may have moved a note
Rules = dict[str, str]
"""Selector → what is tried with the elements it selects."""


def for_lost(seat: Seat, seats: Seats, rules: Rules) -> Rules:
    """Rows of a table may break in a cell, its head may be as high as it is, if need be on a new page.

    Other blocks are not broken.
    """
    table = _table_around(seat, seats)
    if table is None:
        return _kept_or_moved(seat.at.number, seats, rules)
    rows, head = (f"{_selector(table.at.number)} {part}" for part in (ROWS, HEAD))
    if rows not in rules:
        return {rows: ANYWHERE}
    return {head: ONCE} if head not in rules else _on_new_page(table.at.number, seats)


def for_headless(table: Seat) -> Rules:
    """A row that may break leaves room for the head."""
    return {f"{_selector(table.at.number)} {ROWS}": ANYWHERE}


def near_break(note: Seat, seats: Seats, printed: Printed) -> Rules:
    """No block begins with two lines at the end of the page where a note is called: one of them moved the note."""
    page = page_of(printed, Kind.CALL, note.at.number)
    near = [*islice(_blocks_on(page + 1, seats, printed), NEAR), _last_on(page, note, seats, printed)]
    return {_selector(number): NOT_FOR_TWO_LINES for number in near}


def for_strayed(note: Seat, seats: Seats, rules: Rules, printed: Printed) -> Rules:
    """The block in which the note is called moves; a row is kept together by the layout.

    Where it stands on a new page already, the last block of that page makes room.
    """
    host = seats[note.host]
    in_row = isinstance(host.at.node, (Cell, Line))
    wanted = _on_new_page(host.at.parent, seats) if in_row else _kept_or_moved(note.host, seats, rules)
    if not wanted.items() <= rules.items():
        return wanted
    page = page_of(printed, Kind.CALL, note.at.number)
    return _kept_or_moved(_last_on(page, note, seats, printed), seats, rules)


def for_note_alone(note: Seat) -> Rules:
    """A note that no page has room for with its call leaves the line where it is."""
    return {_selector(note.at.number): ON_ANY_PAGE}


def _table_around(seat: Seat, seats: Seats) -> Seat | None:
    while not isinstance(seat.at.node, Table):
        if seat.at.parent < 0:
            return None
        seat = seats[seat.at.parent]
    return seat


def _last_on(page: int, note: Seat, seats: Seats, printed: Printed) -> int:
    """The last block with lines on a page."""
    return max(_blocks_on(page, seats, printed), default=note.host)


def _blocks_on(page: int, seats: Seats, printed: Printed) -> Iterator[int]:
    """The blocks with lines on a page, but for those of notes, in their order."""
    on_page = (number for (kind, number), pages in printed.items() if kind is Kind.WORDS and page in pages)
    return (number for number in sorted(on_page) if note_around(number, seats) is None)


def _kept_or_moved(number: int, seats: Seats, rules: Rules) -> Rules:
    return _on_new_page(number, seats) if _selector(number) in rules else {_selector(number): KEPT_TOGETHER}


def _on_new_page(number: int, seats: Seats) -> Rules:
    return {_selector(_outermost_begun_by(number, seats)): ON_NEW_PAGE}


def _selector(number: int) -> str:
    return f':not(caption)[{NUMBER}="{number}"]'


def _outermost_begun_by(number: int, seats: Seats) -> int:
    """The block that begins with this one, with the headings above it: they go to the new page, too.

    WeasyPrint sees no break before what is first in an item of a list, which is its marker, or in a table, its head.
    """
    parent = seats[seats[number].at.parent].at
    siblings = [*parent.parts.get("body", ()), *parent.parts.get("foot", ())] or list(parent.below)
    at = next((at for at, sibling in enumerate(siblings) if sibling.number == number), 0)
    while at and isinstance(siblings[at - 1].node, Heading):
        at -= 1
    if at == 0 and isinstance(parent.node, (Item, ItemList, Pairs, Quote, Table)):
        return _outermost_begun_by(parent.number, seats)
    return siblings[at].number
