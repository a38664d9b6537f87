"""What lies between two times of day, or two ends of a list: a number goes in, what it can be comes out."""

from dataclasses import replace
from decimal import Decimal

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
# Then the hours are those of more than one such time.
OFTEN = compile_late(
    r"\b(?:je|jeweils|pro|montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonntags|wochentags|werktags|Tagen?"
    r"|Woche|Wochen|Monat|Jahr|Pause|beid\w+|insgesamt|zusammen|ohne|abzüglich|außer)\b"
)
SO_MANY_HOURS = compile_late(
    r"(?:\b(?:also|somit|mithin|demnach|damit|(?:das|dies) (?:sind|waren|wären)|(?:sind|waren|wären) das)\b|=|\()"
    + CLOSE_BY
)
OF_ELSE = compile_late(r" (?:länger|kürzer|mehr|weniger|später|früher|vor|nach|zuvor|danach)\b")
HOURS, MINUTES = 24, 60
# „Der Unterschied zwischen dem besten und dem schlechtesten Tag betrug somit zehn Werktage.“
BETWEEN_ENDS = compile_late(
    r"\b(?:Unterschied|Abstand|Spanne|Differenz|Spannweite) zwischen (?:de[mnr] )?\w+sten? (?:[A-ZÄÖÜ]\w+ )?und "
    r"(?:de[mnr] )?\w+sten? [^,;:()\d]{0,40}$"
)


def tell_hours(spot: Spot) -> Claim | None:
    """„Von 0:30 bis 5 Uhr ist es dunkel, das sind viereinhalb Stunden.“"""
    clocks = list(CLOCK.finditer(spot.text, 0, spot.said.start))
    is_hours = spot.said.einheit.startswith("Stund") and spot.said.start > 0
    if not is_hours or len(clocks) != 1 or OFTEN.search(spot.text[: spot.said.end + 1]):
        return None
    clock = clocks[0]
    if any(not clock.start() <= menge.start < clock.end() for menge in spot.satz.before(spot.said)):
        return None
    if not SO_MANY_HOURS.search(spot.text[clock.end() : spot.said.start]):
        return None
    first = int(clock["von"]) * MINUTES + int(clock["min"] or 0)
    last = int(clock["bis"]) * MINUTES + int(clock["bismin"] or 0)
    if max(int(clock["von"]), int(clock["bis"])) > HOURS:
        return None
    value = Decimal((last - first) % (HOURS * MINUTES)) / MINUTES
    if not value / 2 <= spot.said.wert <= value * 2 or OF_ELSE.match(spot.text, spot.said.end):
        return None
    return spot.told(DIFFERENCE, Reckoning(value, clock[0], (), sure=True))


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
