"""Rests of which something is taken off that another sentence tells: a number goes in, yes or no comes out."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import Menge, find_quantities
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Passage

STEM, MOST_TIMES = 5, 100
SUPPORT = (
    r"(?:Förder\w+|Zuschuss\w*|Zuschüsse\w*|Zuwendung\w*|Spenden?|Erstattung\w*|Beitr[aä]g\w*|Einnahmen|Erträge\w*)"
)
OFF = compile_late(
    r"\b(?:[Aa]bzüglich|[Aa]bzgl\.|[Nn]ach Abzug|[Oo]hne|[Zz]ieht man|[Zz]ieht die Stadt|[Aa]bgesehen von|"
    rf"[Nn]ach(?= (?:der |dem |den |allen |beiden )?{SUPPORT}))(?P<was>[^;:]*)"
)
OFF_BEHIND = compile_late(
    rf"(?P<was>\b[A-ZÄÖÜ]\w+){BLANK}(?:\w+{BLANK})?(?:abgezogen|abgerechnet|angerechnet|gegengerechnet|herausgerechnet)\b"
)
NOUN = compile_late(r"\b[A-ZÄÖÜ]\w+")
# „abzüglich dieser Summe“ is what has just been told.
THIS = compile_late(rf"{BLANK}(?:von{BLANK})?(?:dies\w+|beide\w*|davon|das(?=(?: vo[nm] \w+)? ab\b))\b")


def is_taken_off_elsewhere(text: str, end: int) -> bool:
    """Whether the words before `end` take off something of which they do not tell how much it is."""
    for match in OFF.finditer(text, 0, end):
        noun = NOUN.search(match["was"])
        is_told = _amounts(match["was"]) or THIS.match(match["was"])
        if not is_told and not (noun and _is_told(text[: match.start()], noun[0])):
            return True
    return any(not _is_told(text[: match.end("was")], match["was"]) for match in OFF_BEHIND.finditer(text, 0, end))


def _is_told(text: str, noun: str) -> bool:
    """Whether a number stands in the clause that names it: „das Land fördert ihn mit 33.400 Euro“."""
    clauses = (clause for part in text.split(";") for clause in part.split(", "))
    return any(noun[:STEM].lower() in clause.lower() and _amounts(clause) for clause in clauses)


def _amounts(text: str) -> list[Menge]:
    """What is told in figures."""
    return [menge for menge in find_quantities(text) if re.search(r"\d", menge.text)]


def is_right_with_earlier(said: Menge, numbers: Sequence[Menge], passage: Passage, start: int, of: Manuscript) -> bool:
    """Whether a number told before the sentence, that begins at `start`, makes a rest right: it, or so many of it."""
    amounts = [number.wert for number in numbers if number is not said]
    amounts.append(sum((number.wert for number in numbers if number.start < said.start), Decimal(0)))
    times = {Decimal(1), *(amount for amount in amounts if 1 < amount < MOST_TIMES)}
    loose = max(said.spielraum, said.stelle / MOST_TIMES)
    for earlier in _told_before(passage, start, of):
        if earlier.wert == said.wert:
            return True
        parts = [earlier.wert * number for number in times]
        if any(
            abs(abs(amount + sign * part) - said.wert) <= loose
            for amount in amounts
            for part in parts
            for sign in (1, -1)
        ):
            return True
    return False


def _told_before(passage: Passage, start: int, of: Manuscript) -> Iterator[Menge]:
    for each in of.passages:
        is_here = each is passage
        if each.section == passage.section:
            counted = find_quantities(each.text)
            yield from (menge for menge in counted if not menge.ist_ein and (not is_here or menge.end <= start))
        if is_here:
            return
