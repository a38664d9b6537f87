"""What the conformance tests check: papers that the product writes."""

import pytest

from konformitaet.papers import PATTERN, Build, product


@pytest.fixture(scope="session")
def build_paper() -> Build:
    return product()


@pytest.fixture(scope="session")
def pattern(build_paper: Build) -> dict[str, bytes]:
    return build_paper(PATTERN, "pdf", "docx")


@pytest.fixture(scope="session")
def conforming_pdf(pattern: dict[str, bytes]) -> bytes:
    """The PDF that planted defects spoil; `test_negative_controls.py` asserts that it conforms."""
    return pattern["pdf"]


@pytest.fixture(scope="session")
def conforming_docx(pattern: dict[str, bytes]) -> bytes:
    """The Word file that planted defects spoil."""
    return pattern["docx"]
