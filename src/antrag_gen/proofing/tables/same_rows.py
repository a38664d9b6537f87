"""Rules on rows of a table that stand twice: a manuscript goes in, the second of each comes out.

A row that says in words or with a heading what it is a part of begins anew; where many things come again, the table
counts them so.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from antrag_gen.errors import Place
from antrag_gen.fields.summenzeilen import FIRST, GATHERED, LAST, ONLY
from antrag_gen.fields.tabellen import Tabelle
from antrag_gen.german.datum import MONATE
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.rule import Finding, Rule
from antrag_gen.proofing.tables.cells import place_of, read_cell, words_of
from antrag_gen.proofing.tables.grid import MARKS, MOST_ROWS
from antrag_gen.tree import Table

FEWEST = 3  # rows of which one stands twice
FEWEST_CELLS = 2
MOST_RUNS = 2  # all rows, and what is below their sum
MONTHS = 11
MONTH = rf"(?:{'|'.join(MONATE)}|Jan\.?|Feb\.?|Okt\.?|Nov\.?|Dez\.?)"
# What the rows are counted by, as it stands in their first cells.
COUNTED = compile_late(
    rf"(?:(?:19|20)\d\d(?:/(?:\d\d){{1,2}})?(?:\s?ff\.?)?|{MONTH}(?:\s(?:19|20)\d\d)?"
    r"|(?:[IV]+|\d)\.\s?Quartal(?:\s(?:19|20)\d\d)?)"
)
HEADS = compile_late(
    r"\W*(?:Jahr|Haushaltsjahr|Schuljahr|Monat|Quartal|Stadtteil|Stadtbezirk|Bezirk|Ortsteil|Ort|Schule|Kita|Kindertagesstätte"
    r"|Einrichtung|Markt|Standort|Amt|Referat|Dezernat|Gewerk|Gemeinde|Stadt|Haltestelle|Linie|Halle|Bad|Spielplatz|Träger|Verein"
    r"|Altersgruppe|Teilhaushalt|THH|Stadion|Brücke|Bücherei|Museum)(?:e|en|n|er)?\W*",
    re.IGNORECASE,
)
WORDS = compile_late(r"[^\W\d_]{3,}")
NUMBERS = compile_late(r"\W*(?:lfd\.?\s?Nr|Nr|Pos|Position|Ziffer|Los)\b.*", re.IGNORECASE)
# Each post is a row of its own, whatever it says.
POSTS = compile_late(r"Stelle|Besoldung|Entgelt|VZÄ|VZK|Funktion|Gruppe|Eingruppierung|Umfang|Name", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """The words of its cells, and where it begins."""

    cells: tuple[str, ...]
    place: Place

    @property
    def key(self) -> str:
        return self.cells[0]

    @property
    def is_title(self) -> bool:
        return sum(bool(cell) for cell in self.cells) < FEWEST_CELLS

    @property
    def is_sum(self) -> bool:
        return any(pattern.match(self.key) for pattern in (ONLY, FIRST, GATHERED, LAST))

    @property
    def amounts(self) -> tuple[Decimal | None, ...]:
        return tuple(read_cell(cell, self.place).wert for cell in self.cells[1:])


Run = Sequence[Row]


def find_rows(manuscript: Manuscript) -> Iterator[Finding]:
    """A row that stands twice, and a year, a place or a number that two rows have."""
    for heads, runs in (*_in_text(manuscript), *_in_head(manuscript)):
        for rows, total in runs:
            same = list(_same(heads, rows, total)) or list(_same_keys(heads, rows))
            yield from same or (_same_but_for(heads, rows, total) if len(runs) <= MOST_RUNS else ())


def _in_text(manuscript: Manuscript) -> Iterator[tuple[Sequence[str], list[tuple[Run, Row | None]]]]:
    for _, table in manuscript.tables:
        if table.head and FEWEST <= len(table.body) <= MOST_ROWS:
            heads = [_words(words_of(cell)) for cell in table.head[0].cells]
            yield heads, _runs([*_rows(table)])


def _rows(table: Table) -> Iterator[Row]:
    for row in (*table.body, *table.foot):
        if row.cells:
            yield Row(tuple(_words(words_of(cell)) for cell in row.cells), place_of(row.cells[0], table))


def _in_head(manuscript: Manuscript) -> Iterator[tuple[Sequence[str], list[tuple[Run, Row | None]]]]:
    tabellen = manuscript.paper.tabellen if manuscript.paper else {}
    for name, tabelle in tabellen.items():
        if len(tabelle.zeilen) <= MOST_ROWS:
            groups = _groups(manuscript, name, tabelle)
            yield list(tabelle.spalten), [run for rows in groups for run in _runs(rows)]


def _groups(manuscript: Manuscript, name: str, tabelle: Tabelle) -> Iterator[list[Row]]:
    alone = []
    for index, entry in enumerate(tabelle.zeilen):
        if entry.werte is not None:
            alone.append(_row(entry.werte, manuscript.at("tabellen", name, "zeilen", index, 0)))
        else:
            places = [
                manuscript.at("tabellen", name, "zeilen", index, "zeilen", at, 0) for at in range(len(entry.zeilen))
            ]
            yield [_row(values, place) for values, place in zip(entry.zeilen, places, strict=True)]
    yield alone


def _row(values: Sequence[str], place: Place) -> Row:
    return Row(tuple(_words(MARKS.sub("", value)) for value in values), place)


def _words(text: str) -> str:
    return " ".join(text.split())


def _runs(rows: Sequence[Row]) -> list[tuple[Run, Row | None]]:
    """The rows between headings and sums, each with the sum that is below it."""
    runs: list[tuple[Run, Row | None]] = []
    run: list[Row] = []
    for row in rows:
        if row.is_title or row.is_sum:
            runs.append((run, row if row.is_sum else None))
            run = []
        else:
            run.append(row)
    return [*runs, (run, None)]


def _same(heads: Sequence[str], rows: Run, total: Row | None) -> Iterator[Finding]:
    """Rows that say the same in all cells, unless the sum counts both."""
    first: dict[tuple[str, ...], Row] = {}
    for row in rows:
        if row.cells in first and row.key and _is_mistaken(heads, rows, row, total):
            what = f"Die Zeile „{row.key}“ steht wörtlich schon in Zeile {first[row.cells].place.line}."
            yield Finding(row.place, what, "Eine der beiden Zeilen löschen.")
        first.setdefault(row.cells, row)


def _is_mistaken(heads: Sequence[str], rows: Run, row: Row, total: Row | None) -> bool:
    if not any(amount is not None for amount in row.amounts):
        return True
    if total is None or len(total.cells) != len(row.cells):
        return not any(map(POSTS.search, heads))
    columns = list(zip(*(each.amounts for each in rows), strict=False))
    sums = [sum(values, Decimal(0)) if None not in values else None for values in columns]
    return not any(
        said is not None and said == reckoned != 0 for said, reckoned in zip(total.amounts, sums, strict=False)
    )


def _same_keys(heads: Sequence[str], rows: Run) -> Iterator[Finding]:
    """One year, place or number that two rows have, where all others have one each."""
    counts = Counter(row.key for row in rows if row.key)
    twice = [key for key, count in counts.items() if count > 1]
    if len(rows) < FEWEST or len(twice) != 1 or counts[twice[0]] > FEWEST_CELLS or any(not row.key for row in rows):
        return
    if not (_is_counted(heads, rows) or _is_numbered(heads, rows, twice[0])):
        return
    first, second = (row for row in rows if row.key == twice[0])
    if len(rows) > MONTHS and rows.index(second) - rows.index(first) >= MONTHS:
        return  # the months of a year, and the first of the next one
    what = f"„{twice[0]}“ steht in dieser Spalte zweimal, hier und in Zeile {first.place.line}."
    yield Finding(second.place, what, "Beide Zeilen vergleichen.")


def _same_but_for(heads: Sequence[str], rows: Run, total: Row | None) -> Iterator[Finding]:
    """A row that was copied: of one name and with a number that no other row has, where each other name comes once.

    Two things may share a name; then they share no such number, or the sum counts both.
    """
    counts = Counter(row.key for row in rows)
    twice = [key for key, count in counts.items() if count > 1]
    if len(twice) != 1 or counts[twice[0]] > FEWEST_CELLS or len(counts) < FEWEST or not WORDS.match(twice[0]):
        return
    if any(amount is None for row in rows for amount in row.amounts) or any(map(POSTS.search, heads)):
        return
    first, second = (row for row in rows if row.key == twice[0])
    columns = list(zip(*(row.amounts for row in rows), strict=False))
    shared = [one for one, other in zip(first.amounts, second.amounts, strict=False) if one and one == other]
    if any(values.count(value) == FEWEST_CELLS for value in shared for values in columns if value in values) and (
        total is None or _is_mistaken(heads, rows, second, total)
    ):
        what = f"„{twice[0]}“ steht in dieser Tabelle zweimal, mit anderen Zahlen auch in Zeile {first.place.line}."
        yield Finding(second.place, what, "Beide Zeilen vergleichen.")


def _is_counted(heads: Sequence[str], rows: Run) -> bool:
    """Whether the rows are those of years or places, of which each can have but one row of numbers."""
    keys = all(COUNTED.fullmatch(row.key) for row in rows) or HEADS.fullmatch(heads[0])
    return bool(keys) and all(amount is not None for row in rows for amount in row.amounts)


def _is_numbered(heads: Sequence[str], rows: Run, twice: str) -> bool:
    """Whether the rows are counted from one to the next, but for the number that comes twice."""
    if not NUMBERS.fullmatch(heads[0]) or not all(row.key.rstrip(".").isdecimal() for row in rows):
        return False
    numbers = [int(row.key.rstrip(".")) for row in rows]
    wanted = range(numbers[0], numbers[0] + len(rows))
    at = [index for index, row in enumerate(rows) if row.key == twice][-1]
    return sum(said != number for said, number in zip(numbers, wanted, strict=True)) == 1 or (
        at > 0 and numbers[:at] == list(wanted[:at]) and numbers[at:] == list(wanted[at - 1 : -1])
    )


RULES = (Rule("doppelt-zeile", find_rows),)
