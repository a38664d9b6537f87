"""The budget motion: what is to be put into the budget, for what and in which years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from antrag_gen.errors import Problem
from antrag_gen.fields.amtspruefung import check_offices_of_posts
from antrag_gen.fields.bedarf import (
    SPERRVERMERK,
    GeldFeld,
    Mittel,
    check_referate,
    counted,
    kinds_of,
    needs_of,
    parts_among,
    running_label,
    total_need,
    with_parts,
)
from antrag_gen.fields.bedarfstabelle import lay_out_need
from antrag_gen.fields.einstellungen import Deckungspflicht, Formular
from antrag_gen.fields.felder import Abschnitt, EinheitFeld, Kennzeichen, Prosa
from antrag_gen.fields.geldart import GEWOEHNLICH, Geldangabe, Geldart, angaben_of, worte_of
from antrag_gen.fields.jahrestabelle import Jahrestabelle
from antrag_gen.fields.kennungen import Kennung
from antrag_gen.fields.listenfelder import NichtLeer
from antrag_gen.fields.mittelpruefung import check_mittel, check_total
from antrag_gen.fields.stellen import Stellenvorhaben
from antrag_gen.fields.stellenplan import Stellenplan, group_posts
from antrag_gen.fields.stellenpruefung import check_posts
from antrag_gen.fields.zuordnung import Antragsmittel, AntragsstellenFeld, check_ziffern
from antrag_gen.german.geld import Einheit
from antrag_gen.german.jahre import BETRAG_ZEITRAUM, Jahresbetraege, Planung
from antrag_gen.german.zahlen import number_ranges
from antrag_gen.papers.haushaltspapier import Haushaltspapier
from antrag_gen.visible import visible

# What happens to posts that has to be paid for.
COSTLY = (Stellenvorhaben.SCHAFFUNG, Stellenvorhaben.HEBUNG, Stellenvorhaben.ERMAECHTIGUNG)


@visible()
@dataclass(frozen=True, slots=True)
class Bedarfszeile:
    """What a motion asks for one purpose, in words; `teil` is one that is part of the purpose above („davon“)."""

    zweck: str
    teil: bool
    angaben: tuple[Geldangabe, ...]


@visible(
    "form",
    "teur",
    "lfd_nrn",
    "fundstellen",
    "gewoehnlich",
    "bedarfszeilen",
    "tabelle",
    "ergebnishaushalt",
    "finanzhaushalt",
    "stellenplan",
)
class Haushaltsantrag(Haushaltspapier):
    """The motion in any of its forms; `haushalt` gives the years that its amounts are spread over."""

    namen: ClassVar[tuple[str, ...]] = ("Haushaltsantrag",)

    art: Literal["haushaltsantrag"]
    formular: Formular | None = None
    einheit: EinheitFeld | None = None
    ranking_nr: Kennzeichen | None = None
    bezirksbeirat_nr: Kennzeichen | None = None
    mittel: Annotated[list[Antragsmittel], NichtLeer] = Field(default_factory=list)
    summe: GeldFeld | None = None
    # Before the posts: what happens to those that don't say it themselves.
    stellen_vorhaben: Stellenvorhaben = Stellenvorhaben.SCHAFFUNG
    stellen: Annotated[AntragsstellenFeld, NichtLeer] = Field(default_factory=list)
    begruendung: Annotated[Prosa, Abschnitt("Begründung/Erläuterung")]
    antragstext: Annotated[Prosa, Abschnitt("Wir beantragen")] | None = None
    deckungsvorschlag: Annotated[Prosa, Abschnitt("Deckungsvorschlag")] | None = None

    @property
    def form(self) -> Formular:
        return self.formular or self._kontext.einstellungen.formular

    @property
    def teur(self) -> bool:
        """Whether the tables of this paper are in thousands of Euro."""
        return (self.einheit or self._kontext.einstellungen.einheit) is Einheit.TEUR

    @property
    def planung(self) -> Planung:
        return Planung(self.haushalt, self._kontext.einstellungen.planungsjahre)

    @property
    def lfd_nrn(self) -> str:
        """The running numbers as they are cited: `lfd. Nr. 64`, `lfd. Nrn. 63 und 64`; empty without any."""
        numbers = {number for entry in self.anmeldeliste if entry.lfd_nr for number in entry.lfd_nr.nummern}
        if not numbers:
            return ""
        return f"{running_label(len(numbers))} {number_ranges(sorted(numbers))}"

    @property
    def fundstellen(self) -> list[str]:
        """The needs in words, where one says more than its number; without those that the only amount names."""
        if all(entry.nur_nummer for entry in self.anmeldeliste):
            return []
        return [entry.kurz for entry in self.anmeldeliste if not (entry.nur_nummer and len(self.mittel) == 1)]

    @property
    def betraege(self) -> Jahresbetraege:
        """What the budget needs for all, in Euro by year, less what relieves it.

        AntragError where two purposes don't fit in one table.
        """
        return total_need(self.mittel, self.planung)

    @property
    def je_geldart(self) -> dict[Geldart, Jahresbetraege]:
        """The amounts of each kind of money, as they are written."""
        amounts: dict[Geldart, Jahresbetraege] = {}
        for entry, kind in zip(counted(self.mittel), self._counted_kinds, strict=True):
            amounts[kind] = amounts.get(kind, Jahresbetraege()) + entry.betrag.verteilt(self.planung)
        return amounts

    @property
    def _counted_kinds(self) -> list[Geldart]:
        parts = parts_among(self.mittel)
        return [kind for index, kind in enumerate(kinds_of(self.mittel)) if index not in parts]

    @property
    def gewoehnlich(self) -> bool:
        """Whether all that is asked for is more spending, which needs no other word than need."""
        entries = zip(counted(self.mittel), self._counted_kinds, strict=True)
        words = (worte_of(kind, entry.betrag.verteilt(self.planung)) for entry, kind in entries)
        return GEWOEHNLICH.issuperset(chain.from_iterable(words))

    @property
    def ungenau(self) -> bool:
        """Whether something is asked for „rund“ or „bis zu“."""
        return any(any(entry.betrag.genauigkeiten(self.planung).values()) for entry in self.mittel)

    @property
    def bedarfszeilen(self) -> tuple[Bedarfszeile, ...]:
        """What is asked for each purpose, with a word that fits kind and sign."""
        parts = parts_among(self.mittel)
        return tuple(
            Bedarfszeile(entry.zweck, index in parts, tuple(angaben_of(kind, entry.betrag)))
            for index, (entry, kind) in enumerate(zip(self.mittel, kinds_of(self.mittel), strict=True))
        )

    @property
    def tabelle(self) -> Jahrestabelle | None:
        """The amounts by year; None where the motion names none. The forms have a column for every planning year."""
        kurz = self.form is Formular.KURZ
        return self._table(
            self.mittel, [entry.zweck_und_haushalt if kurz else entry.zweck_und_konto for entry in self.mittel]
        )

    @property
    def ergebnishaushalt(self) -> Jahrestabelle | None:
        """What is no investment, by measure and account; None where there is none."""
        entries = with_parts(self.mittel, lambda entry: not entry.im_fhh or entry.im_ehh)
        return self._table(entries, [entry.zweck_und_konto for entry in entries])

    @property
    def finanzhaushalt(self) -> Jahrestabelle | None:
        """Investments alone, by measure and account; None where there are none."""
        entries = with_parts(self.mittel, lambda entry: entry.im_fhh and not entry.im_ehh)
        return self._table(entries, [entry.zweck_und_konto for entry in entries])

    @property
    def stellenplan(self) -> Stellenplan:
        """The posts by what is to happen to them."""
        return group_posts(self.stellen)

    @property
    def genannte_thh(self) -> list[str]:
        return [*super().genannte_thh, *(entry.thh for entry in self.mittel if entry.thh)]

    @property
    def genannte_aemter(self) -> list[str]:
        return [post.amt for post in self.stellen if post.amt]

    def _table(self, entries: Sequence[Mittel], names: Sequence[str]) -> Jahrestabelle | None:
        word = self.titel(SPERRVERMERK)
        names = [entry.with_condition(name, word) for name, entry in zip(names, entries, strict=True)]
        if not entries:
            return None
        spalten = () if self.form is Formular.KURZ else self.planung.spalten
        return lay_out_need(needs_of(entries, self.planung, names), spalten, teur=self.teur)

    def befunde(self) -> Iterator[Problem]:
        """Adds: something must be requested, stated totals must be the computed ones."""
        yield from super().befunde()
        if not self.mittel and not self.stellen and self.antragstext is None:
            yield Problem(
                (),
                "Der Antrag beantragt nichts.",
                f"„mittel“ angeben oder den Abschnitt „# {self.titel('Wir beantragen')}“ schreiben.",
                "antrag-leer",
            )
        findings = list(check_mittel(self.mittel, self.planung, teur=self.teur))
        yield from findings
        if self.mittel and not any(finding.id == BETRAG_ZEITRAUM for finding in findings):
            yield from self._check_table()
        yield from self._check_crosses()
        if not any(finding.id == BETRAG_ZEITRAUM for finding in findings):
            yield from self._check_covered()
        yield from self.check_alone("einheit", "mittel")
        yield from self.check_alone("summe", "mittel")
        yield from self.check_alone("stellen_vorhaben", "stellen")
        yield from check_posts(self.stellen, self.haushalt, one_mark="stellen_vorhaben" in self.model_fields_set)
        yield from self._check_ziffern()
        yield from check_referate(self.anmeldeliste, self._kontext.liste("referate"), self._kontext.liste("aemter"))
        yield from check_offices_of_posts(self.stellen, self._kontext.liste("aemter"), needed=self.referat is None)

    def _check_ziffern(self) -> Iterator[Problem]:
        """Which Ziffern there are is known by the number of the paper."""
        known = (self._kontext.ziffern(Kennung.of(self.nummer)) if self.nummer else None) or ()
        yield from check_ziffern("mittel", self.mittel, known)
        yield from check_ziffern("stellen", self.stellen, known)

    def _check_covered(self) -> Iterator[Problem]:
        """Where the city wants it, a motion that costs money or posts says where they come from."""
        wanted = self._kontext.einstellungen.deckungsvorschlag is Deckungspflicht.PFLICHT and not self.entwurf
        costs = any(post.vorhaben in COSTLY for post in self.stellen) or any(
            euro > 0 for euro in self.betraege.values()
        )
        if wanted and costs and self.deckungsvorschlag is None:
            yield Problem(
                ("status",),
                f"Der Antrag kostet Geld; es fehlt der Abschnitt „# {self.titel('Deckungsvorschlag')}“.",
                "Ergänzen, woher das Geld kommen soll; im Entwurf darf er fehlen.",
                "deckung-fehlt",
            )

    def _check_crosses(self) -> Iterator[Problem]:
        """In the city's form each purpose has one cross; what is part of another („davon“) may leave it to that."""
        if self.form is not Formular.AMTLICH:
            return
        parts = parts_among(self.mittel)
        for index, entry in enumerate(self.mittel):
            if entry.im_ehh and entry.im_fhh:
                what = f"„{entry.zweck}“ ist zugleich im Ergebnishaushalt (EHH) und im Finanzhaushalt (FHH) angekreuzt."
                hint = "Eine der Zeilen „ehh“ und „fhh“ löschen, oder den Zweck in zwei Einträge teilen."
                yield Problem(("mittel", index), what, hint, "ehh-fhh")
            elif not entry.im_ehh and not entry.im_fhh and index not in parts:
                what = f"„{entry.zweck}“ ist weder im Ergebnishaushalt (EHH) noch im Finanzhaushalt (FHH) angekreuzt."
                hint = "„ehh: ja“ ergänzen, bei Investitionen „fhh: ja“."
                yield Problem(("mittel", index), what, hint, "ehh-fhh")

    def _check_table(self) -> Iterator[Problem]:
        alle = self.betraege
        if self.summe is not None:
            income = self.mittel and all(kind.kommt_herein for kind in self.je_geldart)
            as_written = income and not (self.tabelle and self.tabelle.saldo)
            yield from check_total(("summe",), self.summe, -alle if as_written else alle)
