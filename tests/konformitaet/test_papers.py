"""Every paper of the project conforms.

Its PDF to PDF/UA-1 and PDF/A-3a at once, its Word file to the Open XML SDK, and what LibreOffice exports from the Word
file to PDF/UA-1.
"""

from pathlib import Path

import pikepdf
import pytest

from konformitaet.papers import PAPERS, ROOT, Build
from konformitaet.validators import docx_findings, export, exported_findings, pdf_findings

EXPORTED = pytest.mark.xdist_group("export")  # one start of LibreOffice serves them all
NAMES = [str(path.relative_to(ROOT)) for path in PAPERS]
each_paper = pytest.mark.parametrize("paper", PAPERS, ids=NAMES)
pytestmark = pytest.mark.konformitaet


def test_there_are_papers_to_check() -> None:
    assert PAPERS


@each_paper
def test_the_pdf_conforms(paper: Path, build_paper: Build, tmp_path: Path) -> None:
    path = tmp_path / f"{paper.stem}.pdf"
    path.write_bytes(build_paper(paper)["pdf"])
    assert pdf_findings(path) == []


@pytest.fixture(scope="session")
def word_files(build_paper: Build, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """Each paper → its Word file."""
    folder = tmp_path_factory.mktemp("word")
    files = {paper: folder / f"{number:04}-{paper.stem}.docx" for number, paper in enumerate(PAPERS)}
    for paper, file in files.items():
        file.write_bytes(build_paper(paper)["docx"])
    return files


@pytest.fixture(scope="session")
def exports(word_files: dict[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """Each paper → the PDF that LibreOffice makes of its Word file."""
    pdfs = export(word_files.values(), tmp_path_factory.mktemp("exports"))
    return {paper: pdfs[file] for paper, file in word_files.items()}


@EXPORTED
@each_paper
def test_the_word_file_is_valid(paper: Path, word_files: dict[Path, Path]) -> None:
    assert docx_findings(word_files[paper]) == []


@EXPORTED
@each_paper
def test_the_word_file_is_accessible(paper: Path, exports: dict[Path, Path]) -> None:
    assert exported_findings(exports[paper]) == []


@EXPORTED
@each_paper
def test_the_word_file_says_that_it_is_german(paper: Path, exports: dict[Path, Path]) -> None:
    with pikepdf.open(exports[paper]) as pdf:
        assert str(pdf.Root.Lang) == "de-DE"
