"""Lists conform like papers: PDF/UA-1 and PDF/A-3a, and a Word file that is valid and accessible."""

from pathlib import Path

import pytest
from work.lists.list_papers import PRINTED, list_file

from konformitaet.validators import docx_findings, export, exported_findings, pdf_findings

each_list = pytest.mark.parametrize("name", PRINTED)
pytestmark = pytest.mark.konformitaet


@pytest.fixture(scope="module")
def word_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("word")
    files = {name: folder / f"{number}.docx" for number, name in enumerate(PRINTED)}
    for name, file in files.items():
        file.write_bytes(list_file(name, "docx"))
    return files


@pytest.fixture(scope="module")
def exports(word_files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each list → the PDF that LibreOffice makes of its Word file; all with one start."""
    pdfs = export(word_files.values(), tmp_path_factory.mktemp("exports"))
    return {name: pdfs[file] for name, file in word_files.items()}


@each_list
def test_the_pdf_conforms(name: str, tmp_path: Path) -> None:
    path = tmp_path / "liste.pdf"
    path.write_bytes(list_file(name, "pdf"))
    findings = pdf_findings(path)
    assert not findings, "\n".join(findings)


@each_list
def test_the_word_file_is_valid(name: str, word_files: dict[str, Path]) -> None:
    findings = docx_findings(word_files[name])
    assert not findings, "\n".join(findings)


@each_list
def test_the_word_file_is_accessible(name: str, exports: dict[str, Path]) -> None:
    findings = exported_findings(exports[name])
    assert not findings, "\n".join(findings)
