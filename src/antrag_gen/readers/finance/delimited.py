"""Read a CSV file: bytes come in, a grid of texts goes out; encoding and separator are recognised or refused."""

import csv
from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import StringIO
from itertools import islice, pairwise

from antrag_gen.errors import AntragError, Place
from antrag_gen.german.zahlen import format_zahl
from antrag_gen.patterns import compile_late
from antrag_gen.readers.finance.grid import FinanceCell, Grid, Row
from antrag_gen.readers.finance.header import DEEPEST_HEADER, find_header, find_row
from antrag_gen.readers.finance.table import FinanceTable, make_table

MOST_CELLS, MOST_ROWS = 1_000_000, 100_000

SEPARATORS = {";": "Semikolon", ",": "Komma", "\t": "Tabulator"}
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
WHOLE = compile_late(r"[-−]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)")
CENTS = compile_late(r"[0-9]{2}-?(?: ?(?:€|EUR|Euro))?")
SAVE = "In Excel „Speichern unter“ wählen: „CSV UTF-8 (durch Trennzeichen getrennt)“."


def read_delimited(data: bytes, path: str, wanted: Sequence[str]) -> FinanceTable:
    """The table in a CSV file whose header has the `wanted` columns.

    Raises AntragError for other encodings than UTF-8 and Windows-1252, where no separator gives the columns, and for
    more cells than any list has.
    """
    grid, separator = split_delimited(data, path, wanted)
    return make_table(grid, wanted, commas=separator == ",")


def split_delimited(data: bytes, path: str, wanted: Sequence[str]) -> tuple[Grid, str]:
    """The cells of a CSV file and what separates them: where the `wanted` columns are, else where most are.

    Raises AntragError as `read_delimited`, but for missing columns.
    """
    text = decode(data, path)
    if not text.strip():
        raise AntragError.of(Place(path), "Die Datei ist leer.", "Die Liste noch einmal speichern.", id="tabelle-leer")
    separator = _separator(text, path, wanted)
    return Grid(list(_split(text, separator, path))), separator


def _separator(text: str, path: str, wanted: Sequence[str]) -> str:
    """The separator that gives the columns, by the first rows; else the one that gives most of them."""
    starts: dict[str, list[Row]] = {}
    errors: list[AntragError] = []
    for separator in SEPARATORS:
        try:
            starts[separator] = list(islice(_split(text, separator, path), DEEPEST_HEADER))
        except AntragError as error:
            errors.append(error)
    if not starts:
        raise errors[0]
    for separator, grid in starts.items():
        if find_header(grid, wanted) is not None:
            return separator
    if all(len(row) <= 1 for grid in starts.values() for row in grid):
        known = ", ".join(SEPARATORS.values())
        raise AntragError.of(
            Place(path),
            f"Die Zeilen sind nicht in Spalten geteilt; als Trennzeichen erkannt werden {known}.",
            SAVE,
            id="csv-trennzeichen",
        )
    return max(starts, key=lambda separator: _width(starts[separator], wanted))


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
    at = find_row(grid, wanted)
    names = {cell.text for cell in grid[at]} if at >= 0 else set()
    return len(names & set(wanted)), max(map(len, grid), default=0)


def _split(text: str, separator: str, path: str) -> Iterator[Row]:
    """The rows but empty ones; AntragError where quotes make no sense, and past the number of cells that are read."""
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    cells, line = 0, 1
    try:
        for number, row in enumerate(reader, 1):
            cells += len(row)
            if cells > MOST_CELLS:
                raise _too_large(path, line, f"{format_zahl(Decimal(MOST_CELLS))} Zellen")
            if number > MOST_ROWS:
                raise _too_large(path, line, f"{format_zahl(Decimal(MOST_ROWS))} Zeilen")
            written = lines.since_last()
            uncut = _uncut(row, written) if separator == "," else {}
            if row:
                yield tuple(
                    FinanceCell(path, line, number, at, text.strip(), uncut=uncut.get(at, ""))
                    for at, text in enumerate(row, 1)
                )
            line = reader.line_num + 1
    except csv.Error as error:
        raise AntragError.of(
            Place(path, line),
            "Ab dieser Zeile ist die Datei keine lesbare CSV-Datei.",
            "Meist ist ein Anführungszeichen nicht geschlossen.",
            id="csv-ungueltig",
        ) from error


class _Lines:
    """The lines of a text, and those that were taken for the row at hand."""

    def __init__(self, text: str) -> None:
        self._lines = StringIO(text, newline="")
        self._taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self._taken.append(line)
            yield line

    def since_last(self) -> str:
        taken, self._taken = self._taken, []
        return "".join(taken)


def _too_large(path: str, line: int, most: str) -> AntragError:
    return AntragError.of(
        Place(path, line),
        f"Bis hierher hat die Datei mehr als {most}.",
        "Nur die Zeilen und Spalten mit den Ist-Zahlen in eine neue Datei kopieren.",
        id="csv-zu-gross",
    )


def _uncut(row: Sequence[str], written: str) -> dict[int, str]:
    """The columns whose cell and the next one, both without quotes, read as one amount: `31.500,40`."""
    bare = set(_amounts(written.split(",")).values())
    return {at: amount for at, amount in _amounts(row).items() if amount in bare}


def _amounts(cells: Sequence[str]) -> dict[int, str]:
    return {
        at: f"{whole},{cents}".strip()
        for at, (whole, cents) in enumerate(pairwise(cells), 1)
        if WHOLE.fullmatch(whole.strip()) and CENTS.fullmatch(cents.rstrip())
    }
