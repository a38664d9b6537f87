"""What rules of sums have in common: quantities go in, whether they fit and how they are told comes out."""

import re
from collections.abc import Sequence
from decimal import Decimal

from antrag_gen.german.mengen import EURO, PROZENT, STELLEN, Menge, find_quantities
from antrag_gen.german.zahlen import CENT_STELLEN, count_decimals, format_zahl
from antrag_gen.proofing.manuscript import Sentence
from antrag_gen.proofing.rule import Held

FEW = 2
# Characters of what stands behind a sentence, in which its rest can be told.
MOST_BEHIND = 160
EXACT_STEPS = 5
MEASURES = frozenset(
    (
        *(
            EURO,
            PROZENT,
            "Prozentpunkte",
            "Prozentpunkten",
            "Jahr",
            "Jahre",
            "Jahren",
            "Monat",
            "Monate",
            "Monaten",
            "Woche",
            "Wochen",
        ),
        *(
            "Tag",
            "Tage",
            "Tagen",
            "Stunde",
            "Stunden",
            "Minute",
            "Minuten",
            "Meter",
            "Metern",
            "Kilometer",
            "Kilometern",
        ),
        *(
            "Quadratmeter",
            "Quadratmetern",
            "Hektar",
            "Tonnen",
            "Grad",
            "Liter",
            "Kilowattstunden",
            "kWh",
            "MWh",
            "km",
            "ha",
        ),
        *("m", "cm", "mm", "m²", "km²", "m³", "qm"),
    )
)
UNITS = (
    ("TEUR|T€|Tsd|Tausend", "TEUR", Decimal(1000)),
    ("Mio|Million", "Mio. Euro", Decimal(10**6)),
    ("Mrd|Milliard", "Mrd. Euro", Decimal(10**9)),
)
MOST_DECIMALS = 3
SIZES = (
    {"m²": 1, "qm": 1, "Quadratmeter": 1, "Quadratmetern": 1, "ha": 10**4, "Hektar": 10**4, "km²": 10**6},
    {"m": 1, "Meter": 1, "Metern": 1, "km": 1000, "Kilometer": 1000, "Kilometern": 1000},
)
LARGE = ("Millionen", "Million", "Milliarden", "Milliarde", "Tausend")


def same_kind(one: Menge, other: Menge) -> bool:
    """Whether two quantities can be added: what is counted may have other names („Schulen“, „Gymnasien“)."""
    if one.einheit in MEASURES or other.einheit in MEASURES:
        return one.einheit == other.einheit or {one.einheit, other.einheit} <= {"Jahr", "Jahre", "Jahren"}
    return True


def held(sentence: Sentence, said: Menge, *of: Menge) -> Held:
    """What a finding reckoned again."""
    return Held(sentence.passage, sentence.start + said.start, of)


def fits(said: Menge, parts: Sequence[Menge]) -> bool:
    """Whether rounding explains all that is between a sum and its parts."""
    return abs(total(parts) - said.wert) <= tolerance(said, parts)


def total(parts: Sequence[Menge]) -> Decimal:
    return sum((part.wert for part in parts), Decimal(0))


def tolerance(said: Menge, parts: Sequence[Menge]) -> Decimal:
    """How far a sum can be from its parts where all of them are rounded.

    Parts that are all multiples of five of their last places are planned sums, not rounded ones.
    """
    planned = len(parts) >= FEW and all(
        part.spielraum <= part.stelle / 2 and part.wert % (part.stelle * EXACT_STEPS) == 0 for part in parts
    )
    of_parts = Decimal(0) if planned else sum((part.spielraum for part in parts), Decimal(0))
    coarse = said.spielraum > said.stelle / 2 or any(said.stelle > part.stelle for part in parts) or not planned
    return of_parts + (said.spielraum if coarse else Decimal(0))


def is_told_beside(sentence: Sentence, whole: Menge, parts: Sequence[Menge]) -> bool:
    """Whether what is between a whole and its parts is told in the sentence, the one before it or the one behind it.

    It is a rest then, or what belongs to two of the parts.
    """
    behind = sentence.passage.text[sentence.start + len(sentence.text) :][:MOST_BEHIND]
    beside = [menge for menge in sentence.mengen if menge not in (whole, *parts)]
    beside += [menge for menge in sentence.before.mengen if menge != whole] if sentence.before else []
    beside += find_quantities(behind)
    gap = abs(whole.wert - total(parts))
    return any(
        abs(_in_unit_of(menge, whole) - gap) <= whole.spielraum
        for menge in beside
        if not menge.ist_ein and (same_kind(menge, whole) or _in_unit_of(menge, whole) != menge.wert)
    )


def _in_unit_of(menge: Menge, whole: Menge) -> Decimal:
    """„3.000 m²“ in „ha“, where both measure the same; else its number."""
    for sizes in SIZES:
        if menge.einheit in sizes and whole.einheit in sizes:
            return menge.wert * sizes[menge.einheit] / sizes[whole.einheit]
    return menge.wert


def show(value: Decimal, like: Menge) -> str:
    """A value in the unit in which another is written."""
    if like.einheit != EURO:
        unit = f" {like.einheit}" if like.einheit in (PROZENT, STELLEN) else ""
        unit = " Stelle" if like.einheit == STELLEN and value == 1 else unit
        return f"{_short(value)}{unit}"
    for pattern, unit, factor in UNITS:
        if re.search(pattern, like.text) and count_decimals(value / factor) <= MOST_DECIMALS:
            return f"{_short(value / factor)} {unit}"
    cents = CENT_STELLEN if round(value, CENT_STELLEN) % 1 else 0
    return f"{format_zahl(round(value, cents), decimals=cents)} Euro"


def _short(value: Decimal) -> str:
    return format_zahl(round(value, MOST_DECIMALS).normalize())


def added(parts: Sequence[Menge]) -> str:
    """„80.000 Euro und 30.000 Euro“ as a sum: `80.000 + 30.000`."""
    return " + ".join(part.text for part in parts)
