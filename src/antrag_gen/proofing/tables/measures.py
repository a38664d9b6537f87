"""How the numbers of a column are measured: a grid goes in, one that is measured otherwise comes out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from antrag_gen.german.zahlen import TAUSEND
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.rule import Finding
from antrag_gen.proofing.tables.cells import Zahl, Zelle
from antrag_gen.proofing.tables.grid import Grid, Zeilensinn
from antrag_gen.proofing.tables.rows import FEW

SHARE = ("%", "Prozent")
MUCH_MORE = Decimal(100)
OF_SHARES = compile_late(r"%|Prozent")
TENTH, LEAST_SHARE = Decimal("0.1"), Decimal(2)
LASTING = "Zeit"
# Each measure with its units, and each unit as it is written.
MEASURES = {
    "Fläche": (("m²", "m2", "qm", "Quadratmeter", "Quadratmetern"), ("ha", "Hektar"), ("km²", "km2"), ("Ar", "a")),
    "Länge": (("m", "Meter", "Metern"), ("km", "Kilometer", "Kilometern"), ("cm", "Zentimeter"), ("mm",)),
    "Gewicht": (("kg", "Kilogramm"), ("t", "Tonne", "Tonnen"), ("g", "Gramm")),
    "Strom": (("kWh", "Kilowattstunden"), ("MWh", "Megawattstunden"), ("GWh",)),
    "Leistung": (("kW", "kWp"), ("MW", "MWp")),
    "Inhalt": (("l", "Liter", "Litern"), ("m³", "m3", "cbm", "Kubikmeter"), ("hl",)),
    LASTING: (
        ("Min.", "Min", "min", "Minute", "Minuten"),
        ("h", "Std.", "Std", "Stunde", "Stunden"),
        ("Tag", "Tage", "Tagen"),
        ("Woche", "Wochen"),
        ("Monat", "Monate", "Monaten", "Mon."),
        ("Jahr", "Jahre", "Jahren", "J."),
    ),
}
UNITS = {name: (measure, units[0]) for measure, kinds in MEASURES.items() for units in kinds for name in units}


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
        odd = _in_other_unit(numbers) or _is_fraction(numbers) or _is_small(grid.koepfe[column], numbers)
        odd = odd or _is_share_of_money(grid, numbers)
        if odd:
            row, cell = odd
            other = next(other.text for at, other, _ in numbers if at != row)
            what = f"In der Spalte „{grid.koepfe[column]}“ steht „{cell.text}“ bei „{grid.namen[row]}“"
            yield Finding(cell.place, f"{what}, sonst „{other}“.", "Alle Werte einer Spalte gleich messen.")


def _in_other_unit(numbers: Sequence[tuple[int, Zelle, Zahl]]) -> tuple[int, Zelle] | None:
    """The only one in another unit of the same measure; of what lasts only one that is no whole number."""
    known = [UNITS.get(zahl.einheit) for _, _, zahl in numbers]
    units = Counter(known)
    if None in units or len(units) != FEW or len({measure for measure, _ in filter(None, known)}) != 1:
        return None
    rare, count = units.most_common()[-1]
    at = known.index(rare)
    row, cell, zahl = numbers[at]
    is_usual = rare is not None and rare[0] == LASTING and not zahl.wert % 1
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


def _is_share_of_money(grid: Grid, numbers: Sequence[tuple[int, Zelle, Zahl]]) -> tuple[int, Zelle] | None:
    """The only share in a column of sums, in a row of sums."""
    shares = [(row, cell) for row, cell, zahl in numbers if zahl.einheit in SHARE]
    money = sum(1 for _, _, zahl in numbers if zahl.is_money)
    if len(shares) != 1 or money != len(numbers) - 1:
        return None
    others = [cell.zahl for cell in grid.zeilen[shares[0][0]] if cell.zahl and cell is not shares[0][1]]
    return shares[0] if any(zahl.is_money for zahl in others) else None


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
