"""Check a style sheet before it is used: what WeasyPrint would skip without a word comes out as problems.

Its log says what it ignores; what it would fetch, the tokens of the sheet say.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import tinycss2
from tinycss2.ast import Node

from antrag_gen.errors import Place, Problem
from antrag_gen.writers.pdf.engine import load_weasyprint

EMBEDDED = "data:"
REASONS = {
    "unknown property": "Diese Eigenschaft gibt es nicht",
    "invalid value": "Dieser Wert ist hier nicht möglich",
    "prefixed selectors are ignored": "Eigenschaften mit Vorsilbe haben keine Wirkung",
}
AT_RULES = ("page", "media", "font-face", "counter-style")
IGNORED = 5  # name, value, line, column, reason: what the log says of a declaration


def check_style_sheet(css: str, shown: str) -> list[Problem]:
    """Every problem of a style sheet, in the order of their places."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    problems = [problem for rule in rules for problem in _check_rule(rule, shown)]
    return sorted(problems, key=lambda problem: problem.where)


def _check_rule(rule: Node, shown: str) -> Iterator[Problem]:
    place = Place(shown, rule.source_line, rule.source_column)
    if rule.type == "error":
        yield _problem(place, "Hier ist die Formatvorlage nicht lesbar.", "Klammern { } und Semikolons prüfen.")
        return
    if rule.type == "at-rule" and rule.lower_at_keyword == "import":
        yield _problem(place, "Eine andere Formatvorlage wird nicht geladen (@import).", "Ihren Inhalt hier einfügen.")
        return
    if rule.type == "at-rule" and rule.lower_at_keyword not in AT_RULES:
        what = f"„@{rule.at_keyword}“ hat keine Wirkung."
        yield _problem(place, what, f"Möglich sind: {', '.join(f'@{name}' for name in AT_RULES)}.")
        return
    fetched = list(_fetched(rule))
    for token, address in fetched:
        yield _problem(
            Place(shown, token.source_line, token.source_column),
            f"„{address}“ wird nicht geladen: Layouts holen keine Dateien.",
            "Ein Bild als „data:“-Adresse in die Formatvorlage einbetten.",
        )
    lines = {token.source_line for token, _ in fetched}
    yield from (told for told in _ignored(rule, shown) if told.where.line not in lines)


def _fetched(node: Node) -> Iterator[tuple[Node, str]]:
    """The tokens that name a file, and the address."""
    for token in (*(getattr(node, "prelude", None) or ()), *(getattr(node, "content", None) or ())):
        if token.type == "url" and not token.value.startswith(EMBEDDED):
            yield token, token.value
        elif token.type == "function" and token.lower_name in ("url", "src", "image"):
            strings = [part.value for part in token.arguments if part.type == "string"]
            yield from ((token, value) for value in strings if not value.startswith(EMBEDDED))
        elif hasattr(token, "content") or hasattr(token, "arguments"):
            yield from _fetched(token)


def _ignored(rule: Node, shown: str) -> Iterator[Problem]:
    """What WeasyPrint says of one rule, which stands at its line: not all that it says has a place."""
    load_weasyprint()
    from weasyprint import CSS

    lead = "\n" * (rule.source_line - 1) + " " * (rule.source_column - 1)
    with _listening() as records:
        CSS(string=lead + rule.serialize())
    for record in records:
        args = record.args if isinstance(record.args, tuple) else ()
        if len(args) == IGNORED:
            name, value, line, column, reason = map(str, args)
            what = f"„{name}: {value.strip()}“ hat keine Wirkung: {REASONS.get(reason, reason)}."
            yield _problem(Place(shown, int(line), int(column)), what, "Schreibweise prüfen oder die Zeile löschen.")
        else:
            what = "Diese Regel hat keine Wirkung: Ihr Anfang ist nicht lesbar oder wird hier nicht verstanden."
            hint = "Schreibweise und Semikolons der Zeilen davor prüfen."
            yield _problem(Place(shown, rule.source_line, rule.source_column), what, hint)


@contextmanager
def _listening() -> Iterator[list[logging.LogRecord]]:
    """What WeasyPrint warns of meanwhile."""
    records: list[logging.LogRecord] = []

    class _Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    logger, handler = logging.getLogger("weasyprint"), _Handler(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield records
    finally:
        logger.removeHandler(handler)


def _problem(place: Place, what: str, hint: str) -> Problem:
    return Problem(place, what, hint, "layout-wirkungslos")
