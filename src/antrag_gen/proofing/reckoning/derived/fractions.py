"""Fractions and multiples told in words („ein Drittel“, „verdoppelt“): a sentence goes in, what is wrong comes out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, permutations

from antrag_gen.german.mengen import Menge
from antrag_gen.german.zahlen import format_zahl
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.reckoning.derived.operands import Satz, comparable, is_share, is_time, stem_of
from antrag_gen.proofing.reckoning.derived.reckonings import shown
from antrag_gen.proofing.reckoning.told_shares import PARTS

FEW = 2
NUMBERS = {"ein": 1, "einem": 1, "eines": 1, "die": 1, "der": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5}
MULTIPLES = {
    "doppel": Decimal(2),
    "zwei": Decimal(2),
    "drei": Decimal(3),
    "vier": Decimal(4),
    "fünf": Decimal(5),
    "sechs": Decimal(6),
    "zehn": Decimal(10),
    "anderthalb": Decimal("1.5"),
    "eineinhalb": Decimal("1.5"),
    "zweieinhalb": Decimal("2.5"),
    "dreieinhalb": Decimal("3.5"),
}
VAGUE = (
    r"(?:(?:immerhin|gerade(?: einmal)?|stolze|satte|schon|bereits|allein) )?"
    r"(?:(?P<vage>fast|knapp|nahezu|beinahe|rund|etwa|gut|mehr als|über|weniger als|nicht einmal|annähernd|ungefähr|"
    r"nur|genau|exakt)\b )?"
)
SO = (
    r"\b(?:also|mithin|somit|demnach|folglich|damit|nämlich|(?:das|dies) (?:ist|sind|war|waren|entspricht)|"
    r"(?:ist|sind|war|waren) (?:das|dies)|macht|entspricht|(?:liegt|lag|liegen|lagen) bei|beträgt|betrug)"
)
THEN = rf"(?:^|(?:{SO}|[,;]) )"
FRACTION = compile_late(
    rf"{THEN}(?:um )?{VAGUE}(?:(?P<zahl>[Ee]in|einem|eines|[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Dd]ie|der) )"
    r"(?P<teil>Hälfte|Drittel|Viertel|Fünftel|Sechstel|Achtel|Zehntel)n?\b"
    r"(?P<mehr> (?:mehr|weniger|höher|niedriger)\b)?"
)
# „das ist jeder dritte“
EACH_NTH = compile_late(
    rf"(?:{SO} |: |, (?=gerade|immerhin|mehr als|weniger als|nicht einmal|fast|knapp|genau|jede[rs]? \w+ also\b))"
    rf"{VAGUE}(?P<jeder>[Jj]ede[rs]?) (?P<nte>zweite|dritte|vierte|fünfte|sechste|achte|zehnte)[rs]?\b"
)
NTH = {"zweite": 2, "dritte": 3, "vierte": 4, "fünfte": 5, "sechste": 6, "achte": 8, "zehnte": 10}
# „Zwei Drittel der Einsätze, 64 an der Zahl“
SO_MANY = compile_late(
    r" (?:de[rs]|aller|dieser|unserer) (?:[a-zäöü]+e[nr] )?(?P<wort>[A-ZÄÖÜ]\w+)(?:,| \() ?"
    r"(?:nämlich |also |das sind )?$"
)
MULTIPLE = compile_late(
    rf"{VAGUE}(?:[Vv]er(?P<ver>doppel|drei|vier|fünf|sechs|zehn)(?:fach)?(?:t|te|ten)\b|"
    r"(?:das|dem) (?P<das>Doppel|Zwei|Drei|Vier|Fünf|Sechs|Zehn|Anderthalb|Eineinhalb|Zweieinhalb|Dreieinhalb)"
    r"(?:t|fach)en?\b|"
    r"(?P<so>doppel|drei|vier|fünf|anderthalb|eineinhalb|zweieinhalb|dreieinhalb)(?:t|mal) so "
    r"(?:viele?|hoch|groß|lang|teuer)\b)"
)
OTHERWISE = compile_late(
    r"\b(?:nicht(?! einmal)|deren|dessen|kein\w*|ohne|oder|Ziel|soll(?:en)?|bis 20\d\d|pro|würde\w*|hätte\w*|höchstens|"
    r"mindestens)\b"
)
# The whole and the part are both told behind the fraction.
FROM_TO = compile_late(r"\bvon\b[^;:]*\d[^;:]*\b(?:auf|zu)\b[^;:,]*\d[^;:]*$")
OF_ALL = compile_late(r"Von (?:den|unseren|allen|insgesamt) \d")
GROWN = compile_late(r" (?:gewachsen|gestiegen|gesunken|geschrumpft|zurückgegangen|größer|kleiner|mehr|weniger)\b")
LINK = compile_late(
    r"\b(?:nämlich|also|das sind|das ist|d\. ?h\.|mithin|somit)\b|^ (?:[A-ZÄÖÜ]\w+ )?(?:sind|waren|betragen) $"
)
AT_MOST = ("fast", "knapp", "nahezu", "beinahe", "weniger als", "nicht einmal", "annähernd")
AT_LEAST = ("gut", "mehr als", "über")
EXACT = ("", "genau", "exakt", "nur")
# What these say is so to the last digit.
STRICT = ("mehr als", "über", "weniger als", "nicht einmal")
LOOSE, CLOSE, CLOSEST = Decimal("0.12"), Decimal("0.045"), Decimal("0.015")
HARDLY = Decimal("0.004")
LOW, HIGH, MOST_OFF = Decimal("0.8"), Decimal("1.35"), Decimal("2.2")


@dataclass(frozen=True)
class Said:
    """The words of a fraction or a multiple, what they are worth, how exactly, and whether of what is more or less."""

    match: re.Match[str]
    value: Decimal
    vague: str
    more: str
    is_multiple: bool
    is_by: bool = False

    @property
    def words(self) -> str:
        return re.sub(rf"^{THEN}", "", self.match[0]).lstrip(",; ").removeprefix("um ")

    def ratio(self, one: Menge, other: Menge) -> Decimal:
        """How two numbers are to each other, in the way that is told."""
        small, large = sorted((one.wert, other.wert))
        if self.is_multiple:
            return large / small
        if self.is_by:
            return abs(other.wert - one.wert) / one.wert
        if self.more:
            return (large - small) / (large if self.more in ("weniger", "niedriger") else small)
        return small / large

    def fits(self, one: Menge, other: Menge, close: Decimal = CLOSE) -> bool:
        """Whether the first is so much of the other, or so much more."""
        ratio = one.wert / other.wert
        rough = (one.spielraum / one.wert + other.spielraum / other.wert) * ratio
        less, more = 1 - ratio, ratio - 1
        readings = [ratio, more] if self.is_multiple or self.more else [ratio, more, less]
        if " um " in f" {self.match[0]}" and ratio < 1:
            readings.append(ratio / (1 - ratio))  # „um 12 auf 60, also um ein Viertel“
        if self.is_by:
            readings = [abs(1 / ratio - 1)]
        elif self.more in ("weniger", "niedriger"):
            readings = [less]
        elif self.is_multiple and not self.match["das"]:
            readings = [ratio]
        return any(self._is(reading, rough, close) for reading in readings)

    def _is(self, reading: Decimal, rough: Decimal, close: Decimal) -> bool:
        loose = (close if self.vague in EXACT else LOOSE) * self.value + rough
        low, high = self.value - loose, self.value + loose
        if self.vague in STRICT:
            low, high = self.value * (1 - HARDLY) - rough, self.value * (1 + HARDLY) + rough
        if self.vague in AT_MOST:
            low = self.value * LOW
        if self.vague in AT_LEAST:
            high = self.value + 1 if self.is_multiple else self.value * HIGH
        return low <= reading <= high


@dataclass(frozen=True)
class Wrong:
    """What is told, and the two numbers that it is not true of, the part or the later one first."""

    said: Said
    one: Menge
    other: Menge

    @property
    def menge(self) -> Menge:
        """That one of them which stands nearest to the words."""
        return max(self.one, self.other, key=lambda menge: menge.start)

    @property
    def told(self) -> str:
        """How they are to each other, in the way that is told."""
        ratio = self.said.ratio(self.one, self.other)
        if self.said.is_by:
            return f"Von {shown(self.one)} auf {shown(self.other)} sind es {_short(ratio * 100)} %"
        if self.said.is_multiple:
            return f"{shown(self.one)} sind das {_short(ratio)}-Fache von {shown(self.other)}"
        more = f" {self.said.more} als" if self.said.more else " von"
        if self.said.more in ("weniger", "niedriger"):
            return f"{shown(self.other)} sind {_short(ratio * 100)} %{more} {shown(self.one)}"
        if self.said.more:
            return f"{shown(self.one)} sind {_short(ratio * 100)} %{more} {shown(self.other)}"
        return f"{shown(self.one)} von {shown(self.other)} sind {_short(ratio * 100)} %"


def _short(value: Decimal) -> str:
    return format_zahl(round(value, 1).normalize())


def wrong_fractions(satz: Satz, earlier: Sequence[Satz]) -> Iterator[Wrong]:
    """Fractions and multiples that no two numbers of the sentence and those before make."""
    if OTHERWISE.search(satz.text):
        return
    for said in _said(satz.text):
        if pair := _wrong_pair(satz, earlier, said):
            if said.is_by:
                yield Wrong(said, *pair)
                return
            small, large = sorted(pair, key=lambda menge: menge.wert)
            yield Wrong(said, *((large, small) if said.is_multiple or said.more else (small, large)))
            return


def _said(text: str) -> Iterator[Said]:
    for match in FRACTION.finditer(text):
        value = PARTS[match["teil"]] * NUMBERS[match["zahl"].lower()]
        if value < 1:
            is_by = " um " in f" {match[0]}" and bool(FROM_TO.search(text[: match.start()]))
            yield Said(match, value, match["vage"] or "", (match["mehr"] or "").strip(), is_multiple=False, is_by=is_by)
    for match in EACH_NTH.finditer(text):
        yield Said(match, Decimal(1) / NTH[match["nte"]], match["vage"] or "rund", "", is_multiple=False)
    for match in MULTIPLE.finditer(text):
        word = match["ver"] or match["das"] or match["so"]
        yield Said(match, MULTIPLES[word.lower()], match["vage"] or "", "", is_multiple=True)


def _wrong_pair(satz: Satz, earlier: Sequence[Satz], said: Said) -> tuple[Menge, Menge] | None:
    """The two numbers that it is said of, where neither they nor any others fit."""
    own = [menge for menge in satz.zahlen if _can_be(menge)]
    before = [menge for each in reversed(earlier) for menge in each.zahlen if _can_be(menge)]
    linked = _linked(satz, own, said) or _named(satz, own, before, said)
    if linked:
        part, whole = linked
        close = CLOSEST + Decimal("0.6") * part.stelle / (whole.wert * said.value)
        if part.wert < whole.wert and not said.fits(part, whole, close) and _is_near(said, linked):
            return linked
        return None
    every = permutations([*before, *own], FEW)
    pairs = [pair for pair in every if not own or pair[0] in own or pair[1] in own]
    if said.is_by:
        pairs = list(combinations(own, FEW))
    if any(comparable(one, other) and said.fits(one, other) for one, other in pairs):
        return None
    if said.is_multiple and not own and _is_of_a_sum(said, before):
        return None
    pair = _pair(satz, own, before, said)
    is_clear = pair is not None and comparable(*pair) and not any(menge.grenze for menge in pair)
    return pair if pair is not None and is_clear and _is_near(said, pair) else None


def _is_of_a_sum(said: Said, before: Sequence[Menge]) -> bool:
    """„38 und 74 von ihnen; damals waren es 60. Die Zahl hat sich beinahe verdoppelt“"""
    exact = _exact_of(before)
    return any(
        said.fits(replace(one, wert=one.wert + other.wert, spielraum=one.spielraum + other.spielraum), menge)
        for one, other in combinations(exact, FEW)
        for menge in exact
        if menge not in (one, other) and comparable(one, menge) and comparable(other, menge)
    )


def _linked(satz: Satz, own: Sequence[Menge], said: Said) -> tuple[Menge, Menge] | None:
    """The part and the whole of „drei Viertel der 212 Kurse, nämlich 159“."""
    later = [menge for menge in own if menge.start >= said.match.end()]
    if len(later) < FEW or not comparable(later[0], later[1]) or said.is_multiple:
        return None
    is_of = re.fullmatch(r" (?:der|von|des|aller)(?: [a-zäöü]\w*)* ", satz.text[said.match.end() : later[0].start])
    is_linked = LINK.search(satz.text[later[0].end : later[1].start]) and not any(menge.grenze for menge in later[:2])
    return (later[1], later[0]) if is_of and is_linked else None


def _named(satz: Satz, own: Sequence[Menge], before: Sequence[Menge], said: Said) -> tuple[Menge, Menge] | None:
    """The part that stands behind a fraction of things, and how many of these there are, told once before."""
    later = [menge for menge in own if menge.start >= said.match.end()]
    match = SO_MANY.fullmatch(satz.text[said.match.end() : later[0].start]) if later and not said.is_multiple else None
    if match is None:
        return None
    wholes = [menge for menge in before if menge.einheit and stem_of(menge.einheit) == stem_of(match["wort"])]
    return (later[0], wholes[0]) if len(wholes) == 1 and not later[0].grenze and not wholes[0].grenze else None


def _is_near(said: Said, pair: tuple[Menge, Menge]) -> bool:
    ratio = said.ratio(*pair)
    return ratio > 0 and 1 / MOST_OFF <= ratio / said.value <= MOST_OFF


def _pair(satz: Satz, own: Sequence[Menge], before: Sequence[Menge], said: Said) -> tuple[Menge, Menge] | None:
    """Those of the sentence where it has two, else one of it and the only one before that is near."""
    first = [menge for menge in own if menge.end <= said.match.start()]
    if len(first) > FEW or said.is_multiple:
        first = [menge for menge in first if not menge.grenze]
    if any(not is_time(menge) and menge.einheit for menge in first):
        first = [menge for menge in first if not is_time(menge)]
    later = [menge for menge in own if menge.start >= said.match.end()]
    if later and not said.is_multiple and satz.text[: later[0].start].endswith("("):
        return None
    if first and later and not re.search(r"[;:]|, | und ", satz.text[said.match.end() : later[0].start]):
        return first[-1], later[0]
    if not own and " um " in f" {said.match[0]}" and len(before) >= FEW and GROWN.match(satz.text, said.match.end()):
        return before[-1], before[-2]
    if len(first) > FEW and OF_ALL.match(satz.text):
        return first[-1], first[0]
    if said.match.start() == 0 or len(first) > FEW:
        return None
    if len(first) == FEW:
        return first[0], first[1]
    if first:
        likes = [menge for menge in before if comparable(menge, first[0]) and not is_time(menge)]
        near = [menge for menge in likes if _is_near(said, (menge, first[0]))]
        return (near[0], first[0]) if len(near) == 1 or (near and near[-1] is likes[-1]) else None
    exact = _exact_of(before)
    return (exact[-2], exact[-1]) if len(exact) >= FEW and not own and said.is_multiple else None


def _exact_of(mengen: Sequence[Menge]) -> list[Menge]:
    return [menge for menge in mengen if not menge.grenze and not is_time(menge)]


def _can_be(menge: Menge) -> bool:
    return not is_share(menge) and not menge.einheit.startswith("Prozentpunkt") and menge.wert > 0
