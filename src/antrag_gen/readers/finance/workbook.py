"""Read an Excel file: a package comes in, its sheets go out, with what Excel has stored of each cell."""

import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from antrag_gen.errors import AntragError
from antrag_gen.readers.finance.excel_cells import ExcelCells, shows_red, theme_of
from antrag_gen.readers.finance.grid import Grid, Row
from antrag_gen.readers.finance.refusals import (
    EXCEL,
    FullError,
    MergedError,
    SheetError,
    check_area,
    damaged,
    refuse,
    too_large,
    unreadable,
)
from antrag_gen.readers.finance.sheet import Rule, Sheet, scan
from antrag_gen.readers.package import Package, PackageError

XML = (".xml", ".rels")
# Beginnings and ends of elements.
MOST_OF_SHEETS, MOST_OF_TEXTS, MOST_OF_OTHERS = 1_500_000, 800_000, 200_000


class ExcelBook:
    """The sheets of an Excel file; each is looked through before its cells are made."""

    kind = EXCEL.word

    def __init__(self, package: Package, path: str) -> None:
        """Raises AntragError for a file that is damaged or too large."""
        self.path = path
        self._parts = _read_parts(package, path)
        workbook = _open(self._parts, path)
        self._sheets = {sheet.title: sheet for sheet in workbook.worksheets}
        self.titles: Sequence[str] = tuple(self._sheets)
        self.visible: Sequence[str] = tuple(
            title for title, sheet in self._sheets.items() if sheet.sheet_state == "visible"
        )
        self._theme = theme_of(self._parts)
        # openpyxl has no property for the looks of conditional formats.
        self._looks: Sequence[DifferentialStyle] = vars(workbook)["_differential_styles"].styles

    def grid(self, title: str, most_rows: int | None = None, within: str = "") -> Grid:
        """The rows down to the last that holds anything, all of one width."""
        sheet = self._sheets[title]
        known = self._scan(sheet)
        cells = ExcelCells(self.path, within, known, self._theme)
        rows: list[Row] = []
        last = min(known.last_row, most_rows or known.last_row)
        with _told(self.path):
            for number, row in enumerate(sheet.iter_rows(max_row=last, max_col=known.last_column) if last else (), 1):
                rows.append(tuple(cells.read(cell, (number, column)) for column, cell in enumerate(row, 1)))
        filled = max((number for number, row in enumerate(rows, 1) if any(not cell.empty for cell in row)), default=0)
        reds = [area for rule in known.rules if self._is_red(rule) for area in rule.reds()]
        return Grid(rows[:filled], title, known.hidden_rows, known.hidden_columns, reds)

    def _is_red(self, rule: Rule) -> bool:
        """Whether a conditional format makes the type of cells red, other than of those below zero."""
        if rule.below_zero or rule.look >= len(self._looks):
            return False
        font = self._looks[rule.look].font
        return font is not None and shows_red(font.color, self._theme)

    def _scan(self, sheet: Worksheet) -> Sheet:
        """What is known of the sheet before its cells are made; AntragError where they would be too many."""
        try:
            known = scan(self._parts[_part_of(sheet)])
        except (MergedError, FullError, SheetError) as error:
            raise unreadable(error, sheet.title, self.path, EXCEL) from error
        check_area(known.last_row, known.last_column, sheet.title, self.path, EXCEL)
        return known


def _read_parts(package: Package, path: str) -> dict[str, bytes]:
    """The parts of XML of an Excel file but its charts, all of them counted; AntragError for what is no such file."""
    try:
        parts = {name: package.read_xml(name) for name in package.names if name.endswith(XML)}
    except PackageError as error:
        raise refuse(error.fault, path, EXCEL) from error
    _check_amount(parts.values(), path)
    return {name: part for name, part in parts.items() if _root_of(part) != "chartsheet"}


def _check_amount(parts: Iterable[bytes], path: str) -> None:
    """Refuse what would keep openpyxl busy for minutes: it makes an object of each cell, text and style."""
    marks = Counter[str]()
    for part in parts:
        marks[_root_of(part)] += part.count(b"<")
    others = marks.total() - marks["worksheet"] - marks["sst"]
    for count, most, what in (
        (marks["worksheet"], MOST_OF_SHEETS, "haben die Blätter zusammen zu viele Zellen"),
        (marks["sst"], MOST_OF_TEXTS, "stehen zu viele verschiedene Texte"),
        (others, MOST_OF_OTHERS, "gibt es zu viele Formate oder Namen"),
    ):
        if count > most:
            raise too_large(f"In der Excel-Datei {what}.", path, EXCEL)


def _root_of(part: bytes) -> str:
    """The name of the outermost element, without its prefix."""
    try:
        _, root = next(etree.iterparse(BytesIO(part), ("start",), resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, StopIteration):
        return ""
    return str(root.tag).rpartition("}")[2].rpartition(":")[2]


def _open(parts: Mapping[str, bytes], path: str) -> Workbook:
    """The workbook of these parts and no others, with the results of its formulas as Excel has stored them."""
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    with _told(path):
        return load_workbook(file, read_only=True, data_only=True, keep_links=False)


@contextmanager
def _told(path: str) -> Iterator[None]:
    """Around what openpyxl does."""
    try:
        with warnings.catch_warnings():
            # openpyxl warns of looks that it does not keep; nothing is saved here.
            warnings.simplefilter("ignore")
            yield
    except AntragError:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers meet in a damaged file
        raise damaged(path, EXCEL) from error


def _part_of(sheet: Worksheet) -> str:
    """The name of the part that a sheet is in, which openpyxl knows and has no property for."""
    return str(vars(sheet)["_worksheet_path"]).removeprefix("/")
