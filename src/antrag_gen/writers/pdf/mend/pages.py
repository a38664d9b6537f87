"""Lay a document out so that all of it is printed, and each note on the page of its call: a way to do it in, pages out.

To make room for a last line WeasyPrint 70 moves notes of the page to the next one, and forgets the notes that are
called in this very line; it can lose rows of a table, or give up, where the last ones are higher than a page. So the
pages are looked at, and laid out again with other places to break where that happened.
"""

from collections.abc import Callable

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.tree import Cell, Footnote, Heading, Item, ItemList, Pairs, Quote, Table, plain_text
from antrag_gen.writers.pdf.html import NUMBER
from antrag_gen.writers.pdf.mend.drawn import Seat, Seats
from antrag_gen.writers.pdf.mend.marks import Kind
from antrag_gen.writers.pdf.mend.printed import Printed, find_strayed_notes, find_unprinted, read_printed
from antrag_gen.writers.pdf.mend.record import Rendered
from antrag_gen.writers.pdf.numbered import Line

ROUNDS = 10
KEPT_TOGETHER, ON_NEW_PAGE, ANYWHERE = "break-inside: avoid", "break-before: page", "break-inside: auto"
ROWS = "tr"
Rules = dict[str, str]
"""Selector → what is tried with the elements it selects."""


def lay_out(render: Callable[[str], Rendered], seats: Seats) -> tuple[Rendered, str]:
    """The pages, and the rules that made them so; `render` lays the document out with one more style sheet.

    A note for which its page has no room even so stays on the page after. Raises AntragError where words of the
    document are not printed at all.
    """
    rules: Rules = {}
    for _ in range(ROUNDS):
        sheet = "\n".join(f"{selector} {{ {rule} !important }}" for selector, rule in sorted(rules.items()))
        try:
            rendered = render(sheet)
        except AssertionError:  # a page on which nothing has room
            if ROWS in rules:
                raise
            rules[ROWS] = ANYWHERE
            continue
        printed = read_printed(rendered, seats)
        lost, strayed = find_unprinted(printed, seats), find_strayed_notes(printed, seats)
        wanted = dict([_rule_for_lost(seat, seats, rules) for seat in lost])
        wanted |= dict([_rule_for_strayed(seat, seats, rules, printed) for seat in strayed])
        if wanted.items() <= rules.items():
            break
        rules |= wanted
    if lost:
        raise AntragError(map(_problem, lost))
    return rendered, sheet


def _rule_for_lost(seat: Seat, seats: Seats, rules: Rules) -> tuple[str, str]:
    """Rows of a table may break in a cell, if need be on a new page; other blocks are not broken."""
    table = seat
    while table.at.parent >= 0 and not isinstance(table.at.node, Table):
        table = seats[table.at.parent]
    if not isinstance(table.at.node, Table):
        return _rule(seat.at.number, seats, rules)
    rows = f"{_selector(table.at.number)} {ROWS}"
    return _new_page(table.at.number, seats) if rows in rules else (rows, ANYWHERE)


def _rule_for_strayed(note: Seat, seats: Seats, rules: Rules, printed: Printed) -> tuple[str, str]:
    """The block in which the note is called moves; a row is kept together by the layout.

    Where it stands on a new page already, the last block of that page makes room.
    """
    host = seats[note.host]
    in_row = isinstance(host.at.node, (Cell, Line))
    selector, rule = _new_page(host.at.parent, seats) if in_row else _rule(note.host, seats, rules)
    if rules.get(selector) != rule:
        return selector, rule
    return _rule(_last_on_page_of(note, seats, printed), seats, rules)


def _last_on_page_of(note: Seat, seats: Seats, printed: Printed) -> int:
    """The last block with lines on the page where the note is called."""
    page = next(iter(printed[Kind.CALL, note.at.number]))
    on_page = (number for (kind, number), pages in printed.items() if kind is Kind.WORDS and page in pages)
    return max((number for number in on_page if not _is_in_note(number, seats)), default=note.host)


def _is_in_note(number: int, seats: Seats) -> bool:
    while number >= 0:
        if isinstance(seats[number].at.node, Footnote):
            return True
        number = seats[number].at.parent
    return False


def _rule(number: int, seats: Seats, rules: Rules) -> tuple[str, str]:
    return _new_page(number, seats) if _selector(number) in rules else (_selector(number), KEPT_TOGETHER)


def _new_page(number: int, seats: Seats) -> tuple[str, str]:
    return _selector(_outermost_begun_by(number, seats)), ON_NEW_PAGE


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


def _problem(seat: Seat) -> Problem:
    words = " ".join(plain_text(seat.at.node).split())
    return Problem(
        seat.at.node.place or Place("PDF"),
        f"Das wird nicht oder nicht ganz gedruckt: „{words}“.",
        "Tabellen schmaler und Absätze kürzer machen; prüfen, ob das Layout hier etwas ausblendet.",
        "pdf-unvollstaendig",
    )
