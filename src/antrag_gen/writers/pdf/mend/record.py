"""Keep what WeasyPrint paints: which marked content of a page comes from which box.

WeasyPrint is asked for a file without tags and would mark nothing. Here its pages are handed the dictionary
in which it notes the boxes when it tags. Only `own_fonts` reads names that WeasyPrint does not publish, too.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from unicodedata import combining

NBSP = "\u00a0"
Box = Any  # weasyprint.formatting_structure.boxes.Box
Rendered = Any  # weasyprint.document.Document
Fonts = Any  # the fonts of a weasyprint.document.Document


@dataclass(frozen=True, slots=True, eq=False)
class PaintedPage:
    """A painted page: its boxes, the parts of its content stream, and the MCID of each box that is marked in it."""

    page: Any
    content: list[Any]
    mcids: dict[Box, int]

    @property
    def boxes(self) -> Iterator[tuple[Box, str]]:
        """As `boxes_of`."""
        return boxes_of(self.page)


@dataclass(slots=True, eq=False)
class LinkArea:
    """Where a link can be clicked on: its node, and the annotation that WeasyPrint makes for it."""

    number: int
    link_annotation: dict[str, Any] | None = None


class Leaf:
    """A page to be painted and then forgotten, as WeasyPrint's own but for the boxes that it keeps in memory.

    `open_page` gives the page when it is painted; `read` is told what was painted. Only boxes for which `link_number`
    knows a node get an annotation: WeasyPrint gives one to all that stands inside of a link, too.
    """

    def __init__(
        self,
        page: Any,  # noqa: ANN401 – weasyprint.document.Page
        open_page: Callable[[], Any],
        link_number: Callable[[Box], int | None],
    ) -> None:
        self.width, self.height, self.bleed = page.width, page.height, page.bleed
        self.bookmarks, self.anchors = page.bookmarks, page.anchors
        self.forms: dict[None, list[Any]] = {None: []}
        numbered = ((link, link_number(link[-1])) for link in page.links)
        self.links = [(*link[:-1], LinkArea(number)) for link, number in numbered if number is not None]
        self.open_page = open_page
        self.read: Callable[[PaintedPage], None] = lambda sheet: None

    def paint(self, stream: Any, scale: float = 1) -> None:  # noqa: ANN401 – weasyprint.pdf.stream.Stream
        """What WeasyPrint calls when it writes the file."""
        page = self.open_page()
        noted = stream._tags = {}  # noqa: SLF001 – see the module's opening
        page.paint(stream, scale)
        self.read(PaintedPage(page, stream.stream, {box: mark["mcid"] for box, mark in noted.items()}))
        # The file keeps the stream, and those of its drawings, which all know this: the boxes would never be forgotten.
        noted.clear()


def read_glyphs_apart(fonts: Iterable[Any]) -> None:
    """Let each glyph read as the character that the font draws with it.

    Liberation Sans draws blank and no-break space with one glyph, which reads as whatever was drawn first. Of a letter
    with marks one glyph reads as all of it, and the others as nothing, wherever else they stand.
    """
    for font in fonts:
        for glyph, text in font.to_unicode.items():
            if text == NBSP:
                font.to_unicode[glyph] = " "
        if joined := [glyph for glyph, text in font.to_unicode.items() if not text or any(map(combining, text[1:]))]:
            characters = _characters(font)
            font.to_unicode.update({glyph: characters[glyph] for glyph in joined if glyph in characters})


def _characters(font: Any) -> dict[int, str]:  # noqa: ANN401 – weasyprint.pdf.fonts.Font
    """The character of each glyph that has one."""
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(font.file_content), fontNumber=font.index, lazy=True) as read:
        return {read.getGlyphID(name): chr(code) for code, name in sorted(read.getBestCmap().items(), reverse=True)}


def boxes_of(page: Any) -> Iterator[tuple[Box, str]]:  # noqa: ANN401 – weasyprint.document.Page
    """All boxes of a page in the order of the HTML, each with the name of its margin box or an empty string."""
    return _walk(page._page_box, "")  # noqa: SLF001 – where WeasyPrint's own tagging begins, too


def text_area(page: Any) -> tuple[float, float, float, float]:  # noqa: ANN401 – weasyprint.document.Page
    """What the margins of a page leave for text and notes: left, top, right and bottom edge in CSS pixels."""
    box = page._page_box  # noqa: SLF001 – as above
    left, top = box.content_box_x(), box.content_box_y()
    return left, top, left + box.width, top + box.height


def is_cell(box: Box) -> bool:
    """Whether it is a cell of a table, not a line in one."""
    from weasyprint.formatting_structure.boxes import TableCellBox

    return isinstance(box, TableCellBox)


def _walk(box: Box, margin: str) -> Iterator[tuple[Box, str]]:
    box = getattr(box, "_box", box)  # what a placeholder of an absolutely placed box stands for
    margin = margin or getattr(box, "at_keyword", "")
    yield box, margin
    for child in box.children:
        yield from _walk(child, margin)
