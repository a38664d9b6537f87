"""Rules on what a text says a second time, the same or with another figure: a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from antrag_gen.german.mengen import find_quantities
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.draft.doubles import ANSWERS, REPEATING
from antrag_gen.proofing.draft.questions import find_questions
from antrag_gen.proofing.manuscript import Manuscript, Passage, Where
from antrag_gen.proofing.rule import Finding, Rule, told_once

DELETE = "Eine der beiden Stellen löschen."
FEWEST_WORDS = 3  # of a sentence that stands twice in one paragraph
FEWEST_LATER = 8  # of one that stands in two paragraphs
FEWEST_OF_ITEM = 2
# What a list can well have more than once; short sentences („Die Verwaltung berichtet.“) belong to what is above.
OFTEN = compile_late(r"Pause|\d ?Uhr|Fragen|Aussprache|Diskussion|Abstimmung|[.:]\s*$")
# A figure is that of the same fact where the words that lead to it are the same, and tell what it is about.
FEWEST_BEFORE = 3
TELLING = compile_late(r"(?<!^)\b[A-ZÄÖÜ][\wäöüß-]{2,}|(?:19|20)\d\d")
# What is about something that another sentence has named, or about one of several.
POINTS_BACK = compile_late(
    r"\b(?:es|sie|er|ihn|ihm|ihr(?:e[nrms]?)?|sein(?:e[nrms]?)?|dies\w*|jen\w+|da(?:von|für|bei|zu|mit|ran|rin|nach|durch|her|gegen|s)"
    r"|dort|hier\w*|dann|dessen|deren|weitere[nrs]?|ander\w+|jeweils|je|zunächst|zuerst|danach|zuletzt|später|erst\w*|zweit\w*"
    r"|dritt\w*|nächst\w*|beide[nrs]?|einmal|teils|mal|Variante|Option|Angebot|Stufe|Phase|Los|Schritt|entweder|oder)\b",
    re.IGNORECASE,
)
# „netto“, „je Kind“, „im Jahr“: of what the figure is told, behind its unit.
BEHIND = compile_late(r"(?: [A-ZÄÖÜ€%][\w%]*)?,? ?(?P<wort>[a-zäöüß]+)?")
FEWEST_ALIKE = 5
FIGURES = compile_late(r"\d+(?:[.,]\d+)*")
MOST_SHOWN = 60


def find_sentences(manuscript: Manuscript) -> Iterator[Finding]:
    """A sentence that stands a second time in its paragraph."""
    for passage in manuscript.passages:
        if passage.quoted or passage.where is Where.ZELLE or not passage.text:
            continue
        seen: set[str] = set()
        for start, sentence in passage.sentences():
            words = " ".join(sentence.split())
            if words in seen and words.count(" ") >= FEWEST_WORDS - 1 and not passage.is_literal(start):
                yield Finding(passage.place(start), f"„{_short(words)}“ steht in diesem Absatz zweimal.", DELETE)
            seen.add(words)


def find_later_sentences(manuscript: Manuscript) -> Iterator[Finding]:
    """A long sentence that stands a second time under its heading, in another paragraph."""
    whole: set[str] = set()
    for part in _parts(manuscript):
        seen: dict[str, int] = {}
        for passage in part:
            sentences = [(start, " ".join(words.split())) for start, words in passage.sentences()]
            if passage.text not in whole:
                yield from _later(passage, sentences, seen)
            whole.add(passage.text)


def _parts(manuscript: Manuscript) -> Iterator[Sequence[Passage]]:
    """The paragraphs below each heading, but for what says again what another paper says."""
    if manuscript.paper is not None and manuscript.paper.art in ANSWERS:
        return
    part: list[Passage] = []
    section = ""
    for passage in manuscript.passages:
        if passage.where is Where.UEBERSCHRIFT or passage.section != section:
            yield part
            part, section = [], passage.section
        if passage.where is Where.ABSATZ and not passage.quoted and section not in REPEATING:
            part.append(passage)
    yield part


def _later(passage: Passage, sentences: Sequence[tuple[int, str]], seen: dict[str, int]) -> Iterator[Finding]:
    line = passage.place().line
    for start, words in sentences:
        is_later = words.count(" ") >= FEWEST_LATER - 1 and seen.setdefault(words, line) != line
        if is_later and not passage.is_literal(start):
            yield Finding(passage.place(start), f"„{_short(words)}“ steht schon in Zeile {seen[words]}.", DELETE)


def find_items(manuscript: Manuscript) -> Iterator[Finding]:
    """An item that says what another one of its list says."""
    before, column = "", 0
    seen: dict[str, int] = {}
    for passage in manuscript.passages:
        words = " ".join(passage.text.split()).rstrip(" ,;.")
        is_item = passage.where is Where.PUNKT and not passage.quoted
        if not is_item or passage.place().column != column:
            seen.clear()
        column = passage.place().column if is_item else 0
        if is_item and words.count(" ") >= FEWEST_OF_ITEM - 1:
            if words == before:
                yield Finding(passage.place(), f"Der Punkt „{_short(words)}“ steht zweimal untereinander.", DELETE)
            elif words in seen and not OFTEN.search(passage.text):
                what = f"Der Punkt „{_short(words)}“ steht in dieser Liste schon in Zeile {seen[words]}."
                yield Finding(passage.place(), what, DELETE)
            seen.setdefault(words, passage.place().line)
        before = words if is_item else ""


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure, the word behind its unit, and the line in which it stands first."""

    value: object
    text: str
    behind: str
    line: int


def find_figures(manuscript: Manuscript) -> Iterator[Finding]:
    """„Im Sommer 2023 kamen 84.200 Gäste.“, and under the same heading „Im Sommer 2023 kamen 82.400 Gäste“."""
    for part in _parts(manuscript):
        seen: dict[tuple[str, str], _Said] = {}
        for passage in part:
            for start, sentence in passage.sentences():
                yield from _held_against(seen, passage, start, sentence)


def find_next_figures(manuscript: Manuscript) -> Iterator[Finding]:
    """The same sentence twice in a row, with another figure."""
    for passage in manuscript.passages:
        if passage.where is Where.ZELLE or passage.quoted:
            continue
        before = ""
        for start, sentence in passage.sentences():
            at = _only_other(before, sentence)
            if at is not None and not passage.is_literal(start):
                what = f"„{_short(sentence)}“ steht gerade schon da, mit einer anderen Zahl."
                yield Finding(passage.place(start + at), what, DELETE)
            before = sentence


def _only_other(before: str, sentence: str) -> int | None:
    """Where the only figure is in which two sentences differ; None where more differs, or no count does."""
    if sentence.count(" ") < FEWEST_ALIKE - 1 or FIGURES.sub("#", before) != FIGURES.sub("#", sentence):
        return None
    pairs = zip(FIGURES.findall(before), FIGURES.finditer(sentence), strict=True)
    others = [found.start() for figure, found in pairs if figure != found[0]]
    counted = {menge.start for menge in find_quantities(sentence) if menge.einheit}
    return others[0] if len(others) == 1 and others[0] in counted else None


def _held_against(seen: dict[tuple[str, str], _Said], passage: Passage, start: int, sentence: str) -> Iterator[Finding]:
    menge = next(iter(find_quantities(sentence)), None)
    if menge is None or menge.grenze or not menge.einheit:
        return
    before = " ".join(sentence[: menge.start].split())
    if before.count(" ") < FEWEST_BEFORE - 1 or not TELLING.search(before) or POINTS_BACK.search(before):
        return
    match = BEHIND.match(sentence, menge.end)
    behind = (match["wort"] or "") if match else ""
    said = seen.setdefault((before, menge.einheit), _Said(menge.wert, menge.text, behind, passage.place(start).line))
    is_of_same = behind == said.behind or "" in (behind, said.behind)
    if said.value != menge.wert and is_of_same and not passage.is_literal(start):
        what = f"„{before} {menge.text}“ steht hier, in Zeile {said.line} aber „{said.text}“."
        yield Finding(passage.place(start + menge.start), what, "Beide Stellen vergleichen.")


def _short(words: str) -> str:
    return words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN].rsplit(' ', 1)[0]} …"


RULES = (
    Rule("doppelt-satz", lambda manuscript: chain(find_sentences(manuscript), find_later_sentences(manuscript))),
    Rule("doppelt-punkt", told_once(find_items, find_questions)),
    Rule("doppelt-zahl", told_once(find_figures, find_next_figures)),
)
