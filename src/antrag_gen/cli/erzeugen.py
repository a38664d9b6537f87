"""`antrag erzeugen`: content files to PDF and Word."""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import click

from antrag_gen.cli import protocol
from antrag_gen.cli.output import tell
from antrag_gen.cli.progress import Progress, follow, tell_counts
from antrag_gen.cli.start import choose_project
from antrag_gen.errors import AntragError, Level, Problem
from antrag_gen.files import write_atomically
from antrag_gen.library.project import Project, shown
from antrag_gen.library.surroundings import load_surroundings
from antrag_gen.library.templates import read_templates
from antrag_gen.work.batch.manifest import RememberedIndex
from antrag_gen.work.batch.output import OutputFolder, find_orphans, name_orphan, open_output, remove_orphans
from antrag_gen.work.batch.plan import Order
from antrag_gen.work.batch.pool import count_cores, open_executor
from antrag_gen.work.batch.run import Outcome, State, run, tell_unchanged
from antrag_gen.writers.formats import FORMATS


@click.command(options_metavar="[OPTIONEN]", short_help="PDF und Word-Dateien erzeugen.")
@click.argument("pfade", nargs=-1, type=click.Path(path_type=Path), metavar="[PFAD]...")
@click.option(
    "--format", "formate", multiple=True, type=click.Choice(list(FORMATS)), help="Nur dieses Format; mehrfach möglich."
)
@click.option(
    "--ausgabe", type=click.Path(path_type=Path, file_okay=False), metavar="ORDNER", help="Wohin statt nach output/."
)
@click.option("--ohne-quelle", is_flag=True, help="Die Inhaltsdatei nicht in PDF und Word-Datei legen.")
@click.option("--alles-neu", is_flag=True, help="Auch erzeugen, was sich seit dem letzten Mal nicht geändert hat.")
@click.option("--aufraeumen", is_flag=True, help="Dateien löschen, deren Inhaltsdatei es nicht mehr gibt.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="ZAHL",
    help="So viele Papiere zugleich; sonst eines je Prozessorkern.",
)
@click.pass_context
def erzeugen(  # noqa: PLR0913 – an argument for each option
    ctx: click.Context,
    pfade: tuple[Path, ...],
    formate: tuple[str, ...],
    ausgabe: Path | None,
    *,
    ohne_quelle: bool,
    alles_neu: bool,
    aufraeumen: bool,
    jobs: int | None,
) -> None:
    """PDF und Word-Dateien erzeugen: aus den Dateien und Ordnern PFAD, sonst aus ganz content/.

    Die Dateien liegen danach in output/, in denselben Unterordnern. Was sich seit dem letzten Mal nicht geändert
    hat, wird nicht noch einmal erzeugt. Papiere mit Fehlern bleiben, wie sie waren.
    """
    began = time.perf_counter()
    project = choose_project(ctx.obj, pfade)
    with open_output(ausgabe or project.output, project) as output:
        order = make_order(project, output, formate or tuple(FORMATS), with_source=not ohne_quelle)
        outcomes = list(build_papers(order, pfade, jobs or count_cores(), everything=alles_neu))
        further = [*output.problems, *_tidy(order, really=aufraeumen)]
        seconds = time.perf_counter() - began
        close_run(order, protocol.write_protocol(outcomes, further, seconds))
    if len(outcomes) != 1 or outcomes[0].state is State.UNVERAENDERT:
        tell_counts(protocol.count(outcomes), seconds)
    if any(outcome.state is State.FEHLERHAFT for outcome in outcomes):
        ctx.exit(1)


def make_order(project: Project, output: OutputFolder, formats: tuple[str, ...], *, with_source: bool) -> Order:
    """What papers of a project are built with; what is wrong with what is remembered of earlier runs is told."""
    tell(output.problems)
    look = RememberedIndex(output.manifest)
    surroundings = load_surroundings(project, look)
    order = Order(
        project,
        surroundings if with_source else surroundings.without_source(),
        read_templates(project),
        formats,
        output,
        look.digests,
    )
    tell(look.keep())
    return order


def build_papers(order: Order, paths: Sequence[Path], jobs: int, *, everything: bool) -> Iterator[Outcome]:
    """Build what has changed, or all, and tell what becomes of each paper."""
    files = [order.project.content_file(path) for path in order.project.content_files(paths)]
    clashes = order.find_clashes(files)
    for file, problem in clashes.items():
        yield _told(Outcome(file, State.FEHLERHAFT, problems=(problem,)))
    files = [file for file in files if file not in clashes]
    built = {} if everything else {file.name: file for file in files if order.is_built(file)}
    for file in built.values():
        yield _told(tell_unchanged(order, file))
    left = [file for file in files if file.name not in built]
    with open_executor(len(left), jobs) as (executor, at_once), follow(len(left)) as progress:
        for outcome in run(order, left, executor, at_once):
            yield _told(outcome, progress)
            progress.advance(outcome.file.shown)


def _told(outcome: Outcome, progress: Progress | None = None) -> Outcome:
    """The outcome, which the user has been told."""
    # Hints are for those who revise the text: `pruefen` tells them.
    problems = [problem for problem in outcome.problems if problem.level is not Level.HINWEIS]
    if problems or outcome.crash:
        with progress.aside() if progress else nullcontext():
            tell(problems)
            click.echo(outcome.crash, err=True, nl=False)
    if progress and progress.list_files:
        for path in outcome.written:
            click.echo(shown(path))
    return outcome


def _tidy(order: Order, *, really: bool) -> list[Problem]:
    """Name what is left of papers that are gone, or remove it."""
    orphans = find_orphans(order.output)
    found: Iterable[Path | Problem] = (
        remove_orphans(order.output, orphans) if really else (name_orphan(order.output, *orphan) for orphan in orphans)
    )
    problems: list[Problem] = []
    for one in found:
        if isinstance(one, Problem):
            tell([one])
            problems.append(one)
        else:
            click.echo(f"gelöscht: {shown(one)}", err=True)
    return problems


def close_run(order: Order, record: bytes) -> None:
    """Write the record and the manifest; that this fails costs no paper."""
    path = order.output.path / protocol.NAME
    try:
        write_atomically(path, record, shown(path))
        order.output.manifest.compact()
    except AntragError as error:
        tell(replace(problem, level=Level.WARNUNG) for problem in error.problems)
