"""What a number told as a result can be reckoned of: quantities go in, reckonings come out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from antrag_gen.german.mengen import Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.reckoning.derived.operands import Satz, comparable, is_time, names_same

SUM, DIFFERENCE, PRODUCT, SHARE, CHANGE, PARTS, TAXES = (
    "rechnen-summe",
    "rechnen-differenz",
    "rechnen-mal",
    "rechnen-prozent",
    "rechnen-veraenderung",
    "rechnen-teile",
    "rechnen-steuer",
)
PARTS_BEHIND = compile_late(r"\b(?:[Dd]avon|darunter|[Ww]ovon|hiervon)\b")
HUNDRED = Decimal(100)
FEW, THREE, MANY = 2, 3, 8


@dataclass(frozen=True)
class Reckoning:
    """What comes out of numbers in the way that a sentence names.

    It is `weak` where others than these can be meant, and `sure` where nothing else can: then it need not be near.
    """

    value: Decimal
    text: str
    parts: tuple[Menge, ...]
    weak: bool = False
    sure: bool = False


@dataclass(frozen=True)
class Claim:
    """A number told as a result, the rule that it is one of, and the reckonings that it can be, the first first."""

    said: Menge
    rule: str
    reckonings: tuple[Reckoning, ...]


@dataclass(frozen=True)
class Spot:
    """A number of a sentence, the sentences before, the nearest first, and the words from the number before it on."""

    satz: Satz
    before: tuple[Satz, ...]
    said: Menge
    ahead: str

    @cached_property
    def davor(self) -> Satz | None:
        """The nearest sentence before in which something can be compared with it; else the one directly before."""
        likes = (each for each in self.before if any(comparable(self.said, zahl) for zahl in each.zahlen))
        return next(likes, self.before[0] if self.before else None)

    @property
    def text(self) -> str:
        return self.satz.text

    @property
    def first(self) -> list[Menge]:
        """What is told exactly before it in its sentence."""
        return exact(self.satz.before(self.said))

    @property
    def later(self) -> list[Menge]:
        """What is told exactly behind it in its sentence, but for parts of it."""
        parts = PARTS_BEHIND.search(self.text, self.said.end)
        behind = exact(self.satz.after(self.said))
        return [menge for menge in behind if parts is None or menge.end < parts.start() - 1]

    @property
    def earlier(self) -> list[Menge]:
        """What is told exactly in the sentence before."""
        return exact(self.davor.zahlen) if self.davor else []

    def told(self, rule: str, *reckonings: Reckoning | None) -> Claim:
        return Claim(self.said, rule, tuple(each for each in reckonings if each is not None))


def shown(menge: Menge) -> str:
    """As it is written; a number word as inside of a sentence."""
    return menge.text if re.search(r"\d", menge.text) else menge.text.lower()


def minus(one: Menge, *others: Menge, weak: bool = False) -> Reckoning:
    """What is left of the first; of two, of the larger."""
    parts = sorted((one, *others), key=lambda menge: -menge.wert) if len(others) == 1 else [one, *others]
    value = parts[0].wert - sum((menge.wert for menge in parts[1:]), Decimal(0))
    return Reckoning(value, " − ".join(shown(menge) for menge in parts), tuple(parts), weak)


def plus(parts: Sequence[Menge], *, weak: bool = False) -> Reckoning:
    value = sum((menge.wert for menge in parts), Decimal(0))
    return Reckoning(value, " + ".join(shown(menge) for menge in parts), tuple(parts), weak)


def times(*parts: Menge, weak: bool = False) -> Reckoning:
    value = Decimal(1)
    for menge in parts:
        value *= menge.wert
    return Reckoning(value, " × ".join(shown(menge) for menge in parts), parts, weak)


def over(one: Menge, other: Menge, *, weak: bool = False) -> Reckoning | None:
    if not other.wert:
        return None
    return Reckoning(one.wert / other.wert, f"{shown(one)} : {shown(other)}", (one, other), weak)


def exact(mengen: Sequence[Menge]) -> list[Menge]:
    return [menge for menge in mengen if not menge.grenze]


def like_it(said: Menge, mengen: Sequence[Menge]) -> list[Menge]:
    """Those that it can be compared with; where some are named as it is, those."""
    found = [menge for menge in mengen if comparable(said, menge)]
    if not said.einheit and any(not is_time(menge) for menge in found):
        found = [menge for menge in found if not is_time(menge)]
    same = [menge for menge in found if names_same(said, menge)]
    return same if len(same) >= FEW else found
