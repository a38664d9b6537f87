"""The report on a year: what was granted and spent by Referat, how far all is, and what was not granted."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import ClassVar, Self, TypeVar

from antrag_gen.decisions.entscheidung import Entscheidung
from antrag_gen.fields.diagramm import EURO
from antrag_gen.fields.jahrestabelle import Geldwert
from antrag_gen.fields.nummern import put_behind
from antrag_gen.fields.stellen import sum_of
from antrag_gen.fields.tabellen import heads_fit
from antrag_gen.fields.vergleich import Vergleich
from antrag_gen.german.zahlen import join
from antrag_gen.papers.papier import Fraktionspapier
from antrag_gen.reports.stellenzeilen import Postenzeile
from antrag_gen.reports.umsetzung import Ampel, Umsetzung
from antrag_gen.together.jahressummen import (
    Betragsdruck,
    Betragszeile,
    Jahresbilanz,
    Restverbleib,
    add_up,
    amounts_of,
    columns_of,
    have_cents,
    settle_rest,
)
from antrag_gen.together.jahresvergleich import Jahresvergleich, compare_years
from antrag_gen.together.maengel import KEINE, Maengel
from antrag_gen.together.stellensummen import Stellensumme, add_up_posts
from antrag_gen.together.vorhaben import Berichtslage, Vorhaben
from antrag_gen.together.zusammenstellung import Zusammenstellung
from antrag_gen.tree import Series
from antrag_gen.visible import visible

ART = "gesamtbericht"
NO_REFERAT = "Ohne Referat"
NOT_NEEDED = "kein Bericht nötig"
BY_REFERAT = ("beantragt", "bewilligt", "ohne_bericht", "aus_vorjahr", "verfuegbar", "ist", "gebunden", "rest")


@visible("nummer", "fraktion", "betreff", "nichtoeffentlich")
@dataclass(frozen=True, slots=True)
class Beschlossen:
    """A motion, or a Ziffer of it, as it was decided on; without `antrag` it is not at hand."""

    entscheidung: Entscheidung
    antrag: Fraktionspapier | None

    @property
    def nummer(self) -> str:
        number, ziffer = str(self.entscheidung.antrag), self.entscheidung.ziffer
        return f"{number}, Ziffer {ziffer}" if ziffer else number

    @property
    def fraktion(self) -> str:
        return self.antrag.verfasser if self.antrag else ""

    @property
    def betreff(self) -> str:
        return self.antrag.betreff if self.antrag else ""

    @property
    def name(self) -> str:
        """The whole motion, as it is called: `Haushaltsantrag Nr. 4123/2023`."""
        number = str(self.entscheidung.antrag)
        return put_behind(self.antrag.bezeichnung, number) if self.antrag else number

    @property
    def nichtoeffentlich(self) -> bool:
        """Whether the decision says so or, where that says nothing, the motion."""
        if self.entscheidung.oeffentlich is not None:
            return not self.entscheidung.oeffentlich
        return self.antrag is not None and self.antrag.nichtoeffentlich


@visible()
@dataclass(frozen=True, slots=True)
class Zaehlung:
    """How many motions there are of a sort, and the Euro granted for them in the year; how many there were before."""

    name: str
    anzahl: int
    bewilligt: Geldwert
    vorher: int = 0


@visible(
    "inhalt",
    "zeilen",
    "summe",
    "zeilenkoepfe",
    "diagramm",
    "stellen",
    "stellenliste",
    "unbeziffert",
    "vorjahr_offen",
    "verbleib",
    "unklar",
    "lagen",
    "ampeln",
    "umsetzungen",
    "vergleich",
    "nichtoeffentlich",
    "entlastend",
)
@dataclass(frozen=True, kw_only=True)
class Gesamtbericht(Zusammenstellung):
    """What stands before the reports; `vorhaben` are in the order of the Referate.

    `vorjahr` are those of the year before, as they were reported then. `teil` names the Referat or office that it is
    of, and is empty for all. `halbjahr`: it is on the first half of the year. By `fehler` something may be missing in
    all sums. `nicht_bewilligt` was rejected, withdrawn or postponed; by `entlastungen` something else than spending was
    granted, which no sum counts. `ausgelassen` says how many were left out as they are not public; None where nothing
    was asked for but all.
    """

    jahr: int
    halbjahr: bool = False
    teil: str = ""
    fehler: Maengel = KEINE
    vorhaben: tuple[Vorhaben, ...]
    vorjahr: tuple[Vorhaben, ...] = ()
    nicht_bewilligt: tuple[Beschlossen, ...] = ()
    entlastungen: tuple[Beschlossen, ...] = ()
    ausgelassen: int | None = None

    art: ClassVar[str] = ART
    inhalt: ClassVar[str] = "uebersicht"

    @cached_property
    def betraege(self) -> tuple[Jahresbilanz, ...]:
        """Of each of `vorhaben`."""
        return tuple(map(amounts_of, self.vorhaben))

    @cached_property
    def je_referat(self) -> tuple[tuple[str, Jahresbilanz], ...]:
        """The sums of each Referat, by its name."""
        return tuple(
            (name or self.projekt.titel(NO_REFERAT), add_up([amounts for _, amounts in group]))
            for name, group in groupby(zip(self.vorhaben, self.betraege, strict=True), key=lambda row: row[0].referat)
        )

    @property
    def kapitelgruppen(self) -> tuple[str, ...]:
        """The Referat of each of `vorhaben`, under which its report stands; none where all are of the same one."""
        names = tuple(vorhaben.referat or self.projekt.titel(NO_REFERAT) for vorhaben in self.vorhaben)
        return names if len(set(names)) > 1 else ()

    @property
    def druck(self) -> Betragsdruck:
        return Betragsdruck(columns_of(BY_REFERAT, self.betraege), have_cents(self.betraege))

    @property
    def zeilen(self) -> list[Betragszeile]:
        return [self.druck.zeile(name, amounts) for name, amounts in self.je_referat]

    @property
    def summe(self) -> Betragszeile:
        return self.druck.zeile("", add_up(self.betraege))

    @property
    def zeilenkoepfe(self) -> bool:
        """Of the table by Referat."""
        return heads_fit(len(self.druck.spalten) + 1, len(self.je_referat) + 1)

    @property
    def diagramm(self) -> Vergleich | None:
        """What was there, spent and, if any, bound, of the Referate that report; one alone is nothing to compare."""
        rows = [(name, amounts) for name, amounts in self.je_referat if amounts.verfuegbar or amounts.ist]
        if len(rows) <= 1:
            return None
        names, amounts = zip(*rows, strict=True)
        titel = self.projekt.titel
        there = Series(titel("verfügbar"), tuple(bilanz.verfuegbar for bilanz in amounts))
        spent = Series(titel("Ist"), tuple(bilanz.ist for bilanz in amounts))
        bound = Series(titel("gebunden"), tuple(bilanz.gebunden for bilanz in amounts))
        shown = (there, spent, bound) if any(bound.values) else (there, spent)
        what = f"{join([series.name for series in shown])} nach Referaten, soweit berichtet ist"
        return Vergleich(what, EURO, titel("Referat"), names, shown, mit_tabelle=False)

    @cached_property
    def vergleich(self) -> Jahresvergleich | None:
        """The year before beside this one; None where nothing is reported of it."""
        return compare_years(self.jahr, self.vorjahr, self.vorhaben, self.projekt.titel(NO_REFERAT))

    @property
    def stellen(self) -> list[Stellensumme]:
        """A row for each kind, also for what only the year before had."""
        rows = add_up_posts(self.vorhaben)
        names, nothing = {row.name for row in rows}, sum_of([])
        gone = [row for row in (self.vergleich.stellen_vorher if self.vergleich else ()) if row.name not in names]
        return rows + [Stellensumme(row.vorhaben, nothing, nothing, None, None) for row in gone]

    @property
    def stellenliste(self) -> list[tuple[Vorhaben, Postenzeile]]:
        """Each line of granted posts, with what it is granted for."""
        return [(vorhaben, zeile) for vorhaben in self.vorhaben for zeile in vorhaben.stellen]

    @property
    def unbeziffert(self) -> bool:
        """Whether there is a motion that names no amounts."""
        return any(vorhaben.beantragt is None for vorhaben in self.vorhaben)

    @property
    def vorjahr_offen(self) -> bool:
        """Whether there is money of the year before of which nobody has reported what became of it."""
        return any(row.vorjahr_offen for row in self.betraege)

    @property
    def verbleib(self) -> Restverbleib | None:
        """What becomes of the rest; None in the middle of the year, when nobody knows."""
        return None if self.halbjahr else settle_rest(self.vorhaben)

    @property
    def unklar(self) -> int:
        """Of how many nobody knows what came out of earlier years."""
        return sum(1 for vorhaben in self.vorhaben if vorhaben.unklar)

    @property
    def nichtoeffentlich(self) -> list[str]:
        """The numbers of the motions in it that are not public, granted or not."""
        granted = (vorhaben.nummer for vorhaben in self.vorhaben if vorhaben.nichtoeffentlich)
        decided = (*self.nicht_bewilligt, *self.entlastungen)
        others = (motion.nummer for motion in decided if motion.nichtoeffentlich)
        return list(dict.fromkeys([*granted, *others]))

    @property
    def entlastend(self) -> list[str]:
        """The motions of which something else than spending was granted, by name."""
        secret = f" ({self.projekt.titel('nicht öffentlich')})"
        names = (f"{each.name}{secret if each.nichtoeffentlich else ''}" for each in self.entlastungen)
        return list(dict.fromkeys(names))

    def nur_oeffentliche(self) -> Self:
        """The same without what is not public in this year, or was not in the one before; it says how much that is."""
        secret = {vorhaben.nummer for vorhaben in self.vorhaben if vorhaben.nichtoeffentlich}
        return replace(
            self,
            vorhaben=_public(self.vorhaben),
            vorjahr=tuple(vorhaben for vorhaben in _public(self.vorjahr) if vorhaben.nummer not in secret),
            nicht_bewilligt=_public(self.nicht_bewilligt),
            entlastungen=_public(self.entlastungen),
            ausgelassen=len(self.nichtoeffentlich),
        )

    @property
    def lagen(self) -> list[tuple[str, int]]:
        """The reports by whether they can be relied on; what there is none of is not named."""
        count = Counter(vorhaben.lage for vorhaben in self.vorhaben)
        return [(lage.value, count[lage]) for lage in Berichtslage if count[lage]]

    @property
    def ampeln(self) -> list[Zaehlung]:
        """Those of which no report is needed have a row of their own, where there are any."""
        now, before = ([_light(vorhaben) for vorhaben in alle] for alle in (self.vorhaben, self.vorjahr))
        names = [light.text for light in Ampel]
        return self._count([*names, *({NOT_NEEDED} & {*now, *before})], now, before)

    @property
    def umsetzungen(self) -> list[Zaehlung]:
        words = ([vorhaben.umsetzung for vorhaben in alle] for alle in (self.vorhaben, self.vorjahr))
        return self._count([status.text for status in Umsetzung], *words)

    def _count(self, names: Sequence[str], words: Sequence[str], before: Sequence[str]) -> list[Zaehlung]:
        """A row for each name, and one for those without a report."""
        cents = have_cents([Jahresbilanz(bewilligt=vorhaben.bewilligt) for vorhaben in self.vorhaben])
        zaehlungen = []
        for name in (*names, ""):
            euros = [vorhaben.bewilligt for vorhaben, word in zip(self.vorhaben, words, strict=True) if word == name]
            granted = Geldwert(sum(euros, Decimal(0)), cents)
            zaehlungen.append(Zaehlung(name or "kein Bericht", len(euros), granted, before.count(name)))
        return zaehlungen


def _light(vorhaben: Vorhaben) -> str:
    return NOT_NEEDED if vorhaben.lage is Berichtslage.ERLEDIGT else vorhaben.ampel


B = TypeVar("B", Vorhaben, Beschlossen)


def _public(alle: Sequence[B]) -> tuple[B, ...]:
    return tuple(each for each in alle if not each.nichtoeffentlich)


@visible("inhalt", "fehlerhaft", "erledigt")
@dataclass(frozen=True, kw_only=True)
class Fehlanzeige(Zusammenstellung):
    """What stands in the stead of a report that is missing, has errors or is not needed any more."""

    vorhaben: Vorhaben

    art: ClassVar[str] = ART
    inhalt: ClassVar[str] = "fehlanzeige"

    @property
    def fehlerhaft(self) -> bool:
        return self.vorhaben.lage is Berichtslage.FEHLERHAFT

    @property
    def erledigt(self) -> bool:
        return self.vorhaben.lage is Berichtslage.ERLEDIGT
