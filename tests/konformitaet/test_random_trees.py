"""Whatever tree the generator can make becomes a PDF and a Word file that say its words and conform.

Judged by rules of structure alone: outloud judges contents too, and random words have none to speak of.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from papers import PROJECT
from trees import books, documents, fitted
from writers.docx.read_back import read_lines
from writers.pdf.read_back import read_tag_tree
from writers.pdf.test_pdf_words import check_tags

from antrag_gen.tree import Document, plain_text
from antrag_gen.writers.formats import FORMATS
from konformitaet import verapdf
from konformitaet.validators import docx_findings, page_findings, qpdf_findings

pytestmark = pytest.mark.konformitaet


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("trees")


@settings(max_examples=5)
@given(document=documents(8) | documents(8) | books())
def test_a_random_tree_becomes_files_that_say_its_words_and_conform(document: Document, folder: Path) -> None:
    tree = fitted(document)
    pdf, word = folder / "paper.pdf", folder / "paper.docx"
    for path in (pdf, word):
        form = FORMATS[path.suffix[1:]]
        path.write_bytes(form.load_writer()(tree, PROJECT.templates.layout("haushaltsantrag", form.layout)))
    check_tags(tree, read_tag_tree(pdf.read_bytes()))
    assert " ".join(read_lines(word.read_bytes())).split() == plain_text(tree).split()
    findings = [*verapdf.broken_rules(pdf, "ua1"), *verapdf.broken_rules(pdf, "3a"), *qpdf_findings(pdf)]
    findings += [*page_findings(pdf, "ua1"), *page_findings(pdf, "3a"), *docx_findings(word)]
    assert findings == []
