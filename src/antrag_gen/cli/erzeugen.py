"""`antrag erzeugen`: content files to PDF and Word."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import click

from antrag_gen.cli.output import tell
from antrag_gen.cli.paths import ContentPath
from antrag_gen.cli.progress import tell_counts
from antrag_gen.cli.saves import WATCHING, saves
from antrag_gen.cli.screen import show_run
from antrag_gen.cli.start import choose_folder
from antrag_gen.errors import AntragError
from antrag_gen.library.folder import ProjectFolder
from antrag_gen.work.batch.build_all import Wanted, build_all
from antrag_gen.work.events import State
from antrag_gen.writers.formats import FORMATS


@click.command(options_metavar="[OPTIONEN]", short_help="PDF und Word-Dateien erzeugen.")
@click.argument("pfade", nargs=-1, type=ContentPath(), metavar="[PFAD]...")
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
@click.option("--beobachten", is_flag=True, help="Warten und bei jedem Speichern erzeugen, was sich geändert hat.")
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
    beobachten: bool,
) -> None:
    """PDF und Word-Dateien erzeugen: aus den Dateien und Ordnern PFAD, sonst aus ganz content/.

    Die Dateien liegen danach in output/, in denselben Unterordnern. Was sich seit dem letzten Mal nicht geändert
    hat, wird nicht noch einmal erzeugt. Papiere mit Fehlern bleiben, wie sie waren.
    """
    wanted = Wanted(
        formate or tuple(FORMATS), ausgabe, jobs, everything=alles_neu, with_source=not ohne_quelle, tidy=aufraeumen
    )
    folder = choose_folder(ctx.obj, pfade)
    if beobachten:
        _build_on_saving(folder, pfade, wanted)
    elif _build(folder, pfade, wanted):
        ctx.exit(1)


def _build(folder: ProjectFolder, paths: Sequence[Path], wanted: Wanted) -> bool:
    """Whether a paper has errors."""
    ended = show_run(build_all(folder, paths, wanted))
    # One paper that was built has been told by the names of its files.
    if sum(ended.counts.values()) != 1 or ended.counts[State.UNVERAENDERT]:
        tell_counts(ended.counts, ended.seconds)
    return ended.failed


def _build_on_saving(folder: ProjectFolder, paths: Sequence[Path], wanted: Wanted) -> None:
    """A run knows what has changed, and what rests on that; only the first one may be told to build all."""
    from antrag_gen.work.watch import saved_content

    batches = saves(folder)
    for number, batch in enumerate(chain([[folder.content]], batches)):
        if not saved_content(folder, batch):
            continue
        try:
            _build(folder, paths, wanted if number == 0 else replace(wanted, everything=False))
        except AntragError as error:
            tell(error.problems)
        click.echo(WATCHING, err=True)
