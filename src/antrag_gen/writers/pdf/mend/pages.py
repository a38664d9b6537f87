"""Lay a document out so that all of it is printed, and each note on the page of its call: a way to do it in, pages out.

The pages are looked at, and laid out again with other places to break where anything is lost or strays. What does not
help is taken back: of all that was tried the best is kept.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.tree import plain_text
from antrag_gen.writers.pdf.looks import Cause, Unseen
from antrag_gen.writers.pdf.mend import remedies
from antrag_gen.writers.pdf.mend.drawn import Seat, Seats
from antrag_gen.writers.pdf.mend.printed import (
    Printed,
    find_covering_notes,
    find_headless_tables,
    find_strayed_notes,
    find_unprinted,
    note_around,
    read_printed,
)
from antrag_gen.writers.pdf.mend.record import Rendered
from antrag_gen.writers.pdf.mend.remedies import ANYWHERE, ROWS, Rules
from antrag_gen.writers.pdf.mend.visible import Hidden, find_hidden

ROUNDS, MOST_TAKEN_BACK = 12, 6
BEGUN = f"{remedies.ON_NEW_PAGE} !important"


@dataclass(frozen=True, slots=True)
class Attempt:
    """Pages, the rules that made them so, and what is wrong with them."""

    rendered: Rendered
    sheet: str
    printed: Printed
    lost: list[Seat]
    covering: list[Seat]
    strayed: list[Seat]
    headless: list[Seat]

    @property
    def faults(self) -> tuple[int, ...]:
        """The fewer the better, what weighs most first."""
        faults = (self.lost, self.covering, self.strayed, self.headless, self.rendered.pages)
        return tuple(map(len, faults))


@dataclass(slots=True)
class Tried:
    """Rules by now: for what was lost, and of each note that strayed."""

    rules: Rules = field(default_factory=dict)
    of_notes: dict[int, Rules] = field(default_factory=dict)

    @property
    def all_rules(self) -> dict[str, list[str]]:
        rules: dict[str, list[str]] = {}
        for sheet in (self.rules, *self.of_notes.values()):
            for selector, rule in sheet.items():
                rules[selector] = [*rules.get(selector, []), rule]
        return rules

    @property
    def sheet(self) -> str:
        lines = {
            selector: "; ".join(f"{rule} !important" for rule in dict.fromkeys(rules))
            for selector, rules in self.all_rules.items()
        }
        return "\n".join(f"{selector} {{ {line} }}" for selector, line in sorted(lines.items()))

    def learn(self, attempt: Attempt, seats: Seats) -> bool:
        """Add what is worth trying after an attempt; False for nothing new."""
        before = self.sheet
        wanted: Rules = {}
        for seat in attempt.lost:
            wanted |= remedies.for_lost(seat, seats, self.rules)
        for table in attempt.headless:
            wanted |= remedies.for_headless(table)
        for note in attempt.strayed:
            self.try_note(note, attempt.printed, seats)
        self.rules |= wanted
        return self.sheet != before

    def try_note(self, note: Seat, printed: Printed, seats: Seats) -> None:
        """First the blocks at the end of the page, then that of the call; at last the note may stand a page later."""
        rules = self.of_notes.get(note.at.number)
        if rules is None:
            self.of_notes[note.at.number] = remedies.near_break(note, seats, printed)
        elif rules != (alone := remedies.for_note_alone(note)):
            firm = {selector: rule for selector, rule in rules.items() if rule != remedies.NOT_FOR_TWO_LINES}
            known = {selector: all_[-1] for selector, all_ in self.all_rules.items()}
            wanted = remedies.for_strayed(note, seats, known, printed)
            self.of_notes[note.at.number] = alone if wanted.items() <= known.items() else firm | wanted


def lay_out(render: Callable[[str], Rendered], seats: Seats) -> tuple[Rendered, str]:
    """The pages, and the rules that made them so; `render` lays the document out with one more style sheet.

    A note for which its page has no room even so stays on the page after. Raises AntragError where words of the
    document are not printed at all, or only where others stand.
    """
    tried = Tried()
    best: Attempt | None = None
    for _ in range(ROUNDS):
        sheet = tried.sheet
        try:
            rendered = render(sheet)
        except AssertionError:  # a page on which nothing has room
            if ROWS in tried.rules:
                break
            tried.rules[ROWS] = ANYWHERE
            continue
        attempt = _look_at(rendered, sheet, seats)
        best = attempt if best is None or attempt.faults < best.faults else best
        if not tried.learn(attempt, seats):
            break
    return _checked(best and _without_needless(best, render, seats), seats)


def _without_needless(best: Attempt, render: Callable[[str], Rendered], seats: Seats) -> Attempt:
    """Take back what began a new page in an early round where nothing gets worse without it."""
    begun = [line for line in best.sheet.splitlines() if BEGUN in line]
    for line in begun[:MOST_TAKEN_BACK]:
        sheet = best.sheet.replace(line, line.replace(BEGUN, ""))
        try:
            attempt = _look_at(render(sheet), sheet, seats)
        except AssertionError:  # as above
            continue
        best = attempt if attempt.faults <= best.faults else best
    return best


def _look_at(rendered: Rendered, sheet: str, seats: Seats) -> Attempt:
    printed = read_printed(rendered, seats)
    return Attempt(
        rendered,
        sheet,
        printed,
        find_unprinted(printed, seats),
        find_covering_notes(rendered, seats),
        find_strayed_notes(printed, seats),
        find_headless_tables(printed, seats),
    )


def _checked(best: Attempt | None, seats: Seats) -> tuple[Rendered, str]:
    if best is None:
        raise AntragError.of(Place("PDF"), NO_ROOM, SHORTER, id="pdf-unvollstaendig")
    lost = [seat for seat in best.lost if note_around(seat.at.number, seats) not in best.covering]
    unread = _unread(best, seats)
    problems = [*map(_lost, lost), *map(_covering, best.covering), *(_hidden(text, seats) for text in unread)]
    if problems:
        raise AntragError(problems)
    return best.rendered, best.sheet


NO_ROOM = "Auf einer Seite dieses Papiers hat nichts mehr Platz."
SHORTER = "Tabellen schmaler und Absätze kürzer machen; prüfen, ob das Layout hier etwas ausblendet."


def _unread(attempt: Attempt, seats: Seats) -> Iterator[Hidden]:
    """What is printed and cannot be read, but for what is told otherwise."""
    lost = {seat.at.number for seat in attempt.lost}
    for text in (text for page in attempt.rendered.pages for text in find_hidden(page, seats)):
        if text.seat.host not in lost and not (attempt.covering and text.cause is Cause.OVERLAP):
            yield text


def _lost(seat: Seat) -> Problem:
    return Unseen(
        seat.at.node.place or Place("PDF"),
        f"Das wird nicht oder nicht ganz gedruckt: „{_words(seat)}“.",
        SHORTER,
        "pdf-unvollstaendig",
        number=seat.at.number,
        words=_words(seat),
    )


def _hidden(text: Hidden, seats: Seats) -> Problem:
    host = seats.get(text.seat.host, text.seat)
    place = text.seat.at.node.place or host.at.node.place or Place("PDF")
    return Unseen(place, "", number=text.seat.at.number, words=_words(host), cause=text.cause)


def _covering(seat: Seat) -> Problem:
    return Problem(
        seat.at.node.place or Place("PDF"),
        f"Für diese Fußnote ist auf ihrer Seite kein Platz: „{_words(seat)}“.",
        "Die Fußnote kürzen (auf eine Seite passen rund 5.000 Zeichen) oder ihren Inhalt in den Text nehmen.",
        "pdf-fussnote",
    )


def _words(seat: Seat) -> str:
    return " ".join(plain_text(seat.at.node).split())
