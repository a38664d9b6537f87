"""What one column of a table is of others: a grid goes in, the cells that are not what the others in their row give.

What a column is (the sum of others, a product, a difference, a share) is what most of its rows say that it is.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from antrag_gen.patterns import compile_late
from antrag_gen.proofing.tables.grid import HAS_YEAR, Grid, Spaltensinn, Zeilensinn
from antrag_gen.proofing.tables.rows import FEW, HUNDRED, NEAR, SUMS, Wrong, is_money, loose, show_number, shown

MOST_COLUMNS = 14
SURE = 3
MONTHS = 12
MONTHLY = compile_late(r"\b(?:monatlich|im Monat|pro Monat|je Monat|Monat)\b|/ ?Monat", re.IGNORECASE)
YEARLY = compile_late(r"\b(?:jährlich|im Jahr|pro Jahr|je Jahr|p\. ?a\.|Jahr)\b|/ ?Jahr", re.IGNORECASE)
ADDENDS = (Spaltensinn.WERT,)
NUMBERS = (Spaltensinn.WERT, Spaltensinn.SUMME, Spaltensinn.TEIL, Spaltensinn.SATZ)
PLAIN = compile_late(
    r"^\W*(?:Summe|Gesamt(?:summe|betrag|kosten)?|Insgesamt|Zusammen|Total|Σ)\W*(?:\(?(?:in )?(?:Euro|EUR|€|"
    r"TEUR)\)?)?\W*$",
    re.IGNORECASE,
)
Reckoned = Callable[[Sequence[Decimal]], Decimal | None]


@dataclass(frozen=True, slots=True)
class Relation:
    """How the numbers of some columns give another; `words` tell it."""

    columns: tuple[int, ...]
    reckon: Reckoned
    words: str
    sign: str


def find_wrong_rows(grid: Grid) -> Iterator[Wrong]:
    """Cells that differ from what the relation of their column gives, which most other rows follow."""
    if len(grid.zahlenspalten) > MOST_COLUMNS:
        return
    for column in grid.zahlenspalten:
        relations = list(relations_of(grid, column))
        if not relations:
            continue
        scored = [(relation, *follow(grid, column, relation)) for relation in relations]
        relation, good, bad = max(scored, key=lambda entry: (len(entry[1]), -len(entry[2])))
        wrong = [row for row, _ in bad if grid.sinne[row] not in SUMS]
        if bad and _is_believed(grid, column, relation, len(good), len(wrong)):
            for row, right in bad:
                yield _wrong(grid, row, column, relation, right)


def relations_of(grid: Grid, column: int) -> Iterator[Relation]:
    """Those that there can be by the head of the column, those that are likely first."""
    sense = grid.spalten[column]
    left = [at for at in grid.zahlenspalten if at < column and grid.spalten[at] in NUMBERS]
    others = [at for at in grid.zahlenspalten if at != column and grid.spalten[at] in NUMBERS]
    if sense is Spaltensinn.ANTEIL:
        yield from _shares(grid, others)
        yield from (Relation(pair, _quotient, "der Anteil", "von") for pair in _pairs(left))
        if re.search(r"Veränderung|Zuwachs|Zunahme|Abweichung|mehr|Steigerung", grid.koepfe[column]):
            yield from (Relation(pair, _change, "die Veränderung", "auf") for pair in _pairs(left))
        return
    if sense is Spaltensinn.UNTERSCHIED:
        if "%" in grid.koepfe[column] or "Prozent" in grid.koepfe[column]:
            yield from (Relation(pair, _change, "die Veränderung", "auf") for pair in _pairs(left))
        else:
            yield from (Relation(pair, _difference, "der Unterschied", "−") for pair in _pairs(left))
            if len(left) > FEW:
                yield Relation(tuple(left), _left_over, "der Rest", "−")
        return
    if sense is Spaltensinn.SUMME:
        yield from (Relation(columns, _sum, "die Summe", "+") for columns in _addends(grid, column))
    if YEARLY.search(grid.koepfe[column]):
        monthly = [at for at in left if MONTHLY.search(grid.koepfe[at])]
        yield from (Relation((at,), _twelve_times, "das Zwölffache", "12") for at in monthly)
    yield from (Relation(pair, _product, "das Produkt", "×") for pair in combinations(left, FEW))
    yield from (Relation(pair, _difference, "der Unterschied", "−") for pair in combinations(left, FEW))
    if sense is not Spaltensinn.SUMME:
        yield from (Relation(pair, _sum, "die Summe", "+") for pair in combinations(left, FEW))


def _addends(grid: Grid, column: int) -> Iterator[tuple[int, ...]]:
    """The columns that a column of sums may add, the most likely first."""
    values = [at for at in grid.zahlenspalten if grid.spalten[at] in ADDENDS]
    sums = [at for at in grid.zahlenspalten if grid.spalten[at] is Spaltensinn.SUMME]
    left = [at for at in values if at < column]
    before = [at for at in sums if at < column]
    money = [at for at in left if is_money(grid, at)]
    choices = (
        [at for at in left if HAS_YEAR.search(grid.koepfe[at]) or re.search(r"\bff\.?$", grid.koepfe[at])],
        [at for at in left if not before or at > before[-1]],
        left,
        money,
        before,
        [at for at in values if at > column] if not left else [],
        [at for at in grid.zahlenspalten if at > column and grid.spalten[at] in (Spaltensinn.WERT, Spaltensinn.TEIL)]
        if not left
        else [],
        [at for at in grid.zahlenspalten if at < column and grid.spalten[at] in (Spaltensinn.WERT, Spaltensinn.TEIL)],
    )
    seen = dict.fromkeys(tuple(choice) for choice in choices if len(choice) >= FEW)
    yield from seen


def _pairs(columns: Sequence[int]) -> Iterator[tuple[int, ...]]:
    for one, other in combinations(columns, FEW):
        yield (one, other)
        yield (other, one)


def _sum(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


def _product(values: Sequence[Decimal]) -> Decimal:
    return values[0] * values[1]


def _difference(values: Sequence[Decimal]) -> Decimal:
    return values[0] - values[1]


def _left_over(values: Sequence[Decimal]) -> Decimal:
    return values[0] - sum(values[1:], Decimal(0))


def _twelve_times(values: Sequence[Decimal]) -> Decimal:
    return values[0] * MONTHS


def _quotient(values: Sequence[Decimal]) -> Decimal | None:
    return values[0] / values[1] * HUNDRED if values[1] else None


def _change(values: Sequence[Decimal]) -> Decimal | None:
    return (values[1] - values[0]) / values[0] * HUNDRED if values[0] else None


def _shares(grid: Grid, others: Sequence[int]) -> Iterator[Relation]:
    """Shares of the sum at the foot of another column, or of all rows where there is none."""
    for other in others:
        foot = [row for row, sense in enumerate(grid.sinne) if sense is Zeilensinn.SUMME]
        rows = [row for row, sense in enumerate(grid.sinne) if sense is Zeilensinn.WERT]
        values = [grid.wert(row, other) for row in (foot[-1:] or rows)]
        whole = sum((value for value in values if value is not None), Decimal(0))
        if whole > 0 and all(value is not None for value in values):
            yield Relation((other,), _share_of(whole), f"der Anteil an {shown(grid, other, whole)}", "")


def _share_of(whole: Decimal) -> Reckoned:
    return lambda values: values[0] / whole * HUNDRED


def follow(grid: Grid, column: int, relation: Relation) -> tuple[list[int], list[tuple[int, Decimal]]]:
    """The rows that follow a relation and those that don't, with what they would say."""
    good, bad = [], []
    for row, sense in enumerate(grid.sinne):
        cell, said = grid.zeilen[row][column], grid.wert(row, column)
        values = [grid.wert(row, at) for at in relation.columns]
        known = [value for value in values if value is not None]
        if (
            cell.zahl is None
            or said is None
            or len(known) < len(values)
            or sense in (Zeilensinn.TITEL, Zeilensinn.NEBENBEI)
        ):
            continue
        if relation.sign == "×" and sense in SUMS:
            continue
        right = relation.reckon(known)
        if right is None:
            continue
        slack = _slack(grid, row, column, relation, known)
        if abs(right - said) <= slack or (relation.sign in ("−", "auf") and abs(abs(right) - abs(said)) <= slack):
            if sum(1 for value in known if value) >= min(FEW, len(known)) and (relation.sign != "×" or 1 not in known):
                good.append(row)
        else:
            bad.append((row, right))
    return good, bad


def _slack(grid: Grid, row: int, column: int, relation: Relation, known: Sequence[Decimal]) -> Decimal:
    own = max(loose(grid, row, column), grid.spielraum(row, column))
    if relation.sign in ("", "von", "auf"):
        return max(own, grid.stelle(row, column) / 2) + sum(
            (loose(grid, row, at) for at in relation.columns), Decimal(0)
        ) * HUNDRED / (max(map(abs, known)) or 1)
    if relation.sign == "×":
        return (
            own
            + loose(grid, row, relation.columns[0]) * abs(known[1])
            + loose(grid, row, relation.columns[1]) * abs(known[0])
        )
    parts = [loose(grid, row, at) for at in relation.columns]
    exact = all(
        grid.stelle(row, at) and value % (grid.stelle(row, at) * 5) == 0
        for at, value in zip(relation.columns, known, strict=True)
    )
    return (
        Decimal(0)
        if exact
        and own <= grid.stelle(row, column) / 2
        and not grid.zeilen[row][column].text.startswith(("rd", "ca", "rund", "~"))
        else own + sum(parts, Decimal(0))
    )


def _is_believed(grid: Grid, column: int, relation: Relation, good: int, bad: int) -> bool:
    """Whether so many rows follow a relation that the others are wrong; with a plain head a sum needs no proof."""
    sense = grid.spalten[column]
    if sense is Spaltensinn.SUMME and relation.sign == "+":
        return (good >= bad and good > 0) or _is_plain(grid, column, relation)
    if relation.sign == "12":
        return good > bad
    if (
        relation.sign == "×"
        and Spaltensinn.SATZ in (grid.spalten[at] for at in relation.columns)
        and is_money(grid, column)
    ):
        return good >= max(1, bad)
    if sense is Spaltensinn.SUMME and relation.sign == "×":
        return good >= max(1, bad) or (not good and Spaltensinn.SATZ in (grid.spalten[at] for at in relation.columns))
    if sense is Spaltensinn.ANTEIL and not good and not _is_share(grid, column):
        return False
    if relation.sign == "von" and good >= FEW and bad == 1 and _is_all(grid, column, good + bad):
        return True
    if sense is Spaltensinn.UNTERSCHIED or relation.sign == "":
        is_only = len(list(relations_of(grid, column))) <= FEW
        return (good >= max(1, bad) and (is_only or good > 1)) or (not good and is_only and bad <= FEW)
    return good >= SURE and bad <= 1


def _is_all(grid: Grid, column: int, number: int) -> bool:
    """Whether so many rows are all that have a share, and no row of sums is among them."""
    shares = [grid.sinne[row] for row, cells in enumerate(grid.zeilen) if cells[column].zahl]
    return len(shares) == number and all(sense is Zeilensinn.WERT for sense in shares)


def _is_share(grid: Grid, column: int) -> bool:
    """Whether a column can only be of shares of the whole table: its sum is said to be 100."""
    feet = [grid.wert(row, column) for row, sense in enumerate(grid.sinne) if sense is Zeilensinn.SUMME]
    return "Anteil" in grid.koepfe[column] and (not feet or feet[-1] == HUNDRED)


def _is_plain(grid: Grid, column: int, relation: Relation) -> bool:
    years = all(HAS_YEAR.search(grid.koepfe[at]) for at in relation.columns)
    money = all(is_money(grid, at) for at in (*relation.columns, column))
    return bool(PLAIN.match(grid.koepfe[column])) and (years or money) and _is_near(grid, column, relation)


def _is_near(grid: Grid, column: int, relation: Relation) -> bool:
    for row in range(len(grid.zeilen)):
        said, values = grid.wert(row, column), [grid.wert(row, at) or Decimal(0) for at in relation.columns]
        total = sum(values, Decimal(0))
        if said and total and not NEAR <= abs(said / total) <= 1 / NEAR:
            return False
    return True


def _wrong(grid: Grid, row: int, column: int, relation: Relation, right: Decimal) -> Wrong:
    cell = grid.zeilen[row][column]
    said = grid.wert(row, column) or Decimal(0)
    is_share = relation.sign in ("", "von", "auf")
    value = f"{show_number(round(right, 1))} %" if is_share else shown(grid, column, right)
    named = "„" + "“, „".join(grid.koepfe[at] for at in relation.columns) + "“"
    name = f"„{grid.namen[row]}“, " if grid.namen[row] else ""
    gap = "" if is_share else f" (Unterschied: {shown(grid, column, abs(right - said))})"
    what = f"{name}Spalte „{grid.koepfe[column]}“: „{cell.text}“, aber {relation.words} von {named} ist {value}{gap}."
    return Wrong(row, column, said, right, what, cell.place)
