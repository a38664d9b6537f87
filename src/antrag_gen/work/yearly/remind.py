"""Remind the offices that owe a report: the states of a year come in, a text and a mail for each office go out."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from antrag_gen.compose.document import compose
from antrag_gen.compose.language import render_text
from antrag_gen.compose.views import Funktion
from antrag_gen.errors import Problem
from antrag_gen.files import write_below
from antrag_gen.german.datum import format_datum
from antrag_gen.library.folder import ProjectFolder, shown
from antrag_gen.library.project import OpenedProject, open_project
from antrag_gen.together.bearbeitung import Bearbeitung, Jahresstand
from antrag_gen.visible import visible
from antrag_gen.work.batch.output import open_output
from antrag_gen.work.build import write
from antrag_gen.work.events import Event, Noticed, Written
from antrag_gen.work.yearly.due import check_decided, find_due
from antrag_gen.work.yearly.office import amt_named, due_day
from antrag_gen.work.yearly.part import file_word, find_part
from antrag_gen.work.yearly.period import folder_of
from antrag_gen.work.yearly.states import Berichtsstand, find_states, row_of

TEMPLATE = "mahnung/vorlage.txt.j2"
FOLDER = "mahnungen"
LIST = "mahnliste.xlsx"
# What a message says of a blank stands between these.
BLANK = re.compile(r"„‹?(?P<worte>.*?)›?“")


@visible()
@dataclass(frozen=True, slots=True)
class Stelle:
    """A place of a report that is to be filled in or mended."""

    zeile: int
    worte: str


@visible()
@dataclass(frozen=True, slots=True)
class Ausstehend:
    """A report that is missing; `antrag` is what it is on, `stand` how far it is; of one not begun all is open."""

    antrag: str
    betreff: str
    stand: str
    datei: str
    offen: tuple[Stelle, ...]
    fehler: tuple[Stelle, ...]


@dataclass(frozen=True, slots=True)
class Empfaenger:
    """Who is reminded: an office, or where nobody knows it, a Referat; both are empty where neither is known."""

    amt: str
    referat: str

    @property
    def datei(self) -> str:
        """A name for its files."""
        return file_word(self.amt or self.referat or "ohne Amt")


def remind(  # noqa: PLR0913 – what is asked for, and of whom
    folder: ProjectFolder,
    jahr: int,
    stand: dt.date,
    target: Path | None = None,
    *,
    referat: str | None = None,
    amt: str | None = None,
    halbjahr: bool = False,
) -> Iterator[Event]:
    """Write a text and a mail for each office with a report that is missing, has blanks or mistakes, and a list of all.

    They go to a folder of the day below `output/berichte/JAHR/mahnungen/`: what was sent before stays beside it.
    With `halbjahr` they are of the reports on the first half of the year, and in the folder of these.
    Of a Referat or an office alone where one is named. Raises AntragError as `run_year`.
    """
    project = open_project(folder)
    teil = find_part(referat, amt, project)
    check_decided(jahr, project)
    faellige, problems = find_due(jahr, project, halbjahr=halbjahr)
    yield from map(Noticed, problems)
    states = find_states([faellig for faellig in faellige if teil.has(faellig)], project)
    missing = [each for each in states if each.bearbeitung.fehlt]
    with open_output(target or folder.output, folder) as output:
        into = output.path / folder_of(jahr, halbjahr=halbjahr) / FOLDER / stand.isoformat()
        for name, data in _files(missing, jahr, stand, project).items():
            write_below(output.path, into / name, data, shown(into / name))
            yield Written(into / name)


def _files(missing: Sequence[Berichtsstand], jahr: int, stand: dt.date, project: OpenedProject) -> dict[str, bytes]:
    """The files by name; none where nothing is missing."""
    by_office: dict[Empfaenger, list[Berichtsstand]] = {}
    for each in missing:
        referat = project.liste("referate")[each.faellig.referat].name if each.faellig.referat else ""
        to = Empfaenger(each.faellig.amt, "" if each.faellig.amt else referat)
        by_office.setdefault(to, []).append(each)
    files: dict[str, bytes] = {}
    for to, reports in by_office.items():
        text = _text(to, reports, jahr, stand, project)
        files[f"{to.datei}.txt"] = text.replace("\n", "\r\n").encode("utf-8-sig")
        files[f"{to.datei}.eml"] = _mail(to, text, project)
    if missing:
        files[LIST] = _list(missing, jahr, stand, project)
    return files


def _text(to: Empfaenger, reports: Sequence[Berichtsstand], jahr: int, stand: dt.date, project: OpenedProject) -> str:
    """The mail's words, its first line the subject. Raises AntragError for mistakes in the template."""
    amt, settings = amt_named(to.amt, project), project.einstellungen
    halbjahr = any(report.faellig.halbjahr for report in reports)
    frist = due_day(amt, jahr, halbjahr=halbjahr)
    values: dict[str, object] = {
        "jahr": jahr,
        "halbjahr": halbjahr,
        "stadt": settings.stadt,
        "amt": to.amt or to.referat,
        "kontakt": amt.kontakt if amt else "",
        "frist": format_datum(frist) if frist else "",
        "stand": stand,
        "berichte": tuple(map(_outstanding, reports)),
        "titel": Funktion(settings.titel),
    }
    return render_text(project.templates, TEMPLATE, values)


def _outstanding(stand: Berichtsstand) -> Ausstehend:
    faellig, begun = stand.faellig, stand.bearbeitung is not Bearbeitung.NICHT_BEGONNEN
    motion = faellig.foerderung.antrag
    ziffer = f", Ziffer {faellig.kennung.ziffer}" if faellig.kennung.ziffer else ""
    return Ausstehend(
        antrag=f"{motion.bezeichnung} {motion.kennung}{ziffer}",
        betreff=motion.betreff,
        stand=stand.bearbeitung.value,
        datei=faellig.bericht.file.shown if faellig.bericht else "",
        offen=tuple(Stelle(problem.where.line, _blank(problem)) for problem in stand.offen if begun),
        fehler=tuple(Stelle(problem.where.line, problem.what) for problem in stand.fehler),
    )


def _blank(problem: Problem) -> str:
    match = BLANK.search(problem.what)
    return match["worte"] if match else problem.what


def _mail(to: Empfaenger, text: str, project: OpenedProject) -> bytes:
    """A mail that is not sent yet; mail programs open it as a draft."""
    subject, _, body = text.partition("\n")
    amt = amt_named(to.amt, project)
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = subject
    if amt and amt.email:
        mail["To"] = amt.email
    mail["X-Unsent"] = "1"
    mail.set_content(body.lstrip("\n"), charset="utf-8", cte="quoted-printable")
    return mail.as_bytes()


def _list(missing: Sequence[Berichtsstand], jahr: int, stand: dt.date, project: OpenedProject) -> bytes:
    rows = tuple(row_of(each, project) for each in missing)
    halbjahr = any(each.faellig.halbjahr for each in missing)
    table = Jahresstand(projekt=project.einstellungen, stand=stand, jahr=jahr, halbjahr=halbjahr, zeilen=rows)
    return write(compose(table, project.templates, project.einstellungen), project.templates, "xlsx")
