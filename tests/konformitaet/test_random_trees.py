"""Whatever tree the generator can make becomes a PDF and a Word file that conform.

Judged by rules of structure alone: outloud judges contents too, and random words have none to speak of.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from papers import PROJECT
from trees import books, documents, fitted

from antrag_gen.tree import Document
from antrag_gen.writers.formats import FORMATS
from konformitaet import verapdf
from konformitaet.validators import docx_findings, page_findings, qpdf_findings

pytestmark = pytest.mark.konformitaet
SOME = settings(max_examples=15)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("trees")


def written(document: Document, suffix: str, folder: Path) -> Path:
    path = folder / f"paper.{suffix}"
    layout = PROJECT.templates.layout("haushaltsantrag", FORMATS[suffix].layout)
    path.write_bytes(FORMATS[suffix].load_writer()(fitted(document), layout))
    return path


@SOME
@given(document=documents() | books())
def test_a_random_tree_becomes_a_pdf_that_conforms(document: Document, folder: Path) -> None:
    path = written(document, "pdf", folder)
    found = [*verapdf.broken_rules(path, "ua1"), *verapdf.broken_rules(path, "3a"), *page_findings(path, "ua1")]
    assert [*found, *page_findings(path, "3a"), *qpdf_findings(path)] == []


@SOME
@given(document=documents() | books())
def test_a_random_tree_becomes_a_valid_word_file(document: Document, folder: Path) -> None:
    assert docx_findings(written(document, "docx", folder)) == []
