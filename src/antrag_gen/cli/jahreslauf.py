"""`antrag jahreslauf`: the progress reports of a year, prepared or built and put together."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

import click

from antrag_gen.cli.jahresstand import Aufruf, leftovers, not_renewed, overview
from antrag_gen.cli.output import tell
from antrag_gen.cli.progress import tell_counts
from antrag_gen.cli.screen import show_run
from antrag_gen.cli.start import choose_folder
from antrag_gen.errors import AntragError, Level, visible
from antrag_gen.fields.einstellungen import Referat
from antrag_gen.german.datum import parse_datum
from antrag_gen.german.jahre import parse_jahr
from antrag_gen.german.zahlen import join
from antrag_gen.library.folder import ProjectFolder, shown
from antrag_gen.library.project import OpenedProject, open_project
from antrag_gen.work.batch.build_all import Wanted
from antrag_gen.work.events import Event, Noticed, Written
from antrag_gen.work.yearly.due import Faellig
from antrag_gen.work.yearly.part import find_part
from antrag_gen.work.yearly.period import check_stichtag
from antrag_gen.work.yearly.prepare import Vorbereitet, prepare
from antrag_gen.work.yearly.remind import remind
from antrag_gen.work.yearly.run import run_year


def _read_year(_: click.Context, __: click.Parameter, value: str) -> int:
    try:
        return parse_jahr(value)
    except AntragError as error:
        raise click.BadParameter(str(error)) from error


def _read_day(_: click.Context, __: click.Parameter, value: str | None) -> dt.date | None:
    try:
        return parse_datum(value) if value else None
    except AntragError as error:
        raise click.BadParameter(str(error)) from error


@click.command(options_metavar="[OPTIONEN]", short_help="Die Fortschrittsberichte eines Jahres erzeugen.")
@click.argument("jahr", callback=_read_year, metavar="JAHR")
@click.option("--vorbereiten", is_flag=True, help="Nur die Berichte, die noch fehlen, zum Ausfüllen anlegen.")
@click.option("--mahnen", is_flag=True, help="Nur für jedes Amt, dessen Berichte fehlen, ein Schreiben anlegen.")
@click.option("--halbjahr", is_flag=True, help="Die Berichte über das erste Halbjahr, neben denen über das Jahr.")
@click.option("--formulare", is_flag=True, help="Nur für jeden Bericht ein Formular für Word schreiben.")
@click.option("--auch-abgegebene", is_flag=True, help="Formulare auch zu Berichten, die schon abgegeben sind.")
@click.option("--referat", metavar="NAME", help="Nur dieses Referat (Schlüssel oder Name).")
@click.option("--amt", metavar="NAME", help="Nur dieses Amt (Schlüssel oder Name).")
@click.option(
    "--nur-oeffentliche", is_flag=True, help="Gesamtbericht und Übersicht ohne das, was nicht öffentlich ist."
)
@click.option(
    "--stichtag",
    callback=_read_day,
    metavar="DATUM",
    help="Stichtag der Berichte; sonst 31.12., mit „--halbjahr“ 30.06.",
)
@click.option("--stand", callback=_read_day, metavar="DATUM", help="Datum des Gesamtberichts; sonst heute.")
@click.option(
    "--ausgabe", type=click.Path(path_type=Path, file_okay=False), metavar="ORDNER", help="Wohin statt nach output/."
)
@click.option("--ausfuehrlich", is_flag=True, help="Auch Warnungen, offene Stellen und alle Dateien nennen.")
@click.option("--alles-neu", is_flag=True, help="Auch Berichte erzeugen, die sich nicht geändert haben.")
@click.option("--aufraeumen", is_flag=True, help="Dateien löschen, deren Bericht, Amt oder Referat es nicht mehr gibt.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="ZAHL",
    help="So viele Berichte zugleich; sonst einen je Prozessorkern.",
)
@click.pass_context
def jahreslauf(  # noqa: PLR0913 – an argument for each option
    ctx: click.Context,
    jahr: int,
    *,
    vorbereiten: bool,
    mahnen: bool,
    halbjahr: bool,
    formulare: bool,
    auch_abgegebene: bool,
    referat: str | None,
    amt: str | None,
    nur_oeffentliche: bool,
    stichtag: dt.date | None,
    stand: dt.date | None,
    ausgabe: Path | None,
    ausfuehrlich: bool,
    alles_neu: bool,
    aufraeumen: bool,
    jobs: int | None,
) -> None:
    """Die Fortschrittsberichte über JAHR zu allem, wofür Geld oder Stellen bewilligt sind.

    Erzeugt jeden Bericht, den Gesamtbericht (PDF und Word) und die Übersicht (Excel und CSV) in output/berichte/JAHR/
    und sagt, wie weit die Ämter sind und was als Nächstes zu tun ist; stand.xlsx und stand.html nennen jeden Bericht.
    Solange etwas fehlt oder Fehler hat, endet der Befehl mit 1.

    Mit „--vorbereiten“ entsteht nur für jeden Bericht, der noch fehlt, eine Datei in content/berichte/JAHR/: mit dem,
    was Antrag, Beschluss und letzter Bericht sagen, und mit Stellen zum Ausfüllen. Was da ist, bleibt, wie es ist.

    Mit „--mahnen“ entstehen nur, in output/berichte/JAHR/mahnungen/TAG/, ein Text und eine E-Mail je Amt mit seinen
    Berichten und was in ihnen offen ist, und eine Liste für Excel.

    Mit „--formulare“ entsteht nur, in output/berichte/JAHR/formulare/, zu jedem vorbereiteten Bericht ein Formular für
    Word, mit „--auch-abgegebene“ auch zu abgegebenen; „antrag einlesen“ trägt ein, was darin zurückkommt.

    Mit „--stichtag“ sind vorbereitete Berichte auf diesem Stand, und beim Erzeugen wird genannt, was auf einem anderen
    ist.

    Mit „--nur-oeffentliche“ fehlt in Gesamtbericht und Übersicht, was nicht öffentlich ist, auch in den Summen. Sie
    heißen dann gesamtbericht-oeffentlich und uebersicht-oeffentlich.

    Mit „--halbjahr“ geht es um Berichte über das erste Halbjahr (Stichtag 30.06.). Sie haben eigene Dateien in
    content/berichte/JAHR/halbjahr/ und einen eigenen Gesamtbericht; die Berichte über das Jahr bleiben davon unberührt.
    """
    folder = choose_folder(ctx.obj)
    built = {"--aufraeumen": aufraeumen, "--nur-oeffentliche": nur_oeffentliche}
    _check_aims(vorbereiten=vorbereiten, mahnen=mahnen, formulare=formulare, built=built)
    _check_stichtag(jahr, stichtag, mahnen=mahnen, halbjahr=halbjahr and vorbereiten)
    if auch_abgegebene and not formulare:
        raise click.UsageError("„--auch-abgegebene“ gehört zu „--formulare“.")
    aufruf = Aufruf(jahr, halbjahr, referat, amt, stichtag, ausgabe, nur_oeffentliche)
    if mahnen:
        done = _remind(folder, aufruf, stand or _today())
    elif formulare:
        done = _write_forms(folder, aufruf, handed_in=auch_abgegebene)
    elif vorbereiten:
        done = _prepare(open_project(folder), aufruf)
    else:
        wanted = Wanted(target=ausgabe, jobs=jobs, everything=alles_neu, tidy=aufraeumen)
        done = _build(folder, aufruf, stand or _today(), wanted, ausfuehrlich=ausfuehrlich)
    if not done:
        ctx.exit(1)


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def _check_aims(*, vorbereiten: bool, mahnen: bool, formulare: bool, built: Mapping[str, bool]) -> None:
    """One thing is done at a time."""
    aims = (("vorbereiten", vorbereiten), ("mahnen", mahnen), ("formulare", formulare))
    only = [f"„--{name}“" for name, wanted in aims if wanted]
    if len(only) > 1:
        raise click.UsageError(f"{join(only)} gehen nicht zugleich.")
    others = [option for option, wanted in built.items() if wanted]
    if only and others:
        raise click.UsageError(f"„{others[0]}“ gehört zum Erzeugen, nicht zu {only[0]}.")


def _check_stichtag(jahr: int, stichtag: dt.date | None, *, mahnen: bool, halbjahr: bool) -> None:
    if stichtag and mahnen:
        raise click.UsageError("„--stichtag“ gilt beim Vorbereiten und beim Erzeugen, nicht mit „--mahnen“.")
    try:
        check_stichtag(jahr, stichtag, halbjahr=halbjahr)
    except AntragError as error:
        raise click.UsageError(error.problem.what) from error


def _build(folder: ProjectFolder, aufruf: Aufruf, day: dt.date, wanted: Wanted, *, ausfuehrlich: bool) -> bool:
    """Build and put together the reports and show how far they are; False where something is missing or wrong."""
    events = run_year(
        folder,
        aufruf.jahr,
        day,
        wanted,
        referat=aufruf.referat,
        amt=aufruf.amt,
        stichtag=aufruf.stichtag,
        halbjahr=aufruf.halbjahr,
        nur_oeffentliche=aufruf.nur_oeffentliche,
    )
    ended = show_run(events, brief=not ausfuehrlich)
    if ausfuehrlich:
        tell_counts(ended.counts, ended.seconds)
    again = f"{aufruf.befehl}{aufruf.ziel}"
    left = leftovers(again, ended.ueberzaehlig, tidied=wanted.tidy, all_of_them=ausfuehrlich)
    for line in (*overview(aufruf, ended), *not_renewed(aufruf.befehl, ended.alt), *left):
        click.echo(visible(line))
    return not ended.failed


def _remind(folder: ProjectFolder, aufruf: Aufruf, day: dt.date) -> bool:
    """Write to the offices; False where decisions have mistakes, so that some may be missing."""
    from antrag_gen.work.forms.named import name_fields  # brings lxml, which no other command waits for

    part = {"referat": aufruf.referat, "amt": aufruf.amt}
    events = remind(folder, aufruf.jahr, day, aufruf.ausgabe, benennung=name_fields, **part, halbjahr=aufruf.halbjahr)
    written, done = _show_written(events)
    letters = _count(sum(path.suffix == ".eml" for path in written), "Schreiben", "Schreiben")
    zeit = aufruf.zeit
    click.echo(f"{letters} zu Berichten über {zeit}." if written else f"Über {zeit} fehlt kein Bericht.")
    return done


def _write_forms(folder: ProjectFolder, aufruf: Aufruf, *, handed_in: bool) -> bool:
    """Write forms for the offices; False where some may be missing."""
    from antrag_gen.work.forms.write import write_forms  # brings python-docx, which no other command waits for

    part = {"referat": aufruf.referat, "amt": aufruf.amt}
    events = write_forms(folder, aufruf.jahr, aufruf.ausgabe, **part, halbjahr=aufruf.halbjahr, handed_in=handed_in)
    written, done = _show_written(events)
    forms, zeit = _count(len(written), "Formular", "Formulare"), aufruf.zeit
    click.echo(f"{forms} zu Berichten über {zeit}." if written else f"Über {zeit} ist kein Bericht auszufüllen.")
    return done


def _show_written(events: Iterable[Event]) -> tuple[list[Path], bool]:
    """Show what was written and noticed; the files, and False where one of the problems is an error."""
    written, done = [], True
    for event in events:
        match event:
            case Noticed(problem):
                tell([problem] if problem.level is not Level.HINWEIS else [])
                done = done and problem.level is not Level.FEHLER
            case Written(path):
                written.append(path)
                click.echo(visible(shown(path)))
    return written, done


def _prepare(project: OpenedProject, aufruf: Aufruf) -> bool:
    """Write the reports that are missing; False where something is wrong."""
    teil = find_part(aufruf.referat, aufruf.amt, project)
    prepared = prepare(aufruf.jahr, project, teil, stichtag=aufruf.stichtag, halbjahr=aufruf.halbjahr)
    tell(problem for problem in prepared.problems if problem.level is not Level.HINWEIS)
    for _, path in prepared.geschrieben:
        click.echo(visible(shown(path)))
    for line in _summary(aufruf.zeit, prepared, project.liste("referate")):
        click.echo(line)
    return not any(problem.level is Level.FEHLER for problem in prepared.problems)


def _summary(zeit: str, prepared: Vorbereitet, referate: Mapping[str, Referat]) -> Iterator[str]:
    written, there = len(prepared.geschrieben), len(prepared.vorhanden)
    yield (
        f"{_count(written, 'Bericht', 'Berichte')} über {zeit} vorbereitet, {_count(there, 'war', 'waren')} schon da."
    )
    if written:
        yield "Es liefern:"
        yield from _offices([faellig for faellig, _ in prepared.geschrieben], referate)


def _offices(faellige: Iterable[Faellig], referate: Mapping[str, Referat]) -> Iterator[str]:
    """`  Technisches Referat: Tiefbauamt (2)`, in the order of the reports; who is not known yet is said so."""
    for key, group in groupby(faellige, key=lambda faellig: faellig.referat):
        referat = referate[key].name if key else "Ohne Referat"
        offices = [faellig.amt or "Amt noch offen" for faellig in group]
        yield f"  {referat}: {join([f'{name} ({offices.count(name)})' for name in dict.fromkeys(offices)])}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
