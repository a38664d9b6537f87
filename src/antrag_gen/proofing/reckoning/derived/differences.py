"""Differences and rests that a sentence tells: a number in it goes in, what it can be comes out."""

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.reckoning.derived.operands import comparable, is_count, is_money, is_share, is_time
from antrag_gen.proofing.reckoning.derived.reckonings import (
    DIFFERENCE,
    FEW,
    THREE,
    Claim,
    Reckoning,
    Spot,
    exact,
    like_it,
    minus,
    shown,
)
from antrag_gen.proofing.reckoning.derived.taken_off import is_taken_off_elsewhere
from antrag_gen.proofing.reckoning.derived.words import CLOSE_BY, MORE, NOUN, OF_EACH, OTHERS, TAXED

MORE_BEHIND = compile_late(rf"{NOUN}(?:{BLANK}[a-zäöü][\w-]*){{0,2}}{BLANK}{MORE}\b(?!{BLANK}als{BLANK}[\d€])")
BY_BEHIND = compile_late(rf"[^,;:.]{{0,40}}\b{MORE}\b")
MORE_AHEAD = compile_late(
    rf"\b(?:[Pp]lus|[Mm]inus|Rückgang|Anstieg|Zuwachs|Zunahme|Abnahme|Steigerung){BLANK}(?:von|um){BLANK}(?:\w+{BLANK})?$|"
    rf"\b(?:[Uu]nterschied|[Aa]bstand|[Dd]ifferenz|[Vv]orsprung|[Rr]ückstand)\b{CLOSE_BY}|"
    rf"[;,]{BLANK}das (?:Minus|Plus)\b{CLOSE_BY}"
)
BY = compile_late(rf"\bum{BLANK}(?:\w+\.?{BLANK})?$")
SO = compile_late(r"\b(?:also|somit|mithin|demnach|folglich|damit)\b")
THOSE = compile_late(r"\b(?:als|gegenüber|statt|anstatt|anstelle|bis zu\w*|vor)\b[^;,]*$")
# „25.000 Euro weniger als geschätzt“, of which nothing else may be told.
AS_MEANT = compile_late(
    rf"{NOUN}{BLANK}{MORE}{BLANK}als{BLANK}(?:ge)?(?P<stamm>schätz|plan|erwart|veranschlag|vorgeseh|angenomm|angesetz|bewillig)"
)
INSTEAD = compile_late(rf"{NOUN}{BLANK}(?:statt|gegenüber|nach|anstelle von|anstatt){BLANK}$")
# „Sieben von neun Routen sind fertig, drei mehr als im Vorjahr“, „Von neun Routen sind sieben fertig, drei mehr“
OF = compile_late(rf"{NOUN}{BLANK}(?:von|der)(?:{BLANK}(?:den|insgesamt|unseren|allen)){{0,2}}{BLANK}")
OF_AHEAD = compile_late(rf"\b(?:[Vv]on|[Aa]us)(?:{BLANK}(?:den|insgesamt|unseren|allen)){{0,2}}{BLANK}$")
# „vier sind teurer“ counts what is so.
SO_MANY_ARE = compile_late(
    rf"{NOUN}{BLANK}(?:sind|waren|liegen|lagen|wurden|werden){BLANK}{MORE}\b(?!{BLANK}als{BLANK}\d)"
)
REST_AHEAD = compile_late(
    r"\b(?:verbleib\w*|bleib\w*|verblieb\w*|blieb(?:en)?|übrig|[Üü]brigen?|restlichen?|[Rr]est|fehl(?:en|t|ten|te)|"
    r"Eigenanteil\w*|Fehlbetrag|Überschuss|Saldo|Lücke|Zuschussbedarf|Defizit|beliefe sich)\b" + CLOSE_BY
)
REST_BEHIND = compile_late(
    rf"{NOUN}(?:{BLANK}[a-zäöü]+){{0,3}}{BLANK}(?:übrig|frei|offen|unbesetzt|fehlen|fehlten|bleiben|blieben|verbleiben|"
    r"verblieben|benötigt|gebraucht|abgerufen|ausgegeben|besetzt|stehen noch aus|noch nicht|nicht)\b"
)
NOT_USED = compile_late(r"\b(?:nicht|noch|un\w+|übrig|frei|offen|fehlen|fehlten|bleiben|blieben|verbl\w+)\b")
MORE_TOLD = compile_late(r"\bweitere\w*\b")


def tell_difference(spot: Spot) -> Claim | None:
    """„85 Tonnen weniger als im Winter davor mit 395 Tonnen“, „also acht mehr“, „der Abstand beträgt 3.750 Euro“."""
    said, text = spot.said, spot.text
    if is_share(said) or said.einheit.startswith("Prozentpunkt"):
        return None
    is_by = bool(BY.search(spot.ahead))
    if not (MORE_BEHIND.match(text, said.end) or MORE_AHEAD.search(spot.ahead) or is_by):
        return None
    if SO_MANY_ARE.match(text, said.end) or (TAXED.search(text) and is_money(said)):
        return spot.told(DIFFERENCE)
    meant = AS_MEANT.match(text, said.end)
    if meant and meant["stamm"] not in f"{spot.davor.text if spot.davor else ''} {text[: said.start]}".lower():
        return spot.told(DIFFERENCE)
    later = like_it(said, spot.later)
    is_instead = len(later) >= FEW and INSTEAD.search(text[later[0].end : later[1].start])
    if len(later) >= FEW and (is_by or is_instead):
        return spot.told(DIFFERENCE, minus(later[0], later[1]))
    if is_by and not BY_BEHIND.match(spot.satz.behind(said)):
        return spot.told(DIFFERENCE, *(_changed(spot) if SO.search(spot.ahead) and not later else ()))
    return spot.told(DIFFERENCE, *_compared(spot))


def _changed(spot: Spot) -> list[Reckoning]:
    """„von 14 auf 16 Euro, also um zwei Euro“; of a series, what is between its first and its last as well."""
    first = like_it(spot.said, spot.first)
    if len(first) < FEW:
        return []
    if len(first) == FEW:
        return [minus(first[-1], first[0])]
    return [minus(first[-1], first[0], weak=True), minus(first[-1], first[-2], weak=True)]


def _compared(spot: Spot) -> list[Reckoning]:
    """The number before, held against one told behind „als“, or against the one before that."""
    said = spot.said
    first, later, earlier = (like_it(said, mengen) for mengen in (spot.first, spot.later, spot.earlier))
    if later and THOSE.search(spot.text[said.end : later[0].start]):
        nearest = first[-1:] or earlier[::-1]
        return [minus(each, later[0], weak=not first and len(earlier) > 1) for each in nearest]
    if len(first) == FEW and (of_all := _of_so_many(spot, *first)):
        return [of_all]
    if len(first) >= FEW:
        return [] if _is_part_of(spot, *first[-2:]) else [minus(first[-1], first[-2], weak=len(first) > FEW)]
    if first:
        return [minus(first[0], each, weak=len(earlier) > 1) for each in reversed(earlier)]
    if len(earlier) >= FEW and spot.davor and OF.fullmatch(spot.davor.text[earlier[-2].end : earlier[-1].start]):
        return []  # „361 von 380 waren besetzt. Es sind also zehn mehr“
    if len(earlier) >= FEW:
        ends = minus(earlier[-1], earlier[0], weak=True)
        return [ends] if len(earlier) == FEW else [ends, minus(earlier[-1], earlier[-2], weak=True)]
    return []


def _is_part_of(spot: Spot, one: Menge, other: Menge) -> bool:
    """Whether two numbers are a part and its whole, of which neither was before the other."""
    text = spot.text
    return bool(OF.fullmatch(text[one.end : other.start]) or OF_AHEAD.search(text[: one.start]))


def tell_rest(spot: Spot) -> Claim | None:
    """„verbleiben 14.280 Euro“, „neun noch frei“, „die übrigen 340.000 Euro“."""
    behind = REST_BEHIND.match(spot.text, spot.said.end)
    is_rest = REST_AHEAD.search(spot.ahead) or (behind and NOT_USED.search(behind[0]))
    if is_share(spot.said) or not is_rest:
        return None
    if not spot.satz.before(spot.said) and SO.search(spot.ahead) and (left := _left_of_all(spot)):
        return spot.told(DIFFERENCE, left)
    if OTHERS.search(spot.text) or (spot.davor and MORE_TOLD.search(spot.davor.text)):
        return spot.told(DIFFERENCE)
    if is_taken_off_elsewhere(spot.text, spot.said.start):
        return spot.told(DIFFERENCE)
    own = [
        menge for menge in like_it(spot.said, [*spot.first, *spot.later]) if not MORE_BEHIND.match(spot.text, menge.end)
    ]
    earlier = like_it(spot.said, spot.earlier)
    if len(own) == 1:
        return spot.told(DIFFERENCE, *(minus(each, own[0], weak=len(earlier) > 1) for each in earlier))
    if not own and len(earlier) == 1 and (further := _one_before(spot)):
        return spot.told(DIFFERENCE, minus(further, earlier[0], weak=True))
    mengen = own or earlier
    if len(mengen) < FEW or (not own and len(earlier) > THREE):
        return None
    whole = max(mengen, key=lambda menge: menge.wert)
    parts = [menge for menge in mengen if menge is not whole]
    single = parts if len(parts) > 1 else []
    return spot.told(
        DIFFERENCE, minus(whole, *parts, weak=not own), *(minus(whole, part, weak=True) for part in single)
    )


def _one_before(spot: Spot) -> Menge | None:
    """„Der Ertrag ist 140.000 Euro. Die Stelle kostet 52.500 Euro. Es bleiben …“: the first, of its own sentence."""
    if len(spot.before) < FEW or spot.davor is not spot.before[0]:
        return None
    likes = like_it(spot.said, exact(spot.before[1].zahlen))
    return likes[-1] if likes and (len(likes) == 1 or is_money(spot.said)) else None


def _left_of_all(spot: Spot) -> Reckoning | None:
    """„36 Ausfälle. Behoben waren neun, dann zwölf, dann sechs. Dunkel blieben damit neun“: a whole, then its parts."""
    if len(spot.before) < FEW or OTHERS.search(spot.before[0].text):
        return None
    parts, wholes = ([menge for menge in each.zahlen if not is_time(menge)] for each in spot.before[:FEW])
    numbers = [*parts, *wholes]
    is_clear = len(parts) >= FEW and len(wholes) == 1 and not any(map(is_share, numbers))
    if (
        not is_clear
        or any(menge.grenze for menge in numbers)
        or not all(comparable(spot.said, each) for each in numbers)
    ):
        return None
    left = minus(wholes[0], *parts)
    return left if left.value > 0 else None


def _of_so_many(spot: Spot, one: Menge, other: Menge) -> Reckoning | None:
    """„statt 120 Euro 180 Euro je m², was bei 150 m² einen Unterschied von 9.000 Euro ausmacht“"""
    rate = OF_EACH.match(spot.text, other.end)
    counts = [menge for menge in spot.first if rate and is_count(menge) and menge.start > other.end]
    if rate is None or len(counts) != 1 or len(spot.first) != FEW + 1:
        return None
    gap = minus(one, other)
    return Reckoning(gap.value * counts[0].wert, f"({gap.text}) × {shown(counts[0])}", (*gap.parts, counts[0]))
