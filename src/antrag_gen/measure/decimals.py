"""Align posts at the comma: a table in, the digits that each number has fewer than the most exact one out.

Posts keep the decimals that they are stated with, so one column can hold `2,5` and `0,5000`; amounts of a column have
the same number of them.
"""

from antrag_gen.measure.advances import width_of
from antrag_gen.tree import Cell, ColumnKind, Table


def most_decimals(table: Table) -> tuple[int, ...]:
    """Of each column the decimals of its most exact number; 0 where it holds no posts."""
    rows = (*table.body, *table.foot)
    return tuple(
        max((row.cells[number].decimals for row in rows), default=0) if kind is ColumnKind.STELLEN else 0
        for number, kind in enumerate(table.columns)
    )


def missing_width(cell: Cell, most: int) -> float:
    """Ems by which a number ends before the right edge of a column with `most` decimals."""
    if cell.value is None or cell.decimals >= most:
        return 0.0
    return width_of(("" if cell.decimals else ",") + "0" * (most - cell.decimals))
