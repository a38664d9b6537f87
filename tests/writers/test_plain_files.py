"""Excel, CSV and the terminal have few looks or none: what these change is said in words there."""

import io

import openpyxl
import pytest
from rich.console import Console
from writers.list_trees import document, money, table, words

from antrag_gen.cli.terminal import show
from antrag_gen.tree import (
    Cell,
    Document,
    Footnote,
    Heading,
    Inline,
    LineBreak,
    NoteCall,
    Paragraph,
    Script,
    Strong,
    Struck,
    Text,
)
from antrag_gen.writers.csv_file import write as write_csv
from antrag_gen.writers.xlsx.write import write as write_xlsx

LINES = (Text("62.101"), LineBreak(), Text("34.479"), LineBreak(), Text("471.145"))
NOTE = Footnote((Paragraph((Text("Vorläufig."),)),), "1")


def listed(*inlines: Inline) -> Document:
    return document(table((Cell(inlines), money("1", "1"))))


def csv_lines(tree: Document) -> list[str]:
    return write_csv(tree, b"").decode("utf-8").split("\r\n")


@pytest.mark.parametrize(
    ("inlines", "said"),
    [
        (
            (Text("Gebühr "), Struck((Text("5 "), Strong((Text("Euro"),)))), Text(" 6 Euro")),
            "Gebühr [gestrichen: 5 Euro] 6 Euro",
        ),
        ((Text("10"), Script((Text("−6"),)), Text(" m"), Script((Text("2"),))), "10⁻⁶ m²"),
        ((Text("CO"), Script((Text("2"),), raised=False)), "CO₂"),
        ((Text("x"), Script((Text("ab"),)), Script((Text("c"),), raised=False)), "x^(ab)_(c)"),
        ((Text("A"), NOTE, Text("B"), NoteCall("1", "1")), "A Vorläufig. B Vorläufig."),
    ],
)
def test_looks_that_change_what_is_said_are_words(inlines: tuple[Inline, ...], said: str) -> None:
    tree = listed(*inlines)
    assert csv_lines(tree)[1] == f"{said};1"
    assert openpyxl.load_workbook(io.BytesIO(write_xlsx(tree, b""))).active["A4"].value == said


def test_lines_of_a_cell_are_lines_of_a_cell() -> None:
    tree = listed(*LINES)
    assert csv_lines(tree)[1] == '"62.101\n34.479\n471.145";1'
    page = openpyxl.load_workbook(io.BytesIO(write_xlsx(tree, b""))).active
    assert page["A4"].value == "62.101\n34.479\n471.145"
    assert page["A4"].alignment.wrap_text
    assert page.row_dimensions[4].height == 45


def test_the_terminal_has_lines_and_a_pipe_one_line_for_each_row() -> None:
    window, pipe = io.StringIO(), io.StringIO()
    show(listed(*LINES), Console(file=window, force_terminal=True, width=60, color_system=None))
    show(listed(*LINES), Console(file=pipe, width=10_000))
    rows = [line.split() for line in window.getvalue().splitlines()]
    assert [row for row in rows if row][-3:] == [["62.101", "1"], ["34.479"], ["471.145"]]
    assert pipe.getvalue().splitlines()[-1].split("  ")[0] == "62.101; 34.479; 471.145"


def test_headings_say_them_too() -> None:
    tree = document(table((words("A"), money("1", "1"))))
    area = Heading(1, (Text("Fläche in m"), Script((Text("2"),))))
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(Document(tree.metadata, (area, *tree.children[2:])), b"")))
    assert (book.sheetnames, book.active["A1"].value) == (["Fläche in m²"], "Fläche in m²")
