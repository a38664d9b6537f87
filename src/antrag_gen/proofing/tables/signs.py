"""Quotients, taxes and signs in a table: a grid goes in, cells that differ from what the other rows follow come out.

Each is only told where two other rows follow it and the head of the columns names what they are.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from antrag_gen.german.mengen import rounded_off
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.tables.grid import Grid, Spaltensinn, Zeilensinn
from antrag_gen.proofing.tables.rows import FEW, HUNDRED, Wrong, show_number, shown

EACH = compile_late(r"^(?P<was>.*?)\b(?:je|pro)\s(?P<teiler>[A-ZÄÖÜ]\w{2,})", re.IGNORECASE)
TAX = compile_late(r"^\W*(?:MwSt|USt|Mehrwertsteuer|Umsatzsteuer|Steuer)\b", re.IGNORECASE)
NET = compile_late(r"^\W*[Nn]etto\w*")
DIFFERENCE = compile_late(r"^\W*(?:Abweichung|Differenz|Veränderung|Unterschied|Saldo)\b")
RATES = (Decimal(0), Decimal(7), Decimal(19), Decimal(5), Decimal(16))
STEM = 4


def find_wrong_signs(grid: Grid) -> Iterator[Wrong]:
    """One cell of a column that is otherwise a quotient, a tax of a net amount, or a difference with its sign."""
    rows = [row for row, sense in enumerate(grid.sinne) if sense is Zeilensinn.WERT]
    if len(rows) <= FEW:
        return
    for column in grid.zahlenspalten:
        head = grid.koepfe[column]
        if match := EACH.match(head):
            yield from _quotients(grid, column, rows, match["teiler"])
        elif TAX.match(head) and "%" not in head:
            yield from _taxes(grid, column, rows)
        elif DIFFERENCE.match(head) and grid.spalten[column] is Spaltensinn.UNTERSCHIED and "%" not in head:
            yield from _signs(grid, column, rows)


def _values(grid: Grid, row: int, *columns: int) -> tuple[Decimal, ...] | None:
    """The numbers of some cells of a row; None where one has none, or 0."""
    values = [grid.wert(row, column) for column in columns]
    known = [value for value in values if value]
    return tuple(known) if len(known) == len(values) else None


def _quotients(grid: Grid, column: int, rows: Sequence[int], of: str) -> Iterator[Wrong]:
    named = [at for at in grid.zahlenspalten if at != column and of[:STEM].lower() in grid.koepfe[at].lower()]
    others = [at for at in grid.zahlenspalten if at < column and at not in named]
    for first in others:
        for second in named:
            bad: list[tuple[int, Decimal]] = []
            good = near = 0
            for row in rows:
                if (values := _values(grid, row, first, second, column)) is None:
                    continue
                right, said = values[0] / values[1], values[2]
                place = grid.stelle(row, column)
                if abs(right - said) <= max(place / 2, grid.spielraum(row, column)):
                    good += 1
                elif abs(right - said) <= max(place, rounded_off(said, place)):
                    near += 1
                else:
                    bad.append((row, right))
            if good >= FEW and len(bad) == 1 and not near:
                row, right = bad[0]
                named_by = f"„{grid.koepfe[first]}“ : „{grid.koepfe[second]}“"
                yield _wrong(grid, row, column, round(right, 2), f"{named_by} ist {show_number(round(right, 2))}")


def _taxes(grid: Grid, column: int, rows: Sequence[int]) -> Iterator[Wrong]:
    nets = [at for at in grid.zahlenspalten if at != column and NET.match(grid.koepfe[at])]
    if len(nets) != 1:
        return
    good: list[tuple[int, tuple[Decimal, ...]]] = []
    bad: list[tuple[int, tuple[Decimal, ...]]] = []
    for row in rows:
        if (values := _values(grid, row, nets[0], column)) is None:
            continue
        loose = max(grid.stelle(row, column), grid.spielraum(row, column)) + grid.stelle(row, nets[0]) / 5
        rights = [values[0] * rate / HUNDRED for rate in RATES]
        (good if any(abs(right - values[1]) <= loose for right in rights) else bad).append((row, values))
    rates = {round(tax / net * HUNDRED) for _, (net, tax) in good}
    # Where there are two rates, a row can be of both.
    if len(good) >= FEW and len(bad) == 1 and len(rates) == 1:
        row, (net, tax) = bad[0]
        rate = rates.pop()
        right = net * rate / HUNDRED
        share = show_number(round(tax / net * HUNDRED, 1))
        why = f"{rate} % von {shown(grid, nets[0], net)} sind {shown(grid, column, right)}, nicht {share} %"
        yield _wrong(grid, row, column, right, why)


def _signs(grid: Grid, column: int, rows: Sequence[int]) -> Iterator[Wrong]:
    """„−20“, „15“ and „9“ where it must be „−9“: the other rows have both signs, and all of them are right."""
    left = [at for at in grid.zahlenspalten if at < column and grid.spalten[at] is Spaltensinn.WERT]
    for first, second in permutations(left, FEW) if len(left) == FEW else ():
        known = [(row, values) for row in rows if (values := _values(grid, row, first, second, column))]
        if any(abs(one - other) != abs(said) for _, (one, other, said) in known):
            return
        good = [said for _, (one, other, said) in known if one - other == said]
        bad = [(row, values) for row, values in known if values[0] - values[1] != values[2]]
        if len(good) >= FEW and len(bad) == 1 and min(good) < 0 < max(good):
            row, (one, other, _) = bad[0]
            why = f"„{grid.koepfe[first]}“ − „{grid.koepfe[second]}“ ist {shown(grid, column, one - other)}"
            yield _wrong(grid, row, column, one - other, why)


def _wrong(grid: Grid, row: int, column: int, right: Decimal, why: str) -> Wrong:
    cell = grid.zeilen[row][column]
    said = grid.wert(row, column) or Decimal(0)
    name = f"„{grid.namen[row]}“, " if grid.namen[row] else ""
    return Wrong(
        row, column, said, right, f"{name}Spalte „{grid.koepfe[column]}“: „{cell.text}“, aber {why}.", cell.place
    )
