"""Read how cells of an ODS file look: its styles come in, the colour and the number format of a cell go out.

OpenDocument 1.3, part 3, chapters 16.27 (number formats) and 16.2 (styles and their parents).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO

from lxml import etree

from antrag_gen.patterns import compile_late
from antrag_gen.readers.finance.colours import is_red
from antrag_gen.readers.finance.number_format import COMPARE, Shown
from antrag_gen.readers.finance.refusals import FullError, SheetError

SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
STYLE, NUMBER, TABLE = (f"{{{SPACE}{name}:1.0}}" for name in ("style", "datastyle", "table"))
BODY = f"{{{SPACE}office:1.0}}body"
COLOUR = f"{{{SPACE}xsl-fo-compatible:1.0}}color"
CONDITION = compile_late(r"value\(\)\s*(<=|>=|!=|<|>|=)\s*(-?[0-9]{1,15}(?:\.[0-9]{1,15})?)")
MOST_PARENTS = 30
# Beginnings and ends of elements.
MOST_STYLES = 200_000
Element = etree._Element  # noqa: SLF001 – lxml has no public name for it


@dataclass(slots=True)
class Styles:
    """The styles of cells, sheets and numbers, by their names."""

    cells: dict[str, Element] = field(default_factory=dict)
    sheets: dict[str, Element] = field(default_factory=dict)
    numbers: dict[str, Element] = field(default_factory=dict)
    looks: dict[str, tuple[bool, str]] = field(default_factory=dict)

    def is_red(self, name: str) -> bool:
        """Whether the type of a cell is red; the nearest style that names a colour counts."""
        return self._look(name)[0]

    def shown(self, name: str, number: Decimal) -> Shown:
        """What the number format of a cell makes of a number."""
        style = self.numbers.get(self._look(name)[1])
        if style is None:
            return Shown()
        for choice in style.findall(f"{STYLE}map"):
            match = CONDITION.fullmatch(choice.get(f"{STYLE}condition", "").strip())
            if match and COMPARE[match[1]](number, Decimal(match[2])):
                style = self.numbers.get(choice.get(f"{STYLE}apply-style-name", ""), style)
                break
        return _shown(style, number)

    def hides_sheet(self, name: str) -> bool:
        style = self.sheets.get(name)
        properties = style.find(f"{STYLE}table-properties") if style is not None else None
        return properties is not None and properties.get(f"{TABLE}display") == "false"

    def _look(self, name: str) -> tuple[bool, str]:
        """Whether the style is red, and the name of its number format."""
        if name not in self.looks:
            properties = (style.find(f"{STYLE}text-properties") for style in self._line(name))
            colours = (each.get(COLOUR, "") for each in properties if each is not None)
            formats = (style.get(f"{STYLE}data-style-name", "") for style in self._line(name))
            self.looks[name] = is_red(next(filter(None, colours), "")), next(filter(None, formats), "")
        return self.looks[name]

    def _line(self, name: str) -> Iterable[Element]:
        """The style and those that it comes from, nearest first; the default of all cells at last."""
        for _ in range(MOST_PARENTS):
            style = self.cells.get(name)
            if style is None:
                break
            yield style
            name = style.get(f"{STYLE}parent-style-name", "Default" if name != "Default" else "")


def read_styles(parts: Iterable[bytes]) -> Styles:
    """The styles in the parts of a file; SheetError where one is damaged, FullError where there are too many."""
    styles, left = Styles(), MOST_STYLES
    for part in parts:
        try:
            for event, element in etree.iterparse(
                BytesIO(part), ("start", "end"), resolve_entities=False, no_network=True
            ):
                left -= 1
                if not left:
                    raise FullError
                if event == "end":
                    _keep(element, styles)
                elif element.tag == BODY:
                    break  # the sheets, behind all styles
        except etree.XMLSyntaxError as error:
            raise SheetError from error
    return styles


def _keep(element: Element, styles: Styles) -> None:
    name, tag = element.get(f"{STYLE}name", ""), str(element.tag)
    if tag == f"{STYLE}style" and element.get(f"{STYLE}family") == "table-cell":
        styles.cells[name] = element
    elif tag == f"{STYLE}style" and element.get(f"{STYLE}family") == "table":
        styles.sheets[name] = element
    elif tag.startswith(NUMBER) and tag.endswith("-style"):
        styles.numbers[name] = element


def _shown(style: Element, number: Decimal) -> Shown:
    properties = style.find(f"{STYLE}text-properties")
    digits = style.find(f"{NUMBER}number")
    factor = digits.get(f"{NUMBER}display-factor", "1") if digits is not None else "1"
    return Shown(
        red=properties is not None and is_red(properties.get(COLOUR, "")),
        scaled=style.tag == f"{NUMBER}percentage-style" or factor not in ("1", "1.0"),
        negative=number > 0 and _begins_negative(style),
    )


def _begins_negative(style: Element) -> bool:
    """Whether a minus or a bracket stands in front of the digits."""
    for element in style:
        if element.tag in (f"{NUMBER}number", f"{NUMBER}scientific-number", f"{NUMBER}fraction"):
            return False
        if element.tag == f"{NUMBER}text" and re.search(r"[-−–(]", element.text or ""):
            return True
    return False
