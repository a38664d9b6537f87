"""`antrag ist-einlesen`: actual figures from lists of the finance office into the reports."""

import datetime as dt
from pathlib import Path

import click

from antrag_gen.cli.output import tell
from antrag_gen.cli.start import choose_folder
from antrag_gen.errors import Level, visible
from antrag_gen.library.folder import shown
from antrag_gen.library.project import OpenedProject, open_project
from antrag_gen.work.actuals.one_run import one_run
from antrag_gen.work.actuals.protocol import NAME, protocol
from antrag_gen.work.actuals.take_in import TakenIn, save, take_in
from antrag_gen.work.build import write_all
from antrag_gen.work.lists.files import FOLDER
from antrag_gen.work.lists.files import save as save_files

FORMATS = ("xlsx", "csv")


@click.command(
    "ist-einlesen", options_metavar="[OPTIONEN]", short_help="Ist-Zahlen der Kämmerei in Berichte eintragen."
)
@click.argument("dateien", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="DATEI")
@click.option(
    "--blatt", "blaetter", multiple=True, metavar="NAME", help="Dieses Tabellenblatt lesen; mehrfach möglich."
)
@click.option("--probe", is_flag=True, help="Nur zeigen, was sich ändern würde; keinen Bericht ändern.")
@click.option("--protokoll", is_flag=True, help="Jeden gelesenen Betrag mit seiner Zelle in eine Liste schreiben.")
@click.option("--halbjahr", is_flag=True, help="In die Berichte über das erste Halbjahr eintragen.")
@click.option("--auch-abgegebene", is_flag=True, help="Auch Berichte ändern, die schon abgegeben sind.")
@click.pass_context
def ist_einlesen(  # noqa: PLR0913 – an argument for each option
    ctx: click.Context,
    dateien: tuple[Path, ...],
    blaetter: tuple[str, ...],
    *,
    probe: bool,
    protokoll: bool,
    halbjahr: bool,
    auch_abgegebene: bool,
) -> None:
    """Die Beträge aus DATEI (Excel, ODS oder CSV; auch mehrere) in die Berichte eintragen.

    Was in welcher Spalte steht, sagt „ist_daten“ in content/projekt.yaml. Hat eine Datei Fehler, oder würde
    sie einen Bericht ändern, der schon abgegeben ist, wird nichts geschrieben. Endet dann mit 1, und auch, wenn keine
    Zeile zu einem Bericht gehört.

    Mit „--protokoll“ steht in output/listen/ist-einlesen.xlsx (und .csv) jeder Betrag mit Datei, Blatt und Zelle, dem
    Bericht und was dort bisher stand.
    """
    folder = choose_folder(ctx.obj, mending=True)
    with one_run(folder) as problems:
        tell(problems)
        project = open_project(folder)
        taken = take_in(dateien, project, blaetter, handed_in=auch_abgegebene, halbjahr=halbjahr)
        tell(taken.problems)
        if not probe:
            save(taken, folder)
    for entered in taken.changed:
        click.echo("\n".join(entered.changes))
    for row in taken.without_report:
        click.echo(f"Ohne Bericht: {row}")
    for row in taken.not_needed:
        click.echo(f"Kein Bericht nötig: {row}")
    for report in taken.without_row:
        click.echo(f"Ohne Zeile: {report}")
    click.echo(_summary(taken, probe=probe))
    written = not protokoll or _write_down(taken, project, probe=probe)
    if not (written and taken.reports):
        ctx.exit(1)


def _write_down(taken: TakenIn, project: OpenedProject, *, probe: bool) -> bool:
    """Write the list of what was read and name its files; False where that is not possible."""
    document = protocol(taken, project, dt.datetime.now().astimezone().date(), trial=probe)
    built = write_all(document, project.templates, FORMATS)
    tell(problem for problem in built.problems if problem.level is not Level.HINWEIS)
    output = project.folder.output
    for path in save_files(built.files, output / FOLDER / NAME, output):
        click.echo(visible(shown(path)))
    return not built.failed


def _summary(taken: TakenIn, *, probe: bool) -> str:
    if not taken.reports:
        return "Keine Zeile gehört zu einem Bericht."
    count = len(taken.changed)
    if not count:
        return "Nichts zu ändern: Alle Beträge stehen schon in den Berichten."
    same = len(taken.unchanged)
    kept = f" {same} {'Betrag stimmte' if same == 1 else 'Beträge stimmten'} schon." if same else ""
    if probe:
        would = "Bericht würde" if count == 1 else "Berichte würden"
        return f"{count} {would} geändert; geschrieben wurde nichts.{kept}"
    return f"{count} {'Bericht' if count == 1 else 'Berichte'} geändert.{kept}"
