"""Change what stands in a node: a node and what becomes of each of its tuples in, the changed node out."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from operator import is_not
from typing import Any, TypeVar

from antrag_gen.roles import rows_of
from antrag_gen.tree import Node

N = TypeVar("N", bound=Node)


def with_rows(node: N, change: Callable[[tuple[Any, ...]], Iterable[Any]]) -> N:
    """`node` with what `change` makes of each of its tuples, of nodes or of other values; itself where all stay."""
    changed: dict[str, Any] = {}
    for name in rows_of(type(node)):
        if old := getattr(node, name):
            new = tuple(change(old))
            if len(new) != len(old) or any(map(is_not, new, old)):
                changed[name] = new
    return replace(node, **changed) if changed else node
