"""Find the reports and motions of a project that figures can belong to: content files come in, their keys go out."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from antrag_gen.errors import AntragError, Level, Place, Problem, naming
from antrag_gen.fields.kennungen import HALBJAHR
from antrag_gen.fields.nummern import Antragsnummer, Nummern, name_of, parse_antragsnummer, parse_lfd_nr, thh_number
from antrag_gen.fields.ziffern import Schritte, steps_of
from antrag_gen.fields.ziffernfelder import parse_ziffer
from antrag_gen.german.jahre import Haushalt, parse_haushalt, parse_jahr
from antrag_gen.german.notation import clean
from antrag_gen.library.contents import Content
from antrag_gen.library.project import OpenedProject
from antrag_gen.papers.papier import Status
from antrag_gen.patterns import compile_late
from antrag_gen.readers.yaml.head import Head
from antrag_gen.work.actuals.rows import Bedarf, ziffer_text

T = TypeVar("T")
REPORT = "fortschrittsbericht"
BLANK = compile_late("‹[^›]*›")


@dataclass(frozen=True, slots=True)
class Report:
    """A report file and what it reports on."""

    content: Content
    head: Head
    antrag: Antragsnummer
    ziffer: Schritte
    berichtsjahr: int

    @property
    def name(self) -> str:
        return self.content.file.shown

    @property
    def handed_in(self) -> bool:
        """Whether it is no draft any more."""
        return self.said("status") not in ("", Status.ENTWURF)

    def goes_on(self, year: int) -> bool:
        """Whether it is on the first half of that year."""
        return year == self.berichtsjahr and self.said("zeitraum") == HALBJAHR

    @property
    def tells_of_money(self) -> bool:
        """Whether the list should have a row for it: not where it tells of posts alone, of its year at least."""
        mittel = self.head.values.get("mittel")
        entries = mittel if isinstance(mittel, list) else []
        years = [str(entry.get("jahr")) for entry in entries if isinstance(entry, dict)]
        return "stellen" not in self.head.values or str(self.berichtsjahr) in years

    def said(self, key: str) -> str:
        """A value of the head as it is written; empty where there is none."""
        return str(self.head.values.get(key, ""))

    @property
    def about(self) -> str:
        return ", ".join([name_of(self.antrag), *ziffer_text(self.ziffer)])


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion, the budget that it is about and the needs of the Anmeldeliste that it asks for."""

    antrag: Antragsnummer
    haushalt: Haushalt
    bedarfe: tuple[Bedarf, ...]


def find_reports(project: OpenedProject, *, halbjahr: bool = False) -> tuple[list[Report], list[Problem]]:
    """Every report on a year below content/, and warnings of those whose motion or year is still to be filled in.

    Those on half a year are left out; with `halbjahr` they are the only ones.

    Raises AntragError with what keeps one from being read, as figures would miss it.
    """
    found: list[Report] = []
    problems: list[Problem] = []
    for content in _contents(project):
        if content.said.get("art") == REPORT and (content.said.get("zeitraum") == HALBJAHR) == halbjahr:
            try:
                found.append(_read_report(content, project.einstellungen.nummern))
            except AntragError as error:
                problems.extend(error.problems)
    if any(problem.level is Level.FEHLER for problem in problems):
        raise AntragError(problems)
    return found, problems


def find_motions(project: OpenedProject) -> list[Motion]:
    """Every motion on a budget; what is wrong with its file is said when it is checked itself."""
    motions = (_read_motion(content.said, project.einstellungen.nummern) for content in _contents(project))
    return [motion for motion in motions if motion is not None]


def _contents(project: OpenedProject) -> Iterator[Content]:
    for path in project.folder.content_files(()):
        file = project.folder.content_file(path)
        content = None
        with suppress(AntragError), naming(Place(file.shown)):  # said when the file is checked itself
            content = project.content(file)
            content.said  # noqa: B018 – is read now, in the net
        if content is not None:
            yield content


def _read_report(content: Content, nummern: Nummern) -> Report:
    head, problems = content.head, content.head_problems
    if head is None or any(problem.level is Level.FEHLER for problem in problems):
        raise AntragError(problems)
    antrag = _key(head, "antrag", lambda text: parse_antragsnummer(text, nummern))
    ziffer = steps_of(_key(head, "ziffer", parse_ziffer)) if "ziffer" in head.values else ()
    return Report(content, head, antrag, ziffer, _key(head, "berichtsjahr", parse_jahr))


def _key(head: Head, key: str, parse: Callable[[str], T]) -> T:
    value = head.values.get(key)
    if not isinstance(value, str):
        raise AntragError.of(
            head.place((key,)), f"Die Angabe „{key}“ fehlt.", f"Eine Zeile „{key}: …“ ergänzen.", id="angabe-fehlt"
        )
    if BLANK.search(value):
        what = f"„{key}“ ist noch auszufüllen; Ist-Zahlen kommen nicht in diesen Bericht."
        hint = "Ausfüllen und die Liste noch einmal einlesen."
        raise AntragError([Problem(head.place((key,)), what, hint, "bericht-unausgefuellt", Level.WARNUNG)])
    try:
        return parse(value)
    except AntragError as error:
        raise AntragError([error.problem.under(key).placed(head.place)]) from error


def _read_motion(said: Mapping[str, object], nummern: Nummern) -> Motion | None:
    entries = said.get("anmeldeliste")
    try:
        antrag = parse_antragsnummer(str(said.get("nummer")), nummern)
        haushalt = parse_haushalt(str(said.get("haushalt")))
    except AntragError:
        return None
    needs = [_read_need(entry, haushalt) for entry in entries] if isinstance(entries, list) else []
    return Motion(antrag, haushalt, tuple(need for need in needs if need is not None))


def _read_need(entry: object, haushalt: Haushalt) -> Bedarf | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("thh"), str):
        return None
    try:
        return Bedarf(haushalt, thh_number(clean(entry["thh"])), parse_lfd_nr(str(entry.get("lfd_nr"))))
    except AntragError:
        return None
