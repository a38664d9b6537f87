"""Notes that are called several times: a tree with one at each call in, a tree with each once and further calls out.

They stand where they are called first, in the order in which the paper is read: templates place sections as they like.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from antrag_gen.transforms.rows import with_rows
from antrag_gen.tree import Document, Emphasis, Footnote, Node, NoteCall, Script, Strong, Struck, Text, walk

N = TypeVar("N", bound=Node)
BETWEEN = ",\u00a0"
Change = Callable[[Node], Node]


def call_notes_once(document: Document) -> Document:
    """The document, where notes of one name are one note. What is called once has no name."""
    times = Counter(node.name for node in walk(document) if isinstance(node, Footnote))
    marks: dict[str, str] = {}
    count = 0

    def call(node: Node) -> Node:
        nonlocal count
        if not isinstance(node, Footnote):
            return node
        if node.name in marks:
            return NoteCall(marks[node.name], marks[node.name], place=node.place)
        count += 1
        if not node.name or times[node.name] == 1:
            return replace(node, name="")
        marks[node.name] = str(count)
        return replace(node, name=marks[node.name])

    if not times:
        return document
    # Most blocks have no notes, and stay as they are.
    blocks = (_part_marks(_map_notes(block, call)) if _has_notes(block) else block for block in document.children)
    return replace(document, children=tuple(blocks))


def _has_notes(node: Node) -> bool:
    return any(isinstance(each, Footnote) for each in walk(node))


def _part_marks(node: N) -> N:
    """A copy of `node` with a raised comma between marks side by side, which else read as one number."""
    return with_rows(node, _parted)


def _parted(children: tuple[Any, ...]) -> Iterator[Any]:
    for before, child in zip((None, *children), children, strict=False):
        if _edge(before, -1) and _edge(child, 0):
            yield Script((Text(BETWEEN, place=child.place),), place=child.place)
        yield _part_marks(child) if isinstance(child, Node) else child


def _edge(node: object, at: int) -> bool:
    """Whether inline content begins (0) or ends (-1) with the mark of a note."""
    while isinstance(node, (Emphasis, Strong, Struck)) and node.children:
        node = node.children[at]
    return isinstance(node, (Footnote, NoteCall))


def count_notes_on(document: Document) -> Document:
    """The book, where the notes of its papers, which each begin at 1, are counted through."""
    marks: dict[str, str] = {}
    count = 0

    def number(node: Node) -> Node:
        nonlocal count
        if isinstance(node, NoteCall):
            return replace(node, name=marks[node.name], mark=marks[node.name])
        if not isinstance(node, Footnote):
            return node
        count += 1
        if not node.name:
            return node
        marks[node.name] = str(count)
        return replace(node, name=marks[node.name])

    return _map_notes(document, number) if any(isinstance(node, NoteCall) for node in walk(document)) else document


def _map_notes(node: N, change: Change) -> N:
    """A copy of `node`, where what `change` makes of notes and their calls stands in their stead, in reading order."""

    def map_row(row: tuple[Any, ...]) -> Iterator[Any]:
        for child in row:
            if isinstance(child, (Footnote, NoteCall)):
                yield change(child)
            else:
                yield _map_notes(child, change) if isinstance(child, Node) else child

    return with_rows(node, map_row)
