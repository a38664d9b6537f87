"""Read the marked content of painted pages: what each mark shows, and of which node of the document."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby
from typing import Any, NamedTuple

from antrag_gen.errors import AntragError, Place
from antrag_gen.writers.pdf.html import NUMBER
from antrag_gen.writers.pdf.mend.record import Box, Fonts, PaintedPage

Glyphs = Mapping[str, Mapping[int, str]]
"""The name of a font in content streams → glyph → the text that it reads as."""

FONT = re.compile(rb"/(\S+) (\S+) Tf")
SHOWN = re.compile(rb"<([0-9a-f]*)>")


class Kind(Enum):
    """What a mark is to a reader; the last four are not read. `DECORATION` is what the layout adds."""

    WORDS = auto()
    PICTURE = auto()
    LABEL = auto()
    CALL = auto()
    NOTE_MARK = auto()
    PAGE = auto()
    HEADER = auto()
    FOOTER = auto()
    REPEATED = auto()
    DECORATION = auto()


PSEUDO = {
    "": Kind.WORDS,
    "first-letter": Kind.WORDS,
    "first-line": Kind.WORDS,
    "marker": Kind.LABEL,
    "footnote-call": Kind.CALL,
    "footnote-marker": Kind.NOTE_MARK,
    "after": Kind.PAGE,  # of an entry in a table of contents; with other nodes it is decoration
}


class Area(NamedTuple):
    """Where the content of a box stands on its page, in CSS pixels from above."""

    left: float
    top: float
    width: float
    height: float


@dataclass(slots=True, eq=False)
class ListMark:
    """A marked-content sequence: `content[begin]` is its property list, `content[end]` its EMC.

    `number` is that of the node, `text` what was to be drawn, `shown` the same as its fonts' ToUnicode has it. The
    box that it was drawn of is not kept: those of a book would need gigabytes.
    """

    page: int
    kind: Kind
    number: int
    text: str
    area: Area
    content: list[Any]
    begin: int
    end: int
    shown: str = ""

    @property
    def properties(self) -> dict[str, Any]:
        properties: dict[str, Any] = self.content[self.begin]
        return properties


def glyphs_of(fonts: Fonts) -> Glyphs:
    """What the glyphs of the document's fonts read as."""
    glyphs: dict[str, dict[int, str]] = {}
    for font in fonts.values():
        glyphs.setdefault(font.hash, {}).update(font.to_unicode)
    return glyphs


def read_marks(page: int, sheet: PaintedPage, glyphs: Glyphs) -> Iterator[ListMark]:
    """All marks of a page, in the order in which the HTML has what they show.

    Raises AntragError where a layout makes WeasyPrint draw parts of a page apart, which cannot be tagged.
    """
    spans = spans_of(sheet.content)
    if spans.keys() != set(sheet.mcids.values()):
        raise AntragError.of(
            Place("Layout"),
            "Das Layout setzt „opacity“ ein. So gezeichneter Text ist für Vorlesegeräte unsichtbar.",
            "Statt „opacity“ eine hellere Farbe angeben.",
            id="layout-durchsichtig",
        )
    for box, margin in sheet.boxes:
        if box in sheet.mcids:
            begin, end = spans[sheet.mcids[box]]
            kind, number = _origin(box, margin)
            shown = _shown(sheet.content[begin:end], glyphs)
            text = getattr(box, "text", "")
            yield ListMark(page, kind, number, text, _area(box, kind), sheet.content, begin, end, shown)


def join_parts(content: list[Any], marks: Sequence[ListMark]) -> None:
    """Make one part of those of a page which nobody looks at again: it has hundreds, and a book a thousand pages.

    Apart stay those of all marks that are changed when these get their tags: property list, the last letters with
    their font, and the end.
    """
    apart = {at for mark in marks for at in _looked_at(mark)}
    joined: list[Any] = []
    places: dict[int, int] = {}
    for alone, run in groupby(enumerate(content), lambda part: part[0] in apart or not isinstance(part[1], bytes)):
        if alone:
            for at, part in run:
                places[at] = len(joined)
                joined.append(part)
        else:
            joined.append(b"\n".join(part for _, part in run))
    content[:] = joined
    for mark in marks:
        mark.begin, mark.end = places[mark.begin], places[mark.end]


def _looked_at(mark: ListMark) -> Iterator[int]:
    yield from (mark.begin - 1, mark.begin, mark.end)
    inside = range(mark.end, mark.begin, -1)
    if (last := next((at for at in inside if is_shown(mark.content[at])), None)) is not None:
        yield last
        yield next(at for at in range(last, mark.begin, -1) if font_set_by(mark.content[at]))


def _area(box: Box, kind: Kind) -> Area:
    if kind is Kind.PICTURE:
        return Area(box.content_box_x(), box.content_box_y(), box.width, box.height)
    return Area(box.position_x, box.position_y, 0, 0)


def spans_of(content: list[Any]) -> dict[int, tuple[int, int]]:
    """The places of property list and end of each mark."""
    spans: dict[int, tuple[int, int]] = {}
    begun: list[int] = []
    for at, part in enumerate(content):
        if part in (b"BDC", b"BMC"):
            begun.append(at - 1)
        elif part == b"EMC":
            begin = begun.pop()
            if isinstance(content[begin], dict):
                spans[content[begin]["MCID"]] = (begin, at)
    return spans


def _origin(box: Box, margin: str) -> tuple[Kind, int]:
    """What a box shows and of which node, -1 for none."""
    number = -1 if box.element is None else int(box.element.get(NUMBER, -1))
    if margin:
        return {"@top": Kind.HEADER, "@bot": Kind.FOOTER}.get(margin[:4], Kind.DECORATION), number
    if number < 0:
        return Kind.DECORATION, number
    if box.element.tag == "img":
        # A picture that cannot be read is replaced by the text of its `alt`.
        return Kind.DECORATION if hasattr(box, "text") else Kind.PICTURE, number
    return PSEUDO.get(box.element_tag.partition("::")[2], Kind.DECORATION), number


def font_set_by(part: Any) -> tuple[str, str] | None:  # noqa: ANN401 – a part of a content stream
    """Name and size of the font that this part sets."""
    match = FONT.fullmatch(part) if isinstance(part, bytes) else None
    return (match[1].decode(), match[2].decode()) if match else None


def is_shown(part: Any) -> bool:  # noqa: ANN401 – as above
    """Whether this part draws text."""
    return isinstance(part, bytes) and part.endswith(b" TJ")


def _shown(parts: list[Any], glyphs: Glyphs) -> str:
    """The text of the glyphs in these parts of a content stream."""
    texts: list[str] = []
    font: Mapping[int, str] = {}
    for part in parts:
        if named := font_set_by(part):
            font = glyphs[named[0]]
        elif is_shown(part):
            digits = b"".join(SHOWN.findall(part)).decode()
            texts.extend(font[int(digits[at : at + 4], 16)] for at in range(0, len(digits), 4))
    return "".join(texts)
