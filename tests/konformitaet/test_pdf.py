"""The PDF of every paper conforms to PDF/UA-1 and PDF/A-3a at once."""

from pathlib import Path

import pytest
from papers import PAPERS, built, each_paper

from konformitaet.validators import pdf_findings

pytestmark = pytest.mark.konformitaet


def test_there_are_papers_to_check() -> None:
    assert PAPERS


@each_paper("paper")
def test_the_pdf_conforms(paper: Path, tmp_path: Path) -> None:
    path = tmp_path / f"{paper.stem}.pdf"
    path.write_bytes(built(paper).files["pdf"])
    findings = pdf_findings(path)
    assert not findings, "\n".join(findings)
