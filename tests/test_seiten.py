"""The files of all papers say their words, and their pages look as if somebody had laid them out.

Those of Word files are looked at with LibreOffice.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from laid_out import faults_of
from long_papers import long_papers
from papers import OTHER_CITY, PAPERS, PROJECT, ROOT, WRITTEN, built, each_paper, project_of, tree_of
from writers.docx.read_back import read_lines
from writers.pdf.read_back import read_tag_tree, words_of

from antrag_gen.transforms.wide_tables import fit_tables
from antrag_gen.tree import (
    Cell,
    ColumnKind,
    Document,
    Heading,
    Metadata,
    Paragraph,
    Region,
    RegionRole,
    Row,
    Table,
    Text,
    plain_text,
)
from antrag_gen.work.build import write_all
from antrag_gen.writers.formats import FORMATS
from antrag_gen.writers.pdf.write import write

# What looks careless for a reason: a paper, and what is said of it.
EXCEPTIONS: dict[str, list[str]] = {
    # Eight names stay together, and with the last lines above them.
    "content/antraege/2023/notbremse-hallenbad.md": ["Seite 1: zu 38% leer"],
}
# A paper that is shorter than its head and a few sentences has one page, and words that many others have, too.
LONG = 1000
LOOKED_AT = [path for path in PAPERS if path in WRITTEN or path in OTHER_CITY or path.stat().st_size > LONG]
EXCEPTED = ("leer",)  # of random papers: a third of a page, where a block with a note goes to the next page whole


def faults_of_pdf(document: Document) -> list[str]:
    return faults_of(write_all(document, PROJECT.templates, ("pdf",)).files["pdf"])


def check_pages(document: Document) -> None:
    assert [fault for fault in faults_of_pdf(document) if not fault.endswith(EXCEPTED)] == []


@cache
def files_of(paper: Path) -> Mapping[str, bytes]:
    """Those that other tests look at as well are built for all of them."""
    if paper in WRITTEN or paper in OTHER_CITY:
        return built(paper).files
    return write_all(tree_of(paper), project_of(paper).templates, tuple(FORMATS)).files


@pytest.mark.langsam
@each_paper("paper", LOOKED_AT)
def test_the_pages_look_laid_out(paper: Path) -> None:
    name = paper.relative_to(ROOT).as_posix()
    signed = project_of(paper).einstellungen.titel("Gezeichnet")
    assert faults_of(files_of(paper)["pdf"], signed) == EXCEPTIONS.get(name, [])


@pytest.mark.langsam
@each_paper("paper", LOOKED_AT)
def test_both_files_say_the_words_of_the_tree(paper: Path) -> None:
    words = plain_text(tree_of(paper))
    assert read_tag_tree(files_of(paper)["pdf"]).words == words_of(words)
    assert " ".join(read_lines(files_of(paper)["docx"])).split() == words.split()


@pytest.mark.langsam
@settings(max_examples=5)
@given(long_papers())
def test_random_papers_look_laid_out(document: Document) -> None:
    check_pages(document)


def planted() -> Document:
    row = Row((Cell((Text("Bau"),), header=True), Cell((Text("50.000"),))))
    table = Table((), (ColumnKind.TEXT, ColumnKind.BETRAG), (row,), (row, row, row))
    signed = Region(RegionRole.GEZEICHNET, (Paragraph((Text("Gezeichnet"),)), Paragraph((Text("Ida Muster"),))))
    return fit_tables(
        Document(Metadata("Titel"), (Heading(1, (Text("Titel"),)), Heading(2, (Text("Kosten"),)), table, signed))
    )


@pytest.mark.parametrize(
    ("rule", "faults"),
    [
        ("p { color: #000 }", []),
        (".gezeichnet { break-before: page }", ["Seite 2: Namen stehen allein am Anfang", "Seite 1: zu 81% leer"]),
        ("h2 { break-after: page }", ["Seite 1: „Kosten“ steht allein am Ende", "Seite 1: zu 92% leer"]),
        (
            ".kurz { break-inside: auto } tr:nth-child(2) { break-after: page }",
            ["Seite 1: Tabelle von 3 Zeilen ist geteilt", "Seite 1: zu 83% leer"],
        ),
    ],
)
def test_what_looks_careless_is_found(rule: str, faults: list[str]) -> None:
    sheet = PROJECT.templates.layout("antrag", "css") + rule.encode()
    assert faults_of(write(planted(), sheet)) == faults
