"""`antrag neu`: a new paper or a new project to fill in."""

from pathlib import Path

import click

from antrag_gen.cli.choice import PlainChoice
from antrag_gen.cli.output import tell
from antrag_gen.errors import AntragError, Level, Place, Problem, visible
from antrag_gen.german.spelling import plain
from antrag_gen.library.arten import ARTEN
from antrag_gen.library.folder import ProjectFolder, find_folder, shown
from antrag_gen.library.project import open_project
from antrag_gen.papers.antrag import Antragsart
from antrag_gen.work.editor.city import city_of
from antrag_gen.work.editor.files import FOLDER
from antrag_gen.work.renew.from_paper import renew_into
from antrag_gen.work.scaffold import NEW_PROJECT, new_paper, new_project


class _Art(PlainChoice):
    """The kinds of papers; a kind of motion is a value of `antragsart`."""

    def get_invalid_choice_message(self, value: str, ctx: click.Context | None) -> str:
        if plain(value) in list(Antragsart):
            return f"„{value}“ ist ein Antrag: „antrag neu antrag ZIEL“, darin „antragsart: {plain(value)}“."
        return super().get_invalid_choice_message(value, ctx)


@click.command(options_metavar="[OPTIONEN]", short_help="Ein neues Papier oder ein neues Projekt anlegen.")
@click.argument("art", type=_Art([*ARTEN, NEW_PROJECT]), metavar="ART")
@click.argument("ziel", type=click.Path(path_type=Path), metavar="ZIEL")
@click.option(
    "--von",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="DATEI",
    help="Aus einem alten Papier: der Text bleibt, Zahlen, Tage und Jahre sind auszufüllen.",
)
@click.option(
    "--aus",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="LISTE",
    help="Aus einer Liste (Excel, ODS, CSV): je Zeile ein Papier; ZIEL ist dann ein Ordner.",
)
@click.pass_context
def neu(ctx: click.Context, art: str, ziel: Path, von: Path | None, aus: Path | None) -> None:
    """Ein neues Papier der Art ART in die Datei ZIEL schreiben, mit Stellen zum Ausfüllen.

    „antrag neu projekt ORDNER“ legt ein ganzes Projekt an, das sich sofort erzeugen lässt.
    """
    if (von or aus) and (art == NEW_PROJECT or (von and aus)):
        raise click.UsageError("„--von“ oder „--aus“ gehört allein zu einer Art von Papier.")
    if art == NEW_PROJECT:
        paths = new_project(ziel)
        hidden = {path for path in paths if ziel / FOLDER in path.parents}
        for path in (*(path for path in paths if path not in hidden), *([ziel / FOLDER] if hidden else [])):
            click.echo(visible(shown(path)))
        click.echo(f'Weiter mit: antrag --projekt "{shown(ziel)}" erzeugen')
    elif aus is not None:
        _from_list(ctx.obj, art, ziel, aus)
    else:
        _one_paper(ctx.obj, art, ziel, von)


def _from_list(named: Path | None, art: str, target: Path, listed: Path) -> None:
    # Readers of workbooks take long to import.
    from antrag_gen.work.renew.from_list import papers_from_list

    paths, notes = papers_from_list(listed, target, art, open_project(find_folder(named or target.absolute())))
    tell(notes)
    for path in paths:
        click.echo(visible(shown(path)))


def _one_paper(named: Path | None, art: str, target: Path, old: Path | None) -> None:
    project = _project(named, target)
    if old is not None:
        path, notes = renew_into(target, old, art, project or find_folder(old))
        tell(notes)
    else:
        path = new_paper(art, target, project, city_of(project))
    click.echo(visible(shown(path)))
    if project and not path.absolute().is_relative_to(project.content.absolute()):
        told = "Die Datei liegt nicht in content/; „antrag erzeugen“ nimmt sie nur, wenn sie genannt wird."
        hint = f"Nach content/ verschieben, oder gleich „antrag neu {art} content/{path.stem}“ schreiben."
        tell([Problem(Place(shown(path)), told, hint, "neu-ausserhalb", Level.WARNUNG)])
    elif project is None:
        told = "Die Datei liegt in keinem Projekt; „antrag erzeugen“ braucht eines."
        hint = "Mit „antrag neu projekt ORDNER“ eines anlegen und die Datei in dessen Ordner content/ legen."
        tell([Problem(Place(shown(path)), told, hint, "neu-ausserhalb", Level.WARNUNG)])


def _project(named: Path | None, target: Path) -> ProjectFolder | None:
    """The project that a new paper will lie in; it may also lie outside of any."""
    try:
        return find_folder(named or target.absolute().parent)
    except AntragError:
        return None
