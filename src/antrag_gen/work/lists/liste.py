"""The list of motions: what was selected in, a row for each motion with the sums of Referate and budgets out."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import ClassVar

from antrag_gen.decisions.entscheidung import counting
from antrag_gen.fields.jahrestabelle import Geldwert
from antrag_gen.fields.kennungen import Kennung
from antrag_gen.fields.tabellen import heads_fit
from antrag_gen.fields.ziffern import cite
from antrag_gen.german.geld import Einheit
from antrag_gen.german.jahre import Haushalt, Jahresbetraege, Zeitraum
from antrag_gen.german.zahlen import count_decimals
from antrag_gen.library.access import Access
from antrag_gen.papers.haushaltsantrag import Haushaltsantrag
from antrag_gen.papers.haushaltspapier import Haushaltspapier
from antrag_gen.papers.papier import Fraktionspapier, Status
from antrag_gen.together.zusammenstellung import Zusammenstellung
from antrag_gen.visible import visible
from antrag_gen.work.lists.rounding import refuse_rounding
from antrag_gen.work.lists.select import Listed, haushalte_of, is_secret, title_of
from antrag_gen.work.lists.stellen import Stellenliste, list_posts
from antrag_gen.work.lists.years import columns_of, spread, years_covered

WORDS_OF_STATUS = {
    Status.ENTWURF: "Entwurf",
    Status.EINGEREICHT: "eingereicht",
    Status.BESCHLOSSEN: "beschlossen",
    Status.ABGELEHNT: "abgelehnt",
    Status.ZURUECKGEZOGEN: "zurückgezogen",
    Status.ERLEDIGT: "erledigt",
}
TEXT_COLUMNS = 6


@visible()
@dataclass(frozen=True, slots=True)
class Angaben:
    """What every list says of itself: what was selected and when, how many motions it has and how many are missing.

    `nichtoeffentlich` are the numbers of those in it that are not public, `ausgelassen` how many were left out as
    nothing else was asked for; None where all were.
    """

    auswahl: str
    stand: dt.date
    anzahl: int
    fehlend: int = 0
    nichtoeffentlich: tuple[str, ...] = ()
    ausgelassen: int | None = None


@visible()
@dataclass(frozen=True, slots=True)
class Zeilenbetraege:
    """Euro by column (None prints nothing) and the total of the columns that end; None where nothing stands in them."""

    werte: tuple[Geldwert | None, ...]
    summe: Geldwert | None


@visible()
@dataclass(frozen=True, slots=True)
class Antragszeile:
    """A motion; `haushalt` is empty for one that is on none.

    `thh` and `lfd_nr` have a part for each of its Anmeldungen, in the same order, or one for all.
    """

    betreff: str
    antrag: str
    art: str
    fraktionen: str
    haushalt: str
    thh: str
    lfd_nr: str
    sperrvermerke: tuple[str, ...]
    ergebnis: str
    betraege: Zeilenbetraege
    nichtoeffentlich: bool


@visible()
@dataclass(frozen=True, slots=True)
class Gruppe:
    """The motions of a Referat and their sums; without a name those that are of none."""

    name: str
    zeilen: tuple[Antragszeile, ...]
    summen: Zeilenbetraege


@visible("ohne_ende", "gruppiert", "zeilenkoepfe")
@dataclass(frozen=True, slots=True)
class Haushaltstabelle:
    """The motions on one budget; `zeitraum` are the years that totals cover, `stellen` the posts that they ask for.

    What never ends has a column of its own: no total holds it, or a year would count without anybody knowing how often.
    Amounts are what the budget needs; where it is also `entlastet`, less that. `ungenau` are the motions that ask for
    something „rund“ or „bis zu“.
    """

    haushalt: Haushalt
    spalten: tuple[Zeitraum, ...]
    gruppen: tuple[Gruppe, ...]
    summen: Zeilenbetraege
    zeitraum: str
    stellen: Stellenliste | None
    entlastet: bool = False
    ungenau: tuple[str, ...] = ()

    @property
    def ohne_ende(self) -> Zeitraum | None:
        """The column of what goes on for ever; None where nothing does."""
        return self.spalten[-1] if self.spalten[-1].ff else None

    @property
    def gruppiert(self) -> bool:
        return any(gruppe.name for gruppe in self.gruppen)

    @property
    def zeilenkoepfe(self) -> bool:
        rows = sum(len(gruppe.zeilen) + 2 for gruppe in self.gruppen)
        return heads_fit(TEXT_COLUMNS + len(self.spalten), rows + 1)


@visible("inhalt", "teur", "mehrere_tabellen", "frage_zeilenkoepfe", "zeilenkoepfe")
@dataclass(frozen=True, kw_only=True)
class Liste(Zusammenstellung):
    """The list as its template prints it; `weitere` are the motions that are on no budget.

    `fragen` are those on a budget that ask for no money: in a table of amounts their rows would say nothing.
    """

    art: ClassVar[str] = "liste"
    inhalt: ClassVar[str] = "antraege"

    angaben: Angaben
    einheit: Einheit
    tabellen_je_haushalt: tuple[Haushaltstabelle, ...]
    fragen: tuple[Antragszeile, ...]
    weitere: tuple[Antragszeile, ...]

    @property
    def teur(self) -> bool:
        return self.einheit is Einheit.TEUR

    @property
    def mehrere_tabellen(self) -> bool:
        return len(self.tabellen_je_haushalt) + bool(self.fragen) + bool(self.weitere) > 1

    @property
    def frage_zeilenkoepfe(self) -> bool:
        return heads_fit(TEXT_COLUMNS + 1, len(self.fragen))

    @property
    def zeilenkoepfe(self) -> bool:
        """Of the table of motions that are on no budget."""
        return heads_fit(4, len(self.weitere))


def list_motions(motions: Sequence[Listed], access: Access, angaben: Angaben, einheit: Einheit) -> Liste:
    """The list of these motions, in their order.

    Raises AntragError for amounts that thousands of Euro can't show without rounding.
    """
    if einheit is Einheit.TEUR:
        refuse_rounding(motions)
    budget = [listed.motion for listed in motions if isinstance(listed.motion, Haushaltsantrag)]
    with_money = {motion.haushalt for motion in budget}
    others = [
        _row(listed.motion, Zeilenbetraege((), None), access)
        for listed in motions
        if not isinstance(listed.motion, Haushaltsantrag)
    ]
    return Liste(
        projekt=access.einstellungen,
        betreff=title_of(motions),
        stand=angaben.stand,
        angaben=angaben,
        einheit=einheit,
        tabellen_je_haushalt=tuple(
            _table([motion for motion in budget if motion.haushalt == haushalt], access, einheit)
            for haushalt in haushalte_of(motions)
            if haushalt in with_money
        ),
        fragen=tuple(row for row in others if row.haushalt),
        weitere=tuple(row for row in others if not row.haushalt),
    )


def _table(motions: Sequence[Haushaltsantrag], access: Access, einheit: Einheit) -> Haushaltstabelle:
    """The table of the motions on one budget; their Referate come in the order of the city's list."""
    betraege = [motion.betraege for motion in motions]
    columns = columns_of(motions[0].planung, betraege)
    cents = any(count_decimals(euro) for amounts in betraege for euro in amounts.values())
    money = _Money(columns, einheit, cents, access)
    referate = access.liste("referate")
    keys = list(referate)
    rows = [
        (keys.index(motion.referat) if motion.referat else len(keys), motion, amounts)
        for motion, amounts in zip(motions, betraege, strict=True)
    ]
    names = [*(referat.name for referat in referate.values()), ""]
    groups = [
        (names[at], [(motion, amounts) for _, motion, amounts in group])
        for at, group in groupby(sorted(rows, key=lambda row: row[0]), key=lambda row: row[0])
    ]
    return Haushaltstabelle(
        motions[0].haushalt,
        columns,
        tuple(money.group(name, group) for name, group in groups),
        money.total(betraege),
        years_covered(columns),
        list_posts(((name, [motion for motion, _ in group]) for name, group in groups), access),
        any(not motion.gewoehnlich for motion in motions),
        tuple(motion.kennung or motion.betreff for motion in motions if motion.ungenau),
    )


@dataclass(frozen=True, slots=True)
class _Money:
    """How the rows of one table and their amounts are printed."""

    columns: tuple[Zeitraum, ...]
    einheit: Einheit
    cents: bool
    access: Access

    def value(self, euro: Decimal) -> Geldwert:
        teur = self.einheit is Einheit.TEUR
        return Geldwert(euro, self.cents and not teur, teur)

    def group(self, name: str, motions: Sequence[tuple[Haushaltsantrag, Jahresbetraege]]) -> Gruppe:
        rows = tuple(_row(motion, self.row(amounts), self.access) for motion, amounts in motions)
        return Gruppe(name, rows, self.total([amounts for _, amounts in motions]))

    def row(self, betraege: Jahresbetraege) -> Zeilenbetraege:
        return self.amounts(spread(betraege, self.columns))

    def total(self, motions: Sequence[Jahresbetraege]) -> Zeilenbetraege:
        """The sums of all."""
        spreads = [spread(betraege, self.columns) for betraege in motions]
        return self.amounts([_sum(column) for column in zip(*spreads, strict=True)])

    def amounts(self, euros: Sequence[Decimal | None]) -> Zeilenbetraege:
        closed = [euro for euro, column in zip(euros, self.columns, strict=True) if not column.ff]
        total = _sum(closed) if any(euro is not None for euro in closed) else None
        values = (None if euro is None else self.value(euro) for euro in euros)
        return Zeilenbetraege(tuple(values), None if total is None else self.value(total))


def _sum(euros: Iterable[Decimal | None]) -> Decimal:
    return sum((euro for euro in euros if euro is not None), Decimal(0))


def _row(motion: Fraktionspapier, betraege: Zeilenbetraege, access: Access) -> Antragszeile:
    entries = motion.anmeldeliste if isinstance(motion, Haushaltspapier) else []
    return Antragszeile(
        betreff=motion.betreff,
        antrag=motion.kennung or "–",
        art=motion.bezeichnung,
        fraktionen=", ".join(fraktion.name for fraktion in motion.fraktionen),
        haushalt=motion.haushalt.text if isinstance(motion, Haushaltspapier) else "",
        thh=_parts(entry.thh or "–" for entry in entries),
        lfd_nr=_parts(entry.nummern or "–" for entry in entries),
        sperrvermerke=_conditions(motion),
        ergebnis=_result(motion, access),
        betraege=betraege,
        nichtoeffentlich=is_secret(motion, access),
    )


def _conditions(motion: Fraktionspapier) -> tuple[str, ...]:
    """Under what conditions its money is asked for, with the purpose where there are several."""
    mittel = motion.mittel if isinstance(motion, Haushaltsantrag) else []
    locked = [entry for entry in mittel if entry.sperrvermerk]
    return tuple(f"{entry.zweck}: {entry.sperrvermerk}" if len(mittel) > 1 else entry.sperrvermerk for entry in locked)


def _result(motion: Fraktionspapier, access: Access) -> str:
    """What was decided on the motion, or on its Ziffern; before that the status that it gives itself."""
    decisions = access.decisions(Kennung.of(motion.nummer)) if motion.nummer else ()
    results: dict[str, list[str]] = {}
    for decision in counting(decisions):
        results.setdefault(decision.ergebnis.text, []).extend([decision.ziffer] if decision.ziffer else [])
    words = (f"{cite(ziffern)}: {text}" if ziffern else text for text, ziffern in results.items())
    return "; ".join(words) or WORDS_OF_STATUS[motion.status]


def _parts(parts: Iterator[str]) -> str:
    texts = list(parts)
    if len(set(texts)) == 1:
        return texts[0]
    return "; ".join(texts) if set(texts) != {"–"} else "–"
