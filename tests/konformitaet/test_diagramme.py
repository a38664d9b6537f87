"""A paper with charts of every kind, and with those that are hard to draw, conforms in both files."""

from dataclasses import replace
from pathlib import Path

import pytest
from charts import CHARTS
from diagramme import report
from papers import PROJECT

from antrag_gen.tree import Document, Heading, Text
from antrag_gen.writers.formats import FORMATS
from konformitaet.validators import docx_findings, export, exported_findings, pdf_findings

pytestmark = pytest.mark.konformitaet
HARD = replace(report(), children=(Heading(1, (Text("Titel"),)), *CHARTS.values()))
both = pytest.mark.parametrize("document", [report(), HARD], ids=["report", "hard"])


def written(document: Document, suffix: str, folder: Path) -> Path:
    path = folder / f"bericht.{suffix}"
    layout = PROJECT.layout("haushaltsantrag", FORMATS[suffix].layout)
    path.write_bytes(FORMATS[suffix].load_writer()(document, layout))
    return path


@both
def test_the_pdf_conforms(document: Document, tmp_path: Path) -> None:
    findings = pdf_findings(written(document, "pdf", tmp_path))
    assert not findings, "\n".join(findings)


@both
def test_the_word_file_is_valid_and_accessible(document: Document, tmp_path: Path) -> None:
    path = written(document, "docx", tmp_path)
    assert docx_findings(path) == []
    findings = exported_findings(export([path], tmp_path / "export")[path])
    assert not findings, "\n".join(findings)
