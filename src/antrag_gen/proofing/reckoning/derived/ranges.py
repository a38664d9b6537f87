"""What lies between two times of day, or two ends of a list: a number goes in, what it can be comes out."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from antrag_gen.german.datum import MONATE
from antrag_gen.german.in_prose import BLANK
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.reckoning.derived.means import list_in
from antrag_gen.proofing.reckoning.derived.operands import comparable
from antrag_gen.proofing.reckoning.derived.reckonings import DIFFERENCE, Claim, Reckoning, Spot, minus
from antrag_gen.proofing.reckoning.derived.words import CLOSE_BY, THEN

CLOCK = compile_late(
    rf"\b(?:[Vv]on|[Zz]wischen){BLANK}(?P<von>\d{{1,2}})(?:[.:](?P<min>[0-5]\d))?(?:{BLANK}Uhr)?{BLANK}(?:bis|und)"
    rf"{BLANK}(?P<bis>\d{{1,2}})(?:[.:](?P<bismin>[0-5]\d))?{BLANK}Uhr\b"
)
OFTEN_DAYS = compile_late(r"\b(?:Werktag\w*|Schultag\w*|Arbeitstag\w*|Sonntag\w*|ohne|außer|nur)\b")
# Then the hours are those of more than one such time.
OFTEN = compile_late(
    r"\b(?:je|jeweils|pro|montags bis|Tagen?|Woche|Wochen|Monat|Jahr|Pause|beid\w+|insgesamt|zusammen|ohne|abzüglich"
    r"|außer)\b"
)
SO_MANY_HOURS = compile_late(
    r"(?:\b(?:also|somit|mithin|demnach|damit|(?:das|dies) (?:sind|waren|wären)|(?:sind|waren|wären) das)\b|=|\()"
    + CLOSE_BY
)
# „von 5.15 bis 23.45 Uhr, achtzehneinhalb Stunden am Stück“
UNIT = rf"(?:{BLANK}(?:volle|ganze|gute)n?)?{BLANK}(?:Stunden?|Tagen?|Tage)"
ALL_THE_TIME = compile_late(rf"{UNIT}{BLANK}(?:am Stück|lang|hintereinander|durchgehend|durchgängig)\b")
APPOSED = compile_late(rf",{BLANK}(?:(?:volle|ganze|gute|rund|also|mithin){BLANK})*$")
FULL = compile_late(rf"\b(?:volle|ganze){BLANK}$")
# „vom 2. bis zum 10. August, neun Tage lang“
DAYS = compile_late(
    rf"\bvom{BLANK}(?P<von>\d{{1,2}})\.{BLANK}?(?:(?P<erster>{'|'.join(MONATE)}){BLANK})?bis{BLANK}(?:zum|einschließlich){BLANK}"
    rf"(?P<bis>\d{{1,2}})\.{BLANK}?(?P<letzter>{'|'.join(MONATE)})"
)
A_YEAR = 2023  # February has 28 days
OF_ELSE = compile_late(rf"{UNIT}{BLANK}(?:länger|kürzer|mehr|weniger|später|früher|vor|nach|zuvor|danach)\b")
HOURS, MINUTES = 24, 60
# „Der Unterschied zwischen dem besten und dem schlechtesten Tag betrug somit zehn Werktage.“
BETWEEN_ENDS = compile_late(
    r"\b(?:Unterschied|Abstand|Spanne|Differenz|Spannweite) zwischen (?:de[mnr] )?\w+sten? (?:[A-ZÄÖÜ]\w+ )?und "
    r"(?:de[mnr] )?\w+sten? [^,;:()\d]{0,40}$"
)


def tell_hours(spot: Spot) -> Claim | None:
    """„Von 0:30 bis 5 Uhr ist es dunkel, das sind viereinhalb Stunden.“"""
    if not spot.said.einheit.startswith("Stund"):
        return None
    clocks = list(CLOCK.finditer(spot.text, 0, spot.said.start))
    if len(clocks) != 1 or OFTEN.search(spot.text[: spot.said.end + 1]):
        return None
    clock = clocks[0]
    if any(menge.start >= clock.end() for menge in spot.satz.before(spot.said)):
        return None
    if not _is_how_long(spot, clock.end()):
        return None
    first = int(clock["von"]) * MINUTES + int(clock["min"] or 0)
    last = int(clock["bis"]) * MINUTES + int(clock["bismin"] or 0)
    if max(int(clock["von"]), int(clock["bis"])) > HOURS:
        return None
    value = Decimal((last - first) % (HOURS * MINUTES)) / MINUTES
    if not value / 2 <= spot.said.wert <= value * 2 or OF_ELSE.match(spot.text, spot.said.end):
        return None
    return spot.told(DIFFERENCE, Reckoning(value, clock[0], (), sure=True))


def _is_how_long(spot: Spot, end: int) -> bool:
    """Whether a number behind a time says how long it is."""
    between = spot.text[end : spot.said.start]
    if SO_MANY_HOURS.search(between):
        return True
    is_all = ALL_THE_TIME.match(spot.text, spot.said.end) or FULL.search(between)
    return bool(is_all and APPOSED.search(between))


def tell_days(spot: Spot) -> Claim | None:
    """„vom 2. bis zum 10. August, neun Tage lang“: with both days, or without one of them."""
    if not spot.said.einheit.startswith("Tag"):
        return None
    found = list(DAYS.finditer(spot.text, 0, spot.said.start))
    if len(found) != 1 or OFTEN_DAYS.search(spot.text):
        return None
    match = found[0]
    if any(menge.start >= match.end() for menge in spot.satz.before(spot.said)) or not _is_how_long(spot, match.end()):
        return None
    month = MONATE.index(match["letzter"]) + 1
    begin = MONATE.index(match["erster"]) + 1 if match["erster"] else month
    try:
        first, last = dt.date(A_YEAR, begin, int(match["von"])), dt.date(A_YEAR, month, int(match["bis"]))
    except ValueError:
        return None  # told as a day that no calendar has
    days = (last - first).days
    if days <= 0 or not days / 2 <= spot.said.wert <= days * 2:
        return None
    counts = (Reckoning(Decimal(number), match[0], (), sure=True) for number in (days + 1, days))
    return spot.told(DIFFERENCE, *counts)


def tell_ends(spot: Spot) -> Claim | None:
    """The largest of a list less the smallest, of one that stands alone in its sentence or the one before."""
    if not BETWEEN_ENDS.search(spot.text[: spot.said.start]) or not (THEN.search(spot.ahead) or not spot.first):
        return None
    for satz in (spot.satz, *spot.before[:1]):
        numbers = list_in(satz, spot.said)
        if numbers and all(comparable(menge, spot.said) for menge in numbers):
            in_order = sorted(numbers, key=lambda menge: menge.wert)
            return spot.told(DIFFERENCE, replace(minus(in_order[-1], in_order[0]), sure=True))
    return None
