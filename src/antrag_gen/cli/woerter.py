"""`antrag woerter`: words that no dictionary knows, and the city's list of those that are right."""

from pathlib import Path

import click

from antrag_gen.cli.paths import ContentPath
from antrag_gen.cli.start import choose_folder
from antrag_gen.errors import visible
from antrag_gen.library.folder import ProjectFolder, shown
from antrag_gen.library.project import open_project
from antrag_gen.work.own_words import UnknownWord, find_new_words, take_in, vocabulary_for


@click.command(options_metavar="[OPTIONEN]", short_help="Wörter, die kein Wörterbuch kennt, nennen und aufnehmen.")
@click.argument("pfade", nargs=-1, type=ContentPath(), metavar="[PFAD]...")
@click.option("--aufnehmen", is_flag=True, help="Sie in content/stammdaten/woerter.txt schreiben.")
@click.option("--wort", "nur", multiple=True, metavar="WORT", help="Nur dieses Wort aufnehmen; mehrfach möglich.")
@click.pass_context
def woerter(ctx: click.Context, pfade: tuple[Path, ...], *, aufnehmen: bool, nur: tuple[str, ...]) -> None:
    """Wörter in Dateien und Ordnern PFAD (sonst in ganz content/) nennen, die kein Wörterbuch und keine Liste kennt.

    Mit „--aufnehmen“ stehen sie danach in content/stammdaten/woerter.txt und gelten als richtig. Was ein Schreibfehler
    sein kann, wird nur aufgenommen, wenn „--wort“ es nennt.
    """
    if nur and not aufnehmen:
        raise click.UsageError("„--wort“ gibt es nur mit „--aufnehmen“.")
    project = open_project(choose_folder(ctx.obj, pfade))
    new = find_new_words(pfade, project, vocabulary_for(project))
    for name in new.unread:
        click.echo(f"{visible(name)} hat Fehler und ist nicht dabei; „antrag pruefen“ nennt sie.", err=True)
    if aufnehmen:
        _take_in(new.words, nur, project.folder)
        return
    for each in new.words:
        click.echo(visible(_tell(each)))
    many = len(new.words)
    click.echo(f"{_count(many)} {'kennt' if many == 1 else 'kennen'} Wörterbuch und Listen nicht.")


def _take_in(found: list[UnknownWord], wanted: tuple[str, ...], folder: ProjectFolder) -> None:
    """Those that are wanted; if none is named, all that have no other word near."""
    if unknown := [word for word in wanted if word not in {each.word for each in found}]:
        raise click.UsageError(f"„{unknown[0]}“ ist keines der unbekannten Wörter; „antrag woerter“ nennt sie.")
    new = [each.word for each in found if (each.word in wanted if wanted else not each.meant)]
    if new:
        click.echo(f"{_count(len(new))} aufgenommen in {visible(shown(take_in(new, folder)))}.")
    for each in found:
        if each.meant and not wanted:
            click.echo(f"Nicht aufgenommen: {visible(_tell(each))}")
    if not new:
        click.echo("Nichts aufzunehmen.")


def _tell(each: UnknownWord) -> str:
    often = f" ({each.count}-mal)" if each.count > 1 else ""
    meant = f" – meinten Sie {' oder '.join(f'„{word}“' for word in each.meant)}?" if each.meant else ""
    return f"{each.first}: {each.word}{often}{meant}"


def _count(number: int) -> str:
    return f"{number} {'Wort' if number == 1 else 'Wörter'}"
