"""Steps of a work that are told in an order in which nobody works: a manuscript goes in, findings come out.

„Richtfest: Mai 2027“ above „Übergabe: Oktober 2026“, in a list or in one sentence.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import permutations

from antrag_gen.german.datum import MONATE
from antrag_gen.german.in_prose import BLANK
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Passage, Where
from antrag_gen.proofing.rule import Finding

# In the order of the work; those of one rank can stand in any.
RANKS = (
    r"Bedarfsplanung|Machbarkeitsstudie|Wettbewerb",
    r"Vorplanung|Vorentwurf(?:splanung)?|Entwurf(?:splanung)?",
    r"Baubeschluss|Bauantrag",
    r"Baugenehmigung",
    r"Baubeginn|Spatenstich|Beginn der (?:Bau|Erd|Abbruch)?arbeiten|Grundsteinlegung",
    r"Rohbau(?:fertigstellung)?|Richtfest",
    r"Innenausbau",
    r"Fertigstellung|Bauende|Bauabnahme|Abschluss der (?:Bau)?arbeiten",
    r"Übergabe|Einweihung|Eröffnung|Inbetriebnahme|Einzug|Bezug",
)
OF_TENDER = (
    r"Ausschreibung|Veröffentlichung der Ausschreibung",
    r"Submission|Angebotsöffnung",
    r"Vergabe|Auftragsvergabe|Zuschlag",
)
TIME = (
    rf"(?:(?P<tag>\d{{1,2}})\.{BLANK}?(?:(?P<zahl>\d{{1,2}})\.{BLANK}?)?)?(?:(?P<wort>{'|'.join(MONATE)}){BLANK})?"
    r"(?P<jahr>(?<!\d)20\d\d)(?!\d|[.,]\d|[/–-]\d)"
)
WHEN = compile_late(TIME)
ROW = compile_late(
    rf"(?:\d\.{BLANK})?(?P<schritt>[A-ZÄÖÜ][\w -]{{2,50}}?)(?::|{BLANK}[–-]|,)?{BLANK}(?:(?:ab|bis|im|am"
    rf"|voraussichtlich|Anfang|Mitte"
    rf"|Ende|zum|für){BLANK})*{TIME}[.,;]?"
)
# „Die Übergabe ist für Oktober 2026 geplant“, but no „Übergabe der Außenanlagen“.
NAMED = compile_late(
    rf"\b(?P<schritt>{'|'.join((*RANKS, *OF_TENDER))})(?![\w-])(?!{BLANK}(?:der|des|von|für{BLANK}die|für{BLANK}den"
    rf"|am|an)\b)"
)
PARTS = compile_late(r"[,;]\s|\s(?:und|–)\s")
FEWEST_ROWS = 2


@dataclass(frozen=True)
class Step:
    """A step of a work with the first and the last day of the time that is named for it."""

    name: str
    text: str
    passage: Passage
    at: int
    first: dt.date
    last: dt.date


def find_steps_backwards(manuscript: Manuscript) -> Iterator[Finding]:
    """Of two steps whose order is known, the one that should be the later and comes earlier."""
    rows: list[Step] = []
    for passage in manuscript.passages:
        if passage.where is Where.PUNKT:
            match = ROW.fullmatch(passage.text.strip()) if "20" in passage.text else None
            rows += _step(match, passage, 0) if match else ()
            continue
        yield from _backwards(rows)
        rows = []
        if passage.where is Where.ABSATZ and not passage.quoted and "20" in passage.text:
            for start, sentence in passage.sentences() if NAMED.search(passage.text) else ():
                yield from _backwards(list(_in_sentence(passage, start, sentence)))
    yield from _backwards(rows)


def _in_sentence(passage: Passage, start: int, sentence: str) -> Iterator[Step]:
    begin = 0
    for end in (*(mark.start() for mark in PARTS.finditer(sentence)), len(sentence)):
        part = sentence[begin:end]
        steps, times = list(NAMED.finditer(part)), list(WHEN.finditer(part))
        if len(steps) == 1 and len(times) == 1 and not passage.is_literal(start + begin):
            yield from _step(times[0], passage, start + begin, steps[0]["schritt"])
        begin = end + 1


def _step(match: re.Match[str], passage: Passage, start: int, name: str = "") -> Iterator[Step]:
    year, word, number = int(match["jahr"]), match["wort"], match["zahl"]
    month = MONATE.index(word) + 1 if word else int(number) if number else 0
    with suppress(ValueError):
        begin = next(match.start(key) for key in ("tag", "zahl", "wort", "jahr") if match[key])
        first = dt.date(year, month or 1, int(match["tag"] or 1))
        after = dt.date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
        last = first if match["tag"] else after - dt.timedelta(days=1)
        name = name or match["schritt"]
        yield Step(name, match.string[begin : match.end("jahr")], passage, start + begin, first, last)


def _backwards(steps: Sequence[Step]) -> Iterator[Finding]:
    if len(steps) < FEWEST_ROWS or len({step.name for step in steps}) < len(steps):
        return
    for earlier, later in permutations(steps, 2):
        if later.last < earlier.first and _are_in_order(earlier.name, later.name):
            what = f"„{later.name}“ ({later.text}) käme vor „{earlier.name}“ ({earlier.text})."
            yield Finding(later.passage.place(later.at), what, "Die Reihenfolge der Schritte und die Jahre prüfen.")


def _are_in_order(first: str, second: str) -> bool:
    return any(_rank(first, ranks) < _rank(second, ranks) < len(ranks) for ranks in (RANKS, OF_TENDER))


def _rank(name: str, ranks: Sequence[str]) -> int:
    return next((rank for rank, words in enumerate(ranks) if re.fullmatch(words, name)), len(ranks))
