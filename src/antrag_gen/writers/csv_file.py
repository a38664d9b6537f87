"""Write CSV for programs: the tables of a document, with semicolons and German decimals, in UTF-8 with a mark.

What stands around tables is for readers and left to the other formats; several tables are parted by an empty line.
"""

import csv
import io
from collections.abc import Iterator

from antrag_gen.german.zahlen import MINUS, format_zahl
from antrag_gen.tree import Cell, Document, Table
from antrag_gen.writers.data import number_of, tables_of, words_of

MARK = "\ufeff"  # without it Excel reads umlauts wrong
# What spreadsheets take for the beginning of a formula (OWASP, CSV Injection), in East Asia the wide ones, too.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(document: Document, layout: bytes) -> bytes:  # noqa: ARG001 – what every writer is given
    """The bytes of the file; numbers have no marks of thousands, words that could be a formula an apostrophe."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for number, table in enumerate(tables_of(document)):
        if number:
            writer.writerow([])
        writer.writerows(_rows(table))
    return (MARK + text.getvalue()).encode()


def _rows(table: Table) -> Iterator[list[str]]:
    for row in table.head:
        yield [_field(cell, " ") for cell in row.cells]  # programs know columns by names of one line
    for row in (*table.body, *table.foot):
        yield [_field(cell, "\n") for cell in row.cells]


def _field(cell: Cell, line_break: str) -> str:
    number = number_of(cell)
    if number is not None:
        return format_zahl(number.value, decimals=number.decimals, grouped=False).replace(MINUS, "-")
    words = words_of(cell, line_break)
    return f"'{words}" if words.startswith(FORMULA) else words
