"""The money of many reports in one year: Euro by motion in, rows that add up to the cent out.

What is not reported is not nothing: money granted without a report is told apart, and all that is computed from
what was spent counts only what is reported.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal

from antrag_gen.fields.datenwerte import Zahl
from antrag_gen.fields.jahrestabelle import Geldwert
from antrag_gen.german.zahlen import count_decimals
from antrag_gen.reports.mitteltabelle import percent, rate
from antrag_gen.reports.mittelverwendung import ZERO
from antrag_gen.together.vorhaben import Vorhaben
from antrag_gen.visible import visible


@dataclass(frozen=True, slots=True)
class Jahresbilanz:
    """Euro of one motion, or of several: `bewilligt` − `ohne_bericht` + `uebertrag` + `bindung` = `verfuegbar`.

    `beantragt` is None where no motion names amounts. `vorjahr_offen` was carried over or bound at the end of the year
    before, and nobody has reported what became of it. All from `uebertrag` on are of what is reported, and None where
    nothing is.
    """

    beantragt: Decimal | None = ZERO
    bewilligt: Decimal = ZERO
    ohne_bericht: Decimal = ZERO
    vorjahr_offen: Decimal = ZERO
    uebertrag: Decimal | None = None
    bindung: Decimal | None = None
    verfuegbar: Decimal | None = None
    ist: Decimal | None = None
    gebunden: Decimal | None = None
    rest: Decimal | None = None
    uebertragen: Decimal | None = None

    @property
    def aus_vorjahr(self) -> Decimal | None:
        """What came out of the year before, carried over or bound."""
        if self.uebertrag is None or self.bindung is None:
            return None
        return self.uebertrag + self.bindung


AMOUNTS = tuple(column.name for column in fields(Jahresbilanz))
ALWAYS_KNOWN = AMOUNTS[1:4]


def amounts_of(vorhaben: Vorhaben) -> Jahresbilanz:
    """The Euro of one motion in its year."""
    year = vorhaben.rechnung
    if year is None:
        return Jahresbilanz(vorhaben.beantragt, vorhaben.bewilligt, vorhaben.bewilligt, vorhaben.vorjahr_offen)
    stand = year.stand
    return Jahresbilanz(
        vorhaben.beantragt,
        vorhaben.bewilligt,
        ZERO,
        ZERO,
        stand.euro("uebertrag"),
        year.bindung,
        year.verfuegbar,
        stand.euro("ist"),
        stand.euro("gebunden"),
        year.rest,
        stand.euro("uebertragen"),
    )


def add_up(rows: Sequence[Jahresbilanz]) -> Jahresbilanz:
    """The sums of the columns; what nobody says is None."""
    if not rows:
        return Jahresbilanz()
    known = {name: [value for row in rows if (value := getattr(row, name)) is not None] for name in AMOUNTS}
    sums = {name: sum(values, ZERO) for name, values in known.items() if values or name in ALWAYS_KNOWN}
    return Jahresbilanz(sums.pop("beantragt", None), **sums)


@visible()
@dataclass(frozen=True, slots=True)
class Restverbleib:
    """What becomes of the rest of all that is reported on, which is `uebertragen` + `zurueck` − `ueberzogen`."""

    uebertragen: Geldwert
    zurueck: Geldwert
    ueberzogen: Geldwert


def settle_rest(alle: Sequence[Vorhaben]) -> Restverbleib | None:
    """What is carried over, goes back to the budget, and was spent without being there; None where nothing is left."""
    years = [year for vorhaben in alle if (year := vorhaben.rechnung)]
    left = [year.ungeklaert for year in years]
    euro = (
        sum((year.stand.euro("uebertragen") for year in years), ZERO),
        sum((each for each in left if each > 0), ZERO),
        -sum((each for each in left if each < 0), ZERO),
    )
    return Restverbleib(*map(Geldwert, euro)) if any(euro) else None


@visible()
@dataclass(frozen=True, slots=True)
class Betragszeile:
    """A row as it is printed; `abfluss` is what was spent of what was there, in words, empty where nothing was.

    `abfluss_prozent` is the same as a number.
    """

    name: str
    werte: tuple[Geldwert | None, ...]
    abfluss: str
    abfluss_prozent: Zahl | None


@dataclass(frozen=True, slots=True)
class Betragsdruck:
    """How the amounts of a table are printed: which columns, and whether with cents."""

    spalten: tuple[str, ...]
    cents: bool

    def zeile(self, name: str, betraege: Jahresbilanz) -> Betragszeile:
        values = (getattr(betraege, column) for column in self.spalten)
        printed = tuple(None if value is None else Geldwert(value, self.cents) for value in values)
        spent, there = betraege.ist or ZERO, betraege.verfuegbar or ZERO
        share = rate(spent, there)
        return Betragszeile(name, printed, percent(spent, there), None if share is None else Zahl(share, 1))


def columns_of(names: Sequence[str], rows: Iterable[Jahresbilanz]) -> tuple[str, ...]:
    """The columns of a table; `vorjahr_offen` stands behind what has no report, where there is some."""
    if not any(row.vorjahr_offen for row in rows):
        return tuple(names)
    at = names.index("ohne_bericht") + 1
    return (*names[:at], "vorjahr_offen", *names[at:])


def have_cents(rows: Iterable[Jahresbilanz]) -> bool:
    """Whether one amount has some, so that all of its table are printed with them."""
    values = (getattr(row, name) for row in rows for name in AMOUNTS)
    return any(count_decimals(value) for value in values if value is not None)
