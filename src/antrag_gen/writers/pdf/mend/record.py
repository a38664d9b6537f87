"""Keep what WeasyPrint paints: which marked content of a page comes from which box.

WeasyPrint is asked for a file without tags and would mark nothing. Here its pages are handed the dictionary
in which it notes the boxes when it tags. No other module reads names that WeasyPrint does not publish.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

NBSP = "\u00a0"
Box = Any  # weasyprint.formatting_structure.boxes.Box
Rendered = Any  # weasyprint.document.Document


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A painted page: its boxes, the parts of its content stream, and the MCID of each box that is marked in it."""

    page: Any
    content: list[Any]
    mcids: dict[Box, int]

    @property
    def height(self) -> float:
        """In CSS pixels, 1/96 inch."""
        return float(self.page.height)

    @property
    def annotations(self) -> Iterator[tuple[Box, dict[str, Any]]]:
        """The boxes of links with the annotations that lie over them."""
        return ((box, box.link_annotation) for *_, box in self.page.links)

    @property
    def boxes(self) -> Iterator[tuple[Box, str]]:
        """As `boxes_of`."""
        return boxes_of(self.page)


def record(rendered: Rendered, is_link: Callable[[Box], bool]) -> list[Sheet]:
    """The pages of a rendered document; the list fills while the document is written.

    Only boxes that `is_link` get an annotation: WeasyPrint gives one to all that stands inside of a link, too.
    """
    sheets: list[Sheet] = []
    for page in rendered.pages:
        page.links = [link for link in page.links if is_link(link[-1])]
        page.paint = _Painter(page, page.paint, rendered, sheets)
    return sheets


@dataclass(frozen=True, slots=True)
class _Painter:
    """What a page is painted by: its own method, which notes the boxes now."""

    page: Any
    paint: Callable[..., None]
    rendered: Rendered
    sheets: list[Sheet]

    def __call__(self, stream: Any, scale: float = 1) -> None:  # noqa: ANN401 – weasyprint.pdf.stream.Stream
        stream._tags = {}  # noqa: SLF001 – see the module's opening
        self.paint(stream, scale)
        mcids = {box: mark["mcid"] for box, mark in stream._tags.items()}  # noqa: SLF001 – as above
        self.sheets.append(Sheet(self.page, stream.stream, mcids))
        for font in self.rendered.fonts.values():
            _read_blanks_as_blanks(font.to_unicode)


def _read_blanks_as_blanks(to_unicode: dict[int, str]) -> None:
    """Liberation Sans draws blank and no-break space with one glyph, which reads as whatever was drawn first."""
    for glyph, text in to_unicode.items():
        if text == NBSP:
            to_unicode[glyph] = " "


def boxes_of(page: Any) -> Iterator[tuple[Box, str]]:  # noqa: ANN401 – weasyprint.document.Page
    """All boxes of a page in the order of the HTML, each with the name of its margin box or an empty string."""
    return _walk(page._page_box, "")  # noqa: SLF001 – where WeasyPrint's own tagging begins, too


def _walk(box: Box, margin: str) -> Iterator[tuple[Box, str]]:
    box = getattr(box, "_box", box)  # what a placeholder of an absolutely placed box stands for
    margin = margin or getattr(box, "at_keyword", "")
    yield box, margin
    for child in box.children:
        yield from _walk(child, margin)
