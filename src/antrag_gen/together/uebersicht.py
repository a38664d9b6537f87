"""The overview of a year, which is computed with: the report on it comes in, rows and sums for spreadsheets go out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import ClassVar

from antrag_gen.fields.jahrestabelle import Geldwert
from antrag_gen.fields.stellen import Anzahl, Stellenvorhaben, sum_of
from antrag_gen.reports.stellenzeilen import count_reached
from antrag_gen.together.gesamtbericht import NO_REFERAT, Gesamtbericht
from antrag_gen.together.jahressummen import Betragsdruck, Betragszeile, Jahresbilanz, add_up, columns_of, have_cents
from antrag_gen.together.maengel import Maengel
from antrag_gen.together.stellensummen import FALLEN
from antrag_gen.together.vorhaben import Vorhaben
from antrag_gen.together.zusammenstellung import Zusammenstellung
from antrag_gen.visible import visible

OVERVIEW = (
    "beantragt",
    "bewilligt",
    "ohne_bericht",
    "uebertrag",
    "bindung",
    "verfuegbar",
    "ist",
    "gebunden",
    "rest",
    "uebertragen",
)
GRANTED, DONE, FILLED = "bewilligt", "ausgeführt", "besetzt"


@visible("name")
@dataclass(frozen=True, slots=True)
class Stellenspalte:
    """A column of posts: what is to happen to them, and whether it counts those granted, done or filled.

    Without `vorhaben` they are those whose KW mark is reached, as in the Gesamtbericht.
    """

    vorhaben: Stellenvorhaben | None
    was: str

    @property
    def name(self) -> str:
        return self.vorhaben.text if self.vorhaben else FALLEN

    def of(self, vorhaben: Vorhaben) -> Anzahl | None:
        """The posts of one motion; None where nothing is granted or reported."""
        if self.was == GRANTED:
            return self._granted(vorhaben)
        stand = vorhaben.bericht.stellen if vorhaben.bericht else None
        if stand is None:
            return None
        if self.vorhaben is None:
            return stand.weggefallen
        return stand.getan(self.vorhaben) if self.was == DONE else stand.besetzt

    def _granted(self, vorhaben: Vorhaben) -> Anzahl | None:
        if self.vorhaben is not None:
            return vorhaben.foerderung.stellen_bewilligt.get(self.vorhaben)
        reached = count_reached(vorhaben.foerderung.stellen, vorhaben.ende)
        return reached if reached.wert else None


@visible()
@dataclass(frozen=True, slots=True)
class Uebersichtszeile:
    """A motion; `stellen` are in the order of the columns of posts."""

    vorhaben: Vorhaben
    referat: str
    betraege: Betragszeile
    stellen: tuple[Anzahl | None, ...]


@visible()
@dataclass(frozen=True, slots=True)
class Uebersichtssumme:
    """The sums of some motions, or of all."""

    name: str
    betraege: Betragszeile
    stellen: tuple[Anzahl | None, ...]


@visible("mit_bedingung", "mit_sperrvermerk", "mit_befristung", "mit_nichtoeffentlichen")
@dataclass(frozen=True, kw_only=True)
class Uebersicht(Zusammenstellung):
    """The overview: a row for each motion, and one for each Referat."""

    jahr: int
    halbjahr: bool
    teil: str
    fehler: Maengel
    stellenspalten: tuple[Stellenspalte, ...]
    zeilen: tuple[Uebersichtszeile, ...]
    referate: tuple[Uebersichtssumme, ...]
    summe: Uebersichtssumme
    ohne_bericht: Geldwert
    vorjahr_offen: Geldwert
    unklar: int = 0
    entlastend: tuple[str, ...] = ()
    nichtoeffentlich: tuple[str, ...] = ()
    ausgelassen: int | None = None

    art: ClassVar[str] = "uebersicht"

    @property
    def mit_bedingung(self) -> bool:
        """Whether there is a column for what the decisions make a condition."""
        return any(zeile.vorhaben.bedingung for zeile in self.zeilen)

    @property
    def mit_sperrvermerk(self) -> bool:
        """Whether there is a column for money that may not be spent yet."""
        return any(zeile.vorhaben.sperrvermerk for zeile in self.zeilen)

    @property
    def mit_befristung(self) -> bool:
        """Whether there is a column for how long the decisions hold."""
        return any(zeile.vorhaben.befristung for zeile in self.zeilen)

    @property
    def mit_nichtoeffentlichen(self) -> bool:
        """Whether there is a column for what is not public."""
        return any(zeile.vorhaben.nichtoeffentlich for zeile in self.zeilen)


def overview(report: Gesamtbericht) -> Uebersicht:
    """The overview of what is in a report on a year."""
    druck = Betragsdruck(columns_of(OVERVIEW, report.betraege), have_cents(report.betraege))
    columns = _post_columns(report.vorhaben)
    rows = tuple(
        Uebersichtszeile(
            vorhaben,
            vorhaben.referat or report.projekt.titel(NO_REFERAT),
            druck.zeile("", betraege),
            tuple(column.of(vorhaben) for column in columns),
        )
        for vorhaben, betraege in zip(report.vorhaben, report.betraege, strict=True)
    )
    sums = dict(report.je_referat)
    total = add_up(report.betraege)
    return Uebersicht(
        projekt=report.projekt,
        stand=report.stand,
        jahr=report.jahr,
        halbjahr=report.halbjahr,
        teil=report.teil,
        fehler=report.fehler,
        stellenspalten=columns,
        zeilen=rows,
        referate=tuple(
            _sum(name, sums[name], list(group), druck) for name, group in groupby(rows, key=lambda row: row.referat)
        ),
        summe=_sum("", total, rows, druck),
        ohne_bericht=Geldwert(total.ohne_bericht, druck.cents),
        vorjahr_offen=Geldwert(total.vorjahr_offen, druck.cents),
        unklar=report.unklar,
        entlastend=tuple(report.entlastend),
        nichtoeffentlich=tuple(vorhaben.nummer for vorhaben in report.vorhaben if vorhaben.nichtoeffentlich),
        ausgelassen=report.ausgelassen,
    )


def _sum(name: str, money: Jahresbilanz, rows: Sequence[Uebersichtszeile], druck: Betragsdruck) -> Uebersichtssumme:
    columns = zip(*(row.stellen for row in rows), strict=True)
    known = ([number for number in column if number is not None] for column in columns)
    return Uebersichtssumme(
        name, druck.zeile("", money), tuple(sum_of(numbers) if numbers else None for numbers in known)
    )


def _post_columns(alle: Sequence[Vorhaben]) -> tuple[Stellenspalte, ...]:
    """All columns of each kind of which anything is granted or reported, a 0 too: they stay while reports come in."""
    kinds = (
        [
            Stellenspalte(kind, what)
            for what in (GRANTED, DONE, *((FILLED,) if kind is Stellenvorhaben.SCHAFFUNG else ()))
        ]
        for kind in (*Stellenvorhaben, None)
    )
    return tuple(
        chain.from_iterable(
            columns for columns in kinds if any(column.of(each) is not None for column in columns for each in alle)
        )
    )
