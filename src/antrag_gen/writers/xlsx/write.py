"""Write a workbook: a sheet for each table of a document, and what stands around it; sums are formulas."""

from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from antrag_gen.patterns import compile_late
from antrag_gen.tree import Block, Document, Heading, Table
from antrag_gen.writers.data import blocks_of, words_around
from antrag_gen.writers.xlsx.package import pack, set_properties
from antrag_gen.writers.xlsx.sheet import Sheet

FORBIDDEN = compile_late(r"[\[\]:*?/\\']+")
LONGEST_NAME = 31
FIRST_SHEET = "Tabelle"


def write(document: Document, layout: bytes) -> bytes:  # noqa: ARG001 – what every writer is given
    """The bytes of the workbook; ValueError for numbers that Excel can't keep exactly."""
    book = Workbook()
    book.remove(book.worksheets[0])
    set_properties(book, document.metadata)
    sheets: list[Sheet] = []
    for blocks in _parts(document):
        sheets.append(_write_sheet(book, blocks, sheets[-1] if sheets else None))
    return pack(book, document.metadata, {sheet.page.title: sheet.cached for sheet in sheets})


def _parts(document: Document) -> Iterator[list[Block]]:
    """The blocks of each sheet: one table, what leads to it, and what follows it up to the next heading or table."""
    part: list[Block] = []
    for block in blocks_of(document):
        if isinstance(block, (Heading, Table)) and any(isinstance(earlier, Table) for earlier in part):
            yield part
            part = []
        part.append(block)
    yield part


def _write_sheet(book: Workbook, blocks: list[Block], before: Sheet | None) -> Sheet:
    sheet = Sheet(_new_page(book, blocks), before)
    for block in blocks:
        if isinstance(block, Table):
            sheet.add_table(block)
        else:
            for line in words_around(block).split("\n"):
                sheet.add_line(line, level=block.level if isinstance(block, Heading) else 0)
    return sheet


def _new_page(book: Workbook, blocks: list[Block]) -> Worksheet:
    """A page by the name of its last heading; Excel wants names without some signs, short, and each but once."""
    headings = [words_around(block) for block in blocks if isinstance(block, Heading)]
    name = FORBIDDEN.sub("-", headings[-1] if headings else FIRST_SHEET)[:LONGEST_NAME].strip() or FIRST_SHEET
    taken = {title.casefold() for title in book.sheetnames}
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name[: LONGEST_NAME - 4]} {number}"
    page: Worksheet = book.create_sheet(free)
    return page
