"""`antrag erzeugen`: content files to PDF and Word."""

from pathlib import Path

import click

from antrag_gen.batch import run
from antrag_gen.cli.output import tell
from antrag_gen.cli.start import open_project
from antrag_gen.errors import Level
from antrag_gen.project import shown
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
@click.pass_context
def erzeugen(
    ctx: click.Context, pfade: tuple[Path, ...], formate: tuple[str, ...], ausgabe: Path | None, *, ohne_quelle: bool
) -> None:
    """PDF und Word-Dateien erzeugen: aus den Dateien und Ordnern PFAD, sonst aus ganz content/.

    Die Dateien liegen danach in output/, in denselben Unterordnern. Papiere mit Fehlern bleiben, wie sie waren.
    """
    project, surroundings = open_project(ctx.obj, pfade)
    if ohne_quelle:
        surroundings = surroundings.without_source()
    failed = 0
    outcomes = run(list(project.content_files(pfade)), project, surroundings, formate or tuple(FORMATS), ausgabe)
    for outcome in outcomes:
        # Hints are for those who revise the text: `pruefen` tells them.
        tell(problem for problem in outcome.problems if problem.level is not Level.HINWEIS)
        failed += outcome.failed
        for path in outcome.written:
            click.echo(shown(path))
    if failed:
        click.echo(f"{failed} {'Papier hat' if failed == 1 else 'Papiere haben'} Fehler.", err=True)
        ctx.exit(1)
