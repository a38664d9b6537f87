"""What the planted defects spoil: the files of a paper that has head, lists, a table, a link and a note."""

import pytest
from papers import ROOT, built

PATTERN = ROOT / "templates/haushaltsantrag/beispiel.md"


@pytest.fixture(scope="session")
def conforming_pdf() -> bytes:
    """`test_negative_controls.py` asserts that it conforms."""
    return built(PATTERN).files["pdf"]


@pytest.fixture(scope="session")
def conforming_docx() -> bytes:
    """`test_negative_controls.py` asserts that it is valid and accessible."""
    return built(PATTERN).files["docx"]
