"""The tags rest on a few names of WeasyPrint that it does not publish: for another version this must be looked at."""

import inspect

import pydyf
import weasyprint
from weasyprint.document import Document, Page
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.stream import Stream

LOOK = "Read what changed in WeasyPrint's tags, fonts and notes, and antrag_gen.writers.pdf.mend; then renew this test."


def test_this_is_the_weasyprint_that_the_tags_were_made_for() -> None:
    assert weasyprint.__version__ == "70.0", LOOK
    assert pydyf.__version__ == "0.13.0", LOOK


def test_pages_are_painted_and_marked_as_expected() -> None:
    assert list(inspect.signature(Page.paint).parameters) == ["self", "stream", "scale"], LOOK
    assert list(inspect.signature(Stream.marked).parameters) == ["self", "box", "tag"], LOOK
    assert "self._tags[box] = {'tag': tag, 'mcid': mcid}" in inspect.getsource(Stream.marked), LOOK
    assert list(inspect.signature(Document.write_pdf).parameters) == [
        "self",
        "target",
        "zoom",
        "finisher",
        "options",
    ], LOOK
    assert list(inspect.signature(boxes.MarginBox.__init__).parameters) == ["self", "at_keyword", "style"], LOOK
