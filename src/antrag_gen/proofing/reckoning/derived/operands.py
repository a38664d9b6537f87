"""Sentences with the numbers that can be reckoned with: a manuscript comes in, its passages in sentences go out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import EURO, PROZENT, STELLEN, Menge, find_quantities
from antrag_gen.german.spelling import fold
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import LONGEST, QUOTED, Passage, Sentence
from antrag_gen.proofing.reckoning.quantities import MEASURES

# A sentence with more of them is a table, or tells too much for anybody to know what belongs to what.
MOST_NUMBERS = 12
CENT = compile_late(rf"{BLANK}(?:Cent|ct)\b")
OF_MONEY = compile_late(r"(?:Euro|EUR|€)$|TEUR|T€")
# „4,38 Mio. m³“ is no money.
OF_WHAT = compile_late(rf"{BLANK}(?P<wort>(?!Euro|EUR)[A-ZÄÖÜ][\w²³-]*|[ck]?m[²³]?|k?Wh|ha)(?!\w)")
NUMBERED = compile_late(
    rf"(?:straße|gasse|weg|platz|ring|allee|Tempo|\b[A-Z]{{1,2}}|\b(?:Noten?|Schulnoten?|Pflegegrad|Güteklasse)){BLANK}$"
)
# What a number is the name of, or the place in an order: „Pflegegrad 4 und 5“, „auf Platz drei von 18“, „Stufe 2“.
NAMES = (
    r"(?:Pflegegrad\w*|Stufen?|Klassen?|Klassenstufen?|Jahrgangsstufen?|Linien?|Gruppen?|Kategorien?|Zonen?|Phasen?|"
    r"Typ|Größe|Platz|Rang|Position)"
)
FIRST_OF_NAMES = compile_late(rf"\b{NAMES}{BLANK}$")
NEXT_OF_NAMES = compile_late(rf"\b{NAMES}{BLANK}\w{{1,4}}(?:,{BLANK}\w{{1,4}})*{BLANK}(?:und|bis|oder|von){BLANK}$")
# „vor acht Jahren“, „zwei oder drei Schichten“, „vier oder mehr“: of these nothing is added up.
AGO = compile_late(rf"\b[Vv]or(?:{BLANK}(?:rund|etwa|gut|knapp|fast|über|erst|mehr{BLANK}als))?{BLANK}$")
AGO_BEHIND = compile_late(
    rf"{BLANK}(?:Jahr|Monat|Woche|Tag|Stunde)\w*{BLANK}(?:zuvor|davor|vorher|später|danach|früher)\b"
)
OR_MORE = compile_late(rf"(?:{BLANK}[A-ZÄÖÜ]\w+)?{BLANK}(?:oder|und|bis){BLANK}(?:mehr|weniger|länger|älter|jünger)\b")
OR_NEXT = compile_late(rf"{BLANK}(?:oder|bis){BLANK}")
# What is only more than a number, as an age: „jünger als 25“, „schon länger als zehn Jahre“.
MORE_THAN = compile_late(
    rf"\b(?:jünger|älter|(?:schon|bereits|noch|nicht|immer|ist|sind|war|waren){BLANK}(?:länger|kürzer|höher|größer|"
    rf"kleiner|niedriger)){BLANK}als{BLANK}$"
)
# „von 24 auf 21 Euro“: both are in Euro.
SAME_UNIT = compile_late(rf"{BLANK}(?:auf|statt|anstatt|und|oder|bzw\.|bis|nach|gegenüber){BLANK}(?:\w+{BLANK})?")
TIMES = compile_late(r"(?<![\w,.])(?P<zahl>\d{1,4})(?:-mal|mal|[ \u00a0]Mal)\b")
# „ein Darlehen über 3 Mio. Euro“ is one of just so much.
OVER = compile_late(
    rf"(?:[Dd]arlehen|[Kk]redit|[Zz]usagen?|[Zz]uschuss|[Bb]escheid|[Aa]uftrag|[Rr]echnung|[Aa]ngebot|[Ss]penden?|"
    rf"[Zz]uwendung|[Ff]örderung|[Ss]checks?){BLANK}über{BLANK}$"
)
LASTS = compile_late(rf"\büber{BLANK}$")
FROM = compile_late(rf"\bvon{BLANK}(?:\w+{BLANK})?$")
RATE = compile_late(rf"(?:{BLANK}[A-ZÄÖÜ€][\w²³-]*)?{BLANK}(?:je|pro){BLANK}")
MANY = compile_late(r"Mio|Mrd|Tsd|Milli|TEUR|T€")
ON = compile_late(rf"{BLANK}auf{BLANK}(?:\w+{BLANK})?")
FRACTION = compile_late(rf"{BLANK}(?:Hälfte|Drittel|Viertel|Fünftel|Sechstel|Achtel|Zehntel|Prozentpunkt)")
TIME = ("Jahr", "Monat", "Woche", "Tag", "Stund", "Minut", "Quartal", "Halbjahr")
STEM = 4
SIGNS = {
    **dict.fromkeys(("Hektar",), "ha"),
    **dict.fromkeys(("Quadratmeter", "Quadratmetern"), "m²"),
    **dict.fromkeys(("Kubikmeter", "Kubikmetern"), "m³"),
    **dict.fromkeys(("Kilometer", "Kilometern"), "km"),
    **dict.fromkeys(("Kilowattstunden",), "kWh"),
}
# „eine fehlt noch“
ALONE = compile_late(rf"\b[Ee]ine?[rs]?{BLANK}(?:[a-zäöü]|$)")


@dataclass(frozen=True)
class Satz:
    """A sentence and its numbers, in their order; `hat_ein` where an „ein“ in it can count something as well."""

    sentence: Sentence
    zahlen: tuple[Menge, ...]
    hat_ein: bool = False

    @property
    def text(self) -> str:
        return self.sentence.text

    def ahead(self, zahl: Menge) -> str:
        """The words before a number, from the one before it."""
        ends = [other.end for other in self.zahlen if other.end <= zahl.start]
        return self.text[ends[-1] if ends else 0 : zahl.start]

    def behind(self, zahl: Menge) -> str:
        """The words behind a number, up to the next one."""
        starts = [other.start for other in self.zahlen if other.start >= zahl.end]
        return self.text[zahl.end : starts[0] if starts else len(self.text)]

    def before(self, zahl: Menge) -> list[Menge]:
        return [other for other in self.zahlen if other.end <= zahl.start]

    def after(self, zahl: Menge) -> list[Menge]:
        return [other for other in self.zahlen if other.start >= zahl.end]


def saetze_of(passage: Passage) -> tuple[Satz, ...]:
    """The sentences of a passage; of one that is too long for a sentence no numbers are read."""
    words = QUOTED.sub(lambda found: "_" * len(found[0]), passage.text)
    found = []
    for start, text in passage.sentences():
        sentence = Sentence(passage, start, words[start : start + len(text)])
        zahlen = tuple(_read(sentence.text)) if len(text) <= LONGEST else ()
        found.append(Satz(sentence, zahlen if len(zahlen) <= MOST_NUMBERS else (), bool(ALONE.search(sentence.text))))
    return tuple(found)


def _read(text: str) -> Iterator[Menge]:
    mengen = [_in_signs(_in_its_unit(text, menge)) for menge in find_quantities(text) if not menge.ist_ein]
    mengen = [menge for menge in mengen if not FRACTION.match(text, menge.end)]
    mengen = [menge for menge in mengen if menge.einheit or not NUMBERED.search(text[: menge.start])]
    for match in TIMES.finditer(text):
        if not any(menge.start == match.start() for menge in mengen):
            mengen.append(Menge(match.start(), match.end("zahl"), match["zahl"], Decimal(match["zahl"]), "mal"))
    mengen = sorted(mengen, key=lambda menge: menge.start)
    shared = _in_shared_units(text, mengen)
    units = [_in_unit_of_next(text, menge, after) for menge, after in pairwise((*shared, None)) if menge]
    return iter(_without_names(text, units))


def _without_names(text: str, mengen: Sequence[Menge]) -> list[Menge]:
    """All of them; those that name something, or tell how it is, are told as no exact ones, so that none reckons."""
    found = []
    for before, menge, after in zip((None, *mengen), mengen, (*mengen[1:], None), strict=False):
        ahead = text[: menge.start]
        is_name = not menge.einheit and (FIRST_OF_NAMES.search(ahead) or NEXT_OF_NAMES.search(ahead))
        is_range = any(
            one and other and not is_money(one) and OR_NEXT.fullmatch(text[one.end : other.start])
            for one, other in ((before, menge), (menge, after))
        )
        is_ago = is_time(menge) and (AGO.search(ahead) or AGO_BEHIND.match(text, menge.end))
        is_told_so = is_name or is_range or is_ago or OR_MORE.match(text, menge.end)
        found.append(replace(menge, grenze=True) if is_told_so else menge)
    return found


def _in_unit_of_next(text: str, menge: Menge, after: Menge | None) -> Menge:
    """„von 7,20 auf 8 Euro“"""
    if after is None or menge.einheit or not FROM.search(text[: menge.start]):
        return menge
    if not ON.fullmatch(text[menge.end : after.start]):
        return menge
    factor = _factor(after) if not MANY.search(menge.text) else Decimal(1)
    return replace(
        menge,
        einheit=after.einheit,
        wert=menge.wert * factor,
        stelle=menge.stelle * factor,
        spielraum=menge.stelle * factor / 2 if factor > 1 else menge.spielraum,
    )


def _factor(menge: Menge) -> Decimal:
    """What „Mio.“ or „Cent“ behind a number makes of it; „1 000 Euro“ is told in full."""
    digits = re.match(r"[\d.]+(?:,\d+)?", menge.text)
    is_scaled = MANY.search(menge.text) or CENT.search(menge.text)
    number = Decimal(digits[0].replace(".", "").replace(",", ".")) if digits and is_scaled else Decimal(0)
    return menge.wert / number if number else Decimal(1)


def _in_shared_units(text: str, mengen: Sequence[Menge]) -> list[Menge]:
    """Each in the unit that is told behind the last of „1.890, 1.680 und 1.760 Euro“."""
    found: list[Menge] = []
    goes_on = False
    for menge in reversed(mengen):
        shared = _with_unit_of(text, menge, found[-1], goes_on=goes_on) if found else menge
        goes_on = shared is not menge
        found.append(shared)
    return found[::-1]


def _with_unit_of(text: str, menge: Menge, other: Menge, *, goes_on: bool) -> Menge:
    """„24“ of „von 24 auf 21 Euro“ in Euro, „2,4“ of „von 2,4 auf 2,1 Mio. Euro“ in millions of them."""
    between = text[menge.end : other.start]
    is_linked = SAME_UNIT.fullmatch(between) or (goes_on and between == ", ")
    if menge.einheit or other.einheit != EURO or not is_linked:
        return menge
    factor = _factor(other)
    loose = (
        menge.stelle * factor / 2 if factor > 1 else menge.spielraum if menge.spielraum > menge.stelle else Decimal(0)
    )
    return replace(menge, einheit=EURO, wert=menge.wert * factor, stelle=menge.stelle * factor, spielraum=loose)


def _in_its_unit(text: str, menge: Menge) -> Menge:
    """Cents in Euro; millions of other things than money as such."""
    if menge.grenze and (OVER if not is_time(menge) else LASTS).search(text[: menge.start]):
        menge = replace(menge, grenze=False)
    if MORE_THAN.search(text[: menge.start]):
        menge = replace(menge, grenze=True)
    if menge.einheit == STELLEN and menge.spielraum <= menge.stelle / 2:
        return replace(menge, spielraum=Decimal(0))
    if menge.einheit in ("Cent", "ct"):
        unit = CENT.match(text, menge.end)
        end = unit.end() if unit else menge.end
        hundredth = Decimal("0.01")
        return replace(
            menge,
            end=end,
            text=text[menge.start : end],
            wert=menge.wert * hundredth,
            einheit=EURO,
            stelle=menge.stelle * hundredth,
            spielraum=menge.spielraum * hundredth,
        )
    if menge.einheit == EURO and not OF_MONEY.search(menge.text):
        if match := OF_WHAT.match(text, menge.end):
            return replace(menge, einheit=match["wort"])
        if "€" not in menge.text and not re.search(r"Euro|EUR|€", text):
            return replace(menge, einheit="")
    return menge


def _in_signs(menge: Menge) -> Menge:
    """Measured in „ha“ where it is in „Hektar“."""
    sign = SIGNS.get(menge.einheit)
    return replace(menge, einheit=sign) if sign else menge


def is_money(menge: Menge) -> bool:
    return menge.einheit == EURO


def is_rate(text: str, menge: Menge) -> bool:
    """Whether it is told of each: „20 je Straße“."""
    return RATE.match(text, menge.end) is not None


def is_share(menge: Menge) -> bool:
    return menge.einheit == PROZENT


def is_time(menge: Menge) -> bool:
    return menge.einheit.startswith(TIME)


def is_count(menge: Menge) -> bool:
    """Whether it counts or measures something, and is neither money nor a share."""
    return menge.einheit not in (EURO, PROZENT) and not menge.einheit.startswith("Prozentpunkt")


def comparable(one: Menge, other: Menge) -> bool:
    """Whether two can be added or held against each other; a number without a noun is of whatever the other is."""
    units = {one.einheit, other.einheit}
    if len(units) == 1:
        return True
    if units & {EURO, PROZENT} or any(unit.startswith("Prozentpunkt") for unit in units):
        return False
    measures = [menge for menge in (one, other) if is_measured(menge)]
    if measures and "" not in units:
        short, long = sorted((one.einheit.lower(), other.einheit.lower()), key=len)
        return short == long if len(short) < STEM else short[:STEM] in long
    return "mal" not in units


def is_measured(menge: Menge) -> bool:
    return menge.einheit in MEASURES or menge.einheit == STELLEN or is_time(menge)


def stem_of(word: str) -> str:
    """What a word begins with in all its forms: „Platz“ and „Plätze“."""
    return fold(word)[:STEM]


def names_same(one: Menge, other: Menge) -> bool:
    """Whether both name the same thing."""
    return bool(one.einheit) and one.einheit[:STEM] == other.einheit[:STEM]
