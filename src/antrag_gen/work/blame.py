"""Find the content behind a problem of a template: a value that cannot be printed is told where it was written.

A template prints values of the head, of settings and lists, of decisions and of other papers; the tree only knows the
line of the template. So the files that values come from are searched for the characters, in that order.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from antrag_gen.compose.printable import find_unprintable
from antrag_gen.decisions.entscheidung import Entscheidung
from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.fields.einstellungen import Stammdaten
from antrag_gen.library.arten import ARTEN
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import SETTINGS
from antrag_gen.library.index import report_key
from antrag_gen.library.project import Library
from antrag_gen.library.templates import Templates
from antrag_gen.readers.source import read_text
from antrag_gen.readers.yaml.head import read_head
from antrag_gen.tree import Text

CHARACTERS = ("zeichen-fehlt", "zeichen-richtung", "zeichen-tabulator", "zeichen-unsichtbar", "zeichen-verloren")
OF_TEMPLATES = (".j2", ".css", ".docx")


def blame_content(problems: Sequence[Problem], content: Content, project: Library) -> list[Problem]:
    """The problems at the places of values, as far as these can be found; what stays at a template names the paper."""
    body = _Body(content, project)
    stray = {problem for problem in problems if problem.id in CHARACTERS and not body.has(problem)}
    told = {problem.where for problem in problems}
    found = list(dict.fromkeys(_search({problem.what for problem in stray}, content, project)))
    blamed = [problem for problem in found if problem.where not in told]
    whats = {problem.what for problem in found}
    kept = [problem for problem in problems if problem not in stray or problem.what not in whats]
    return [_name_paper(problem, content) for problem in (*kept, *blamed)]


class _Body:
    """The text of a paper, and the characters in each of its lines that are told; each line is looked at once."""

    def __init__(self, content: Content, project: Library) -> None:
        self._source = content.source
        self._lines = content.source.body.split("\n")
        self._find = partial(find_unprintable, templates=project.templates, kind=_kind_of(content))
        self._told: dict[int, frozenset[str]] = {}

    def has(self, problem: Problem) -> bool:
        """Whether the character stands in the line that is told, and not in a value that this line prints."""
        where = problem.where
        if where.path != self._source.path or where.line < self._source.body_line:
            return where.path.endswith((".md", ".yaml"))
        if where.line not in self._told:
            line = Text(self._lines[where.line - self._source.body_line], place=where)
            self._told[where.line] = frozenset(each.id for each in self._find(line))
        return problem.id in self._told[where.line]


def _search(wanted: set[str], content: Content, project: Library) -> Iterator[Problem]:
    """Where the characters stand that these problems tell, each in the first of the files that has it."""
    texts = _texts(content, project) if wanted else iter(())
    for text, place in texts:
        missing = [
            each for each in find_in_yaml(text, place, project.templates, _kind_of(content)) if each.what in wanted
        ]
        yield from missing
        wanted = wanted - {problem.what for problem in missing}
        if not wanted:
            return


def _kind_of(content: Content) -> str:
    return str(content.said.get("art", ""))


def _texts(content: Content, project: Library) -> Iterator[tuple[str, Place]]:
    """The YAML of the paper itself, of settings and lists, of decisions, and of the papers that were opened."""
    yield _head_of(content)
    decided = {decision.place.path for decision in _decisions(content, project)}
    lists = (f"content/stammdaten/{name}.yaml" for name in Stammdaten.model_fields)
    for name in (SETTINGS.as_posix(), *lists, *sorted(decided)):
        shown = project.file(name).shown
        with suppress(AntragError):  # a list that the city does not have
            yield read_text(project.read(name, Place(shown)), shown), Place(shown)
    yield from map(_head_of, project.opened)


def _decisions(content: Content, project: Library) -> tuple[Entscheidung, ...]:
    """What was decided on the motion that a report is on."""
    model = ARTEN.get(_kind_of(content))
    key = report_key(content.head, model, project.einstellungen.nummern) if content.head and model else None
    return project.decisions(key.antrag) if key else ()


def _head_of(content: Content) -> tuple[str, Place]:
    return content.source.head, Place(content.source.path, content.source.head_line)


def find_in_yaml(text: str, place: Place, templates: Templates, kind: str) -> Iterator[Problem]:
    """Characters that a layout cannot print in the lines of a YAML text that begins at a place, but for its comments.

    What is written as an escape is told at its value.
    """
    head, _ = read_head(text, place.path, place.line)
    comments = {place.line: place.column - 1 for place in head.comments} if head else {}
    for number, line in enumerate(text.split("\n"), place.line):
        yield from find_unprintable(
            Text(line[: comments.get(number)], place=Place(place.path, number)), templates, kind
        )
    for value, where in head.texts() if head else ():
        escaped = "".join(letter for letter in value if letter not in text and letter != "\n")
        yield from (replace(problem, at=where) for problem in find_unprintable(Text(escaped), templates, kind))


def _name_paper(problem: Problem, content: Content) -> Problem:
    if not problem.where.path.endswith(OF_TEMPLATES):
        return problem
    return replace(problem, hint=f"{problem.hint} (Papier: {content.file.shown})")
