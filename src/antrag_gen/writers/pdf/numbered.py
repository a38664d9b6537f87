"""Number the nodes of a document, so that what stands on the pages can be led back to the tree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import count

from antrag_gen.tree import Inline, Node, Pair


@dataclass(frozen=True, slots=True)
class Line(Node):
    """The inlines of one part of a node that has two: here term and description of a pair."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Numbered:
    """A node at its place in the document: the same node can stand at two places, with two numbers.

    `parent` is the number of the node above it, -1 for the root; `parts` has the nodes below it by the name of the
    field that holds them, in reading order.
    """

    number: int
    parent: int
    node: Node
    parts: Mapping[str, tuple["Numbered", ...]]

    @property
    def below(self) -> Iterator["Numbered"]:
        for part in self.parts.values():
            yield from part


def number_nodes(root: Node) -> Numbered:
    """`root` and all below it, numbered from 0 in reading order."""
    return _number(root, -1, count())


def _number(node: Node, parent: int, numbers: Iterator[int]) -> Numbered:
    number = next(numbers)
    if isinstance(node, Pair):
        lines = {"term": Line(node.term, place=node.place), "description": Line(node.description, place=node.place)}
        return Numbered(number, parent, node, {name: (_number(line, number, numbers),) for name, line in lines.items()})
    parts = {
        member.name: tuple(_number(child, number, numbers) for child in value if isinstance(child, Node))
        for member in fields(node)
        if isinstance(value := getattr(node, member.name), tuple)
    }
    return Numbered(number, parent, node, parts)


def walk_numbered(start: Numbered) -> Iterator[Numbered]:
    """`start` and everything below it, in reading order."""
    yield start
    for child in start.below:
        yield from walk_numbered(child)
