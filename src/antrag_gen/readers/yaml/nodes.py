"""The tree of a YAML text: pairs, items and scalars, with the marks where each begins and ends."""

from dataclasses import dataclass
from typing import NamedTuple

from antrag_gen.errors import Path, Problem

BLOCK_TEXT = ("|", ">")


class Mark(NamedTuple):
    """A place in the text; both count from 0, the column in characters."""

    line: int
    column: int


@dataclass(slots=True)
class Scalar:
    """A key or value as it is written, without blanks around it.

    `style` is its quotation mark, `|` or `>` of a block of text, or nothing.
    """

    start: Mark
    end: Mark
    text: str
    style: str

    @property
    def missing(self) -> bool:
        """Whether nothing stands there, not even quotes."""
        return self.start == self.end


@dataclass(slots=True)
class Items:
    """A list, in brackets where `flow`; else its end is where the next thing begins."""

    start: Mark
    end: Mark
    nodes: tuple["Node", ...]
    flow: bool


@dataclass(slots=True)
class MappingNode:
    """A mapping, as `Items`; a key that stands there twice is in it twice."""

    start: Mark
    end: Mark
    pairs: tuple[tuple[Scalar, "Node"], ...]
    flow: bool

    def pair(self, name: str) -> tuple[Scalar, "Node"] | None:
        """The first key of that name and its value."""
        return next((pair for pair in self.pairs if pair[0].text == name), None)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is a mistake only where the value at `path` is free text; `listed`, where it is no cell of a table."""

    path: Path
    problem: Problem
    listed: bool = False


Node = Scalar | Items | MappingNode


def last_line(node: Node) -> int:
    """The last line that belongs to a node; the end of a block is where the next one begins."""
    match node:
        case Items(flow=False):
            return max(map(last_line, node.nodes), default=node.start.line)
        case MappingNode(flow=False):
            return max((last_line(part) for pair in node.pairs for part in pair), default=node.start.line)
        case Scalar(style=style) if style in BLOCK_TEXT and node.end.column == 0:
            return node.end.line - 1
    return node.end.line
