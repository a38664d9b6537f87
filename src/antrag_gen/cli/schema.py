"""`antrag schema`: what may stand in content files, for editors."""

from pathlib import Path

import click

from antrag_gen.cli.choice import PlainChoice
from antrag_gen.cli.start import choose_folder
from antrag_gen.errors import AntragError, visible
from antrag_gen.files import write_below
from antrag_gen.library.folder import ProjectFolder, shown
from antrag_gen.work.editor.city import city_of
from antrag_gen.work.editor.files import as_json, kept_files, schema_files
from antrag_gen.work.editor.schema import NAMES, make_schema
from antrag_gen.work.scaffold import editor_files


@click.command(options_metavar="[OPTIONEN]", short_help="Schemas für Editoren: was wo stehen darf.")
@click.argument("art", type=PlainChoice(NAMES), required=False, metavar="[ART]")
@click.option(
    "--ausgabe",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="ORDNER",
    help="Nur die Schemas, in diesen Ordner statt nach .vscode/.",
)
@click.pass_context
def schema(ctx: click.Context, art: str | None, ausgabe: Path | None) -> None:
    """Schemas (JSON Schema) mit den Angaben, Worten und Schlüsseln Ihrer Stadt schreiben, eines je Art von Datei.

    In .vscode/ liegen danach auch Bausteine zum Einfügen und, wo sie noch fehlen, Einstellungen und Aufgaben.
    Mit ART wird nur dieses ausgegeben: eine Art von Papier, projekt, beschluesse oder eine Liste der Stammdaten.
    """
    if art is not None:
        click.echo(as_json(make_schema(art, city_of(_folder_if_any(ctx.obj)))), nl=False)
        return
    project = choose_folder(ctx.obj)
    if ausgabe is not None:
        files = {ausgabe / name: data for name, data in schema_files(city_of(project)).items()}
    else:
        # What the office may have changed stays as it is.
        stays = {name for name in kept_files() if (project.root / name).exists()}
        files = {project.root / name: data for name, data in editor_files(project).items() if name not in stays}
    for path, data in files.items():
        write_below(ausgabe or project.root, path, data, shown(path))
        click.echo(visible(shown(path)))


def _folder_if_any(named: Path | None) -> ProjectFolder | None:
    """Without a project a schema knows no words of a city; a project that is named must be one."""
    try:
        return choose_folder(named)
    except AntragError:
        if named is not None:
            raise
        return None
