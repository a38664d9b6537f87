"""Prepare the reports of a year: what is due and not there yet is drafted and checked, new files go out."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.fields.nummern import name_of
from antrag_gen.files import write_new
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import ContentFile, shown
from antrag_gen.library.load import TO_FILL_IN, check_content
from antrag_gen.library.project import Library, OpenedProject
from antrag_gen.readers.source import split_source
from antrag_gen.readers.yaml.head import read_head
from antrag_gen.reports.pflicht import is_due
from antrag_gen.work.yearly.decided import check_decided
from antrag_gen.work.yearly.draft import TEMPLATE, Draft, draft_due
from antrag_gen.work.yearly.due import Faellig, find_due
from antrag_gen.work.yearly.office import find_office_doubts
from antrag_gen.work.yearly.part import Teil
from antrag_gen.work.yearly.period import check_stichtag, folder_of
from antrag_gen.work.yearly.states import check_stichtage, find_states
from antrag_gen.work.yearly.untouched import check_granted

ALLE = Teil()


@dataclass(frozen=True, slots=True)
class Vorbereitet:
    """The reports written, with their files; those that were there already; and what kept others from being written."""

    geschrieben: tuple[tuple[Faellig, Path], ...]
    vorhanden: tuple[Faellig, ...]
    problems: tuple[Problem, ...]


def prepare(
    jahr: int, project: OpenedProject, teil: Teil = ALLE, *, stichtag: dt.date | None = None, halbjahr: bool = False
) -> Vorbereitet:
    """Write a draft of every report of that part that is due and missing, into content/berichte/JAHR/.

    A report that was prepared with another sum than is granted by now is told, or that is as of another day.
    On the first half of the year (`halbjahr`) that is a folder in it. They are as of `stichtag`, else of the last day.
    Nothing that is there is touched. A report whose predecessor has mistakes or blanks is told and not written:
    mistakes would be taken over.
    Raises AntragError as `check_decided` and `check_stichtag`.
    """
    check_stichtag(jahr, stichtag, halbjahr=halbjahr)
    check_decided(jahr, project)
    faellige, problems = teil.select(*find_due(jahr, project, halbjahr=halbjahr), project)
    problems += [problem for faellig in faellige for problem in check_granted(faellig, project)]
    if stichtag:
        problems += check_stichtage(find_states(faellige, project), stichtag, project)
    missing = [faellig for faellig in faellige if faellig.bericht is None and faellig.verlangt]
    names = _name_files(missing, project)
    folder = folder_of(jahr, halbjahr=halbjahr)
    written: list[tuple[Faellig, Path]] = []
    for faellig, name in zip(missing, names, strict=True):
        path = project.folder.content / folder / name
        try:
            _check_last(faellig)
            project.folder.check_inside(path, Place(shown(path)))
            write_new(path, _draft(faellig, project.folder.content_file(path), project, stichtag), shown(path))
            written.append((faellig, path))
            problems.extend(find_office_doubts(faellig.amt, shown(path), faellig.foerderung, project))
        except AntragError as error:
            # A mistake in the template is told once.
            problems.extend(problem for problem in error.problems if problem not in problems)
    return Vorbereitet(
        tuple(written), tuple(faellig for faellig in faellige if faellig.bericht is not None), tuple(problems)
    )


def _name_files(missing: list[Faellig], project: OpenedProject) -> Iterator[str]:
    """Last year's name, else that of the motion's file; with the motion's number where two would have the same.

    Capital letters don't tell two files apart on every machine.
    """
    times = {(faellig.jahr, faellig.halbjahr) for faellig in missing}
    there = {
        Path(path).name.casefold()
        for key, paths in project.katalog.berichte.items()
        for path in paths
        if (key.jahr, key.halbjahr) in times
    }
    stems = [_stem(faellig, project) for faellig in missing]
    count = Counter(stem.casefold() for stem in stems)
    for faellig, stem in zip(missing, stems, strict=True):
        number = faellig.kennung.antrag
        clear = count[stem.casefold()] == 1 and f"{stem}.md".casefold() not in there
        yield f"{stem}.md" if clear else f"{stem}-{number.jahr}-{number.nummer}.md"


def _stem(faellig: Faellig, project: OpenedProject) -> str:
    if faellig.letzter is not None:
        return Path(faellig.letzter.file.name).stem.replace(str(faellig.letzter.jahr), str(faellig.jahr))
    stem = Path(project.find(faellig.kennung.antrag)[0].path).stem
    ziffer = faellig.kennung.ziffer
    return f"{stem}-ziffer-{'-'.join(ziffer.replace('.', ' ').split())}" if ziffer else stem


def _check_last(faellig: Faellig) -> None:
    """Raises AntragError where the last report has mistakes or blanks, or where one was left out."""
    letzter = faellig.letzter
    if letzter is None:
        return
    number, jahr = faellig.foerderung.antrag.nummer, faellig.jahr
    missing = f"der Bericht über {jahr} zum {name_of(number)} ist nicht vorbereitet."
    unfinished = letzter.bericht is None or any(problem.id == TO_FILL_IN for problem in letzter.problems)
    if unfinished:
        raise AntragError.of(
            Place(letzter.file.shown),
            f"Dieser Bericht über {letzter.jahr} hat Fehler oder ist nicht ausgefüllt; {missing}",
            f"„antrag pruefen {letzter.file.shown}“ sagt, was fehlt; danach noch einmal vorbereiten.",
            id="vorjahr-fehler",
        )
    if letzter.jahr < jahr - 1 and is_due(faellig.foerderung, letzter.bericht, jahr - 1):
        raise AntragError.of(
            Place(letzter.file.shown),
            f"Auf diesen Bericht über {letzter.jahr} folgt keiner über {jahr - 1}; {missing}",
            f"Zuerst „antrag jahreslauf {jahr - 1} --vorbereiten“.",
            id="vorjahr-fehlt",
        )


def _draft(faellig: Faellig, file: ContentFile, project: Library, stichtag: dt.date | None = None) -> bytes:
    """The bytes of the draft; raises AntragError where there is more wrong with it than what is to be filled in."""
    draft = draft_due(faellig, file.name, project, stichtag)
    _check_head(draft, Place(project.templates.files[TEMPLATE].shown))
    data = draft.text.encode()
    wrong = [
        problem
        for problem in _problems(Content(file, data, project.read, project.einstellungen.listen), project)
        if problem.level is Level.FEHLER and problem.id != TO_FILL_IN
    ]
    if wrong:
        source = faellig.letzter.file.shown if faellig.letzter else file.shown
        number = faellig.foerderung.antrag.nummer
        what = f"Der Bericht über {faellig.jahr} zum {name_of(number)} ist nicht vorbereitet: {wrong[0].what}"
        raise AntragError.of(Place(source), what, wrong[0].hint, id="bericht-vorbereiten")
    return data


def _problems(content: Content, project: Library) -> tuple[Problem, ...]:
    try:
        return check_content(content, project).problems
    except AntragError as error:
        return error.problems


def _check_head(draft: Draft, template: Place) -> None:
    """The template leaves every value of the head as it is meant; nobody must have to find that in a paper."""
    try:
        source = split_source(draft.text, template.path)
        head, _ = read_head(source.head, source.path, source.head_line)
    except AntragError:
        head = None
    if head is None or any(head.values.get(key) != value for key, value in draft.values.items()):
        raise AntragError.of(
            template,
            "Mit dieser Vorlage steht im vorbereiteten Bericht nicht der Kopf, der gemeint ist.",
            "„{{ kopf }}“ in eine Zeile zwischen zwei Zeilen „---“ schreiben und keine Angabe daraus noch einmal.",
            "vorlage-kopf",
        )
