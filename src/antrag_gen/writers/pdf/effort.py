"""Bound what a style sheet makes of a paper: a document in, out an error where it is laid out without end.

Counted is what WeasyPrint does, not the time that it takes: the same paper ends alike on every machine.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from antrag_gen.errors import AntragError, Place
from antrag_gen.tree import Document, Text, walk
from antrag_gen.writers.pdf.looks import LAYOUT

LINE = 20  # steps that a line of words counts for: Pango takes so much longer than a box
NUMBER = 4  # of the page, among what is given to make_page
ID = "layout-aufwand"
HINT = "Größen, Ränder und Umbrüche der Formatvorlage prüfen; am einfachsten Regel um Regel löschen, bis es geht."


@contextmanager
def bounded(document: Document) -> Iterator[None]:
    """Around laying out: raises AntragError for far more pages or steps than a paper of this length can take.

    With the style sheets of the package it takes a twentieth of that, each time that it is laid out.
    """
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import page
    from weasyprint.text import line_break

    nodes = list(walk(document))
    letters = sum(len(node.text) for node in nodes if isinstance(node, Text))
    most_pages = 50 + len(nodes) // 4 + letters // 200
    left = 10_000 + 500 * len(nodes) + 50 * letters

    def spend(steps: int) -> None:
        nonlocal left
        left -= steps
        if left < 0:
            raise AntragError.of(Place(LAYOUT), "Die Formatvorlage ist zu aufwendig für dieses Papier.", HINT, ID)

    def count_page(number: int) -> None:
        if number > most_pages:
            what = f"Die Formatvorlage macht aus diesem Papier mehr als {most_pages} Seiten."
            raise AntragError.of(Place(LAYOUT), what, HINT, ID)

    with (
        _counted(boxes.Box, "copy", lambda _: spend(1)),
        _counted(line_break.Layout, "setup", lambda _: spend(LINE)),
        _counted(page, "make_page", lambda given: count_page(given[NUMBER])),
    ):
        yield


@contextmanager
def _counted(owner: Any, name: str, count: Callable[[Sequence[Any]], None]) -> Iterator[None]:  # noqa: ANN401 – theirs
    """Tell `count` what each call is given, before it is done."""
    before = getattr(owner, name)

    def counted(*given: Any, **named: Any) -> Any:  # noqa: ANN401 – as above
        count(given)
        return before(*given, **named)

    setattr(owner, name, counted)
    try:
        yield
    finally:
        setattr(owner, name, before)
