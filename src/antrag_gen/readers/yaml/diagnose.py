"""Say what is wrong in the lines of a text that is no YAML: the text comes in, a problem for each wrong line goes out.

libyaml stops at the first mistake, often lines below it, and only says what its parser expected.
"""

import re
from dataclasses import dataclass, field

from antrag_gen.errors import Problem
from antrag_gen.patterns import compile_late
from antrag_gen.readers.yaml.lines import COMMENT, Lines
from antrag_gen.readers.yaml.nodes import Mark
from antrag_gen.readers.yaml.recover import WITHOUT_COLON
from antrag_gen.readers.yaml.values import explain_value

LINE = compile_late(r"(?P<before> *)(?P<dash>(?:- +)*)(?:(?P<key>[^\W\d]\w*)[ \t]*:(?:[ \t]+|$))?(?P<value>.*)$")
BLOCK = compile_late(r"[|>][-+0-9]*$")
BULLET = compile_late(r"(?:-|[–—*•] *|\d+[.)] *)(?P<entry>[^\W\d]\w*:(?: .*)?)$")


@dataclass(frozen=True, slots=True)
class Level:
    """A column that entries (`-`) or keys begin at; `number` is its first line, `name` what stands there."""

    column: int
    number: int
    name: str

    @property
    def dash(self) -> bool:
        return self.name == "-"


@dataclass(slots=True)
class _Walk:
    """Down the lines; `open_below` says whether the line above has its value below it."""

    lines: Lines
    problems: list[Problem] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    open_below: bool = True
    bullets: set[int] = field(default_factory=set)

    def say(self, number: int, column: int, what: str, hint: str, id: str) -> None:
        self.problems.append(Problem(self.lines.place(Mark(number, column)), what, hint, id))

    def read(self, number: int) -> int:
        """One line; the number of the last one that belongs to it."""
        line = self.lines.line(number).rstrip()
        if not line or line.lstrip().startswith("#"):
            return number
        match = LINE.match(line)
        indent = len(line) - len(line.lstrip(" "))
        if match is None or self.is_bullet(number, indent, line.strip()):
            return number
        if match["key"] or match["dash"]:
            self.check_level(number, match)
        elif self.is_loose(number, indent, line.strip()):
            return number
        value = COMMENT.split(match["value"])[0].rstrip()
        self.open_below = not value
        if BLOCK.match(value):
            return self.end_of_block(number, indent)
        told, last = explain_value(self.lines, Mark(number, match.start("value")), line[indent : match.start("value")])
        self.problems += told
        return last

    def is_bullet(self, number: int, indent: int, words: str) -> bool:
        match = BULLET.match(words)
        if match:
            hint = f"So schreiben: „- {match['entry']}“."
            self.say(number, indent, "Ein Eintrag beginnt mit „-“ und einem Leerzeichen.", hint, "yaml-strich")
            column = indent + 2
            self.levels = [level for level in self.levels if level.column < indent]
            self.bullets.add(number)
            self.levels += [Level(indent, number, "-"), Level(column, number, match["entry"].partition(":")[0])]
            self.open_below = False
        return match is not None

    def is_loose(self, number: int, indent: int, words: str) -> bool:
        """Whether a line without key and dash cannot be the rest of the value above it."""
        keys = [level for level in self.levels if not level.dash]
        if not keys or indent > keys[-1].column:
            return False
        above = self.lines.line(number - 1).strip()
        hint = f"Gehört sie zur Zeile davor, beides in eine Zeile schreiben: „{above} {words}“."
        if match := WITHOUT_COLON.match(words):
            hint = f"Fehlt ein Doppelpunkt, so schreiben: „{match['key']}: {match['value']}“. {hint}"
        self.say(number, indent, "Diese Zeile gehört zu keiner Angabe.", hint, "kopf-zeile")
        return True

    def check_level(self, number: int, match: re.Match[str]) -> None:
        """Whether a key or an entry begins where others of its kind do."""
        column, dash = len(match["before"]), bool(match["dash"])
        kin = [level for level in self.levels if level.dash == dash]
        fits = any(level.column == column for level in kin)
        deeper = not self.levels or (self.open_below and column >= self.levels[-1].column)
        if not fits and not deeper and kin:
            nearest = min(kin, key=lambda level: (abs(level.column - column), -level.column))
            name = "-" if dash else match["key"]
            if nearest.number in self.bullets:
                return
            other = f"Zeile {self.lines.place(Mark(nearest.number, 0)).line}"
            self.say(
                number,
                column,
                f"„{name}“ steht nicht untereinander mit dem, wozu es gehört.",
                f"So weit einrücken wie „{nearest.name}“ in {other}: mit {_blanks(nearest.column)}.",
                "yaml-einrueckung",
            )
            column = nearest.column
        self.levels = [level for level in self.levels if level.column < column or (level.column == column and dash)]
        if dash:
            self.levels = [level for level in self.levels if level.column < column or not level.dash]
            self.levels.append(Level(column, number, "-"))
            column = match.end("dash")
        if match["key"]:
            self.levels.append(Level(column, number, match["key"]))

    def end_of_block(self, number: int, indent: int) -> int:
        """The last line of a text that is indented below a `|` or `>`."""
        for below in range(number + 1, len(self.lines.lines)):
            line = self.lines.line(below)
            if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
                return below - 1
        return len(self.lines.lines) - 1


def _blanks(count: int) -> str:
    return "einem Leerzeichen" if count == 1 else f"{count} Leerzeichen" if count else "keinem Leerzeichen"


def diagnose(lines: Lines) -> list[Problem]:
    """All that is wrong in the lines; nothing where none of them shows what it is."""
    walk = _Walk(lines)
    number = 0
    while number < len(lines.lines):
        number = walk.read(number) + 1
    return walk.problems
