"""A Gesamtbericht conforms like papers: PDF/UA-1 and PDF/A-3a, and a Word file that is valid and accessible."""

from pathlib import Path

import pytest
from work.yearly.year_papers import YEARS, gesamtbericht

from konformitaet.validators import docx_findings, export, exported_findings, pdf_findings

pytestmark = pytest.mark.konformitaet
each_year = pytest.mark.parametrize("jahr", YEARS)


@pytest.fixture(scope="module")
def word_files(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    folder = tmp_path_factory.mktemp("word")
    files = {jahr: folder / f"{jahr}.docx" for jahr in YEARS}
    for jahr, file in files.items():
        file.write_bytes(gesamtbericht(jahr).files["docx"])
    return files


@pytest.fixture(scope="module")
def exports(word_files: dict[int, Path], tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Each year → the PDF that LibreOffice makes of its Word file; all with one start."""
    pdfs = export(word_files.values(), tmp_path_factory.mktemp("exports"))
    return {jahr: pdfs[file] for jahr, file in word_files.items()}


@each_year
def test_the_pdf_conforms(jahr: int, tmp_path: Path) -> None:
    path = tmp_path / "gesamtbericht.pdf"
    path.write_bytes(gesamtbericht(jahr).files["pdf"])
    findings = pdf_findings(path)
    assert not findings, "\n".join(findings)


@each_year
def test_the_word_file_is_valid_and_accessible(
    jahr: int, word_files: dict[int, Path], exports: dict[int, Path]
) -> None:
    findings = [*docx_findings(word_files[jahr]), *exported_findings(exports[jahr])]
    assert not findings, "\n".join(findings)
