"""Lay out what is asked for: purposes with their need by year come in, rows that add up and the words for them go out.

What burdens the budget and what relieves it never stands under one sum: the table has a group for each, in which no
amount has a minus, and what remains of them. Sums are exact; where a part is `rund` or `bis zu`, so is its sum.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from antrag_gen.fields.geldart import (
    BEDARF,
    EINSPARUNG,
    ENTLASTEND,
    ENTLASTUNG,
    GEWOEHNLICH,
    SALDO,
    Geldart,
    worte_of,
)
from antrag_gen.fields.jahrestabelle import (
    FINANZBEDARF,
    Geldwert,
    Jahrestabelle,
    Tabellenzeile,
    Zeilengruppe,
    every_year,
)
from antrag_gen.german.jahre import Jahresbetraege, Zeitraum
from antrag_gen.german.takt import Genauigkeit, of_difference, of_sum
from antrag_gen.german.zahlen import count_decimals

ZERO = Decimal(0)
BURDEN, RELIEF = 1, -1


@dataclass(frozen=True, slots=True)
class Bedarfsposten:
    """A purpose: `bedarf` is what the budget needs for it, less than zero where it is relieved.

    `ganzes` is the number of the purpose that it is a part of („davon“).
    """

    zweck: str
    bedarf: Jahresbetraege
    kind: Geldart = Geldart.AUFWAND
    genau: Mapping[Zeitraum, Genauigkeit] = field(default_factory=dict)
    ganzes: int | None = None
    haushaltsteil: str = ""

    def genauigkeit(self, column: Zeitraum) -> Genauigkeit:
        return self.genau.get(column, Genauigkeit.GENAU)


@dataclass(frozen=True, slots=True)
class _Summe:
    """Euro by column and how exact each is; what never ends has a column of its own."""

    euro: tuple[Decimal, ...]
    genau: tuple[Genauigkeit, ...]


def lay_out_need(
    posten: Sequence[Bedarfsposten], planung: tuple[Zeitraum, ...] = (), *, teur: bool = False
) -> Jahrestabelle:
    """The table of these purposes, with the columns of `planung` or every year from the first to the last one used.

    Raises AntragError where plain years and an open column of two purposes overlap.
    """
    return _Layout(posten, planung, teur).table()


@dataclass(frozen=True)
class _Layout:
    posten: Sequence[Bedarfsposten]
    planung: tuple[Zeitraum, ...]
    teur: bool

    @cached_property
    def counted(self) -> list[Bedarfsposten]:
        return [entry for entry in self.posten if entry.ganzes is None]

    @cached_property
    def alle(self) -> Jahresbetraege:
        """The need of all, burden less relief."""
        return sum((entry.bedarf for entry in self.counted), Jahresbetraege())

    @cached_property
    def spalten(self) -> tuple[Zeitraum, ...]:
        named = sum((entry.bedarf for entry in self.posten), Jahresbetraege())
        return self.planung if self.planung and set(named) <= set(self.planung) else every_year(named)

    @cached_property
    def summiert(self) -> bool:
        """Whether there are sums over the years."""
        return len(self.spalten) > 1 and all(entry.bedarf.summe is not None for entry in self.counted)

    @cached_property
    def cents(self) -> bool:
        return not self.teur and any(count_decimals(euro) for entry in self.posten for euro in entry.bedarf.values())

    @cached_property
    def sides(self) -> tuple[int, ...]:
        """Whether there is burden, relief, or both."""
        known = [_sign(euro) for entry in self.counted for euro in entry.bedarf.values()]
        return tuple(side for side in (BURDEN, RELIEF) if side in known) or (BURDEN,)

    @cached_property
    def worte(self) -> tuple[str, ...]:
        words = [wort for entry in self.counted for wort in worte_of(entry.kind, entry.kind.bedarf(entry.bedarf))]
        return tuple(dict.fromkeys(words))

    @cached_property
    def direction(self) -> int:
        """Which sign the sums are printed without."""
        if len(self.sides) == 1:
            return self.sides[0]
        signs = {_sign(euro) for euro in self.alle.values()}
        return RELIEF if RELIEF in signs and BURDEN not in signs else BURDEN

    @property
    def wort(self) -> str:
        """What the sums are called."""
        if len(self.sides) > 1:
            signs = {_sign(euro) for euro in self.alle.values()} - {0}
            return SALDO if len(signs) != 1 else BEDARF if BURDEN in signs else ENTLASTUNG
        if GEWOEHNLICH.issuperset(self.worte):
            return FINANZBEDARF
        if len(self.worte) == 1:
            return self.worte[0]
        return ENTLASTUNG if ENTLASTEND.issuperset(self.worte) else BEDARF

    def table(self) -> Jahrestabelle:
        total = self.total(self.counted, self.direction)
        signed = total if self.direction == BURDEN else self.total(self.counted, BURDEN)
        endless = any(entry.bedarf.summe is None for entry in self.counted)
        bounded = self.alle.befristet
        return Jahrestabelle(
            spalten=self.spalten,
            zeilen=self.rows,
            summen=self.printed(signed),
            gesamt=self.over_years(signed) if self.summiert else None,
            zeitraum=self.alle.zeitraum_text,
            gruppen=tuple(self.group(side) for side in self.sides),
            ergebnis=self.sums(self.wort, (), total),
            bis_dahin=self.over_years(total) if endless and bounded else None,
            danach=self.wert(total.euro[-1], total.genau[-1]) if endless else None,
            zeitraum_bis=bounded.zeitraum_text,
            danach_ab=self.later_start(bounded) if endless else None,
            wort=self.wort,
            worte=self.worte,
            saldo=len(self.sides) > 1,
            wechselnd={BURDEN, RELIEF} <= {_sign(euro) for euro in self.alle.values()},
            einzusparen=bool(self.worte) and EINSPARUNG.issuperset(self.worte),
            teile=self.parts_of_budget(),
        )

    @cached_property
    def rows(self) -> tuple[Tabellenzeile, ...]:
        """All purposes with their signs."""
        return self.rows_of(BURDEN)

    def rows_of(self, side: int) -> tuple[Tabellenzeile, ...]:
        return tuple(self.row(number, entry.bedarf, side) for number, entry in enumerate(self.posten))

    def group(self, side: int) -> Zeilengruppe:
        """The rows of a side; where there is only one, all of them."""
        if len(self.sides) == 1:
            return Zeilengruppe("", self.rows if side == BURDEN else self.rows_of(side))
        needs = [self.on_side(entry, self.whole_of(entry), side).bedarf for entry in self.posten]
        rows = (self.row(number, bedarf, side) for number, bedarf in enumerate(needs) if bedarf)
        total = self.total([self.on_side(entry, entry, side) for entry in self.counted], side)
        return self.sums(BEDARF if side == BURDEN else ENTLASTUNG, tuple(rows), total)

    def sums(self, name: str, rows: tuple[Tabellenzeile, ...], total: _Summe) -> Zeilengruppe:
        return Zeilengruppe(name, rows, self.printed(total), self.over_years(total) if self.summiert else None)

    def whole_of(self, entry: Bedarfsposten) -> Bedarfsposten:
        """The purpose that it is a part of, or itself."""
        while entry.ganzes is not None:
            entry = self.posten[entry.ganzes]
        return entry

    def row(self, number: int, bedarf: Jahresbetraege, side: int) -> Tabellenzeile:
        """The row of a purpose with this need of it, printed without a minus where it stands on its side."""
        entry = self.posten[number]
        known = {column: entry.genauigkeit(column) for column in bedarf}
        values = (
            self.wert(side * bedarf[column], known[column]) if column in bedarf else None for column in self.spalten
        )
        summiert = self.summiert and bedarf.summe is not None
        summe = self.wert(side * (bedarf.summe or ZERO), of_sum(known.values())) if summiert else None
        named = entry.ganzes is None and len(self.worte) > 1 and not GEWOEHNLICH.issuperset(self.worte)
        kind = entry.kind.wort(minder=(side == RELIEF) is not entry.kind.kommt_herein)
        return Tabellenzeile(entry.zweck, tuple(values), summe, entry.ganzes is not None, number, kind if named else "")

    def on_side(self, entry: Bedarfsposten, whole: Bedarfsposten, side: int) -> Bedarfsposten:
        """What of an entry stands on a side: a part where its whole does, nothing of a year where more of it is."""
        signs = [_sign(euro) for euro in whole.bedarf.values()]
        default = RELIEF if RELIEF in signs and BURDEN not in signs else BURDEN
        kept = tuple(
            (column, euro)
            for column, euro in entry.bedarf.items()
            if (_sign(whole.bedarf.get(column, ZERO)) or default) == side
        )
        return Bedarfsposten(entry.zweck, Jahresbetraege(kept), entry.kind, entry.genau, entry.ganzes)

    def total(self, entries: Sequence[Bedarfsposten], direction: int) -> _Summe:
        """The sums of these in each column, printed without a minus in this direction."""
        euros, marks = [], []
        for column in self.spalten:
            known = [entry for entry in entries if column in entry.bedarf]
            euros.append(direction * sum((entry.bedarf[column] for entry in known), ZERO) + 0)
            marks.append(self.exactness(known, column, direction))
        return _Summe(tuple(euros), tuple(marks))

    def exactness(self, entries: Sequence[Bedarfsposten], column: Zeitraum, direction: int) -> Genauigkeit:
        against = of_sum(entry.genauigkeit(column) for entry in entries if _sign(entry.bedarf[column]) == -direction)
        with_it = of_sum(entry.genauigkeit(column) for entry in entries if _sign(entry.bedarf[column]) != -direction)
        return of_difference(with_it, against)

    def over_years(self, total: _Summe) -> Geldwert:
        """What single years come to."""
        columns = [number for number, column in enumerate(self.spalten) if not column.ff]
        euro = sum((total.euro[number] for number in columns), ZERO)
        return self.wert(euro, of_sum(total.genau[number] for number in columns))

    def later_start(self, bounded: Jahresbetraege) -> int | None:
        """The year that what goes on begins with, where years without an amount lie before it."""
        first = self.spalten[-1].von
        return first if bounded and max(column.von for column in bounded) + 1 < first else None

    def parts_of_budget(self) -> tuple[Tabellenzeile, ...]:
        """The sums of Ergebnishaushalt and Finanzhaushalt, and of what is in neither; none where all is in one."""
        names = list(dict.fromkeys(entry.haushaltsteil for entry in self.counted))
        if sum(map(bool, names)) <= 1:
            return ()
        rows = []
        for name in sorted(names, key=lambda name: (not name, name)):
            total = self.total([entry for entry in self.counted if entry.haushaltsteil == name], self.direction)
            summe = self.over_years(total) if self.summiert else None
            rows.append(Tabellenzeile(name, self.printed(total), summe, teil=True))
        return tuple(rows)

    def printed(self, total: _Summe) -> tuple[Geldwert, ...]:
        return tuple(self.wert(euro, mark) for euro, mark in zip(total.euro, total.genau, strict=True))

    def wert(self, euro: Decimal, genauigkeit: Genauigkeit) -> Geldwert:
        # „Bis zu“ of what is below zero could be read as a most and as a least.
        mark = Genauigkeit.RUND if euro < 0 and genauigkeit is not Genauigkeit.GENAU else genauigkeit
        return Geldwert(euro + 0, self.cents, self.teur, mark)


def _sign(euro: Decimal) -> int:
    return (euro > 0) - (euro < 0)
