"""What writers remember from paper to paper, and from round to round of laying out, changes no byte."""

from collections.abc import Callable

import pytest
from papers import SEED, project_of, tree_of
from writers.pdf.pdf_papers import LOW_CSS, paper
from writers.pdf.test_pdf_notes import Papers

from antrag_gen.tree import Document
from antrag_gen.work.build import write_all
from antrag_gen.writers.docx import density
from antrag_gen.writers.pdf import write as pdf


def many_rounds() -> Document:
    """Its notes stray from their calls until some blocks have moved."""
    made = Papers(2)
    return paper(*(made.block() for _ in range(8)))


def written() -> list[bytes]:
    """A motion that is set closer in both formats, and one that is laid out in rounds."""
    files = write_all(tree_of(SEED), project_of(SEED).templates, ("pdf", "docx")).files
    return [files["pdf"], files["docx"], pdf.write(many_rounds(), LOW_CSS)]


def anew(maxsize: int) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """As `lru_cache`, but nothing is remembered."""
    return lambda make: make


@pytest.mark.langsam
def test_files_are_the_same_with_and_without_what_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    first = written()
    monkeypatch.setattr(pdf, "_common_layout", pdf._common_layout.__wrapped__)
    monkeypatch.setattr(density, "_looks_after", density._looks_after.__wrapped__)
    monkeypatch.setattr(pdf, "lru_cache", anew)
    assert written() == first
