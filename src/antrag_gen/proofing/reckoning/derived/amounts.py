"""Amounts of money that a sentence tells as results: a number in it goes in, what it can be comes out."""

from collections.abc import Iterator, Sequence

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.reckoning.derived.operands import is_count, is_money, is_share, is_time
from antrag_gen.proofing.reckoning.derived.reckonings import (
    FEW,
    HUNDRED,
    PRODUCT,
    THREE,
    Claim,
    Reckoning,
    Spot,
    minus,
    over,
    plus,
    times,
)
from antrag_gen.proofing.reckoning.derived.taxes import taxed
from antrag_gen.proofing.reckoning.derived.words import NOUN, OTHERS, TAX, TAXED, YEARLY

LESS_OF = compile_late(
    r"(?:[Ee]rmäßig|[Nn]achl[aä]ss|Rabatt|Skonto|[Aa]bschlag|[Aa]bzug|gekürzt|[Kk]ürzung|weniger|billiger|günstiger)"
)
MORE_OF = compile_late(r"(?:[Aa]ufschlag|[Zz]uschlag|[Ss]teuer|mehr|teurer|höher|[Ss]teig|[Ee]rhöh|zuzüglich|zzgl)")
IN_MONTH, FOR_YEAR, MONTHS = compile_late(r"\b(?:(?:im|pro|je|jeden) Monat|monatlich)\b"), compile_late(r"\bJahr\b"), 12
A_YEAR = compile_late(r"\b(?:19|20)\d\d\b")
IN_BOTH = compile_late(
    r"\b(?:im|für den|in einem) Doppelhaushalt\b|\b(?:in|für|über) (?:die |den )?beiden? (?:Haushalts)?[Jj]ahren?\b"
)
# „diese drei Maßnahmen“
THESE = compile_late(
    r"\b(?:[Dd]iesen?|[Aa]llen?|[Ff]ür diese|[Dd]ie|[Dd]en) (?:zwei|drei|vier|fünf|sechs) [A-ZÄÖÜ]\w+\b"
    r"(?! (?:und|sowie|samt)\b)"
)
# „12.000 Euro im Jahr 2024. In drei Jahren sind das …“: of the other years nothing is said.
OF_ONE_YEAR = compile_late(r"\bim Jahr (?:19|20)\d\d\b")
# „zahlten ein Viertel weniger, 202,50 Euro“
FRACTION = compile_late(r"\b(?:Hälfte|Drittel|Viertel|Fünftel|Sechstel|Achtel|Zehntel)\b")
EACH = compile_late(rf"{NOUN}{BLANK}(?:je|pro|jeweils){BLANK}|{BLANK}(?:jährlich|monatlich)\b")


def of_money(spot: Spot, own: Sequence[Menge], *, adds: bool) -> Iterator[Reckoning | None]:
    """What an amount can be, by how many amounts, counts and shares there are."""
    money, counts, shares = _sorted(own)
    if len(money) == 1 and len(shares) == 1:
        yield from percents(spot, money[0], shares[0])
    elif shares and money:
        return
    elif len(money) == 1 and counts:
        yield from _products(counts, money[0])
    elif len(money) >= FEW:
        yield from _of_many(spot, money, counts, adds=adds)
    elif money:
        yield from _of_one(spot, money[0], adds=adds)
    else:
        yield from _of_earlier(spot, counts, shares)


def _sorted(mengen: Sequence[Menge]) -> tuple[list[Menge], list[Menge], list[Menge]]:
    return (
        [menge for menge in mengen if is_money(menge)],
        [menge for menge in mengen if is_count(menge) and menge.wert > 1],
        [menge for menge in mengen if is_share(menge)],
    )


def _products(counts: Sequence[Menge], money: Menge) -> Iterator[Reckoning | None]:
    if len(counts) > FEW:
        return
    yield times(*counts, money, weak=len(counts) > 1)
    if len(counts) > 1:
        yield from (times(count, money, weak=True) for count in reversed(counts))
    yield over(money, counts[-1], weak=True)


def _of_many(spot: Spot, money: Sequence[Menge], counts: Sequence[Menge], *, adds: bool) -> Iterator[Reckoning]:
    if YEARLY.search(spot.text) or (not adds and FRACTION.search(spot.ahead)):
        return
    if adds:
        yield from sums(money)
    elif len(money) == FEW and not counts:
        yield from (plus(money, weak=True), minus(*money, weak=True))
    elif len(money) == THREE and not counts:
        whole = max(money, key=lambda menge: menge.wert)
        yield minus(whole, *(menge for menge in money if menge is not whole), weak=True)


def _of_one(spot: Spot, money: Menge, *, adds: bool) -> Iterator[Reckoning]:
    """Of an amount that stands alone in its sentence."""
    if TAXED.search(spot.text):
        yield from taxed(spot)
    elif IN_BOTH.search(spot.ahead) and not A_YEAR.search(spot.text[: spot.said.start]):
        yield Reckoning(money.wert * 2, f"2 × {money.text}", (money,))
    elif IN_MONTH.search(spot.text) and FOR_YEAR.search(spot.ahead):
        yield Reckoning(money.wert * MONTHS, f"{MONTHS} × {money.text}", (money,))
    elif adds:
        yield from (plus((each, money), weak=True) for each in spot.earlier if is_money(each))
    else:
        counts = [menge for menge in spot.earlier if is_count(menge) and menge.wert > 1]
        yield from (times(each, money, weak=True) for each in counts)


def _of_earlier(spot: Spot, counts: Sequence[Menge], shares: Sequence[Menge]) -> Iterator[Reckoning]:
    """Of the amounts of the sentence before."""
    money, others, _ = _sorted(spot.earlier)
    named = THESE.search(spot.text[: spot.said.start])
    if named and len(counts) == 1 and not shares:
        yield from _of_these(money, int(counts[0].wert))
        return
    if counts and is_time(counts[0]) and spot.davor and OF_ONE_YEAR.search(spot.davor.text):
        return
    if len(counts) == 1 and not shares:
        yield from (times(counts[0], each, weak=len(money) > 1) for each in money)
    elif len(shares) == 1 and not counts:
        for each in money:
            yield from percents(spot, each, shares[0], weak=len(money) > 1)
    elif not counts and not shares and len(money) >= FEW:
        yield from () if is_whole_among(money) else (plus(money, weak=len(money) > THREE),)
    elif not counts and not shares and len(money) == len(others) == 1:
        yield times(others[0], money[0])


def _of_these(money: Sequence[Menge], count: int) -> Iterator[Reckoning]:
    """„Mit diesen drei Maßnahmen für zusammen 100.000 Euro“: just so many amounts were told before, or larger ones."""
    if FEW <= count < len(money):
        largest = sorted(money, key=lambda menge: -menge.wert)[:count]
        yield plus([menge for menge in money if menge in largest], weak=True)
    elif count == len(money):
        yield plus(money)


def sums(parts: Sequence[Menge]) -> Iterator[Reckoning]:
    """All of them, and the last two; nothing where one is what the others make."""
    if is_whole_among(parts):
        return
    yield plus(parts, weak=len(parts) > THREE)
    if len(parts) > FEW:
        yield plus(parts[-2:], weak=True)


def is_whole_among(parts: Sequence[Menge]) -> bool:
    """Whether one of them is the sum of the others: „insgesamt 3.140 TEUR, nämlich 1.072 und 2.068 TEUR“."""
    values = [part.wert for part in parts]
    return len(values) >= THREE and 2 * max(values) == sum(values)


def percents(spot: Spot, one: Menge, other: Menge, *, weak: bool = False) -> Iterator[Reckoning]:
    """A share of an amount, or the amount less it or with it, as the words of the sentence say."""
    share, amount = (one, other) if is_share(one) else (other, one)
    part = amount.wert * share.wert / HUNDRED
    if LESS_OF.search(spot.text):
        yield Reckoning(amount.wert - part, f"{amount.text} weniger {share.text}", (amount, share), weak)
    elif not MORE_OF.search(spot.text):
        yield Reckoning(part, f"{share.text} von {amount.text}", (share, amount), weak)
    elif not YEARLY.search(spot.text):
        yield Reckoning(amount.wert + part, f"{amount.text} und {share.text}", (amount, share), weak)


def tell_spread(spot: Spot) -> Claim | None:
    """„rund 270.000 Euro, 90.000 Euro je Jahr über drei Jahre“"""
    later = spot.later[:2]
    if not is_money(spot.said) or len(later) < FEW or not is_money(later[0]) or not is_count(later[1]):
        return None
    if not EACH.match(spot.text, later[0].end) or OTHERS.search(spot.text) or TAX.search(spot.text):
        return None
    between = spot.text[spot.said.end : later[0].start]
    if len(spot.satz.zahlen) != THREE or between.strip() not in (",", "(", "–", ":"):
        return None
    return spot.told(PRODUCT, times(later[1], later[0]))
