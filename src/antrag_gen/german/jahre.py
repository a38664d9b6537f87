"""Budget years: text and amounts for spans of years come in, amounts for each column of a budget table go out."""

import re
from collections.abc import ItemsView, Iterator, Mapping, ValuesView
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from antrag_gen.errors import HERE, AntragError
from antrag_gen.german.notation import clean, quote
from antrag_gen.german.zahlen import join, runs
from antrag_gen.patterns import compile_late
from antrag_gen.visible import visible

ERSTES_JAHR, LETZTES_JAHR = 1990, 2100
BETRAG_ZEITRAUM = "betrag-zeitraum"

_ZEITRAUM = compile_late(
    r"(?P<von>[0-9]{4})(?:(?P<ff> ?ff\.?)|(?: bis | ?[-–] ?)(?P<bis>[0-9]{4}))?",
)
_HAUSHALT = compile_late(r"([0-9]{4})(?:/([0-9]{4}))?")


@visible("ff", "text")
@dataclass(frozen=True, slots=True)
class Zeitraum:
    """Whole years from `von` to `bis`, both included; without `bis` it never ends (`2029 ff.`)."""

    von: int
    bis: int | None

    def __post_init__(self) -> None:
        if self.bis is not None and self.bis < self.von:
            raise ValueError(f"backwards: {self.von} to {self.bis}")

    @classmethod
    def jahr(cls, jahr: int) -> "Zeitraum":
        return cls(jahr, jahr)

    @property
    def ff(self) -> bool:
        return self.bis is None

    @property
    def text(self) -> str:
        """`2024`, `2024 bis 2027` or `2029 ff.`."""
        if self.bis is None:
            return f"{self.von} ff."
        return str(self.von) if self.bis == self.von else f"{self.von} bis {self.bis}"

    def overlaps(self, other: "Zeitraum") -> bool:
        return (self.bis is None or other.von <= self.bis) and (other.bis is None or self.von <= other.bis)


def parse_zeitraum(text: str) -> Zeitraum:
    """`2024`, `2024 bis 2027`, `2024-2027` or `2029 ff.`; AntragError for anything else."""
    cleaned = clean(text)
    match = _ZEITRAUM.fullmatch(cleaned)
    if match is None:
        hint = "Möglich sind „2024“, „2024 bis 2027“ und „2029 ff.“."
        raise AntragError.of(HERE, f"{quote(cleaned)} ist kein Jahr und kein Zeitraum.", hint, "zeitraum-unlesbar")
    von = parse_jahr(match["von"])
    if match["ff"]:
        return Zeitraum(von, None)
    if match["bis"] is None:
        return Zeitraum.jahr(von)
    bis = parse_jahr(match["bis"])
    if bis <= von:
        hint = f"Das spätere Jahr steht hinten: „{bis} bis {von}“." if bis < von else f"Ein Jahr allein: „{von}“."
        raise AntragError.of(
            HERE, f"Der Zeitraum {quote(cleaned)} endet nicht nach seinem Beginn.", hint, BETRAG_ZEITRAUM
        )
    return Zeitraum(von, bis)


def parse_jahr(text: str) -> int:
    """A year that a budget can have, written with four digits."""
    cleaned = clean(text)
    if not re.fullmatch("[0-9]{4}", cleaned) or not ERSTES_JAHR <= int(cleaned) <= LETZTES_JAHR:
        hint = f"Möglich sind die Jahre {ERSTES_JAHR} bis {LETZTES_JAHR}, mit vier Ziffern."
        raise AntragError.of(HERE, f"{quote(cleaned)} ist kein Haushaltsjahr.", hint, "jahr-unplausibel")
    return int(cleaned)


@visible("text")
@dataclass(frozen=True, slots=True)
class Haushalt:
    """A budget for one year or for two that follow one another."""

    erstes: int
    letztes: int

    def __post_init__(self) -> None:
        if self.letztes - self.erstes not in (0, 1):
            raise ValueError(f"not one year or two: {self.erstes} to {self.letztes}")

    @property
    def text(self) -> str:
        return str(self.erstes) if self.erstes == self.letztes else f"{self.erstes}/{self.letztes}"


def parse_haushalt(text: str) -> Haushalt:
    """`2024/2025` or `2024`; AntragError for anything else."""
    cleaned = clean(text)
    match = _HAUSHALT.fullmatch(cleaned)
    if match is None:
        hint = "Möglich sind „2024/2025“ (Doppelhaushalt) und „2024“."
        raise AntragError.of(HERE, f"{quote(cleaned)} ist kein Haushalt.", hint, "haushalt-unlesbar")
    erstes = parse_jahr(match[1])
    letztes = parse_jahr(match[2]) if match[2] else erstes
    if match[2] and letztes != erstes + 1:
        hint = f"Ein Doppelhaushalt hat zwei Jahre, die aufeinander folgen: „{erstes}/{erstes + 1}“."
        raise AntragError.of(HERE, f"{quote(cleaned)} ist kein Doppelhaushalt.", hint, "haushalt-unlesbar")
    return Haushalt(erstes, letztes)


@dataclass(frozen=True, slots=True)
class Planung:
    """The columns of a budget table: `jahre` years from the first of the budget, then the open one."""

    haushalt: Haushalt
    jahre: int = 5

    def __post_init__(self) -> None:
        if self.jahre < 1:
            raise ValueError("no planning years")

    @property
    def erstes(self) -> int:
        return self.haushalt.erstes

    @property
    def offen_ab(self) -> int:
        return self.erstes + self.jahre

    @property
    def spalten(self) -> tuple[Zeitraum, ...]:
        return (*_years(self.erstes, self.offen_ab - 1), Zeitraum(self.offen_ab, None))


@dataclass(frozen=True, slots=True)
class Jahresbetraege(Mapping[Zeitraum, Decimal]):
    """Amounts in Euro by column: single years in order, the open column last if there is one.

    Years may lie behind the planning window; AntragError where the open column holds one of them.
    """

    betraege: tuple[tuple[Zeitraum, Decimal], ...] = ()

    def __post_init__(self) -> None:
        columns = list(self)
        for earlier, later in pairwise(columns):
            if earlier.von < later.von and not earlier.ff:
                continue
            # An open amount says nothing of its single years, so the two can't stand in one table.
            hint = f"Die Jahre ab {earlier.von} entweder alle einzeln angeben oder zusammen als „{earlier.von} ff.“."
            what = f"„{earlier.text}“ und „{later.text}“ überschneiden sich."
            raise AntragError.of(HERE, what, hint, BETRAG_ZEITRAUM)

    def __getitem__(self, column: Zeitraum) -> Decimal:
        return dict(self.betraege)[column]

    def __iter__(self) -> Iterator[Zeitraum]:
        return (column for column, _ in self.betraege)

    def __len__(self) -> int:
        return len(self.betraege)

    def items(self) -> ItemsView[Zeitraum, Decimal]:
        return dict(self.betraege).items()

    def values(self) -> ValuesView[Decimal]:
        return dict(self.betraege).values()

    def __add__(self, other: "Jahresbetraege") -> "Jahresbetraege":
        total = dict(self.betraege)
        for column, euro in other.items():
            total[column] = total.get(column, Decimal(0)) + euro
        # Open columns sort by their first year too, but before a plain year that they hold.
        return Jahresbetraege(tuple(sorted(total.items(), key=lambda pair: (pair[0].von, not pair[0].ff))))

    def __neg__(self) -> "Jahresbetraege":
        return Jahresbetraege(tuple((column, -euro + 0) for column, euro in self.betraege))  # no negative zero

    @property
    def befristet(self) -> "Jahresbetraege":
        """What falls into single years."""
        return Jahresbetraege(tuple((column, euro) for column, euro in self.betraege if not column.ff))

    @property
    def summe(self) -> Decimal | None:
        """The total in Euro; None where an open column goes on for ever."""
        if any(column.ff and euro for column, euro in self.items()):
            return None
        return sum(self.values(), Decimal(0))

    @property
    def zeitraum_text(self) -> str:
        """The years covered: `2024–2027`, `2024 und 2026–2028`, `2024–2028 und 2029 ff.`."""
        plain = runs(column.von for column in self if not column.ff)
        parts = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in plain]
        return join([*parts, *(column.text for column in self if column.ff)])


@lru_cache(maxsize=256)
def _years(first: int, last: int) -> tuple[Zeitraum, ...]:
    return tuple(map(Zeitraum.jahr, range(first, last + 1)))


def verteile(euro: Decimal, zeitraum: Zeitraum, planung: Planung) -> Jahresbetraege:
    """`euro` in every year of `zeitraum`; what never ends fills the planning years and the open column."""
    if zeitraum.von < planung.erstes:
        hint = f"Das erste mögliche Jahr ist {planung.erstes}."
        what = f"„{zeitraum.text}“ beginnt vor dem Haushalt {planung.haushalt.text}."
        raise AntragError.of(HERE, what, hint, BETRAG_ZEITRAUM)
    if zeitraum.bis is not None:
        return Jahresbetraege(tuple((year, euro) for year in _years(zeitraum.von, zeitraum.bis)))
    if zeitraum.von > planung.offen_ab:
        hint = f"Fortlaufend geht es spätestens „ab {planung.offen_ab} ff.“; Jahre danach sind einzeln anzugeben."
        what = f"„{zeitraum.text}“ beginnt nach der letzten Spalte „{planung.offen_ab} ff.“."
        raise AntragError.of(HERE, what, hint, BETRAG_ZEITRAUM)
    return Jahresbetraege(tuple((column, euro) for column in planung.spalten if column.von >= zeitraum.von))
