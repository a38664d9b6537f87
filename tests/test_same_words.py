"""The PDF, the Word file and the tree of a paper say the same words."""

import io
import re
from collections import Counter
from dataclasses import fields, replace
from pathlib import Path

import pikepdf
import pytest
from papers import FEW, PAPERS, SEED, built, each_paper, load_in, project_of, tree_of
from programs import output_of
from writers.docx.read_back import read_lines

from antrag_gen.tree import Chart, Document, Footnote, Image, Node, Paragraph, Table, Text, plain_text, walk

POINTS_PER_MM = 72 / 25.4
PAGE = re.compile(r"@page \{[^}]*?margin: (?P<top>\d+)mm \d+mm (?P<bottom>\d+)mm")
FIRST_PAGE = re.compile(r"@page :first \{[^}]*?margin-top: (?P<top>\d+)mm")


def pdf_words(paper: Path) -> list[str]:
    """The words that poppler finds between head and foot of the pages, in the order of their places.

    Head and foot stand in the margins that the last rule of the layout gives; there is no head on the first page.
    """
    layout = project_of(paper).templates.layout(load_in(paper, project_of(paper)).paper.art, "css").decode()
    page, first = list(PAGE.finditer(layout))[-1], list(FIRST_PAGE.finditer(layout))[-1]
    data, bottom = built(paper).files["pdf"], int(page["bottom"])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        sizes = [[float(side) for side in each.mediabox[2:]] for each in pdf.pages]
    words = []
    for number, (width, height) in enumerate(sizes, 1):
        top = int((first if number == 1 else page)["top"]) * POINTS_PER_MM
        area = {
            "-x": 0,
            "-y": top,
            "-W": width,
            "-H": height - bottom * POINTS_PER_MM - top,
            "-f": number,
            "-l": number,
        }
        options = [part for name, value in area.items() for part in (name, str(round(value)))]
        words += output_of("pdftotext", *options, "-", "-", data=data).split()
    return words


def tokens(words: list[str]) -> list[str]:
    """Sorted; a line may end after a dash or slash, which parts a word for poppler."""
    return sorted(part for word in words for part in re.split("(?<=[–/-])", word) if part)


def printed_words(tree: Document) -> list[str]:
    """The words of the tree with the numbers of notes where they are called and before each note.

    What a picture shows is said in words that are read aloud, not printed.
    """
    notes: list[Footnote] = []

    def number(node: Node) -> Node:
        if isinstance(node, (Image, Chart)):
            return Paragraph(())
        if isinstance(node, Footnote):
            notes.append(node)
            return Text(str(len(notes)))
        members = {member.name: getattr(node, member.name) for member in fields(node)}
        below = {name: value for name, value in members.items() if isinstance(value, tuple)}
        return replace(
            node,
            **{
                name: tuple(number(part) if isinstance(part, Node) else part for part in value)
                for name, value in below.items()
            },
        )

    text = plain_text(number(tree)).split()
    return text + [word for at, note in enumerate(notes, 1) for word in (str(at), *plain_text(note).split())]


def test_there_are_papers() -> None:
    assert set(PAPERS) > FEW > {SEED}


@pytest.mark.auswahl(2)
@each_paper("paper")
def test_the_pdf_says_the_words_of_the_tree_and_no_others(paper: Path) -> None:
    """Notes and cells stand where the page has room; the order is that of the tags, and tested with them."""
    tree = tree_of(paper)
    heads = [plain_text(row) for node in walk(tree) if isinstance(node, Table) for row in node.head]
    found = Counter(tokens(pdf_words(paper)))
    expected = Counter(tokens(printed_words(tree)))
    assert expected - found == Counter()
    # A table that goes over a page break repeats its head.
    assert set(found - expected) <= set(tokens(" ".join(heads).split()))


def test_the_seed_motion_says_its_text_in_order_in_both_files() -> None:
    """The text of the motion as its Fraktion published it; only what is composed from data stands around it."""
    paragraphs = [line for line in SEED.read_text(encoding="utf-8").splitlines() if len(line) > 200]
    said = " ".join(
        [
            "Finanzielle Mittel Kulturwandel Sozialamt",
            "Haushalt 2024/2025",
            "Begründung/Erläuterung",
            *paragraphs,
            "Wir beantragen",
            "Mittelbedarf 50.000 Euro p. a. für 4 Jahre (lfd. Nr. 64)",
            "Finanzielle Auswirkungen",
        ]
    ).split()
    for words in (pdf_words(SEED), " ".join(read_lines(built(SEED).files["docx"])).split()):
        start = words.index("Finanzielle")
        assert words[start : start + len(said)] == said
        assert words[-5:] == ["200.000", "Gezeichnet", "Ida", "Muster", "Fraktionsvorsitzende"]
