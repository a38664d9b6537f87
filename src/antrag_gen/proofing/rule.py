"""What a rule of proofreading is: a manuscript goes in, findings come out, each of which becomes a Problem."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from antrag_gen.errors import Level, Place, Problem
from antrag_gen.german.mengen import Menge
from antrag_gen.proofing.manuscript import Manuscript, Passage

MOST_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Change:
    """What mends a finding surely: the characters of a passage from `start` to `end` become `new`."""

    passage: Passage
    start: int
    end: int
    new: str

    def shown(self) -> tuple[str, str]:
        """What stands there and what is to, with the words that the characters are a part of."""
        text, first, last = self.passage.text, self.start, self.end
        while first > 0 and self.start - first < MOST_SHOWN and not text[first - 1].isspace():
            first -= 1
        while last < len(text) and last - self.end < MOST_SHOWN and not text[last].isspace():
            last += 1
        return text[first:last], text[first : self.start] + self.new + text[self.end : last]


@dataclass(frozen=True, slots=True)
class Held:
    """A number that is told as what comes out `of` others: its passage and where in it it stands."""

    passage: Passage
    offset: int
    of: tuple[Menge, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Where something is, what is wrong (quoted, with both values where two disagree), and how to mend it. German.

    `held` is what it reckoned again, where other numbers can say that it is right.
    """

    place: Place
    what: str
    hint: str
    changes: tuple[Change, ...] = field(default=(), compare=False)
    held: Held | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """One check; `id` is a stable German word by which it is switched off, and its entry in the handbook.

    A rule warns where a paper can be right all the same: a correct paper is never stopped. One that needs a vocabulary
    is only asked where there is one.
    """

    id: str
    find: Callable[[Manuscript], Iterator[Finding]]
    level: Level = Level.WARNUNG
    needs_vocabulary: bool = False

    def check(self, manuscript: Manuscript) -> Iterator[Problem]:
        """The findings, each told once, with the rule's id and level."""
        for finding in dict.fromkeys(self.find(manuscript)):
            hint = f"{finding.hint} (Prüfung: {self.id})"
            yield Problem(finding.place, finding.what, hint, self.id, self.level)


def told_once(*finders: Callable[[Manuscript], Iterator[Finding]]) -> Callable[[Manuscript], Iterator[Finding]]:
    """What several find, where none before has found something in the same line."""

    def find(manuscript: Manuscript) -> Iterator[Finding]:
        lines: set[int] = set()
        for finder in finders:
            found = [finding for finding in finder(manuscript) if finding.place.line not in lines]
            lines.update(finding.place.line for finding in found)
            yield from found

    return find
