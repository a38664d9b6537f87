"""What an office types in Word is written as Markdown that prints the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antrag_gen.readers.markdown.blocks import read_markdown
from antrag_gen.readers.markdown.passages import Kind, Passage, Piece, passages_of, typed, write_passages
from antrag_gen.tree import Block


def text(*words: str) -> Passage:
    return Passage(Kind.TEXT, 0, tuple(Piece(word) for word in words))


def point(words: str, level: int = 1, kind: Kind = Kind.PUNKT) -> Passage:
    return Passage(kind, level, (Piece(words),))


def blocks_of(markdown: str) -> tuple[Block, ...]:
    body = f"# Wirkung\n\n{markdown}\n"
    sections, _ = read_markdown(body, "bericht.md", 1, lambda *_: pytest.fail("there is no picture"))
    (section,) = sections
    return section.blocks


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ("18. Oktober", "18\\. Oktober"),
        ("a) zuerst", "a\\) zuerst"),
        ("# 1 der Liste", "\\# 1 der Liste"),
        ("+ 5 %", "\\+ 5 %"),
        ("> 100 Euro", "\\> 100 Euro"),
        ("5 * 3 [x] a_b", "5 \\* 3 \\[x\\] a\\_b"),
        ("Müller & Sohn, &auml;", "Müller & Sohn, \\&auml;"),
        ("kosten <b>viel</b>, 5 < 6", "kosten \\<b>viel\\</b>, 5 < 6"),
        ("zwei\nZeilen\n- drei", "zwei\\\nZeilen\\\n\\- drei"),
        ("  Leer\u00a0zeichen \t dazwischen ", "Leer zeichen dazwischen"),
        ("•\tPunkt", "- Punkt"),
    ],
)
def test_signs_that_mark_something_in_markdown_are_escaped(words: str, markdown: str) -> None:
    assert write_passages(typed([text(words)])) == markdown


def test_points_numbers_and_paragraphs_between_them_are_kept() -> None:
    passages = (
        text("Drei Punkte:"),
        point("eins"),
        point("zwei"),
        point("darunter", 2, Kind.ZAHL),
        Passage(Kind.WEITER, 2, (Piece("noch dazu"),)),
        point("drei"),
        text("Ende"),
    )
    markdown = """Drei Punkte:

- eins
- zwei
    1. darunter

        noch dazu

- drei

Ende"""
    assert write_passages(passages) == markdown
    assert passages_of(blocks_of(markdown)) == passages


def test_emphasis_of_whole_words_is_kept_and_stands_at_the_words() -> None:
    pieces = (Piece("Sehr "), Piece("wichtig ", strong=True), Piece("sind m"), Piece("2", script=1))
    assert write_passages(typed([Passage(Kind.TEXT, 0, pieces)])) == "Sehr **wichtig** sind m^2^"
    pieces = (Piece("Rad"), Piece("weg", strong=True))
    assert write_passages(typed([Passage(Kind.TEXT, 0, pieces)])) == "Radweg"


@pytest.mark.parametrize(
    "markdown",
    ["| A | B |\n|---|---|\n| 1 | 2 |", "> Zitat", "Siehe [hier](https://a.example).", "[Tabelle eins]"],
)
def test_what_a_form_cannot_hold_is_no_passage(markdown: str) -> None:
    assert passages_of(blocks_of(markdown)) is None


PIECES = st.builds(
    Piece,
    st.text(st.sampled_from("ab1 .)(*_[]#<>&~^`|\\-+!=$:;„“\n"), min_size=1, max_size=8),
    st.booleans(),
    st.booleans(),
)
TEXTS = st.lists(
    st.builds(Passage, st.just(Kind.TEXT), st.just(0), st.lists(PIECES, min_size=1, max_size=3).map(tuple))
)


@given(TEXTS)
def test_any_words_are_printed_as_they_were_typed(passages: list[Passage]) -> None:
    wanted = typed(passages)
    if wanted:
        back = passages_of(blocks_of(write_passages(wanted)))
        assert back is not None
        assert [each.words for each in back] == [each.words for each in wanted]
