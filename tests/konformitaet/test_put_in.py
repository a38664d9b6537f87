"""A paper with another one, a picture and a PDF in it conforms, though nobody knows whether the PDF does."""

from pathlib import Path

import pytest
from anlagen import answer_with_anlagen
from diagramme import written

from konformitaet.validators import docx_findings, pdf_findings

pytestmark = pytest.mark.konformitaet


@pytest.mark.parametrize(("suffix", "findings_of"), [("pdf", pdf_findings), ("docx", docx_findings)])
def test_what_is_put_in_leaves_a_paper_as_it_should_be(suffix: str, findings_of: object, projekt: Path) -> None:
    path = projekt / f"antwort.{suffix}"
    path.write_bytes(written(answer_with_anlagen(projekt), suffix))
    assert not findings_of(path)  # type: ignore[operator]
