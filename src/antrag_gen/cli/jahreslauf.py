"""`antrag jahreslauf`: the progress reports of a year, prepared or built and put together."""

import datetime as dt
import os
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import click

from antrag_gen.cli.erzeugen import build_papers, close_run, make_order
from antrag_gen.cli.output import tell
from antrag_gen.cli.progress import tell_counts
from antrag_gen.cli.protocol import count, write_protocol
from antrag_gen.cli.start import choose_project
from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.fields.projekt import Stammdaten
from antrag_gen.files import write_atomically
from antrag_gen.german.datum import parse_datum
from antrag_gen.german.jahre import parse_jahr
from antrag_gen.german.zahlen import join
from antrag_gen.library.project import Project, shown
from antrag_gen.library.surroundings import load_surroundings
from antrag_gen.together.gesamtbericht import NichtBewilligt
from antrag_gen.together.vorhaben import Berichtslage, Vorhaben
from antrag_gen.work.batch.output import open_output
from antrag_gen.work.batch.plan import Order
from antrag_gen.work.batch.pool import count_cores
from antrag_gen.work.batch.run import State
from antrag_gen.work.build import write_all
from antrag_gen.work.yearly.due import Faellig, find_due, find_not_granted
from antrag_gen.work.yearly.prepare import Vorbereitet, prepare
from antrag_gen.work.yearly.together import Jahresband, Year, find_motions
from antrag_gen.writers.formats import FORMATS

REPORTS = "berichte"
REPORT, OVERVIEW = NAMES = ("gesamtbericht", "uebersicht")  # kinds, and names of their files


def _read_year(_: click.Context, __: click.Parameter, value: str) -> int:
    try:
        return parse_jahr(value)
    except AntragError as error:
        raise click.BadParameter(str(error)) from error


def _read_day(_: click.Context, __: click.Parameter, value: str | None) -> dt.date | None:
    try:
        return parse_datum(value) if value else None
    except AntragError as error:
        raise click.BadParameter(str(error)) from error


@click.command(options_metavar="[OPTIONEN]", short_help="Die Fortschrittsberichte eines Jahres erzeugen.")
@click.argument("jahr", callback=_read_year, metavar="JAHR")
@click.option("--vorbereiten", is_flag=True, help="Nur die Berichte, die noch fehlen, zum Ausfüllen anlegen.")
@click.option("--stand", callback=_read_day, metavar="DATUM", help="Datum des Gesamtberichts; sonst heute.")
@click.option(
    "--ausgabe", type=click.Path(path_type=Path, file_okay=False), metavar="ORDNER", help="Wohin statt nach output/."
)
@click.option("--alles-neu", is_flag=True, help="Auch Berichte erzeugen, die sich nicht geändert haben.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="ZAHL",
    help="So viele Berichte zugleich; sonst einen je Prozessorkern.",
)
@click.pass_context
def jahreslauf(  # noqa: PLR0913 – an argument for each option
    ctx: click.Context,
    jahr: int,
    *,
    vorbereiten: bool,
    stand: dt.date | None,
    ausgabe: Path | None,
    alles_neu: bool,
    jobs: int | None,
) -> None:
    """Die Fortschrittsberichte über JAHR zu allem, wofür Geld oder Stellen bewilligt sind.

    Erzeugt jeden Bericht, den Gesamtbericht (PDF und Word) und die Übersicht (Excel und CSV) in output/berichte/JAHR/
    und nennt die Ämter, die noch nicht berichtet haben. Solange etwas fehlt oder Fehler hat, endet der Befehl mit 1.

    Mit „--vorbereiten“ entsteht nur für jeden Bericht, der noch fehlt, eine Datei in content/berichte/JAHR/: mit dem,
    was Antrag, Beschluss und letzter Bericht sagen, und mit Stellen zum Ausfüllen. Was da ist, bleibt, wie es ist.
    """
    project = choose_project(ctx.obj)
    if vorbereiten:
        done = _prepare(jahr, project)
    else:
        with open_output(ausgabe or project.output, project) as output:
            order = make_order(project, output, tuple(FORMATS), with_source=True)
            done = _Run(jahr, stand or _today(), order, jobs or count_cores()).build(everything=alles_neu)
    if not done:
        ctx.exit(1)


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class _Run:
    """A run over the reports of a year; what cannot be built is told and keeps nothing else from being built."""

    jahr: int
    stand: dt.date
    order: Order
    jobs: int

    def build(self, *, everything: bool) -> bool:
        """Build all that can be built; False where something is missing or wrong."""
        began = time.perf_counter()
        paths = self.reports()
        self.check_names(paths)
        outcomes = list(build_papers(self.order, paths, self.jobs, everything=everything)) if paths else []
        built = not any(outcome.state is State.FEHLERHAFT for outcome in outcomes)
        project, umfeld = self.order.project, self.order.surroundings
        faellige, problems = find_due(self.jahr, project, umfeld)
        refused, unknown = find_motions(find_not_granted(self.jahr, umfeld), project, umfeld)
        # What is wrong with the reports themselves has been told as they were built.
        reports = {outcome.file.shown for outcome in outcomes}
        further = [problem for problem in (*problems, *unknown) if problem.where.path not in reports]
        tell(problem for problem in further if problem.level is not Level.HINWEIS)
        mistakes = sum(problem.level is Level.FEHLER for problem in further)
        together = self.put_together(faellige, refused, mistakes)
        seconds = time.perf_counter() - began
        close_run(self.order, write_protocol(outcomes, [*self.order.output.problems, *further], seconds))
        tell_counts(count(outcomes), seconds)
        complete = together is not None and _tell_missing(together.vorhaben)
        return built and complete and not mistakes

    def reports(self) -> list[Path]:
        """The files in the folder of the year, and those elsewhere that say that they are on it."""
        project = self.order.project
        folder = project.content / REPORTS / str(self.jahr)
        known = self.order.surroundings.verzeichnis.berichte.items()
        named = [project.root / name for key, names in known if key.jahr == self.jahr for name in names]
        paths = [*([folder] if folder.is_dir() else []), *sorted(named)]
        return list(project.content_files(paths)) if paths else []

    @property
    def folder(self) -> Path:
        return self.order.output.path / REPORTS / str(self.jahr)

    def check_names(self, paths: Sequence[Path]) -> None:
        """Raises AntragError with the reports whose files would be overwritten by those of the year."""
        taken = {os.path.normcase(self.folder / f"{name}.pdf") for name in NAMES}
        files = [self.order.project.content_file(path) for path in paths]
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

    def put_together(
        self, faellige: Sequence[Faellig], refused: Sequence[NichtBewilligt], mistakes: int
    ) -> Jahresband | None:
        """Write Gesamtbericht and overview; None where one of them could not be written, which is told."""
        try:
            year = Year(self.jahr, self.stand, self.order.surroundings, self.order.templates)
            band = year.put_together(faellige, refused, mistakes)
            problems = self.write(band)
        except AntragError as error:
            problems = error.problems
        tell(problems)
        return None if any(problem.level is Level.FEHLER for problem in problems) else band

    def write(self, band: Jahresband) -> Sequence[Problem]:
        """The files of the year; what keeps one from being laid out or written keeps only that from being written."""
        templates = self.order.templates
        report = write_all(band.gesamtbericht, REPORT, templates, tuple(FORMATS))
        overview = write_all(band.uebersicht, OVERVIEW, templates, ("xlsx", "csv"))
        problems = [*report.problems, *overview.problems]
        for name, built in zip(NAMES, (report, overview), strict=True):
            for suffix, data in built.files.items():
                path = self.folder / f"{name}.{suffix}"
                try:
                    write_atomically(path, data, shown(path))
                except AntragError as error:
                    problems.extend(error.problems)
                else:
                    click.echo(shown(path))
        return problems


def _tell_missing(vorhaben: Sequence[Vorhaben]) -> bool:
    """Say on stderr which offices have not delivered; True where all have."""
    open_ = [each for each in vorhaben if each.lage in (Berichtslage.FEHLT, Berichtslage.FEHLERHAFT)]
    if open_:
        click.echo(f"{_count(len(open_), 'Bericht fehlt', 'Berichte fehlen')}:", err=True)
    for each in open_:
        office = each.amt or "Amt noch offen"
        motion = f"{each.foerderung.antrag.bezeichnung} {each.nummer}"
        line = f"  {each.referat or 'Ohne Referat'}: {office}: {motion}, {each.betreff} ({each.lage})"
        click.echo(line, err=True)
    return not open_


def _prepare(jahr: int, project: Project) -> bool:
    """Write the reports that are missing; False where something is wrong."""
    surroundings = load_surroundings(project)
    prepared = prepare(jahr, project, surroundings)
    tell(problem for problem in prepared.problems if problem.level is not Level.HINWEIS)
    for _, path in prepared.geschrieben:
        click.echo(shown(path))
    for line in _summary(jahr, prepared, surroundings.stammdaten):
        click.echo(line)
    return not any(problem.level is Level.FEHLER for problem in prepared.problems)


def _summary(jahr: int, prepared: Vorbereitet, stammdaten: Stammdaten) -> Iterator[str]:
    written, there = len(prepared.geschrieben), len(prepared.vorhanden)
    yield (
        f"{_count(written, 'Bericht', 'Berichte')} über {jahr} vorbereitet, {_count(there, 'war', 'waren')} schon da."
    )
    if written:
        yield "Es liefern:"
        yield from _offices([faellig for faellig, _ in prepared.geschrieben], stammdaten)


def _offices(found: Iterable[Faellig], stammdaten: Stammdaten) -> Iterator[str]:
    """`  Technisches Referat: Tiefbauamt (2)`, in the order of the reports; who is not known yet is said so."""
    for key, group in groupby(found, key=lambda faellig: faellig.referat):
        referat = stammdaten.referate[key].name if key else "Ohne Referat"
        offices = [faellig.amt or "Amt noch offen" for faellig in group]
        yield f"  {referat}: {join([f'{name} ({offices.count(name)})' for name in dict.fromkeys(offices)])}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
