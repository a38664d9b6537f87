"""What the parser has left of a block as text: its inline nodes come in, the words and where they stand go out."""

from collections.abc import Sequence
from typing import NamedTuple

from markdown_it.tree import SyntaxTreeNode

BREAKS = ("softbreak", "hardbreak")
NESTED = ("link", "em", "strong", "s")
KNOWN = (*BREAKS, "text", "text_special", "footnote_ref", "html_inline")


class Part(NamedTuple):
    """Words that were not understood, and where they begin in the block as it is written."""

    words: str
    start: int


def left_over(inline: SyntaxTreeNode) -> tuple[list[Part], dict[SyntaxTreeNode, int]]:
    """The text of a block as it was not understood, in its lines, and where each of its nodes begins, as it is written.

    NUL stands for what is meant as it is.
    """
    parts: list[Part] = []
    starts: dict[SyntaxTreeNode, int] = {}
    _collect(inline, inline.content, 0, parts, starts)
    return parts, starts


def offset_in_block(parts: Sequence[Part], at: int) -> int:
    """Where a character of the words of all parts stands in the block."""
    for part in parts:
        if at < len(part.words):
            return part.start + at
        at -= len(part.words)
    return 0


def _collect(
    node: SyntaxTreeNode, written: str, cursor: int, parts: list[Part], starts: dict[SyntaxTreeNode, int]
) -> int:
    for child in node.children:
        start = max(cursor, written.find(_sign(child), cursor))
        starts[child] = start
        if child.type in NESTED:
            cursor = _collect(child, written, start + len(_sign(child)), parts, starts)
            cursor = _behind(child, written, cursor)
            continue
        words = _words(child)
        parts.append(Part(words, start))
        cursor = start + (len(_sign(child)) if child.type in KNOWN else 0)
        if child.type in ("sup", "sub"):
            starts |= dict.fromkeys(child.children, start + 1)
            cursor = written.find(child.markup, start + 1) + 1 or start
    return cursor


def _behind(node: SyntaxTreeNode, written: str, cursor: int) -> int:
    """Where it goes on behind what is nested: behind the address of a link, or the marks of emphasis."""
    if node.type == "link":
        return written.find(")", cursor) + 1 or cursor if written.startswith("](", cursor) else cursor
    return cursor + len(node.markup) if written.startswith(node.markup, cursor) else cursor


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
