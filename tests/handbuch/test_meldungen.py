"""The messages that the handbook explains are those of the program."""

import ast
import re
from functools import cache

import pytest
from raum import ROOT
from seiten import PAGES, tables_of, text_of

QUOTED = re.compile("„((?:[^„“]|„[^„“]*“)+)“")
VALUE = "\N{REPLACEMENT CHARACTER}"


@cache
def sayings() -> frozenset[tuple[str, ...]]:
    """The words of each text in the source; one that holds a value is a mark."""
    installer = ROOT / "tools/offline/einrichten.py"
    sources = [path.read_bytes() for path in (*(ROOT / "src/antrag_gen").rglob("*.py"), installer)]
    nodes = (node for source in sources for node in ast.walk(ast.parse(source)))
    texts = {"".join(map(_text, node.values)) if isinstance(node, ast.JoinedStr) else _text(node) for node in nodes}
    return frozenset(tuple(VALUE if VALUE in word else word for word in words_of(text)) for text in texts)


def words_of(text: str) -> list[str]:
    """Without the marks at their ends: a piece may end where the message goes on."""
    return [word.strip(".,:;") for word in text.split()]


def _text(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else VALUE


def fixed_letters(words: tuple[str, ...], saying: tuple[str, ...]) -> int:
    """How many letters of a piece are those of a saying that begins with it; below 0 where it is another one."""
    if not words or not saying:
        return -1 if words else 0
    if saying[0] == VALUE:
        return max(fixed_letters(words[skipped:], saying[1:]) for skipped in range(len(words) + 1))
    after = fixed_letters(words[1:], saying[1:]) if words[0] == saying[0] else -1
    return len(words[0]) + after if after >= 0 else -1


def is_said(piece: str) -> bool:
    """Whether a piece of a message is a piece of what the program says; a third of it is fixed."""
    words = tuple(words_of(piece))
    return any(
        3 * fixed_letters(words, saying[start:]) >= len("".join(words))
        for saying in sayings()
        if not set(words).isdisjoint(saying)
        for start in range(len(saying))
    )


@pytest.mark.langsam
@pytest.mark.parametrize("page", PAGES)
def test_a_message_that_a_page_explains_is_one_of_the_program(page: str) -> None:
    cells = [cell for table in tables_of(page) if table.columns[0] == "Meldung" for cell in table.column("Meldung")]
    cells += re.findall(r"\*\*(„.*?“)\*\*", text_of(page))
    pieces = [piece.strip() for cell in cells for quoted in QUOTED.findall(cell) for piece in quoted.split("…")]
    assert [piece for piece in pieces if len(piece) > 1 and not is_said(piece)] == []


@pytest.mark.langsam
def test_another_message_is_not() -> None:
    assert is_said("ist in diesem Projekt nicht zu finden, wohl aber Antrag Nr. 5/2023.")
    assert not is_said("ist in diesem Ordner gut aufgehoben.")
    assert not is_said("Das Papier ist zu lang und wird deshalb gekürzt.")
