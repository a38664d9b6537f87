"""The workbook: numbers are numbers, sums are formulas with their values, words stay words."""

import datetime as dt
import io
import shutil
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl import Workbook
from programs import output_of
from writers.list_trees import document, grouped, money, table, thousands, words

from antrag_gen.errors import AntragError
from antrag_gen.tree import Cell, ColumnKind, Document, Heading, Metadata, Row, Table, Text
from antrag_gen.writers.xlsx.write import write

SOFFICE = shutil.which("soffice")
CALC = SOFFICE is not None and (Path(SOFFICE).resolve().parent / "libsclo.so").exists()


def read(tree: Document, *, values: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(write(tree, b"")), data_only=values)


def column(tree: Document, letter: str, *, values: bool = False) -> list[object]:
    return [cell.value for cell in read(tree, values=values).active[letter]]


def test_words_stand_above_the_table_and_sums_are_formulas() -> None:
    tree = document(grouped())
    assert column(tree, "A") == [
        "Anträge",
        "Mittel",
        "Betreff",
        "Sozialreferat",
        "A",
        "B",
        "Zwischensumme",
        "Referat Jugend",
        "C",
        "Zwischensumme",
        "Summe",
    ]
    assert column(tree, "B")[2:] == [
        "2024 Euro",
        None,
        1000,
        100,
        "=SUBTOTAL(109,B5:B6)",
        None,
        250.5,
        "=SUBTOTAL(109,B9:B9)",
        "=SUBTOTAL(109,B5:B6,B9:B9)",
    ]


def test_formulas_have_their_values_for_programs_that_do_not_compute() -> None:
    assert column(document(grouped()), "B", values=True)[6:] == [1100, None, 250.5, 250.5, 1350.5]


@pytest.mark.langsam
@pytest.mark.skipif(not CALC, reason="LibreOffice Calc is missing: tools/system_packages test")
def test_libreoffice_computes_the_values_that_are_written(tmp_path: Path) -> None:
    tree = document(grouped())
    read(tree).save(tmp_path / "liste.xlsx")  # without the values, so that they must be computed
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    utf_8 = "csv:Text - txt - csv (StarCalc):59,34,76"
    place = ("--outdir", str(tmp_path), str(tmp_path / "liste.xlsx"))
    output_of("soffice", profile, "--headless", "--convert-to", utf_8, *place)
    lines = (tmp_path / "liste.csv").read_text(encoding="utf-8").splitlines()
    sums = [float(line.partition(";")[2].replace(",", "")) for line in lines if "umme;" in line]
    assert sums == [1100, 250.5, 1350.5]


@pytest.mark.parametrize("text", ["=1+1", "+49 711", "-5", "@SUM(A1)", "1.234", "2024-01-31", "TRUE"])
def test_words_never_become_formulas_or_numbers(text: str) -> None:
    cell = read(document(table((words(text), money("1", "1"))))).active["A4"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_words_that_look_like_a_coded_sign_are_read_as_they_stand() -> None:
    data = write(document(table((words("_x0041_ und _x00e4_x0041_"), money("1", "1")))), b"")
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert "_x005F_x0041_ und _x005F_x00e4_x005F_x0041_<" in file.read("xl/worksheets/sheet1.xml").decode()


def test_words_that_do_not_fit_into_a_cell_are_refused_and_not_cut() -> None:
    fits = column(document(table((words("x" * 32_767), money("1", "1")))), "A")
    assert "x" * 32_767 in fits
    with pytest.raises(AntragError, match="Eine Zelle fasst in Excel 32767 Zeichen"):
        write(document(table((words("x" * 32_768), money("1", "1")))), b"")


def test_numbers_keep_the_decimals_that_are_printed() -> None:
    rows = (words("A"), thousands("50,5", "50500")), (words("B"), money("−2.500", "-2500"))
    page = read(document(table(*rows))).active
    assert [(page[at].value, page[at].number_format) for at in ("B4", "B5")] == [(50.5, "#,##0.0"), (-2500, "#,##0")]


def test_the_head_stays_and_is_printed_on_every_page() -> None:
    page = read(document(grouped())).active
    assert (page.freeze_panes, page.print_title_rows) == ("B4", "$3:$3")
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)


def test_rows_can_be_chosen_by_their_words_and_sums_stand_below_what_is_chosen() -> None:
    page = read(document(grouped())).active
    assert (page.auto_filter.ref, page["A11"].value) == ("A3:B10", "Summe")
    assert page.row_dimensions[3].height == 30  # a line more than the words need, for the buttons


def test_rates_and_what_is_gathered_from_the_table_before_are_formulas_with_their_values() -> None:
    first = table((words("A"), money("40", "40")), (words("B*"), money("2", "2")), (words("A"), money("10", "10")))
    rate = Cell((Text("62,5"),), value=Decimal("62.5"), decimals=1, percent_of=(1, 2))
    rows = [Row((words("A"), replace(money("50", "50"), gathers=(0, 1)), money("80", "80"), rate))]
    kinds = (ColumnKind.TEXT, ColumnKind.BETRAG, ColumnKind.BETRAG, ColumnKind.ZAHL)
    head = Row(tuple(Cell((Text(name),), header=True) for name in ("Referat", "Ist", "verfügbar", "Anteil")))
    tree = document(first, Table((), kinds, (head,), tuple(rows)))
    formulas, shown = (read(tree, values=values).worksheets[1] for values in (False, True))
    assert [cell.value for cell in formulas[2]] == [
        "A",
        "=SUMPRODUCT(--('Anträge'!$A$4:$A$6=$A2),'Anträge'!$B$4:$B$6)",
        80,
        '=IF(C2=0,"",ROUND(B2/C2*100,1))',
    ]
    assert [cell.value for cell in shown[2]] == ["A", 50, 80, 62.5]


def test_a_day_is_a_day() -> None:
    made = table((Cell((Text("15.02.2027"),), day=dt.date(2027, 2, 15)), money("1", "1")))
    cell = read(document(made)).active["A4"]
    assert (cell.value.date(), cell.number_format) == (dt.date(2027, 2, 15), "DD.MM.YYYY")


def test_each_table_has_a_sheet_of_its_own_by_the_name_of_its_heading() -> None:
    one = table((words("A"), money("1", "1")))
    first = document(one, heading="Haushalt 2024/2025")
    later = (Heading(2, (Text("Haushalt 2026/2027"),)), one, Heading(2, (Text("haushalt 2026:2027"),)), one)
    tree = Document(first.metadata, (*first.children, *later))
    assert read(tree).sheetnames == ["Haushalt 2024-2025", "Haushalt 2026-2027", "haushalt 2026-2027 2"]


def test_a_document_without_a_table_is_a_sheet_of_its_words() -> None:
    assert column(document(), "A") == ["Anträge"]


def test_a_number_that_excel_cannot_keep_is_refused() -> None:
    with pytest.raises(AntragError, match="nur mit 15 Ziffern"):
        write(document(table((words("A"), money("1.234.567.890.123.456", "1234567890123456")))), b"")


def test_the_file_says_what_it_is_and_carries_no_time() -> None:
    data = write(Document(Metadata("Liste: Anträge", author="Stadt", number="1"), document().children), b"")
    properties = openpyxl.load_workbook(io.BytesIO(data)).properties
    assert (properties.title, properties.creator, properties.language) == ("Liste: Anträge", "Stadt", "de-DE")
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in file.read("docProps/core.xml")


def test_columns_are_as_wide_as_their_words_are_in_calibri_and_rows_as_high() -> None:
    narrow, wide = "Millimeterlineal, illegal billig", "WÄRMEDÄMMUNG WOHNHÄUSER AM MARKT"
    pages = [read(document(table((words(text), money("1.234.567", "1234567"))))).active for text in (narrow, wide)]
    assert [page.column_dimensions["A"].width for page in pages] == [26, 42]
    assert {page.column_dimensions["B"].width for page in pages} == {11}
    twice = read(document(table((words(f"{wide} {wide}"), money("1", "1"))))).active
    assert (twice.column_dimensions["A"].width, twice.row_dimensions[4].height) == (48, 30)
