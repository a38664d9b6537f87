"""Find the content behind a problem of a template: a value that cannot be printed is told where it was written.

A template prints values of the head, of settings and lists, and of other papers; the tree only knows the line of the
template. So the files that values come from are searched for the characters, in that order.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from antrag_gen.compose.printable import find_unprintable
from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.fields.einstellungen import Stammdaten
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import SETTINGS
from antrag_gen.library.project import Library
from antrag_gen.library.templates import Templates
from antrag_gen.readers.source import read_text
from antrag_gen.readers.yaml.head import read_head
from antrag_gen.tree import Text

CHARACTERS = ("zeichen-fehlt", "zeichen-richtung", "zeichen-tabulator", "zeichen-unsichtbar", "zeichen-verloren")
OF_TEMPLATES = (".j2", ".css", ".docx")


def blame_content(problems: Sequence[Problem], content: Content, project: Library) -> list[Problem]:
    """The problems at the places of values, as far as these can be found; what stays at a template names the paper."""
    stray = [
        problem for problem in problems if problem.id in CHARACTERS and not _is_written_there(problem, content, project)
    ]
    told = {problem.where for problem in problems}
    blamed = [problem for problem in _search(content, project) if problem.where not in told] if stray else []
    kept = [problem for problem in problems if not (blamed and problem in stray)]
    return [_name_paper(problem, content) for problem in (*kept, *blamed)]


def _is_written_there(problem: Problem, content: Content, project: Library) -> bool:
    """Whether the character stands in the line that is told, and not in a value that this line prints."""
    where, source = problem.where, content.source
    if where.path != source.path or where.line < source.body_line:
        return where.path.endswith((".md", ".yaml"))
    line = source.body.split("\n")[where.line - source.body_line]
    unprintable = find_unprintable(Text(line, place=where), project.templates, _kind_of(content))
    return any(other.id == problem.id for other in unprintable)


def _search(content: Content, project: Library) -> list[Problem]:
    """The characters that no font has, in the first of the files that has one."""
    for text, place in _texts(content, project):
        if missing := list(_missing_in(text, place, project.templates, _kind_of(content))):
            return missing
    return []


def _kind_of(content: Content) -> str:
    return str(content.said.get("art", ""))


def _texts(content: Content, project: Library) -> Iterator[tuple[str, Place]]:
    """The YAML of the paper itself, of settings and lists, and of the papers that were opened; and where it begins."""
    yield _head_of(content)
    for name in (SETTINGS.as_posix(), *(f"content/stammdaten/{name}.yaml" for name in Stammdaten.model_fields)):
        shown = project.file(name).shown
        with suppress(AntragError):  # a list that the city does not have
            yield read_text(project.read(name, Place(shown)), shown), Place(shown)
    yield from map(_head_of, project.opened)


def _head_of(content: Content) -> tuple[str, Place]:
    return content.source.head, Place(content.source.path, content.source.head_line)


def _missing_in(text: str, place: Place, templates: Templates, kind: str) -> Iterator[Problem]:
    """In the lines of a YAML text, but for its comments."""
    head, _ = read_head(text, place.path, place.line)
    comments = {place.line: place.column - 1 for place in head.comments} if head else {}
    for number, line in enumerate(text.split("\n"), place.line):
        yield from find_unprintable(
            Text(line[: comments.get(number)], place=Place(place.path, number)), templates, kind
        )


def _name_paper(problem: Problem, content: Content) -> Problem:
    if not problem.where.path.endswith(OF_TEMPLATES):
        return problem
    return replace(problem, hint=f"{problem.hint} (Papier: {content.file.shown})")
