"""One sheet of a workbook: lines of words and a table in, cells with their numbers, sums and looks out."""

from collections.abc import Sequence
from decimal import Decimal

from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from antrag_gen.german.zahlen import runs
from antrag_gen.tree import Cell, ColumnKind, Row, RowRole, Table
from antrag_gen.writers.data import decimals_of, exact, number_of, words_of

NARROWEST, WIDEST = 8, 48  # characters
SIZES = {1: 16, 2: 13}
BOLD = Font(bold=True)
GREY = PatternFill("solid", fgColor="F2F2F2")
RULE = Border(top=Side("thin"))
# Excel prints the signs of its own language for these: 1.234,50 in German.
WHOLE = "#,##0"


class Sheet:
    """`cached` are the values of the formulas, by the names of their cells: not every program computes them."""

    def __init__(self, page: Worksheet) -> None:
        self.page = page
        self.row = 0
        self.cached: dict[str, Decimal] = {}
        page.page_setup.orientation = "landscape"
        page.page_setup.paperSize = 9  # A4
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.oddFooter = HeaderFooterItem(right=_HeaderFooterPart(text="Seite &P von &N"))

    def add_line(self, words: str, *, level: int) -> None:
        """A line across the columns; `level` is that of a heading, or 0."""
        self.row += 1
        cell = self.put(1, words)
        if level:
            cell.font = Font(bold=True, size=SIZES.get(level, 11))

    def add_table(self, table: Table) -> None:
        """Caption, head, body and foot; the head stays when the sheet is scrolled, and is printed on each page."""
        self.row += 1
        if table.caption:
            self.put(1, words_of(Cell(table.caption))).font = BOLD
            self.row += 1
        first = self.row
        for row in table.head:
            self.add_head(row)
        top = self.row
        for row in (*table.body, *table.foot):
            self.add_row(row, table.columns, top)
        self.page.freeze_panes = f"B{top}"
        self.page.print_title_rows = f"{first}:{top - 1}"
        self.set_widths(table)

    def add_head(self, row: Row) -> None:
        for column, cell in enumerate(row.cells, 1):
            made = self.put(column, words_of(cell))
            made.font, made.fill = BOLD, GREY
            made.alignment = Alignment(wrap_text=True, vertical="bottom")
        self.row += 1

    def add_row(self, row: Row, kinds: Sequence[ColumnKind], top: int) -> None:
        """A row of a table whose body begins at the row `top`."""
        for column, (cell, kind) in enumerate(zip(row.cells, kinds, strict=True), 1):
            made = self.add_cell(column, cell, top)
            side = None if kind is ColumnKind.TEXT else "right"
            made.alignment = Alignment(horizontal=side, vertical="top", wrap_text=kind is ColumnKind.TEXT)
            if row.role is not RowRole.WERTE or cell.adds:
                made.font = BOLD
            if row.role is RowRole.SUMME or cell.adds:
                made.border = RULE
        self.row += 1

    def add_cell(self, column: int, cell: Cell, top: int) -> ExcelCell | MergedCell:
        number = number_of(cell)
        if number is None:
            return self.put(column, words_of(cell))
        made = self.page.cell(self.row, column, _formula(cell, column, top) or exact(number))
        if cell.adds:
            self.cached[made.coordinate] = number
        decimals = decimals_of(cell)
        made.number_format = f"{WHOLE}.{'0' * decimals}" if decimals else WHOLE
        return made

    def put(self, column: int, words: str) -> ExcelCell | MergedCell:
        """Words, which never become a formula or a number."""
        cell = self.page.cell(self.row, column)
        if words:
            cell.value = words
            cell.data_type = "s"
            cell.quotePrefix = words.startswith(("=", "+", "-", "@"))
        return cell

    def set_widths(self, table: Table) -> None:
        """As wide as the longest cell within reason; heads are broken between words."""
        for number, kind in enumerate(table.columns):
            words = [word for row in table.head for word in words_of(row.cells[number]).split(" ")]
            cells = [words_of(row.cells[number]) for row in (*table.body, *table.foot) if row.role is RowRole.WERTE]
            longest = max(map(len, (*words, *cells)))
            width = longest + 2 if kind is not ColumnKind.TEXT else min(longest + 2, WIDEST)
            self.page.column_dimensions[get_column_letter(number + 1)].width = max(width, NARROWEST)


def _formula(cell: Cell, column: int, top: int) -> str:
    """`=SUM(F9:F12,F15)`; empty where nothing is added."""
    letter = get_column_letter(column)
    parts = [f"{letter}{top + run[0]}:{letter}{top + run[-1]}" for run in runs(cell.adds)]
    return f"=SUM({','.join(parts)})" if parts else ""
