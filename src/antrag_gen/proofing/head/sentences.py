"""The sentences in which a paper says what it asks for: a manuscript goes in; sentences with their clauses go out."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from antrag_gen.errors import Place
from antrag_gen.german.in_prose import Summe, find_sums
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import REQUESTS, Manuscript, Passage, Where

# „2024 und 2025“, „und die folgenden Jahre“ go on in the clause.
CLAUSE_END = compile_late(
    r"[,;](?=\s)(?!\s(?:und |ff|davon |\d{4}(?!\d)))"
    r"|\s(?:[–—]|und|sowie|oder|bzw\.)\s(?!(?:die |den |in den )?(?:folgend|Folge|kommend|weiteren Jahr|ff))"
)
# What is longer is no sentence in which a sum could be told from others.
LONGEST = 2000
POINTS_BACK = compile_late(r"\b(?:[Dd]afür|[Hh]ierfür|[Dd]azu|[Hh]ierzu|[Dd]iese[rs]?)\b|^(?:Sie|Es)\b")

# An item that goes on with what the one above it is about: „Sie werden in S 12 ausgewiesen“.
GOES_ON = compile_late(r"(?:Sie|Er|Diese[rs]?)\b")


@dataclass(frozen=True)
class Satz:
    """A sentence of a request, below `ueberschrift`; `davor` are the other words that lead to it.

    `gruppe` is the same for items side by side, and for headings.
    """

    passage: Passage
    start: int
    text: str
    ueberschrift: str
    davor: str
    gruppe: int

    def place(self, offset: int) -> Place:
        return self.passage.place(self.start + offset)

    def is_literal(self, offset: int) -> bool:
        return self.passage.is_literal(self.start + offset)

    @property
    def oben(self) -> str:
        """All words that lead to it."""
        return f"{self.ueberschrift} {self.davor}"

    @cached_property
    def summen(self) -> tuple[Summe, ...]:
        return tuple(find_sums(self.text))

    @cached_property
    def teile(self) -> tuple[tuple[int, int], ...]:
        """Where its clauses begin and end."""
        cuts = [0]
        for end in CLAUSE_END.finditer(self.text):
            around = self.text[end.start() - 1 : end.start()], self.text[end.end() : end.end() + 1].strip()
            if not (around[0].isdigit() and around[1].isdigit()):
                cuts += [end.start(), end.end()]
        cuts.append(len(self.text))
        return tuple(zip(cuts[::2], cuts[1::2], strict=True))

    def clause(self, offset: int) -> tuple[int, int]:
        """Where the clause with this character begins and ends."""
        return next((start, end) for start, end in reversed(self.teile) if start <= offset)

    def words(self, offset: int) -> str:
        """The clause with this character."""
        start, end = self.clause(offset)
        return self.text[start:end]


def read_requests(manuscript: Manuscript) -> tuple[Satz, ...]:
    """The sentences in paragraphs, items and headings of the requests; none of quotations, tables and notes."""
    return tuple(_read(manuscript))


def _read(manuscript: Manuscript) -> Iterator[Satz]:
    heading = lead = beside = ""
    part = -1
    above: list[tuple[int, int, str]] = []  # column, number and words of the items around
    for number, passage in enumerate(manuscript.passages):
        if passage.section not in REQUESTS or passage.quoted or passage.where in (Where.ZELLE, Where.ANMERKUNG):
            continue
        column = passage.place().column
        while above and (passage.where is not Where.PUNKT or above[-1][0] >= column):
            above.pop()
        before = " ".join((lead, *(words for _, _, words in above)))
        if passage.where is Where.UEBERSCHRIFT:
            yield from _sentences(passage, heading, before, -1)
            heading, lead, part = passage.text, "", number
            continue
        if GOES_ON.match(passage.text):
            before = f"{before} {beside}".strip()
        yield from _sentences(passage, heading, before, above[-1][1] if above else part)
        beside = passage.text if passage.where is Where.PUNKT else ""
        if passage.where is Where.PUNKT:
            above.append((column, number, passage.text))
        else:
            lead = passage.text if passage.text.rstrip().endswith(":") else ""


def _sentences(passage: Passage, heading: str, before: str, group: int) -> Iterator[Satz]:
    earlier = ""
    for start, text in passage.sentences():
        if len(text) > LONGEST:
            continue
        leads = f"{before} {earlier}" if POINTS_BACK.search(text) else before
        yield Satz(passage, start, text, heading, leads.strip(), group)
        earlier = text
