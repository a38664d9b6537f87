"""What a table computes: the table and its heads as a template has them come in, numbers that know what of go out.

A head with an `id` can be named by `headers` of others: two of its own table for per cent of one in the other, one of
the table before for what is gathered from there, by the first column of both. Every such number is computed again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from antrag_gen.errors import Place, Problem
from antrag_gen.readers.markup.elements import Element
from antrag_gen.tree import Cell, Row, Table, plain_text

PARTS_OF_RATE = 2
WRONG = "In der Vorlage steht ein falscher Wert."


@dataclass(frozen=True, slots=True)
class Named:
    """A table and the columns that have names."""

    table: Table
    columns: Mapping[str, int]


def compute(table: Table, heads: Sequence[Element], before: Named | None) -> tuple[Table, Named, list[Problem]]:
    """The table whose numbers say what they are computed from, by the `headers` of their column; what is wrong."""
    named = {name: column for column, head in enumerate(heads) if (name := head.attributes.get("id"))}
    problems: list[Problem] = []
    sources: dict[int, tuple[str, tuple[int, ...]]] = {}
    for column, head in enumerate(heads):
        names = head.attributes.get("headers", "").split()
        known = named if len(names) == PARTS_OF_RATE else before.columns if before else {}
        if names and (len(names) > PARTS_OF_RATE or not all(name in known for name in names)):
            problems.append(_unknown(head))
        elif names:
            found = tuple(known[name] for name in names)
            sources[column] = ("percent_of", found) if len(names) == PARTS_OF_RATE else ("gathers", found)
    key = sources.pop(0, ("gathers", ()))[1]
    for column, (kind, found) in sources.items():
        sources[column] = (kind, (*key, *found) if kind == "gathers" else found)
    made = replace(table, body=_mark(table.body, sources), foot=_mark(table.foot, sources))
    problems += [] if problems else _check(made, before.table if before else None)
    return made, Named(made, named), problems


def _unknown(head: Element) -> Problem:
    return Problem(
        head.place,
        f"„headers“ nennt hier „{head.attributes['headers']}“; so heißen keine Spalten.",
        "Zwei „id“ dieser Tabelle nennen (Anteil in Prozent) oder eine der Tabelle davor.",
        "vorlage-aufbau",
    )


def _mark(rows: Sequence[Row], sources: Mapping[int, tuple[str, tuple[int, ...]]]) -> tuple[Row, ...]:
    """The rows, whose sums stay sums."""
    return tuple(
        replace(row, cells=tuple(_marked(cell, sources.get(at)) for at, cell in enumerate(row.cells))) for row in rows
    )


def _marked(cell: Cell, source: tuple[str, tuple[int, ...]] | None) -> Cell:
    if source is None or cell.value is None or cell.adds:
        return cell
    kind, columns = source
    return replace(cell, percent_of=columns) if kind == "percent_of" else replace(cell, gathers=columns)


def _check(table: Table, before: Table | None) -> Iterator[Problem]:
    for row in (*table.body, *table.foot):
        for column, cell in enumerate(row.cells):
            value, place = cell.value or Decimal(0), cell.place or Place("")
            if cell.adds:
                total = sum((table.body[line].cells[column].value or Decimal(0) for line in cell.adds), Decimal(0))
                if total != value:
                    what = f"Die Summe {cell.value} ist nicht die ihrer Spalte ({total})."
                    yield Problem(place, what, "In der Vorlage steht ein falscher Wert in der Summenzeile.")
            elif cell.percent_of and not _is_rate(row, cell.percent_of, cell):
                yield Problem(place, f"{value} ist nicht der Anteil einer Spalte an der anderen.", WRONG)
            elif cell.gathers and value != (total := _gathered(plain_text(row.cells[0]), cell.gathers, before)):
                yield Problem(place, f"{value} ist nicht, was in der Tabelle davor steht ({total}).", WRONG)


def _is_rate(row: Row, columns: Sequence[int], cell: Cell) -> bool:
    """Whether it is that rate, rounded to its decimals."""
    part, whole = (row.cells[column].value or Decimal(0) for column in columns)
    if not whole or cell.value is None:
        return False
    apart = abs(Fraction(part) / Fraction(whole) * 100 - Fraction(cell.value))
    return apart <= Fraction(1, 2 * 10**cell.decimals)


def _gathered(key: str, columns: Sequence[int], before: Table | None) -> Decimal:
    by, column = columns
    rows = before.body if before else ()
    return sum((row.cells[column].value or Decimal(0) for row in rows if plain_text(row.cells[by]) == key), Decimal(0))
