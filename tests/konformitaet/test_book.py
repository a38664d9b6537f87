"""A book of papers conforms in both formats; what can be wrong with contents alone is found by the validators."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from buecher import ONE, SOME, written
from docx.oxml.ns import qn
from pikepdf import Array, Dictionary, Name, Pdf

from konformitaet.pdf_defects import elements
from konformitaet.validators import docx_findings, export, exported_findings, pdf_findings

pytestmark = pytest.mark.konformitaet


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("buch")
    paths = {suffix: folder / f"buch.{suffix}" for suffix in ("pdf", "docx")}
    for suffix, path in paths.items():
        path.write_bytes(written(SOME).files[suffix])
    return paths


def test_the_pdf_conforms(files: dict[str, Path]) -> None:
    findings = pdf_findings(files["pdf"])
    assert not findings, "\n".join(findings)


def test_the_word_file_is_valid(files: dict[str, Path]) -> None:
    findings = docx_findings(files["docx"])
    assert not findings, "\n".join(findings)


def test_the_word_file_is_accessible(files: dict[str, Path], tmp_path: Path) -> None:
    (pdf,) = export([files["docx"]], tmp_path).values()
    findings = exported_findings(pdf)
    assert not findings, "\n".join(findings)


def entry_outside_contents(pdf: Pdf) -> None:
    elements(pdf, "TOC")[0].S = Name.Div


def paragraph_in_contents(pdf: Pdf) -> None:
    elements(pdf, "TOCI")[0].S = Name.H3


def entry_without_link_tag(pdf: Pdf) -> None:
    (link,) = (kid for kid in elements(pdf, "TOCI")[0].K[0].K if isinstance(kid, Dictionary) and kid.get("/S"))
    link.S = Name.Span


def entry_without_words_for_its_link(pdf: Pdf) -> None:
    annotation = next(a for page in pdf.pages for a in page.get("/Annots", Array()) if "/Dest" in a)
    del annotation.Contents


@pytest.mark.parametrize(
    ("defect", "rule"),
    [
        (entry_outside_contents, "veraPDF ua1 7.2-26"),
        (paragraph_in_contents, "veraPDF ua1 7.2-27"),
        (entry_without_link_tag, "veraPDF ua1 7.18.5-1"),
        (entry_without_words_for_its_link, "veraPDF ua1 7.18.5-2"),
    ],
)
def test_a_defect_of_contents_is_found(defect: Callable[[Pdf], None], rule: str, tmp_path: Path) -> None:
    path = tmp_path / "defekt.pdf"
    with Pdf.open(io.BytesIO(written(ONE).files["pdf"])) as pdf:
        defect(pdf)
        pdf.save(path)
    findings = pdf_findings(path, [rule])
    assert any(finding.startswith(rule) for finding in findings), "\n".join(findings)


def test_a_field_that_does_not_begin_is_found(tmp_path: Path) -> None:
    path = tmp_path / "defekt.docx"
    document = docx.Document(io.BytesIO(written(SOME).files["docx"]))
    next(document.element.body.iter(qn("w:fldChar"))).set(qn("w:fldCharType"), "anfang")
    document.save(str(path))
    assert any(finding.startswith("ooxml Sch_AttributeValue") for finding in docx_findings(path))
