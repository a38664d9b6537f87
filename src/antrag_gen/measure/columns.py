"""Measure what the columns of a table need: a table in, ems out; and share a width among columns by that.

Amounts stand in one line. Words may be divided at syllables where nothing else helps, as the stage asks for. A slash
is no place to break: Word knows none there. Text that is neither (an address) breaks anywhere if it has to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from antrag_gen.measure.advances import width_of
from antrag_gen.measure.decimals import missing_width, most_decimals
from antrag_gen.measure.syllables import ADDRESS, SOFT_HYPHEN, hyphenate
from antrag_gen.patterns import compile_late
from antrag_gen.tree import (
    Cell,
    ColumnKind,
    Footnote,
    Inline,
    LineBreak,
    NoteCall,
    Row,
    RowRole,
    Strong,
    Table,
    Text,
    plain_text,
    walk,
)

# Between these a line may end: at blanks, and after a hyphen or dash within words.
WORDS = compile_late("[ \t\n]+|(?<=[-‐–—])(?=[^\\W\\d_])")
LONGEST_WORD = 13.0  # ems; a longer one may be divided before anything else is changed
LONGEST_LINE = 20.0  # ems of a text column in which its longest cell would like to stand in one line
NARROWEST = 2.4  # ems of a text column
DIGIT = width_of("0")  # of a column of amounts, where all are missing
ONCE = 0.6  # of a word that is divided once
NOTE = Text("0")  # where the number of a note stands, smaller than the text


class Divide(Enum):
    """Which words may be divided."""

    NONE = auto()
    LONG = auto()
    ALL = auto()


@dataclass(frozen=True, slots=True)
class Need:
    """Ems for a column: its words divided as they may be, whole, and its longest line. Amounts never break."""

    least: float
    whole: float
    line: float
    breaks: bool = True


def needs_of(table: Table, divide: Divide) -> tuple[Need, ...]:
    """What each column needs, without the padding of its cells."""
    return tuple(_need(table, number, kind, divide) for number, kind in enumerate(table.columns))


def _need(table: Table, number: int, kind: ColumnKind, divide: Divide) -> Need:
    head = [line for row in table.head for line in _lines(row, number, bold=True)]
    body = [line for row, bold in rows_below_head(table) for line in _lines(row, number, bold=bold)]
    if kind is not ColumnKind.TEXT:
        amounts = max((DIGIT, *(line.width for line in body), *_aligned(table, number)))
        words = [word for line in head for word in line.words]
        whole = max((amounts, *(word.width for word in words)))
        return Need(max((amounts, *(word.least(divide) for word in words))), whole, whole, breaks=False)
    words = [word for line in (*head, *body) for word in line.words]
    least = max((NARROWEST, *(word.least(divide) for word in words)))
    whole = max((least, *(word.least(Divide.LONG) for word in words)))
    longest = max((line.width for line in (*head, *body)), default=0.0)
    return Need(least, whole, max(whole, min(longest, LONGEST_LINE)))


def _aligned(table: Table, number: int) -> Iterator[float]:
    """How wide the numbers of a column are where they stand below each other by their commas."""
    most = most_decimals(table)[number]
    for row, bold in rows_below_head(table):
        if missing := missing_width(row.cells[number], most):
            yield missing + max(line.width for line in _lines(row, number, bold=bold))


@dataclass(frozen=True, slots=True)
class Line:
    """Words in a cell between two line breaks."""

    text: str
    bold: bool

    @property
    def width(self) -> float:
        return width_of(self.text, bold=self.bold)

    @property
    def words(self) -> list["Line"]:
        return [Line(word, self.bold) for word in WORDS.split(self.text) if word]

    def least(self, divide: Divide) -> float:
        """The width of the longest part of this word that stays together."""
        whole = self.width if SOFT_HYPHEN not in self.text else self._longest(self.text)
        if ADDRESS.search(self.text):
            return min(whole, LONGEST_WORD)
        if divide is Divide.ALL or (divide is Divide.LONG and whole > LONGEST_WORD):
            return self._longest(hyphenate(self.text))
        return whole

    def _longest(self, text: str) -> float:
        *parts, last = text.split(SOFT_HYPHEN)
        return max(width_of(part, bold=self.bold) for part in (*(f"{part}-" for part in parts), last))


def _lines(row: Row, number: int, *, bold: bool) -> list[Line]:
    """What stands below each other in a cell; notes stand at the foot of the page."""
    cell = row.cells[number]
    text = plain_text(Cell(tuple(_shown(child) for child in cell.children)))
    bold = bold or any(isinstance(node, Strong) for node in walk(cell))
    return [Line(line, bold) for line in text.split("\v")]


def rows_below_head(table: Table) -> Iterator[tuple[Row, bool]]:
    """The rows below the head, and whether the layout prints them in bold."""
    yield from ((row, row.role is not RowRole.WERTE) for row in table.body)
    yield from ((row, True) for row in table.foot)


def _shown(node: Inline) -> Inline:
    match node:
        case Footnote() | NoteCall():
            return NOTE
        case LineBreak():
            return Text("\v")
        case _:
            below: dict[str, Any] = {"children": tuple(map(_shown, getattr(node, "children", ())))}
            return replace(node, **below) if below["children"] else node


def share(needs: Sequence[Need], total: float) -> list[float]:
    """Widths that add up to `total`: what all need at least, then words whole where that is enough, then lines."""
    least = [need.least for need in needs]
    if sum(least) >= total:
        return _squeeze(needs, total)
    widths = _keep_words_whole(needs, total)
    wished = [need.line - width for need, width in zip(needs, widths, strict=True)]
    rest = total - sum(widths)
    if sum(wished) <= 0:
        return [width * total / sum(widths) for width in widths]
    return [width + wish * rest / sum(wished) for width, wish in zip(widths, wished, strict=True)]


def _squeeze(needs: Sequence[Need], total: float) -> list[float]:
    """Where there is not enough: words break anywhere before an amount does."""
    words = sum(need.least for need in needs if need.breaks)
    amounts = sum(need.least for need in needs) - words
    room = max(total - amounts, sum(NARROWEST for need in needs if need.breaks), 0.0)
    kept = (total - room) / amounts if amounts else 1.0
    return [need.least * (room / words if need.breaks else kept) for need in needs]


def _keep_words_whole(needs: Sequence[Need], total: float) -> list[float]:
    """Words divided once rather than often; then the columns that lack least of it get what their words need."""
    least = sum(need.least for need in needs)
    widths = [max(need.least, need.whole * ONCE) for need in needs]
    if sum(widths) >= total:
        part = (total - least) / (sum(widths) - least)
        return [need.least + (width - need.least) * part for need, width in zip(needs, widths, strict=True)]
    for number in sorted(range(len(needs)), key=lambda number: needs[number].whole - widths[number]):
        gained = needs[number].whole - widths[number]
        widths[number] += gained if gained <= total - sum(widths) else 0.0
    return widths
