"""Tell sums from figures, and check them: rows come in, which of them add up others and which add up wrongly go out."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from antrag_gen.errors import Level, Problem
from antrag_gen.fields.istdaten import BETRAEGE
from antrag_gen.german.zahlen import format_euro
from antrag_gen.patterns import compile_late
from antrag_gen.readers.finance.grid import FinanceCell

# „Gesamt-Personalrat“ is an office, „Gesamt-Summe“ a sum.
BEGINS = compile_late(
    r"(?:(?:(?:zwischen|gesamt|end|teil)-?)?summe|(?:teil|gesamt)ergebnis|(?:ins)?gesamt|total)\b(?![-‐‑])|[Σ∑]",
    re.IGNORECASE,
)
# What Excel and LibreOffice write themselves: „500 Ergebnis“, „Gesamtergebnis“.
ENDS = compile_late(r"(?:.* )?(?:(?:teil|gesamt)?ergebnis|(?:zwischen|gesamt|end)?summe)", re.IGNORECASE)
YEAR = compile_late(r"\b(?:19|20)[0-9]{2}\b")
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Line:
    """A row as sums see it: its cells and amounts by their keys, and its year; a sum has none of its own."""

    cells: Mapping[str, FinanceCell]
    amounts: Mapping[str, Decimal]
    year: int | None
    is_sum: bool
    words: str = ""


def is_sum(keys: Sequence[FinanceCell], cells: Mapping[str, FinanceCell], others: Sequence[FinanceCell]) -> bool:
    """Whether a row says that it is one, where its key would stand or, without a key, anywhere; or by its formulas."""
    if any(BEGINS.match(cell.text) or ENDS.fullmatch(cell.text) for cell in keys):
        return True
    everywhere = (*cells.values(), *others)
    if not keys[-1].empty or any(BEGINS.match(cell.text) for cell in everywhere):
        return keys[-1].empty
    # A row of a year is one whose key is missing, whatever else it says.
    adds = any(cell.look.adds for key, cell in cells.items() if key in BETRAEGE)
    return cells["jahr"].empty and (adds or any(ENDS.fullmatch(cell.text) for cell in everywhere))


def check_sums(lines: Sequence[Line], names: Mapping[str, str], everything: Sequence[Line] = ()) -> Iterator[Problem]:
    """A warning for each sum that is none of what was read: of the rows from another sum on, before it or behind it,
    of all of them, or of the year that it names.

    `everything` are the rows of all lists that were read together, which a sum in the last one may add up.
    """
    for key in BETRAEGE:
        if any(line.is_sum and key in line.amounts for line in lines):
            yield from _check(key, lines, names, everything or lines)


def _check(key: str, lines: Sequence[Line], names: Mapping[str, str], everything: Sequence[Line]) -> Iterator[Problem]:
    read = list(accumulate((_amount(key, line) for line in lines), initial=ZERO))
    together = sum((_amount(key, line) for line in everything), ZERO)
    by_year = [_by_year(key, lines), _by_year(key, everything)]
    # What was read up to each sum: from there on others may count, before it or behind it.
    before, behind = {ZERO}, Counter([*(read[at] for at, line in enumerate(lines) if line.is_sum), read[-1]])
    last = ZERO
    for at, line in enumerate(lines):
        if not line.is_sum:
            continue
        behind[read[at]] -= 1
        stated = line.amounts.get(key)
        if stated is not None and not (
            read[at] - stated in before
            or behind[read[at] + stated] > 0
            or stated == together
            or stated in {years.get(int(year)) for year in YEAR.findall(line.words) for years in by_year}
        ):
            yield _problem(line.cells[key], names[key], stated, [read[at] - last, read[-1], together])
        before.add(read[at])
        last = read[at]


def _amount(key: str, line: Line) -> Decimal:
    return ZERO if line.is_sum else line.amounts.get(key, ZERO)


def _by_year(key: str, lines: Sequence[Line]) -> dict[int | None, Decimal]:
    found: dict[int | None, Decimal] = {}
    for line in lines:
        found[line.year] = found.get(line.year, ZERO) + _amount(key, line)
    return found


def _problem(cell: FinanceCell, name: str, stated: Decimal, found: Sequence[Decimal]) -> Problem:
    """What the list says, and what its rows give: those above the sum, all of them, and those of all lists."""
    part, whole, together = (f"{format_euro(euro)} Euro" for euro in found)
    sums = f"die Zeilen davor ergeben {part}" + (f", alle {whole}" if whole != part else "")
    sums += f", die aller Listen {together}" if together != whole else ""
    what = f"{cell.name} (Spalte „{name}“): Die Summe ist {format_euro(stated)} Euro, {sums}."
    hint = "Fehlen in der Liste Zeilen, oder ist eine Zahl falsch? Bei der Kämmerei nachfragen."
    return Problem(cell.place, what, hint, "summe-falsch", Level.WARNUNG)
