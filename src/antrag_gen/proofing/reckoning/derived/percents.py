"""Percentages that a sentence tells of two numbers: a number in it goes in, what it can be comes out."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.reckoning.derived.operands import STEM, Satz, comparable, is_share, is_time, names_same
from antrag_gen.proofing.reckoning.derived.reckonings import CHANGE, FEW, HUNDRED, SHARE, Claim, Reckoning, Spot, shown
from antrag_gen.proofing.reckoning.derived.words import MORE, NOUN, TAX, YEARLY

SHARE_AHEAD = compile_late(
    r"(?:\b(?:also|somit|demnach|mithin|folglich|damit|heißt|entspricht|entsprechen|entsprach|(?:das|dies) "
    r"(?:sind|waren|ist|wären)|machen|macht|machten|nämlich)\b|=)"
    rf"(?:{BLANK}(?!um{BLANK})[\w.-]+){{0,5}}{BLANK}$|\({BLANK}?(?:rund |ca\. |etwa |gut |knapp )?$"
)
SHARE_BEHIND = compile_late(rf"{BLANK}(?:aus(?=[.,;]|$)|de[rs]{BLANK}|davon\b|von{BLANK})")
CHANGES_BY = compile_late(
    rf"\b(?:um|[Pp]lus von|[Mm]inus von|\w*(?:[Rr]ückgang|[Aa]nstieg|[Zz]uwachs|[Zz]unahme|[Aa]bnahme|[Ss]teigerung|"
    rf"[Ee]rhöhung|[Ss]enkung) (?:um|von)){BLANK}(?:\w+\.?{BLANK})?$"
)
# „um 60 oder 12,5 Prozent“
OR_BY = compile_late(rf"{NOUN}{BLANK}(?:oder|bzw\.|und damit|\(){BLANK}?(?:\w+{BLANK})?$")
CHANGES = compile_late(rf"{NOUN}{BLANK}{MORE}\b")
IS_CHANGE = compile_late(r"\b(?:Rückgang|Anstieg|Zuwachs|Zunahme|Abnahme|Plus|Minus|Unterschied|Mehrkosten)\b")
ELIGIBLE = compile_late(r"förderfähig|zuwendungsfähig|anrechenbar|anerkannt")
OF_ANOTHER = compile_late(
    rf"{BLANK}(?:der|des|seine[rs]|ihre[rs]|aller)(?:{BLANK}[a-zäöü]\w*)*{BLANK}(?P<wort>[A-ZÄÖÜ]\w+)"
)
LEFT_AHEAD = compile_late(
    rf"\b(?:[Üü]brigen|[Rr]estlichen|[Vv]erbleibenden){BLANK}(?:(?:rund|gut|knapp|etwa){BLANK})?$"
)
PARTLY = compile_late(r"\b(?:davon|darunter|[Ss]teuer\w*|mehr|weniger|höher|niedriger|Rabatt)\b")
WHOLE_AHEAD = compile_late(r"\b(?:[Vv]on|[Bb]ei|[Aa]us|[Dd]er|[Dd]en|alle[nr]?|insgesamt)\b[^,;]*$")
IS_OF = compile_late(rf"{NOUN}{BLANK}(?:auf|von|der|aus)(?:{BLANK}(?:den|insgesamt|allen|unseren|der)){{0,2}}{BLANK}")
# „1.250 wurden befragt, drei Viertel antworteten. 581 von ihnen (62 Prozent)“
PARTLY_BEFORE = compile_late(r"Hälfte|[Dd]rittel|[Vv]iertel|[Ff]ünftel|\b(?:[Vv]iele|[Ee]inige|[Mm]eisten|Teil)\b")
# „Das sind 8.785 Gäste mehr, ein Zuwachs von 15 Prozent“
IS_GAP = compile_late(r"(?:Das|Dies) (?:sind|waren|ist|war|entspricht|bedeutet)\b|(?:Damit|Somit) ")
NEAR = 25
GOES_ON = compile_late(
    r"^(?:Das|Dies) (?:sind|waren|ist|war|wären|entspricht|bedeutet|macht)\b"
    r"|\b(?:also|mithin|somit|demnach|folglich|damit)\b"
)
DOWN = compile_late(r"\b(?:Minus|Rückgang|Abnahme|Senkung|weniger|niedriger|billiger|günstiger|kürzer|kleiner)\b")
UP = compile_late(r"\b(?:Plus|Zuwachs|Zunahme|Anstieg|Erhöhung|Steigerung|mehr|höher|teurer|länger|größer)\b")
IN_MEAN = compile_late(
    r"\b(?:im (?:Schnitt|Mittel|Durchschnitt)|durchschnittlich\w*|Plan|geplant\w*|Land\w*|Kreis\w*)\b"
)
NEW_SUBJECT = compile_late(r", (?:die|der|das|den|seine|ihre) [A-ZÄÖÜ]|;")


def tell_share(spot: Spot) -> Claim | None:
    """„das sind 36 Prozent“, „(75 %)“, „damit 6 Prozent höher“."""
    if not is_share(spot.said):
        return None
    if LEFT_AHEAD.search(spot.ahead):
        return spot.told(SHARE, *_left(spot))
    changes = bool(CHANGES_BY.search(spot.ahead) or CHANGES.match(spot.text, spot.said.end) or _is_or_by(spot))
    if not changes and not (SHARE_AHEAD.search(spot.ahead) or SHARE_BEHIND.match(spot.text, spot.said.end)):
        return None
    if TAX.search(spot.text) or ELIGIBLE.search(spot.text) or (YEARLY.search(spot.text) and changes):
        return None
    if (compared := _compared_before(spot)) is not None:
        return spot.told(CHANGE, *_shares(*compared, spot, changes=True, weak=False))
    pair, weak = _pair(spot, without=1 if _is_or_by(spot) else 0)
    is_before = pair is not None and pair[0] in spot.earlier
    weak = weak or (changes and is_before and not _goes_on(spot))
    if pair is not None and pair[0] in spot.earlier and spot.davor and PARTLY_BEFORE.search(spot.davor.text):
        return None
    if pair is None or _is_of_another(spot) or (not changes and _is_no_whole(spot, *pair)):
        return None
    is_later = not is_before and pair[1].start > spot.said.end
    if changes and not is_later and NEW_SUBJECT.search(spot.ahead):
        return None
    pair = (pair[1], pair[0]) if changes and is_later else pair
    return spot.told(CHANGE if changes else SHARE, *_shares(*pair, spot, changes=changes, weak=weak))


def _left(spot: Spot) -> Iterator[Reckoning]:
    """What is left of all, „die übrigen 38 Prozent“ beside 62: of the shares before it, those of more and more."""
    if (
        _is_of_another(spot)
        or any(is_share(menge) for menge in spot.later)
        or PARTLY.search(f"{spot.text} {spot.davor and spot.davor.text}")
    ):
        return
    shares = [menge for menge in spot.first if is_share(menge)]
    for satz in (None, *spot.before[:FEW]):
        shares = [*(menge for menge in satz.zahlen if is_share(menge)), *shares] if satz else shares
        left = HUNDRED - sum((menge.wert for menge in shares), Decimal(0))
        if shares and left > 0 and not any(menge.grenze for menge in shares):
            yield Reckoning(left, "100 % − " + " − ".join(shown(menge) for menge in shares), tuple(shares))


def _is_no_whole(spot: Spot, whole: Menge, part: Menge) -> bool:
    """Whether what was told before is less than its part: „aus 31 Ländern. 418 von ihnen …, das sind 37 Prozent“."""
    is_less = whole in spot.earlier and whole.wert < part.wert
    return is_less and part in spot.first and not WHOLE_AHEAD.search(spot.text[: part.start])


def _is_of_another(spot: Spot) -> bool:
    """Whether it is told as a share of something that nothing was said of: „44 Prozent seines Programms“."""
    match = OF_ANOTHER.match(spot.text, spot.said.end)
    if match is None or re.match(rf"{BLANK}von{BLANK}", spot.text[match.end() :]) or spot.satz.after(spot.said):
        return False
    stem = match["wort"][:STEM].lower()
    return stem not in f"{spot.davor.text if spot.davor else ''} {spot.text[: spot.said.start]} kosten".lower()


def _is_or_by(spot: Spot) -> bool:
    """Whether it is told beside a difference."""
    before = spot.satz.before(spot.said)
    return len(before) > FEW and bool(OR_BY.fullmatch(spot.ahead) and CHANGES_BY.search(spot.satz.ahead(before[-1])))


def _pair(spot: Spot, without: int) -> tuple[tuple[Menge, Menge] | None, bool]:
    """The two numbers, those of the sentence if it has them, and whether others can be meant."""
    first, later = ([menge for menge in mengen if _is_amount(menge)] for mengen in (spot.first, spot.later))
    first = first[: len(first) - without]
    earlier = [menge for menge in spot.earlier if _is_amount(menge)]
    weak = len(first) != FEW and len(first) + len(later) > FEW
    if len(first) >= FEW and comparable(first[-1], first[-2]):
        return (first[-2], first[-1]), weak
    if first and later and comparable(first[-1], later[0]):
        return (first[-1], later[0]), weak
    if first:
        likes = [menge for menge in earlier if comparable(menge, first[-1])]
        return ((likes[0], first[-1]) if len(likes) == 1 else None), False
    if not later and spot.davor and (linked := _linked(spot.davor, earlier)):
        return linked, False
    counted = [menge for menge in earlier if not is_time(menge)]
    if not later and (of_gap := _gap_and_old(counted)):
        return of_gap, False
    if later or len(counted) != FEW or not comparable(*counted):
        return None, True
    return (counted[0], counted[1]), not _goes_on(spot)


def _are_alike(one: Menge, other: Menge) -> bool:
    """Whether both are of the same kind, or one does not say what it is of."""
    return comparable(one, other) and (not (one.einheit and other.einheit) or names_same(one, other))


def _goes_on(spot: Spot) -> bool:
    """Whether the sentence tells what comes of the two numbers of the one before it, and has no other itself."""
    davor = spot.before[0] if spot.before else None
    is_alone = len(spot.satz.zahlen) == 1 and davor is spot.davor and davor is not None
    numbers = [menge for menge in davor.zahlen if not is_time(menge)] if davor else []
    if (
        not is_alone
        or len(numbers) != FEW
        or not _are_alike(*numbers)
        or IN_MEAN.search(spot.text)
        or YEARLY.search(spot.text)
    ):
        return False
    return GOES_ON.search(spot.text[: spot.said.start]) is not None


def _linked(satz: Satz, earlier: Sequence[Menge]) -> tuple[Menge, Menge] | None:
    """The last two numbers of a sentence where one is of the other: „120 Menschen auf den 165 Plätzen“."""
    if len(earlier) < FEW or satz.zahlen[-1] is not earlier[-1] or not comparable(*earlier[-2:]):
        return None
    part, whole = earlier[-2:]
    is_of = IS_OF.fullmatch(satz.text[part.end : whole.start])
    return (part, whole) if is_of and part.wert < whole.wert else None


def _gap_and_old(counted: Sequence[Menge]) -> tuple[Menge, Menge] | None:
    """„von 1,95 auf 1,32 Mio. kWh, um 630.000 kWh“: what is between two numbers told behind them, and the first."""
    if len(counted) != FEW + 1 or not all(comparable(menge, counted[0]) for menge in counted):
        return None
    old, new, gap = counted
    return (gap, old) if gap.wert and abs(old.wert - new.wert) == gap.wert else None


def _compared_before(spot: Spot) -> tuple[Menge, Menge] | None:
    """The two of the sentence before, where this one first tells what is between them: „Das sind 85 mehr, also …“."""
    gaps = [menge for menge in spot.first if _is_amount(menge)]
    if len(gaps) != 1 or len(spot.satz.before(spot.said)) != 1 or not IS_GAP.match(spot.text) or spot.davor is None:
        return None
    old_and_new = [menge for menge in spot.earlier if comparable(menge, gaps[0])]
    if len(old_and_new) != FEW or len(old_and_new) != len([each for each in spot.davor.zahlen if _is_amount(each)]):
        return None
    if not CHANGES.match(spot.text, gaps[0].end) or IN_MEAN.search(spot.text) or YEARLY.search(spot.text):
        return None
    one, other = old_and_new
    is_gap = abs(abs(one.wert - other.wert) - gaps[0].wert) <= gaps[0].spielraum + one.spielraum + other.spielraum
    return (one, other) if is_gap and one.wert and other.wert else None


def _is_amount(menge: Menge) -> bool:
    return not is_share(menge) and not menge.einheit.startswith("Prozentp")


def _shares(one: Menge, other: Menge, spot: Spot, *, changes: bool, weak: bool) -> list[Reckoning]:
    """What the smaller is of the larger; of a change, what it is from the first to the other, and back."""
    small, large = sorted((one, other), key=lambda menge: menge.wert)
    if not small.wert:
        return []
    if not changes or (IS_CHANGE.search(spot.text) and large.wert > FEW * small.wert):
        return [
            Reckoning(small.wert / large.wert * HUNDRED, f"{shown(small)} von {shown(large)}", (small, large), weak),
        ]
    old, new = _in_direction(spot, one, other)
    return [_change(old, new, weak=weak), _change(new, old, weak=True)]


def _in_direction(spot: Spot, one: Menge, other: Menge) -> tuple[Menge, Menge]:
    """Which was before the other: „1.150 Euro nach sonst 2.300 Euro, ein Minus von …“."""
    near = f"{spot.ahead[-NEAR:]} {spot.satz.behind(spot.said)[:NEAR]}"
    goes_down, goes_up = DOWN.search(near) is not None, UP.search(near) is not None
    if goes_down is goes_up:
        return one, other
    small, large = sorted((one, other), key=lambda menge: menge.wert)
    return (large, small) if goes_down else (small, large)


def _change(one: Menge, other: Menge, *, weak: bool) -> Reckoning:
    changed = abs(other.wert / one.wert * HUNDRED - HUNDRED)
    return Reckoning(changed, f"Von {shown(one)} auf {shown(other)}", (one, other), weak)
