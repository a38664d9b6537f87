"""Sums, products and means that a sentence tells: a number in it goes in, what it can be comes out."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.reckoning.derived.amounts import of_money, percents, sums
from antrag_gen.proofing.reckoning.derived.operands import comparable, is_count, is_money, is_share, is_time, names_same
from antrag_gen.proofing.reckoning.derived.reckonings import (
    FEW,
    HUNDRED,
    PRODUCT,
    SHARE,
    SUM,
    TAXES,
    THREE,
    Claim,
    Reckoning,
    Spot,
    like_it,
    minus,
    over,
    plus,
    times,
)
from antrag_gen.proofing.reckoning.derived.words import CLOSE_BY, NOUN, OTHERS, TAX, TAXED, THEN

TOTAL = compile_late(
    r"\b(?:[Zz]usammen|[Zz]usammengenommen|[Bb]eisammen|"
    r"[Ii]nsgesamt|[Ii]n (?:der )?Summe|[Aa]lles in allem|summa summarum|unter dem Strich|"
    r"Gesamt\w*|gemeinsam(?: \w+)? auf|"
    r"(?:belief|beläuft|belaufen|summier\w+|addier\w+) sich(?: damit| somit)? auf|kommt man auf|ergibt|"
    r"ergeben|(?:im ganzen|in beiden|in allen|im gesamten) \w+|so ?dass es dann|dann|[Mm]acht|jetzt bei|gerade)\b"
    + CLOSE_BY
)
# A sentence that goes on with the one before: „Im Vorjahr waren es 580“ does not.
LINKED = compile_late(
    r"^(?:Das|Dies|Damit|Somit|Daraus|Bei|Auf|Für|Jede[rs]?|Davon)\b|\b(?:also|somit|mithin|demnach|folglich|damit)\b|"
    r"\b(?:[Dd]as|[Dd]ies) (?:sind|waren|wären|ist|ergibt|macht)\b|\b(?:sind|wären|ergibt|macht) (?:das|dies)\b"
)
LINK_ENDS = 8
THEN_BEHIND = compile_late(
    rf"(?:{BLANK}[\w-]+){{0,2}}{BLANK}(?:anzusetzen|zu veranschlagen|nötig|erforderlich|fällig|ein|an|ausgegeben|"
    r"einnehmen|eingenommen)(?=[.,;]|$)"
)
# „das sind bei 1.450.000 kWh 174.000 kWh“
AT_SO_MANY = compile_late(r"\b(?:also|somit|mithin|damit|[Dd]as (?:sind|wären|macht)|(?:sind|wären|macht) das) bei $")
# „von sieben Wagen zu je 38 TEUR“
UNIT_PRICE = compile_late(rf"\b(?:(?:zu|für|mit|von|um){BLANK}(?:je|jeweils)|à){BLANK}$")
PRICED = compile_late(
    r"\b(?:je|pro|jeweils|à|[Ee]in(?:e|en)?|[Jj]ede[rsnm]?|Beitrag|Eintritt|Preis|Gebühr|Zulage|Miete|lang)\b"
)
GOES_ON = compile_late(
    rf"{BLANK}?[\w²-]*{BLANK}?(?:je|pro|zu|à|bei|von|für|über|aus|auf)\b|[^,;:]{{0,30}}\bbei{BLANK}$"
)
WITH_MORE = compile_late(r"\bmit (?:[A-ZÄÖÜ]|dem |der |den |allen )|(?:19|20)\d\d (?:insgesamt|zusammen) $")
MORE_BESIDE = compile_late(rf"{NOUN}{BLANK}(?:mit|samt|ohne|nur)\b")
EACH_OF = compile_late(r"\b(?:je|jeweils|zu je)\b")
LISTED = compile_late(rf"{NOUN}(?:{BLANK}[\w-]+)?{BLANK}?[:(–]")
# „Vor fünf Jahren waren es sechs von zehn, jetzt sind es acht“: told, not reckoned.
THEN_AND_NOW = compile_late(
    r"\b(?:[Vv]or \w+ (?:Jahr|Monat|Woche|Tag)\w*|[Ff]rüher|[Dd]amals|[Ee]inst|[Aa]nfangs|[Zz]uvor|[Ii]m Vorjahr)\b.*"
    r"\b(?:heute|jetzt|inzwischen|nun|mittlerweile|aktuell|derzeit)\b"
)
IT_IS = compile_late(r"\b(?:(?:sind|waren|ist|war) es|es (?:sind|waren|ist|war))\b" + CLOSE_BY)
COMES = compile_late(r"\b(?:hinzu\w*|dazu\w*|weitere\w*|zusätzlich\w*|kommen)\b")


def tell_result(spot: Spot) -> Claim | None:
    """„zusammen 141.000“, „das sind 42.000 Euro“, „bei 58 Geräten also 46.400 Euro“."""
    said, text = spot.said, spot.text
    if is_share(said):
        return _share_left(spot)
    if UNIT_PRICE.search(spot.ahead):
        return None
    adds = bool(TOTAL.search(spot.ahead))
    if not (adds or THEN.search(spot.ahead) or THEN_BEHIND.match(text, said.end) or _is_priced(spot) or _is_at(spot)):
        return None
    if not adds and IT_IS.search(spot.ahead) and THEN_AND_NOW.search(text):
        return spot.told(PRODUCT)
    next_one = spot.satz.after(said)[:1]
    goes_on = next_one and not next_one[0].grenze and GOES_ON.match(spot.satz.behind(said))
    own = [*spot.first, *next_one] if goes_on else spot.first
    if (TAX.search(text) and not TAXED.search(text)) or (TAXED.search(text) and len(own) > 1):
        return spot.told(TAXES)
    if OTHERS.search(text) or (spot.davor and len(own) == 1 and OTHERS.search(spot.davor.text)):
        return spot.told(SUM)
    goes_with = WITH_MORE.search(spot.ahead) and (adds or (is_money(said) and not any(map(is_money, own))))
    if goes_with or (adds and MORE_BESIDE.match(text, said.end)):
        return spot.told(SUM)
    if not own and not adds and not LINKED.search(f"{text[:LINK_ENDS]} {spot.ahead}"):
        return None
    reckon = of_money if is_money(said) else _of_counts
    return spot.told(_rule_of(spot, own, adds=adds), *reckon(spot, own, adds=adds))


def _rule_of(spot: Spot, own: Sequence[Menge], *, adds: bool) -> str:
    if TAXED.search(spot.text):
        return TAXES
    if any(is_share(menge) for menge in own):
        return SHARE
    multiplies = is_money(spot.said) and len([menge for menge in own if is_money(menge)]) == 1
    return SUM if adds and not multiplies else PRODUCT


def _is_at(spot: Spot) -> bool:
    before = spot.satz.before(spot.said)
    return len(before) > 1 and bool(AT_SO_MANY.search(spot.satz.ahead(before[-1])))


def _is_priced(spot: Spot) -> bool:
    is_last = spot.satz.zahlen[-1] is spot.said
    if any(map(is_share, spot.first)):
        return False
    return is_money(spot.said) and is_last and bool(PRICED.search(spot.text[: spot.said.start]))


def _share_left(spot: Spot) -> Claim | None:
    """„Hohenau (18 %), Talheim (12 %) und Bergen (8 %); auf die Stadt entfallen demnach 62 Prozent“"""
    shares = [menge for menge in spot.satz.before(spot.said) if is_share(menge)]
    if not THEN.search(spot.ahead) or len(shares) < FEW or len(shares) < len(spot.satz.zahlen) - 1:
        return None
    left = HUNDRED - sum((menge.wert for menge in shares), Decimal(0))
    words = "100 % − " + " − ".join(menge.text for menge in shares)
    return spot.told(SUM, Reckoning(left, words, tuple(shares)), plus(shares, weak=True))


def _of_counts(spot: Spot, own: Sequence[Menge], *, adds: bool) -> Iterator[Reckoning | None]:
    """What something counted can be, by how many other numbers there are."""
    money = [menge for menge in own if is_money(menge)]
    like = _without_count(spot.text, like_it(spot.said, own))
    if money:
        if len(money) == len(own) == FEW:
            yield over(*sorted(money, key=lambda menge: -menge.wert))
    elif adds and COMES.search(spot.text):
        yield from _coming(spot, like)
    elif adds and len(own) >= THREE and EACH_OF.search(spot.text):
        return
    elif adds and len(like) >= FEW:
        yield from sums(like)
        yield from _with_first(spot, like)
        if len(own) == FEW and not names_same(*own):
            yield times(*own, weak=True)
    elif len(own) == 1 and len(spot.earlier) in (1, FEW):
        yield from _with_earlier(spot, own[0], adds=adds)
    elif not own and not adds:
        counts = [menge for menge in spot.earlier if is_count(menge) and not is_time(menge) and menge.wert > 1]
        if len(counts) == FEW and len(counts) == len([menge for menge in spot.earlier if not is_time(menge)]):
            yield times(*counts, weak=True)
    else:
        yield from _products(spot, own)


def _with_first(spot: Spot, like: Sequence[Menge]) -> Iterator[Reckoning]:
    """„231 Aktive, darunter 28 Frauen. 66 Kinder und 74 Alte; in der Summe 371“: with the largest number before."""
    before = [menge for menge in spot.earlier if comparable(menge, spot.said) and not is_time(menge)]
    largest = max(before, key=lambda menge: menge.wert, default=None)
    if largest is not None and spot.said.wert > largest.wert > max(menge.wert for menge in like):
        yield plus((largest, *like), weak=True)


def _without_count(text: str, like: list[Menge]) -> list[Menge]:
    """Those that are added, without how many they are: „aus vier Straßen: 17 …, 14 …, elf … und 15 …“."""
    is_count_of = len(like) > FEW and like[0].wert == len(like) - 1 and LISTED.match(text, like[0].end)
    return like[1:] if is_count_of else like


def _products(spot: Spot, own: Sequence[Menge]) -> Iterator[Reckoning]:
    if len(own) == FEW and sum(map(is_share, own)) == 1:
        yield from percents(spot, *own)
    elif len(own) in (FEW, THREE) and all(map(is_count, own)) and not _lasts_otherwise(spot, own):
        yield times(*own)
        if len(own) == FEW and comparable(*own) and comparable(own[0], spot.said):
            yield from (plus(own, weak=True), minus(*own, weak=True))


def _lasts_otherwise(spot: Spot, own: Sequence[Menge]) -> bool:
    """Whether two times are told beside something that is none: „alle zehn Minuten, an 18 Stunden 108 Fahrten“."""
    return sum(map(is_time, own)) >= FEW and not any(names_same(spot.said, menge) for menge in own)


def _with_earlier(spot: Spot, one: Menge, *, adds: bool) -> Iterator[Reckoning]:
    others = [menge for menge in spot.earlier if is_count(menge) and not is_time(menge)]
    weak = len(others) > 1
    if is_count(one) and adds:
        yield from (plus((each, one), weak=weak) for each in others if comparable(each, one))
    elif is_count(one):
        yield from (times(each, one, weak=weak) for each in others)


def _coming(spot: Spot, like: Sequence[Menge]) -> Iterator[Reckoning]:
    """„weitere 40 Plätze kommen hinzu, sodass es dann 2.258 sind“, of one of those before."""
    for each in like_it(spot.said, spot.earlier):
        yield plus((each, *like), weak=len(spot.earlier) > 1)
    if len(like) >= FEW:
        yield plus(like)
