"""The sums of rows in a table: a grid goes in, the cells that say another sum than the rows above come out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from antrag_gen.errors import Place
from antrag_gen.fields.teile import ALL, SOME
from antrag_gen.german.zahlen import format_zahl
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.tables.grid import Grid, Spaltensinn, Zeilensinn

SUMS = (Zeilensinn.SUMME, Zeilensinn.ZWISCHENSUMME)
ADDED = (Spaltensinn.WERT, Spaltensinn.SUMME, Spaltensinn.TEIL, Spaltensinn.UNTERSCHIED)
EXACT_STEPS = 5
# Rows below another: „– Löhne“, „1.1“.
BELOW = compile_late(r"\s*(?:[-–—•·]\s|\.{2,}|…|\d+(?:\.\d+)+\.?(?:\s|$)|[a-z]\)\s)")
FEW = 2
HUNDRED = Decimal(100)
NEAR = Decimal("0.5")
NEARER = Decimal("0.8")
INCOME = (
    "einnahm",
    "erträg",
    "ertrag",
    "zuschuss",
    "zuschüss",
    "zuweis",
    "förder",
    "erlös",
    "eigenmittel",
    "spende",
    "beitr",
    "entgelt",
    "drittmittel",
    "einzahl",
    "kostenersatz",
    "eigenanteil",
)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell whose number is not the one that the others give."""

    row: int
    column: int
    said: Decimal
    right: Decimal
    what: str
    place: Place


def find_wrong_sums(grid: Grid) -> Iterator[Wrong]:
    """Sum rows, differences of two rows, and „davon“ rows with their whole, column by column."""
    for column in grid.zahlenspalten:
        for row, sense in enumerate(grid.sinne) if grid.mit_summen else ():
            if sense in SUMS:
                yield from _sum(grid, row, column)
            elif sense is Zeilensinn.SALDO:
                yield from _saldo(grid, row, column)
        if grid.mit_teilen:
            yield from _parts(grid, column)


def _sum(grid: Grid, row: int, column: int) -> Iterator[Wrong]:
    said = grid.wert(row, column)
    if said is None or grid.zeilen[row][column].zahl is None:
        return
    sense = grid.spalten[column]
    if sense is Spaltensinn.ANTEIL:
        yield from _shares(grid, row, column, said)
    elif sense in ADDED:
        yield from _amounts(grid, row, column, said)


def _shares(grid: Grid, row: int, column: int, said: Decimal) -> Iterator[Wrong]:
    """Shares that together are said to be all."""
    rows = [at for at in range(row) if grid.sinne[at] is Zeilensinn.WERT]
    values = [grid.wert(at, column) for at in rows]
    if len(rows) < FEW or any(value is None for value in values):
        return
    total = sum((value for value in values if value is not None), Decimal(0))
    loose = sum((grid.spielraum(at, column) or grid.stelle(at, column) / 2 for at in rows), Decimal(0))
    is_all = said == HUNDRED or ("nteil" in grid.koepfe[column] and abs(total - HUNDRED) <= loose)
    if is_all and abs(total - said) > loose and (said != HUNDRED or NEAR < total / HUNDRED < 1 / NEAR):
        yield _wrong(grid, (row, column), total, f"die Anteile darüber sind zusammen {show_number(total)} %")


def _amounts(grid: Grid, row: int, column: int, said: Decimal) -> Iterator[Wrong]:
    choices = [rows for rows in _choices(grid, row, column) if rows]
    if not choices:
        return
    if any(_fits(grid, row, column, said, rows) for rows in choices):
        return
    rows = choices[0]
    values = [_signed(grid, at, column) for at in rows]
    if any(value is None for value in values) or len(rows) < FEW:
        return
    total = sum((value for value in values if value is not None), Decimal(0))
    if not _is_meant(grid, row, column, said, total) or _is_mean(said, total, len(rows)):
        return
    below = row < min(rows)
    yield _wrong(
        grid,
        (row, column),
        total,
        f"die Zeilen {'darunter' if below else 'darüber'} ergeben zusammen {shown(grid, column, total)}",
    )


def _choices(grid: Grid, row: int, column: int) -> Iterator[list[int]]:
    """The rows that a sum may add, the most likely first."""
    above = [at for at in range(row) if grid.sinne[at] is Zeilensinn.WERT or _stands_alone(grid, at, column)]
    sums = [at for at in range(row) if grid.sinne[at] in SUMS]
    titles = [at for at in range(row) if grid.sinne[at] is Zeilensinn.TITEL]
    since = [at for at in above if not sums or at > sums[-1]]
    group = [at for at in above if not titles or at > titles[-1]]
    top = [at for at in above if not BELOW.match(grid.namen[at]) and not BELOW.match(grid.zeilen[at][0].text)]
    if 0 < len(top) < len(above) and BELOW.match(grid.namen[top[0]]) is None and top[0] == above[0]:
        yield top
        yield [at for at in top if at in since]
    if grid.sinne[row] is Zeilensinn.SUMME and not (
        sums and since and all(grid.sinne[at] is Zeilensinn.SUMME for at in sums)
    ):
        yield above
        yield since
    else:
        yield since
        yield above
    yield group
    yield [at for at in group if at in since]
    yield [*sums, *since]
    yield [at for at in sums if grid.sinne[at] is Zeilensinn.ZWISCHENSUMME]
    yield [at for at in sums if grid.sinne[at] is Zeilensinn.SUMME]
    yield [at for at in range(row) if grid.sinne[at] in (Zeilensinn.WERT, Zeilensinn.SALDO)]
    if not above:
        yield [at for at in range(row + 1, len(grid.zeilen)) if grid.sinne[at] is Zeilensinn.WERT]


def _stands_alone(grid: Grid, row: int, column: int) -> bool:
    """Whether a part has a number where its whole has none."""
    teil = grid.teile[row]
    return teil is not None and (teil.ganzes is None or grid.zeilen[teil.ganzes][column].zahl is None)


def _signed(grid: Grid, row: int, column: int) -> Decimal | None:
    value = grid.wert(row, column)
    return -abs(value) if value is not None and grid.abzug(row) else value


def _fits(grid: Grid, row: int, column: int, said: Decimal, rows: Sequence[int]) -> bool:
    """Whether the rows give the sum, deductions counted either way; cells that are words may be anything."""
    values = [(at, value) for at in rows if (value := _signed(grid, at, column)) is not None]
    if len(values) < len(rows):
        return True
    loose = _tolerance(grid, row, column, rows)
    sure = [value for at, value in values if not _is_either(grid, at, column)]
    either = [value for at, value in values if _is_either(grid, at, column)]
    base = sum(sure, Decimal(0))
    all_of = sum(either, Decimal(0))
    readings = {base + all_of, base - all_of, base, *(base + all_of - 2 * value for value in either)}
    # Where a plus is written, a sum without it is less.
    is_signed = any(cells[column].text.startswith("+") for cells in grid.zeilen)
    signs = (1,) if is_signed else (1, -1)
    return any(abs(reading - sign * said) <= loose for reading in readings for sign in signs)


def _is_either(grid: Grid, row: int, column: int) -> bool:
    zahl = grid.zeilen[row][column].zahl
    name = grid.namen[row].lower()
    return bool(zahl and zahl.geklammert) or (not grid.abzug(row) and any(word in name for word in INCOME))


def _tolerance(grid: Grid, row: int, column: int, rows: Sequence[int]) -> Decimal:
    """What rounding can make of it; numbers that are all multiples of five of their last place are not rounded."""
    exact = all(
        (grid.wert(at, column) or Decimal(0)) % (grid.stelle(at, column) * EXACT_STEPS) == 0
        and grid.spielraum(at, column) <= grid.stelle(at, column) / 2
        for at in rows
    )
    coarse = any(grid.stelle(row, column) > grid.stelle(at, column) for at in rows if grid.zeilen[at][column].zahl)
    own = grid.spielraum(row, column)
    if exact and not coarse and own <= grid.stelle(row, column) / 2:
        return Decimal(0)
    return own + sum((loose(grid, at, column) for at in rows), Decimal(0))


def loose(grid: Grid, row: int, column: int) -> Decimal:
    """Half of the last place of what is told in thousands, or with decimals."""
    given = grid.spielraum(row, column)
    return given or (
        grid.stelle(row, column) / 2 if grid.faktor(column) > 1 and grid.zeilen[row][column].zahl else Decimal(0)
    )


def _is_meant(grid: Grid, row: int, column: int, said: Decimal, total: Decimal) -> bool:
    """Whether the number can only be meant as this sum: money, or one that nearly is."""
    if not total or not said:
        return False
    ratio = abs(said / total)
    if row == 0:
        # Counts below a total can overlap: „unter drei Jahren“, „mit Mittagessen“.
        return NEARER <= ratio <= 1 / NEARER and is_money(grid, column)
    return NEAR <= ratio <= 1 / NEAR or ratio in (Decimal(10), Decimal("0.1")) or is_money(grid, column)


def is_money(grid: Grid, column: int) -> bool:
    """Whether a column is of money, by its head or its cells."""
    return any(
        word in grid.koepfe[column] for word in ("Euro", "EUR", "€", "Betrag", "Kosten", "kosten", "Ausgaben")
    ) or any(cell.zahl and cell.zahl.is_money for cell in (row[column] for row in grid.zeilen))


def _is_mean(said: Decimal, total: Decimal, count: int) -> bool:
    return abs(said - total / count) <= abs(said) / HUNDRED


def _saldo(grid: Grid, row: int, column: int) -> Iterator[Wrong]:
    """The difference of the two sums above it, or of the only two rows."""
    said = grid.wert(row, column)
    sums = [at for at in range(row) if grid.sinne[at] in SUMS][-FEW:]
    rows = [at for at in range(row) if grid.sinne[at] is Zeilensinn.WERT]
    pair = sums if len(sums) == FEW else rows if len(rows) == FEW and not sums else []
    if said is None or not pair or grid.zeilen[row][column].zahl is None or grid.spalten[column] not in ADDED:
        return
    first, second = (grid.wert(at, column) for at in pair)
    if first is None or second is None:
        return
    slack = _tolerance(grid, row, column, pair)
    if not any(abs(abs(said) - abs(right)) <= slack for right in (first - second, first + second)):
        right = abs(abs(first) - abs(second))
        both = f"{shown(grid, column, first)} und {shown(grid, column, second)}"
        what = f"der Unterschied von {both} ist {shown(grid, column, right)}"
        yield _wrong(grid, (row, column), right, what)


def _parts(grid: Grid, column: int) -> Iterator[Wrong]:
    """„davon“ rows that are together more than their whole, or less where there are several; a „darunter“ row alone."""
    wholes: dict[int, list[int]] = {}
    for row, teil in enumerate(grid.teile):
        if teil is not None and teil.ganzes is not None and teil.wort in (ALL, SOME):
            wholes.setdefault(teil.ganzes, []).append(row)
    for whole, rows in wholes.items() if grid.spalten[column] in ADDED else ():
        said = grid.wert(whole, column)
        values = [grid.wert(at, column) for at in rows]
        if said is None or grid.zeilen[whole][column].zahl is None or any(value is None for value in values):
            continue
        named_all = len(rows) >= FEW and all(_word(grid, at) == ALL for at in rows)
        known = [value for value in values if value is not None]
        # What „darunter“ tells of can overlap.
        total = max(known) if any(_word(grid, at) == SOME for at in rows) else sum(known, Decimal(0))
        over = abs(total) - abs(said)
        if abs(over) > _tolerance(grid, whole, column, rows) and (over > 0 or (named_all and all(known))):
            yield _wrong(
                grid, (whole, column), total, f"die Teile („davon“) sind zusammen {shown(grid, column, total)}"
            )


def _word(grid: Grid, row: int) -> str:
    teil = grid.teile[row]
    return teil.wort if teil is not None else ""


def _wrong(grid: Grid, at: tuple[int, int], right: Decimal, why: str) -> Wrong:
    row, column = at
    said = grid.wert(row, column) or Decimal(0)
    cell = grid.zeilen[row][column]
    gap = shown(grid, column, abs(right - said))
    what = f"{_named(grid, row)}, Spalte „{grid.koepfe[column]}“: „{cell.text}“, aber {why} (Unterschied: {gap})."
    return Wrong(row, column, said, right, what, cell.place)


def _named(grid: Grid, row: int) -> str:
    return f"„{grid.namen[row]}“" if grid.namen[row] else "Diese Zeile"


def shown(grid: Grid, column: int, value: Decimal) -> str:
    factor = grid.faktor(column)
    units = {cell.zahl.einheit for row in grid.zeilen if (cell := row[column]).zahl and not cell.nichts and cell.zahl}
    factors = {cell.zahl.faktor for row in grid.zeilen if (cell := row[column]).zahl}
    if factor == 1 and len(factors) == 1 and len(units) == 1:
        return f"{show_number(value / factors.pop())} {units.pop()}".rstrip()
    return show_number(value / factor)


def show_number(value: Decimal) -> str:
    return format_zahl(round(value, 4).normalize())
