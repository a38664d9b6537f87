"""`antrag ist-einlesen`: actual figures from a list of the finance office into the reports."""

from pathlib import Path

import click

from antrag_gen.cli.output import tell
from antrag_gen.cli.start import choose_folder
from antrag_gen.library.project import open_project
from antrag_gen.work.actuals.one_run import one_run
from antrag_gen.work.actuals.take_in import TakenIn, save, take_in


@click.command(
    "ist-einlesen", options_metavar="[OPTIONEN]", short_help="Ist-Zahlen der Kämmerei in Berichte eintragen."
)
@click.argument("datei", type=click.Path(path_type=Path), metavar="DATEI")
@click.option("--probe", is_flag=True, help="Nur zeigen, was sich ändern würde; nichts schreiben.")
@click.option("--halbjahr", is_flag=True, help="In die Berichte über das erste Halbjahr eintragen.")
@click.option("--auch-abgegebene", is_flag=True, help="Auch Berichte ändern, die schon abgegeben sind.")
@click.pass_context
def ist_einlesen(ctx: click.Context, datei: Path, *, probe: bool, halbjahr: bool, auch_abgegebene: bool) -> None:
    """Die Beträge aus DATEI (Excel oder CSV) in die Berichte eintragen.

    Was in welcher Spalte steht, sagt „ist_daten“ in content/projekt.yaml. Hat die Datei Fehler, oder würde
    sie einen Bericht ändern, der schon abgegeben ist, wird nichts geschrieben. Endet dann mit 1.
    """
    folder = choose_folder(ctx.obj, mending=True)
    with one_run(folder) as problems:
        tell(problems)
        taken = take_in(datei, open_project(folder), handed_in=auch_abgegebene, halbjahr=halbjahr)
        tell(taken.problems)
        if not probe:
            save(taken, folder)
    for entered in taken.changed:
        click.echo("\n".join(entered.changes))
    for row in taken.without_report:
        click.echo(f"Ohne Bericht: {row}")
    for report in taken.without_row:
        click.echo(f"Ohne Zeile: {report}")
    click.echo(_summary(taken, probe=probe))


def _summary(taken: TakenIn, *, probe: bool) -> str:
    if not taken.reports:
        return "Keine Zeile gehört zu einem Bericht."
    count = len(taken.changed)
    if not count:
        return "Nichts zu ändern: Alle Beträge stehen schon in den Berichten."
    if probe:
        return f"{count} {'Bericht würde' if count == 1 else 'Berichte würden'} geändert; geschrieben wurde nichts."
    return f"{count} {'Bericht' if count == 1 else 'Berichte'} geändert."
