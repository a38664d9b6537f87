"""Check the measures of a Word layout: the root of a part in, out those that are no numbers or larger than any page."""

import re
from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml import etree

from antrag_gen.errors import Problem
from antrag_gen.patterns import compile_late
from antrag_gen.writers.docx.markup import Xml
from antrag_gen.writers.docx.styles import LAYOUT

INTEGER = compile_late(r"[+-]?[0-9]{1,9}")
NUMBER = compile_late(r"[+-]?[0-9]{1,9}(\.[0-9]{1,9})?")  # other programs write fractions of spaces
LARGEST = 31_680  # twips: 22 inches, no page of Word is larger
LARGEST_NUMBER = 1_000_000_000
# Element → its attributes that are measures, whether fractions are understood, and the largest.
MEASURES = {
    "pgSz": (("w", "h"), INTEGER, LARGEST),
    "pgMar": (("top", "bottom", "left", "right", "header", "footer", "gutter"), INTEGER, LARGEST),
    "spacing": (("before", "after", "line"), NUMBER, LARGEST),
    "ind": (("left", "right", "start", "end", "hanging", "firstLine"), NUMBER, LARGEST),
    "sz": (("val",), NUMBER, 3276),  # half points
    "szCs": (("val",), NUMBER, 3276),
    "tab": (("pos",), NUMBER, LARGEST),
    "cols": (("num", "space"), NUMBER, LARGEST),
    "gridCol": (("w",), NUMBER, LARGEST),
    "trHeight": (("val",), NUMBER, LARGEST),
    "num": (("numId",), INTEGER, LARGEST_NUMBER),
    "abstractNum": (("abstractNumId",), INTEGER, LARGEST_NUMBER),
    "lvl": (("ilvl",), INTEGER, 8),
}
MARGINS = {"tblCellMar", "tcMar"}
SIDES = ("top", "bottom", "left", "right", "start", "end")
CHECKED = {qn(f"w:{name}"): said for name, said in MEASURES.items()}
CHECKED_SIDES = {qn(f"w:{name}") for name in SIDES}
CELLS = {qn(f"w:{name}") for name in MARGINS}
HINT = "Das Layout in Word öffnen, das Maß neu eingeben und speichern."


def check_measures(root: Xml, part: str) -> Iterator[Problem]:
    """A problem for each measure that nobody can reckon with."""
    for element in root.iter(etree.Element):
        names, form, largest = CHECKED.get(element.tag, ((), NUMBER, 0))
        parent = element.getparent()
        if element.tag in CHECKED_SIDES and parent is not None and parent.tag in CELLS:
            names, form, largest = ("w",), NUMBER, LARGEST
        for name in names:
            yield from _check(element, name, form, largest, part)


def _check(element: Xml, name: str, form: re.Pattern[str], largest: int, part: str) -> Iterator[Problem]:
    value = element.get(qn(f"w:{name}"))
    if value is None:
        return
    shown = f'„{etree.QName(element).localname} {name}="{value[:40]}"“ in „{part}“, Zeile {element.sourceline or 1}'
    if not form.fullmatch(value):
        yield Problem(LAYOUT, f"Ein Maß des Layouts ist keine Zahl: {shown}.", HINT, id="layout-mass")
    elif abs(float(value)) > largest:
        yield Problem(LAYOUT, f"Ein Maß des Layouts ist größer als {largest}: {shown}.", HINT, id="layout-mass")
