"""Write a PDF: the tree's HTML and a style sheet go through WeasyPrint, which fetches nothing."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

from markupsafe import Markup

from antrag_gen.errors import AntragError, Place
from antrag_gen.tree import Document
from antrag_gen.writers.pdf.faces import faces_of
from antrag_gen.writers.pdf.html import render_body
from antrag_gen.writers.pdf.looks import tell_rules
from antrag_gen.writers.pdf.mend.finish import write_finished
from antrag_gen.writers.pdf.mend.record import Rendered
from antrag_gen.writers.pdf.mend.sections import ALL_PAGES, PagedSection
from antrag_gen.writers.pdf.numbered import number_nodes

# WeasyPrint knows the sum of the pages that it lays out at a time; that of a book is counted by another name.
PAGES = re.compile(r"(?<=counter\()\s*pages\b")
EPOCH = "SOURCE_DATE_EPOCH"  # what fontTools takes for now, in seconds; reproducible-builds.org
MISSING_PANGO = (
    "Das PDF lässt sich hier nicht erzeugen: Pango fehlt.",
    (
        "Debian und Ubuntu: „apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0“; "
        "Windows: siehe Handbuch. „antrag doktor“ prüft alles."
    ),
)


def write(document: Document, layout: bytes) -> bytes:
    """The bytes of the PDF; `layout` is the style sheet.

    Raises AntragError where Pango, which WeasyPrint draws text with, is not installed.
    """
    try:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher
    except OSError as error:
        raise AntragError.of(Place("PDF"), *MISSING_PANGO, id="pango-fehlt") from error
    fonts = FontConfiguration()
    # Pictures are in the HTML; whatever else a layout names is not fetched.
    fetcher = URLFetcher(allowed_protocols=("data",))

    def sheet(css: str) -> CSS:
        return CSS(string=css, font_config=fonts, url_fetcher=fetcher)

    sheet(faces_of(document))
    css = layout.decode("utf-8")
    looks = {True: sheet(css), False: sheet(PAGES.sub(ALL_PAGES, css))}

    def render(section: PagedSection, more: str) -> Rendered:
        html = HTML(string=_page(document, section), url_fetcher=fetcher)
        return html.render(stylesheets=[looks[section.whole], sheet(more)], font_config=fonts)

    try:
        with _no_clock():
            return write_finished(render, document)
    except AntragError as error:
        html = HTML(string=_page(document, PagedSection(number_nodes(document), whole=True, notes=0)))
        raise AntragError(tell_rules(error.problems, css, html)) from error


@contextmanager
def _no_clock() -> Iterator[None]:
    """Where a font has its bold face from a scale of weights, fontTools makes that face, and dates it."""
    before = os.environ.get(EPOCH)
    os.environ[EPOCH] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[EPOCH]
        else:
            os.environ[EPOCH] = before


def _page(document: Document, section: PagedSection) -> str:
    return Markup(
        '<!DOCTYPE html><html lang="{}"><head><meta charset="utf-8"><title>{}</title></head>{}</html>'
    ).format(document.metadata.language, document.metadata.title, render_body(section.root, section.pages_before))
