"""Read the cells of a sheet of Excel: what openpyxl gives of each comes in, the cells of our own shape go out."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from lxml import etree
from openpyxl.cell import Cell as ExcelCell
from openpyxl.cell import MergedCell
from openpyxl.styles.colors import COLOR_INDEX, Color

from antrag_gen.errors import Problem
from antrag_gen.readers.finance import faults
from antrag_gen.readers.finance.colours import is_red
from antrag_gen.readers.finance.grid import PLAIN, FinanceCell, Look
from antrag_gen.readers.finance.number_format import Shown, currency_of, shown
from antrag_gen.readers.finance.refusals import EXCEL
from antrag_gen.readers.finance.sheet import Sheet

THEME = "xl/theme/theme1.xml"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Dark and light change places in the list that cells count by (ECMA-376, 18.8.3).
THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")


class ExcelCells:
    """Makes the cells of one sheet."""

    def __init__(self, path: str, within: str, known: Sheet, theme: Sequence[str]) -> None:
        self.path = path
        self.within = within
        self.known = known
        self.theme = tuple(theme)
        self.reds: dict[int, bool] = {}

    def read(self, cell: ExcelCell | MergedCell, at: tuple[int, int]) -> FinanceCell:
        value, has_formula = cell.value, at in self.known.formulas
        merged = self.known.merged.get(at, "")
        if value is None and not merged and not has_formula:
            return FinanceCell(self.path, at[0], *at, within=self.within)
        fault = _fault(cell, merged, has_formula=has_formula)
        number, red = None, value is not None and not merged and self.is_red(cell)
        if fault is None and isinstance(value, (int, float)):
            number = Decimal(f"{value:.{faults.SIGNIFICANT_DIGITS}g}")
            seen = shown(str(cell.number_format), number)
            fault, red = _fault_of_number(value, seen, str(cell.number_format)), red or seen.red
            number = number if fault is None else None
        text = "" if value is None else str(value).strip() if number is None else f"{number:f}"
        adds = at in self.known.sums
        look = Look(merged, red=red, adds=adds) if merged or red or adds else PLAIN
        return FinanceCell(self.path, at[0], *at, text, number, fault, look=look, within=self.within)

    def is_red(self, cell: ExcelCell | MergedCell) -> bool:
        """Whether the type of a cell is red; many cells share a font."""
        font = cell.font
        if id(font) not in self.reds:  # the workbook keeps its fonts as long as it is read
            colour = font.color
            self.reds[id(font)] = shows_red(colour, self.theme)
        return self.reds[id(font)]


def shows_red(colour: Color | None, theme: Sequence[str]) -> bool:
    return colour is not None and _is_red(colour.type, _value(colour), theme)


def theme_of(parts: Mapping[str, bytes]) -> Sequence[str]:
    """The colours of the theme in the order that cells count them by; empty where there is none that can be read."""
    try:
        root = etree.fromstring(parts.get(THEME, b""), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return ()
    return tuple(_theme_colour(root, name) for name in THEME_ORDER)


def _theme_colour(root: "etree._Element", name: str) -> str:
    found = root.find(f".//{DRAWING}clrScheme/{DRAWING}{name}/*")
    return "" if found is None else str(found.get("lastClr") or found.get("val") or "")


def _value(colour: Color) -> str | int:
    value = getattr(colour, colour.type, None)
    return value if isinstance(value, (str, int)) else ""


def _is_red(kind: str, value: str | int, theme: Sequence[str]) -> bool:
    if isinstance(value, int):
        known = COLOR_INDEX if kind == "indexed" else theme
        return 0 <= value < len(known) and is_red(known[value])
    return is_red(value)


def _fault(cell: ExcelCell | MergedCell, merged: str, *, has_formula: bool) -> Problem | None:
    """Why the cell has no plain value; what is read from it would be a guess."""
    value, program = cell.value, EXCEL.program
    if merged:
        return faults.merged(merged)
    if has_formula and value is None:
        return faults.formula(program)
    if cell.data_type == "e":
        return faults.error(str(value), program)
    if isinstance(value, bool):
        return faults.truth(value)
    if isinstance(value, (datetime, date, time, timedelta)):
        return faults.day(value, program)
    if isinstance(value, (int, float)) and not abs(value) < faults.TOO_MUCH:
        return faults.too_large(program)
    return None


def _fault_of_number(value: float, seen: Shown, number_format: str) -> Problem | None:
    """Why a number is not what its format shows."""
    if (money := currency_of(number_format)) not in faults.EURO:
        return faults.currency(money)
    if seen.scaled and value:
        return faults.looks_different(Decimal(str(value)), EXCEL.program)
    return faults.looks_negative(Decimal(str(value)), EXCEL.program) if seen.negative else None
