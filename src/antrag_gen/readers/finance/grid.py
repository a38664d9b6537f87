"""The one shape of a sheet that every kind of file is read into: cells with their places and looks.

A CSV file is one sheet without a name; Excel and LibreOffice files are books of sheets.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from antrag_gen.errors import Place, Problem

LETTERS = 26


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell says beside its value: the area that it is merged into, red type, and a formula that adds cells."""

    merged: str = ""
    red: bool = False
    adds: bool = False


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class FinanceCell:
    """One cell: its words, those of a number in plain digits; `number` where the file holds one.

    `fault` says, without a place, why it holds neither.
    `uncut` is `31.500,40` where the cell and the next one may be a single amount that its comma cut in two.
    `within` is `Ist 2024!` where several sheets of the file are read.
    """

    path: str
    line: int
    row: int
    column: int
    text: str = ""
    number: Decimal | None = None
    fault: Problem | None = None
    uncut: str = ""
    look: Look = PLAIN
    within: str = ""

    @property
    def place(self) -> Place:
        # Made when it is asked for: a list may have a million cells.
        return Place(self.path, self.line, self.column)

    @property
    def address(self) -> str:
        """`C7`, as Excel names it; in a CSV file it is the same cell."""
        return f"{letters(self.column)}{self.row}"

    @property
    def name(self) -> str:
        """Its address, with the sheet where that is not clear."""
        return f"{self.within}{self.address}"

    @property
    def empty(self) -> bool:
        return not self.text and self.fault is None


Row = Sequence[FinanceCell]


@dataclass(frozen=True, slots=True)
class RedArea:
    """Cells that a conditional format may show in red: `D2:D30`, from its first row and column to the last."""

    name: str
    top: int
    left: int
    bottom: int
    right: int

    def holds(self, cell: FinanceCell) -> bool:
        return self.top <= cell.row <= self.bottom and self.left <= cell.column <= self.right


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a sheet down to the last that holds anything, and which rows and columns are hidden.

    In `reds` a rule makes the type of cells red, other than of those below zero.
    """

    rows: Sequence[Row]
    title: str = ""
    hidden_rows: Collection[int] = field(default=())
    hidden_columns: Sequence[tuple[int, int]] = field(default=())
    reds: Sequence["RedArea"] = field(default=())

    def hides_column(self, column: int) -> bool:
        return any(first <= column <= last for first, last in self.hidden_columns)


class Book(Protocol):
    """A file of sheets; `visible` are the titles of those that are not hidden, `kind` is the word for the file."""

    path: str
    kind: str
    titles: Sequence[str]
    visible: Sequence[str]

    def grid(self, title: str, most_rows: int | None = None, within: str = "") -> Grid:
        """A sheet, or its first rows; AntragError where it is damaged or too large."""
        ...


def number_of(name: str) -> int:
    """The number of the column with these letters, the other way round than `letters`."""
    number = 0
    for letter in name:
        number = number * LETTERS + ord(letter) - ord("A") + 1
    return number


def letters(column: int) -> str:
    """`A` to `Z`, then `AA`: the name of the column that counts from 1."""
    name = ""
    while column:
        column, rest = divmod(column - 1, LETTERS)
        name = chr(ord("A") + rest) + name
    return name
