"""A paper with all letters of DIN 91379 conforms in both files."""

from pathlib import Path

import pytest
from test_zeichen import written

from konformitaet.validators import docx_findings, export, exported_findings, pdf_findings

pytestmark = pytest.mark.konformitaet


def test_the_pdf_conforms(tmp_path: Path) -> None:
    path = tmp_path / "zeichen.pdf"
    path.write_bytes(written("pdf"))
    assert pdf_findings(path) == []


def test_the_word_file_is_valid_and_accessible(tmp_path: Path) -> None:
    path = tmp_path / "zeichen.docx"
    path.write_bytes(written("docx"))
    assert docx_findings(path) == []
    assert exported_findings(export([path], tmp_path / "export")[path]) == []
