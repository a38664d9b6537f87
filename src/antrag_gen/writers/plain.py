"""Words for files that have no looks: a node comes in, the same with its looks said in words goes out.

What is struck would read as if it still stood, 10⁶ as 106, and three amounts below each other as one.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any, TypeVar

from antrag_gen.tree import Document, Footnote, LineBreak, Node, NoteCall, Script, Struck, Text, plain_text, walk

N = TypeVar("N", bound=Node)
RAISED = str.maketrans("0123456789+−-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+−-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def say_looks(node: N, line_break: str = "\n") -> N:
    """The node without looks that words alone do not tell; `line_break` stands for its line breaks."""
    changed: dict[str, Any] = {
        member.name: tuple(_said(child, line_break) if isinstance(child, Node) else child for child in value)
        for member in fields(node)
        if isinstance(value := getattr(node, member.name), tuple)
    }
    return replace(node, **changed) if changed else node


def _said(node: Node, line_break: str) -> Node:
    match node:
        case LineBreak():
            return Text(line_break)
        case Struck():
            return Text(f"[gestrichen: {plain_text(say_looks(node, line_break))}]")
        case Script():
            return Text(_script(plain_text(node), raised=node.raised))
        case _:
            return say_looks(node, line_break)


def _script(words: str, *, raised: bool) -> str:
    """`m²`, `CO₂`; `x^(a b)` where there are no such characters."""
    if not any(map(str.isalnum, words)):
        return words
    signs = RAISED if raised else LOWERED
    if all(ord(character) in signs for character in words):
        return words.translate(signs)
    return f"{'^' if raised else '_'}({words})"


def repeat_notes(document: Document) -> Document:
    """The document, where the words of a note stand at each of its calls: there is no foot of the page."""
    notes = {node.name: node for node in walk(document) if isinstance(node, Footnote) and node.name}
    return _repeat(document, notes) if notes else document


def _repeat(node: N, notes: dict[str, Footnote]) -> N:
    changed: dict[str, Any] = {
        member.name: tuple(_repeated(value, notes))
        for member in fields(node)
        if isinstance(value := getattr(node, member.name), tuple)
    }
    return replace(node, **changed) if changed else node


def _repeated(children: tuple[Any, ...], notes: dict[str, Footnote]) -> Iterator[Any]:
    for child in children:
        if isinstance(child, NoteCall):
            yield notes[child.name]
        else:
            yield _repeat(child, notes) if isinstance(child, Node) else child
