"""Look at the style sheets of a project before a paper is composed, which is fitted to their pages and fonts."""

from functools import lru_cache

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.library.templates import TemplateFile, Templates
from antrag_gen.writers.pdf.bounds import check_bounds

ENCODING = (
    "Die Formatvorlage ist nicht in UTF-8 gespeichert.",
    "Im Editor „Speichern unter“ wählen und als Codierung „UTF-8“ angeben.",
)


def refuse_unbounded(templates: Templates, kind: str) -> None:
    """Raises AntragError with what a style sheet of the project asks for without end, and for one that is no text."""
    if problems := [problem for sheet in templates.own_sheets(kind) for problem in _check(sheet)]:
        raise AntragError(problems)


@lru_cache(maxsize=64)
def _check(sheet: TemplateFile) -> tuple[Problem, ...]:
    try:
        return tuple(check_bounds(sheet.data.decode("utf-8"), sheet.shown))
    except UnicodeDecodeError as error:
        line = sheet.data.count(b"\n", 0, error.start) + 1
        return (Problem(Place(sheet.shown, line), *ENCODING, "datei-codierung"),)
