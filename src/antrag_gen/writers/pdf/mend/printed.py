"""Read laid out pages before they are painted: which words stand on which page, which are missing, which are covered.

Letters are compared, without their case, blanks and hyphens: a layout may print capitals and divide words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from antrag_gen.tree import Cell, Footnote, Item, NoteCall, Region, RegionRole, Table
from antrag_gen.writers.pdf.html import NUMBER
from antrag_gen.writers.pdf.mend.drawn import LINED, Seat, Seats
from antrag_gen.writers.pdf.mend.marks import PSEUDO, Kind
from antrag_gen.writers.pdf.mend.record import Box, Rendered, boxes_of, is_cell, text_area
from antrag_gen.writers.pdf.mend.words import words_of
from antrag_gen.writers.pdf.numbered import Numbered

NO_LETTERS = dict.fromkeys(map(ord, " \t\n\r\f\u00a0\u2002\u00ad\u2010\u2011-"))
HAIR = 1.0  # CSS pixels by which a box may stand out: widths are sums of rounded ones
Printed = Mapping[tuple[Kind, int], Mapping[int, str]]
"""What is printed of a node: its lines, its label, the mark of a note and its call; page → text."""


class Spot(NamedTuple):
    """A text on a page, the node that it belongs to, and the cell around it."""

    box: Box
    seat: Seat
    cell: Box | None


def read_printed(rendered: Rendered, seats: Seats) -> Printed:
    """The text on the pages as far as it is read. What lies beyond the edges of the paper is not printed.

    A table ends at the margins, and the words of a cell where it ends: beyond it stand those of the next one. Other
    text a layout may well put there.
    """
    printed: defaultdict[tuple[Kind, int], defaultdict[int, str]] = defaultdict(lambda: defaultdict(str))
    for number, page in enumerate(rendered.pages):
        for box, seat, cell in _spots(page, seats):
            in_table = seat.host >= 0 and isinstance(seats[seat.host].at.node, (Cell, Table))
            kind = PSEUDO.get(box.element_tag.partition("::")[2], Kind.DECORATION)
            kind = Kind.CALL if isinstance(seat.at.node, NoteCall) else kind
            around = cell if in_table and kind is not Kind.NOTE_MARK else None
            if _is_within(box, page, in_table=in_table) and _is_in_cell(box, around):
                printed[kind, seat.host if kind is Kind.WORDS else seat.at.number][number] += box.text
    return printed


def _spots(page: Any, seats: Seats) -> Iterator[Spot]:  # noqa: ANN401 – weasyprint.document.Page
    cells: dict[int, Box] = {}
    for box, margin in boxes_of(page):
        if is_cell(box):
            cells[int(box.element.get(NUMBER, -1))] = box
        if margin or not getattr(box, "text", "") or box.element is None:
            continue
        seat = seats.get(int(box.element.get(NUMBER, -1)))
        if seat:
            yield Spot(box, seat, cells.get(seat.host))


def _is_within(box: Box, page: Any, *, in_table: bool) -> bool:  # noqa: ANN401 – as above
    left, top, right, bottom = text_area(page) if in_table else (0, 0, page.width, page.height)
    return bool(
        left - HAIR <= box.position_x
        and top - HAIR <= box.position_y
        and box.position_x + box.width <= right + HAIR
        and box.position_y + box.height <= bottom + HAIR
    )


def _is_in_cell(box: Box, cell: Box | None) -> bool:
    if cell is None:
        return True
    left, right = cell.border_box_x(), cell.border_box_x() + cell.border_width()
    return bool(left - HAIR <= box.position_x and box.position_x + box.width <= right + HAIR)


def find_unprinted(printed: Printed, seats: Seats) -> list[Seat]:
    """The nodes with lines, labels or a call of which anything is missing."""
    return [
        seat
        for number, seat in seats.items()
        if not all(_is_there(*said) for said in _said(seat, printed))
        or (isinstance(seat.at.node, Footnote) and (Kind.CALL, number) not in printed)
    ]


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
        and page_of(printed, Kind.CALL, number) != page_of(printed, Kind.NOTE_MARK, number)
    ]


def page_of(printed: Printed, kind: Kind, number: int) -> int:
    """The page on which it begins, -1 for none."""
    return next(iter(printed.get((kind, number), {})), -1)


def find_headless_tables(printed: Printed, seats: Seats) -> list[Seat]:
    """The tables with rows on a page that has none of their head."""
    return [
        seat
        for seat in seats.values()
        if isinstance(seat.at.node, Table)
        and _pages(seat.at.parts["head"], printed)
        and not _pages([*seat.at.parts["body"], *seat.at.parts["foot"]], printed)
        <= _pages(seat.at.parts["head"], printed)
    ]


def _pages(rows: Iterable[Numbered], printed: Printed) -> set[int]:
    cells = (cell.number for row in rows for cell in row.parts["cells"])
    return {page for cell in cells for page in printed.get((Kind.WORDS, cell), {})}


def find_covering_notes(rendered: Rendered, seats: Seats) -> list[Seat]:
    """The first note of each page on which notes stand where other text does; a letterhead may stand anywhere."""
    covering = []
    for page in rendered.pages:
        first, top, bottom = None, float(page.height), 0.0
        for box, seat, _ in _spots(page, seats):
            note = None if box.element_tag.endswith("::footnote-call") else note_around(seat.at.number, seats)
            if note is None and not _is_letterhead(seat, seats):
                bottom = max(bottom, box.position_y + box.height)
            elif note is not None and box.position_y < top:
                first, top = note, box.position_y
        if first is not None and bottom > top + HAIR:
            covering.append(first)
    return covering


def note_around(number: int, seats: Seats) -> Seat | None:
    """The note that a node stands in."""
    return next((seat for seat in _upwards(number, seats) if isinstance(seat.at.node, Footnote)), None)


def _is_letterhead(seat: Seat, seats: Seats) -> bool:
    nodes = (above.at.node for above in _upwards(seat.at.number, seats))
    return any(isinstance(node, Region) and node.role is RegionRole.BRIEFKOPF for node in nodes)


def _upwards(number: int, seats: Seats) -> Iterator[Seat]:
    while number >= 0:
        yield seats[number]
        number = seats[number].at.parent
