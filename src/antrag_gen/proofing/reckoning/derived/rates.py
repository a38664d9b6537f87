"""So much for each of so many: a number of a sentence goes in, what a rate and the number of its things make comes out.

The thing that the rate is of and the one that is counted are named alike: „je Lampe 280 kWh, für alle 1.080 Lampen“.
"""

from dataclasses import replace

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.reckoning.derived.operands import is_money, is_share, is_time, stem_of
from antrag_gen.proofing.reckoning.derived.reckonings import PRODUCT, Claim, Reckoning, Spot, exact, times
from antrag_gen.proofing.reckoning.derived.words import CLOSE_BY, OTHERS, TAX, THEN

RATE_BEHIND = compile_late(
    rf"(?:{BLANK}[A-ZÄÖÜ][\w²³-]*|{BLANK}k?Wh|{BLANK}[km]?g|{BLANK}m[²³]?)?{BLANK}(?:je|pro){BLANK}"
    r"(?P<wort>[A-ZÄÖÜ]\w+)"
)
RATE_AHEAD = compile_late(
    rf"\b(?:[Jj]e|[Pp]ro){BLANK}(?P<wort>[A-ZÄÖÜ]\w+){BLANK}(?:(?:also|rund|sind es|kostet|sind das){BLANK})*$"
)
RESULT = compile_late(
    r"\b(?:zusammen|insgesamt|so|ergibt|ergeben|macht|machen|gehen|gingen|in (?:der )?Summe)\b" + CLOSE_BY
)
# „bei 20 Minuten je Termin“, „für alle 1.080 Lampen“
LEADS = compile_late(r"\b(?:[Bb]ei|[Mm]it|[Zz]u|[Ff]ür|[Aa]n|[Aa]uf)(?: (?:alle[nr]?|den|die|insgesamt|rund|je))* $")
HOURS, MINUTES = ("Stund", "Minut")
SIXTY = 60
OFTEN = (4, 5, 7, 10, 12, 30, 52, 100, 365, 1000)
PARTLY = compile_late(r"\b(?:davon|Hälfte|[Dd]rittel|[Vv]iertel|Teil|nur|weitere\w*|je weitere\w*|ersten?|bis zu)\b")


def tell_rate(spot: Spot) -> Claim | None:
    """„je Lampe 280 kWh, für alle 1.080 Lampen zusammen 302.400 kWh“, „2.160 Termine. Bei 20 Minuten je Termin …“."""
    said, text = spot.said, spot.text
    if spot.satz.zahlen[-1] is not said or is_share(said) or not (THEN.search(spot.ahead) or RESULT.search(spot.ahead)):
        return None
    if OTHERS.search(text) or PARTLY.search(text) or TAX.search(text) or RATE_BEHIND.match(text, said.end):
        return None
    if RATE_AHEAD.search(spot.ahead):
        return None
    rates = [(menge, word) for menge in spot.first if (word := _thing_of(spot, menge))]
    if len(rates) != 1:
        return None
    rate, word = rates[0]
    counts = _counted(spot, word, rate)
    own = [menge for menge in spot.first if menge is not rate and menge not in counts and not is_time(menge)]
    is_told_so = counts and (LEADS.search(text[: rate.start]) or LEADS.search(text[: counts[0].start]))
    if len(counts) != 1 or own or not is_told_so:
        return None
    product = times(counts[0], rate)
    if rate.einheit.startswith(MINUTES) and said.einheit.startswith(HOURS):
        product = Reckoning(product.value / SIXTY, f"{product.text} : {SIXTY}", product.parts)
    elif not _is_alike(said, rate):
        return None
    # „50 Kinder, 80 Euro je Kind, im Jahr also …“ is told of months.
    if any(said.wert in (product.value * often, product.value / often) for often in OFTEN):
        return None
    return spot.told(PRODUCT, replace(product, sure=True))


def _thing_of(spot: Spot, menge: Menge) -> str:
    """The word for what a number is told of each of, empty where it is told of nothing."""
    match = RATE_BEHIND.match(spot.text, menge.end) or RATE_AHEAD.search(spot.satz.ahead(menge))
    return match["wort"] if match else ""


def _counted(spot: Spot, word: str, rate: Menge) -> list[Menge]:
    """How many there are, as the sentence says, else those before."""
    for satz in (spot.satz, *spot.before):
        numbers = [menge for menge in exact(satz.zahlen) if menge is not spot.said and menge is not rate]
        if found := [menge for menge in numbers if menge.einheit and stem_of(menge.einheit) == stem_of(word)]:
            return found
    return []


def _is_alike(said: Menge, rate: Menge) -> bool:
    if is_money(said) or is_money(rate):
        return is_money(said) and is_money(rate)
    return said.einheit == rate.einheit and not is_time(said)
