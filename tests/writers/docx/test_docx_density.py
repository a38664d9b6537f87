"""A paper a little longer than a page is set closer in Word, too; any other keeps the looks of the layout."""

from io import BytesIO

import docx
import pytest
from docx.shared import Pt
from writers.docx.docx_papers import BASE, document, words

from antrag_gen.writers.docx.write import write

SENTENCE = "Die Verwaltung hat die Gebäude untersucht und das Ergebnis mit den Ämtern besprochen. "


@pytest.mark.parametrize(
    ("paragraphs", "before_headings", "letters"),
    [(11, Pt(16), 11), (12, Pt(9.6), 11), (13, Pt(9.6), 10), (14, Pt(16), 11)],
)
def test_what_is_a_little_too_long_for_a_page_is_set_closer(paragraphs: int, before_headings: Pt, letters: int) -> None:
    block = words(SENTENCE * 4)
    written = docx.Document(BytesIO(write(document(*[block] * paragraphs), BASE)))
    assert written.styles["Heading 2"].paragraph_format.space_before == before_headings
    usual = written.styles.element.xpath("w:docDefaults//w:sz/@w:val")
    assert usual == [str(2 * letters)]
