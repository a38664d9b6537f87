"""Change the texts of a tree: a node and what becomes of a text in, the node with the changed texts out."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from antrag_gen.transforms.rows import with_rows
from antrag_gen.tree import Node, Text

N = TypeVar("N", bound=Node)


def map_text(node: N, change: Callable[[str], str]) -> N:
    """A copy of `node` whose texts have gone through `change`; itself where they stay."""
    if isinstance(node, Text):
        text = change(node.text)
        return node if text == node.text else replace(node, text=text)
    return with_rows(node, lambda row: [map_text(child, change) if isinstance(child, Node) else child for child in row])
