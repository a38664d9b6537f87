"""Read a list of the finance office by what it is: the bytes of a spreadsheet or CSV file become tables."""

from collections.abc import Sequence

from antrag_gen.errors import AntragError, Place
from antrag_gen.readers.finance.choose import read_book
from antrag_gen.readers.finance.delimited import read_delimited, split_delimited
from antrag_gen.readers.finance.grid import Book, Grid
from antrag_gen.readers.finance.refusals import EXCEL, ODS, refuse
from antrag_gen.readers.finance.table import FinanceTable
from antrag_gen.readers.package import Package, PackageError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table", b"{\\rtf", b"%pdf-")
AS_XLSX = "In Excel öffnen, „Speichern unter“ wählen und als Dateityp „Excel-Arbeitsmappe (*.xlsx)“ angeben."
AS_LIST = "Die Liste als Excel-Arbeitsmappe (.xlsx), als ODF-Tabellendokument (.ods) oder als CSV speichern."
ODF = "application/vnd.oasis.opendocument."
BEGINNING = 200


def read_tables(data: bytes, path: str, sheets: Sequence[str], wanted: Sequence[str]) -> list[FinanceTable]:
    """The tables with the `wanted` columns; `sheets` are those of a spreadsheet, else the first that is visible.

    The kind of file is told by its content, not by its name. Raises AntragError with every problem of the tables.
    """
    if data.startswith(b"PK"):
        return read_book(_open(data, path), sheets, wanted)
    _refuse_others(data, path)
    return [read_delimited(data, path, wanted)]


def read_grid(data: bytes, path: str, wanted: Sequence[str]) -> tuple[Grid, Sequence[str]]:
    """The cells of a list that has a head of its own, and the titles of visible sheets besides the one that is read.

    In a CSV file the `wanted` columns say what separates them. Raises AntragError as `read_tables`, but for columns.
    """
    if not data.startswith(b"PK"):
        _refuse_others(data, path)
        return split_delimited(data, path, wanted)[0], ()
    book = _open(data, path)
    titles = [*book.visible, *book.titles]
    if not titles:
        raise AntragError.of(Place(path), f"Die {book.kind} enthält kein Tabellenblatt.", AS_LIST, id="blatt-fehlt")
    others = [title for title in book.visible if title != titles[0] and book.grid(title, 1).rows]
    return book.grid(titles[0]), others


def _refuse_others(data: bytes, path: str) -> None:
    if data.startswith(OLE):
        raise _refuse_old(data, path)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:9].lower().startswith(MARKUP):
        what = "Das ist weder eine Excel- noch eine CSV-Datei, auch wenn sie so heißt."
        raise AntragError.of(Place(path), what, AS_XLSX, id="tabelle-art")


def _open(data: bytes, path: str) -> Book:
    """The book in a package of any kind that is read."""
    try:
        package = Package(data)
        kind = package.read("mimetype").decode("ascii", "replace").strip() if "mimetype" in package.names else ""
    except PackageError as error:
        # The first part of an ODF file is its kind, not packed.
        raise refuse(error.fault, path, ODS if ODF.encode() in data[:BEGINNING] else EXCEL) from error
    if kind.startswith(ODF):
        if not kind.startswith(f"{ODF}spreadsheet"):
            what = "Das ist eine Datei von LibreOffice, aber keine Tabelle."
            raise AntragError.of(Place(path), what, AS_LIST, id="tabelle-art")
        from antrag_gen.readers.finance.ods import OdsBook

        return OdsBook(package, path)
    if "xl/workbook.xml" not in package.names:
        what = "Das ist keine Excel-Datei."
        if "xl/workbook.bin" in package.names:
            what = "Das ist eine binäre Excel-Arbeitsmappe (.xlsb)."
        raise AntragError.of(Place(path), what, AS_XLSX, id="tabelle-art")
    # openpyxl takes long to import, and the other kinds of files do not need it.
    from antrag_gen.readers.finance.workbook import ExcelBook

    return ExcelBook(package, path)


def _refuse_old(data: bytes, path: str) -> AntragError:
    if ENCRYPTED in data:
        what = "Die Excel-Datei ist mit einem Kennwort geschützt."
        return AntragError.of(Place(path), what, "In Excel ohne Kennwort speichern.", id="excel-kennwort")
    return AntragError.of(Place(path), "Das ist eine Datei im alten Excel-Format (.xls).", AS_XLSX, id="excel-alt")
