"""The table of a budget motion: amounts by purpose and year, with computed sums."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from antrag_gen.fields.tabellen import heads_fit
from antrag_gen.german.jahre import Jahresbetraege, Zeitraum
from antrag_gen.german.takt import Genauigkeit
from antrag_gen.german.zahlen import CENT_STELLEN, TAUSEND, count_decimals, format_euro, format_teur
from antrag_gen.visible import visible

FINANZBEDARF = "Finanzbedarf"
NO_BREAK = "\u00a0"


@visible("in_worten")
@dataclass(frozen=True, slots=True)
class Geldwert:
    """An amount in Euro as a table prints it: with cents where one of its table has some, or in thousands."""

    euro: Decimal
    cents: bool = False
    teur: bool = False
    genauigkeit: Genauigkeit = Genauigkeit.GENAU

    @property
    def unit(self) -> int:
        """What it is printed as so many of, in Euro."""
        return int(TAUSEND) if self.teur else 1

    @property
    def decimals(self) -> int:
        """How many decimals are printed at least."""
        return CENT_STELLEN if not self.teur and (self.cents or count_decimals(self.euro)) else 0

    @property
    def in_worten(self) -> str:
        """As texts have it: `rund 30.000`."""
        return f"{self.genauigkeit} {self._number}".lstrip()

    @property
    def _number(self) -> str:
        return format_teur(self.euro) if self.teur else format_euro(self.euro, cents=self.cents)

    def __str__(self) -> str:
        return f"{self.genauigkeit.kurz} {self._number}".lstrip().replace(" ", NO_BREAK)


@visible()
@dataclass(frozen=True, slots=True)
class Tabellenzeile:
    """One purpose: an amount for each column (None prints nothing) and the sum over the years.

    `teil` is one that is part of the purpose above („davon“), which no sum adds; `nr` counts the purposes from 0.
    `zusatz` is a word for the kind of money where the rows are of several.
    """

    zweck: str
    werte: tuple[Geldwert | None, ...]
    summe: Geldwert | None
    teil: bool = False
    nr: int = 0
    zusatz: str = ""


@visible()
@dataclass(frozen=True, slots=True)
class Zeilengruppe:
    """Rows that burden the budget, or relieve it, and their sums; without a name all rows there are."""

    name: str
    zeilen: tuple[Tabellenzeile, ...]
    summen: tuple[Geldwert, ...] = ()
    summe: Geldwert | None = None


@visible("zeilenkoepfe")
@dataclass(frozen=True, slots=True)
class Jahrestabelle:
    """Rows and sums in Euro; `zeitraum` are the years that the sums cover (`2024–2027`).

    `gesamt` and the sums of the rows are missing where an amount goes on without end, and where one column
    says it all. What relieves the budget is below zero there; in `gruppen`, and in what they come to (`ergebnis`),
    it stands without a minus, and words say it. `wort` is what the result is called; with a `saldo` it remains of two
    groups, which may be need in one year and relief in another (`wechselnd`). What goes on is `danach` every year, and
    `bis_dahin` before, in the years `zeitraum_bis`; where there is a gap between, it begins with the year `danach_ab`.
    `teile` are the sums by part of the budget, if there are several.
    """

    spalten: tuple[Zeitraum, ...]
    zeilen: tuple[Tabellenzeile, ...]
    summen: tuple[Geldwert, ...]
    gesamt: Geldwert | None
    zeitraum: str
    gruppen: tuple[Zeilengruppe, ...] = ()
    ergebnis: Zeilengruppe | None = None
    bis_dahin: Geldwert | None = None
    danach: Geldwert | None = None
    zeitraum_bis: str = ""
    danach_ab: int | None = None
    wort: str = FINANZBEDARF
    worte: tuple[str, ...] = ()
    saldo: bool = False
    wechselnd: bool = False
    einzusparen: bool = False
    teile: tuple[Tabellenzeile, ...] = ()

    @property
    def zeilenkoepfe(self) -> bool:
        """Whether purposes are heads of their rows: a table with more heads than amounts is not read as data."""
        columns = len(self.spalten) + (self.gesamt is not None)
        rows = len(self.zeilen) + 1 + len(self.teile) + 2 * len(self.gruppen) * self.saldo
        return heads_fit(columns, rows)


def lay_out(posten: Sequence[tuple[str, Jahresbetraege]]) -> Jahrestabelle:
    """The table of these amounts with every year from the first to the last one used.

    Raises AntragError where plain years and an open column of two of them overlap.
    """
    alle = sum((betraege for _, betraege in posten), Jahresbetraege())
    spalten = every_year(alle)
    cents = any(count_decimals(euro) for _, betraege in posten for euro in betraege.values())
    summe = alle.summe if len(spalten) > 1 else None

    def value(euro: Decimal | None) -> Geldwert | None:
        return None if euro is None else Geldwert(euro, cents)

    zeilen = tuple(
        Tabellenzeile(
            zweck,
            tuple(value(betraege.get(column)) for column in spalten),
            None if summe is None else value(betraege.summe),
        )
        for zweck, betraege in posten
    )
    summen = tuple(Geldwert(alle.get(column, Decimal(0)), cents) for column in spalten)
    return Jahrestabelle(spalten, zeilen, summen, value(summe), alle.zeitraum_text)


def every_year(alle: Jahresbetraege) -> tuple[Zeitraum, ...]:
    """Every year from the first to the last one, and what goes on."""
    years = [column.von for column in alle if not column.ff]
    plain = map(Zeitraum.jahr, range(min(years), max(years) + 1) if years else ())
    return (*plain, *(column for column in alle if column.ff))
