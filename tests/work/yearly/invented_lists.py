"""The lists of the finance office of an invented city: what its reports say comes in, an Excel file goes out."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import openpyxl
from work.yearly.invented_city import THH, Row

HEAD = ("Antrag", "Ziffer", "Jahr", "Ist", "Gebunden", "Übertragen")
Cells = Mapping[tuple[int, str], object]


def decimal(euro: str) -> Decimal:
    return Decimal(euro.replace(".", "").replace(",", "."))


def write_actuals(
    path: Path, year: int, rows: Sequence[Row], other: Cells | None = None, again: Sequence[int] = ()
) -> None:
    """A row for each report below a title, and a sum for each office; `other` is what cells say by motion and column.

    The motions of `again` have their row twice.
    """
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Ist"
    sheet.append([f"Haushaltsvollzug {year} (Euro)"])
    sheet.merge_cells("A1:F1")
    sheet.append(HEAD)
    for thh in THH.values():
        of_office = [row for row in rows if THH[row.amt] == thh and year in row.figures]
        figures = [[decimal(each) for each in row.figures[year]] for row in of_office]
        for row, amounts in zip(of_office, figures, strict=True):
            cells = [f"{row.number}/2024", row.ziffer or None, year, *amounts]
            cells = [(other or {}).get((row.number, name), cell) for name, cell in zip(HEAD, cells, strict=True)]
            for _ in range(2 if row.number in again else 1):
                sheet.append(cells)
        sheet.append([f"Summe THH {thh}", None, None, *(sum(column) for column in zip(*figures, strict=True))])
    book.save(path)
