"""CSV: numbers for programs in German, words that no spreadsheet takes for a formula."""

from dataclasses import replace
from decimal import Decimal

import pytest
from writers.list_trees import document, grouped, money, table, thousands, words

from antrag_gen.tree import Cell, Document, Footnote, Paragraph, Part, Region, RegionRole, Text
from antrag_gen.writers.csv_file import write


def lines(tree: Document) -> list[str]:
    return write(tree, b"").decode("utf-8").split("\r\n")


def test_the_file_begins_with_the_mark_of_utf_8_and_has_the_rows_of_the_table() -> None:
    assert lines(document(grouped())) == [
        "\ufeffBetreff;2024 Euro",
        "Sozialreferat;",
        "A;1000,00",
        "B;100,00",
        "Zwischensumme;1100,00",
        "Referat Jugend;",
        "C;250,50",
        "Zwischensumme;250,50",
        "Summe;1350,50",
        "",
    ]


@pytest.mark.parametrize("text", ["=1+1", "+49 711", "-5", "@SUM(A1)", "＝1+1", "＠SUM(A1)"])
def test_words_that_could_be_a_formula_have_an_apostrophe(text: str) -> None:
    assert lines(document(table((words(text), money("1", "1")))))[1] == f"'{text};1"


@pytest.mark.parametrize(
    ("cell", "field"),
    [
        (money("−2.500", "-2500"), "-2500"),
        (money("1.234.567,89", "1234567.89"), "1234567,89"),
        (thousands("1.250", "1250000"), "1250"),
        (thousands("50,5", "50500"), "50,5"),
        (Cell((Text("50"), Footnote((Paragraph((Text("geschätzt"),)),))), value=Decimal(50)), "50 geschätzt"),
        (words("offen"), "offen"),
    ],
)
def test_numbers_are_written_as_they_are_printed_without_marks_of_thousands(cell: object, field: str) -> None:
    assert lines(document(table((words("A"), cell))))[1] == f"A;{field}"  # type: ignore[arg-type]


def test_a_value_that_is_not_what_is_printed_is_no_tree() -> None:
    with pytest.raises(ValueError, match=r"1\.250 is not 125000"):
        write(document(table((words("A"), money("1.250", "125000")))), b"")


def test_separators_and_quotes_in_words_are_quoted_and_blanks_are_plain() -> None:
    rows = lines(document(table((words('Nr.\u00a01; „so“ und "so"'), words("")))))
    assert rows[1] == '"Nr. 1; „so“ und ""so""";'


def test_several_tables_are_parted_by_an_empty_line() -> None:
    one = table((words("A"), money("1", "1")))
    assert lines(document(one, one)) == ["\ufeffBetreff;2024 Euro", "A;1", "", "Betreff;2024 Euro", "A;1", ""]


def test_a_table_that_pages_have_in_parts_is_one_here() -> None:
    whole = table((words("A"), money("1", "1")))
    parts = [replace(table((words("Teil"), money("1", "1"))), part=Part(number, whole)) for number in (1, 2)]
    assert lines(document(*parts)) == ["\ufeffBetreff;2024 Euro", "A;1", ""]
    turned = replace(document(), children=(*document().children, Region(RegionRole.QUERFORMAT, tuple(parts))))
    assert lines(turned) == ["\ufeffBetreff;2024 Euro", "A;1", ""]
