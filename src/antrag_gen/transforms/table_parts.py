"""Part a table that is too wide for any page: a table and the columns of each part in, tables out.

Each part has the first column, which says what its rows are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from antrag_gen.tree import Footnote, Inline, Part, Row, Table, Text, plain_text


def columns_of_parts(widths: Sequence[float], room: float) -> list[tuple[int, ...]]:
    """The columns of each part besides the first one, which all have; parts about as wide as each other."""
    first, *others = widths
    fewest = len(_fill(others, room - first))
    even = next(width for width in count(max(others)) if len(_fill(others, width)) <= fewest)
    return _fill(others, min(even, max(room - first, *others)))


def _fill(widths: Sequence[float], room: float) -> list[tuple[int, ...]]:
    """The numbers of columns, from 1, in groups that have room."""
    groups: list[tuple[int, ...]] = [()]
    left = room
    for number, width in enumerate(widths, 1):
        if groups[-1] and width > left:
            groups.append(())
            left = room
        groups[-1] = (*groups[-1], number)
        left -= width
    return groups


def parts_of(table: Table, columns: Sequence[Sequence[int]]) -> Iterator[Table]:
    """A part for each of these groups of columns, in their order; its caption says which it is."""
    for number, here in enumerate(columns, 1):
        yield _part(table, here, number, f"Teil {number} von {len(columns)}")


def _part(table: Table, columns: Sequence[int], number: int, named: str) -> Table:
    """What is called by a note has it in the first part."""

    def row(row: Row) -> Row:
        first = row.cells[0] if number == 1 else replace(row.cells[0], children=_without_notes(row.cells[0].children))
        return replace(row, cells=(first, *(row.cells[column] for column in columns)))

    head, body, foot = (tuple(map(row, rows)) for rows in (table.head, table.body, table.foot))
    caption = table.caption if number == 1 else _without_notes(table.caption)
    return replace(
        table,
        caption=(*caption, Text(_said_after(caption, named), place=table.place)),
        columns=(table.columns[0], *(table.columns[column] for column in columns)),
        head=head,
        body=body,
        foot=foot,
        part=Part(number, table),
    )


def _said_after(caption: Sequence[Inline], named: str) -> str:
    if not caption:
        return f"Tabelle, {named}"
    words = "".join(map(plain_text, _without_notes(caption)))
    return f" {named}" if words.endswith(":") else f" ({named})"


def _without_notes(children: Sequence[Inline]) -> tuple[Inline, ...]:
    return tuple(_kept(child) for child in children if not isinstance(child, Footnote))


def _kept(node: Inline) -> Inline:
    inside = getattr(node, "children", ())
    below: dict[str, Any] = {"children": _without_notes(inside)}
    return replace(node, **below) if inside else node
