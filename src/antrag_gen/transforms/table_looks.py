"""Set a table so that it has room in a width: a table in, the same with smaller letters, divided words or in parts out.

Amounts are never divided, so a table with many or large ones can need more than the width of a page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from antrag_gen.measure.columns import Divide, Need, needs_of, share
from antrag_gen.measure.sheet import MM, Letters
from antrag_gen.transforms.divided_words import divide_words
from antrag_gen.transforms.table_parts import columns_of_parts, parts_of
from antrag_gen.tree import Table, TableSize

SLACK = 0.1 * MM  # of a column: widths are rounded
SHARES = 10_000
FEWEST_TO_PART = 2  # columns: a part has the first and one more

Way = tuple[TableSize, Divide]
NORMAL, SMALL, SMALLER, SMALLEST = TableSize
AS_IT_IS: Way = (NORMAL, Divide.NONE)
GENTLE: tuple[Way, ...] = (AS_IT_IS, (NORMAL, Divide.LONG), (SMALL, Divide.LONG), (SMALLER, Divide.LONG))
ALL: tuple[Way, ...] = (*GENTLE, (SMALLER, Divide.ALL), (SMALLEST, Divide.ALL))
IN_PARTS: tuple[Way, ...] = ((NORMAL, Divide.ALL), (SMALL, Divide.ALL), (SMALLER, Divide.ALL))


@dataclass(frozen=True, slots=True)
class Look:
    """A way to set a table: its letters, and which words may be divided."""

    size: TableSize
    divide: Divide
    letters: Letters

    @property
    def padding(self) -> float:
        return self.letters.padding + SLACK

    def widths(self, needs: Sequence[Need]) -> list[float]:
        """Points for each column."""
        return [need.least * self.letters.points + self.padding for need in needs]


def set_gently(table: Table, room: float, letters: Mapping[TableSize, Letters]) -> Table | None:
    """The table as it is, with long words divided or with smaller letters; None where that is not enough."""
    return _set(table, room, _looks(GENTLE, letters))


def set_or_part(table: Table, room: float, letters: Mapping[TableSize, Letters]) -> list[Table]:
    """The table with whatever makes it narrow enough; in parts where nothing does."""
    looks = _looks(ALL, letters)
    fitted = _set(table, room, looks)
    if fitted is None and len(table.columns) <= FEWEST_TO_PART:
        fitted = _with_shares(table, room, looks[-1], needs_of(table, looks[-1].divide))
    if fitted is not None:
        return [fitted]
    ways = [
        (columns_of_parts(look.widths(needs_of(table, look.divide)), room), look) for look in _looks(IN_PARTS, letters)
    ]
    columns, look = min(ways, key=lambda way: len(way[0]))
    return [_with_shares(part, room, look, needs_of(part, look.divide)) for part in parts_of(table, columns)]


def _looks(ways: Sequence[Way], letters: Mapping[TableSize, Letters]) -> list[Look]:
    """Those that the layout has letters for; words are divided in the smallest that it has."""
    smallest = list(letters)[-1]
    had = ((size if size in letters else smallest, divide) for size, divide in ways)
    return [Look(size, divide, letters[size]) for size, divide in dict.fromkeys(had)]


def _set(table: Table, room: float, looks: Sequence[Look]) -> Table | None:
    """The table in the first of these looks that has room; as it is where the layout needs no help."""
    for look in looks:
        needs = needs_of(table, look.divide)
        if sum(look.widths(needs)) <= room:
            return table if (look.size, look.divide) == AS_IT_IS else _with_shares(table, room, look, needs)
    return None


def _with_shares(table: Table, room: float, look: Look, needs: Sequence[Need]) -> Table:
    points = look.letters.points
    widths = share(needs, (room - len(needs) * look.padding) / points)
    shares = [round((width * points + look.padding) / room * SHARES) for width in widths]
    shares[shares.index(max(shares))] += SHARES - sum(shares)
    return replace(divide_words(table, widths), size=look.size, shares=tuple(shares))
