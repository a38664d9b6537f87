"""Finish the file that WeasyPrint has drawn: its tags, attachments and metadata from the document."""

from collections.abc import Callable, Sequence

import pydyf

from antrag_gen.tree import Document
from antrag_gen.writers.pdf.mend.artifacts import mark_artifacts
from antrag_gen.writers.pdf.mend.attachments import attach
from antrag_gen.writers.pdf.mend.blocks import build
from antrag_gen.writers.pdf.mend.drawn import Seats, is_link, seat_nodes, sort_drawn
from antrag_gen.writers.pdf.mend.elements import walk_elements
from antrag_gen.writers.pdf.mend.marks import Glyphs, glyphs_of, read_marks
from antrag_gen.writers.pdf.mend.metadata import write_metadata
from antrag_gen.writers.pdf.mend.pages import lay_out
from antrag_gen.writers.pdf.mend.record import Rendered, Sheet, record
from antrag_gen.writers.pdf.mend.structure import StructureWriter
from antrag_gen.writers.pdf.numbered import Numbered

# Brings ID, output intent and printable annotations; tags and the claim of level A are added here.
BASE = "pdf/a-3u"


def write_finished(render: Callable[[str], Rendered], document: Document, root: Numbered) -> bytes:
    """The bytes of a PDF that conforms to PDF/UA-1 and PDF/A-3a.

    `root` is the document, numbered; `render` lays out its HTML with one more style sheet.
    Raises AntragError for what cannot be laid out so that all is read.
    """
    seats = seat_nodes(root)
    rendered = lay_out(render, seats)
    sheets = record(rendered, lambda box: is_link(box, seats))

    def finish(_: Rendered, pdf: pydyf.PDF) -> None:
        tag(pdf, root, seats, sheets, glyphs_of(rendered))
        attach(pdf, document.attachments, document.metadata.date)
        write_metadata(pdf, document.metadata)

    return bytes(rendered.write_pdf(pdf_variant=BASE, finisher=finish))


def tag(pdf: pydyf.PDF, root: Numbered, seats: Seats, sheets: Sequence[Sheet], glyphs: Glyphs) -> None:
    """Add the tags; what stands in none becomes an artifact."""
    marks = list(read_marks(sheets, glyphs))
    document = build(root, sort_drawn(seats, sheets, marks, glyphs))
    read = {mark for element in walk_elements(document) for mark in element.marks}
    mark_artifacts(mark for mark in marks if mark not in read)
    StructureWriter(pdf).write(document)
