"""Lists of strangers, in Excel and CSV: the table comes out, or what is wrong with the file is said, in little time."""

import re
import zipfile
from collections.abc import Callable

import pytest
from examples import EXAMPLES
from fremde.dateien import CSV, EXCEL, ODS, SHEET, deflated, lying, ods_book, packed, unpacked, workbook
from fremde.mutations import WANTED, check_list, check_told, mutated, mutated_package
from hypothesis import given, settings

from antrag_gen.errors import AntragError
from antrag_gen.readers.finance import delimited
from antrag_gen.readers.finance.read import read_tables

pytestmark = pytest.mark.auswahl(6)
# What takes long to make and to read.
LARGE, LARGE_NAME = pytest.mark.langsam, re.compile("60 MB|than in any list")

DAMAGED = "Die Excel-Datei ist beschädigt."
UNPACKED = "Die Excel-Datei ist ausgepackt größer als 50 MB."
MERGED = "Im Blatt „Ist“ sind zu viele Zellen verbunden (bei A1:XFD1048576)."
CELLS = "Das Blatt „Ist“ hat mehr als 150.000 Zellen."
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
END = b"</sheetData>"
WIDEST = b'<row r="9"><c r="%s9"><v>1</v></c></row></sheetData>'


def said(data: bytes) -> str:
    """What is said first of a list, or the first amount that is read."""
    try:
        return read_tables(data, "datei", (), WANTED)[0].rows[0]["Ist"].text
    except AntragError as error:
        check_told(error)
        return error.problems[0].what


def merging(ref: str, more: bytes = b"") -> bytes:
    return workbook(END, END + b'<mergeCells count="1"><mergeCell ref="%s"/>%s</mergeCells>' % (ref.encode(), more))


def sheet(old: bytes, new: bytes) -> bytes:
    return workbook(old, new)


def whole(body: bytes) -> bytes:
    """A sheet of these rows and no others."""
    start = b'<worksheet xmlns="%s"><sheetData>' % MAIN
    return workbook(**{SHEET: start + body + b"</sheetData></worksheet>"})


def without_numbers(sheet_part: bytes) -> bytes:
    """The sheet where no cell says where it stands, as some programs write it."""
    for at in ("A1", "B1", "C1", "D1", "E1", "A2", "B2", "C2", "D2", "E2"):
        sheet_part = sheet_part.replace(b' r="%s"' % at.encode(), b"")
    return sheet_part.replace(b' r="1"', b"").replace(b' r="2"', b"")


def test_the_least_list_is_read() -> None:
    assert said(EXCEL) == "1234.56"
    assert said(CSV) == "1.234,56"


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(make, id=name)
        for name, make in [
            ("cells that do not say where they stand", lambda: workbook(
                **{SHEET: without_numbers(unpacked(EXCEL)[SHEET])})),
            ("a sheet that says it ends at the last cell", lambda: sheet(b'ref="A1:E2"', b'ref="A1:XFD1048576"')),
            ("a sheet that does not say where it ends", lambda: sheet(b'<dimension ref="A1:E2"/>', b"")),
            ("a byte order mark", lambda: workbook(**{SHEET: b"\xef\xbb\xbf" + unpacked(EXCEL)[SHEET]})),
            ("a merged area beside the table", lambda: merging("G4:$h$6")),
            ("pictures and printers", lambda: workbook(**{"xl/media/a.png": bytes(999), "xl/printer.bin": b"\0"})),
            ("a formula with its result", lambda: sheet(b"<v>1234.56</v>", b"<f>[1]Blatt!A1</f><v>1234.56</v>")),
            ("a link to another file", lambda: workbook(**{"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})),
            ("an entity that XML knows", lambda: sheet(b"<v>2024</v>", b"<v>&#50;024</v>")),
        ]
    ],
)  # fmt: skip
def test_what_other_programs_write_is_read(make: Callable[[], bytes]) -> None:
    assert said(make()) == "1234.56"


@pytest.mark.parametrize(
    ("make", "told"),
    [
        pytest.param(make, told, id=name, marks=LARGE if LARGE_NAME.search(name) else ())
        for name, make, told in [
            ("all cells merged", lambda: merging("A1:XFD1048576"), MERGED),
            ("all cells merged with dollars", lambda: merging("$A$1:$XFD$1048576"), MERGED),
            ("all cells merged in small letters", lambda: merging("a1:xfd1048576"), MERGED),
            ("all cells merged by entities", lambda: merging("&#65;1:XF&#x44;1048576"), MERGED),
            ("all cells merged and another prefix", lambda: sheet(END, END + b'<x:mergeCells xmlns:x="%s">'
                b'<x:mergeCell ref="A1:XFD1048576"/></x:mergeCells>' % MAIN),
             MERGED),
            ("merged by the hundred thousand", lambda: merging("G1:H3", b"".join(
                b'<mergeCell ref="I%d:N%d"/>' % (n, n) for n in range(1, 100_001))),
             "Im Blatt „Ist“ sind zu viele Zellen verbunden (bei I25000:N25000)."),
            ("merged past the last column", lambda: merging("A1:XFE2"), DAMAGED),
            ("merged past the last row", lambda: merging("A1:B1048577"), DAMAGED),
            ("merged backwards", lambda: merging("H8:G7"), DAMAGED),
            ("merged by other digits", lambda: merging("A١:B٢"), DAMAGED),
            ("merged without an area", lambda: merging(""), DAMAGED),
            ("merged twice", lambda: merging("G7:H8", b'<mergeCell ref="H8:I9"/>'), DAMAGED),
            ("a cell at the far end", lambda: sheet(END, WIDEST.replace(b'r="9"', b'r="1048576"') % b"XFD"), DAMAGED),
            ("a cell far below", lambda: sheet(END, b'<row r="1000000"><c r="B1000000"><v>1</v></c></row>' + END),
             "Das Blatt „Ist“ geht bis Zelle E1000000."),
            ("a row that says it is far below", lambda: sheet(b'<row r="2"', b'<row r="9999999999"'), DAMAGED),
            ("a row below zero", lambda: sheet(b'<row r="2"', b'<row r="-2"'), DAMAGED),
            ("a row that comes again", lambda: sheet(END, b'<row r="1"/>' + END), DAMAGED),
            ("a row by a fraction", lambda: sheet(b'<row r="2"', b'<row r="2.5"'), DAMAGED),
            ("a cell in another row", lambda: sheet(b'r="C2"', b'r="C1"'), DAMAGED),
            ("cells out of their order", lambda: sheet(b'r="C2"', b'r="A2"'), DAMAGED),
            ("a hidden column without a number", lambda: sheet(b"<sheetData>",
                b'<cols><col hidden="1"/></cols><sheetData>'), DAMAGED),
            ("a column past the last", lambda: sheet(b'r="C2"', b'r="XFE2"'), DAMAGED),
            ("more cells than in any list", lambda: whole((b"<row>%s</row>" % (b"<c/>" * 10_000)) * 16), CELLS),
            ("more elements than in any list", lambda: whole(b"<row/>" * 1_600_000),
             "In der Excel-Datei haben die Blätter zusammen zu viele Zellen."),
            ("more texts than in any list", lambda: workbook(**{"xl/a.xml": b"<sst>" + b"<si/>" * 800_000 + b"</sst>"}),
             "In der Excel-Datei stehen zu viele verschiedene Texte."),
            ("more styles than in any list", lambda: workbook(**{"xl/a.xml": b"<!--<sst>--><s>" + b"<x/>" * 200_000}),
             "In der Excel-Datei gibt es zu viele Formate oder Namen."),
            ("elements too deep", lambda: whole(b"<row>" * 500 + b"</row>" * 500), DAMAGED),
            ("a text that is not there", lambda: sheet(b'<c r="B2" t="n"><v>2024</v>', b'<c r="B2" t="s"><v>99</v>'),
             DAMAGED),
            ("a document type", lambda: sheet(b"<worksheet", b"<!DOCTYPE x []><worksheet"), DAMAGED),
            ("entities that double", lambda: workbook(**{"xl/styles.xml": b"<!DOCTYPE x []><styleSheet/>"}), DAMAGED),
            ("an entity that nobody knows", lambda: sheet(b"<v>2024</v>", b"<v>&x;</v>"), DAMAGED),
            ("UTF-16", lambda: workbook(**{SHEET: unpacked(EXCEL)[SHEET].decode().encode("utf-16")}), DAMAGED),
            ("an encoding that hides", lambda: workbook(**{SHEET: b'<?xml version="1.0" encoding="cp037"?>'
                                                          + unpacked(EXCEL)[SHEET]}), DAMAGED),
            ("a sheet that ends early", lambda: workbook(**{SHEET: unpacked(EXCEL)[SHEET][:-30]}), DAMAGED),
            ("a sheet that is not there", lambda: packed({n: d for n, d in unpacked(EXCEL).items() if n != SHEET}),
             "Die Excel-Datei enthält kein Tabellenblatt."),
            ("60 MB", lambda: workbook(**{"xl/media/a.bin": bytes(60_000_000)}), UNPACKED),
            ("60 MB that say they are 9", lambda: lying(EXCEL, "xl/a.xml", 9, deflated(60_000_000)), DAMAGED),
            ("LZMA", lambda: packed(unpacked(EXCEL), zipfile.ZIP_LZMA), DAMAGED),
            ("BZIP2", lambda: packed(unpacked(EXCEL), zipfile.ZIP_BZIP2), DAMAGED),
            ("half a file", lambda: EXCEL[: len(EXCEL) // 2], DAMAGED),
        ]
    ],
)  # fmt: skip
def test_a_workbook_that_cannot_be_read_is_refused(make: Callable[[], bytes], told: str) -> None:
    assert said(make()) == told


def test_a_formula_without_a_result_is_told_at_its_cell() -> None:
    table = read_tables(sheet(b"<v>1234.56</v>", b"<f>[1]Blatt!A1</f>"), "datei", (), WANTED)[0]
    cell = table.rows[0]["Ist"]
    assert cell.name == "C2"
    assert cell.fault is not None
    assert cell.fault.what == "Die Formel hat kein gespeichertes Ergebnis."


BROKEN = "Die ODS-Datei ist beschädigt."
VALUE = b'office:value-type="float" office:value="1234.56"'
AMOUNT = b"<text:p>1234.56</text:p>"
START, STOP = b"<office:spreadsheet>", b"</table:table>"
OTHER = b"<table:table-row><table:table-cell><text:p>Antrag</text:p></table:table-cell></table:table-row></table:table>"
COMMENT = b"<office:annotation><text:p>9</text:p></office:annotation>"
FOREIGN = b"<table:table table:name=\"'file:///x'#A\" table:style-name='ta_extref'>"
TRACKED = b"<table:tracked-changes><table:x><text:p>9</text:p></table:x></table:tracked-changes>"
MERGED_ALL = b'table:number-columns-spanned="16000" table:number-rows-spanned="999999"'
LOOP = b'<style:style style:name="%s" style:family="table-cell" style:parent-style-name="%s"/>'


def cell(attributes: bytes) -> bytes:
    return ods_book(VALUE, VALUE + b" " + attributes)


def filled(rows: int) -> bytes:
    """So many rows with a number in them, written once."""
    row = b'<table:table-row table:number-rows-repeated="%d"><table:table-cell %s/></table:table-row>' % (rows, VALUE)
    return ods_book(b"<table:table-row>", row + b"<table:table-row>")


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(make, id=name)
        for name, make in [
            ("a comment", lambda: ods_book(AMOUNT, COMMENT + AMOUNT)),
            ("macros", lambda: ods_book(**{"Basic/Standard/Modul.xml": b"<x/>", "Scripts/python/x.py": b"import os"})),
            ("a copy of another file's sheet", lambda: ods_book(START, START + FOREIGN + OTHER)),
            ("old versions of cells", lambda: ods_book(START, START + TRACKED)),
            ("styles that come from each other", lambda: ods_book(b"<office:automatic-styles>",
                b"<office:automatic-styles>" + LOOP % (b"a", b"b") + LOOP % (b"b", b"a"))),
            ("lines that somebody indented", lambda: ods_book(AMOUNT, b"\n  " + AMOUNT + b"\n  ")),
        ]
    ],
)  # fmt: skip
def test_what_other_programs_write_in_ods_is_read(make: Callable[[], bytes]) -> None:
    assert said(make()) == "1234.56"


@pytest.mark.parametrize(
    ("make", "told"),
    [
        pytest.param(make, told, id=name, marks=LARGE if LARGE_NAME.search(name) else ())
        for name, make, told in [
            ("rows of numbers without end", lambda: filled(200_000), CELLS),
            ("rows past the last", lambda: ods_book(b'"800000"', b'"1048576"'), BROKEN),
            ("numbers in all columns", lambda: cell(b'table:number-columns-repeated="16384"'), BROKEN),
            ("no columns", lambda: cell(b'table:number-columns-repeated="0"'), BROKEN),
            ("columns by other digits", lambda: cell('table:number-columns-repeated="٣"'.encode()), BROKEN),
            ("all cells merged", lambda: cell(MERGED_ALL),
             "Im Blatt „Ist“ sind zu viele Zellen verbunden (bei C2:WQL1000000)."),
            ("more cells than in any list", lambda: ods_book(b"<table:table-row>", (b"<table:table-row>"
                + b"<table:table-cell/>" * 10_000 + b"</table:table-row>") * 16 + b"<table:table-row>"), CELLS),
            ("more elements than in any list", lambda: ods_book(STOP, b"<a/>" * 1_500_001 + STOP),
             "In der ODS-Datei haben die Blätter zusammen zu viele Zellen."),
            ("more styles than in any list", lambda: ods_book(**{"styles.xml": b"<s>" + b"<x/>" * 100_001 + b"</s>"}),
             "In der ODS-Datei gibt es zu viele Formate."),
            ("elements too deep", lambda: ods_book(AMOUNT, b"<text:p>" + b"<text:span>" * 99 + b"</text:span>" * 99
                + b"</text:p>"), BROKEN),
            ("blanks without end", lambda: ods_book(AMOUNT, b'<text:p><text:s text:c="99999999"/></text:p>'), BROKEN),
            ("no number", lambda: ods_book(b'office:value="1234.56"', b'office:value="NaN"'), BROKEN),
            ("a number in German", lambda: ods_book(b'office:value="1234.56"', b'office:value="1234,56"'), BROKEN),
            ("a table in a cell", lambda: ods_book(AMOUNT, b'<table:table table:name="x"/>'), BROKEN),
            ("two sheets of a name", lambda: ods_book(START, START + b'<table:table table:name="Ist"/>'), BROKEN),
            ("no sheet", lambda: ods_book(**{"content.xml": b"<a/>"}), "Die ODS-Datei enthält kein Tabellenblatt."),
            ("a document type", lambda: ods_book(b"<office:document", b"<!DOCTYPE x []><office:document"), BROKEN),
            ("entities in its styles", lambda: ods_book(**{"styles.xml": b"<!DOCTYPE x []><s/>"}), BROKEN),
            ("60 MB that say they are 9", lambda: lying(ODS, "styles.xml", 9, deflated(60_000_000)), BROKEN),
            ("locked parts", lambda: ods_book(**{"META-INF/manifest.xml": b"<m><manifest:encryption-data/></m>"}),
             "Die Datei ist mit einem Kennwort geschützt."),
        ]
    ],
)  # fmt: skip
def test_an_ods_file_that_cannot_be_read_is_refused(make: Callable[[], bytes], told: str) -> None:
    assert said(make()) == told


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (
            b'office:value-type="percentage" office:value="0.5"',
            "LibreOffice zeigt hier eine andere Zahl, als die Zelle",
        ),
        (
            b'office:value-type="currency" office:currency="USD" office:value="5"',
            "Hier steht ein Betrag in einer anderen",
        ),
        (b'table:formula="of:=1"', "Die Formel hat kein gespeichertes Ergebnis."),
    ],
)
def test_a_cell_of_ods_without_a_plain_amount_is_told(new: bytes, told: str) -> None:
    [table] = read_tables(ods_book(VALUE, new), "datei", (), WANTED)
    fault = table.rows[0]["Ist"].fault
    assert fault is not None
    assert fault.what.startswith(told)


FULL = "Bis hierher hat die Datei mehr als 1.000.000 Zellen."
LONG = "Bis hierher hat die Datei mehr als 100.000 Zeilen."
QUOTES = "Ab dieser Zeile ist die Datei keine lesbare CSV-Datei."
ENCODING = "Die Datei ist weder in UTF-8 noch in Windows-1252 gespeichert."
HEADER = b"Antrag;Jahr;Ist\n"


@pytest.mark.parametrize(
    ("make", "told"),
    [
        pytest.param(make, told, id=name)
        for name, make, told in [
            ("cells without end", lambda: HEADER + b";" * 1_000_001, FULL),
            ("lines without end", lambda: HEADER + b"\n" * 100_000, LONG),
            ("a quote that never ends", lambda: HEADER + b'"' + b"x\n" * 1_000_000,
             QUOTES),
            ("a million quotes", lambda: HEADER + b'"' * 1_000_001,
             QUOTES),
            ("a cell of a megabyte", lambda: HEADER + b"x" * 1_000_000,
             QUOTES),
            ("NUL", lambda: HEADER + b"4123/2023;2024;\0\n", ENCODING),
            ("only NUL", lambda: bytes(1_000_000), ENCODING),
            ("only blanks", lambda: b" " * 1_000_000, "Die Datei ist leer."),
            ("bytes that no code has", lambda: HEADER + b"\x81\xff", ENCODING),
        ]
    ],
)  # fmt: skip
def test_a_csv_file_that_cannot_be_read_is_refused(make: Callable[[], bytes], told: str) -> None:
    assert said(make()) == told


@pytest.mark.langsam
def test_the_work_grows_with_the_cells_of_a_line() -> None:
    """Amounts that a comma may have cut in two are looked for once, not once for each."""
    [row] = delimited._split('"1","50",' * 3 + "1,50", ",", "datei")
    assert [cell.uncut for cell in row] == ["1,50", "", "1,50", "", "1,50", "", "1,50", ""]
    assert len(next(delimited._split('"1","50",' * 100_000, ",", "datei"))) == 200_001


@pytest.mark.langsam
def test_brackets_in_a_number_format_do_not_take_for_ever() -> None:
    format_of_brackets = b'<numFmts><numFmt numFmtId="200" formatCode="' + b"[" * 100_000 + b'"/></numFmts><fonts'
    styles = unpacked(EXCEL)["xl/styles.xml"].replace(b"<fonts", format_of_brackets, 1)
    assert said(workbook(**{"xl/styles.xml": styles.replace(b'numFmtId="0"', b'numFmtId="200"')})) == "1234.56"


def test_the_place_of_too_many_cells_is_the_line_that_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "MOST_CELLS", 9)
    with pytest.raises(AntragError) as raised:
        read_tables(HEADER + b"1;2;3\n" * 9, "datei", (), WANTED)
    assert raised.value.problem.where.line == 4


@pytest.mark.langsam
@settings(max_examples=2 * EXAMPLES)
@given(mutated_package(EXCEL))
def test_any_damage_to_a_workbook_is_told_or_leaves_a_table(data: bytes) -> None:
    check_list(data)


@pytest.mark.langsam
@settings(max_examples=2 * EXAMPLES)
@given(mutated_package(ODS))
def test_any_damage_to_an_ods_file_is_told_or_leaves_a_table(data: bytes) -> None:
    check_list(data)


@pytest.mark.langsam
@settings(max_examples=2 * EXAMPLES)
@given(mutated(CSV))
def test_any_damage_to_a_csv_file_is_told_or_leaves_a_table(data: bytes) -> None:
    check_list(data)
