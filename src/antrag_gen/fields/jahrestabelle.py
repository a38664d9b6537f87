"""The table of a budget motion: amounts by purpose and year, with computed sums."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from antrag_gen.fields.tabellen import heads_fit
from antrag_gen.german.jahre import Jahresbetraege, Zeitraum
from antrag_gen.german.zahlen import CENT_STELLEN, TAUSEND, count_decimals, format_euro, format_teur
from antrag_gen.visible import visible


@visible()
@dataclass(frozen=True, slots=True)
class Geldwert:
    """An amount in Euro as a table prints it: with cents where one of its table has some, or in thousands."""

    euro: Decimal
    cents: bool = False
    teur: bool = False

    @property
    def unit(self) -> int:
        """What it is printed as so many of, in Euro."""
        return int(TAUSEND) if self.teur else 1

    @property
    def decimals(self) -> int:
        """How many decimals are printed at least."""
        return CENT_STELLEN if not self.teur and (self.cents or count_decimals(self.euro)) else 0

    def __str__(self) -> str:
        return format_teur(self.euro) if self.teur else format_euro(self.euro, cents=self.cents)


@visible()
@dataclass(frozen=True, slots=True)
class Tabellenzeile:
    """One purpose: an amount for each column (None prints nothing) and the sum over the years.

    `teil` is one that is part of the purpose above („davon“), which no sum adds.
    """

    zweck: str
    werte: tuple[Geldwert | None, ...]
    summe: Geldwert | None
    teil: bool = False


@visible("zeilenkoepfe")
@dataclass(frozen=True, slots=True)
class Jahrestabelle:
    """Rows and sums in Euro; `zeitraum` are the years that the sums cover (`2024–2027`).

    `gesamt` and the sums of the rows are missing where an amount goes on without end, and where one column
    says it all.
    """

    spalten: tuple[Zeitraum, ...]
    zeilen: tuple[Tabellenzeile, ...]
    summen: tuple[Geldwert, ...]
    gesamt: Geldwert | None
    zeitraum: str

    @property
    def zeilenkoepfe(self) -> bool:
        """Whether purposes are heads of their rows: a table with more heads than amounts is not read as data."""
        columns = len(self.spalten) + (self.gesamt is not None)
        rows = len(self.zeilen) + 1
        return heads_fit(columns, rows)


def lay_out(
    posten: Sequence[tuple[str, Jahresbetraege]],
    planung: tuple[Zeitraum, ...] = (),
    *,
    teur: bool = False,
    teile: Collection[int] = (),
) -> Jahrestabelle:
    """The table of these purposes, with the columns of `planung` or every year from the first to the last one used.

    `teile` are the numbers of those that are part of another one, which sums don't add. Raises AntragError where
    plain years and an open column of two purposes overlap.
    """
    genannt = sum((betraege for _, betraege in posten), Jahresbetraege())
    spalten = planung if planung and set(genannt) <= set(planung) else _columns(genannt)
    alle = sum((betraege for at, (_, betraege) in enumerate(posten) if at not in teile), Jahresbetraege())
    cents = any(count_decimals(euro) for _, betraege in posten for euro in betraege.values())
    summe = alle.summe if len(spalten) > 1 else None

    def value(euro: Decimal | None) -> Geldwert | None:
        return None if euro is None else Geldwert(euro, cents and not teur, teur)

    zeilen = tuple(
        Tabellenzeile(
            zweck,
            tuple(value(betraege.get(column)) for column in spalten),
            None if summe is None else value(betraege.summe),
            at in teile,
        )
        for at, (zweck, betraege) in enumerate(posten)
    )
    summen = tuple(Geldwert(alle.get(column, Decimal(0)), cents and not teur, teur) for column in spalten)
    return Jahrestabelle(spalten, zeilen, summen, value(summe), alle.zeitraum_text)


def _columns(alle: Jahresbetraege) -> tuple[Zeitraum, ...]:
    years = [column.von for column in alle if not column.ff]
    plain = map(Zeitraum.jahr, range(min(years), max(years) + 1) if years else ())
    return (*plain, *(column for column in alle if column.ff))
