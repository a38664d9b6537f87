"""`antrag pruefen`: what is wrong in content files, for people and for programs."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from antrag_gen.cli.output import tell
from antrag_gen.cli.paths import ContentPath
from antrag_gen.cli.reports import REPORTS
from antrag_gen.cli.saves import WATCHING, saves
from antrag_gen.cli.start import choose_folder
from antrag_gen.errors import AntragError, Level, Problem, visible
from antrag_gen.library.folder import shown
from antrag_gen.work.recheck import check_again

if TYPE_CHECKING:
    from antrag_gen.work.watch import Checked


@click.command(options_metavar="[OPTIONEN]", short_help="Inhaltsdateien prüfen, ohne etwas zu erzeugen.")
@click.argument("pfade", nargs=-1, type=ContentPath(), metavar="[PFAD]...")
@click.option(
    "--als", type=click.Choice(["text", *REPORTS]), default="text", show_default=True, help="Form des Berichts."
)
@click.option("--streng", is_flag=True, help="Warnungen wie Fehler behandeln.")
@click.option("--korrigieren", is_flag=True, help="Vorher beheben, was an der Schreibweise sicher falsch ist.")
@click.option("--diff", "nur_zeigen", is_flag=True, help="Nur zeigen, was „--korrigieren“ ändern würde.")
@click.option("--beobachten", is_flag=True, help="Warten und bei jedem Speichern prüfen, was sich geändert hat.")
@click.pass_context
def pruefen(  # noqa: PLR0913 – an argument for each option
    ctx: click.Context,
    pfade: tuple[Path, ...],
    als: str,
    *,
    streng: bool,
    korrigieren: bool,
    nur_zeigen: bool,
    beobachten: bool,
) -> None:
    """Dateien und Ordner PFAD prüfen (sonst ganz content/), ohne etwas zu erzeugen.

    Endet mit 1, wenn es Fehler gibt.
    """
    if beobachten:
        if als != "text" or korrigieren or nur_zeigen:
            raise click.UsageError("„--beobachten“ gibt es nur als Text und ohne „--korrigieren“ und „--diff“.")
        from antrag_gen.work.watch import check_on_saving

        folder = choose_folder(ctx.obj, pfade)
        for checked in check_on_saving(folder, pfade, saves(folder)):
            _show_checked(checked)
        return
    if nur_zeigen:
        _show(ctx.obj, pfade)
        return
    if korrigieren:
        _mend(ctx.obj, pfade, is_report=als != "text")
    problems, count = _find(ctx.obj, pfade)
    if als == "text":
        tell(problems)
        click.echo(_summary(problems, count))
    else:
        click.echo(REPORTS[als](problems))
    if any(problem.level is Level.FEHLER or (streng and problem.level is Level.WARNUNG) for problem in problems):
        ctx.exit(1)


def _show(named: Path | None, paths: tuple[Path, ...]) -> None:
    """What would be changed, for people and for `git apply`."""
    from antrag_gen.library.project import open_project
    from antrag_gen.work.mend import diff, mend

    project = open_project(choose_folder(named, paths))
    for path in project.folder.content_files(paths):
        click.echo(diff(mend(project.folder.content_file(path), project)), nl=False)


def _mend(named: Path | None, paths: tuple[Path, ...], *, is_report: bool) -> None:
    """Mend the files; what keeps one from being read, or a project from being opened, is told by the check behind."""
    from antrag_gen.library.project import open_project
    from antrag_gen.work.mend import mend, save

    try:
        project = open_project(choose_folder(named, paths))
        files = [project.folder.content_file(path) for path in project.folder.content_files(paths)]
    except AntragError:
        return
    for file in files:
        try:
            mended = mend(file, project)
        except AntragError:
            continue
        if mended.corrections:
            save(mended, project.folder)
        for each in mended.corrections:
            click.echo(f"{each.place}: korrigiert: „{each.old}“ → „{each.new}“", err=is_report)


def _show_checked(checked: "Checked") -> None:
    """Lines around the problems of all, or of each file, by which an editor knows what they take the place of."""
    from antrag_gen.work.editor.vscode import BEGINS, ENDS

    if checked.whole:
        parts = [("", list(checked.problems), len(checked.files))]
    else:
        names = [shown(path) for path in checked.files]
        parts = [(f": {name}", [each for each in checked.problems if each.where.path == name], 1) for name in names]
        others = [problem for problem in checked.problems if problem.where.path not in names]
        parts += [(f": {problem.where.path}", [problem], 1) for problem in others]
    for name, problems, count in parts:
        click.echo(f"{BEGINS}{visible(name)}")
        tell(problems)
        click.echo(f"{ENDS}: {_summary(problems, count)}")
    click.echo(WATCHING)


def _find(named: Path | None, paths: tuple[Path, ...]) -> tuple[list[Problem], int]:
    """The problems and the number of files looked at; what keeps a project from being opened is one of them."""
    try:
        return check_again(choose_folder(named, paths), paths)
    except AntragError as error:
        return list(error.problems), 0


def _summary(problems: list[Problem], files: int) -> str:
    counts = [sum(problem.level is level for problem in problems) for level in Level]
    words = (("Fehler", "Fehler"), ("Warnung", "Warnungen"), ("Hinweis", "Hinweise"))
    tally = ", ".join(
        f"{count} {one if count == 1 else many}" for count, (one, many) in zip(counts, words, strict=True) if count
    )
    return f"{files} {'Datei' if files == 1 else 'Dateien'} geprüft: {tally or 'alles in Ordnung'}."
