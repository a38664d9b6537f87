"""Every file of a list says the words of its tree."""

import csv
import io
from collections import Counter

import openpyxl
import pikepdf
import pytest
from docx import Document as WordDocument
from programs import output_of
from test_same_words import tokens
from work.lists.list_papers import NAMES, PRINTED, list_file, list_tree
from writers.docx.read_back import read_lines

from antrag_gen.tree import Document, Table, plain_text, walk

each_list = pytest.mark.parametrize("name", NAMES)
each_printed_list = pytest.mark.parametrize("name", PRINTED)


def tables(document: Document) -> list[Table]:
    return [node for node in walk(document) if isinstance(node, Table)]


@pytest.mark.langsam
@pytest.mark.auswahl(1)
@each_list
def test_the_word_file_says_the_words_of_the_tree_in_their_order(name: str) -> None:
    assert " ".join(read_lines(list_file(name, "docx"))).split() == plain_text(list_tree(name)).split()


@pytest.mark.langsam
@each_printed_list
def test_the_pdf_says_the_words_of_the_tree_and_repeats_only_heads(name: str) -> None:
    heads = " ".join(plain_text(row) for table in tables(list_tree(name)) for row in table.head)
    found = Counter(tokens(output_of("pdftotext", "-", "-", data=list_file(name, "pdf")).split()))
    expected = Counter(tokens(plain_text(list_tree(name)).split()))
    assert expected - found == Counter()
    running = "Seite von Liste: Verzeichnis: Landeshauptstadt Stuttgart, Stadt Musterstadt, Gemeinderat Rat"
    titles = "Anträge Anträge zum Haushalt 2024/2025 Laufende Nummern der Anmeldelisten 1 2 3 4"
    assert set(found - expected) <= set(tokens(f"{heads} {running} {titles}".split()))


@pytest.mark.langsam
@each_printed_list
def test_every_page_is_landscape_and_the_list_begins_on_the_first(name: str) -> None:
    with pikepdf.open(io.BytesIO(list_file(name, "pdf"))) as pdf:
        assert {page.mediabox[2] > page.mediabox[3] for page in pdf.pages} == {True}
    assert "Betreff" in output_of("pdftotext", "-l", "1", "-", "-", data=list_file(name, "pdf"))
    (section,) = WordDocument(io.BytesIO(list_file(name, "docx"))).sections
    assert (section.page_width or 0) > (section.page_height or 0)


@pytest.mark.auswahl(1)
@each_list
def test_the_workbook_says_the_words_of_the_tree(name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(list_file(name, "xlsx")))
    words = [cell.value for page in book for row in page.iter_rows() for cell in row if isinstance(cell.value, str)]
    said = Counter(" ".join(word for word in words if not word.startswith("=")).split())
    numbers = Counter(
        plain_text(cell)
        for table in tables(list_tree(name))
        for row in (*table.body, *table.foot)
        for cell in row.cells
        if cell.value is not None
    )
    assert said + numbers == Counter(plain_text(list_tree(name)).split())


@pytest.mark.auswahl(2)
@each_list
def test_the_csv_has_the_rows_of_the_tables(name: str) -> None:
    text = list_file(name, "csv").decode("utf-8-sig")
    read = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") if row]
    rows = [row for table in tables(list_tree(name)) for row in (*table.head, *table.body, *table.foot)]
    assert [len(row) for row in read] == [len(row.cells) for row in rows]
    assert [row[0] for row in read] == [plain_text(row.cells[0]).replace("\u00a0", " ") for row in rows]
