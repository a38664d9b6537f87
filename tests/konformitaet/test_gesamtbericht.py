"""A Gesamtbericht conforms like papers: PDF/UA-1 and PDF/A-3a, and a Word file that is valid and accessible."""

from pathlib import Path

import pytest
from work.yearly.year_papers import gesamtbericht

from konformitaet.validators import docx_findings, export, exported_findings, pdf_findings

pytestmark = pytest.mark.konformitaet


def saved(suffix: str, folder: Path) -> Path:
    path = folder / f"gesamtbericht.{suffix}"
    path.write_bytes(gesamtbericht().files[suffix])
    return path


def test_the_pdf_conforms(tmp_path: Path) -> None:
    findings = pdf_findings(saved("pdf", tmp_path))
    assert not findings, "\n".join(findings)


def test_the_word_file_is_valid_and_accessible(tmp_path: Path) -> None:
    word = saved("docx", tmp_path)
    findings = [*docx_findings(word), *exported_findings(export([word], tmp_path)[word])]
    assert not findings, "\n".join(findings)
