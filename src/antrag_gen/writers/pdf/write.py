"""Write a PDF: the tree's HTML and a style sheet go through WeasyPrint, which fetches nothing."""

from typing import Any

from markupsafe import Markup

from antrag_gen.errors import AntragError, Place
from antrag_gen.tree import Document
from antrag_gen.writers.pdf.html import render

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
    except OSError as error:
        raise AntragError.of(Place("PDF"), *MISSING_PANGO, id="pango-fehlt") from error
    fonts = FontConfiguration()
    sheet = CSS(string=layout.decode("utf-8"), font_config=fonts, url_fetcher=_refuse)
    html = HTML(string=_page(document), url_fetcher=_refuse, base_url=None)
    return bytes(html.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1"))


def _page(document: Document) -> str:
    data = document.metadata
    return Markup(
        '<!DOCTYPE html><html lang="{}"><head><meta charset="utf-8"><title>{}</title>'
        '<meta name="author" content="{}"><meta name="description" content="{}"></head>{}</html>'
    ).format(data.language, data.title, data.author, data.subject, render(document))


def _refuse(url: str, *_: Any, **__: Any) -> dict[str, Any]:  # noqa: ANN401 – WeasyPrint's protocol
    """Pictures are in the HTML; whatever else a layout names is not fetched."""
    if url.startswith("data:"):
        from weasyprint.urls import default_url_fetcher

        return dict(default_url_fetcher(url))
    raise ValueError(f"{url}: nothing is fetched")
