"""What the parser has left of a block as text: its inline nodes come in, the words and where they stand go out."""

from collections.abc import Sequence
from typing import NamedTuple

from markdown_it.tree import SyntaxTreeNode

BREAKS = ("softbreak", "hardbreak")
NESTED = ("link", "em", "strong", "s")


class Part(NamedTuple):
    """Words that were not understood, and where they begin in the block as it is written."""

    words: str
    start: int


def left_over(inline: SyntaxTreeNode) -> list[Part]:
    """The text of a block as it was not understood, in its lines; NUL stands for what is meant as it is."""
    parts: list[Part] = []
    _collect(inline, inline.content, 0, parts)
    return parts


def offset_in_block(parts: Sequence[Part], at: int) -> int:
    """Where a character of the words of all parts stands in the block."""
    for part in parts:
        if at < len(part.words):
            return part.start + at
        at -= len(part.words)
    return 0


def _collect(node: SyntaxTreeNode, written: str, cursor: int, parts: list[Part]) -> int:
    for child in node.children:
        start = max(cursor, written.find(_sign(child), cursor))
        if child.type in NESTED:
            cursor = _collect(child, written, start, parts)
            continue
        words = _words(child)
        parts.append(Part(words, start))
        cursor = start + (len(_sign(child)) if child.type in (*BREAKS, "text", "text_special") else 0)
        if child.type in ("sup", "sub"):
            cursor = written.find(child.markup, start + 1) + 1 or start
    return cursor


def _sign(node: SyntaxTreeNode) -> str:
    """What of a node stands in the block surely."""
    if node.type in BREAKS:
        return "\n"
    if node.type == "footnote_ref":
        return f"[^{node.meta['label']}]"
    if node.type == "image":
        return "!["
    if node.type == "link":
        return ""
    return node.markup if node.markup and node.type != "text" else node.content


def _words(node: SyntaxTreeNode) -> str:
    if node.type in BREAKS:
        return "\n"
    if node.type == "text" or (node.type == "text_special" and node.content == node.markup):
        return node.content  # a backslash before a letter says nothing of it
    return "\0"
