"""A tree as a Python file that makes it, and back: how a tree that somebody found is kept as a case."""

import runpy
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from pathlib import Path

from antrag_gen.tree import Document

WIDTH = 100


def source_of(document: Document, title: str) -> str:
    """The text of the file; `title` says what is special about the tree."""
    modules: dict[str, set[str]] = {}
    for value in _values(document):
        modules.setdefault(type(value).__module__, set()).add(type(value).__name__)
    modules.pop("builtins")
    modules["antrag_gen.tree"] = modules.pop("antrag_gen.roles", set()) | modules["antrag_gen.tree"]
    imports = "".join(f"from {name} import {', '.join(sorted(classes))}\n" for name, classes in sorted(modules.items()))
    return f'"""{title}"""\n\n{imports}\ndocument = {_written(document, 0)}\n'


def read_source(path: Path) -> Document:
    document = runpy.run_path(str(path))["document"]
    assert isinstance(document, Document)
    return document


def _values(value: object) -> Iterator[object]:
    """Every part of a tree that is written: what is as it would be anyway is left out."""
    yield value
    parts = value if isinstance(value, tuple) else dict(_given(value)).values()
    for part in parts:
        yield from _values(part)


def _given(value: object) -> list[tuple[str, object]]:
    if not is_dataclass(value):
        return []
    named = [(field, getattr(value, field.name)) for field in fields(value)]
    return [(field.name, part) for field, part in named if field.default is MISSING or part != field.default]


def _written(value: object, depth: int) -> str:
    """In one line where that is short enough, else a line for each part."""
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if is_dataclass(value):
        opened, closed = f"{type(value).__name__}(", ")"
        parts = [f"{name}={_written(part, depth + 1)}" for name, part in _given(value)]
    elif isinstance(value, tuple):
        opened, closed = "(", ",)" if len(value) == 1 else ")"
        parts = [_written(part, depth + 1) for part in value]
    else:
        return repr(value).removeprefix("datetime.")
    flat = f"{opened}{', '.join(parts)}{closed}"
    if "\n" not in flat and len(flat) + 4 * depth <= WIDTH:
        return flat
    inside = "".join(f"{'    ' * (depth + 1)}{part},\n" for part in parts)
    return f"{opened}\n{inside}{'    ' * depth}{closed.removeprefix(',')}"
