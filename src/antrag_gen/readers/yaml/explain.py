"""Say what somebody did where a text is no YAML, judged by its lines; libyaml only says what its parser expected."""

import yaml

from antrag_gen.errors import Problem
from antrag_gen.patterns import compile_late
from antrag_gen.readers.yaml.lines import COMMENT, Lines, mark_of
from antrag_gen.readers.yaml.nodes import Mark
from antrag_gen.readers.yaml.recover import BARE, WITHOUT_COLON

NO_SPACE = compile_late(r"^\s*(?:- +)?([^\W\d]\w*):([^\s/].*)$")
LOOSE = compile_late(r"(?!- )[^\s#:\[\]{}\"'][^:]*$")
KEY_AND_VALUE = compile_late(r"[^\W\d]\w*:[ \t]+[^\s\[{|>\"'][^:]*$")
PAPER = "„betreff: Sanierung der Turnhalle“"
EXAMPLES = {
    "projekt.yaml": "„stadt: Musterstadt“",
    "fraktionen.yaml": "„linde:“, darunter eingerückt „name: Fraktion Linde“",
    "referate.yaml": "„schule:“, darunter eingerückt „name: Referat Schule und Sport“",
    "gremien.yaml": "„rat:“, darunter eingerückt „name: Gemeinderat“",
}
SIGNS = compile_late(r"[@`%]")
COLON_INSIDE = compile_late(r"^(\s*(?:- +)?[^\W\d]\w*:\s+)([^\"'\[{|>].*?:(?:\s.*|$))")


def explain_error(error: yaml.MarkedYAMLError, lines: Lines) -> Problem:
    """The mistake behind an error of the parser."""
    mark, opened = mark_of(error.problem_mark or error.context_mark), mark_of(error.context_mark)
    quote = lines.line(opened.line)[opened.column : opened.column + 1]
    if quote in ('"', "'"):
        return Problem(
            lines.place(opened),
            "Dieses Anführungszeichen wird nicht geschlossen.",
            f"Am Ende des Wertes ein {quote} ergänzen.",
            "yaml-anfuehrung",
        )
    line = min(mark.line, len(lines.lines) - 1)
    if sign := SIGNS.match(lines.line(line)[mark.column :]):
        return Problem(
            lines.place(Mark(line, mark.column)),
            f"„{sign[0]}“ am Anfang eines Wertes ist hier nicht erlaubt.",
            'Den Wert in "…" setzen.',
            "yaml-zeichen",
        )
    loose = _loose_line(line, lines)
    return (
        explain_line(line, lines)
        or loose
        or Problem(
            lines.place(Mark(line, mark.column)),
            "Hier ist die Angabe nicht lesbar.",
            "Einrückung, Anführungszeichen und Klammern dieser und der vorigen Zeile prüfen.",
            "yaml-ungueltig",
        )
    )


def _loose_line(last: int, lines: Lines) -> Problem | None:
    """A line at the margin that is no key, up to the line `last`: most often the rest of a value."""
    loose = (number for number, line in enumerate(lines.lines[: last + 1]) if number and LOOSE.match(line))
    number = next(loose, None)
    return None if number is None else explain_loose(number, lines)


def example(path: str) -> str:
    """A line as it stands in a file of that name."""
    *_, folder, name = ("", *path.split("/"))
    if folder == "stammdaten":
        return EXAMPLES.get(name, "„schluessel:“, darunter eingerückt „name: …“")
    return EXAMPLES.get(name, "„gremium: Gemeinderat“" if name.endswith((".yaml", ".yml")) else PAPER)


def explain_loose(number: int, lines: Lines) -> Problem:
    """A line that belongs to no key."""
    words, above = lines.lines[number].strip(), lines.lines[number - 1].strip() if number else ""
    hint = f"Eine Angabe beginnt mit ihrem Namen und einem Doppelpunkt: {example(lines.path)}."
    if BARE.match(words):
        hint = f"Fehlt ein Doppelpunkt, so schreiben: „{words}:“."
    elif KEY_AND_VALUE.match(above):
        hint = f"Gehört sie zur Zeile davor, beides in eine Zeile schreiben: „{above} {words}“."
    if match := WITHOUT_COLON.match(words):
        other = hint if KEY_AND_VALUE.match(above) else ""
        hint = f"Fehlt ein Doppelpunkt, so schreiben: „{match['key']}: {match['value']}“. {other}".rstrip()
    return Problem(lines.place(Mark(number, 0)), "Diese Zeile gehört zu keiner Angabe.", hint, "kopf-zeile")


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
