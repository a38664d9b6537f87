"""Means that a sentence tells of lists, of things and of times: a number in it goes in, what it can be comes out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.reckoning.derived.operands import (
    SIGNS,
    Satz,
    comparable,
    is_count,
    is_money,
    is_share,
    is_time,
    names_same,
    stem_of,
)
from antrag_gen.proofing.reckoning.derived.reckonings import (
    FEW,
    PRODUCT,
    Claim,
    Reckoning,
    Spot,
    exact,
    like_it,
    over,
    plus,
)
from antrag_gen.proofing.reckoning.derived.words import CLOSE_BY, NOUN, OF_EACH, THEN

EACH_AHEAD = compile_late(
    r"\b(?:[Ii]m (?:Schnitt|Mittel|Durchschnitt)|[Dd]urchschnittlich|(?:[Jj]e|[Pp]ro) [A-ZÄÖÜ][\w²-]+|[Jj]ede[nrsm]?|"
    r"(?:am|pro|je) Tag|im Monat|in der Woche)\b" + CLOSE_BY
)
EACH_BEHIND = compile_late(
    rf"{NOUN}{BLANK}(?:(?:je|pro){BLANK}\w|für{BLANK}jede[nrs]?{BLANK}de[rs]{BLANK})|"
    rf"{BLANK}(?:am Tag|im Monat|in der Woche)\b"
)
GRADE = compile_late(r"\b[Nn]ote[ns]?\b")
MEAN = compile_late(r"\b[Ii]m (?:Schnitt|Mittel|Durchschnitt)|\b[Dd]urchschnittlich\b")
MEAN_OF = compile_late(rf"\bim (?:Schnitt|Mittel|Durchschnitt) (?:der|aller|dieser|über)(?: letzten)?{BLANK}$")
# Of what each there is so much: „in einer Klasse also 25 Kinder“, „auf jede Stelle kamen damit“.
THING = compile_late(
    r"\b(?:[Jj]e|[Pp]ro|(?:[Aa]uf|[Ii]n|[Ff]ür|[Bb]ei) (?:eine[rnm]?|jede[rsnm]?)|[Jj]ede[rsnm]?) (?P<wort>[A-ZÄÖÜ]\w+)"
)
IN_YEAR = compile_late(r"\b(?:im Jahr|jährlich|pro Jahr|je Jahr)\b(?! (?:19|20)\d\d)")
PERIODS = (
    (compile_late(r"\b(?:am|pro|je) Tag\b|\btäglich"), 365),
    (compile_late(r"\b(?:im|pro|je) Monat\b|\bmonatlich"), 12),
    (compile_late(r"\b(?:in der|pro|je) Woche\b|\bwöchentlich"), 52),
)
# „8, 14, 19, 22 und 27 Jahre alt, im Durchschnitt 18 Jahre“
LISTED = compile_late(r"(?:,|,? und)[ \u00a0]")
BEHIND_LIST = compile_late(
    rf"(?:{BLANK}[\w²-]+){{0,2}}(?:,|;| \(|{BLANK}[–-]){BLANK}?(?:[Ii]m (?:Schnitt|Mittel|Durchschnitt)|"
    rf"durchschnittlich)(?:{BLANK}(?:also|somit|sind das|waren das|genau)){{0,2}}{BLANK}"
)
BEGINS_MEAN = compile_late(r"(?:Im (?:Schnitt|Mittel|Durchschnitt)|Durchschnittlich) [a-zäöü]+(?:en|t) ")
WITHOUT = compile_late(r"\b(?:davon|ohne|außer|mit Ausnahme|gewichtet\w*|Median)\b")
YEARS = compile_late(
    r"(?:\b[Zz]wischen (?P<von>(?:19|20)\d\d) und|\b[Vv]on (?P<ab>(?:19|20)\d\d) bis) (?P<bis>(?:19|20)\d\d)\b"
)
MEAN_BEHIND = compile_late(r"(?:, |; | \()(?:im (?:Schnitt|Mittel|Durchschnitt)|durchschnittlich)\b" + CLOSE_BY)


def tell_mean(spot: Spot) -> Claim | None:
    """„im Schnitt also 80 je Person“, „das sind 400.000 Euro je Kilometer“, „6, 9 und 15, im Mittel zehn“."""
    if is_share(spot.said):
        return None
    if listed := _listed(spot) or _listed_before(spot):
        return spot.told(PRODUCT, replace(mean_of(listed), sure=True))
    years = years_in(spot.text[: spot.said.start]) if MEAN.search(spot.text) else 0
    is_mean_of = _is_mean_of(spot)
    is_each = is_mean_of or EACH_AHEAD.search(spot.ahead) or EACH_BEHIND.match(spot.text, spot.said.end)
    is_told = THEN.search(spot.ahead) or (years and MEAN_BEHIND.search(spot.ahead))
    if not is_each or not is_told:
        return None
    if GRADE.search(spot.text):
        return spot.told(PRODUCT)
    own = [*spot.first, *spot.later]
    wholes = [menge for menge in own if _is_whole(menge, spot.said)]
    counts = [menge for menge in own if is_count(menge) and menge not in wholes[-1:] and menge.wert >= FEW]
    if not wholes and counts:
        wholes = [menge for menge in spot.earlier if _is_whole(menge, spot.said)]
    if is_count(spot.said) and len(own) == FEW and len(wholes) == FEW:
        return spot.told(PRODUCT, over(*sorted(own, key=lambda menge: -menge.wert)))
    parts = _without_times(own)
    if (is_mean_of or MEAN.search(spot.ahead)) and len(parts) > FEW and len(like_it(spot.said, parts)) == len(parts):
        return spot.told(PRODUCT, mean_of(parts))
    if years and len(own) == 1 and MEAN.search(spot.ahead):
        return spot.told(PRODUCT, *_by_years(spot, own[0], years))
    if len(wholes) != 1 or len(counts) > 1:
        return spot.told(PRODUCT, *(() if own else (_of_things(spot),)))
    return spot.told(PRODUCT, over(wholes[0], counts[0]) if counts else _by_period(spot, wholes[0]))


def mean_of(parts: Sequence[Menge]) -> Reckoning:
    """„140, 165 und 190, im Mittel also 165“"""
    total = plus(parts)
    return Reckoning(total.value / Decimal(len(parts)), f"({total.text}) : {len(parts)}", total.parts)


def years_in(text: str) -> int:
    """How many years „zwischen 1991 und 1995“ are, with both; 0 where no such time or several are told."""
    found = list(YEARS.finditer(text))
    return int(found[0]["bis"]) - int(found[0]["von"] or found[0]["ab"]) + 1 if len(found) == 1 else 0


def _by_years(spot: Spot, whole: Menge, years: int) -> Iterator[Reckoning]:
    """With both years, and without one of them: „zwischen 2019 und 2024“ can be five."""
    said, rate = spot.said, OF_EACH.match(spot.text, spot.said.end)
    is_of_else = (rate and rate["wort"] != "Jahr") or (said.einheit and not names_same(said, whole))
    if not is_of_else and not WITHOUT.search(spot.text):
        for number in (years, years - 1):
            yield Reckoning(whole.wert / number, f"{whole.text} : {number}", (whole,), sure=True)


def _listed(spot: Spot) -> list[Menge]:
    """The numbers of a list that its mean stands directly behind."""
    before = spot.satz.before(spot.said)
    if len(before) <= FEW or not BEHIND_LIST.fullmatch(spot.text[before[-1].end : spot.said.start]):
        return []
    parts = _lists_of(spot.satz, before)[-1]
    is_all = len(parts) > FEW and not any(menge.grenze for menge in parts)
    return parts if is_all and _can_be_mean_of(parts, spot) else []


def _can_be_mean_of(parts: Sequence[Menge], spot: Spot) -> bool:
    """Whether it is of their kind and between the smallest and the largest; a part of them is no mean."""
    values = [menge.wert for menge in parts]
    is_alike = all(comparable(menge, spot.said) for menge in parts)
    return is_alike and min(values) <= spot.said.wert <= max(values) and not WITHOUT.search(spot.text)


def _listed_before(spot: Spot) -> list[Menge]:
    """„… zu 486.000, 512.000 und 541.000 Euro. Im Mittel wurden 513.000 Euro verlangt.“"""
    is_mean = len(spot.satz.zahlen) == 1 and BEGINS_MEAN.match(spot.text) and spot.before
    parts = list_in(spot.before[0], spot.said) if is_mean else []
    return parts if parts and _can_be_mean_of(parts, spot) else []


def list_in(satz: Satz, said: Menge) -> list[Menge]:
    """The numbers of the only list in a sentence: „12, 15 und 22 Werktage“."""
    others = [menge for menge in satz.zahlen if menge is not said and not menge.grenze]
    lists = [run for run in _lists_of(satz, others) if len(run) > FEW]
    return lists[0] if len(lists) == 1 else []


def _lists_of(satz: Satz, zahlen: Sequence[Menge]) -> list[list[Menge]]:
    """These numbers of a sentence, those together between which only commas and „und“ stand."""
    runs: list[list[Menge]] = []
    for menge in zahlen:
        if runs and LISTED.fullmatch(satz.text[runs[-1][-1].end : menge.start]):
            runs[-1].append(menge)
        else:
            runs.append([menge])
    return runs


def _is_mean_of(spot: Spot) -> bool:
    before = spot.satz.before(spot.said)
    return bool(before and is_time(before[-1]) and MEAN_OF.search(spot.satz.ahead(before[-1])))


def _without_times(own: list[Menge]) -> list[Menge]:
    """The numbers of a mean, without how many they are: „im Mittel der drei Jahre“."""
    others = [menge for menge in own if not (is_time(menge) and menge.wert == len(own) - 1)]
    return others if len(others) == len(own) - 1 else own


def _is_whole(menge: Menge, said: Menge) -> bool:
    is_counted = is_count(said) and is_count(menge) and not is_time(menge)
    return menge.wert > said.wert and (menge.einheit == said.einheit or is_counted)


def _by_period(spot: Spot, whole: Menge) -> Reckoning | None:
    """„im Jahr 4,38 Mio. m³, am Tag also 12.000 m³“"""
    for words, number in PERIODS:
        if words.search(spot.ahead) and IN_YEAR.search(spot.text[: spot.said.start]):
            return Reckoning(whole.wert / number, f"{whole.text} : {number}", (whole,))
    return None


def _of_things(spot: Spot) -> Reckoning | None:
    """„4.386 Kinder … 191 Klassen. In einer Klasse sitzen also 23 Kinder.“: both are named before, each only once."""
    thing = THING.search(spot.ahead) or OF_EACH.match(spot.text, spot.said.end)
    numbers = [menge for satz in spot.before for menge in exact(satz.zahlen)]
    if thing is None or not spot.said.einheit:
        return None
    word = stem_of(SIGNS.get(thing["wort"], thing["wort"]))
    counts = [menge for menge in numbers if menge.einheit and stem_of(menge.einheit) == word]
    wholes = [
        menge
        for menge in numbers
        if (names_same(menge, spot.said) or (is_money(menge) and is_money(spot.said))) and menge.wert > spot.said.wert
    ]
    return over(wholes[0], counts[0]) if len(counts) == len(wholes) == 1 else None
