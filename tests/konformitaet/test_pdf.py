"""The PDF of every paper conforms to PDF/UA-1 and PDF/A-3a at once."""

from pathlib import Path

import pytest

from konformitaet.papers import PAPERS, Build, each_paper
from konformitaet.validators import pdf_findings

pytestmark = pytest.mark.konformitaet


def test_there_are_papers_to_check() -> None:
    assert PAPERS


@each_paper
def test_the_pdf_conforms(paper: Path, build_paper: Build, tmp_path: Path) -> None:
    path = tmp_path / f"{paper.stem}.pdf"
    path.write_bytes(build_paper(paper, "pdf")["pdf"])
    assert pdf_findings(path) == []
