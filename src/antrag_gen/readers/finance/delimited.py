"""Read a CSV file: bytes come in, a grid of texts goes out; encoding and separator are recognised or refused."""

import csv
import re
from collections.abc import Sequence
from io import StringIO
from itertools import pairwise

from antrag_gen.errors import AntragError, Place
from antrag_gen.readers.finance.table import FinanceCell, FinanceTable, Row, find_header, has_all, make_table

SEPARATORS = {";": "Semikolon", ",": "Komma", "\t": "Tabulator"}
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
WHOLE = re.compile(r"[-−]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)")
CENTS = re.compile(r"[0-9]{2}-?(?: ?(?:€|EUR|Euro))?")
SAVE = "In Excel „Speichern unter“ wählen: „CSV UTF-8 (durch Trennzeichen getrennt)“."


def read_delimited(data: bytes, path: str, wanted: Sequence[str]) -> FinanceTable:
    """The table in a CSV file whose header has the `wanted` columns.

    Raises AntragError for other encodings than UTF-8 and Windows-1252, and where no separator gives the columns.
    """
    text = decode(data, path)
    if not text.strip():
        raise AntragError.of(Place(path), "Die Datei ist leer.", "Die Liste noch einmal speichern.", id="tabelle-leer")
    split = _split_by_each(text, path)
    grids = list(split.values())
    for separator, grid in split.items():
        if (at := find_header(grid, wanted)) >= 0 and has_all(grid[at], wanted):
            return make_table(grid, wanted, "", commas=separator == ",")
    if all(len(row) <= 1 for grid in grids for row in grid):
        known = ", ".join(SEPARATORS.values())
        raise AntragError.of(
            Place(path),
            f"Die Zeilen sind nicht in Spalten geteilt; als Trennzeichen erkannt werden {known}.",
            SAVE,
            id="csv-trennzeichen",
        )
    return make_table(max(grids, key=lambda grid: _width(grid, wanted)), wanted, "")


def decode(data: bytes, path: str) -> str:
    """The text of a file in UTF-8, with or without a byte order mark, or in Windows-1252, as Excel saves CSV.

    Raises AntragError for UTF-16 and for bytes that neither has.
    """
    if not data.startswith(UTF_16) and b"\0" not in data:
        for encoding in ("utf-8-sig", "cp1252"):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue  # the next one, or the refusal below
    what = "Die Datei ist weder in UTF-8 noch in Windows-1252 gespeichert."
    if data.startswith(UTF_16):
        what = "Die Datei ist in UTF-16 gespeichert („Unicode-Text“)."
    raise AntragError.of(Place(path), what, SAVE, id="csv-codierung")


def _width(grid: Sequence[Row], wanted: Sequence[str]) -> tuple[int, int]:
    """How much a grid looks like the table: wanted names first, columns second."""
    at = find_header(grid, wanted)
    names = {cell.text for cell in grid[at]} if at >= 0 else set()
    return len(names & set(wanted)), max(map(len, grid), default=0)


def _split_by_each(text: str, path: str) -> dict[str, list[Row]]:
    """The grids by their separators; quotes may make sense with one only. AntragError where they do with none."""
    grids: dict[str, list[Row]] = {}
    errors: list[AntragError] = []
    for separator in SEPARATORS:
        try:
            grids[separator] = _split(text, separator, path)
        except AntragError as error:
            errors.append(error)
    if not grids:
        raise errors[0]
    return grids


def _split(text: str, separator: str, path: str) -> list[Row]:
    lines = StringIO(text, newline="").readlines()
    reader = csv.reader(lines, delimiter=separator, strict=True)
    grid: list[Row] = []
    line = 1
    try:
        for number, row in enumerate(reader, 1):
            uncut = _uncut(row, "".join(lines[line - 1 : reader.line_num])) if separator == "," else {}
            grid.append(
                tuple(
                    FinanceCell(Place(path, line, at), number, at, text.strip(), uncut=uncut.get(at, ""))
                    for at, text in enumerate(row or [""], 1)
                )
            )
            line = reader.line_num + 1
    except csv.Error as error:
        raise AntragError.of(
            Place(path, line),
            "Ab dieser Zeile ist die Datei keine lesbare CSV-Datei.",
            "Meist ist ein Anführungszeichen nicht geschlossen.",
            id="csv-ungueltig",
        ) from error
    return grid


def _uncut(row: Sequence[str], written: str) -> dict[int, str]:
    """The columns whose cell and the next one, both without quotes, read as one amount: `31.500,40`."""
    return {
        at: amount
        for at, (whole, cents) in enumerate(pairwise(row), 1)
        if WHOLE.fullmatch(whole.strip())
        and CENTS.fullmatch(cents.rstrip())
        and (amount := f"{whole},{cents}".strip()) in written
    }
