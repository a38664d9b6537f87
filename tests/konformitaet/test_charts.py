"""A paper with charts of every kind, and with those that are hard to draw, conforms in both files."""

from dataclasses import replace
from pathlib import Path

import pytest
from charts import CHARTS
from diagramme import report, written

from antrag_gen.tree import Document, Heading, Text
from konformitaet.validators import docx_findings, export, exported_findings, pdf_findings

pytestmark = pytest.mark.konformitaet
HARD = replace(report(), children=(Heading(1, (Text("Titel"),)), *CHARTS.values()))
both = pytest.mark.parametrize("document", [report(), HARD], ids=["report", "hard"])


def saved(document: Document, suffix: str, folder: Path) -> Path:
    path = folder / f"bericht.{suffix}"
    path.write_bytes(written(document, suffix))
    return path


@both
def test_the_pdf_conforms(document: Document, tmp_path: Path) -> None:
    findings = pdf_findings(saved(document, "pdf", tmp_path))
    assert not findings, "\n".join(findings)


@both
def test_the_word_file_is_valid_and_accessible(document: Document, tmp_path: Path) -> None:
    path = saved(document, "docx", tmp_path)
    assert docx_findings(path) == []
    findings = exported_findings(export([path], tmp_path / "export")[path])
    assert not findings, "\n".join(findings)
