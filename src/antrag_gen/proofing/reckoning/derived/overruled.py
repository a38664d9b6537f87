"""Findings of the forms that the other numbers of a sentence speak against: a finding goes in, yes or no comes out.

A form knows its own words only. What it calls wrong is right all the same where another reckoning gives the number,
and where it has added up what is no part: a number told as a difference („zwei weniger“), a fraction („zwei Drittel“).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from antrag_gen.german.mengen import PROZENT, Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Passage
from antrag_gen.proofing.reckoning.derived.differences import tell_difference
from antrag_gen.proofing.reckoning.derived.explained import digits, is_explained, is_share_told, unsaid_periods
from antrag_gen.proofing.reckoning.derived.fractions import NUMBERS
from antrag_gen.proofing.reckoning.derived.operands import ON, Satz, comparable, is_share, saetze_of
from antrag_gen.proofing.reckoning.derived.reckonings import HUNDRED, PARTS, SUM, Spot
from antrag_gen.proofing.reckoning.told_shares import PARTS as FRACTIONS
from antrag_gen.proofing.rule import Finding, Held

# A number of fewer digits is the result of too much for others than its own sentence to explain it.
LONG = 3
AROUND, FEW = 2, 2
FRACTION = compile_late(rf"\b(?:(?P<zahl>{'|'.join(NUMBERS)}) )?(?P<teil>{'|'.join(FRACTIONS)})n?\b")


def is_overruled(rule: str, finding: Finding, manuscript: Manuscript) -> bool:
    """Whether the numbers around that which a form calls wrong say that it is not."""
    held = finding.held
    if held is None:
        return False
    saetze = _saetze_of(held.passage, manuscript)
    at = bisect_right(saetze, held.offset, key=lambda satz: satz.sentence.start) - 1
    around = saetze[max(0, at - AROUND) : at + AROUND]
    if rule in (SUM, PARTS):
        near = [satz for satz in around if any(_is_in(part, satz) for part in held.of)]
        return bool(saetze[at].zahlen) and (
            _is_told_too(held, saetze[at]) or any(_is_no_part(part, near) for part in held.of)
        )
    offset = held.offset - saetze[at].sentence.start
    said = next((zahl for zahl in saetze[at].zahlen if zahl.start == offset), None)
    return said is not None and _is_reckoned(said, saetze[at], around)


def _is_reckoned(said: Menge, satz: Satz, around: Sequence[Satz]) -> bool:
    scope = around if digits(said.wert) >= LONG else [satz]
    if is_share(said):
        return is_share_told(said, [zahl for each in scope for zahl in each.zahlen])
    return is_explained(said, [zahl for each in scope for zahl in (*each.zahlen, *_unsaid(each))])


def _saetze_of(passage: Passage, manuscript: Manuscript) -> tuple[Satz, ...]:
    """Those of a passage, which a long one can be asked for at each of its findings."""
    kept = manuscript.once(_read_so_far)
    if id(passage) not in kept:
        kept[id(passage)] = saetze_of(passage)
    return kept[id(passage)]


def _read_so_far(_: Manuscript) -> dict[int, tuple[Satz, ...]]:
    return {}


def _is_told_too(held: Held, satz: Satz) -> bool:
    """„Von 35 Mitgliedern waren 32 da: 17 dafür, 14 dagegen, eines enthielt sich“"""
    whole, *parts = held.of
    total = sum((part.wert for part in parts), Decimal(0))
    others = [zahl for zahl in satz.zahlen if zahl.start + satz.sentence.start < held.offset or len(parts) > FEW]
    own = {part.start for part in held.of}
    return any(zahl.wert == total and zahl.start not in own and comparable(zahl, whole) for zahl in others)


def _is_in(part: Menge, satz: Satz) -> bool:
    return any(zahl.wert == part.wert for zahl in satz.zahlen)


def _is_no_part(part: Menge, near: Sequence[Satz]) -> bool:
    """Whether nothing counts just so much but what is told as a difference."""
    found = [(satz, zahl) for satz in near for zahl in satz.zahlen if zahl.text.startswith(part.text)]
    return not part.ist_ein and all(tell_difference(Spot(satz, (), zahl, satz.ahead(zahl))) for satz, zahl in found)


def _unsaid(satz: Satz) -> Iterator[Menge]:
    """„zwei Drittel“ as a share, what is between the two of „von 84 auf 92“, and the months of a year."""
    for match in FRACTION.finditer(satz.text):
        share = FRACTIONS[match["teil"]] * NUMBERS.get(match["zahl"] or "", 1) * HUNDRED
        yield Menge(match.start(), match.end(), match[0], share, PROZENT, Decimal("0.01"))
    for old, new in pairwise(satz.zahlen):
        if ON.fullmatch(satz.text[old.end : new.start]):
            yield replace(new, wert=abs(new.wert - old.wert))
    yield from unsaid_periods(satz.text)
