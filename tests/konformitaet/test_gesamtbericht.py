"""A Gesamtbericht conforms like papers: PDF/UA-1 and PDF/A-3a, and a Word file that is valid and accessible."""

from pathlib import Path

import pytest
from work.yearly.year_papers import YEARS, gesamtbericht

from konformitaet.validators import docx_findings, export, exported_findings, pdf_findings

pytestmark = pytest.mark.konformitaet


@pytest.mark.parametrize("jahr", YEARS)
def test_both_files_conform(jahr: int, tmp_path: Path) -> None:
    paths = {suffix: tmp_path / f"gesamtbericht.{suffix}" for suffix in ("pdf", "docx")}
    for suffix, path in paths.items():
        path.write_bytes(gesamtbericht(jahr).files[suffix])
    (exported,) = export([paths["docx"]], tmp_path).values()
    findings = [*pdf_findings(paths["pdf"]), *docx_findings(paths["docx"]), *exported_findings(exported)]
    assert not findings, "\n".join(findings)
