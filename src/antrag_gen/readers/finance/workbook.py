"""Read an Excel file: bytes come in, the cells of one sheet go out, with what Excel has stored of each."""

import lzma
import re
import warnings
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell as ExcelCell
from openpyxl.cell import MergedCell
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from antrag_gen.errors import HERE, AntragError, Level, Place, Problem
from antrag_gen.german.zahlen import format_zahl, join, number_ranges
from antrag_gen.readers.finance.table import FinanceCell, FinanceTable, Row, find_header, letters, make_table

LARGEST_UNPACKED = 50_000_000
MOST_CELLS = 2_000_000
ENCRYPTED = 1  # the bit of an entry's flags (APPNOTE 4.4.4)
XML = (".xml", ".rels")
MERGED = re.compile(
    rb"""<(?:\w+:)?mergeCell\b[^>]*?\bref=["'](?P<left>[A-Z]{1,3})(?P<top>\d+):(?P<right>[A-Z]{1,3})(?P<bottom>\d+)["']"""
)
BROKEN_ZIP = (BadZipFile, LargeZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError)
# Excel calculates and shows 15 significant digits (its published limits); what lies behind is noise of binary numbers.
EXCEL_DIGITS = 15
TOO_MUCH = 10**12
IN_SETTINGS = "Welches gilt, steht unter „ist_daten: blatt“ in content/projekt.yaml."
AS_XLSX = "In Excel öffnen, „Speichern unter“ wählen und als Dateityp „Excel-Arbeitsmappe (*.xlsx)“ angeben."
# What a format shows is not what the cell holds: per cent, or thousands by a comma behind the digits.
QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
SCALED = re.compile(r"%|[0#?],+(?![0#?,])")


def read_workbook(data: bytes, path: str, sheet: str | None, wanted: Sequence[str]) -> FinanceTable:
    """The table with the `wanted` columns in the sheet named, else in the first visible one.

    Raises AntragError for a file that is damaged, too large or of another kind, for a sheet that is not there, and
    with every problem of the table.
    """
    _check_package(data, path)
    results, formulas = _open(data, path, results=True), _open(data, path, results=False)
    chosen = _choose(results, path, sheet)
    if chosen.max_row * chosen.max_column > MOST_CELLS:
        what = f"Das Blatt „{chosen.title}“ geht bis Zelle {letters(chosen.max_column)}{chosen.max_row}."
        raise _too_large(what, path)
    grid = _read_cells(chosen, formulas[chosen.title], path)
    where = f" im Blatt „{chosen.title}“"
    if not grid:
        what = f"Das Blatt „{chosen.title}“ ist leer."
        raise AntragError.of(Place(path), what, f"{_known(results)} {IN_SETTINGS}", id="tabelle-leer")
    return make_table(grid, wanted, where, list(_notes(chosen, grid, path, wanted)))


def _check_package(data: bytes, path: str) -> None:
    """Refuse what is no Excel file, and what would fill the memory: small files can unpack to any size."""
    try:
        with ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
            if not any(entry.flag_bits & ENCRYPTED for entry in entries):
                _check_size(sum(entry.file_size for entry in entries), path)
                _check_kind(package, path)
                _check_parts((package.read(entry) for entry in entries if entry.filename.endswith(XML)), path)
                return
    except AntragError:  # is a ValueError, too
        raise
    except BROKEN_ZIP as error:
        raise _damaged(path) from error
    what = "Die Datei ist mit einem Kennwort geschützt."
    raise AntragError.of(Place(path), what, "Ohne Kennwort speichern.", id="excel-kennwort")


def _check_size(size: int, path: str) -> None:
    if size > LARGEST_UNPACKED:
        raise _too_large("Die Excel-Datei ist ausgepackt größer als 50 MB.", path)


def _check_parts(parts: Iterable[bytes], path: str) -> None:
    """Excel writes UTF-8 and no document types; merged areas are counted before each of their cells is made."""
    merged = 0
    for part in parts:
        if b"<!DOCTYPE" in part or b"\0" in part:
            raise _damaged(path)
        for match in MERGED.finditer(part):
            left, right = (column_index_from_string(match[name].decode()) for name in ("left", "right"))
            merged += (abs(right - left) + 1) * (abs(int(match["bottom"]) - int(match["top"])) + 1)
    if merged > MOST_CELLS:
        raise _too_large("In der Excel-Datei sind zu viele Zellen verbunden.", path)


def _too_large(what: str, path: str) -> AntragError:
    hint = "Nur die Zeilen mit den Ist-Zahlen in eine neue Datei kopieren."
    return AntragError.of(Place(path), what, hint, id="excel-zu-gross")


def _check_kind(package: ZipFile, path: str) -> None:
    names = package.namelist()
    if "xl/workbook.xml" in names:
        return
    what = "Das ist keine Excel-Datei."
    if "mimetype" in names and b"opendocument" in package.read("mimetype"):
        what = "Das ist eine Datei von LibreOffice (.ods)."
    elif "xl/workbook.bin" in names:
        what = "Das ist eine binäre Excel-Arbeitsmappe (.xlsb)."
    raise AntragError.of(Place(path), what, AS_XLSX, id="tabelle-art")


def _open(data: bytes, path: str, *, results: bool) -> Workbook:
    """The workbook, with the results of its formulas as Excel stored them, or with the formulas."""
    try:
        with warnings.catch_warnings():
            # openpyxl warns of looks that it does not keep; nothing is saved here.
            warnings.simplefilter("ignore")
            return load_workbook(BytesIO(data), data_only=results, keep_links=False)
    except Exception as error:  # openpyxl raises whatever its parsers meet in a damaged file
        raise _damaged(path) from error


def _damaged(path: str) -> AntragError:
    what = "Die Excel-Datei ist beschädigt."
    return AntragError.of(Place(path), what, "In Excel öffnen und neu speichern.", id="excel-beschaedigt")


def _choose(workbook: Workbook, path: str, sheet: str | None) -> Worksheet:
    sheets = {worksheet.title: worksheet for worksheet in workbook.worksheets}
    if sheet is not None and sheet not in sheets:
        what = f"Das Blatt „{sheet}“ gibt es nicht."
        raise AntragError.of(Place(path), what, f"{_known(workbook)} {IN_SETTINGS}", id="blatt-fehlt")
    if not sheets:
        what = "Die Excel-Datei enthält kein Tabellenblatt."
        raise AntragError.of(Place(path), what, "Die Liste als Tabelle speichern.", id="blatt-fehlt")
    visible = [worksheet for worksheet in sheets.values() if worksheet.sheet_state == "visible"]
    return sheets[sheet] if sheet is not None else [*visible, *sheets.values()][0]


def _known(workbook: Workbook) -> str:
    titles = [f"„{worksheet.title}“" for worksheet in workbook.worksheets]
    return f"Die Datei enthält {'das Blatt' if len(titles) == 1 else 'die Blätter'} {join(titles)}."


def _read_cells(results: Worksheet, formulas: Worksheet, path: str) -> list[Row]:
    """The rows down to the last that holds anything, all of one width."""
    merged = {cell: area.coord for area in results.merged_cells.ranges for cell in area.cells}
    rows: list[Row] = []
    last = 0
    # openpyxl looks at every cell to find these two.
    height, width = results.max_row, results.max_column
    for number in range(1, height + 1):
        cells = []
        for column in range(1, width + 1):
            cell = results.cell(number, column)
            has_formula = formulas.cell(number, column).data_type == "f"
            fault = _fault(cell, merged.get((number, column)), has_formula=has_formula)
            cells.append(_read_cell(cell, Place(path, number, column), fault))
        rows.append(tuple(cells))
        last = number if any(not cell.empty for cell in cells) else last
    return rows[:last]


def _read_cell(cell: ExcelCell | MergedCell, place: Place, fault: Problem | None) -> FinanceCell:
    value = cell.value
    number = None
    if fault is None and isinstance(value, (int, float)):
        number = Decimal(f"{value:.{EXCEL_DIGITS}g}")
        value = f"{number:f}"
    text = "" if value is None else str(value).strip()
    return FinanceCell(place, place.line, place.column, text, number, fault)


def _fault(cell: ExcelCell | MergedCell, merged: str | None, *, has_formula: bool) -> Problem | None:
    """Why the cell has no plain value; what is read from it would be a guess."""
    value = cell.value
    if merged is not None:
        hint = "Die Verbindung lösen und den Wert in jede Zeile schreiben."
        return Problem(HERE, f"{merged} sind verbundene Zellen.", hint, "zelle-verbunden")
    if has_formula and value is None:
        hint = "Die Datei in Excel öffnen und speichern; dann steht das Ergebnis darin."
        return Problem(HERE, "Die Formel hat kein gespeichertes Ergebnis.", hint, "zelle-formel")
    if cell.data_type == "e":
        return Problem(HERE, f"Hier steht der Fehler {value}.", "Die Formel in Excel richtigstellen.", "zelle-fehler")
    if isinstance(value, bool):
        what = f"Hier steht der Wahrheitswert {'WAHR' if value else 'FALSCH'}."
        return Problem(HERE, what, "Die Zahl oder den Text eintragen.", "zelle-wahrheitswert")
    if isinstance(value, (datetime, date, time, timedelta)):
        hint = "Excel macht aus manchen Eingaben ein Datum: die Zelle als Text formatieren und den Wert neu eintragen."
        return Problem(HERE, f"Hier steht ein Datum ({_german_date(value)}).", hint, "zelle-datum")
    if isinstance(value, (int, float)) and not abs(value) < TOO_MUCH:
        return Problem(HERE, "Die Zahl ist zu groß.", "Excel rechnet nur mit 15 Ziffern genau.", "zelle-zu-gross")
    if isinstance(value, (int, float)) and SCALED.search(QUOTED.sub("", str(cell.number_format))):
        what = f"Excel zeigt hier eine andere Zahl, als die Zelle enthält ({format_zahl(Decimal(str(value)))})."
        hint = "Das Zahlenformat mit „%“ oder in Tausend durch „Zahl“ ersetzen."
        return Problem(HERE, what, hint, "zelle-format")
    return None


def _german_date(value: date | time | timedelta) -> str:
    return value.strftime("%d.%m.%Y") if isinstance(value, date) else str(value)


def _notes(sheet: Worksheet, grid: Sequence[Row], path: str, wanted: Sequence[str]) -> Iterator[Problem]:
    """Rows and wanted columns that Excel hides are read all the same; whoever looks at the sheet should know."""
    at = find_header(grid, wanted)
    rows = [row[0].row for row in grid[at + 1 :] if sheet.row_dimensions[row[0].row].hidden]
    if rows:
        what = f"Ausgeblendet {'ist die Zeile' if len(rows) == 1 else 'sind die Zeilen'} {number_ranges(rows)}."
        yield _note(Place(path, rows[0]), what)
    hidden = [cell for cell in grid[at] if cell.text in wanted and _is_hidden(sheet, cell.column)]
    for cell in hidden:
        yield _note(cell.place, f"Ausgeblendet ist die Spalte {letters(cell.column)} („{cell.text}“).")


def _is_hidden(sheet: Worksheet, column: int) -> bool:
    return any(
        dimension.hidden and (dimension.min or 0) <= column <= (dimension.max or 0)
        for dimension in sheet.column_dimensions.values()
    )


def _note(place: Place, what: str) -> Problem:
    return Problem(place, what, "Sie wird trotzdem gelesen.", "ausgeblendet", Level.HINWEIS)
