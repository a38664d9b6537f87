"""How the numbers of a column are measured: a grid goes in, one that is measured otherwise comes out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from antrag_gen.german.zahlen import TAUSEND
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.rule import Finding
from antrag_gen.proofing.tables.cells import MONEY, Zahl, Zelle
from antrag_gen.proofing.tables.grid import Grid, Zeilensinn
from antrag_gen.proofing.tables.rows import FEW, SUMS
from antrag_gen.proofing.tables.units import LASTING, UNITS, unit_of_head

SHARE = ("%", "Prozent")
MUCH_MORE = Decimal(100)
OF_SHARES = compile_late(r"%|Prozent")
WORD = compile_late(r"[^\W\d_]+[²³23]?")
TENTH, LEAST_SHARE = Decimal("0.1"), Decimal(2)


def _among_three(grid: Grid, column: int) -> list[tuple[int, Zelle, Zahl]]:
    """The numbers of a column, of three rows or more; none of rows that are there beside the others."""
    cells = [(row, cells[column]) for row, cells in enumerate(grid.zeilen)]
    numbers = [
        (row, cell, cell.zahl)
        for row, cell in cells
        if cell.zahl and not cell.nichts and grid.sinne[row] is not Zeilensinn.NEBENBEI
    ]
    return numbers if len(numbers) > FEW else []


def find_other_measures(grid: Grid) -> Iterator[Finding]:
    """One number that is measured otherwise than the rest of its column, in hectares, as a fraction, or as a share."""
    for column in grid.zahlenspalten:
        numbers = _among_three(grid, column)
        if otherwise := _against_head(grid, column, numbers):
            row, cell = otherwise
            what = f"In der Spalte „{grid.koepfe[column]}“ steht „{cell.text}“ bei „{grid.namen[row]}“."
            yield Finding(cell.place, what, "Alle Werte einer Spalte so messen, wie ihr Kopf sagt.")
            continue
        odd = (
            _in_other_unit(grid.koepfe[column], numbers)
            or _is_fraction(numbers)
            or _is_small(grid.koepfe[column], numbers)
        )
        odd = odd or _is_share_of_money(grid, column, numbers)
        if odd:
            row, cell = odd
            other = next(other.text for at, other, _ in numbers if at != row)
            what = f"In der Spalte „{grid.koepfe[column]}“ steht „{cell.text}“ bei „{grid.namen[row]}“"
            yield Finding(cell.place, f"{what}, sonst „{other}“.", "Alle Werte einer Spalte gleich messen.")


def _against_head(grid: Grid, column: int, numbers: Sequence[tuple[int, Zelle, Zahl]]) -> tuple[int, Zelle] | None:
    """The first in another unit than the head of its column says; a sum may be told in a larger one."""
    said = unit_of_head(grid.koepfe[column])
    if said is None:
        return None
    others = [(row, cell) for row, cell, zahl in numbers if UNITS.get(zahl.einheit, said) != said]
    return next(((row, cell) for row, cell in others if grid.sinne[row] not in SUMS), None)


def _in_other_unit(head: str, numbers: Sequence[tuple[int, Zelle, Zahl]]) -> tuple[int, Zelle] | None:
    """The only one in another unit of the same measure; of what lasts only one that is no whole number."""
    known = [UNITS.get(zahl.einheit) for _, _, zahl in numbers]
    units = Counter(known)
    if None in units or len(units) != FEW or len({measure for measure, _ in filter(None, known)}) != 1:
        return None
    rare, count = units.most_common()[-1]
    at = known.index(rare)
    row, cell, zahl = numbers[at]
    is_usual = rare is not None and rare[0] == LASTING and not zahl.wert % 1
    is_usual |= zahl.einheit in WORD.findall(head)  # „Fläche in m² bzw. ha“
    return (row, cell) if count == 1 and not is_usual else None


def _is_fraction(numbers: Sequence[tuple[int, Zelle, Zahl]]) -> tuple[int, Zelle] | None:
    """The only one of shares in percent that is written as a number below one."""
    bare = [(row, cell) for row, cell, zahl in numbers if not zahl.einheit and 0 < abs(zahl.wert) < 1 and zahl.wert % 1]
    shares = sum(1 for _, _, zahl in numbers if zahl.einheit in SHARE)
    return bare[0] if len(bare) == 1 and shares == len(numbers) - 1 else None


def _is_small(head: str, numbers: Sequence[tuple[int, Zelle, Zahl]]) -> tuple[int, Zelle] | None:
    """The only one below one in a column of percents, „0,332“ among „31,5“; a hundred times it is like the others."""
    small = [(row, cell, zahl) for row, cell, zahl in numbers if 0 < abs(zahl.wert) < 1 and zahl.stelle < TENTH]
    if len(small) != 1 or not OF_SHARES.search(head):
        return None
    others = [abs(zahl.wert) for _, cell, zahl in numbers if cell is not small[0][1]]
    alike = min(others) / 2 <= abs(small[0][2].wert) * MUCH_MORE <= max(others) * 2
    return small[0][:2] if min(others) >= LEAST_SHARE and alike else None


def _is_share_of_money(grid: Grid, column: int, numbers: Sequence[tuple[int, Zelle, Zahl]]) -> tuple[int, Zelle] | None:
    """The only share in a column of sums, in a row of sums or below a head that says Euro."""
    shares = [(row, cell) for row, cell, zahl in numbers if zahl.einheit in SHARE]
    is_of_money = bool(MONEY.search(grid.koepfe[column])) and not OF_SHARES.search(grid.koepfe[column])
    money = sum(1 for _, _, zahl in numbers if zahl.is_money or (is_of_money and not zahl.einheit))
    if len(shares) != 1 or money != len(numbers) - 1:
        return None
    others = [cell.zahl for cell in grid.zeilen[shares[0][0]] if cell.zahl and cell is not shares[0][1]]
    return shares[0] if is_of_money or any(zahl.is_money for zahl in others) else None


def find_whole_euros(grid: Grid) -> Iterator[Finding]:
    """A number that is in Euro, below a head that says thousands: more than a hundred times the others."""
    for column in grid.zahlenspalten:
        numbers = _among_three(grid, column)
        if grid.faktor(column) != TAUSEND or any(zahl.einheit for _, _, zahl in numbers):
            continue
        by_size = sorted(numbers, key=lambda entry: abs(entry[2].wert))
        if by_size and abs(by_size[-1][2].wert) >= max(TAUSEND * 10, abs(by_size[-2][2].wert) * MUCH_MORE):
            row, cell, _ = by_size[-1]
            what = f"„{cell.text}“ bei „{grid.namen[row]}“ steht in der Spalte „{grid.koepfe[column]}“."
            yield Finding(cell.place, what, "Ist ein Betrag in Euro gemeint? In Tausend schreiben wie die anderen.")
