"""Pairs in braces, where a comma ends a value: pairs come in, those to rely on and what others have lost go out."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from antrag_gen.errors import Problem
from antrag_gen.patterns import compile_late
from antrag_gen.readers.yaml.lines import Lines, quoted
from antrag_gen.readers.yaml.nodes import Mark, Node, Scalar

NO_SPACE = compile_late(r"([^\W\d]\w*):([^\s/:].*)$")
Pair = tuple[Scalar, Node]


@dataclass(slots=True)
class Braces:
    """The pairs that are kept, what is wrong with others, and the keys whose values are split and left out."""

    lines: Lines
    kept: list[Pair] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    is_list: bool = False

    def add(self, pairs: Sequence[Pair]) -> None:
        """In `{zweck: Dach, Wand, betrag: 5}` YAML reads a key „Wand“ without a value: told once for each value."""
        waiting: list[Scalar] = []
        keys = [key for key, value in pairs if isinstance(value, Scalar) and value.missing and not self.has_colon(key)]
        joined = [key for key in keys if self.say_no_space(key)]
        if keys and len(keys) == len(pairs) and not joined:
            self.say_list(keys)
            return
        for key, value in pairs:
            if key in joined:
                continue
            if isinstance(value, Scalar) and value.missing and not self.has_colon(key):
                if self.continues(key):
                    waiting.append(key)
                else:
                    self.say_without_value(key)
                continue
            self.close(waiting)
            waiting = []
            self.kept.append((key, value))
        self.close(waiting)

    def continues(self, key: Scalar) -> bool:
        """Whether a key without a value may be the rest of the value before it."""
        last = self.kept[-1][1] if self.kept else None
        plain = isinstance(last, Scalar) and not last.style and not last.missing
        return plain and self.comma_before(key) is not None

    def has_colon(self, key: Scalar) -> bool:
        """Whether it is a key whose value is still to come, as in lines of their own."""
        return self.lines.line(key.end.line)[key.end.column :].lstrip().startswith(":")

    def comma_before(self, key: Scalar) -> Mark | None:
        """The comma before a key, in its line or at the end of one above."""
        for number in range(key.start.line, -1, -1):
            line = self.lines.line(number)
            before = (line[: key.start.column] if number == key.start.line else line).rstrip()
            if before:
                return Mark(number, len(before) - 1) if before.endswith(",") else None
        return None

    def close(self, rest: Sequence[Scalar]) -> None:
        """Tell of the last value where `rest` belongs to it, and leave it out."""
        comma = self.comma_before(rest[0]) if rest else None
        if comma is None:
            return
        key, value = self.kept.pop()
        self.broken.append(key.text)
        lost = self.words(rest[0].start, rest[-1].end)
        whole = self.words(value.start, rest[-1].end)
        self.problems.append(
            Problem(
                self.lines.place(comma),
                f"An diesem Komma endet der Wert von „{key.text}“; „{lost}“ ginge verloren.",
                f'Gehört es dazu, den Wert in Anführungszeichen setzen: „{key.text}: "{whole}"“. '
                f"Ist es eine eigene Angabe, einen Wert ergänzen: „{rest[0].text}: …“.",
                "klammer-komma",
            )
        )

    def words(self, start: Mark, end: Mark) -> str:
        """What is written between two marks, in one line."""
        lines = [self.lines.line(number) for number in range(start.line, end.line + 1)]
        text = "\n".join(lines)
        return " ".join(text[start.column : len(text) - len(lines[-1]) + end.column].split())

    def say_no_space(self, key: Scalar) -> bool:
        """Tell of a key with its value that no blank stands between."""
        if key.style or not (match := NO_SPACE.match(key.text)):
            return False
        self.broken.append(match[1])
        place = self.lines.place(Mark(key.start.line, key.start.column + match.start(2)))
        what, hint = f"Nach „{match[1]}:“ fehlt ein Leerzeichen.", f"Richtig: „{match[1]}: {match[2]}“."
        self.problems.append(Problem(place, what, hint, "yaml-leerzeichen"))
        return True

    def say_list(self, keys: Sequence[Scalar]) -> None:
        """Tell of words in braces that are no pairs at all."""
        self.is_list = True
        words = ", ".join(quoted(key.text) for key in keys)
        self.problems.append(
            Problem(
                self.lines.place(keys[0].start),
                "In geschweiften Klammern stehen Angaben „schlüssel: wert“.",
                f"Eine Liste steht in eckigen: „[{words}]“; gehören die Klammern zum Text, in Anführungszeichen: "
                f"„{quoted(f'{{{self.words(keys[0].start, keys[-1].end)}}}')}“.",
                "klammer-ohne-wert",
            )
        )

    def say_without_value(self, key: Scalar) -> None:
        self.problems.append(
            Problem(
                self.lines.place(key.start),
                f"In der Klammer steht „{key.text}“ ohne Wert.",
                f"Einen Wert ergänzen („{key.text}: …“), die Angabe löschen, oder einen Wert mit Komma ganz in "
                'Anführungszeichen setzen: "…".',
                "klammer-ohne-wert",
            )
        )


def read_braces(pairs: Sequence[Pair], lines: Lines) -> Braces:
    """The pairs of a mapping in braces, with every problem at its place."""
    braces = Braces(lines)
    braces.add(pairs)
    return braces
