"""What data files take from tables: cells of the tree in, the words and exact numbers that they say out."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from antrag_gen.errors import AntragError, Place
from antrag_gen.german.zahlen import EXACT, count_decimals, format_zahl
from antrag_gen.patterns import compile_late
from antrag_gen.tree import Block, Cell, Document, Region, Table, Text, is_running, plain_text
from antrag_gen.writers.plain import repeat_notes, say_looks

DIGITS = 15
# What can stand before a number that is not exact: „rd. “, „bis “.
BESIDE = compile_late(r"(?:[^\W\d_]+\.? )+")
NO_BREAK = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u00ad": None})


class Number(NamedTuple):
    """A number as a cell says it: in the unit of its column, with so many decimals."""

    value: Decimal
    decimals: int


def blocks_of(document: Document) -> Iterator[Block]:
    """The blocks that are read once, in their order; what stands on turned pages among them."""
    for block in repeat_notes(document).children:
        if isinstance(block, Region) and not is_running(block):
            yield from filter(None, map(_whole, block.children))
        elif not isinstance(block, Region) and (whole := _whole(block)) is not None:
            yield whole


def _whole(block: Block) -> Block | None:
    """The block; a table that pages have in parts is one here, in the stead of its first part."""
    if not isinstance(block, Table) or block.part is None:
        return block
    return block.part.whole if block.part.number == 1 else None


def tables_of(document: Document) -> Iterator[Table]:
    yield from (block for block in blocks_of(document) if isinstance(block, Table))


def words_of(cell: Cell, line_break: str = "\n") -> str:
    """The words of a cell as people type them: with plain blanks, so that they can be searched for.

    `line_break` stands between its lines.
    """
    return plain_text(say_looks(cell, line_break)).translate(NO_BREAK).strip()


def words_around(block: Block) -> str:
    """The words of any other block, a line for each of its parts."""
    return plain_text(say_looks(block, " ")).translate(NO_BREAK)


def number_of(cell: Cell) -> Number | None:
    """The number that is all that a cell says; None for words, and for a number with a note or a word beside it.

    Raises ValueError where words and value are not the same number.
    """
    if cell.value is None or len(cell.children) != 1 or not isinstance(cell.children[0], Text):
        return None
    value = EXACT.divide(cell.value, cell.unit)
    decimals = max(cell.decimals, count_decimals(value))
    value = value.quantize(Decimal(1).scaleb(-decimals), context=EXACT)
    said = words_of(cell)
    beside = said.removesuffix(format_zahl(value, decimals=decimals))
    if beside == said or (beside and not BESIDE.fullmatch(beside)):
        raise ValueError(f"{said} is not {cell.value}")
    return None if beside else Number(value, decimals)


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
