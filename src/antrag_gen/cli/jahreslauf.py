"""`antrag jahreslauf`: the progress reports of a year, prepared or built and put together."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import click

from antrag_gen.batch import run
from antrag_gen.build import write, write_all
from antrag_gen.cli.output import tell
from antrag_gen.cli.start import open_project
from antrag_gen.errors import AntragError, Level
from antrag_gen.files import write_atomically
from antrag_gen.german.datum import parse_datum
from antrag_gen.german.jahre import parse_jahr
from antrag_gen.german.notation import NotationError
from antrag_gen.german.zahlen import join
from antrag_gen.models.projekt import Stammdaten, Umfeld
from antrag_gen.models.vorhaben import Berichtslage, Vorhaben
from antrag_gen.project import Project, shown
from antrag_gen.template_set import Templates, read_templates
from antrag_gen.writers.formats import FORMATS
from antrag_gen.yearly.due import Faellig, find_due, find_not_granted
from antrag_gen.yearly.prepare import Vorbereitet, prepare
from antrag_gen.yearly.together import Jahresband, Year, find_motions

REPORTS = "berichte"
OVERVIEW = ("xlsx", "csv")


def _read_year(_: click.Context, __: click.Parameter, value: str) -> int:
    try:
        return parse_jahr(value)
    except NotationError as error:
        raise click.BadParameter(f"{error.what} {error.hint}") from error


def _read_day(_: click.Context, __: click.Parameter, value: str | None) -> dt.date | None:
    try:
        return parse_datum(value) if value else None
    except NotationError as error:
        raise click.BadParameter(f"{error.what} {error.hint}") from error


@click.command(options_metavar="[OPTIONEN]", short_help="Die Fortschrittsberichte eines Jahres erzeugen.")
@click.argument("jahr", callback=_read_year, metavar="JAHR")
@click.option("--vorbereiten", is_flag=True, help="Nur die Berichte, die noch fehlen, zum Ausfüllen anlegen.")
@click.option("--stand", callback=_read_day, metavar="DATUM", help="Datum des Gesamtberichts; sonst heute.")
@click.option(
    "--ausgabe", type=click.Path(path_type=Path, file_okay=False), metavar="ORDNER", help="Wohin statt nach output/."
)
@click.pass_context
def jahreslauf(
    ctx: click.Context, jahr: int, *, vorbereiten: bool, stand: dt.date | None, ausgabe: Path | None
) -> None:
    """Die Fortschrittsberichte über JAHR zu allem, wofür Geld oder Stellen bewilligt sind.

    Erzeugt jeden Bericht, den Gesamtbericht (PDF und Word) und die Übersicht (Excel und CSV) in output/berichte/JAHR/
    und nennt die Ämter, die noch nicht berichtet haben. Solange etwas fehlt oder Fehler hat, endet der Befehl mit 1.

    Mit „--vorbereiten“ entsteht nur für jeden Bericht, der noch fehlt, eine Datei in content/berichte/JAHR/: mit dem,
    was Antrag, Beschluss und letzter Bericht sagen, und mit Stellen zum Ausfüllen. Was da ist, bleibt, wie es ist.
    """
    project, surroundings = open_project(ctx.obj)
    if vorbereiten:
        done = _prepare(jahr, project, surroundings)
    else:
        output = ausgabe or project.output
        done = _Run(jahr, stand or _today(), project, surroundings, read_templates(project), output).build()
    if not done:
        ctx.exit(1)


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


@dataclass(frozen=True, slots=True)
class _Run:
    """A run over the reports of a year; what cannot be built is told and costs nothing else."""

    jahr: int
    stand: dt.date
    project: Project
    surroundings: Umfeld
    templates: Templates
    output: Path

    def build(self) -> bool:
        """Build all that can be built; False where something is missing or wrong."""
        built = self.build_reports()
        faellige, problems = find_due(self.jahr, self.project, self.surroundings)
        # What is wrong with the reports themselves has been told as they were built.
        reports = {shown(path) for path in self.reports()}
        further = [each for each in problems if each.where.path not in reports]
        refused, unknown = find_motions(find_not_granted(self.jahr, self.surroundings), self.project, self.surroundings)
        told = [*further, *unknown]
        tell(problem for problem in told if problem.level is not Level.HINWEIS)
        try:
            year = Year(self.jahr, self.stand, self.surroundings, self.templates)
            band = year.put_together(faellige, refused)
            written = self.write(band)
        except AntragError as error:
            tell(error.problems)
            return False
        complete = _tell_missing(band.vorhaben)
        return built and written and complete and not any(each.level is Level.FEHLER for each in problems + unknown)

    def reports(self) -> list[Path]:
        """The files in the folder of the year, and those elsewhere that say that they are on it."""
        folder = self.project.content / REPORTS / str(self.jahr)
        known = self.surroundings.verzeichnis.berichte.items()
        named = [self.project.root / name for key, names in known if key.jahr == self.jahr for name in names]
        paths = [*([folder] if folder.is_dir() else []), *sorted(named)]
        return list(self.project.content_files(paths)) if paths else []

    def build_reports(self) -> bool:
        failed = False
        ours = (self.reports(), self.project, self.surroundings, tuple(FORMATS), self.output)
        for outcome in run(*ours):
            tell(problem for problem in outcome.problems if problem.level is not Level.HINWEIS)
            failed = failed or outcome.failed
            for path in outcome.written:
                click.echo(shown(path))
        return not failed

    def write(self, band: Jahresband) -> bool:
        """The files of the year; False where one could not be laid out."""
        folder = self.output / REPORTS / str(self.jahr)
        built = write_all(band.gesamtbericht, "gesamtbericht", self.templates, tuple(FORMATS))
        tell(built.problems)
        files = {f"gesamtbericht.{suffix}": data for suffix, data in built.files.items()}
        for suffix in OVERVIEW:
            files[f"uebersicht.{suffix}"] = write(band.uebersicht, "uebersicht", self.templates, suffix)
        for name, data in files.items():
            write_atomically(folder / name, data, shown(folder / name))
            click.echo(shown(folder / name))
        return not any(problem.level is Level.FEHLER for problem in built.problems)


def _tell_missing(vorhaben: Sequence[Vorhaben]) -> bool:
    """Say on stderr which offices have not delivered; True where all have."""
    open_ = [each for each in vorhaben if each.lage in (Berichtslage.FEHLT, Berichtslage.FEHLERHAFT)]
    if open_:
        click.echo(f"{_count(len(open_), 'Bericht fehlt', 'Berichte fehlen')}:", err=True)
    for each in open_:
        office = each.amt or "Amt noch offen"
        line = f"  {each.referat or 'Ohne Referat'}: {office}: {each.nummer}, {each.betreff} ({each.lage})"
        click.echo(line, err=True)
    return not open_


def _prepare(jahr: int, project: Project, surroundings: Umfeld) -> bool:
    """Write the reports that are missing; False where something is wrong."""
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
