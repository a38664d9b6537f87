"""`antrag erzeugen`: content files to PDF and Word."""

from pathlib import Path

import click

from antrag_gen.cli.paths import ContentPath
from antrag_gen.cli.progress import tell_counts
from antrag_gen.cli.screen import show_run
from antrag_gen.cli.start import choose_folder
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
    wanted = Wanted(
        formate or tuple(FORMATS), ausgabe, jobs, everything=alles_neu, with_source=not ohne_quelle, tidy=aufraeumen
    )
    ended = show_run(build_all(choose_folder(ctx.obj, pfade), pfade, wanted))
    # One paper that was built has been told by the names of its files.
    if sum(ended.counts.values()) != 1 or ended.counts[State.UNVERAENDERT]:
        tell_counts(ended.counts, ended.seconds)
    if ended.failed:
        ctx.exit(1)
