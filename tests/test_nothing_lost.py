"""Whatever hands type and paste below a heading is in the tree, in its order, or there is a message at its lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from examples import EXAMPLES
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from antrag_gen.errors import Level, Place, Problem
from antrag_gen.readers.list_labels import BULLET
from antrag_gen.readers.markdown.blocks import read_markdown
from antrag_gen.tree import Block, Image, Item, ItemList, Node, Table, Text, children_of

HEADING = "# Abschnitt\n\n"
FIRST_LINE = 3


@dataclass(frozen=True)
class Typed:
    """What a hand types, and the characters of it that a reader must see."""

    text: str
    seen: str

    def __repr__(self) -> str:
        return repr(self.text)


def as_typed(*texts: str) -> list[Typed]:
    return [Typed(text, text) for text in texts]


# Bits of a line: the first ones stay as they are typed, of the others the marks are left out.
BITS = [
    *as_typed("Schüler*innen", "Lehrer*innen-Stellen", "Ärzt*innen,", "Bürger:innen", "Kolleg_innen", "5*3*2", "a_b_c"),
    *as_typed(
        "2*(3+4)*5", "Frauen*", "*1965", "Schüler/*innen", "https://example.org/d*e*f", "C:\\Daten", "50.000 Euro"
    ),
    *as_typed("– so –", "§ 5", "§", "•", "|", "<5", "> 50 %", "#5", "2 * 3", "R&D", "&x;", "(*)", "„*“", "!", "a\\b"),
    *as_typed(
        "Wort*betont*", "Helfer*innen*", "(*Pfleger*innen)", "**fett", "kursiv*", "(a)*(b)*(c)", "__init", "5 *3* 2"
    ),
    *as_typed(
        "\\\\server\\ordner", "C:\\Daten\\_alt", "[Anlage]", "[a] (https://example.org)", "x^[Note]", "[^fehlt]", "~"
    ),
    Typed("*so*", "so"),
    Typed("(**so**)", "(so)"),
    Typed("„*so*“", "„so“"),
    Typed("*Schüler*innen*", "Schüler*innen"),
    Typed("**Ärzt*innen und Pfleger*innen**", "Ärzt*innen und Pfleger*innen"),
    Typed("Helfer\\*innen\\*", "Helfer*innen*"),
    Typed("[Amt](https://example.org)", "Amt"),
    Typed('[Amt](https://example.org "Titel")', "AmtTitel"),
    Typed("<https://example.org/%C3%A4>", "https://example.org/%C3%A4"),
    Typed("&zwj;", "&zwj;"),
    Typed("&auml;", "ä"),
    Typed("\\\n", ""),
]
WORDS = ["Bänke {}", "Körbe {} aus Stahl", "Prüfen {}", "Der Platz {} ist beliebt.", "Halle {}", "Schüler*innen {}"]
# Beginnings of lines: those of Markdown are no text, the others are.
MARKS = [
    *as_typed(
        "", "", "• ", "•\t", "\uf0b7 ", "– ", "–", "1.) ", "(1) ", "(2) ", "I. ", "o ", "§ ", "a) ", "b) ", "2.1 "
    ),
    *as_typed(
        "18. Oktober ", "2. Lesung: ", "[1]: https://example.org ", "Ort\tKosten\t", "Ort   Kosten   ", "| Ort | ", "##"
    ),
    Typed("-", "-"),
    *[
        Typed(mark, "")
        for mark in ("- ", "* ", "+ ", "> ", "  - ", "      - ", "1. ", "10. ", "   1. ", "## ", "    ", "\t")
    ],
    Typed("[^1]: ", ""),
]
GAPS = st.sampled_from(["\n", "\n", "\n\n"])


def read(text: str) -> tuple[tuple[Block, ...], list[Problem]]:
    sections, problems = read_markdown(HEADING + text + "\n", "fall.md", 1, no_image)
    return sections[0].blocks, problems


def no_image(name: str, place: Place) -> Image:
    return Image(b"", "image/png", "", place=place)


def words_of(node: Node) -> Iterator[str]:
    if isinstance(node, Text):
        yield node.text
    if isinstance(node, Item) and node.label != BULLET:
        yield node.label
    for child in children_of(node):
        yield from words_of(child)


def seen_in(blocks: Sequence[Block]) -> str:
    return squeezed("".join(word for block in blocks for word in words_of(block)))


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(
    st.lists(st.sampled_from(BITS), min_size=1, max_size=6),
    st.sampled_from(["{}", "- {}", "> {}", "## {}\n\nText", "| {} |\n|---|\n| x |"]),
)
@settings(max_examples=3 * EXAMPLES)
def test_what_stands_in_a_line_is_kept_or_told(bits: list[Typed], around: str) -> None:
    line = " ".join(bit.text for bit in bits)
    if around != "{}" and "\n" in line:
        return
    blocks, problems = read("Vorweg " + around.format(line) if around == "{}" else around.format(line))
    if not problems:
        assert squeezed("".join(bit.seen for bit in bits)) in seen_in(blocks)
    assert {problem.where.line for problem in problems} <= set(range(FIRST_LINE, FIRST_LINE + line.count("\n") + 1))


@given(st.lists(st.tuples(st.sampled_from(MARKS), st.sampled_from(WORDS), GAPS), min_size=1, max_size=8))
@settings(max_examples=3 * EXAMPLES)
def test_lines_are_kept_in_order_or_told(lines: list[tuple[Typed, str, str]]) -> None:
    lines = [(mark, words.format(index), gap) for index, (mark, words, gap) in enumerate(lines, 1)]
    text = "".join(mark.text + words + gap for mark, words, gap in lines)
    blocks, problems = read(text)
    told = {block_of(text, problem.where.line - FIRST_LINE) for problem in problems}
    seen, at, number = seen_in(blocks), 0, 0
    for mark, words, gap in lines:
        wanted, is_note = squeezed(mark.seen + words), mark.text == "[^1]: "
        found = seen.find(wanted, 0 if is_note else at)
        assert (is_note and told) or found >= 0 or block_of(text, number) in told, (text, wanted)
        at = found + len(wanted) if found >= 0 and not is_note else at
        number += len(gap)


def block_of(text: str, line: int) -> int:
    """How many empty lines stand above a line; those before what is indented are within a block."""
    lines = text.split("\n")
    return sum(not above and not below.startswith((" ", "\t")) for above, below in pairwise(lines[: line + 1]))


LISTED = st.sampled_from(["• ", "•\t", "\uf0b7\t", "– ", "-", "◦ ", "§ ", "o ", "{}.) ", "({}) ", "2.{} "])
PLAIN = st.sampled_from(["Bänke", "Körbe aus Stahl", "Prüfen und berichten", "Der Platz ist beliebt.", "Halle"])
PROSE = st.sampled_from(["", "Gebraucht werden:\n", "Der Platz ist beliebt.\n\n", "## Lage\n\n"])


@given(LISTED, st.lists(PLAIN, min_size=2, max_size=12), PROSE)
def test_a_pasted_list_is_told_once_with_the_list_that_is_meant(mark: str, points: list[str], before: str) -> None:
    lines = [mark.format(number) + point for number, point in enumerate(points, 1)]
    _, problems = read(before + "\n".join(lines))
    (problem,) = problems
    assert problem.where.line == FIRST_LINE + before.count("\n")
    (meant,), wrong = read(problem.hint.partition("\n")[2])
    assert wrong == []
    assert isinstance(meant, ItemList)
    assert ["".join(words_of(item.children[0])) for item in meant.items] == points


CELL = st.sampled_from(["Ort", "Stadtpark", "12", "4.800", "Markt | Platz", "Schüler*innen", "–"])
ROWS = st.integers(2, 4).flatmap(
    lambda columns: st.lists(st.lists(CELL, min_size=columns, max_size=columns), min_size=2, max_size=5)
)


@given(ROWS, st.booleans())
def test_a_pasted_table_is_told_once_with_the_table_that_is_meant(rows: list[list[str]], tabs: bool) -> None:
    assume(any(row[0] != "–" for row in rows))  # that would be a list
    widths = [max(map(len, column)) + 3 for column in zip(*rows, strict=True)]
    padded = ["".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    _, problems = read("\n".join(["\t".join(row) for row in rows] if tabs else padded))
    (problem,) = problems
    assert (problem.where.line, problem.level) == (FIRST_LINE, Level.FEHLER)
    (meant,), wrong = read(problem.hint.partition("\n")[2])
    assert wrong == []
    assert isinstance(meant, Table)
    assert [["".join(words_of(cell)) for cell in row.cells] for row in (*meant.head, *meant.body)] == rows
