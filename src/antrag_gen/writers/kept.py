"""Say what stays on one page in every format: nodes of the tree in, whether they are kept together out."""

from antrag_gen.tree import Table, plain_text

MOST_ROWS, MOST_LETTERS = 8, 1500  # below the head of a table that is not parted, and in all of it


def is_short(table: Table) -> bool:
    """Whether a table is kept on one page."""
    return len(table.body) + len(table.foot) <= MOST_ROWS and len(plain_text(table)) <= MOST_LETTERS
