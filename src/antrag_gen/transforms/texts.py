"""Change the texts of a tree: a node and what becomes of a text in, the node with the changed texts out."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar

from antrag_gen.tree import Node, Text

N = TypeVar("N", bound=Node)


def map_text(node: N, change: Callable[[str], str]) -> N:
    """A copy of `node` whose texts have gone through `change`."""
    if isinstance(node, Text):
        return replace(node, text=change(node.text))
    changed: dict[str, Any] = {
        member.name: tuple(map_text(child, change) if isinstance(child, Node) else child for child in value)
        for member in fields(node)
        if isinstance(value := getattr(node, member.name), tuple)
    }
    return replace(node, **changed) if changed else node
