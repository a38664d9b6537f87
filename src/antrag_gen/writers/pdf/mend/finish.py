"""Finish the file that WeasyPrint has drawn: its tags, attachments and metadata from the document."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import pydyf

from antrag_gen.tree import Document
from antrag_gen.writers.pdf.mend.artifacts import mark_artifacts
from antrag_gen.writers.pdf.mend.attachments import attach
from antrag_gen.writers.pdf.mend.blocks import build
from antrag_gen.writers.pdf.mend.drawn import seat_nodes, sort_drawn
from antrag_gen.writers.pdf.mend.elements import walk_elements
from antrag_gen.writers.pdf.mend.marks import ListMark, glyphs_of, join_parts, read_marks
from antrag_gen.writers.pdf.mend.metadata import write_metadata
from antrag_gen.writers.pdf.mend.record import Fonts, Leaf, PaintedPage, read_glyphs_apart
from antrag_gen.writers.pdf.mend.sections import RenderSection, lay_out_sections, pages_of
from antrag_gen.writers.pdf.mend.stream_order import move_labels
from antrag_gen.writers.pdf.mend.structure import StructureWriter
from antrag_gen.writers.pdf.numbered import Numbered

# Brings ID, output intent and printable annotations; tags and the claim of level A are added here.
BASE = "pdf/a-3u"


class Paged(NamedTuple):
    """The bytes of a PDF, and its pages by the anchors that stand on them, counted from 1."""

    data: bytes
    pages: Mapping[str, int]


def write_finished(render: RenderSection, document: Document) -> Paged:
    """A PDF that conforms to PDF/UA-1 and PDF/A-3a; `render` lays out a section of it.

    Raises AntragError for what cannot be laid out so that all is read.
    """
    root, rendered = lay_out_sections(render, document)
    marks: list[ListMark] = []
    for number, leaf in enumerate(rendered.pages):
        leaf.read = _reader(number, rendered.fonts, marks)

    def finish(_: object, pdf: pydyf.PDF) -> None:
        tag(pdf, root, rendered.pages, marks, rendered.fonts)
        attach(pdf, document.attachments, document.metadata.date)
        write_metadata(pdf, document.metadata)

    data = bytes(rendered.write_pdf(pdf_variant=BASE, finisher=finish))
    return Paged(data, pages_of(rendered.pages))


def _reader(number: int, fonts: Fonts, marks: list[ListMark]) -> Callable[[PaintedPage], None]:
    """What adds the marks of a page to all others when it is painted."""

    def read(sheet: PaintedPage) -> None:
        read_glyphs_apart(fonts.values())
        move_labels(sheet)
        of_page = list(read_marks(number, sheet, glyphs_of(fonts)))
        join_parts(sheet.content, of_page)
        marks.extend(of_page)

    return read


def tag(pdf: pydyf.PDF, root: Numbered, pages: Sequence[Leaf], marks: Sequence[ListMark], fonts: Fonts) -> None:
    """Add the tags; what stands in none becomes an artifact."""
    document = build(root, sort_drawn(seat_nodes(root), pages, marks, glyphs_of(fonts)))
    read = {mark for element in walk_elements(document) for mark in element.marks}
    mark_artifacts(mark for mark in marks if mark not in read)
    StructureWriter(pdf).write(document)
