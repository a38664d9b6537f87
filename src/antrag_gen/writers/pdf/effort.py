"""Bound what a style sheet makes of a paper: a document in, out an error where it is laid out without end.

Counted is what WeasyPrint does, not the time that it takes: the same paper ends alike on every machine.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from antrag_gen.errors import AntragError, Place
from antrag_gen.tree import Document, Text, walk
from antrag_gen.writers.pdf.looks import LAYOUT

NUMBER = 4  # of the page, among what is given to make_page
ID = "layout-aufwand"
HINT = "Größen, Ränder und Umbrüche der Formatvorlage prüfen; am einfachsten Regel um Regel löschen, bis es geht."


@contextmanager
def bounded(document: Document) -> Iterator[None]:
    """Around laying out: raises AntragError for far more pages or steps than a paper of this length can take.

    With the style sheets of the package it takes four boxes for each node, once or several times.
    """
    from weasyprint.formatting_structure import boxes
    from weasyprint.layout import page

    nodes = list(walk(document))
    letters = sum(len(node.text) for node in nodes if isinstance(node, Text))
    most_pages = 50 + len(nodes) // 4 + letters // 200
    left = 30_000 + 100 * len(nodes) + 10 * letters
    copy, make_page = boxes.Box.copy, page.make_page

    def counted_copy(box: boxes.Box) -> boxes.Box:
        nonlocal left
        left -= 1
        if left < 0:
            raise AntragError.of(Place(LAYOUT), "Die Formatvorlage ist zu aufwendig für dieses Papier.", HINT, ID)
        return copy(box)

    def counted_page(*given: Any) -> object:  # noqa: ANN401 – what WeasyPrint gives
        if given[NUMBER] > most_pages:
            what = f"Die Formatvorlage macht aus diesem Papier mehr als {most_pages} Seiten."
            raise AntragError.of(Place(LAYOUT), what, HINT, ID)
        return make_page(*given)

    boxes.Box.copy, page.make_page = counted_copy, counted_page
    try:
        yield
    finally:
        boxes.Box.copy, page.make_page = copy, make_page
