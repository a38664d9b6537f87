"""The table of money in a progress report: the years in, rows of amounts and what became of the whole out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from fractions import Fraction
from math import floor

from antrag_gen.fields.jahrestabelle import Geldwert
from antrag_gen.fields.tabellen import heads_fit
from antrag_gen.german.takt import Genauigkeit, of_sum
from antrag_gen.german.zahlen import count_decimals, format_zahl
from antrag_gen.reports.mittelverwendung import AMOUNTS, ZERO, Bilanz, Jahresrechnung, balance
from antrag_gen.visible import visible

ROWS = 9  # of the table below


@visible()
@dataclass(frozen=True, slots=True)
class Mittelzeile:
    """A row of the table of money: a value for each year, and their sum where they add up."""

    werte: tuple[Geldwert, ...]
    summe: Geldwert | None = None


@visible()
@dataclass(frozen=True, slots=True)
class Bilanzposten:
    """What became of a part of the money of all years; `was` names the key of `Bilanz`."""

    was: str
    euro: Geldwert


@visible("zeilenkoepfe", "mehrere")
@dataclass(frozen=True, slots=True)
class Mitteltabelle:
    """The years, oldest first, and how much of the money was spent in each and in all of them.

    Only what was granted and what was spent add up: the rest of a year is in the next one again. What became of the
    whole is in `bilanz`, which has no amounts of nothing. `bindung` is None where nothing was bound in the year before.
    """

    jahre: tuple[int, ...]
    ansatz: Mittelzeile
    uebertrag: Mittelzeile
    bindung: Mittelzeile | None
    verfuegbar: Mittelzeile
    ist: Mittelzeile
    gebunden: Mittelzeile
    rest: Mittelzeile
    uebertragen: Mittelzeile
    abfluss: tuple[str, ...]
    abfluss_gesamt: str
    bilanz: tuple[Bilanzposten, ...]

    @property
    def zeilenkoepfe(self) -> bool:
        return heads_fit(len(self.jahre) + self.mehrere, ROWS)

    @property
    def mehrere(self) -> bool:
        return len(self.jahre) > 1


def lay_out_money(
    jahre: Sequence[Jahresrechnung], genauigkeit: Callable[[int], Genauigkeit] = lambda _: Genauigkeit.GENAU
) -> Mitteltabelle:
    """The table of these years; with cents where one amount has some. What is granted says how exact it is."""
    ansatz = [jahr.ansatz for jahr in jahre]
    ist = [jahr.stand.euro("ist") for jahr in jahre]
    cents = any(
        count_decimals(euro) for jahr in jahre for euro in (jahr.ansatz, jahr.bindung, *map(jahr.stand.euro, AMOUNTS))
    )

    def row(euros: Iterable[Decimal], *, adds: bool = False) -> Mittelzeile:
        values = tuple(Geldwert(euro, cents) for euro in euros)
        return Mittelzeile(values, Geldwert(sum((value.euro for value in values), ZERO), cents) if adds else None)

    exact = [genauigkeit(jahr.stand.jahr) for jahr in jahre]
    return Mitteltabelle(
        jahre=tuple(jahr.stand.jahr for jahr in jahre),
        ansatz=_marked(row(ansatz, adds=True), exact),
        uebertrag=row(jahr.stand.euro("uebertrag") for jahr in jahre),
        bindung=row(jahr.bindung for jahr in jahre) if any(jahr.bindung for jahr in jahre) else None,
        verfuegbar=row(jahr.verfuegbar for jahr in jahre),
        ist=row(ist, adds=True),
        gebunden=row(jahr.stand.euro("gebunden") for jahr in jahre),
        rest=row(jahr.rest for jahr in jahre),
        uebertragen=row(jahr.stand.euro("uebertragen") for jahr in jahre),
        abfluss=tuple(percent(jahr.stand.euro("ist"), jahr.verfuegbar) for jahr in jahre),
        abfluss_gesamt=percent(sum(ist, ZERO), sum(ansatz, ZERO)),
        bilanz=tuple(_balanced(balance(jahre), cents=cents)) if jahre else (),
    )


def _marked(row: Mittelzeile, exact: Sequence[Genauigkeit]) -> Mittelzeile:
    values = tuple(replace(value, genauigkeit=mark) for value, mark in zip(row.werte, exact, strict=True))
    return replace(row, werte=values, summe=row.summe and replace(row.summe, genauigkeit=of_sum(exact)))


def _balanced(bilanz: Bilanz, *, cents: bool) -> Iterator[Bilanzposten]:
    for posten in fields(Bilanz):
        euro = getattr(bilanz, posten.name)
        if euro or posten.name in ("bewilligt", "ist"):
            yield Bilanzposten(posten.name, Geldwert(euro, cents))


def percent(part: Decimal, whole: Decimal) -> str:
    """`86,4 %`; nothing where there is no whole."""
    share = rate(part, whole)
    return "" if share is None else f"{format_zahl(share, decimals=1)} %"


def rate(part: Decimal, whole: Decimal) -> Decimal | None:
    """Per cent with one decimal, rounded half up, the only rounding there is; None where there is no whole."""
    if not whole:
        return None
    tenths = Fraction(part) / Fraction(whole) * 1000
    rounded = floor(abs(tenths) + Fraction(1, 2)) * (-1 if tenths < 0 else 1)
    return Decimal(rounded) / 10
