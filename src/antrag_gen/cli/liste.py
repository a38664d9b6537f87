"""`antrag liste`: the motions of a project on the terminal, or as a list in files."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import click

from antrag_gen.cli.output import tell
from antrag_gen.cli.paths import ContentPath
from antrag_gen.cli.start import choose_folder
from antrag_gen.cli.terminal import show
from antrag_gen.errors import AntragError, Level, visible
from antrag_gen.fields.felder import EINHEITEN
from antrag_gen.german.datum import parse_datum
from antrag_gen.german.jahre import Haushalt, parse_haushalt
from antrag_gen.german.spelling import nearest
from antrag_gen.library.folder import shown
from antrag_gen.library.project import OpenedProject, open_project
from antrag_gen.papers.papier import Status
from antrag_gen.work.build import Built, write_all
from antrag_gen.work.lists.conflicts import check_numbers
from antrag_gen.work.lists.files import FOLDER, save
from antrag_gen.work.lists.make import Form, ListOrder, make_list
from antrag_gen.work.lists.select import Auswahl, Motions, haushalte_of, read_motions, select
from antrag_gen.writers.formats import FORMATS, LIST_FORMATS

T = TypeVar("T")


def _read_by(parse: Callable[[str], T]) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """An option in one of our notations, or several of them; what can't be read is wrong usage."""

    def read(_: click.Context, __: click.Parameter, value: Any) -> Any:  # noqa: ANN401 – click's protocol
        try:
            if isinstance(value, tuple):
                return tuple(map(parse, value))
            return parse(value) if value else None
        except AntragError as error:
            raise click.BadParameter(str(error)) from error

    return read


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line; `stand` is None for today."""

    pfade: tuple[Path, ...]
    haushalt: tuple[Haushalt, ...]
    fraktion: tuple[str, ...]
    referat: tuple[str, ...]
    status: tuple[str, ...]
    nur_oeffentliche: bool
    lfd_nr: bool
    buch: bool
    einheit: str
    stand: dt.date | None
    formate: tuple[str, ...]
    ausgabe: Path | None

    @property
    def order(self) -> ListOrder:
        auswahl = Auswahl(
            self.haushalt, self.fraktion, self.referat, tuple(map(Status, self.status)), self.nur_oeffentliche
        )
        form = Form.NUMMERN if self.lfd_nr else Form.BUCH if self.buch else Form.LISTE
        return ListOrder(form, auswahl, self.pfade, EINHEITEN[self.einheit], self.stand or _today())


@click.command(options_metavar="[OPTIONEN]", short_help="Anträge auflisten, mit Summen und laufenden Nummern.")
@click.argument("pfade", nargs=-1, type=ContentPath(), metavar="[PFAD]...")
@click.option(
    "--haushalt",
    multiple=True,
    callback=_read_by(parse_haushalt),
    metavar="JAHRE",
    help="Nur Anträge zu diesem Haushalt, zum Beispiel 2024/2025; mehrfach möglich.",
)
@click.option("--fraktion", multiple=True, metavar="SCHLÜSSEL", help="Nur Anträge dieser Fraktion; mehrfach möglich.")
@click.option("--referat", multiple=True, metavar="SCHLÜSSEL", help="Nur Anträge zu diesem Referat; mehrfach möglich.")
@click.option(
    "--status",
    multiple=True,
    type=click.Choice([status.value for status in Status]),
    help="Nur Anträge mit diesem Status; mehrfach möglich.",
)
@click.option(
    "--nur-oeffentliche", is_flag=True, help="Ohne Anträge, die nicht öffentlich sind; wie viele es sind, steht da."
)
@click.option("--lfd-nr", is_flag=True, help="Statt der Anträge die laufenden Nummern der Anmeldelisten verzeichnen.")
@click.option("--buch", is_flag=True, help="Statt der Liste alle Anträge in einer Datei, mit Inhaltsverzeichnis.")
@click.option(
    "--einheit", type=click.Choice(["Euro", "TEUR"]), default="Euro", show_default=True, help="Einheit der Beträge."
)
@click.option("--stand", callback=_read_by(parse_datum), metavar="DATUM", help="Datum der Liste; sonst heute.")
@click.option(
    "--format",
    "formate",
    multiple=True,
    type=click.Choice(list(LIST_FORMATS)),
    help="In eine Datei statt auf den Bildschirm; mehrfach möglich.",
)
@click.option(
    "--ausgabe",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="ORDNER",
    help="Wohin statt nach output/listen/.",
)
@click.pass_context
def liste(ctx: click.Context, /, **given: Any) -> None:  # noqa: ANN401 – the options, which `Options` has the types of
    """Anträge und Haushaltsanträge auflisten, nach Referaten und mit Summen: aus PFAD, sonst aus ganz content/.

    Mit „--buch“ stehen sie ganz in einer Datei (PDF und Word), jeder auf einer neuen Seite.

    Papiere mit Fehlern fehlen in der Liste und werden genannt; der Befehl endet dann mit 1.
    """
    options = Options(**given)
    _check_book(options)
    project = open_project(choose_folder(ctx.obj, options.pfade))
    _check("fraktion", options.fraktion, project.liste("fraktionen"))
    _check("referat", options.referat, project.liste("referate"))
    read = read_motions(list(project.folder.content_files(options.pfade)), project)
    tell(problem for problem in read.problems if problem.level is not Level.HINWEIS)
    if not read.failed:  # what can't be read may be on any budget
        _check(
            "haushalt",
            [haushalt.text for haushalt in options.haushalt],
            [haushalt.text for haushalt in haushalte_of(read.listed)],
        )
    built = _make(options, read, project)
    if read.failed:
        click.echo(f"{read.failed} {'Papier fehlt' if read.failed == 1 else 'Papiere fehlen'} wegen Fehlern.", err=True)
    if read.failed or built.failed:
        ctx.exit(1)


def _make(options: Options, read: Motions, project: OpenedProject) -> Built:
    """Make what was asked for, and show it or save its files; a book without formats is made in each of them."""
    order = options.order
    motions = select(read.listed, order.auswahl, project)
    if options.lfd_nr:
        tell(check_numbers(motions))
    everything = select(read.listed, replace(order.auswahl, nur_oeffentliche=False), project)
    document = make_list(order, motions, read.failed, project, len(everything) - len(motions))
    formats = options.formate or (tuple(FORMATS) if options.buch else ())
    if not formats:
        show(document)
    built = write_all(document, project.templates, formats)
    tell(problem for problem in built.problems if problem.level is not Level.HINWEIS)
    output = options.ausgabe or project.folder.output
    target = (options.ausgabe or output / FOLDER) / order.name(project.folder)
    for path in save(built.files, target, output):
        click.echo(visible(shown(path)))
    return built


def _check_book(options: Options) -> None:
    if options.buch and options.lfd_nr:
        raise click.UsageError("„--buch“ und „--lfd-nr“ gehen nicht zusammen.")
    other = [suffix for suffix in options.formate if suffix not in FORMATS]
    if options.buch and other:
        raise click.BadParameter(f"Ein Buch gibt es als {' und '.join(FORMATS)}.", param_hint="'--format'")


def _check(option: str, wanted: Iterable[str], known: Iterable[str]) -> None:
    """What nobody knows is wrong usage, and told with what is known."""
    names = list(known)
    for word in wanted:
        if word not in names:
            meant = nearest(word, names)
            hint = f"Ist „{meant}“ gemeint? " if meant else ""
            what = f"„{word}“ gibt es nicht. {hint}Bekannt sind: {', '.join(names) or 'noch keine'}."
            raise click.BadParameter(what, param_hint=f"'--{option}'")


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()
