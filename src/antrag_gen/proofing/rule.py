"""What a rule of proofreading is: a manuscript goes in, findings come out, each of which becomes a Problem."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from antrag_gen.errors import Level, Place, Problem
from antrag_gen.proofing.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class Finding:
    """Where something is, what is wrong (quoted, with both values where two disagree), and how to mend it. German."""

    place: Place
    what: str
    hint: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One check; `id` is a stable German word by which it is switched off, and its entry in the handbook.

    A rule warns where a paper can be right all the same: a correct paper is never stopped.
    """

    id: str
    find: Callable[[Manuscript], Iterator[Finding]]
    level: Level = Level.WARNUNG

    def check(self, manuscript: Manuscript) -> Iterator[Problem]:
        """The findings, each told once, with the rule's id and level."""
        for finding in dict.fromkeys(self.find(manuscript)):
            hint = f"{finding.hint} (Prüfung: {self.id})"
            yield Problem(finding.place, finding.what, hint, self.id, self.level)
