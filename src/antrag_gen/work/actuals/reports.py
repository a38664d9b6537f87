"""Find the reports and motions of a project that figures can belong to: content files come in, their keys go out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.fields.nummern import Antragsnummer, Nummern, parse_antragsnummer, parse_lfd_nr, thh_number
from antrag_gen.fields.ziffern import Schritte, steps_of
from antrag_gen.german.jahre import Haushalt, parse_haushalt, parse_jahr
from antrag_gen.german.notation import clean
from antrag_gen.library.project import Project, shown
from antrag_gen.readers.source import Source, read_text, split_source
from antrag_gen.readers.yaml.head import Head, read_head
from antrag_gen.work.actuals.rows import Bedarf, ziffer_text

T = TypeVar("T")
IS_REPORT = re.compile(rb"^art:\s*[\"']?fortschrittsbericht\b", re.MULTILINE)
BLANK = re.compile("‹[^›]*›")
IS_MOTION = re.compile(rb"^[\"']?haushalt[\"']?\s*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Report:
    """A report file and what it reports on."""

    path: Path
    data: bytes
    source: Source
    head: Head
    antrag: Antragsnummer
    ziffer: Schritte
    berichtsjahr: int

    @property
    def name(self) -> str:
        return self.source.path

    @property
    def about(self) -> str:
        return ", ".join([f"Antrag {self.antrag}", *ziffer_text(self.ziffer)])


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion, the budget that it is about and the needs of the Anmeldeliste that it asks for."""

    antrag: Antragsnummer
    haushalt: Haushalt
    bedarfe: tuple[Bedarf, ...]


def find_reports(project: Project, nummern: Nummern) -> tuple[list[Report], list[Problem]]:
    """Every report below content/, and warnings of those whose motion or year is still to be filled in.

    Raises AntragError with what keeps one from being read, as figures would miss it.
    """
    found: list[Report] = []
    problems: list[Problem] = []
    for path, data in _files(project, IS_REPORT):
        try:
            found.append(_read_report(path, data, nummern))
        except AntragError as error:
            problems.extend(error.problems)
    if any(problem.level is Level.FEHLER for problem in problems):
        raise AntragError(problems)
    return found, problems


def find_motions(project: Project, nummern: Nummern) -> list[Motion]:
    """Every motion on a budget; what is wrong with its file is said when it is checked itself."""
    found = []
    for path, data in _files(project, IS_MOTION):
        name = shown(path)
        try:
            source = split_source(read_text(data, name), name)
        except AntragError:
            continue
        head, _ = read_head(source.head, name, source.head_line)
        motion = _read_motion(head, nummern) if head is not None else None
        found += [motion] if motion is not None else []
    return found


def _files(project: Project, pattern: re.Pattern[bytes]) -> Iterator[tuple[Path, bytes]]:
    for path in project.content_files(()):
        try:
            data = project.read_inside(path, Place(shown(path)))
        except AntragError:
            continue  # said when the file is checked itself
        if pattern.search(data):
            yield path, data


def _read_report(path: Path, data: bytes, nummern: Nummern) -> Report:
    name = shown(path)
    source = split_source(read_text(data, name), name)
    head, problems = read_head(source.head, name, source.head_line)
    if head is None or any(problem.level is Level.FEHLER for problem in problems):
        raise AntragError(problems)
    antrag = _key(head, "antrag", lambda text: parse_antragsnummer(text, nummern))
    ziffer = steps_of(str(head.values.get("ziffer", "")).lower())
    return Report(path, data, source, head, antrag, ziffer, _key(head, "berichtsjahr", parse_jahr))


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


def _read_motion(head: Head, nummern: Nummern) -> Motion | None:
    entries = head.values.get("anmeldeliste")
    try:
        antrag = parse_antragsnummer(str(head.values.get("nummer")), nummern)
        haushalt = parse_haushalt(str(head.values.get("haushalt")))
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
