"""A paper with charts of every kind, and with some that are hard to draw, conforms in both files."""

from pathlib import Path

import pytest
from diagramme import hard, report, written

from konformitaet.validators import docx_findings, export, exported_findings, pdf_findings

pytestmark = pytest.mark.konformitaet
DOCUMENTS = {"report": report, "hard": hard}
each = pytest.mark.parametrize("name", DOCUMENTS)


def saved(name: str, suffix: str, folder: Path) -> Path:
    path = folder / f"{name}.{suffix}"
    path.write_bytes(written(DOCUMENTS[name](), suffix))
    return path


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    """Each paper's Word file, and the PDF that LibreOffice makes of it; all with one start."""
    folder = tmp_path_factory.mktemp("word")
    files = {name: saved(name, "docx", folder) for name in DOCUMENTS}
    pdfs = export(files.values(), tmp_path_factory.mktemp("exports"))
    return {name: (file, pdfs[file]) for name, file in files.items()}


@each
def test_the_pdf_conforms(name: str, tmp_path: Path) -> None:
    findings = pdf_findings(saved(name, "pdf", tmp_path))
    assert not findings, "\n".join(findings)


@each
def test_the_word_file_is_valid_and_accessible(name: str, exports: dict[str, tuple[Path, Path]]) -> None:
    file, exported = exports[name]
    findings = [*docx_findings(file), *exported_findings(exported)]
    assert not findings, "\n".join(findings)
