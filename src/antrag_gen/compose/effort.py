"""How much a template may do: what it does is counted, never timed, so that the same template always ends alike.

Counted are the letters and elements that it makes and the parts of its expressions, each as often as it may be run; one
takes about a tenth of a microsecond. Each entry of a list that the program hands over allows for more.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from jinja2 import TemplateRuntimeError

# The report of most parts counts three million, a row of the list of motions thirty thousand.
MOST = 20_000_000
FOR_ENTRY = 100_000
# What each letter of a template counts that is used for the first time: it is translated.
TRANSLATED = 100
# What the beginning or end of an element counts: it is read, checked and kept.
ELEMENT = 200
# What a call counts besides what the macro holds.
CALL = 200
# How many templates and macros stand inside of one another.
DEEPEST = 40


class LimitError(TemplateRuntimeError):
    """A template does more than any paper needs."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


@dataclass(slots=True)
class Effort:
    """What one template has done so far, with all that it includes and calls."""

    spent: int = 0
    most: int = MOST
    depth: int = 0
    used: set[str] = field(default_factory=set)


_effort: ContextVar[Effort] = ContextVar("effort")


@contextmanager
def counted() -> Iterator[None]:
    """Count from here what a template does."""
    token = _effort.set(Effort())
    try:
        yield
    finally:
        _effort.reset(token)


def spend(amount: int) -> None:
    effort = _effort.get()
    effort.spent += amount
    if effort.spent > effort.most:
        raise LimitError(
            "Die Vorlage rechnet oder druckt hier zu viel.",
            "Schleifen, Makros und Wiederholungen in den Vorlagen prüfen.",
        )


def allow(entries: int) -> None:
    """Let a template do more that is given so many entries of a list."""
    if effort := _effort.get(None):
        effort.most += entries * FOR_ENTRY


def letters_of(text: str) -> int:
    """What printing this counts: its letters, and that its elements are read."""
    return len(text) + ELEMENT * text.count("<")


def use(name: str, letters: int) -> None:
    """Count the template of that name, whether or not it is translated already: what came before does not matter."""
    used = _effort.get().used
    if name not in used:
        used.add(name)
        spend(letters * TRANSLATED)


@contextmanager
def deeper() -> Iterator[None]:
    """What a template or macro does that is used inside of another one."""
    spend(CALL)
    effort = _effort.get()
    if effort.depth >= DEEPEST:
        raise LimitError(
            f"Mehr als {DEEPEST} Vorlagen und Makros stecken hier ineinander.",
            "Prüfen, ob eine Vorlage oder ein Makro sich selbst benutzt.",
        )
    effort.depth += 1
    try:
        yield
    finally:
        effort.depth -= 1
