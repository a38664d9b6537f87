"""Read an Excel file: bytes come in, the cells of one sheet go out, with what Excel has stored of each."""

import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell as ExcelCell
from openpyxl.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from antrag_gen.errors import HERE, AntragError, Level, Place, Problem
from antrag_gen.german.zahlen import format_zahl, join, number_ranges
from antrag_gen.readers.finance.sheet import MOST_CELLS, FullError, MergedError, Sheet, SheetError, scan
from antrag_gen.readers.finance.table import FinanceCell, FinanceTable, Row, find_header, letters, make_table
from antrag_gen.readers.package import Fault, Package, PackageError

XML = (".xml", ".rels")
LARGEST_AREA = 300_000
# Beginnings and ends of elements.
MOST_OF_SHEETS, MOST_OF_TEXTS, MOST_OF_OTHERS = 1_500_000, 800_000, 200_000
# Excel calculates and shows 15 significant digits (its published limits); what lies behind is noise of binary numbers.
EXCEL_DIGITS = 15
TOO_MUCH = 10**12
IN_SETTINGS = "Welches gilt, steht unter „ist_daten: blatt“ in content/projekt.yaml."
AS_XLSX = "In Excel öffnen, „Speichern unter“ wählen und als Dateityp „Excel-Arbeitsmappe (*.xlsx)“ angeben."
# What a format shows is not what the cell holds: per cent, or thousands by a comma behind the digits.
QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\[\]]*\]')
SCALED = re.compile(r"%|[0#?],+(?![0#?,])")


def read_workbook(data: bytes, path: str, sheet: str | None, wanted: Sequence[str]) -> FinanceTable:
    """The table with the `wanted` columns in the sheet named, else in the first visible one.

    Raises AntragError for a file that is damaged, too large or of another kind, for a sheet that is not there, and
    with every problem of the table.
    """
    parts = _read_parts(data, path)
    workbook = _open(parts, path)
    chosen = _choose(workbook, path, sheet)
    where = f" im Blatt „{chosen.title}“"
    known = _scan(parts[_part_of(chosen)], chosen.title, path)
    grid = _read_cells(chosen, known, path)
    if not grid:
        what = f"Das Blatt „{chosen.title}“ ist leer."
        raise AntragError.of(Place(path), what, f"{_known(workbook)} {IN_SETTINGS}", id="tabelle-leer")
    return make_table(grid, wanted, where, list(_notes(known, grid, path, wanted)))


def _read_parts(data: bytes, path: str) -> dict[str, bytes]:
    """The parts of XML of an Excel file but its charts, all of them counted; AntragError for what is no such file."""
    try:
        package = Package(data)
        _check_kind(package, path)
        parts = {name: package.read_xml(name) for name in package.names if name.endswith(XML)}
    except PackageError as error:
        raise _refuse(error.fault, path) from error
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
            raise _too_large(f"In der Excel-Datei {what}.", path)


def _root_of(part: bytes) -> str:
    """The name of the outermost element, without its prefix."""
    try:
        _, root = next(etree.iterparse(BytesIO(part), ("start",), resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, StopIteration):
        return ""
    return str(root.tag).rpartition("}")[2].rpartition(":")[2]


def _refuse(fault: Fault, path: str) -> AntragError:
    if fault is Fault.LOCKED:
        what = "Die Datei ist mit einem Kennwort geschützt."
        return AntragError.of(Place(path), what, "Ohne Kennwort speichern.", id="excel-kennwort")
    if fault is Fault.TOO_LARGE:
        return _too_large("Die Excel-Datei ist ausgepackt größer als 50 MB.", path)
    return _damaged(path)


def _scan(part: bytes, title: str, path: str) -> Sheet:
    """What is known of the sheet before its cells are made; AntragError where they would be too many."""
    try:
        known = scan(part)
    except MergedError as error:
        raise _too_large(f"Im Blatt „{title}“ sind zu viele Zellen verbunden (bei {error}).", path) from error
    except FullError as error:
        raise _too_large(
            f"Das Blatt „{title}“ hat mehr als {format_zahl(Decimal(MOST_CELLS))} Zellen.", path
        ) from error
    except SheetError as error:
        raise _damaged(path) from error
    if known.last_row * known.last_column > LARGEST_AREA:
        what = f"Das Blatt „{title}“ geht bis Zelle {letters(known.last_column)}{known.last_row}."
        raise _too_large(what, path)
    return known


def _too_large(what: str, path: str) -> AntragError:
    hint = "Nur die Zeilen mit den Ist-Zahlen in eine neue Datei kopieren."
    return AntragError.of(Place(path), what, hint, id="excel-zu-gross")


def _check_kind(package: Package, path: str) -> None:
    names = package.names
    if "xl/workbook.xml" in names:
        return
    what = "Das ist keine Excel-Datei."
    if "mimetype" in names and b"opendocument" in package.read("mimetype"):
        what = "Das ist eine Datei von LibreOffice (.ods)."
    elif "xl/workbook.bin" in names:
        what = "Das ist eine binäre Excel-Arbeitsmappe (.xlsb)."
    raise AntragError.of(Place(path), what, AS_XLSX, id="tabelle-art")


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


def _part_of(sheet: Worksheet) -> str:
    """The name of the part that a sheet is in, which openpyxl knows and has no property for."""
    return str(vars(sheet)["_worksheet_path"]).removeprefix("/")


def _read_cells(sheet: Worksheet, known: Sheet, path: str) -> list[Row]:
    """The rows down to the last that holds anything, all of one width."""
    rows: list[Row] = []
    if not known.last_row:
        return rows
    with _told(path):
        for number, cells in enumerate(sheet.iter_rows(max_row=known.last_row, max_col=known.last_column), 1):
            rows.append(tuple(_read_cell(cell, path, (number, column), known) for column, cell in enumerate(cells, 1)))
    last = max((number for number, row in enumerate(rows, 1) if any(not cell.empty for cell in row)), default=0)
    return rows[:last]


def _read_cell(cell: ExcelCell | MergedCell, path: str, at: tuple[int, int], known: Sheet) -> FinanceCell:
    value = cell.value
    merged = known.merged.get(at)
    if value is None and merged is None and at not in known.formulas:
        return FinanceCell(path, at[0], *at)
    number = None
    fault = _fault(cell, merged, has_formula=at in known.formulas)
    if fault is None and isinstance(value, (int, float)):
        number = Decimal(f"{value:.{EXCEL_DIGITS}g}")
        value = f"{number:f}"
    text = "" if value is None else str(value).strip()
    return FinanceCell(path, at[0], *at, text, number, fault)


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
    if isinstance(value, (int, float)) and _is_scaled(str(cell.number_format)):
        what = f"Excel zeigt hier eine andere Zahl, als die Zelle enthält ({format_zahl(Decimal(str(value)))})."
        hint = "Das Zahlenformat mit „%“ oder in Tausend durch „Zahl“ ersetzen."
        return Problem(HERE, what, hint, "zelle-format")
    return None


@lru_cache(maxsize=256)
def _is_scaled(number_format: str) -> bool:
    return SCALED.search(QUOTED.sub("", number_format)) is not None


def _german_date(value: date | time | timedelta) -> str:
    return value.strftime("%d.%m.%Y") if isinstance(value, date) else str(value)


def _notes(known: Sheet, grid: Sequence[Row], path: str, wanted: Sequence[str]) -> Iterator[Problem]:
    """Rows and wanted columns that Excel hides are read all the same; whoever looks at the sheet should know."""
    at = find_header(grid, wanted)
    rows = [row[0].row for row in grid[at + 1 :] if row[0].row in known.hidden_rows]
    if rows:
        what = f"Ausgeblendet {'ist die Zeile' if len(rows) == 1 else 'sind die Zeilen'} {number_ranges(rows)}."
        yield _note(Place(path, rows[0]), what)
    hidden = [cell for cell in grid[at] if cell.text in wanted and known.hides_column(cell.column)]
    for cell in hidden:
        yield _note(cell.place, f"Ausgeblendet ist die Spalte {letters(cell.column)} („{cell.text}“).")


def _note(place: Place, what: str) -> Problem:
    return Problem(place, what, "Sie wird trotzdem gelesen.", "ausgeblendet", Level.HINWEIS)
