"""The table of a budget motion: amounts by purpose and year, with computed sums."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from antrag_gen.german.jahre import Jahresbetraege, Zeitraum
from antrag_gen.german.zahlen import count_decimals, format_euro


@dataclass(frozen=True, slots=True)
class Geldwert:
    """An amount in Euro as a table prints it; with cents where one of its table has some."""

    euro: Decimal
    cents: bool = False

    def __str__(self) -> str:
        return format_euro(self.euro, cents=self.cents)


@dataclass(frozen=True, slots=True)
class Tabellenzeile:
    """One purpose: an amount for each column (None prints nothing) and the sum over the years."""

    zweck: str
    werte: tuple[Geldwert | None, ...]
    summe: Geldwert | None


@dataclass(frozen=True, slots=True)
class Jahrestabelle:
    """Rows and sums in Euro.

    `gesamt` and the sums of the rows are missing where an amount goes on without end, and where one column
    says it all.
    """

    spalten: tuple[Zeitraum, ...]
    zeilen: tuple[Tabellenzeile, ...]
    summen: tuple[Geldwert, ...]
    gesamt: Geldwert | None

    @property
    def zeilenkoepfe(self) -> bool:
        """Whether purposes are heads of their rows: a table with more heads than amounts is not read as data."""
        columns = len(self.spalten) + (self.gesamt is not None)
        rows = len(self.zeilen) + 1
        return columns + 1 + rows <= columns * rows

    @property
    def zeitraum(self) -> str:
        """The years that the totals cover: `2024–2027`."""
        first, last = self.spalten[0].von, self.spalten[-1].von
        return str(first) if first == last else f"{first}–{last}"


def lay_out(posten: Sequence[tuple[str, Jahresbetraege]]) -> Jahrestabelle:
    """The table of these purposes; every year from the first to the last one has a column.

    Raises NotationError where plain years and an open column of two purposes overlap.
    """
    alle = sum((betraege for _, betraege in posten), Jahresbetraege())
    years = [column.von for column in alle if not column.ff]
    spalten = (
        *map(Zeitraum.jahr, range(min(years), max(years) + 1) if years else ()),
        *(column for column in alle if column.ff),
    )
    cents = any(count_decimals(euro) for _, betraege in posten for euro in betraege.values())
    summe = alle.summe if len(spalten) > 1 else None
    zeilen = tuple(
        Tabellenzeile(
            zweck,
            tuple(Geldwert(betraege[column], cents) if column in betraege else None for column in spalten),
            None if summe is None else Geldwert(betraege.summe or Decimal(0), cents),
        )
        for zweck, betraege in posten
    )
    summen = tuple(Geldwert(alle.get(column, Decimal(0)), cents) for column in spalten)
    return Jahrestabelle(spalten, zeilen, summen, None if summe is None else Geldwert(summe, cents))
