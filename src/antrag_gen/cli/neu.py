"""`antrag neu`: a new paper or a new project to fill in."""

from pathlib import Path

import click

from antrag_gen.errors import AntragError
from antrag_gen.models.arten import ARTEN
from antrag_gen.project import default_templates, find_project, shown
from antrag_gen.scaffold import NEW_PROJECT, new_paper, new_project


@click.command(options_metavar="[OPTIONEN]", short_help="Ein neues Papier oder ein neues Projekt anlegen.")
@click.argument("art", type=click.Choice([*ARTEN, NEW_PROJECT]), metavar="ART")
@click.argument("ziel", type=click.Path(path_type=Path), metavar="ZIEL")
@click.pass_context
def neu(ctx: click.Context, art: str, ziel: Path) -> None:
    """Ein neues Papier der Art ART in die Datei ZIEL schreiben, mit Stellen zum Ausfüllen.

    „antrag neu projekt ORDNER“ legt ein ganzes Projekt an, das sich sofort erzeugen lässt.
    """
    if art == NEW_PROJECT:
        for path in new_project(ziel):
            click.echo(shown(path))
        click.echo(f'Weiter mit: antrag --projekt "{shown(ziel)}" erzeugen')
        return
    click.echo(shown(new_paper(art, ziel, _templates(ctx.obj, ziel))))


def _templates(named: Path | None, target: Path) -> tuple[Path, ...]:
    """The project's templates before the package's; a new paper may also lie outside any project."""
    try:
        project = find_project(named or target.absolute().parent)
    except AntragError:
        return (default_templates(),)
    return project.template_folders()
