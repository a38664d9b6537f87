"""Look through a sheet of an Excel file before its cells are made: its XML comes in, its end and what it hides go out.

openpyxl gives the cells of a sheet row by row, and leaves out what does not lie in order; here it is refused.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from openpyxl.utils import column_index_from_string

from antrag_gen.patterns import compile_late
from antrag_gen.readers.finance.grid import RedArea
from antrag_gen.readers.finance.refusals import (
    LAST_COLUMN,
    LAST_ROW,
    MOST_CELLS,
    FullError,
    MergedError,
    SheetError,
)

DEEPEST = 60
MOST_ELEMENTS = 1_000_000
CELL = compile_late(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})", re.ASCII)
AREA = compile_late(rf"({CELL.pattern})(?::({CELL.pattern}))?", re.ASCII)
# Formulas that add up other cells.
ADDS = compile_late(r"(?:SUM|SUBTOTAL|AGGREGATE)\(", re.ASCII)
LONGEST_NAME = 12
Area = tuple[int, int, int, int]


@dataclass(slots=True)
class Rule:
    """A rule of a conditional format: the areas that it is for, and the number of the look that it gives."""

    areas: str
    look: int
    kind: str
    operator: str
    value: str = ""

    @property
    def below_zero(self) -> bool:
        return (self.kind, self.operator, self.value.strip()) == ("cellIs", "lessThan", "0")

    def reds(self) -> Iterator[RedArea]:
        """The areas; what is written in another way than Excel does is left out."""
        for name in self.areas.split():
            try:
                left, top, right, bottom = _area(name)
            except SheetError:
                continue
            yield RedArea(name, top, left, bottom, right)


@dataclass(slots=True)
class Sheet:
    """What is known of a sheet: the last row and column with anything in them, and its cells of certain kinds."""

    last_row: int = 0
    last_column: int = 0
    cells: int = 0
    formulas: set[tuple[int, int]] = field(default_factory=set)
    sums: set[tuple[int, int]] = field(default_factory=set)
    merged: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


def scan(part: bytes) -> Sheet:
    """The sheet in a part; SheetError where it is damaged, FullError and MergedError where there is too much of it."""
    parser = expat.ParserCreate("utf-8", "}")
    scanning = _Scan(parser)
    parser.buffer_text = True
    parser.StartElementHandler = scanning.start
    parser.EndElementHandler = scanning.end
    try:
        parser.Parse(part, True)  # noqa: FBT003 – expat's protocol
    except (expat.ExpatError, ValueError, OverflowError, KeyError) as error:
        raise SheetError from error
    return scanning.sheet


@dataclass(slots=True)
class _Scan:
    parser: expat.XMLParserType
    sheet: Sheet = field(default_factory=Sheet)
    row: int = 0
    column: int = 0
    depth: int = 0
    elements: int = 0
    merged: int = 0
    formula: str | None = None
    shared: dict[str, bool] = field(default_factory=dict)
    share: str = ""
    areas: str = ""
    rule: Rule | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > DEEPEST or self.elements > MOST_ELEMENTS:
            raise SheetError
        match name.rpartition("}")[2]:
            case "row":
                self.begin_row(attributes)
            case "c":
                self.begin_cell(attributes)
            case "f":
                self.sheet.formulas.add((self.row, self.column))
                self.formula, self.share = "", attributes.get("si", "") if attributes.get("t") == "shared" else ""
                self.parser.CharacterDataHandler = self.say
                self.fill()
            case "v" | "is":
                self.fill()
            case "col" if _is_true(attributes.get("hidden")):
                self.sheet.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))
            case "mergeCell":
                self.merge(attributes.get("ref", ""))
            case "conditionalFormatting" | "cfRule" | "formula" as name:
                self.begin_rule(name, attributes)

    def end(self, name: str) -> None:
        self.depth -= 1
        if self.rule is not None and name.endswith("}cfRule"):
            self.rule = self.parser.CharacterDataHandler = None
        if self.formula is not None:
            adds = ADDS.match(self.formula) is not None
            if self.share:  # the first of a shared formula says it for all
                adds = self.shared.setdefault(self.share, adds)
            if adds:
                self.sheet.sums.add((self.row, self.column))
            self.formula = self.parser.CharacterDataHandler = None

    def say(self, words: str) -> None:
        if self.formula is not None and len(self.formula) < LONGEST_NAME:
            self.formula += words[:LONGEST_NAME]

    def begin_rule(self, name: str, attributes: Mapping[str, str]) -> None:
        """The areas of rules, one of them, or what cells are compared with by it."""
        self.areas = attributes.get("sqref", self.areas)
        if name == "cfRule" and attributes.get("dxfId", "").isdecimal():
            kind, operator = attributes.get("type", ""), attributes.get("operator", "")
            self.rule = Rule(self.areas, int(attributes["dxfId"]), kind, operator)
            self.sheet.rules.append(self.rule)
        elif name == "formula" and self.rule is not None:
            self.parser.CharacterDataHandler = self.say_rule

    def say_rule(self, words: str) -> None:
        if self.rule is not None and len(self.rule.value) < LONGEST_NAME:
            self.rule.value += words[:LONGEST_NAME]

    def begin_row(self, attributes: Mapping[str, str]) -> None:
        row = int(attributes["r"]) if "r" in attributes else self.row + 1
        if not self.row < row <= LAST_ROW:
            raise SheetError
        self.row, self.column = row, 0
        if _is_true(attributes.get("hidden")):
            self.sheet.hidden_rows.add(row)

    def begin_cell(self, attributes: Mapping[str, str]) -> None:
        row, column = _position(attributes["r"]) if "r" in attributes else (self.row, self.column + 1)
        if row != self.row or not self.column < column <= LAST_COLUMN:
            raise SheetError
        self.column = column
        self.sheet.cells += 1
        if self.sheet.cells > MOST_CELLS:
            raise FullError

    def fill(self) -> None:
        self.sheet.last_row = max(self.sheet.last_row, self.row)
        self.sheet.last_column = max(self.sheet.last_column, self.column)

    def merge(self, ref: str) -> None:
        left, top, right, bottom = _area(ref)
        self.merged += (right - left + 1) * (bottom - top + 1)
        name = ref.replace("$", "").upper()
        if self.merged > MOST_CELLS:
            raise MergedError(name)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if self.sheet.merged.setdefault((row, column), name) != name:
                    raise SheetError


def _position(ref: str) -> tuple[int, int]:
    found = CELL.fullmatch(ref)
    if found is None:
        raise SheetError
    return int(found[2]), column_index_from_string(found[1].upper())


def _area(ref: str) -> Area:
    found = AREA.fullmatch(ref)
    if found is None:
        raise SheetError
    top, left = _position(found[1])
    bottom, right = _position(found[4] or found[1])
    if not (0 < top <= bottom <= LAST_ROW and left <= right <= LAST_COLUMN):
        raise SheetError
    return left, top, right, bottom


def _is_true(value: str | None) -> bool:
    return value in ("1", "true", "on")
