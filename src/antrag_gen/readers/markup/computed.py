"""What a table computes: the table and its heads as a template has them come in, numbers that know what of go out.

A head with an `id` can be named by `headers` of others: two of its own table for per cent of one in the other, one of
the table before for what is gathered from there, by the first column of both. Every such number is computed again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from antrag_gen.errors import Place, Problem
from antrag_gen.readers.markup.elements import Element
from antrag_gen.tree import Cell, Row, Table, plain_text

WRONG = "In der Vorlage steht ein falscher Wert."


@dataclass(frozen=True, slots=True)
class Named:
    """A table and the columns that have names."""

    table: Table
    columns: Mapping[str, int]


class Source(NamedTuple):
    """What the numbers of a column are computed from."""

    kind: Literal["percent_of", "gathers"]
    columns: tuple[int, ...]


def compute(table: Table, heads: Sequence[Element], before: Named | None) -> tuple[Table, Named, list[Problem]]:
    """The table whose numbers say what they are computed from, by the `headers` of their column; what is wrong."""
    named = {name: column for column, head in enumerate(heads) if (name := head.attributes.get("id"))}
    above = before.columns if before else {}
    key: int | None = None
    sources: dict[int, Source] = {}
    problems: list[Problem] = []
    for column, head in enumerate(heads):
        match head.attributes.get("headers", "").split():
            case []:
                pass
            case [part, whole] if part in named and whole in named:
                sources[column] = Source("percent_of", (named[part], named[whole]))
            case [name] if name in above and column == 0:
                key = above[name]
            case [name] if name in above and key is not None:
                sources[column] = Source("gathers", (key, above[name]))
            case _:
                problems.append(_unknown(head))
    made = replace(table, body=_mark(table.body, sources), foot=_mark(table.foot, sources))
    problems += [] if problems else _check(made, before.table if before else None)
    return made, Named(made, named), problems


def _unknown(head: Element) -> Problem:
    return Problem(
        head.place,
        f"„headers“ nennt hier „{head.attributes['headers']}“; so heißen keine Spalten.",
        "Zwei „id“ dieser Tabelle nennen (Anteil in Prozent) oder eine der Tabelle davor, auch in der ersten Spalte.",
        "vorlage-aufbau",
    )


def _mark(rows: Sequence[Row], sources: Mapping[int, Source]) -> tuple[Row, ...]:
    """The rows, whose sums stay sums."""
    return tuple(
        replace(row, cells=tuple(_marked(cell, sources.get(at)) for at, cell in enumerate(row.cells))) for row in rows
    )


def _marked(cell: Cell, source: Source | None) -> Cell:
    if source is None or cell.value is None or cell.adds:
        return cell
    if source.kind == "gathers":
        return replace(cell, gathers=source.columns)
    return replace(cell, percent_of=source.columns)


def _check(table: Table, before: Table | None) -> Iterator[Problem]:
    gathered = next((cell.gathers for row in table.body for cell in row.cells if cell.gathers), ())
    known = _rows_by_key(before, gathered[0]) if gathered else {}
    for row in (*table.body, *table.foot):
        found = known.get(plain_text(row.cells[0]), []) if known else []
        for column, cell in enumerate(row.cells):
            value, place = cell.value or Decimal(0), cell.place or Place("")
            if cell.adds:
                total = sum((table.body[line].cells[column].value or Decimal(0) for line in cell.adds), Decimal(0))
                if total != value:
                    what = f"Die Summe {cell.value} ist nicht die ihrer Spalte ({total})."
                    yield Problem(place, what, "In der Vorlage steht ein falscher Wert in der Summenzeile.")
            elif cell.percent_of and not _is_rate(row, cell.percent_of, cell):
                yield Problem(place, f"{value} ist nicht der Anteil einer Spalte an der anderen.", WRONG)
            elif cell.gathers and value != (total := _gathered(cell.gathers[1], found)):
                yield Problem(place, f"{value} ist nicht, was in der Tabelle davor steht ({total}).", WRONG)


def _is_rate(row: Row, columns: Sequence[int], cell: Cell) -> bool:
    """Whether it is that rate, rounded to its decimals."""
    part, whole = (row.cells[column].value or Decimal(0) for column in columns)
    if not whole or cell.value is None:
        return False
    apart = abs(Fraction(part) / Fraction(whole) * 100 - Fraction(cell.value))
    return apart <= Fraction(1, 2 * 10**cell.decimals)


def _rows_by_key(before: Table | None, by: int) -> dict[str, list[Row]]:
    """The rows of the table before by what stands in one of its columns."""
    rows: dict[str, list[Row]] = {}
    for row in before.body if before else ():
        rows.setdefault(plain_text(row.cells[by]), []).append(row)
    return rows


def _gathered(column: int, rows: Sequence[Row]) -> Decimal:
    return sum((row.cells[column].value or Decimal(0) for row in rows), Decimal(0))
