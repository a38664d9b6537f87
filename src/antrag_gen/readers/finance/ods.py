"""Read an ODS file, as LibreOffice and the administration write it: a package comes in, its sheets go out.

The libraries for ODS tell neither what is merged or hidden, nor a formula without a result, nor how a number looks
(python-calamine), or build a tree of the whole file without a bound (odfpy); so the XML is read here.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Context, Decimal

from antrag_gen.errors import Problem
from antrag_gen.patterns import compile_late
from antrag_gen.readers.finance import faults
from antrag_gen.readers.finance.grid import PLAIN, FinanceCell, Grid, Look, Row
from antrag_gen.readers.finance.ods_scan import (
    CALC,
    OFFICE,
    TABLE,
    StoredCell,
    StoredRow,
    StoredSheet,
    name_of,
    scan_content,
)
from antrag_gen.readers.finance.ods_styles import Styles, read_styles
from antrag_gen.readers.finance.refusals import (
    ODS,
    FullError,
    SheetError,
    check_area,
    damaged,
    locked,
    refuse,
    too_large,
    unreadable,
)
from antrag_gen.readers.package import Package, PackageError

CONTENT, STYLES, MANIFEST, WRAPPED = "content.xml", "styles.xml", "META-INF/manifest.xml", "encrypted-package"
# Beginnings and ends of elements.
MOST_MARKS = 1_500_000
EXACT = Context(prec=faults.SIGNIFICANT_DIGITS)
NUMBER = compile_late(r"[-+]?[0-9]{1,400}(?:\.[0-9]{0,400})?(?:[eE][-+]?[0-9]{1,3})?", re.ASCII)
ADDS = compile_late(r"(?:of:|oooc:|msoxl:)?=(?:SUM|SUBTOTAL|AGGREGATE)\(", re.ASCII)
FAILED = compile_late(r"#(?:[A-ZÄÖÜ0-9/]+[!?]|NV|N/A)|(?:Err|Fehler):[0-9]{3}")
# LibreOffice keeps a truth that was typed as the number 1 or 0 and shows the word.
TRUTHS = ("WAHR", "TRUE", "FALSCH", "FALSE")
NO_NUMBER = ("string", "date", "time", "boolean")
ISO_DAY = compile_late(r"([0-9]{4})-([0-9]{2})-([0-9]{2}).*", re.ASCII)


class OdsBook:
    """The sheets of an ODS file; all are looked through at once, as they stand in one part."""

    kind = ODS.word

    def __init__(self, package: Package, path: str) -> None:
        """Raises AntragError for a file that is damaged, locked or too large."""
        self.path = path
        try:
            _check_lock(package, path)
            content = package.read_xml(CONTENT) if CONTENT in package.names else b""
            styles = package.read_xml(STYLES) if STYLES in package.names else b""
        except PackageError as error:
            raise refuse(error.fault, path, ODS) from error
        if content.count(b"<") + styles.count(b"<") > MOST_MARKS:
            raise too_large("In der ODS-Datei haben die Blätter zusammen zu viele Zellen.", path, ODS)
        try:
            self._styles = read_styles(part for part in (styles, content) if part)
            sheets = scan_content(content)
        except FullError as error:
            raise too_large("In der ODS-Datei gibt es zu viele Formate.", path, ODS) from error
        except SheetError as error:
            raise damaged(path, ODS) from error
        self._sheets = {sheet.title: sheet for sheet in sheets}
        if len(self._sheets) < len(sheets):
            raise damaged(path, ODS)
        self.titles: Sequence[str] = tuple(self._sheets)
        self.visible: Sequence[str] = tuple(
            title for title, sheet in self._sheets.items() if not self._styles.hides_sheet(sheet.style)
        )

    def grid(self, title: str, most_rows: int | None = None, within: str = "") -> Grid:
        """The rows down to the last that holds anything, all of one width."""
        sheet = self._sheets[title]
        if sheet.error is not None:
            raise unreadable(sheet.error, title, self.path, ODS)
        check_area(sheet.last_row, sheet.last_column, title, self.path, ODS)
        try:
            rows = _Cells(self.path, within, sheet, self._styles).rows(most_rows or sheet.last_row)
        except SheetError as error:
            raise damaged(self.path, ODS) from error
        hidden = {row for first, last in sheet.hidden_rows for row in range(first, min(last, sheet.last_row) + 1)}
        red = (rule for rule in sheet.rules if not rule.below_zero and self._styles.is_red(rule.style))
        return Grid(rows, title, hidden, sheet.hidden_columns, [area for rule in red for area in rule.reds()])


def _check_lock(package: Package, path: str) -> None:
    """A locked file says so in its list of parts, or holds another package that is locked as a whole."""
    if WRAPPED in package.names or (MANIFEST in package.names and b"encryption-data" in package.read(MANIFEST)):
        raise locked(path, ODS)


class _Cells:
    """Makes the cells of one sheet."""

    def __init__(self, path: str, within: str, sheet: StoredSheet, styles: Styles) -> None:
        self.path = path
        self.within = within
        self.sheet = sheet
        self.styles = styles
        self.merged: dict[tuple[int, int], str] = {}
        self.ends = [last for _, last, _ in sheet.columns]

    def rows(self, most: int) -> list[Row]:
        made: list[Row] = []
        for stored in self.sheet.rows:
            for number in range(stored.number, stored.number + stored.repeated):
                made += (self.row(empty, None) for empty in range(len(made) + 1, min(number, most + 1)))
                if number > most:
                    return made
                made.append(self.row(number, stored))
        return made

    def row(self, number: int, stored: StoredRow | None) -> Row:
        known: dict[int, StoredCell] = {}
        for cell in stored.cells if stored else ():
            if cell.columns * cell.rows > 1:
                self.merge(number, cell)
            known |= dict.fromkeys(range(cell.column, cell.column + cell.repeated), cell)
        style = stored.style if stored else ""
        return tuple(
            self.cell(number, column, known.get(column), style) for column in range(1, self.sheet.last_column + 1)
        )

    def merge(self, row: int, cell: StoredCell) -> None:
        name = name_of(row, cell)
        for below in range(row, row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                if self.merged.setdefault((below, column), name) != name:
                    raise SheetError

    def cell(self, row: int, column: int, stored: StoredCell | None, row_style: str) -> FinanceCell:
        merged = self.merged.get((row, column), "")
        if stored is None and not merged:
            return FinanceCell(self.path, row, row, column, within=self.within)
        fault, number, text, look = None, None, "", Look(merged)
        if stored is not None:
            style = stored.attributes.get(f"{TABLE}style-name") or row_style or self.column_style(column)
            number = _number(stored)
            text = stored.text if number is None else f"{number:f}"
            fault = self.fault(stored, number, style)
            look = self.look(stored, number, style, merged)
        fault = faults.merged(merged) if merged else fault
        number = number if fault is None else None
        return FinanceCell(self.path, row, row, column, text, number, fault, look=look, within=self.within)

    def look(self, stored: StoredCell, number: Decimal | None, style: str, merged: str) -> Look:
        red = self.styles.is_red(style) or (number is not None and self.styles.shown(style, number).red)
        adds = ADDS.match(stored.attributes.get(f"{TABLE}formula", "")) is not None
        return Look(merged, red=red, adds=adds) if merged or red or adds else PLAIN

    def fault(self, stored: StoredCell, number: Decimal | None, style: str) -> Problem | None:
        """Why the cell has no plain value; what is read from it would be a guess."""
        kind, program = _kind(stored), ODS.program
        if stored.has_formula and not kind:
            return faults.formula(program)
        if stored.attributes.get(f"{CALC}value-type") == "error" or (
            stored.has_formula and FAILED.fullmatch(stored.text)
        ):
            return faults.error(stored.text, program)
        if kind == "boolean" or (number is not None and stored.text in TRUTHS):
            return faults.truth(stored.text in TRUTHS[:2] or stored.attributes.get(f"{OFFICE}boolean-value") == "true")
        if kind in ("date", "time"):
            return faults.day(_day(stored), program)
        return self.fault_of_number(stored, number, style) if number is not None else None

    def fault_of_number(self, stored: StoredCell, number: Decimal, style: str) -> Problem | None:
        if not abs(number) < faults.TOO_MUCH:
            return faults.too_large(ODS.program)
        money = stored.attributes.get(f"{OFFICE}currency", "")
        if money not in faults.EURO:
            return faults.currency(money)
        seen = self.styles.shown(style, number)
        if number and (seen.scaled or _kind(stored) == "percentage"):
            return faults.looks_different(number, ODS.program)
        return faults.looks_negative(number, ODS.program) if seen.negative else None

    def column_style(self, column: int) -> str:
        at = bisect_left(self.ends, column)
        return self.sheet.columns[at][2] if at < len(self.ends) else ""


def _kind(stored: StoredCell) -> str:
    return stored.attributes.get(f"{OFFICE}value-type", "")


def _number(stored: StoredCell) -> Decimal | None:
    """The number to the digits that count; None for other cells. SheetError where the file says it in another way."""
    kind = _kind(stored)
    if not kind or kind in NO_NUMBER:
        return None
    said = stored.attributes.get(f"{OFFICE}value", "")
    if not NUMBER.fullmatch(said):
        raise SheetError
    return EXACT.create_decimal(said).normalize(EXACT) + 0  # no negative zero


def _day(stored: StoredCell) -> str:
    said = stored.attributes.get(f"{OFFICE}date-value", "")
    match = ISO_DAY.fullmatch(said)
    return f"{match[3]}.{match[2]}.{match[1]}" if match else stored.text or said
