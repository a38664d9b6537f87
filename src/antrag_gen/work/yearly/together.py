"""Put the reports of a year together: what was due comes in, the Gesamtbericht and the overview go out."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from antrag_gen.compose.book import bind
from antrag_gen.compose.document import compose
from antrag_gen.decisions.bewilligung import granted
from antrag_gen.decisions.entscheidung import Entscheidung, by_words
from antrag_gen.errors import AntragError, Level, Problem
from antrag_gen.fields.geldart import GEWOEHNLICH
from antrag_gen.fields.kennungen import Kennung
from antrag_gen.german.jahre import Planung
from antrag_gen.library.foerderung import find_decided, find_motion
from antrag_gen.library.folder import shown
from antrag_gen.library.project import OpenedProject
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.together.gesamtbericht import Beschlossen, Fehlanzeige, Gesamtbericht
from antrag_gen.together.maengel import KEINE, Maengel
from antrag_gen.together.uebersicht import overview
from antrag_gen.together.vorhaben import Berichtslage, Vorhaben
from antrag_gen.tree import Document
from antrag_gen.work.yearly.period import REPORTS
from antrag_gen.work.yearly.states import Berichtsstand, describe
from antrag_gen.writers.data import tables_of


@dataclass(frozen=True, slots=True)
class Jahresband:
    """The trees of the year; `vorhaben` say of each thing that is due whether there is a report on it."""

    vorhaben: tuple[Vorhaben, ...]
    gesamtbericht: Document
    uebersicht: Document

    @property
    def zeilen(self) -> Document:
        """The overview for programs: a row for each of `vorhaben`, no sums and nothing around them."""
        table = next(tables_of(self.uebersicht))
        rows = tuple(row for row in table.body if row.role.has_values)
        return replace(self.uebersicht, children=(replace(table, body=rows, foot=()),))


@dataclass(frozen=True, slots=True)
class Year:
    """What the reports of `jahr` are put together with; `stand` is the day that it says it was done.

    `teil` is the name of the Referat or office that they are of; empty for all. `halbjahr`: they are on its first half.
    What is not public is left out where nothing else is asked for (`nur_oeffentliche`).
    """

    jahr: int
    stand: dt.date
    project: OpenedProject
    teil: str = ""
    halbjahr: bool = False
    nur_oeffentliche: bool = False

    def put_together(
        self,
        staende: Sequence[Berichtsstand],
        nicht_bewilligt: Sequence[Beschlossen],
        fehler: Maengel = KEINE,
        entlastungen: Sequence[Beschlossen] = (),
        vorjahr: Sequence[Berichtsstand] = (),
    ) -> Jahresband:
        """The trees, which say by what they are incomplete (`fehler`).

        `entlastungen` are motions of which not all is money to be spent, `vorjahr` the reports on the year
        before.
        Raises AntragError for mistakes in the templates, and for characters of motions that no font has.
        """
        chapters = [self.chapter(stand) for stand in staende]
        settings, templates = self.project.einstellungen, self.project.templates
        report = Gesamtbericht(
            projekt=settings,
            stand=self.stand,
            jahr=self.jahr,
            halbjahr=self.halbjahr,
            teil=self.teil,
            fehler=fehler,
            vorhaben=tuple(vorhaben for vorhaben, _ in chapters),
            vorjahr=tuple(describe(stand, self.project) for stand in vorjahr),
            nicht_bewilligt=tuple(nicht_bewilligt),
            entlastungen=tuple(entlastungen),
        )
        parts = [part for _, part in chapters]
        if self.nur_oeffentliche:
            report = report.nur_oeffentliche()
            parts = [part for vorhaben, part in chapters if not vorhaben.nichtoeffentlich]
        front = compose(report, templates, settings)
        bound = bind(front, parts, settings, templates, report.kapitelgruppen)
        return Jahresband(report.vorhaben, bound, compose(overview(report), templates, settings))

    def chapter(self, stand: Berichtsstand) -> tuple[Vorhaben, Document]:
        """The report as it is composed, or what stands in its stead; one that cannot be composed has errors."""
        vorhaben = describe(stand, self.project)
        if vorhaben.bericht is not None:
            try:
                return vorhaben, _named(self.compose(vorhaben.bericht), vorhaben)
            except AntragError:
                # What is wrong with it is told where the report itself is built.
                vorhaben = replace(vorhaben, bericht=None, lage=Berichtslage.FEHLERHAFT)
        notice = Fehlanzeige(
            projekt=self.project.einstellungen, betreff=vorhaben.betreff, stand=self.stand, vorhaben=vorhaben
        )
        return vorhaben, _named(self.compose(notice), vorhaben)

    def compose(self, part: Fortschrittsbericht | Fehlanzeige) -> Document:
        return compose(part, self.project.templates, self.project.einstellungen)


def _named(part: Document, vorhaben: Vorhaben) -> Document:
    """The document under the name that it has among the others: that of the motion, by which they are ordered."""
    title = f"{vorhaben.benannt}: {vorhaben.betreff}"
    return replace(part, metadata=replace(part.metadata, title=title, nichtoeffentlich=vorhaben.nichtoeffentlich))


def count_mistakes(problems: Sequence[Problem], project: OpenedProject) -> Maengel:
    """Mistakes in decisions and motions, and reports that are due nowhere and nobody can rely on."""
    wrong = [problem.where.path for problem in problems if problem.level is Level.FEHLER]
    named = {project.file(name).shown for names in project.katalog.berichte.values() for name in names}
    below = f"{shown(project.folder.content / REPORTS)}/"
    reports = [path for path in wrong if path in named or path.replace("\\", "/").startswith(below)]
    return Maengel(len(wrong) - len(reports), len(set(reports)))


def find_motions(decisions: Sequence[Entscheidung], project: OpenedProject) -> tuple[list[Beschlossen], list[Problem]]:
    """The motions that were decided on, where they are at hand; those that are known to be elsewhere are not."""
    refused: list[Beschlossen] = []
    problems: list[Problem] = []
    for decision in decisions:
        kennung = Kennung.of(decision.antrag)
        try:
            elsewhere = project.is_elsewhere(kennung)
            motion = None if elsewhere else find_decided(kennung, decision.place, project)
        except AntragError as error:
            problems.extend(error.problems)
            motion = None
        refused.append(Beschlossen(decision, motion))
    return refused, problems


def find_relief(decisions: Sequence[Entscheidung], project: OpenedProject) -> list[Beschlossen]:
    """Those decisions by which something else than spending was granted: savings, or other income."""
    found: list[Beschlossen] = []
    for decision in decisions:
        kennung = Kennung.of(decision.antrag)
        if project.is_elsewhere(kennung) or project.unreadable(kennung):
            continue
        try:
            motion = find_motion(kennung, decision.place, project)
            planung = Planung(decision.haushalt, project.einstellungen.planungsjahre)
            words = by_words(granted(decision, motion), planung)
        except AntragError:
            continue  # told where it is found what is to be reported on
        if words.keys() - GEWOEHNLICH:
            found.append(Beschlossen(decision, motion))
    return found
