"""Remind the offices that owe a report: the states of a year come in, a text and a mail for each office go out."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from antrag_gen.compose.document import compose
from antrag_gen.compose.language import render_text
from antrag_gen.compose.views import Funktion
from antrag_gen.errors import Level, Place, Problem
from antrag_gen.german.datum import format_datum
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import ProjectFolder
from antrag_gen.library.load import TO_FILL_IN
from antrag_gen.library.project import OpenedProject, open_project
from antrag_gen.patterns import compile_late
from antrag_gen.together.bearbeitung import Bearbeitung, Jahresstand
from antrag_gen.visible import visible
from antrag_gen.work.batch.output import open_output
from antrag_gen.work.build import write
from antrag_gen.work.events import Event, Noticed, Written
from antrag_gen.work.yearly.decided import check_decided
from antrag_gen.work.yearly.due import Faellig, find_due
from antrag_gen.work.yearly.office import amt_named, due_day
from antrag_gen.work.yearly.part import file_word, find_part
from antrag_gen.work.yearly.period import folder_of
from antrag_gen.work.yearly.states import Berichtsstand, describe, find_states, row_of
from antrag_gen.work.yearly.tidy import NOBODY, forms_of, write_of_year

TEMPLATE = "mahnung/vorlage.txt.j2"
FOLDER = "mahnungen"
LIST = "mahnliste.xlsx"
# What a message says of a blank stands between these.
BLANK = compile_late(r"„‹?(?P<worte>.*?)›?“")
# Of problems of a content file the field of its form and the words for whoever has only that; which city, which year.
Benennung = Callable[[Content, Sequence[Problem], Callable[[str], str], int], Sequence[tuple[str, str]]]


@visible()
@dataclass(frozen=True, slots=True)
class Stelle:
    """A place of a report that is to be filled in or mended: a line of its file, or a field of its form."""

    zeile: int
    worte: str
    feld: str


@visible()
@dataclass(frozen=True, slots=True)
class Ausstehend:
    """A report that is missing; `antrag` is what it is on, `stand` how far it is; of one not begun all is open.

    An office that was given a form (`formular`) has no `datei`.
    """

    antrag: str
    betreff: str
    stand: str
    nichtoeffentlich: bool
    datei: str
    formular: str
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
        return file_word(self.amt or self.referat or NOBODY)


def remind(  # noqa: PLR0913 – what is asked for, and of whom
    folder: ProjectFolder,
    jahr: int,
    stand: dt.date,
    target: Path | None = None,
    *,
    benennung: Benennung,
    referat: str | None = None,
    amt: str | None = None,
    halbjahr: bool = False,
) -> Iterator[Event]:
    """Write a text and a mail for each office with a report that is missing, has blanks or mistakes, and a list of all.

    They go to a folder of the day below `output/berichte/JAHR/mahnungen/`: what was sent before stays beside it.
    With `halbjahr` they are of the reports on the first half of the year, and in the folder of these. What is open in
    a report whose form was written is told by its fields (`benennung`).
    Of a Referat or an office alone where one is named. Raises AntragError as `run_year`.
    """
    project = open_project(folder)
    teil = find_part(referat, amt, project)
    check_decided(jahr, project)
    faellige, problems = teil.select(*find_due(jahr, project, halbjahr=halbjahr), project)
    yield from map(Noticed, problems)
    states = find_states(faellige, project)
    missing = [each for each in states if each.bearbeitung.fehlt]
    with open_output(target or folder.output, folder) as output:
        of_year = folder_of(jahr, halbjahr=halbjahr)
        into = output.path / of_year / FOLDER / stand.isoformat()
        letters = _Letters(jahr, stand, project, forms_of(output, of_year), benennung)
        for name, data in letters.files(missing).items():
            part = "" if name == LIST else name.rpartition(".")[0]
            yield from map(Noticed, write_of_year(output, into / name, data, of_year, part))
            yield Written(into / name)
        yield from map(Noticed, letters.without_address(missing))


@dataclass(frozen=True, slots=True)
class _Letters:
    """What the letters of one day are written with; `forms` has the names of those written, by their content files."""

    jahr: int
    stand: dt.date
    project: OpenedProject
    forms: Mapping[str, str]
    benennung: Benennung

    def files(self, missing: Sequence[Berichtsstand]) -> dict[str, bytes]:
        """The files by name; none where nothing is missing."""
        by_office: dict[Empfaenger, list[Berichtsstand]] = {}
        for each in missing:
            referat = self.project.liste("referate")[each.faellig.referat].name if each.faellig.referat else ""
            to = Empfaenger(each.faellig.amt, "" if each.faellig.amt else referat)
            by_office.setdefault(to, []).append(each)
        files: dict[str, bytes] = {}
        for to, reports in by_office.items():
            text = self.text(to, reports)
            files[f"{to.datei}.txt"] = text.replace("\n", "\r\n").encode("utf-8-sig")
            files[f"{to.datei}.eml"] = _mail(to, text, self.project)
        if missing:
            files[LIST] = _list(missing, self.jahr, self.stand, self.project)
        return files

    def without_address(self, missing: Sequence[Berichtsstand]) -> Iterator[Problem]:
        """The offices whose mails have nobody that they go to, where the city writes mails at all."""
        aemter = self.project.liste("aemter")
        if not any(amt.email for amt in aemter.values()):
            return
        for name in dict.fromkeys(each.faellig.amt for each in missing if each.faellig.amt):
            amt = amt_named(name, self.project)
            if amt is None or not amt.email:
                what = f"Die E-Mail an „{name}“ hat keinen Empfänger."
                hint = "In den Stammdaten beim Amt „email: …“ ergänzen oder die Adresse in der E-Mail eintragen."
                yield Problem(Place("content/stammdaten/aemter.yaml"), what, hint, "amt-email", Level.WARNUNG)

    def text(self, to: Empfaenger, reports: Sequence[Berichtsstand]) -> str:
        """The mail's words, its first line the subject. Raises AntragError for mistakes in the template."""
        amt, settings = amt_named(to.amt, self.project), self.project.einstellungen
        halbjahr = any(report.faellig.halbjahr for report in reports)
        frist = due_day(amt, self.jahr, halbjahr=halbjahr)
        berichte = tuple(map(self.outstanding, reports))
        values: dict[str, object] = {
            "jahr": self.jahr,
            "halbjahr": halbjahr,
            "stadt": settings.stadt,
            "amt": to.amt or to.referat,
            "kontakt": amt.kontakt if amt else "",
            "frist": format_datum(frist) if frist else "",
            "ueberfaellig": bool(frist and frist < self.stand),
            "stand": self.stand,
            "berichte": berichte,
            "formulare": sum(1 for bericht in berichte if bericht.formular),
            "titel": Funktion(settings.titel),
        }
        return render_text(self.project.templates, TEMPLATE, values)

    def outstanding(self, stand: Berichtsstand) -> Ausstehend:
        faellig, begun = stand.faellig, stand.bearbeitung is not Bearbeitung.NICHT_BEGONNEN
        motion = faellig.foerderung.antrag
        ziffer = f", Ziffer {faellig.kennung.ziffer}" if faellig.kennung.ziffer else ""
        form = self.forms.get(faellig.bericht.file.name, "") if faellig.bericht else ""
        return Ausstehend(
            antrag=f"{motion.benannt}{ziffer}",
            betreff=motion.betreff,
            stand=stand.bearbeitung.value,
            nichtoeffentlich=describe(stand, self.project).nichtoeffentlich,
            datei=faellig.bericht.file.shown if faellig.bericht and not form else "",
            formular=form,
            offen=self.places(faellig, stand.offen if begun else (), in_form=bool(form)),
            fehler=self.places(faellig, stand.fehler, in_form=bool(form)),
        )

    def places(self, faellig: Faellig, problems: Sequence[Problem], *, in_form: bool) -> tuple[Stelle, ...]:
        named: Sequence[tuple[str, str]] = [("", problem.what) for problem in problems]
        if in_form and faellig.bericht:
            content = self.project.content(faellig.bericht.file)
            named = self.benennung(content, problems, self.project.einstellungen.titel, faellig.jahr)
        return tuple(
            Stelle(problem.where.line, _blank(words) if problem.id == TO_FILL_IN else words, feld)
            for problem, (feld, words) in zip(problems, named, strict=True)
        )


def _blank(what: str) -> str:
    match = BLANK.search(what)
    return match["worte"] if match else what


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
