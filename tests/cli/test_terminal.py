"""Tables on the terminal: they fit its window if they can, and never lose a digit."""

import io

import pytest
from rich.console import Console
from writers.list_trees import document, money, table, words

from antrag_gen.cli.terminal import show

LONG = "Sanierung der Turnhalle und Ausbau der Ganztagsbetreuung"


def shown(width: int) -> str:
    file = io.StringIO()
    tree = document(table((words(LONG), money("12.480.000", "12480000")), total=money("12.480.000", "12480000", (0,))))
    show(tree, Console(file=file, force_terminal=True, width=width, color_system=None))
    return file.getvalue()


@pytest.mark.parametrize("width", [10, 30, 60, 200])
def test_amounts_are_whole_in_any_window(width: int) -> None:
    assert shown(width).count("12.480.000") == 2
    assert "…" not in shown(width)


def test_words_are_broken_to_fit_the_window() -> None:
    lines = shown(40).splitlines()
    assert max(map(len, lines)) <= 40
    assert " ".join(word for line in lines for word in line.split() if word in LONG.split()) == LONG
