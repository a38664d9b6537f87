"""What data files take from tables: a number is what its cell says, in every table there is."""

from decimal import Decimal
from pathlib import Path

import pytest
from papers import NAMES, PAPERS, tree_of
from writers.list_trees import money, thousands, words

from antrag_gen.tree import Cell, Footnote, LineBreak, Paragraph, Text, plain_text, walk
from antrag_gen.writers.data import Number, number_of

NOTE = Footnote((Paragraph((Text("geschätzt"),)),))


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (money("50.000", "50000"), Number(Decimal(50000), 0)),
        (money("50.000,00", "50000"), Number(Decimal("50000.00"), 2)),
        (money("−0,50", "-0.5"), Number(Decimal("-0.50"), 2)),
        (thousands("1.250,5", "1250500"), Number(Decimal("1250.5"), 1)),
        (words("offen"), None),
        (Cell((Text("50"), NOTE), value=Decimal(50)), None),
        (Cell((Text("50"), Text(" Euro")), value=Decimal(50)), None),
        (Cell((Text("50"), LineBreak()), value=Decimal(50)), None),
        (money("rd.\u00a050", "50"), None),
        (money("bis\u00a0rd.\u00a0−50", "-50"), None),
    ],
)
def test_a_number_is_the_value_of_a_cell_that_says_nothing_else(cell: Cell, number: Number | None) -> None:
    assert number_of(cell) == number
    assert number is None or str(number_of(cell).value) == str(number.value)


@pytest.mark.parametrize(
    "cell",
    [money("1.250", "125000"), money("rd. 1.250", "250"), thousands("50", "50"), money("1.250", "1250", unit=1000)],
)
def test_a_value_that_is_not_what_is_printed_is_no_tree(cell: Cell) -> None:
    with pytest.raises(ValueError, match="is not"):
        number_of(cell)


@pytest.mark.auswahl(12)
@pytest.mark.parametrize("path", PAPERS, ids=NAMES)
def test_a_cell_with_a_value_says_that_number_in_every_paper(path: Path) -> None:
    for cell in (node for node in walk(tree_of(path)) if isinstance(node, Cell) and node.value is not None):
        if all(isinstance(child, Text) for child in cell.children):
            marked = plain_text(cell).startswith(("rd.", "bis", "mind."))
            assert (number_of(cell) is None) is marked, cell
