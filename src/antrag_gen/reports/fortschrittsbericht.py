"""The progress report: what became, in a year, of what the council funded."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field, PrivateAttr

from antrag_gen.decisions.bewilligung import posts_by_kind
from antrag_gen.decisions.entscheidung import WHOLE
from antrag_gen.errors import HERE, Level, Path, Problem
from antrag_gen.fields.amtspruefung import check_office
from antrag_gen.fields.diagramm import Diagramm
from antrag_gen.fields.felder import Abschnitt, Datum, Prosa, Zeile
from antrag_gen.fields.kennungen import Kennung
from antrag_gen.fields.listenfelder import NichtLeer
from antrag_gen.fields.nummern import name_of, put_behind
from antrag_gen.fields.nummernfelder import AntragsnummerFeld, DrucksachennummerFeld
from antrag_gen.fields.stellen import Anzahl, Stellenvorhaben
from antrag_gen.fields.ziffern import steps_of
from antrag_gen.fields.ziffernfelder import ZifferFeld
from antrag_gen.german.datum import format_datum, format_datum_kurz
from antrag_gen.german.zahlen import join_oder
from antrag_gen.papers.bewilligbar import name_in_report
from antrag_gen.papers.drucksache import Drucksache
from antrag_gen.reports.berichtsdiagramme import added_up, indicator_charts, money_charts
from antrag_gen.reports.berichtszeitraum import Berichtszeitraum, check_within
from antrag_gen.reports.foerderung import Foerderung
from antrag_gen.reports.indikator import Indikator, years_of
from antrag_gen.reports.jahreszahlen import check_named_years, check_years_in_head
from antrag_gen.reports.massnahme import Massnahme, check_day
from antrag_gen.reports.mittelpruefung import check_limit, check_money
from antrag_gen.reports.mitteltabelle import Mitteltabelle, lay_out_money
from antrag_gen.reports.mittelverwendung import Jahresrechnung, JahrFeld, Mittelverwendung, missing_years, settle
from antrag_gen.reports.oeffentlichkeit import check_public
from antrag_gen.reports.sachstand import check_newest, check_not_copied, check_sachstand, read_sachstand, words_of
from antrag_gen.reports.stellenstand import Stellenstand, check_posts_filled, check_posts_left
from antrag_gen.reports.stellenzeilen import count_reached
from antrag_gen.reports.umsetzung import Ampel, Umsetzung, check_end, check_expected, check_reason, expected_at
from antrag_gen.reports.vorjahr import (
    Vorjahr,
    check_figures_new,
    check_indicators_kept,
    check_measures_kept,
    check_money_kept,
    check_sachstand_kept,
    check_something_new,
    check_texts_new,
)
from antrag_gen.reports.vorjahresspalten import Vorjahresspalten
from antrag_gen.visible import visible


@visible(
    "foerderung",
    "jahre",
    "tabelle",
    "mitteldiagramme",
    "aufsummiert",
    "indikatordiagramme",
    "messjahre",
    "kw_erreicht",
    "vorjahresspalten",
    "zum_antrag",
    "abschluss",
    "halbjahr",
)
class Fortschrittsbericht(Drucksache):
    """What it says of the motion and the decision is never typed: `foerderung` has it.

    `zeitraum` says whether it is on the year or on its first half; then money goes on, and nothing of it is left yet.
    """

    namen: ClassVar[tuple[str, ...]] = ("Mitteilungsvorlage", "Fortschrittsbericht", "Halbjahresbericht")
    berichtet_ueber_antrag: ClassVar[bool] = True

    art: Literal["fortschrittsbericht"]
    amt: Zeile
    antrag: AntragsnummerFeld
    ziffer: ZifferFeld = WHOLE
    berichtsjahr: JahrFeld
    zeitraum: Berichtszeitraum = Berichtszeitraum.JAHR
    stichtag: Datum
    umsetzung: Umsetzung
    ampel: Ampel
    abgeschlossen_am: Datum | None = None
    folgedrucksache: DrucksachennummerFeld | None = None
    grund: Zeile = ""
    mittel: Annotated[list[Mittelverwendung], NichtLeer] = Field(default_factory=list)
    massnahmen: Annotated[list[Massnahme], NichtLeer] = Field(default_factory=list)
    indikatoren: Annotated[list[Indikator], NichtLeer] = Field(default_factory=list)
    stellen: Stellenstand | None = None
    kurzfassung: Annotated[Prosa, Abschnitt("Kurzfassung")] | None = None
    ziele: Annotated[Prosa, Abschnitt("Ziele")]
    sachstand: Annotated[Prosa, Abschnitt("Sachstand")]
    wirkung: Annotated[Prosa, Abschnitt("Wirkung")]
    probleme: Annotated[Prosa, Abschnitt("Probleme")]
    ausblick: Annotated[Prosa, Abschnitt("Ausblick")]
    entscheidungsbedarf: Annotated[Prosa, Abschnitt("Entscheidungsbedarf")] | None = None

    _foerderung: Foerderung | None = PrivateAttr(default=None)

    @property
    def halbjahr(self) -> bool:
        return self.zeitraum is Berichtszeitraum.HALBJAHR

    @property
    def foerderung(self) -> Foerderung | None:
        """The motion and the decision; None where they could not be found, which is said where the file is loaded."""
        return self._foerderung

    def rest_on(self, foerderung: Foerderung | None) -> None:
        """Keep what was found; it is held against the report by `befunde`."""
        self._foerderung = foerderung

    @property
    def jahre(self) -> list[Jahresrechnung]:
        """The years with what was granted for them; none without the decision."""
        foerderung = self.foerderung
        if foerderung is None or not self.mittel:
            return []
        before = foerderung.vorjahr.stand(self.mittel[0].jahr - 1) if foerderung.vorjahr else None
        return settle(self.mittel, foerderung.ansatz, before.euro("gebunden") if before else Decimal(0))

    @property
    def kw_erreicht(self) -> Anzahl | None:
        """How many granted posts were to fall away by the Stichtag; None without the decision."""
        return count_reached(self.foerderung.stellen, self.stichtag) if self.foerderung else None

    @property
    def tabelle(self) -> Mitteltabelle:
        return lay_out_money(self.jahre, self.foerderung.genauigkeit) if self.foerderung else lay_out_money(())

    @property
    def mitteldiagramme(self) -> list[Diagramm]:
        return list(money_charts(self.jahre, self.titel))

    @property
    def aufsummiert(self) -> Diagramm | None:
        return added_up(self.jahre, self.titel)

    @property
    def indikatordiagramme(self) -> list[Diagramm]:
        return list(indicator_charts(self.indikatoren, self.titel))

    @property
    def messjahre(self) -> list[int]:
        return years_of(self.indikatoren)

    @property
    def vorjahresspalten(self) -> Vorjahresspalten | None:
        """What last year's report said; None where there is none."""
        vorjahr = self.foerderung.vorjahr if self.foerderung else None
        return Vorjahresspalten(vorjahr, self.stellen) if vorjahr else None

    @property
    def jaehrliche_abschnitte(self) -> Mapping[str, Prosa]:
        """The sections that are written anew each year, by title."""
        abschnitte = {
            "Kurzfassung": self.kurzfassung,
            "Wirkung": self.wirkung,
            "Probleme": self.probleme,
            "Ausblick": self.ausblick,
            "Entscheidungsbedarf": self.entscheidungsbedarf,
        }
        return {self.titel(title): prosa for title, prosa in abschnitte.items() if prosa is not None}

    def as_last_year(self, path: str) -> Vorjahr:
        """What the next report is held against."""
        return Vorjahr(
            path,
            self.berichtsjahr,
            tuple(self.mittel),
            tuple(self.massnahmen),
            tuple(self.indikatoren),
            read_sachstand(self.sachstand)[0],
            self.jaehrliche_abschnitte,
            self.umsetzung,
            self.ampel,
            self.stellen,
        )

    def befunde(self) -> Iterator[Problem]:
        """Adds: days, statuses and reasons agree; texts are this year's; money, measures, indicators add up."""
        yield from super().befunde()
        yield from check_office(("amt",), self.amt, self._kontext.liste("aemter"))
        yield from self._check_days()
        yield from self._check_ziffer()
        yield from self._check_status()
        yield from self._check_texts()
        for index, indikator in enumerate(self.indikatoren):
            yield from indikator.befunde(("indikatoren", index), self.berichtsjahr)
        foerderung = self.foerderung
        decided = foerderung.beschlossen_am if foerderung else None
        for index, massnahme in enumerate(self.massnahmen):
            yield from massnahme.befunde(("massnahmen", index), self.stichtag, decided)
        posts = foerderung.stellen_am(self.stichtag) if foerderung else []
        granted = posts_by_kind(posts) if foerderung else None
        yield from check_posts_filled(self.stellen, granted, self.kw_erreicht)
        if foerderung is not None:
            gone = count_reached(posts, self.stichtag, Stellenvorhaben.SCHAFFUNG)
            yield from check_posts_left(self.stellen, gone)
            yield from check_public(self.oeffentlich, foerderung)
            yield from self._check_money(foerderung)
            yield from self._check_against(foerderung.vorjahr)

    def _check_days(self) -> Iterator[Problem]:
        tag, jahr = format_datum_kurz(self.stichtag), self.berichtsjahr
        yield from check_within(self.stichtag, jahr, self.zeitraum)
        if self.datum is not None and self.datum < self.stichtag:
            what = f"Der Bericht ist vom {format_datum_kurz(self.datum)}, der Stichtag {tag} kommt erst danach."
            yield Problem(("datum",), what, "„datum“ und „stichtag“ vergleichen.", "stichtag-datum", Level.WARNUNG)
        foerderung = self.foerderung
        if foerderung is not None and jahr < foerderung.haushalt.erstes:
            what = f"Das Berichtsjahr {jahr} liegt vor dem Haushalt {foerderung.haushalt.text}, in dem bewilligt ist."
            yield Problem(("berichtsjahr",), what, "Das Jahr prüfen.", "berichtsjahr-frueh")

    def _check_ziffer(self) -> Iterator[Problem]:
        """The motion has the Ziffer that is reported on."""
        known = self._kontext.ziffern(Kennung.of(self.antrag))
        if self.ziffer and known and steps_of(self.ziffer) not in map(steps_of, known):
            what = f"Der {name_of(self.antrag)} hat keine Ziffer {self.ziffer}."
            yield Problem(("ziffer",), what, f"Möglich sind: {join_oder(known)}.", "ziffer-unbekannt")

    def _check_status(self) -> Iterator[Problem]:
        at: tuple[tuple[str], tuple[str]] = (("umsetzung",), ("abgeschlossen_am",))
        yield from check_end(self.umsetzung, self.abgeschlossen_am, self.folgedrucksache, at)
        yield from check_reason(self.umsetzung, self.grund, ("umsetzung",))
        yield from check_expected(self.umsetzung, self.grund, expected_at(("grund",)))
        if self.abgeschlossen_am is not None:
            decided = self.foerderung.beschlossen_am if self.foerderung else None
            yield from check_day(("abgeschlossen_am",), self.abgeschlossen_am, self.stichtag, decided)
        running = [massnahme.massnahme for massnahme in self.massnahmen if massnahme.status.laeuft]
        if self.umsetzung is Umsetzung.ABGESCHLOSSEN and running:
            yield Problem(
                ("umsetzung",),
                f"Im Ganzen abgeschlossen, aber „{running[0]}“ ist es nicht.",
                "Den Stand der Maßnahmen oder den im Ganzen berichtigen.",
                "umsetzung-widerspruch",
            )

    def _check_texts(self) -> Iterator[Problem]:
        staende, problems = read_sachstand(self.sachstand)
        yield from problems
        yield from check_sachstand(staende, self.stichtag)
        yield from check_not_copied(self.sachstand)
        if not problems:
            yield from check_newest(staende, self.berichtsjahr, entwurf=self.entwurf)
        texts = [
            (words_of([block]), block.place) for prosa in self.jaehrliche_abschnitte.values() for block in prosa.blocks
        ]
        # What an earlier Stand expected was so when it was written; only the newest one is this report's.
        for words, place in (*texts, *((stand.worte, stand.place) for stand in staende[:1])):
            yield from check_expected(self.umsetzung, words, expected_at(place or HERE))
        yield from self._check_years()

    def _check_years(self) -> Iterator[Problem]:
        jahr = self.berichtsjahr
        due = ((self.kurzfassung, jahr), (self.wirkung, jahr), (self.ausblick, jahr + (not self.halbjahr)))
        yield from check_named_years(due, jahr)
        sources: list[tuple[Path, str]] = [
            (("indikatoren", index, "quelle"), indikator.quelle) for index, indikator in enumerate(self.indikatoren)
        ]
        yield from check_years_in_head([(("betreff",), self.betreff), (("amt",), self.amt), *sources], jahr)

    def _check_money(self, foerderung: Foerderung) -> Iterator[Problem]:
        yield from check_money(self.jahre, self.berichtsjahr, self._carried(foerderung), offen=self.halbjahr)
        yield from check_limit(self.mittel, self.berichtsjahr, foerderung.geld_bis)
        for year in missing_years(self.mittel, foerderung.ansatz, foerderung.haushalt.erstes, self.berichtsjahr):
            yield Problem(
                ("mittel",),
                f"Für {year} ist Geld bewilligt, übertragen oder gebunden, der Bericht sagt nichts davon.",
                f"Unter „mittel“ einen Eintrag „- jahr: {year}“ mit „ist“ ergänzen.",
                "mittel-fehlen",
            )

    def _carried(self, foerderung: Foerderung) -> Decimal | None:
        """The Euro that came into the first year told here; None in the first one of the budget, where nobody knows."""
        first = self.mittel[0].jahr if self.mittel else foerderung.haushalt.erstes
        told = {stand.jahr: stand for stand in foerderung.vorjahr.mittel} if foerderung.vorjahr else {}
        if first - 1 in told:
            return told[first - 1].euro("uebertragen")
        if self.mittel and first in told:
            # It is held against that report with all other amounts.
            return self.mittel[0].euro("uebertrag")
        return None if first <= foerderung.haushalt.erstes else Decimal(0)

    def _check_against(self, vorjahr: Vorjahr | None) -> Iterator[Problem]:
        if vorjahr is not None:
            yield from check_money_kept(self.mittel, vorjahr)
            yield from check_measures_kept(self.massnahmen, vorjahr)
            yield from check_indicators_kept(self.indikatoren, vorjahr)
            staende = read_sachstand(self.sachstand)[0]
            yield from check_sachstand_kept(staende, self.sachstand, vorjahr)
            yield from check_texts_new(self.jaehrliche_abschnitte, vorjahr, (self.titel("Probleme"),))
            texte = [words_of(prosa.blocks) for prosa in self.jaehrliche_abschnitte.values()]
            texte += [stand.worte for stand in staende[:1]]
            unchanged = list(check_something_new(self.mittel, self.massnahmen, texte, vorjahr))
            yield from unchanged or check_figures_new(self.mittel, self.indikatoren, vorjahr)

    @property
    def zum_antrag(self) -> str:
        """`Fortschrittsbericht 2024 zum Haushaltsantrag Nr. 4123/2023, Ziffer 2 a`, or `Halbjahresbericht 2024 …`."""
        kind = name_in_report(self.foerderung.antrag) if self.foerderung else self.titel("Haushaltsantrag")
        motion = put_behind(kind, str(self.antrag))
        part = f", Ziffer {self.ziffer}" if self.ziffer else ""
        name = "Halbjahresbericht" if self.halbjahr else "Fortschrittsbericht"
        return f"{self.titel(name)} {self.berichtsjahr} zum {motion}{part}"

    @property
    def abschluss(self) -> str:
        """The day on which all was done, in words; empty while it is not."""
        return format_datum(self.abgeschlossen_am) if self.abgeschlossen_am else ""
