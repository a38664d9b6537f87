"""Wholes and all of their parts in a sentence: a number in it goes in, what its parts add up to comes out."""

from decimal import Decimal
from itertools import combinations, pairwise

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.reckoning.derived.differences import MORE_BEHIND
from antrag_gen.proofing.reckoning.derived.operands import comparable, is_count, is_money, is_time, names_same
from antrag_gen.proofing.reckoning.derived.reckonings import FEW, MANY, PARTS, Claim, Spot, plus
from antrag_gen.proofing.reckoning.derived.words import NOUN

LEAST = Decimal("0.6")
SPLIT = compile_late(r":\s|\b(?:[Dd]avon|[Ww]ovon|von denen|von ihnen)\b|^(?:Von|Aus)\b")
OPPOSITES = compile_late(r"\bnicht\b|\bFrauen\b.*\bMänner\b|\bMänner\b.*\bFrauen\b|Mädchen.*Jungen|Jungen.*Mädchen")
DAVON = compile_late(r"\b(?:[Dd]avon|[Ww]ovon|von denen|darunter|wiederum)\b")
OF_THE = compile_late(rf"{NOUN}{BLANK}(?:der|von|von den){BLANK}$")
AGED = compile_late(rf"{NOUN}{BLANK}(?:über|unter|ab|älter|jünger){BLANK}(?:als{BLANK})?\d")
OVERLAPPING = compile_late(rf"{NOUN}{BLANK}(?:mit|ohne|haben|bieten)\b")
DIVIDED = compile_late(
    r"\b(?:aufgeteilt|verteilt|verteilen|verteilte|gliedert|gliedern|setzt sich|setzen sich|setzte sich|zusammengesetzt"
    r"|entfallen auf|entfielen auf|besteht aus|bestehen aus|und zwar|nämlich|fließen in|gehen an)\b[^;:()\d]*\($"
)
REST = compile_late(r"\bRest\b|[Üü]brige|[Rr]estlich|unter anderem|insbesondere|\bu\. ?a\.")
NEXT_BRACKET = compile_late(r"\)(?:,| und|, und| sowie) [^;:()\d]{3,60} \(")
# Some parts only, a rest beside them, or another whole.
NOT_ALL = compile_late(
    r"\b(?:darunter|allein|bereits|schon|nur|unter anderem|insbesondere|vor allem|etwa (?:für|in|im|an)|jeweils|je|"
    r"mindestens|weitere\w*|sogar|sowohl|auch|noch einmal|wiederum|überwiegend|dazu|hinzu|neue\w*|Rest|übrig\w*|"
    r"ander(?:e|en)|restlich\w*|verbleib\w*|weder|beides|beide(?! [A-ZÄÖÜ])|zugleich|gleichzeitig|"
    r"geplant\w*|veranschlagt\w*|Ansatz|bisher\w*|ursprünglich\w*|"
    r"Vorjahr\w*|zuvor|früher|waren es|vor \w+ Jahren)\b|\b(?:z\. ?B|u\. ?a)\.|%|Prozent"
)


def tell_parts(spot: Spot) -> Claim | None:
    """„Von 96 Einsätzen waren 41 Brände, 38 Hilfeleistungen und 17 Fehlalarme“, „acht der 20 Räume, zwölf nicht“."""
    parts = _parts(spot)
    if not FEW <= len(parts) <= MANY or NOT_ALL.search(spot.text) or spot.satz.hat_ein:
        return None
    if any(menge.grenze or menge.wert >= spot.said.wert for menge in parts):
        return None
    if any(OVERLAPPING.match(spot.text, menge.end) for menge in parts):
        return None
    if any(AGED.match(spot.text, menge.end) for menge in parts):
        return None
    if parts[0].wert == plus(parts[1:]).value:
        return None  # of the first part: „Von 61 haben 23 geantwortet, 14 sagten zu, neun ab“
    whole, split = plus(parts), SPLIT.search(spot.text)
    if whole.value < spot.said.wert * LEAST:
        return None
    names_all = len(parts) > FEW or OPPOSITES.search(spot.text) or (split and DAVON.match(split[0]))
    is_over = whole.value > spot.said.wert and spot.satz.zahlen[0] is spot.said
    return spot.told(PARTS, whole if names_all or is_over else None)


def tell_bracketed(spot: Spot) -> Claim | None:
    """„138.000 Euro, aufgeteilt auf Personal (96.000 Euro), Wäsche (11.000 Euro) und Energie (31.000 Euro)“"""
    numbers = spot.satz.zahlen
    if not is_money(spot.said) or numbers[0] is not spot.said or len(numbers) <= FEW + 1:
        return None
    parts = list(numbers[1:])
    if not DIVIDED.search(spot.text[spot.said.end : parts[0].start]) or any(menge.grenze for menge in numbers):
        return None
    if REST.search(spot.text):
        return None
    gaps = [spot.text[one.end : other.start] for one, other in pairwise(parts)]
    is_list = all(map(is_money, parts)) and all(NEXT_BRACKET.fullmatch(gap) for gap in gaps)
    return spot.told(PARTS, plus(parts)) if is_list and spot.text[parts[-1].end :].startswith(")") else None


def _parts(spot: Spot) -> list[Menge]:
    """What is counted of a whole behind „davon“ or a colon, or on both sides of „acht der 20 Räume“."""
    said, zahlen, text = spot.said, spot.satz.zahlen, spot.text
    if not is_count(said) or is_time(said) or len(zahlen) <= FEW:
        return []
    at = zahlen.index(said)
    if at and OF_THE.fullmatch(text[zahlen[at - 1].end : said.start]):
        is_all = at == 1 and not DAVON.search(text) and "(" not in text[said.end :]
        return _like(spot) if is_all else []
    split = SPLIT.search(text)
    if split is None or (said.start >= split.end() and (split[0] not in ("Von", "Aus") or at)):
        return []
    start = max(said.end, split.end())
    is_clear = "(" not in text[start:] and not DAVON.search(text, start)
    parts = [menge for menge in _like(spot) if menge.start >= start]
    if any(names_same(one, other) and ";" in text[one.end : other.start] for one, other in combinations(parts, FEW)):
        return []
    return parts if is_clear and parts and not _counts_between(spot, parts[0]) else []


def _like(spot: Spot) -> list[Menge]:
    """What can be added to it, but for what is told as a difference: „sieben, vier mehr als zuvor“."""
    likes = [menge for menge in spot.satz.zahlen if menge is not spot.said and comparable(menge, spot.said)]
    return [menge for menge in likes if menge.grenze or not MORE_BEHIND.match(spot.text, menge.end)]


def _counts_between(spot: Spot, part: Menge) -> bool:
    """Whether something else is counted between a whole and its first part."""
    return any(menge.start < part.start and not is_time(menge) for menge in spot.satz.after(spot.said))
