"""Hold a report against its rules: an entered form comes in, what is wrong since goes out in the words of the form."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.library.contents import Content
from antrag_gen.library.load import TO_FILL_IN, check_content
from antrag_gen.library.project import OpenedProject
from antrag_gen.reports.mittelpruefung import below_zero, check_use
from antrag_gen.work.actuals.came_back import came_back
from antrag_gen.work.actuals.too_much import euro_or_none, find_too_much
from antrag_gen.work.forms.enter import Entry
from antrag_gen.work.forms.fields import AMOUNTS, Art, Feld, fields_of, groups_of, value_at
from antrag_gen.work.forms.gaps import fill_gaps
from antrag_gen.work.forms.named import in_words
from antrag_gen.work.forms.same import is_readable


def tell_wrong(entry: Entry, before: Content, project: OpenedProject) -> list[Problem]:
    """The problems that the report has by what was entered; warnings only about that.

    Rules do not look at a report while something is to be filled in or can't be read: without that they are asked
    once more.
    """
    old = _problems(before, project)
    new = _more(old, _problems(entry.content, project))
    errors = {problem.where for problem in new if problem.level is Level.FEHLER}
    seen = {(problem.id, problem.where.line) for problem in new}
    amounts = _amounts(entry, project)
    new += [each for each in amounts if each.where not in errors and (each.id, each.where.line) not in seen]
    told = _told(entry, new)
    filled = fill_gaps(entry.content, [feld.path for feld in _unreadable(entry)])
    if not filled.paths:
        return told
    was = fill_gaps(before)
    known = [problem for problem in _problems(was.content, project) if not was.hides(problem)]
    more = _more([*old, *new, *known], _problems(filled.content, project))
    later = [problem for problem in more if _is_error(problem) and not filled.hides(problem)]
    told += [each for each in _told(replace(entry, content=filled.content), later) if each not in told]
    return told


def _problems(content: Content, project: OpenedProject) -> tuple[Problem, ...]:
    try:
        return check_content(content, project).problems
    except AntragError as error:
        return error.problems


def _more(old: Sequence[Problem], new: Sequence[Problem]) -> list[Problem]:
    """What is new; a blank of a draft is none."""
    known = {(problem.id, problem.what) for problem in old}
    return [problem for problem in new if (problem.id, problem.what) not in known and problem.id != TO_FILL_IN]


def _is_error(problem: Problem) -> bool:
    return problem.level is Level.FEHLER


def _amounts(entry: Entry, project: OpenedProject) -> Iterator[Problem]:
    """What each of the amounts that were entered must not be, whatever else is still to be filled in."""
    head = entry.content.head
    if head is None:
        return
    for feld in entry.changed:
        if feld.path[0] == "mittel" and feld.path[-1] == "verwendung":
            used = str(value_at(entry.values, feld.path) or "")
            yield from (problem.placed(head.place) for problem in check_use(feld.path[:2], used))
    paths = [feld.path for feld in entry.changed if feld.path[0] == "mittel" and feld.path[-1] in AMOUNTS]
    for path in paths:
        euro = euro_or_none(value_at(entry.values, path))
        if path[-1] != "ist" and euro is not None and euro < 0:
            yield below_zero(path).placed(head.place)
        elif euro is not None and euro < 0:
            yield came_back(head.place(path), str(value_at(entry.values, (*path[:2], "jahr"))), euro)
    years = [(str(value_at(entry.values, (*path[:2], "jahr"))), str(path[-1])) for path in paths]
    yield from find_too_much(entry.content, project, years).values()


def _unreadable(entry: Entry) -> list[Feld]:
    """The fields that hold an amount, a day or a number that is none."""
    there = ((feld, value_at(entry.values, feld.path)) for feld in entry.changed if feld.art is not Art.TEXT)
    return [feld for feld, value in there if isinstance(value, str) and not is_readable(feld, value)]


def _told(entry: Entry, problems: Sequence[Problem]) -> list[Problem]:
    """In the words of the form, where they are about one of its fields; of others the errors."""
    places = list(entry.places())
    fields = fields_of(groups_of(entry.content, entry.titel, entry.form.report.jahr))
    told: list[Problem] = []
    for problem in problems:
        line = problem.where.line
        feld = next((feld for first, last, feld in places if first <= line <= last), None)
        if feld is not None:
            what = f"Feld „{feld.name}“: {in_words(problem.what, feld, fields)}"
            told.append(replace(problem, at=Place(entry.shown), what=what, hint=in_words(problem.hint, feld, fields)))
        elif _is_error(problem):
            what = f"Mit diesen Angaben hätte {entry.content.file.shown} einen Fehler: {problem.what}"
            told.append(replace(problem, at=Place(entry.shown), what=what))
    return told
