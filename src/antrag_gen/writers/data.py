"""What data files take from tables: cells of the tree in, the words and exact numbers that they say out."""

import re
from collections.abc import Iterator
from decimal import Decimal

from antrag_gen.errors import AntragError, Place
from antrag_gen.german.zahlen import MINUS, TAUSEND, count_decimals, format_zahl
from antrag_gen.tree import Block, Cell, Document, Region, Table, is_running, plain_text

DIGITS = 15
NO_BREAK = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u00ad": None})
NUMBER = re.compile(rf"(?P<minus>{MINUS})?(?P<whole>\d{{1,3}}(?:\.?\d{{3}})*)(?:,(?P<part>\d+))?")


def blocks_of(document: Document) -> Iterator[Block]:
    """The blocks that are read once, in their order; what stands on turned pages among them."""
    for block in document.children:
        if isinstance(block, Region) and not is_running(block):
            yield from block.children
        elif not isinstance(block, Region):
            yield block


def tables_of(document: Document) -> Iterator[Table]:
    yield from (block for block in blocks_of(document) if isinstance(block, Table))


def words_of(cell: Cell) -> str:
    """The words of a cell as people type them: with plain blanks, so that they can be searched for."""
    return plain_text(cell).translate(NO_BREAK).strip()


def number_of(cell: Cell) -> Decimal | None:
    """The number that a cell prints, with its decimals: its value, or thousands of it; None for words.

    Raises ValueError where words and value are not the same number.
    """
    if cell.value is None:
        return None
    match = NUMBER.fullmatch(words_of(cell))
    if match is None:
        return None
    printed = Decimal(match["whole"].replace(".", "") + (f".{match['part']}" if match["part"] else ""))
    signed = -printed if match["minus"] else printed
    if cell.value not in (signed, signed * TAUSEND):
        raise ValueError(f"{words_of(cell)} is not {cell.value}")
    return signed


def decimals_of(cell: Cell) -> int:
    """How many decimals a cell prints."""
    return len(words_of(cell).partition(",")[2]) if number_of(cell) is not None else 0


def exact(number: Decimal) -> int | float:
    """The number as spreadsheets keep it, to 15 digits (ECMA-376, 18.17.5.1); AntragError where it has more."""
    if len(number.normalize().as_tuple().digits) > DIGITS:
        raise AntragError.of(
            Place("XLSX"),
            f"Excel rechnet nur mit {DIGITS} Ziffern genau, {format_zahl(number)} hat mehr.",
            "Die Liste als PDF oder CSV ausgeben.",
            id="xlsx-ziffern",
        )
    return float(number) if count_decimals(number) else int(number)
