"""`antrag einlesen`: forms that offices filled in with Word into the reports."""

from pathlib import Path

import click

from antrag_gen.cli.output import tell
from antrag_gen.cli.start import choose_folder
from antrag_gen.errors import visible
from antrag_gen.library.project import open_project
from antrag_gen.work.actuals.one_run import one_run
from antrag_gen.work.forms.take_in import Forms, save, take_in


@click.command(options_metavar="[OPTIONEN]", short_help="Ausgefüllte Formulare der Ämter in Berichte eintragen.")
@click.argument("formular", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FORMULAR …")
@click.option("--probe", is_flag=True, help="Nur zeigen, was sich ändern würde; nichts schreiben.")
@click.option("--auch-abgegebene", is_flag=True, help="Auch Berichte ändern, die schon abgegeben sind.")
@click.option("--vorrang-formular", is_flag=True, help="Auch ersetzen, was seit der Ausgabe von Hand geändert ist.")
@click.pass_context
def einlesen(
    ctx: click.Context, formular: tuple[Path, ...], *, probe: bool, auch_abgegebene: bool, vorrang_formular: bool
) -> None:
    """Texte und Zahlen aus ausgefüllten Formularen (Word) in die Berichte eintragen.

    Die Formulare schreibt „antrag jahreslauf JAHR --formulare“; ihr Dateiname ist gleich. Hat eines Fehler, oder
    würde es einen Bericht ändern, der schon abgegeben ist, wird nichts geschrieben. Endet dann mit 1.

    Ein Amt darf sein Formular berichtigen und noch einmal schicken. Was seitdem jemand von Hand in einen Bericht
    geschrieben hat, wird nur mit „--vorrang-formular“ ersetzt; jede Änderung wird genannt.
    """
    folder = choose_folder(ctx.obj, mending=True)
    with one_run(folder) as problems:
        tell(problems)
        taken = take_in(formular, open_project(folder), handed_in=auch_abgegebene, prevails=vorrang_formular)
        tell(taken.problems)
        if not probe:
            tell(save(taken, folder))
    for change in taken.changes:
        click.echo(visible(change))
    click.echo(_summary(taken, probe=probe))


def _summary(taken: Forms, *, probe: bool) -> str:
    count = len(taken.contents)
    if not count:
        return "Nichts zu ändern." if taken.problems else "Nichts zu ändern: Alles steht schon in den Berichten."
    if probe:
        return f"{count} {'Bericht würde' if count == 1 else 'Berichte würden'} geändert; geschrieben wurde nichts."
    return f"{count} {'Bericht' if count == 1 else 'Berichte'} geändert."
