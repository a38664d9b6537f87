"""Times in a table that end before they begin: a manuscript goes in, findings come out."""

import datetime as dt
import re
from collections.abc import Iterator

from antrag_gen.german.in_prose import find_dates
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.rule import Finding
from antrag_gen.proofing.tables.grid import Grid
from antrag_gen.proofing.tables.numbers import grids_of

BEGIN = compile_late(r"(?:Beginn|Start|Anfang|Von|Ab|Baubeginn)", re.IGNORECASE)
END = compile_late(r"(?:Ende|Bis|Abschluss|Fertigstellung|Fertig|Bauende)", re.IGNORECASE)


def find_backwards_in_tables(manuscript: Manuscript) -> Iterator[Finding]:
    """A day in a column of ends that comes before the day in the column of beginnings beside it."""
    for grid in grids_of(manuscript):
        ends = [at for at, head in enumerate(grid.koepfe) if at and END.fullmatch(head.strip())]
        for column in ends:
            if BEGIN.fullmatch(grid.koepfe[column - 1].strip()):
                yield from _backwards(grid, column - 1, column)


def _backwards(grid: Grid, first: int, last: int) -> Iterator[Finding]:
    for row in grid.zeilen:
        begin, end = _day(row[first].text), _day(row[last].text)
        if begin and end and end < begin:
            what = f"„{row[first].text} bis {row[last].text}“ endet, bevor es beginnt."
            yield Finding(row[last].place, what, "Anfang und Ende prüfen.")


def _day(text: str) -> dt.date | None:
    """The day that a cell is, where it is nothing else."""
    days = find_dates(text)
    return days[0].datum if len(days) == 1 and days[0].start == 0 and days[0].end == len(text.strip()) else None
