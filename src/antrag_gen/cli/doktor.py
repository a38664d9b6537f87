"""`antrag doktor`: what this machine lacks."""

from pathlib import Path

import click

from antrag_gen.cli.start import choose_folder
from antrag_gen.errors import AntragError
from antrag_gen.library.folder import COMMON, ProjectFolder, default_templates
from antrag_gen.library.templates import read_templates
from antrag_gen.work.doctor import examine, places_of


@click.command(options_metavar="[OPTIONEN]", short_help="Sagen, was auf diesem Rechner fehlt.")
@click.pass_context
def doktor(ctx: click.Context) -> None:
    """Sagen, ob auf diesem Rechner alles da ist: Pango, Schriften, Versionen, und was sonst zu installieren ist.

    In einem Projekt auch, ob die Schriften da sind, die seine Layouts nennen, und ob sich dort schreiben lässt. Endet
    mit 1, wenn etwas fehlt.
    """
    folder = _project(ctx.obj)
    findings = list(examine((default_templates() / COMMON / "base.css").read_bytes(), _style_sheets(folder)))
    findings += places_of(folder) if folder else ()
    for finding in findings:
        click.echo(f"{'ok   ' if finding.fine else 'FEHLT'} {finding.what}")
        if finding.hint:
            click.echo(f"      {finding.hint}")
    if not all(finding.fine for finding in findings):
        ctx.exit(1)


def _project(named: Path | None) -> ProjectFolder | None:
    """The project named, or that of the current folder."""
    try:
        return choose_folder(named)
    except AntragError:
        if named is not None:
            raise
        return None


def _style_sheets(folder: ProjectFolder | None) -> dict[str, bytes]:
    """Those that the project prints with."""
    files = read_templates(folder).files.values() if folder else ()
    return {file.shown: file.data for file in files if file.shown.endswith(".css")}
