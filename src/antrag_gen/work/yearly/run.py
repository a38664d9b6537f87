"""Stage yearly: the reports of a year are built and put together; what is due, missing or wrong is told on the way."""

import datetime as dt
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from antrag_gen.compose.document import compose
from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.fields.kennungen import Kennung
from antrag_gen.german.zahlen import join
from antrag_gen.library.folder import ProjectFolder
from antrag_gen.library.project import OpenedProject
from antrag_gen.together.bearbeitung import Jahresstand, Standzeile
from antrag_gen.tree import Document
from antrag_gen.work.batch.build_all import Wanted, build_papers, close_run, open_order
from antrag_gen.work.batch.output import open_output
from antrag_gen.work.batch.plan import Order
from antrag_gen.work.events import Ended, Event, Finished, LeftOut, Noticed, Outcome, State, Written, count
from antrag_gen.work.yearly.carried import is_moved
from antrag_gen.work.yearly.decided import check_decided, find_granted, find_not_granted
from antrag_gen.work.yearly.due import Faellig, find_due
from antrag_gen.work.yearly.files import NAMES, PUBLIC, STANDING, lay_out
from antrag_gen.work.yearly.left_out import NOT_COUNTED, OVERTURNED, find_uncounted
from antrag_gen.work.yearly.part import Teil, find_part
from antrag_gen.work.yearly.period import check_stichtag, folder_of
from antrag_gen.work.yearly.states import Berichtsstand, check_stichtage, find_states, row_of
from antrag_gen.work.yearly.tidy import Leftovers, parts_of, write_of_year
from antrag_gen.work.yearly.together import Jahresband, Year, count_mistakes, find_motions, find_relief
from antrag_gen.work.yearly.untouched import check_granted


def run_year(  # noqa: PLR0913 – what is asked for, and of whom
    folder: ProjectFolder,
    jahr: int,
    stand: dt.date,
    wanted: Wanted,
    opened: OpenedProject | None = None,
    *,
    referat: str | None = None,
    amt: str | None = None,
    stichtag: dt.date | None = None,
    halbjahr: bool = False,
    nur_oeffentliche: bool = False,
) -> Iterator[Event]:
    """Build every report on a year, the Gesamtbericht and the overview, which say that they were made on `stand`.

    With `halbjahr` those on its first half, which have a folder of their own: none of their figures are the year's.
    Of a Referat or an office alone where one is named: then the files of the year have its name in theirs, and there
    are none where it has nothing to report. Where a
    `stichtag` is given, reports as of another day are told. Gesamtbericht and overview have only what is public, and
    say so in their names, where nothing else is asked for (`nur_oeffentliche`).

    What cannot be built keeps nothing else from being built; the run has failed while something is missing or wrong.
    Raises AntragError as `build_all` and `check_stichtag`, and where a report would be overwritten by those files.
    """
    check_stichtag(jahr, stichtag)
    began = time.perf_counter()
    with open_output(wanted.target or folder.output, folder) as output:
        yield from map(Noticed, output.problems)
        order, problems = open_order(folder, output, wanted, opened)
        yield from map(Noticed, problems)
        teil = find_part(referat, amt, order.project)
        run = _Run(jahr, stand, order, wanted, teil, stichtag, halbjahr=halbjahr, public=nur_oeffentliche)
        yield from run.build()
        yield from run.tidy()
        seconds = time.perf_counter() - began
        yield from close_run(order, run.outcomes, [*output.problems, *run.further], seconds)
    told = (run.secret, run.stale, run.uncounted, run.moved, run.old)
    yield Ended(count(run.outcomes), seconds, run.failed, run.zeilen, run.left, *told)


@dataclass(slots=True)
class _Run:
    """`outcomes` of the reports, and the problems that are about none of them."""

    jahr: int
    stand: dt.date
    order: Order
    wanted: Wanted
    teil: Teil
    stichtag: dt.date | None
    halbjahr: bool
    public: bool
    outcomes: list[Outcome] = field(default_factory=list)
    further: list[Problem] = field(default_factory=list)
    failed: bool = False
    zeilen: tuple[Standzeile, ...] = ()
    parts: set[str] | None = None
    left: tuple[Path, ...] = ()
    secret: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    old: tuple[Path, ...] = ()

    def build(self) -> Iterator[Event]:
        project = self.order.project
        check_decided(self.jahr, project)
        alle, problems = find_due(self.jahr, project, halbjahr=self.halbjahr)
        faellige, problems = self.teil.select(alle, problems, project)
        staende = find_states(faellige, project)
        self.zeilen = tuple(row_of(stand, project) for stand in staende)
        yield from map(Noticed, check_stichtage(staende, self.stichtag, project) if self.stichtag else ())
        stale = list(chain.from_iterable(check_granted(stand.faellig, project) for stand in staende))
        self.stale = tuple(dict.fromkeys(problem.where.path for problem in stale))
        yield from map(Noticed, stale)
        self.moved = tuple(_moved(staende))
        yield from self.build_reports(staende)
        refused, unknown = find_motions(find_not_granted(self.jahr, project), project)
        refused = [entry for entry in refused if self.teil.has_motion(entry.antrag, project)]
        of_part = {stand.faellig.kennung.antrag for stand in staende}
        relieving = [
            entry
            for entry in find_relief(find_granted(self.jahr, project), project)
            if Kennung.of(entry.entscheidung.antrag) in of_part or self.teil.has_motion(entry.antrag, project)
        ]
        self.secret = tuple(dict.fromkeys(each.nummer for each in (*refused, *relieving) if each.nichtoeffentlich))
        # What is wrong with the reports themselves has been told as they were built.
        reports = {outcome.file.shown for outcome in self.outcomes}
        self.further += [
            problem
            for problem in (*problems, *unknown)
            if problem.id == NOT_COUNTED or problem.where.path not in reports
        ]
        yield from map(Noticed, self.further)
        self.uncounted = tuple(dict.fromkeys(self.find_in_no_sum(alle, problems)))
        known = {faellig.bericht.file.shown for faellig in faellige if faellig.bericht}
        mistakes = count_mistakes([each for each in (*problems, *unknown) if each.where.path not in known], project)
        self.parts = None if mistakes.alle else parts_of(alle, project)
        if self.parts is not None and refused:
            self.parts.add(self.teil.endung[1:])
        self.failed = (
            mistakes.alle > 0
            or any(outcome.state is State.FEHLERHAFT for outcome in self.outcomes)
            or any(zeile.bearbeitung.fehlt for zeile in self.zeilen)
        )
        if self.teil.name and not (staende or refused):
            return
        try:
            year = Year(self.jahr, self.stand, project, self.teil.name, self.halbjahr, self.public)
            band = year.put_together(staende, refused, mistakes, relieving, self.find_last_year())
        except AntragError as error:
            yield from self.fail(error.problems)
        else:
            yield from self.write(band)

    def find_in_no_sum(self, alle: Sequence[Faellig], problems: Sequence[Problem]) -> Iterator[str]:
        """The reports of this part on the year that are in none of its sums, and those that a decision overturned."""
        project = self.order.project
        names = {faellig.bericht.file.name for faellig in alle if faellig.bericht}
        uncounted = find_uncounted(self.jahr, names, project, halbjahr=self.halbjahr)
        shown = [project.file(name).shown for _, name in uncounted]
        shown += [problem.where.path for problem in problems if problem.id in OVERTURNED]
        others = self.teil.files_of_others(project)
        yield from (path for path in shown if path not in others)

    def find_last_year(self) -> list[Berichtsstand]:
        """The reports on the year before; what is wrong with them is told by a run over that year."""
        faellige, _ = find_due(self.jahr - 1, self.order.project, halbjahr=self.halbjahr)
        return find_states([faellig for faellig in faellige if self.teil.has(faellig)], self.order.project)

    def build_reports(self, staende: Sequence[Berichtsstand]) -> Iterator[Event]:
        """Build what can be; what has blanks or mistakes is left out, and a mistake is one of the run."""
        left_out = {
            stand.faellig.bericht.file: stand for stand in staende if stand.faellig.bericht and stand.bearbeitung.fehlt
        }
        paths = self.reports(staende)
        self.check_names(paths)
        for file, stand in left_out.items():
            problems = (*stand.offen, *stand.fehler)
            yield LeftOut(file, problems)
            self.outcomes += [Outcome(file, State.FEHLERHAFT, problems=problems)] if stand.fehler else []
        folder = self.order.project.folder
        ready = [path for path in paths if folder.content_file(path) not in left_out]
        for event in build_papers(self.order, ready, self.wanted) if ready else ():
            yield event
            self.outcomes += [event.outcome] if isinstance(event, Finished) else []

    def fail(self, problems: Sequence[Problem]) -> Iterator[Noticed]:
        """Tell problems; an error among them is one of the whole run."""
        self.failed = self.failed or any(problem.level is Level.FEHLER for problem in problems)
        yield from map(Noticed, problems)

    def reports(self, staende: Sequence[Berichtsstand]) -> list[Path]:
        """The files in the folder of the year, and those elsewhere that say that they are on it; of a part its own.

        Those on its first half lie in a folder there, and are left to a run over that.
        """
        folder = self.order.project.folder
        if self.teil.name:
            return [folder.root / stand.faellig.bericht.file.name for stand in staende if stand.faellig.bericht]
        of_year = folder.content / self.folder
        half = folder.content / folder_of(self.jahr, halbjahr=True)
        known = {
            folder.root / name: key for key, names in self.order.project.katalog.berichte.items() for name in names
        }
        named = [path for path, key in known.items() if (key.jahr, key.halbjahr) == (self.jahr, self.halbjahr)]
        paths = [*([of_year] if of_year.is_dir() else []), *sorted(named)]
        return [
            path
            for path in (folder.content_files(paths) if paths else ())
            if (known[path].halbjahr if path in known else path.is_relative_to(half)) == self.halbjahr
        ]

    @property
    def folder(self) -> str:
        return folder_of(self.jahr, halbjahr=self.halbjahr)

    @property
    def target(self) -> Path:
        return self.order.output.path / self.folder

    def named(self, name: str) -> str:
        """What a file of the year is called; how far reports are is for the office alone."""
        return f"{name}{self.teil.endung}{PUBLIC if self.public and name != STANDING else ''}"

    def check_names(self, paths: Sequence[Path]) -> None:
        """Raises AntragError with the reports whose files would be overwritten by those of the year."""
        taken = {os.path.normcase(self.target / f"{self.named(name)}.pdf") for name in NAMES}
        files = [self.order.project.folder.content_file(path) for path in paths]
        problems = [
            Problem(
                Place(file.shown),
                f"So heißt schon eine Datei, die der Jahreslauf selbst schreibt ({join(NAMES)}).",
                "Den Bericht umbenennen.",
                "bericht-name",
            )
            for file in files
            if os.path.normcase(self.order.target(file, "pdf")) in taken
        ]
        if problems:
            raise AntragError(problems)

    def standing(self) -> Document:
        """How far each report is. Raises AntragError for mistakes in the template."""
        project = self.order.project
        table = Jahresstand(
            projekt=project.einstellungen,
            stand=self.stand,
            jahr=self.jahr,
            teil=self.teil.name,
            zeilen=self.zeilen,
            halbjahr=self.halbjahr,
            stichtag=self.stichtag,
        )
        return compose(table, project.templates, project.einstellungen)

    def write(self, band: Jahresband) -> Iterator[Event]:
        """The files of the year; what keeps one from being laid out or written keeps only that from being written."""
        files, problems = lay_out(band, self.standing(), self.order.project.templates)
        for file, data in files.items():
            name, _, suffix = file.partition(".")
            path = self.target / f"{self.named(name)}.{suffix}"
            try:
                told = write_of_year(self.order.output, path, data, self.folder, self.teil.endung[1:])
            except AntragError as error:
                problems.extend(error.problems)
            else:
                yield Written(path)
                problems.extend(told)
        self.old = self.find_old()
        yield from self.fail(problems)

    def find_old(self) -> tuple[Path, ...]:
        """The files with what is not public, which are left as they were where they are not asked for."""
        stems = [f"{name}{self.teil.endung}" for name in NAMES if name != STANDING] if self.public else []
        paths = (self.target / f"{stem}.{suffix}" for stem in stems for suffix in ("pdf", "docx", "xlsx", "csv"))
        return tuple(path for path in paths if path.is_file())

    def tidy(self) -> Iterator[Event]:
        """Find files of the year that nothing stands behind any more, and remove them where that is asked for."""
        only = self.teil.file_words(self.order.project) if self.teil.name else None
        leftovers = Leftovers(self.order.output, self.folder, self.parts, only)
        if self.wanted.tidy:
            yield from leftovers.remove()
        self.left = leftovers.paths


def _moved(staende: Sequence[Berichtsstand]) -> Iterator[str]:
    """The reports that take over other sums than last year's leave by now; they warn of it themselves."""
    for datei, before in ((stand.faellig.bericht, stand.faellig.vorjahr) for stand in staende):
        now, then = (each.bericht if each else None for each in (datei, before))
        if datei and before and now and then and is_moved(now.mittel, then.mittel, before.jahr):
            yield datei.file.shown
