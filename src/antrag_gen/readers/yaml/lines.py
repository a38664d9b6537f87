"""A YAML text by its lines, and where it stands in its file."""

from dataclasses import dataclass
from functools import cached_property

from antrag_gen.errors import Place
from antrag_gen.patterns import compile_late
from antrag_gen.readers.yaml.nodes import Mark

COMMENT = compile_late(r"(?:^|(?<=[ \t]))#")


@dataclass(frozen=True)
class Lines:
    """The text of a head, or of a whole file, whose first line is that of the file `path`."""

    text: str
    path: str
    first_line: int = 1

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def line(self, number: int) -> str:
        """A line, which is empty below the last one."""
        return self.lines[number] if number < len(self.lines) else ""

    def place(self, mark: Mark) -> Place:
        return Place(self.path, self.first_line + mark.line, mark.column + 1)


def quoted(text: str) -> str:
    """A text in the quotation marks that YAML reads as it is."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def mark_of(mark: object) -> Mark:
    """A mark of PyYAML; what has none is said at the start."""
    return Mark(getattr(mark, "line", 0), getattr(mark, "column", 0))
