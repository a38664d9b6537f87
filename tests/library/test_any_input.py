"""Whatever a content file holds, it is read or refused with problems at their places; nothing else comes out."""

from pathlib import Path

import pytest
from examples import EXAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_text import BODY, HEAD, paper

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.library.contents import Content, ContentFiles
from antrag_gen.library.folder import ContentFile, ProjectFolder
from antrag_gen.library.katalog import Katalog
from antrag_gen.library.load import check_content
from antrag_gen.library.project import Library
from antrag_gen.library.templates import Templates
from antrag_gen.readers.list_labels import GLIEDERUNG
from antrag_gen.readers.source import read_text
from antrag_gen.readers.yaml.head import read_head

FILE = ContentFile("content/antrag.md", "antrag.md")
KATALOG = Katalog(Einstellungen(stadt="Musterstadt", quelle_einbetten="ja"))
# Bits that YAML, Markdown and our notations make something of.
BITS = st.sampled_from(
    [
        "\n",
        "\n\n",
        "  ",
        "- ",
        "* ",
        "1. ",
        "18. Oktober",
        "# ",
        "## ",
        "> ",
        "---\n",
        ": ",
        " #",
        "&a ",
        "*a",
        "!!x ",
        "|\n",
        "{",
        "}",
        "[",
        "]",
        "'",
        '"',
        "? ",
        "`",
        "```\n",
        "<b>",
        "&nbsp;",
        "\\",
        "| a | b |\n|---|---|\n",
        "[^1]",
        "[^1]: x",
        "![a](b.png)",
        "[x](javascript:y)",
        "<https://x>",
        "**",
        "_",
        "~",
        "‹x›",
        "50.000 Euro",
        "1.15 Mio.",
        "2024: ",
        "2029 ff.: ",
        "p. a.",
        "GRDrs 424/2023",
        "Antrag Nr. 1/20023",
        "Ziffern 2a – 3",
        "betrag: ",
        "mittel:\n  - ",
        "zweck: x",
        "lfd_nr: 64",
        "status: eingereicht",
        "…",
        "ä",
        "\t",
        "\u00a0",
        "\u2028",
        "\x00",
        "\ufeff",
        "😀",
    ]
)
TEXTS = st.lists(BITS | st.text(max_size=6), max_size=12).map("".join)
ANY = st.text(st.characters(exclude_categories=["Cs"]))


def problems_of(text: str) -> tuple[Problem, ...]:
    try:
        project = Library(
            KATALOG, ContentFiles(ProjectFolder(Path("/gibt-es-nicht")).read, GLIEDERUNG), lambda: Templates({})
        )
        return check_content(Content(FILE, text.encode(), project.read, GLIEDERUNG), project).problems
    except AntragError as error:
        return error.problems or (Problem(Place("", 0), ""),)


def check_file(text: str) -> None:
    """A content file that is read, or refused with problems that have a place."""
    for problem in problems_of(text):
        assert problem.where.line > 0 < problem.where.column
        assert problem.what.strip()


def check_head(text: str) -> None:
    try:
        readable = read_text(text.encode(), "antrag.md")
    except AntragError:
        return
    head, problems = read_head(readable, "antrag.md")
    assert head is not None or problems


@settings(max_examples=3 * EXAMPLES)
@given(TEXTS)
def test_any_head(text: str) -> None:
    check_file(paper(f"{HEAD}\n{text}"))
    check_file(paper(text))


@settings(max_examples=3 * EXAMPLES)
@given(TEXTS)
def test_any_body(text: str) -> None:
    check_file(paper(body=BODY + text))
    check_file(paper(body=text))


@settings(max_examples=2 * EXAMPLES)
@given(TEXTS)
def test_any_amount(text: str) -> None:
    check_file(paper(HEAD.replace("50.000 Euro", text)))


@pytest.mark.langsam
@settings(max_examples=4 * EXAMPLES)
@given(ANY | TEXTS)
def test_any_yaml(text: str) -> None:
    check_head(text)
