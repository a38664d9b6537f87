"""Set a paper closer where its last page would hold little: a way to lay it out in, its pages out."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from antrag_gen.errors import AntragError
from antrag_gen.writers.pdf.mend.drawn import Seats
from antrag_gen.writers.pdf.mend.pages import lay_out
from antrag_gen.writers.pdf.mend.record import Rendered, text_area

# Classes of the body by which a style sheet sets a paper closer, in the order in which they are tried: how much of the
# last page is at most filled where it is worth a try, for each page before it, and on how many pages in all.
CLOSER = {"eng": (0.16, 6), "enger": (0.36, 2)}
AS_IT_IS = ""


class Close(NamedTuple):
    """Pages, the rules that made them so, and the class of the body."""

    rendered: Rendered
    rules: str
    density: str


def lay_out_closely(render: Callable[[str, str], Rendered], seats: Seats) -> Close:
    """The pages, set closer where that saves one; `render` lays out with a class of the body and one more style sheet.

    Raises AntragError where words of the document are not printed at all.
    """
    usual = Close(*lay_out(partial(render, AS_IT_IS), seats), AS_IT_IS)
    pages = usual.rendered.pages
    for density, (share, most_pages) in CLOSER.items():
        if 1 < len(pages) <= most_pages and _filled(pages[-1]) <= share * (len(pages) - 1):
            try:
                closer = Close(*lay_out(partial(render, density), seats), density)
            except AntragError:
                continue
            if len(closer.rendered.pages) < len(pages):
                return closer
    return usual


def _filled(page: Rendered) -> float:
    """How much of a page its text and notes take."""
    _, top, _, bottom = text_area(page)
    blocks = page._page_box.children  # noqa: SLF001 – as in `record`
    return float(sum(box.margin_height() for box in blocks if not hasattr(box, "at_keyword")) / (bottom - top))
