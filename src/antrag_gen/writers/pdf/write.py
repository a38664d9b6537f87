"""Write a PDF: the tree's HTML and a style sheet go through WeasyPrint, which fetches nothing."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from antrag_gen.errors import AntragError, Place
from antrag_gen.patterns import compile_late
from antrag_gen.tree import Document, Metadata, Region, RegionRole
from antrag_gen.writers.pdf.broken import blame_rule
from antrag_gen.writers.pdf.effort import bounded
from antrag_gen.writers.pdf.engine import load_weasyprint
from antrag_gen.writers.pdf.faces import faces_of
from antrag_gen.writers.pdf.html import render_body
from antrag_gen.writers.pdf.looks import tell_rules
from antrag_gen.writers.pdf.mend.finish import Paged, write_finished
from antrag_gen.writers.pdf.mend.record import Rendered
from antrag_gen.writers.pdf.mend.sections import ALL_PAGES, PagedSection
from antrag_gen.writers.pdf.numbered import Numbered, number_nodes
from antrag_gen.writers.pdf.parsed import read_page, set_closer
from antrag_gen.writers.pdf.quicker import quicker_styles

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

# WeasyPrint knows the sum of the pages that it lays out at a time; that of a book is counted by another name.
PAGES = compile_late(r"(?<=counter\()\s*pages\b")
EPOCH = "SOURCE_DATE_EPOCH"  # what fontTools takes for now, in seconds; reproducible-builds.org
MISSING_PANGO = (
    "Das PDF lässt sich hier nicht erzeugen: Pango fehlt.",
    (
        "Debian und Ubuntu: „apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0“; "
        "Windows: „pip install gstreamer-libs“; macOS: „brew install pango“. „antrag doktor“ prüft alles."
    ),
)


def write(document: Document, layout: bytes) -> bytes:
    """The bytes of the PDF; raises as `write_paged`."""
    return write_paged(document, layout).data


def write_paged(document: Document, layout: bytes) -> Paged:
    """The PDF and the pages of its anchors; `layout` is the style sheet.

    Raises AntragError where Pango, which WeasyPrint draws text with, is not installed, for words that the style sheet
    hides, and for a rule that nothing can be laid out with.
    """
    try:
        load_weasyprint()
        from weasyprint import HTML
    except OSError as error:
        raise AntragError.of(Place("PDF"), *MISSING_PANGO, id="pango-fehlt") from error
    faces = faces_of(document)

    def finished(sheet: bytes) -> Paged:
        looks = _read_layout(sheet, faces) if faces else _common_layout(sheet)

        @lru_cache(maxsize=1)
        def read(root: Numbered, pages_before: int) -> HTML:
            """A section that is laid out again closer, or with other rules, is the same HTML."""
            return read_page(_page(document.metadata, root, pages_before), _fetcher())

        def render(section: PagedSection, more: str) -> Rendered:
            html = set_closer(read(section.root, section.pages_before), section.density)
            sheets = [looks.whole if section.whole else looks.part, _read_sheet(more, looks.fonts)]
            return html.render(stylesheets=sheets, font_config=looks.fonts)

        with _no_clock(), bounded(document), quicker_styles(), _set_apart(document):
            return write_finished(render, document)

    try:
        return finished(layout)
    except AntragError as error:
        html = HTML(string=_page(document.metadata, number_nodes(document)))
        raise AntragError(tell_rules(error.problems, layout.decode(), html)) from error
    except Exception as error:
        told = blame_rule(error, layout.decode(), lambda css: finished(css.encode()))
        if told is None:
            raise
        raise told from error


class Layout:
    """A layout as WeasyPrint reads it, for all pages of a document at a time or for some of them: most need one."""

    def __init__(self, css: str, fonts: "FontConfiguration") -> None:
        self.css, self.fonts = css, fonts

    @cached_property
    def whole(self) -> "CSS":
        return _read_sheet(self.css, self.fonts)

    @cached_property
    def part(self) -> "CSS":
        return _read_sheet(PAGES.sub(ALL_PAGES, self.css), self.fonts)


@lru_cache(maxsize=8)
def _common_layout(layout: bytes) -> Layout:
    """Reading a style sheet takes a fifth of the time of a paper, and papers of a kind have the same."""
    return _read_layout(layout, "")


def _read_layout(layout: bytes, faces: str) -> Layout:
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    _read_sheet(faces, fonts)
    return Layout(layout.decode("utf-8"), fonts)


def _read_sheet(css: str, fonts: "FontConfiguration") -> "CSS":
    from weasyprint import CSS

    return CSS(string=css, font_config=fonts, url_fetcher=_fetcher())


@cache
def _fetcher() -> "URLFetcher":
    """Pictures are in the HTML; whatever else a layout names is not fetched."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=("data",))


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


@contextmanager
def _set_apart(document: Document) -> Iterator[None]:
    """Of a book, what is there before is not looked through for garbage with each section.

    A paper alone leaves garbage of its own to be found, which would stay as long as the next one takes.
    """
    if not any(isinstance(node, Region) and node.role is RegionRole.PAPIER for node in document.children):
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _page(metadata: Metadata, root: Numbered, pages_before: int = 0) -> str:
    return Markup(
        '<!DOCTYPE html><html lang="{}"><head><meta charset="utf-8"><title>{}</title></head>{}</html>'
    ).format(metadata.language, metadata.title, render_body(root, pages_before))
