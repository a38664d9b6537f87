"""One sheet of a workbook: lines of words and a table in, cells with their numbers, sums and looks out."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import ceil

from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from antrag_gen.errors import AntragError, Place
from antrag_gen.german.notation import quote
from antrag_gen.german.zahlen import runs
from antrag_gen.measure.advances import Font as Letters
from antrag_gen.measure.advances import break_lines, width_of
from antrag_gen.patterns import compile_late
from antrag_gen.tree import Cell, ColumnKind, Row, RowRole, Table
from antrag_gen.writers.data import Number, exact, number_of, words_of

NARROWEST, WIDEST, SPARE = 8, 48, 3  # digits, which Excel counts the width of a column in
DIGIT = width_of("0", font=Letters.SHEET)
A4, A3, WIDEST_A4 = 9, 8, 200
FONT, SIZE, LINE = "Calibri", 11, 15  # what Excel begins with; a line in points
SIZES = {1: 16, 2: 13}
BOLD = Font(FONT, SIZE, bold=True)
GREY = PatternFill("solid", fgColor="F2F2F2")
RULE = Border(top=Side("thin"))
LONGEST_TEXT = 32_767
# What Excel reads as a sign by its number (ECMA-376, 22.9.2.19); its underscore is written as such a number then.
ENCODED = compile_late(r"_(?=x[0-9A-Fa-f]{4}_)")
# Excel prints the signs of its own language for these: 1.234,50 in German.
WHOLE = "#,##0"
DAY = "DD.MM.YYYY"
VISIBLE_SUM = 109  # SUBTOTAL adds no rows that a filter hides, nor other subtotals (ECMA-376, 18.17.7.312)


class Sheet:
    """`cached` are the values of the formulas, by the names of their cells: not every program computes them.

    `body` are the first and the last row of its table, and `before` is the sheet that numbers are gathered from.
    """

    def __init__(self, page: Worksheet, before: "Sheet | None" = None) -> None:
        self.page = page
        self.before = before
        self.row = 0
        self.body = (0, 0)
        self.widths: list[int] = []
        self.cached: dict[str, Decimal] = {}
        page.page_setup.orientation = "landscape"
        page.page_setup.paperSize = A4
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.oddFooter = HeaderFooterItem(right=_HeaderFooterPart(text="Seite &P von &N"))

    def add_line(self, words: str, *, level: int) -> None:
        """A line across the columns; `level` is that of a heading, or 0."""
        self.row += 1
        cell = self.put(1, words)
        if level:
            size = SIZES.get(level, SIZE)
            cell.font = Font(FONT, size, bold=True)
            self.page.row_dimensions[self.row].height = LINE * size / SIZE

    def add_table(self, table: Table) -> None:
        """Caption, head, body and foot; the head stays when the sheet is scrolled, and is printed on each page.

        Rows of the body can be chosen by what stands in a column.
        """
        self.row += 1
        if table.caption:
            self.put(1, words_of(Cell(table.caption))).font = BOLD
            self.row += 1
        self.widths = _widths(table)
        for number, width in enumerate(self.widths, 1):
            self.page.column_dimensions[get_column_letter(number)].width = width
        if sum(self.widths) > WIDEST_A4:
            self.page.page_setup.paperSize = A3
        first = self.row
        top = first + len(table.head)
        for row in table.head:
            for made in self.add_row(row, table.columns, top, bold=True):
                made.fill = GREY
        self.page.row_dimensions[top - 1].height += LINE  # below the words, for the buttons that choose rows
        for row in table.body:
            self.add_sum_or_values(row, table.columns, top, is_sum=row.role is RowRole.SUMME)
        self.body = (top, self.row - 1)
        if table.body:
            self.page.auto_filter.ref = f"A{top - 1}:{get_column_letter(len(table.columns))}{self.row - 1}"
        for row in table.foot:
            self.add_sum_or_values(row, table.columns, top, is_sum=True)
        self.page.freeze_panes = f"B{top}"
        self.page.print_title_rows = f"{first}:{top - 1}"

    def add_sum_or_values(self, row: Row, kinds: Sequence[ColumnKind], top: int, *, is_sum: bool) -> None:
        for made in self.add_row(row, kinds, top, bold=is_sum or row.role is RowRole.GRUPPE):
            if is_sum:
                made.border = RULE

    def add_row(self, row: Row, kinds: Sequence[ColumnKind], top: int, *, bold: bool) -> list[ExcelCell | MergedCell]:
        """A row of a table whose body begins at the row `top`, as high as its words need."""
        made = []
        for column, (cell, kind) in enumerate(zip(row.cells, kinds, strict=True), 1):
            if (number := number_of(cell)) is not None:
                made.append(self.add_number(column, number, self.formula(cell, column, top)))
            elif cell.day is not None:
                made.append(self.add_day(column, cell.day))
            else:
                made.append(self.put(column, words_of(cell)))
            if bold:
                made[-1].font = BOLD
            text = kind is ColumnKind.TEXT
            made[-1].alignment = Alignment(
                horizontal=None if text else "right",
                vertical="top",
                indent=0 if text else 1,
                wrap_text=number is None,
            )
        cells = zip(row.cells, self.widths, strict=True)
        lines = (_lines(words_of(cell), width, bold=bold) for cell, width in cells)
        self.page.row_dimensions[self.row].height = LINE * max(lines)
        self.row += 1
        return made

    def add_number(self, column: int, number: Number, formula: str) -> ExcelCell | MergedCell:
        made = self.page.cell(self.row, column, formula or exact(number.value))
        if formula:
            self.cached[made.coordinate] = number.value
        made.number_format = f"{WHOLE}.{'0' * number.decimals}" if number.decimals else WHOLE
        return made

    def add_day(self, column: int, day: dt.date) -> ExcelCell | MergedCell:
        made = self.page.cell(self.row, column, day)
        made.number_format = DAY
        return made

    def formula(self, cell: Cell, column: int, top: int) -> str:
        """`=SUBTOTAL(109,F9:F12,F15:F15)`; empty for a number that is only what it is."""
        letter = get_column_letter(column)
        if cell.adds:
            parts = [f"{letter}{top + run[0]}:{letter}{top + run[-1]}" for run in runs(cell.adds)]
            return f"=SUBTOTAL({VISIBLE_SUM},{','.join(parts)})"
        if cell.percent_of:
            part, whole = (f"{get_column_letter(at + 1)}{self.row}" for at in cell.percent_of)
            return f'=IF({whole}=0,"",ROUND({part}/{whole}*100,{cell.decimals}))'
        if cell.gathers and self.before is not None:
            by, added = (self.before.column(at + 1) for at in cell.gathers)
            # SUMIFS would take a name with an asterisk for a pattern, and one that begins with > for a comparison.
            return f"=SUMPRODUCT(--({by}=$A{self.row}),{added})"
        return ""

    def column(self, number: int) -> str:
        """The values of a column of its table, as formulas of other sheets name them."""
        letter, (first, last) = get_column_letter(number), self.body
        return f"{quote_sheetname(self.page.title)}!${letter}${first}:${letter}${last}"

    def put(self, column: int, words: str) -> ExcelCell | MergedCell:
        """Words, which never become a formula or a number; AntragError where Excel has no room for them."""
        cell = self.page.cell(self.row, column)
        if len(words) > LONGEST_TEXT:
            raise AntragError.of(
                Place("XLSX"),
                f"Eine Zelle fasst in Excel {LONGEST_TEXT} Zeichen; {quote(words)} hat {len(words)}.",
                "Die Liste als PDF oder CSV ausgeben.",
                id="xlsx-zeichen",
            )
        if words:
            cell.value = ENCODED.sub("_x005F_", words)
            cell.data_type = "s"
            cell.quotePrefix = words.startswith(("=", "+", "-", "@"))
        return cell


def _widths(table: Table) -> list[int]:
    """In digits: as wide as the longest cell within reason; heads are broken between words."""
    widths = []
    for number, kind in enumerate(table.columns):
        words = [word for row in table.head for word in re.split("[ \n]", words_of(row.cells[number]))]
        rows = [row for row in (*table.body, *table.foot) if row.role.has_values]
        cells = [line for row in rows for line in words_of(row.cells[number]).split("\n")]
        longest = ceil(max(_digits(words, bold=True), _digits(cells, bold=False))) + SPARE
        widths.append(max(longest if kind is not ColumnKind.TEXT else min(longest, WIDEST), NARROWEST))
    return widths


def _digits(words: Iterable[str], *, bold: bool) -> float:
    return max((width_of(word, bold=bold, font=Letters.SHEET) for word in words), default=0) / DIGIT


def _lines(words: str, width: int, *, bold: bool) -> int:
    """How many lines words take in a column: Excel does not ask for it when it opens a file."""
    room = (width - 1) * DIGIT
    lines = words.split("\n")
    return sum(len(break_lines(line, room, bold=bold, font=Letters.SHEET)) for line in lines)
