"""A tree as text that can be read and compared line by line."""

from collections.abc import Iterator
from dataclasses import fields

from antrag_gen.tree import Attachment, Node


def dump(node: Node, depth: int = 0) -> Iterator[str]:
    """A line for each node: its class and what it says of itself."""
    own, below = [], []
    for member in fields(node):
        value = getattr(node, member.name)
        if isinstance(value, tuple) and value and isinstance(value[0], Node):
            below.extend(value)
        elif member.name != "place" and value not in ((), member.default):
            own.append(f"{member.name}={_shown(value)}")
    yield f"{'  ' * depth}{type(node).__name__} {' '.join(own)}".rstrip()
    for child in below:
        yield from dump(child, depth + 1)


def _shown(value: object) -> str:
    return (
        str([part.name if isinstance(part, Attachment) else str(part) for part in value])
        if isinstance(value, tuple)
        else repr(value)
    )
