"""Say what somebody did where a text is no YAML, judged by its lines; libyaml only says what its parser expected."""

import re

import yaml

from antrag_gen.errors import Problem
from antrag_gen.readers.yaml.lines import COMMENT, Lines, mark_of
from antrag_gen.readers.yaml.nodes import Mark

NO_SPACE = re.compile(r"^\s*(?:- +)?([^\W\d]\w*):([^\s/].*)$")
COLON_INSIDE = re.compile(r"^(\s*(?:- +)?[^\W\d]\w*:\s+)([^\"'\[{|>].*?:(?:\s.*|$))")


def explain_error(error: yaml.MarkedYAMLError, lines: Lines) -> Problem:
    """The mistake behind an error of the parser."""
    found, opened = mark_of(error.problem_mark or error.context_mark), mark_of(error.context_mark)
    quote = lines.line(opened.line)[opened.column : opened.column + 1]
    if quote in ('"', "'"):
        return Problem(
            lines.place(opened),
            "Dieses Anführungszeichen wird nicht geschlossen.",
            f"Am Ende des Wertes ein {quote} ergänzen.",
            "yaml-anfuehrung",
        )
    line = min(found.line, len(lines.lines) - 1)
    return explain_line(line, lines) or Problem(
        lines.place(Mark(line, found.column)),
        "Diese Stelle ist kein gültiges YAML.",
        "Einrückung, Anführungszeichen und Klammern dieser und der vorigen Zeile prüfen.",
        "yaml-ungueltig",
    )


def explain_line(last: int, lines: Lines) -> Problem | None:
    """What is often wrong: no blank behind a colon, down to the line `last`, or a second colon in it."""
    for number, line in enumerate(lines.lines[: last + 1]):
        if match := NO_SPACE.match(line):
            return Problem(
                lines.place(Mark(number, match.start(2))),
                f"Nach „{match[1]}:“ fehlt ein Leerzeichen.",
                f"Richtig: „{match[1]}: {match[2]}“.",
                "yaml-leerzeichen",
            )
    match = COLON_INSIDE.match(lines.lines[last])
    value = COMMENT.split(match[2])[0].rstrip() if match else ""
    if match is None or ":" not in value:
        return None
    return Problem(
        lines.place(Mark(last, match.start(2) + value.index(":"))),
        "Ein Doppelpunkt mitten im Wert.",
        f'Den Wert in Anführungszeichen setzen: „{match[1].strip()} "{value}"“.',
        "yaml-doppelpunkt",
    )
