"""Look through the XML of an ODS file: its bytes come in, its sheets with what is stored of each cell go out.

OpenDocument 1.3, part 3, chapter 9. A cell or row that is the same as the next ones stands there once, with their
number; what is empty is not kept, so that the million empty rows below a list cost nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from antrag_gen.patterns import compile_late
from antrag_gen.readers.finance.grid import RedArea, letters, number_of
from antrag_gen.readers.finance.refusals import LAST_COLUMN, LAST_ROW, MOST_CELLS, FullError, MergedError, SheetError

SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE, OFFICE, TEXT = (f"{SPACE}{name}:1.0}}" for name in ("table", "office", "text"))
CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
DEEPEST = 60
MOST_SHEETS = 1_000
LONGEST_TEXT = 100_000
MOST_SPACES = 1_000
# What links to other files leave behind: copies of their sheets, which are none of this file.
FOREIGN = ("ta_extref", "'file:")
# Beside sheets there are styles, old versions of cells, and copies of other files' sheets.
BESIDE = (f"{TABLE}tracked-changes", f"{TABLE}dde-links", f"{OFFICE}automatic-styles")
HIDDEN = ("collapse", "filter")
# Of LibreOffice, as OpenDocument says it only of the style of each cell.
RULES = (f"{CALC}conditional-formats", f"{CALC}conditional-format", f"{CALC}condition")
RANGE = compile_late(r"\.\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::(?:[^ ]*?\.)?\$?([A-Z]{1,3})\$?([0-9]{1,7}))?(?= |$)")
MOST_RULES = 1_000


@dataclass(frozen=True, slots=True)
class StoredCell:
    """A cell as it is stored: its attributes by their names, the words in it, and how many columns it goes over."""

    column: int
    repeated: int
    attributes: Mapping[str, str]
    text: str
    columns: int
    rows: int

    @property
    def has_formula(self) -> bool:
        return f"{TABLE}formula" in self.attributes


@dataclass(frozen=True, slots=True)
class StoredRow:
    number: int
    repeated: int
    style: str
    cells: tuple[StoredCell, ...]


@dataclass(frozen=True, slots=True)
class StoredRule:
    """A condition of a conditional format: the areas that it is for, and the style that it gives."""

    areas: str
    style: str
    value: str

    @property
    def below_zero(self) -> bool:
        return self.value.replace(" ", "") == "<0"

    def reds(self) -> Iterator[RedArea]:
        """`Ist.D2:Ist.D30`, of which the name of the sheet may hold whatever it likes."""
        for left, top, right, bottom in RANGE.findall(self.areas):
            last = f"{right or left}{bottom or top}"
            name = f"{left}{top}" if last == f"{left}{top}" else f"{left}{top}:{last}"
            yield RedArea(name, int(top), number_of(left), int(bottom or top), number_of(right or left))


@dataclass(slots=True)
class StoredSheet:
    """`error` says why the sheet was not kept to its end; `styles` are those of columns, by the last one of each."""

    title: str
    style: str
    error: Exception | None = None
    rows: list[StoredRow] = field(default_factory=list)
    columns: list[tuple[int, int, str]] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    rules: list[StoredRule] = field(default_factory=list)
    last_row: int = 0
    last_column: int = 0
    cells: int = 0
    merged: int = 0


def scan_content(part: bytes) -> list[StoredSheet]:
    """The sheets of `content.xml` in their order; SheetError where it is damaged."""
    scanning = _Scan()
    parser = expat.ParserCreate("utf-8", "}")
    parser.buffer_text = True
    parser.StartElementHandler = scanning.start
    parser.EndElementHandler = scanning.end
    parser.CharacterDataHandler = scanning.say
    try:
        parser.Parse(part, True)  # noqa: FBT003 – expat's protocol
    except (expat.ExpatError, ValueError, OverflowError) as error:
        raise SheetError from error
    return scanning.sheets


@dataclass(slots=True)
class _Scan:
    sheets: list[StoredSheet] = field(default_factory=list)
    sheet: StoredSheet | None = None
    depth: int = 0
    # Inside of the element at this depth nothing counts; 0 where it does.
    skipped: int = 0
    row: int = 1
    column: int = 1
    this_row: dict[str, str] | None = None
    cells: list[StoredCell] = field(default_factory=list)
    this_cell: dict[str, str] | None = None
    words: list[str] = field(default_factory=list)
    length: int = 0
    # The depth of the paragraph that words belong to; 0 between paragraphs.
    paragraph: int = 0
    areas: str = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise SheetError
        if self.skipped:
            return
        if self.this_cell is not None:
            self.begin_text(name, attributes)
        elif name == f"{TABLE}table":
            self.begin_sheet(attributes)
        elif self.sheet is not None:
            self.begin_part(name, attributes)
        elif name in BESIDE:
            self.skipped = self.depth

    def begin_part(self, name: str, attributes: dict[str, str]) -> None:
        """A row, a column or a cell; groups of them are looked through, shapes, forms and events are not."""
        if name == f"{TABLE}table-column":
            self.begin_column(attributes)
        elif name == f"{TABLE}table-row":
            if self.this_row is not None:
                raise SheetError
            self.this_row, self.cells, self.column = attributes, [], 1
        elif name in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            if self.this_row is None:
                raise SheetError
            self.this_cell, self.words, self.length, self.paragraph = attributes, [], 0, 0
        elif name in RULES:
            self.begin_rule(name, attributes)
        elif not name.startswith(TABLE):
            self.skipped = self.depth

    def begin_rule(self, name: str, attributes: Mapping[str, str]) -> None:
        self.areas = attributes.get(f"{CALC}target-range-address", self.areas)
        rules = self.of_sheet().rules
        if name == RULES[-1] and len(rules) < MOST_RULES:
            style, value = attributes.get(f"{CALC}apply-style-name", ""), attributes.get(f"{CALC}value", "")
            rules.append(StoredRule(self.areas, style, value))

    def end(self, name: str) -> None:
        if self.skipped == self.depth:
            self.skipped = 0
        elif not self.skipped:
            if name in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                self.end_cell()
            elif name == f"{TABLE}table-row" and self.this_cell is None:
                self.end_row()
            elif name == f"{TABLE}table" and self.this_cell is None:
                self.sheet = None
            elif self.paragraph == self.depth:
                self.paragraph = 0
        self.depth -= 1

    def say(self, words: str) -> None:
        if self.paragraph and not self.skipped:
            self.length += len(words)
            if self.length > LONGEST_TEXT:
                raise SheetError
            self.words.append(words)

    def begin_sheet(self, attributes: Mapping[str, str]) -> None:
        title, style = attributes.get(f"{TABLE}name", ""), attributes.get(f"{TABLE}style-name", "")
        if self.sheet is not None or len(self.sheets) >= MOST_SHEETS:
            raise SheetError
        if style == FOREIGN[0] or title.startswith(FOREIGN[1]):
            self.skipped = self.depth
            return
        self.sheet, self.row, self.column = StoredSheet(title, style), 1, 1
        self.sheets.append(self.sheet)

    def begin_column(self, attributes: Mapping[str, str]) -> None:
        sheet = self.of_sheet()
        first, last = self.column, self.column + _number(attributes, "number-columns-repeated") - 1
        if last > LAST_COLUMN:
            raise SheetError
        sheet.columns.append((first, last, attributes.get(f"{TABLE}default-cell-style-name", "")))
        if attributes.get(f"{TABLE}visibility") in HIDDEN:
            sheet.hidden_columns.append((first, last))
        self.column = last + 1

    def begin_text(self, name: str, attributes: Mapping[str, str]) -> None:
        """Words of the cell itself; comments, drawings and whatever else lies in it are none."""
        if name == f"{TABLE}table":
            raise SheetError
        if not name.startswith(TEXT):
            self.skipped = self.depth
        elif name in (f"{TEXT}p", f"{TEXT}h"):
            self.words += ["\n"] if self.words else []
            self.paragraph = self.depth
        elif name == f"{TEXT}s":
            count = int(attributes.get(f"{TEXT}c", "1"))
            if not 0 <= count <= MOST_SPACES:
                raise SheetError
            self.say(" " * count)
        elif name in (f"{TEXT}tab", f"{TEXT}line-break"):
            self.say(" " if name.endswith("tab") else "\n")
        elif name == f"{TEXT}ruby-text":
            self.skipped = self.depth

    def end_cell(self) -> None:
        attributes, sheet = self.this_cell or {}, self.of_sheet()
        self.this_cell = None
        columns, rows = _number(attributes, "number-columns-spanned"), _number(attributes, "number-rows-spanned")
        repeated = _number(attributes, "number-columns-repeated")
        text = attributes.get(f"{OFFICE}string-value", "") or "".join(self.words).strip()
        cell = StoredCell(self.column, repeated, attributes, text, columns, rows)
        sheet.cells += 1
        self.column += repeated
        if self.column > LAST_COLUMN + 1:
            raise SheetError
        filled = text or cell.has_formula or f"{OFFICE}value-type" in attributes or columns * rows > 1
        if sheet.cells > MOST_CELLS:
            sheet.error = sheet.error or FullError()
        elif filled:
            self.cells.append(cell)

    def end_row(self) -> None:
        sheet, attributes = self.of_sheet(), self.this_row or {}
        self.this_row = None
        repeated = _number(attributes, "number-rows-repeated")
        first, self.row = self.row, self.row + repeated
        if self.row > LAST_ROW + 1:
            raise SheetError
        if attributes.get(f"{TABLE}visibility") in HIDDEN:
            sheet.hidden_rows.append((first, self.row - 1))
        if self.cells and sheet.error is None:
            sheet.rows.append(
                StoredRow(first, repeated, attributes.get(f"{TABLE}default-cell-style-name", ""), tuple(self.cells))
            )
            _measure(sheet, sheet.rows[-1])

    def of_sheet(self) -> StoredSheet:
        if self.sheet is None:
            raise SheetError
        return self.sheet


def _measure(sheet: StoredSheet, row: StoredRow) -> None:
    """Count what a row stands for; the sheet has an error where that is too much."""
    for cell in row.cells:
        bottom, right = row.number + cell.rows - 1, cell.column + cell.columns - 1
        if bottom > LAST_ROW or right > LAST_COLUMN or (cell.columns > 1 and cell.repeated > 1):
            raise SheetError
        if cell.columns * cell.rows > 1:
            sheet.merged += cell.columns * cell.rows * row.repeated
            if sheet.merged > MOST_CELLS:
                sheet.error = sheet.error or MergedError(name_of(row.number, cell))
        sheet.last_column = max(sheet.last_column, cell.column + cell.repeated - 1)
    sheet.last_row = row.number + row.repeated - 1
    sheet.cells += sum(cell.repeated for cell in row.cells) * row.repeated - len(row.cells)
    if sheet.cells > MOST_CELLS:
        sheet.error = sheet.error or FullError()


def name_of(row: int, cell: StoredCell) -> str:
    """`A1:B2`: the area that a cell is merged over."""
    return f"{letters(cell.column)}{row}:{letters(cell.column + cell.columns - 1)}{row + cell.rows - 1}"


def _number(attributes: Mapping[str, str], name: str) -> int:
    said = attributes.get(f"{TABLE}{name}", "1")
    if not (said.isascii() and said.isdigit() and 0 < int(said) <= LAST_ROW):
        raise SheetError
    return int(said)
