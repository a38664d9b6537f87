"""Rules on sums in what a paper asks for, by its `mittel`: a manuscript goes in, findings come out."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from antrag_gen.german.geld import Einheit
from antrag_gen.german.in_prose import BLANK, Summe
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.request_sentences import read_requests
from antrag_gen.proofing.request_sums import COMPARE, Nennung, find_sums_asked, posten_named, tell
from antrag_gen.proofing.requested import Bedarf, Posten, Summen, read_need
from antrag_gen.proofing.rule import Finding, Rule

TOLERANCE = Decimal("0.05")
THOUSAND, SMALL = Decimal(1000), Decimal(1000)
ALTOGETHER = re.compile(
    r"\b(?:insgesamt|zusammen|in Summe|Gesamt(?:kosten|betrag|summe|bedarf|aufwand|volumen|mittel)\w*)"
    rf"{BLANK}(?:von{BLANK}|in Höhe von{BLANK}|betragen{BLANK}|:{BLANK}?)?$",
    re.IGNORECASE,
)
RUNS_SAID = re.compile(r"\b(?:19|20)\d\d\b|insgesamt|zusammen|Gesamt|Summe|Doppelhaushalt|Jahre", re.IGNORECASE)


def find_amounts(manuscript: Manuscript) -> Iterator[Finding]:
    """Sums that are none of the paper's, nor made of them, nor parts of them that stand side by side."""
    need = manuscript.once(read_need)
    if need is None or not need.posten:
        return
    by_place: dict[int, list[Decimal]] = defaultdict(list)
    doubtful: list[tuple[Nennung, Sequence[Posten]]] = []
    for satz in manuscript.once(read_requests):
        for nennung in find_sums_asked(need, satz):
            posten = posten_named(need, nennung)
            by_place[satz.gruppe].append(nennung.summe.euro)
            if not fits(need, nennung, posten):
                doubtful.append((nennung, posten))
    for nennung, posten in doubtful:
        beside = [entry.summe.euro for entry, _ in doubtful if entry.satz.gruppe == nennung.satz.gruppe]
        in_sentence = [summe.euro for summe in nennung.satz.summen]
        known = need.sums_of(posten)
        parts = (beside, by_place[nennung.satz.gruppe], in_sentence)
        if not any(len(some) > 1 and sum(some) in known.alle for some in parts):
            what = f"„{nennung.summe.text}“ passt nicht zu den Mitteln im Kopf: {tell(posten)}"
            yield Finding(nennung.satz.place(nennung.summe.start), what, COMPARE)


def fits(need: Bedarf, nennung: Nennung, posten: Sequence[Posten]) -> bool:
    """Whether a sum is one of those that these purposes make."""
    summe, sums = nennung.summe, need.sums_of(posten)
    if len(posten) < len(need.posten) and ALTOGETHER.search(nennung.davor):
        sums = need.sums_of(need.posten)
    if nennung.mal:
        return _is_yearly(nennung, sums.jaehrlich)
    if ALTOGETHER.search(nennung.davor) and not RUNS_SAID.search(nennung.dahinter):
        return _is_together(summe, sums, posten)
    said = nennung.satz.oben + nennung.satz.text
    known = sums.alle | sums.laeufe if RUNS_SAID.search(said) else sums.alle
    return _is_among(summe, summe.euro, known) or _is_small(summe, known)


def _is_yearly(nennung: Nennung, known: frozenset[Decimal]) -> bool:
    summe, times = nennung.summe, nennung.mal
    if times > 1 and any(abs(summe.euro * times - amount) < times for amount in known):
        return True
    return _is_among(summe, summe.euro * times, known) or _is_small(summe, known)


def _is_small(summe: Summe, known: frozenset[Decimal]) -> bool:
    """Whether it is a price, and no sum of which „Tausend“ was left out."""
    return summe.euro < SMALL and not _is_among(summe, summe.euro * THOUSAND, known)


def _is_together(summe: Summe, sums: Summen, posten: Sequence[Posten]) -> bool:
    """Whether it is a total, which the amount of one of many years is not."""
    if len(posten) == 1 and not posten[0].offen and _is_among(summe, summe.euro, sums.jaehrlich):
        return _is_among(summe, summe.euro, sums.gesamt | sums.laeufe)
    return _is_among(summe, summe.euro, sums.alle | sums.laeufe)


def _is_among(summe: Summe, euro: Decimal, known: frozenset[Decimal]) -> bool:
    euro = abs(euro)
    if euro in known:
        return True
    wide = Decimal(0) if summe.genau else TOLERANCE
    rounded = _rounding(summe)
    return any(abs(euro - amount) <= max(amount * wide, min(rounded, amount * TOLERANCE)) for amount in known)


def _rounding(summe: Summe) -> Decimal:
    """Half of what the last digit is worth of a sum in thousands or millions."""
    for einheit, sign in (
        (Einheit.MRD, "Mrd|Milliard"),
        (Einheit.MIO, "Mio|Million"),
        (Einheit.TEUR, "TEUR|T€|Tsd|Tausend"),
    ):
        if re.search(sign, summe.text):
            digits = re.search(r",(\d+)", summe.text)
            return einheit.faktor / Decimal(10) ** (len(digits[1]) if digits else 0) / 2
    return Decimal(0)


RULES = (Rule("worte-betrag", find_amounts),)
