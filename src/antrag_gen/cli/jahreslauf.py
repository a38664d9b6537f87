"""`antrag jahreslauf`: the progress reports of a year."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import click

from antrag_gen.cli.output import tell
from antrag_gen.cli.start import open_project
from antrag_gen.errors import Level
from antrag_gen.german.jahre import parse_jahr
from antrag_gen.german.notation import NotationError
from antrag_gen.german.zahlen import join
from antrag_gen.models.projekt import Stammdaten
from antrag_gen.project import shown
from antrag_gen.yearly.due import Faellig
from antrag_gen.yearly.prepare import Vorbereitet, prepare


def _read_year(_: click.Context, __: click.Parameter, value: str) -> int:
    try:
        return parse_jahr(value)
    except NotationError as error:
        raise click.BadParameter(f"{error.what} {error.hint}") from error


@click.command(options_metavar="[OPTIONEN]", short_help="Die Fortschrittsberichte eines Jahres vorbereiten.")
@click.argument("jahr", callback=_read_year, metavar="JAHR")
@click.option("--vorbereiten", is_flag=True, help="Die Berichte, die noch fehlen, zum Ausfüllen anlegen.")
@click.pass_context
def jahreslauf(ctx: click.Context, jahr: int, *, vorbereiten: bool) -> None:
    """Die Fortschrittsberichte über JAHR zu allem, wofür Geld oder Stellen bewilligt sind.

    Mit „--vorbereiten“ entsteht für jeden Bericht, der noch fehlt, eine Datei in content/berichte/JAHR/: mit dem, was
    Antrag, Beschluss und letzter Bericht sagen, und mit Stellen zum Ausfüllen. Was schon da ist, bleibt, wie es ist.
    """
    if not vorbereiten:
        raise click.UsageError("Bitte „--vorbereiten“ angeben.")
    project, surroundings = open_project(ctx.obj)
    prepared = prepare(jahr, project, surroundings)
    tell(problem for problem in prepared.problems if problem.level is not Level.HINWEIS)
    for _, path in prepared.geschrieben:
        click.echo(shown(path))
    for line in _summary(jahr, prepared, surroundings.stammdaten):
        click.echo(line)
    if any(problem.level is Level.FEHLER for problem in prepared.problems):
        ctx.exit(1)


def _summary(jahr: int, prepared: Vorbereitet, stammdaten: Stammdaten) -> Iterator[str]:
    written, there = len(prepared.geschrieben), len(prepared.vorhanden)
    yield (
        f"{_count(written, 'Bericht', 'Berichte')} über {jahr} vorbereitet, {_count(there, 'war', 'waren')} schon da."
    )
    if written:
        yield "Es liefern:"
        yield from _offices([faellig for faellig, _ in prepared.geschrieben], stammdaten)


def _offices(found: Iterable[Faellig], stammdaten: Stammdaten) -> Iterator[str]:
    """`  Technisches Referat: Tiefbauamt (2)`, in the order of the reports; who is not known yet is said so."""
    for key, group in groupby(found, key=lambda faellig: faellig.referat):
        referat = stammdaten.referate[key].name if key else "Ohne Referat"
        offices = [faellig.amt or "Amt noch offen" for faellig in group]
        yield f"  {referat}: {join([f'{name} ({offices.count(name)})' for name in dict.fromkeys(offices)])}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
