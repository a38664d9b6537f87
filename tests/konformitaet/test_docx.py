"""The Word files of papers of all kinds are valid for the Open XML SDK, and LibreOffice exports them as PDF/UA-1."""

from pathlib import Path

import pikepdf
import pytest
from laid_out import faults_of
from papers import WRITTEN, built, each_paper, project_of

from konformitaet.validators import docx_findings, export, exported_findings

pytestmark = pytest.mark.konformitaet


@pytest.fixture(scope="module")
def word_files(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """Each paper → its Word file."""
    folder = tmp_path_factory.mktemp("word")
    files = {paper: folder / f"{number:04}-{paper.stem}.docx" for number, paper in enumerate(WRITTEN)}
    for paper, file in files.items():
        file.write_bytes(built(paper).files["docx"])
    return files


@pytest.fixture(scope="module")
def exports(word_files: dict[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """Each paper → the PDF that LibreOffice makes of its Word file; all with one start, so that it takes seconds."""
    pdfs = export(word_files.values(), tmp_path_factory.mktemp("exports"))
    return {paper: pdfs[file] for paper, file in word_files.items()}


@each_paper("paper")
def test_the_word_file_is_valid(paper: Path, word_files: dict[Path, Path]) -> None:
    findings = docx_findings(word_files[paper])
    assert not findings, "\n".join(findings)


@each_paper("paper")
def test_the_word_file_is_accessible(paper: Path, exports: dict[Path, Path]) -> None:
    findings = exported_findings(exports[paper])
    assert not findings, "\n".join(findings)


@each_paper("paper")
def test_the_pages_look_laid_out(paper: Path, exports: dict[Path, Path]) -> None:
    signed = project_of(paper).einstellungen.titel("Gezeichnet")
    assert faults_of(exports[paper].read_bytes(), signed) == []


@each_paper("paper")
def test_the_word_file_says_that_it_is_german(paper: Path, exports: dict[Path, Path]) -> None:
    with pikepdf.open(exports[paper]) as pdf:
        assert str(pdf.Root.Lang) == "de-DE"
