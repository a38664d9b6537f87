"""Find words on laid out pages that nobody can read there: a layout may hide them and still keep their room."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, NamedTuple

from antrag_gen.writers.pdf.html import NUMBER
from antrag_gen.writers.pdf.looks import FAINT, WHITE, Cause, Colour, contrast
from antrag_gen.writers.pdf.mend.drawn import Seat, Seats
from antrag_gen.writers.pdf.mend.record import Box

SMALLEST = 4 * 96 / 72  # CSS pixels: type of less than 4 pt
TIGHT = -0.25  # em by which letters move over each other
CORE = 0.7  # em above the baseline in which letters have their ink
HAIR = 1.0  # CSS pixels by which boxes may stand over each other


class Hidden(NamedTuple):
    """A text that cannot be read: of which node, and why."""

    seat: Seat
    cause: Cause
    words: str


class Ink(NamedTuple):
    """Where the letters of a text have ink."""

    top: float
    bottom: float
    left: float
    right: float
    seat: Seat
    words: str


@dataclass(frozen=True, slots=True)
class _Around:
    """What the boxes around a text do to it; `ground` is None where a picture lies behind it."""

    ground: Colour | None
    clips: tuple[tuple[float, float, float, float], ...] = ()
    matrix: Any = None
    cause: Cause | None = None


def find_hidden(page: Any, seats: Seats) -> Iterator[Hidden]:  # noqa: ANN401 – weasyprint.document.Page
    """The texts of a page that cannot be read."""
    inks: list[Ink] = []
    root = page._page_box  # noqa: SLF001 – as in `record.boxes_of`
    canvas = getattr(root, "canvas_background", None)
    around = _Around(_ground(canvas, WHITE))
    for box, inside in _walk(root, around):
        seat = seats.get(int(box.element.get(NUMBER, -1)))
        if seat is None or not box.text.strip():
            continue
        if cause := _cause(box, inside, page):
            yield Hidden(seat, cause, box.text)
        elif inside.matrix is None:
            inks.append(_ink(box, seat))
    yield from _overlapping(inks)


def _walk(box: Box, around: _Around) -> Iterator[tuple[Box, _Around]]:
    """Every text that stands on the page itself, not in its margins."""
    box = getattr(box, "_box", box)
    if getattr(box, "at_keyword", ""):
        return
    if getattr(box, "text", ""):
        if box.element is not None:
            yield box, around
        return
    around = _inside(box, around)
    for child in box.children:
        yield from _walk(child, around)


def _inside(box: Box, around: _Around) -> _Around:
    if background := getattr(box, "background", None):
        around = replace(around, ground=_ground(background, around.ground))
    matrix = getattr(box, "transformation_matrix", None)
    if matrix is not None:
        around = replace(around, matrix=matrix @ around.matrix if around.matrix else matrix)
    style = box.style
    if style["opacity"] < 1:
        around = replace(around, cause=Cause.OPACITY)
    if style["clip"]:
        around = replace(around, cause=Cause.CLIP)
    if style["overflow"] != "visible" and hasattr(box, "padding_top"):
        left, top = box.padding_box_x(), box.padding_box_y()
        edges = (left, top, left + box.padding_width(), top + box.padding_height())
        around = replace(around, clips=(*around.clips, edges))
    return around


def _ground(background: Any, below: Colour | None) -> Colour | None:  # noqa: ANN401 – weasyprint.layout.background
    """The colour that a text stands on: of the background, over what lies below it."""
    if background is None:
        return below
    if any(layer.image is not None for layer in background.layers):
        return None
    return _over(background.color, below)


def _over(colour: Any, below: Colour | None) -> Colour | None:  # noqa: ANN401 – tinycss2.color5.Color
    alpha = colour.alpha
    if alpha == 0 or below is None:
        return below if alpha < 1 else _rgb(colour)
    red, green, blue = (part * alpha + under * (1 - alpha) for part, under in zip(_rgb(colour), below, strict=True))
    return red, green, blue


def _rgb(colour: Any) -> Colour:  # noqa: ANN401 – as above
    red, green, blue = colour.to("srgb").coordinates
    return red, green, blue


def _cause(box: Box, around: _Around, page: Any) -> Cause | None:  # noqa: ANN401 – as above
    style, size = box.style, box.style["font_size"]
    if around.cause:
        return around.cause
    if style["visibility"] != "visible":
        return Cause.VISIBILITY
    if size < SMALLEST:
        return Cause.FONT_SIZE
    if around.matrix is not None and _is_moved_off(box, around.matrix, page):
        return Cause.TRANSFORM
    if _is_faint(style["color"], around.ground):
        return Cause.COLOUR
    if around.clips and _is_clipped(_ink_edges(box), around):
        return Cause.OVERFLOW
    spacing = style["letter_spacing"]
    return Cause.SPACING if spacing != "normal" and spacing < TIGHT * size else None


def _is_faint(colour: Any, ground: Colour | None) -> bool:  # noqa: ANN401 – as above
    if ground is None:
        return bool(colour.alpha == 0)
    seen = _over(colour, ground)
    return seen is not None and contrast(seen, ground) < FAINT


def _is_moved_off(box: Box, matrix: Any, page: Any) -> bool:  # noqa: ANN401 – as above
    """Whether a transformation leaves less than the smallest type of it, or puts it beside the paper."""
    top, bottom, left, right = _ink_edges(box)
    (x, y), (far_x, far_y) = matrix.transform_point(left, top), matrix.transform_point(right, bottom)
    a, b, c, d, *_ = matrix.values
    scale = min(abs(a * d - b * c), a * a + b * b, c * c + d * d) ** 0.5  # of areas, and of either side
    return bool(
        scale * box.style["font_size"] < SMALLEST
        or min(x, far_x) < -HAIR
        or min(y, far_y) < -HAIR
        or max(x, far_x) > page.width + HAIR
        or max(y, far_y) > page.height + HAIR
    )


def _is_clipped(ink: tuple[float, float, float, float], around: _Around) -> bool:
    top, bottom, left, right = ink
    return any(
        left < x - HAIR or top < y - HAIR or right > far_x + HAIR or bottom > far_y + HAIR
        for x, y, far_x, far_y in around.clips
    )


def _ink(box: Box, seat: Seat) -> Ink:
    return Ink(*_ink_edges(box), seat, box.text)


def _ink_edges(box: Box) -> tuple[float, float, float, float]:
    baseline, size = box.position_y + box.baseline, box.style["font_size"]
    return baseline - CORE * size, baseline, box.position_x, box.position_x + box.width


def _overlapping(inks: list[Ink]) -> Iterator[Hidden]:
    """The texts that stand over others."""
    inks.sort(key=lambda ink: ink[:4])
    for at, ink in enumerate(inks):
        for other in islice(inks, at + 1, None):
            if other.top > ink.bottom - HAIR:
                break
            if other.left < ink.right - HAIR and ink.left < other.right - HAIR:
                yield Hidden(other.seat, Cause.OVERLAP, other.words)
