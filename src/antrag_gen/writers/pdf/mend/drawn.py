"""Sort what stands on the pages by the nodes of the document: marks and links in, `Drawn` out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.tree import (
    Cell,
    Entry,
    Footnote,
    Heading,
    Link,
    Node,
    NoteCall,
    Paragraph,
    Picture,
    Table,
    is_running,
    plain_text,
)
from antrag_gen.writers.pdf.html import NUMBER
from antrag_gen.writers.pdf.mend.elements import Annotation
from antrag_gen.writers.pdf.mend.marks import Glyphs, Kind, ListMark
from antrag_gen.writers.pdf.mend.record import Box, Leaf
from antrag_gen.writers.pdf.mend.words import words_of
from antrag_gen.writers.pdf.numbered import Line, Numbered, walk_numbered

LINED = (Paragraph, Heading, Line, Entry, Cell, Table)  # nodes that have lines; those of a table are its caption's


class Seat(NamedTuple):
    """A node, and the number of the nearest node with lines at or above it, else -1."""

    at: Numbered
    host: int


Seats = Mapping[int, Seat]


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """What stands on the pages of each node, by its number and in reading order.

    `lines` has the words and calls of notes in a node's lines, `labels` what stands before items and notes, `notes`
    the numbers of notes by their names; `heights` are those of the pages in CSS pixels.
    """

    seats: Seats
    lines: Mapping[int, Sequence[ListMark]]
    labels: Mapping[int, Sequence[ListMark]]
    pictures: Mapping[int, ListMark]
    links: Mapping[int, Sequence[Annotation]]
    notes: Mapping[str, int]
    heights: Sequence[float]
    glyphs: Glyphs


def seat_nodes(root: Numbered) -> Seats:
    """The nodes that are read, by number: all but those of head and foot of the pages."""
    return {seat.at.number: seat for seat in _seats(root, -1)}


def _seats(at: Numbered, host: int) -> Iterator[Seat]:
    if is_running(at.node):
        return
    host = at.number if isinstance(at.node, LINED) else host
    yield Seat(at, host)
    for child in at.below:
        yield from _seats(child, host)


def link_number(box: Box, seats: Seats) -> int | None:
    """The node of a link which is read; None for an element in it, and in head or foot of a page."""
    if box.element is None or box.element_tag != "a":
        return None
    seat = seats.get(int(box.element.get(NUMBER, -1)))
    is_read = seat and isinstance(seat.at.node, (Link, Entry, NoteCall)) and _link_words(seat.at.node)
    return seat.at.number if seat and is_read else None


def sort_drawn(seats: Seats, pages: Sequence[Leaf], marks: Iterable[ListMark], glyphs: Glyphs) -> Drawn:
    """What is drawn of the nodes. Marks that are not to be read become `DECORATION` or `REPEATED`.

    Raises AntragError for pictures that WeasyPrint could not draw: it prints their words instead, and for a layout
    that counts notes otherwise than those who call them again.
    """
    lines: defaultdict[int, list[ListMark]] = defaultdict(list)
    labels: defaultdict[int, list[ListMark]] = defaultdict(list)
    pictures: dict[int, ListMark] = {}
    drawn: set[int] = set()
    for mark in marks:
        seat = seats.get(mark.number)
        drawn.update([mark.number] if mark.kind is Kind.PICTURE else [])
        if mark.kind in (Kind.HEADER, Kind.FOOTER):
            continue
        if seat is None or not _is_read(mark, seat.at):
            mark.kind = Kind.DECORATION
        elif isinstance(seat.at.node, NoteCall):
            mark.kind = Kind.CALL
            lines[seat.host].append(mark)
        elif mark.kind is Kind.PICTURE:
            pictures[mark.number] = mark
        elif mark.kind in (Kind.LABEL, Kind.NOTE_MARK):
            labels[mark.number].append(mark)
        else:
            lines[seat.host].append(mark)
    for seat in seats.values():
        if isinstance(seat.at.node, Table):
            _set_repeats_apart(seat.at, lines)
    _check_pictures(seats, drawn)
    heights = [page.height for page in pages]
    return Drawn(seats, lines, labels, pictures, _links(seats, pages), _notes(seats, lines), heights, glyphs)


def _notes(seats: Seats, lines: Mapping[int, Sequence[ListMark]]) -> Mapping[str, int]:
    """The named notes; their first calls must show the mark that the others show."""
    notes = {node.name: number for number, (at, _) in seats.items() if isinstance(node := at.node, Footnote)}
    notes.pop("", None)
    shown = {mark.number: mark.shown for marks in lines.values() for mark in marks if mark.kind is Kind.CALL}
    for at, _ in seats.values():
        if isinstance(at.node, NoteCall) and shown.get(notes[at.node.name]) != at.node.mark:
            raise AntragError.of(
                Place("Layout"),
                f"Das Layout zählt Fußnoten anders: Statt {at.node.mark} druckt es „{shown.get(notes[at.node.name])}“.",
                "Fußnoten zählen durch das ganze Papier mit Ziffern; die Regel für „::footnote-call“ löschen.",
                id="layout-fussnoten",
            )
    return notes


def _is_read(mark: ListMark, at: Numbered) -> bool:
    """Whether there is something to read: boxes of blanks are marked, but nothing is drawn in them."""
    if mark.kind is Kind.PICTURE:
        return isinstance(at.node, Picture) and bool(at.node.alt.strip())
    if mark.kind is Kind.PAGE:  # the number, not the dots that lead to it
        return isinstance(at.node, Entry) and mark.shown.strip().isdecimal()
    return mark.kind is not Kind.DECORATION and bool(mark.shown)


def _check_pictures(seats: Seats, drawn: Set[int]) -> None:
    missing = [
        Problem(
            seat.at.node.place or Place("PDF"),
            f"Das Bild „{seat.at.node.alt}“ lässt sich nicht lesen.".replace(" „“", ""),
            "Das Bild neu als PNG oder JPEG speichern.",
            "bild-unlesbar",
        )
        for number, seat in seats.items()
        if isinstance(seat.at.node, Picture) and number not in drawn
    ]
    if missing:
        raise AntragError(missing)


def _set_repeats_apart(table: Numbered, lines: dict[int, list[ListMark]]) -> None:
    """The head of a table is read once, where it stands first; a cell that is as high as a page goes on on the next."""
    cells = (at for row in table.parts["head"] for at in walk_numbered(row) if at.number in lines)
    for cell in cells:
        marks = lines[cell.number]
        first = min(mark.page for mark in marks)
        if _count_letters(mark.text for mark in marks if mark.page == first) < _count_letters(words_of(cell)):
            continue
        for mark in marks:
            if mark.page > first:
                mark.kind = Kind.REPEATED
        lines[cell.number] = [mark for mark in marks if mark.page == first]


def _count_letters(texts: Iterable[str]) -> int:
    return sum(letter.isalnum() for text in texts for letter in text)


def _links(seats: Seats, pages: Sequence[Leaf]) -> Mapping[int, Sequence[Annotation]]:
    links: defaultdict[int, list[Annotation]] = defaultdict(list)
    for number, page in enumerate(pages):
        for *_, area in page.links:
            words = _link_words(seats[area.number].at.node)
            links[area.number].append(Annotation(number, area.link_annotation, words))
    return links


def _link_words(node: Node) -> str:
    """What a link says that it is; empty for one that says nothing."""
    return f"Fußnote {node.mark}" if isinstance(node, NoteCall) else " ".join(plain_text(node).split())
