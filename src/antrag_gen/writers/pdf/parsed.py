"""Read a page for WeasyPrint: HTML comes in that is well-formed XML but for its void elements, a parsed page goes out.

WeasyPrint's own parser is made for what browsers put up with, and takes as long as the styles of a paper. What `html`
writes is read by expat in a fiftieth of that time; a test compares the trees of both.
"""

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from antrag_gen.patterns import compile_late

if TYPE_CHECKING:
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

VOID = compile_late(r"<(?:br|col|img|meta)\b[^>]*")


def read_page(page: str, fetcher: "URLFetcher") -> "HTML":
    """The page, as WeasyPrint reads it itself where it has a character that XML has not."""
    from weasyprint import HTML

    try:
        # A plain string: `sub` would escape the parts of Markup.
        root = ET.XML(VOID.sub(r"\g<0>/", str(page)))
    except ET.ParseError:
        return HTML(string=page, url_fetcher=fetcher)
    return _wrap(root, fetcher)


def set_closer(page: "HTML", density: str) -> "HTML":
    """The same page with another class of its body; what was made of the page before must not be laid out again."""
    body = page.etree_element.find("body")
    body.attrib.pop("class", None)
    if density:
        body.set("class", density)
    return _wrap(page.etree_element, page.url_fetcher)


def _wrap(root: ET.Element, fetcher: "URLFetcher") -> "HTML":
    """What WeasyPrint's HTML keeps of a page; private, as is all that `record` and `own_fonts` name."""
    from weasyprint import HTML, cssselect2

    page = HTML.__new__(HTML)
    page.base_url, page.url_fetcher, page.media_type = None, fetcher, "print"
    page.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
    page.etree_element = page.wrapper_element.etree_element
    return page
