"""Areas and means that a sentence tells of sizes and lists in it: a number goes in, what it can be comes out."""

from antrag_gen.german.in_prose import BLANK
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.reckoning.derived.means import mean_of
from antrag_gen.proofing.reckoning.derived.operands import comparable
from antrag_gen.proofing.reckoning.derived.reckonings import FEW, PRODUCT, Claim, Spot, times

AREAS = ("m²", "qm")
LENGTHS = ("Meter", "Metern", "m")
# Between two lengths, and behind the second.
BY = compile_late(
    rf"{BLANK}?(?:Metern?|m)?{BLANK}?(?:mal|x|×|(?:Länge|lang|Breite|breit|Höhe|hoch|Tiefe|tief)(?:,|{BLANK}und|"
    rf"{BLANK}bei)(?:{BLANK}(?:einer{BLANK})?(?:Breite|Höhe|Tiefe|Länge){BLANK}von)?){BLANK}"
)
HAS_AREA = compile_late(
    rf"[^.;:]{{0,50}}\b(?:Fläche{BLANK}von|also|somit|mithin|demnach|damit|das{BLANK}(?:sind|ergibt|macht)|"
    rf"bietet{BLANK}auf){BLANK}$"
)
IN_PART = compile_late(
    r"\b(?:davon|wovon|von denen|nutzbar\w*|Nutz\w+|abzüglich|ohne|bebaut\w*|je|beid\w+|zwei Seiten|rund\w*|oval\w*|"
    r"Dreieck\w*|dreieckig\w*)\b"
)
# „der Mittelwert der drei Nächte (61, 63 und 65 Dezibel)“
MEAN = compile_late(r"\b(?:Durchschnitt\w*|Mittelwert\w*|[Dd]urchschnittlich|im (?:Schnitt|Mittel))\b")
IS = compile_late(
    rf"(?:beträgt|betrug|betragen|betrugen|liegt bei|lag bei|bei|also|ist|war|auf)\b[^,;:()\d]{{0,30}}{BLANK}$"
)
LIST = compile_late(r"\((?:[\d.]+(?:,\d+)?(?:, | und ))+[\d.]+(?:,\d+)?(?: [A-Za-zÄÖÜäöü.²³€%]+){0,2}\)")
WEIGHED = compile_late(r"gewichtet|Median|gewogen|\bNoten?\b")


def tell_area(spot: Spot) -> Claim | None:
    """„12 mal 25 Meter auf 325 Quadratmetern“, „320 Meter Länge und drei Meter Höhe“."""
    first = spot.first
    if spot.said.einheit not in AREAS or len(first) != FEW or IN_PART.search(spot.text):
        return None
    one, other = first
    is_sized = other.einheit in LENGTHS and (one.einheit in LENGTHS or not one.einheit)
    if not is_sized or not BY.fullmatch(spot.text[one.end : other.start]) or not HAS_AREA.fullmatch(spot.ahead):
        return None
    return spot.told(PRODUCT, times(one, other))


def tell_mean_of_list(spot: Spot) -> Claim | None:
    """„Der Durchschnitt der vier Städte (1.890, 1.680, 1.760 und 1.950 Euro) beträgt 1.820 Euro.“"""
    ahead = spot.text[: spot.said.start]
    brackets = list(LIST.finditer(ahead))
    if len(brackets) != 1 or not MEAN.search(ahead) or not IS.search(ahead[brackets[0].end() :]):
        return None
    if WEIGHED.search(spot.text):
        return spot.told(PRODUCT)
    parts = [menge for menge in spot.first if brackets[0].start() < menge.start < brackets[0].end()]
    others = [menge for menge in spot.first if menge.start >= brackets[0].end()]
    if len(parts) < FEW or others or not all(comparable(menge, spot.said) for menge in parts):
        return None
    return spot.told(PRODUCT, mean_of(parts))
