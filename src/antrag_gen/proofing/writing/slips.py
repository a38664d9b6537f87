"""How slips of writing are looked for: patterns and passages come in, findings with what mends them go out.

No slip is looked for in what somebody else wrote or what is called so: quotations, addresses, names, numbers of papers.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from antrag_gen.fields.verweise import find_references
from antrag_gen.proofing.manuscript import Manuscript, Passage
from antrag_gen.proofing.own_words import own_words
from antrag_gen.proofing.rule import Change, Finding

NEAR = 40
MENDED = "„antrag pruefen --korrigieren“ behebt es."


@dataclass(frozen=True, slots=True)
class Slip:
    """What `pattern` finds is wrong; `new` is what belongs there, or None where only a person can say.

    Any text that has it holds one of `signs`, words or what is quickly found, which is asked first, and where `near` is
    given it is only looked for so near to what that finds; where `in_line`, not over a line end of the file. `why` says
    what the rule is.
    """

    pattern: re.Pattern[str]
    new: str | Callable[[re.Match[str]], str | None] | None
    why: str
    signs: tuple[str | re.Pattern[str], ...] = ()
    what: str = ""
    near: re.Pattern[str] | None = None
    in_line: bool = False

    def mended(self, match: re.Match[str]) -> str | None:
        if self.new is None or isinstance(self.new, str):
            return None if self.new is None else match.expand(self.new)
        return self.new(match)


def find_slips(manuscript: Manuscript, slips: tuple[Slip, ...]) -> Iterator[Finding]:
    """What the patterns find in the paper's own words."""
    own = manuscript.once(own_words)
    search = _Search(manuscript)
    for slip in slips:
        if slip.signs and not _has_one_of(slip.signs, own.text):
            continue
        for match in _matches(slip, own.text):
            new = slip.mended(match)
            if new == match[0]:
                continue
            passage, start = own.find(match.start())
            if slip.in_line and passage.place(start).line != passage.place(start + len(match[0]) - 1).line:
                continue
            if not search.is_name(passage, start, start + len(match[0])):
                yield _tell(passage, start, match[0], new, slip)


def _has_one_of(signs: Iterable[str | re.Pattern[str]], text: str) -> bool:
    return any(sign in text if isinstance(sign, str) else sign.search(text) for sign in signs)


def _matches(slip: Slip, text: str) -> Iterator[re.Match[str]]:
    if slip.near is None:
        yield from slip.pattern.finditer(text)
        return
    end = 0
    for found, behind in _stretches(slip.near, text):
        for match in slip.pattern.finditer(text, max(end, found - NEAR), behind + NEAR):
            # What begins behind it could be cut off by the end of the stretch.
            if match.start() <= behind:
                yield match
                end = match.end()
        end = max(end, behind)


@lru_cache(maxsize=2)
def _stretches(near: re.Pattern[str], text: str) -> tuple[tuple[int, int], ...]:
    """Where it is found; all slips of a rule ask for the same."""
    return tuple(found.span() for found in near.finditer(text))


class _Search:
    """What of a paper is a name or a number of a paper; asked only where there would be a finding."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._access = manuscript.access
        self._names: tuple[str, ...] | None = None

    def is_name(self, passage: Passage, start: int, end: int) -> bool:
        if self._names is None:
            self._names = tuple(entry.name for entry in self._access.liste("fraktionen").values())
        first = max(0, start - NEAR)
        around = passage.text[first : end + NEAR]
        if any(name in around and _overlaps(passage.text, name, start, end) for name in self._names):
            return True
        found = find_references(around, self._access.einstellungen.nummern)
        return any(first + each.start < end and start < first + each.end for each in found)


def _overlaps(text: str, name: str, start: int, end: int) -> bool:
    at = text.find(name, max(0, start - len(name)))
    return 0 <= at < end and at + len(name) > start


def _tell(passage: Passage, start: int, old: str, new: str | None, slip: Slip) -> Finding:
    place, end = passage.place(start), start + len(old)
    if new is None:
        shown, _ = Change(passage, start, end, old).shown()
        return Finding(place, slip.what.format(shown), slip.why)
    change = Change(passage, start, end, new)
    shown, meant = change.shown()
    return Finding(place, f"Statt „{shown}“ schreibt man „{meant}“.", f"{slip.why} {MENDED}", (change,))
