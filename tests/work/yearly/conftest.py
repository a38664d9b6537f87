"""What runs over a year have in common: their PDFs, where nobody looks at these."""

import pytest

from antrag_gen.tree import Document, plain_text
from antrag_gen.work import build
from antrag_gen.writers.formats import ALL_FORMATS, Format


@pytest.fixture
def pdf_of_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF is no more than its words: where it is not looked at as such, laying out a Gesamtbericht takes too long."""

    def write(document: Document, _: bytes) -> bytes:
        return plain_text(document).encode()

    monkeypatch.setattr(build, "ALL_FORMATS", {**ALL_FORMATS, "pdf": Format("css", lambda: write)})
    monkeypatch.setattr(build, "has_contents", lambda _: False)  # pages are those of the PDF
