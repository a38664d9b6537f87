"""`antrag auslesen`: the content file back from a PDF or a Word file."""

from pathlib import Path

import click

from antrag_gen.cli.start import choose_folder
from antrag_gen.errors import visible
from antrag_gen.library.folder import shown
from antrag_gen.library.project import open_project
from antrag_gen.work.extract import compare, extract, save


@click.command(options_metavar="[OPTIONEN]", short_help="Die Inhaltsdatei aus einem PDF oder einer Word-Datei holen.")
@click.argument("datei", type=click.Path(path_type=Path), metavar="DATEI")
@click.option(
    "--ausgabe",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="ORDNER",
    help="Die Inhaltsdatei in diesen Ordner schreiben, statt sie auszugeben.",
)
@click.option("--pruefen", is_flag=True, help="Vergleichen, ob die Datei noch sagt, was ihre Quelle sagt.")
@click.pass_context
def auslesen(ctx: click.Context, datei: Path, ausgabe: Path | None, *, pruefen: bool) -> None:
    """Die Inhaltsdatei, aus der DATEI (PDF oder Word) entstanden ist, unverändert wieder ausgeben.

    Mit „--pruefen“ zeigt der Befehl, wo der sichtbare Text nicht mehr der der Quelle ist, und endet dann mit 1.
    """
    extracted = extract(datei)
    click.echo(f"{extracted.source.name}: {extracted.source.description}", err=True)
    if ausgabe is not None:
        click.echo(visible(shown(save(extracted, ausgabe))))
    elif not pruefen:
        click.echo(extracted.source.data, nl=False)
    if pruefen:
        difference = compare(extracted, open_project(choose_folder(ctx.obj, (datei,))))
        click.echo("\n".join(difference) or "Der sichtbare Text ist der der Quelle.")
        if difference:
            ctx.exit(1)
