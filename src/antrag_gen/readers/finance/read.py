"""Read a list of the finance office by what it is: the bytes of an Excel or CSV file become a table."""

from collections.abc import Sequence

from antrag_gen.errors import AntragError, Place
from antrag_gen.readers.finance.delimited import read_delimited
from antrag_gen.readers.finance.table import FinanceTable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table", b"{\\rtf", b"%pdf-")
AS_XLSX = "In Excel öffnen, „Speichern unter“ wählen und als Dateityp „Excel-Arbeitsmappe (*.xlsx)“ angeben."


def read_table(data: bytes, path: str, sheet: str | None, wanted: Sequence[str]) -> FinanceTable:
    """The table with the `wanted` columns; `sheet` is the one of an Excel file, else the first that is visible.

    The kind of file is told by its content, not by its name. Raises AntragError with every problem of the table.
    """
    if data.startswith(OLE):
        raise _refuse_old(data, path)
    if data.startswith(b"PK"):
        # openpyxl takes long to import, and a CSV file does not need it.
        from antrag_gen.readers.finance.workbook import read_workbook

        return read_workbook(data, path, sheet, wanted)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:9].lower().startswith(MARKUP):
        what = "Das ist weder eine Excel- noch eine CSV-Datei, auch wenn sie so heißt."
        raise AntragError.of(Place(path), what, AS_XLSX, id="tabelle-art")
    return read_delimited(data, path, wanted)


def _refuse_old(data: bytes, path: str) -> AntragError:
    if ENCRYPTED in data:
        what = "Die Excel-Datei ist mit einem Kennwort geschützt."
        return AntragError.of(Place(path), what, "In Excel ohne Kennwort speichern.", id="excel-kennwort")
    return AntragError.of(Place(path), "Das ist eine Datei im alten Excel-Format (.xls).", AS_XLSX, id="excel-alt")
