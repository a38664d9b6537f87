"""Read laid out pages before they are painted: which words stand on which page, and which are missing.

Letters are compared, without their case, blanks and hyphens: a layout may print capitals and divide words.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from antrag_gen.tree import Footnote, Item, NoteCall
from antrag_gen.writers.pdf.html import NUMBER
from antrag_gen.writers.pdf.mend.drawn import LINED, Seat, Seats
from antrag_gen.writers.pdf.mend.marks import PSEUDO, Kind
from antrag_gen.writers.pdf.mend.record import Rendered, boxes_of
from antrag_gen.writers.pdf.mend.visible import is_visible
from antrag_gen.writers.pdf.mend.words import words_of

NO_LETTERS = dict.fromkeys(map(ord, " \t\n\r\f\u00a0\u2002\u00ad\u2010\u2011-"))
Printed = Mapping[tuple[Kind, int], Mapping[int, str]]
"""What is printed of a node: its lines, its label, the mark of a note and its call; page → text."""


def read_printed(rendered: Rendered, seats: Seats) -> Printed:
    """The text on the pages as far as it is read. What lies beyond the edges of the paper is not printed."""
    printed: defaultdict[tuple[Kind, int], defaultdict[int, str]] = defaultdict(lambda: defaultdict(str))
    for number, page in enumerate(rendered.pages):
        for box, margin in boxes_of(page):
            text = getattr(box, "text", "")
            seat = None if margin or not text or box.element is None else seats.get(int(box.element.get(NUMBER, -1)))
            if seat and is_visible(box) and box.position_x >= 0 and box.position_x + box.width <= page.width:
                kind = PSEUDO.get(box.element_tag.partition("::")[2], Kind.DECORATION)
                kind = Kind.CALL if isinstance(seat.at.node, NoteCall) else kind
                printed[kind, seat.host if kind is Kind.WORDS else seat.at.number][number] += text
    return printed


def find_unprinted(printed: Printed, seats: Seats) -> list[Seat]:
    """The nodes with lines or labels of which anything is missing."""
    return [seat for seat in seats.values() if any(not _is_there(*said) for said in _said(seat, printed))]


def _said(seat: Seat, printed: Printed) -> Iterator[tuple[str, Mapping[int, str]]]:
    """The words of a node, and what is printed of them."""
    if isinstance(seat.at.node, LINED):
        yield words_of(seat.at), printed.get((Kind.WORDS, seat.at.number), {})
    if isinstance(seat.at.node, Item):
        yield seat.at.node.label, printed.get((Kind.LABEL, seat.at.number), {})


def _is_there(words: str, pages: Mapping[int, str]) -> bool:
    """Whether all is there: once, or – in the head of a table – again on each page."""
    expected = _letters(words)
    first = next(iter(pages.values()), "")
    return expected in (_letters("".join(pages.values())), _letters(first))


def _letters(text: str) -> str:
    return text.translate(NO_LETTERS).casefold()


def find_strayed_notes(printed: Printed, seats: Seats) -> list[Seat]:
    """The notes that begin on another page than that of their call."""
    return [
        seat
        for number, seat in seats.items()
        if isinstance(seat.at.node, Footnote)
        and _page(printed.get((Kind.CALL, number), {})) != _page(printed.get((Kind.NOTE_MARK, number), {}))
    ]


def _page(pages: Mapping[int, str]) -> int:
    return next(iter(pages), -1)
