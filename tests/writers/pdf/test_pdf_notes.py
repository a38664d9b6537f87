"""Each note is printed, on the page of its call."""

import random

import pytest
from writers.pdf.pdf_papers import LONG, LOW_CSS, heading, note, on_low_pages, paper, paragraph, row
from writers.pdf.read_back import Tag, read_tag_tree, words_of

from antrag_gen.tree import Block, Cell, ColumnKind, Footnote, Item, ItemList, Quote, Row, Table, Text, plain_text
from antrag_gen.writers.pdf.write import write

WORDS = LONG.split()


def pages_of_notes(tag: Tag) -> list[tuple[int, set[int]]]:
    """For each note the page of its call and the pages it stands on."""
    found = []
    for before, kid in zip(tag.kids, tag.kids[1:], strict=False):
        if isinstance(kid, Tag) and kid.type == "Note":
            found.append((before.pages[0], {page for below in kid._walk() for page in below.pages}))
    return found + [pages for kid in tag.tags for pages in pages_of_notes(kid)]


class Papers:
    """Papers with many notes, from a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 – papers, no secrets

    def words(self, most: int) -> str:
        return "".join(f"{self.random.choice(WORDS)} " for _ in range(self.random.randint(2, most)))

    def note(self) -> Footnote:
        return note(*(self.words(40) for _ in range(self.random.choice([1, 1, 2]))))

    def block(self, depth: int = 1) -> Block:
        kind = self.random.choice(["p"] * 6 + ["li", "quote", "table", "heading"] * depth)
        if kind == "li":
            return ItemList(tuple(Item(f"{number}.", (self.block(0),)) for number in (1, 2, 3)), ordered=True)
        if kind == "quote":
            return Quote((self.block(0),))
        if kind == "heading":
            return heading(2, "Überschrift")
        if kind == "table":
            cells = (Cell((Text(self.words(9)), *[self.note()] * (self.random.random() < 0.4))) for _ in range(9))
            return Table((), (ColumnKind.TEXT,) * 2, (row("a", "b"),), tuple(Row((cell, Cell(()))) for cell in cells))
        parts = [
            (self.words(40), *[self.note()] * (self.random.random() < 0.5)) for _ in range(self.random.randint(1, 4))
        ]
        return paragraph(*(part for both in parts for part in both))


def check_notes(seed: int) -> None:
    made = Papers(seed)
    document = paper(*(made.block() for _ in range(8)))
    tags = read_tag_tree(write(document, LOW_CSS))
    assert tags.words == words_of(plain_text(document))
    assert all(pages == {page} for page, pages in pages_of_notes(tags))


# Seeds for which WeasyPrint 70 alone loses notes or puts them on the page after their call.
@pytest.mark.langsam
@pytest.mark.parametrize("seed", [2, 4, 9])
def test_notes_stand_on_the_page_of_their_call(seed: int) -> None:
    check_notes(seed)


@pytest.mark.langsam
@pytest.mark.parametrize("seed", range(100, 103))
def test_notes_of_many_papers_stand_on_the_page_of_their_call(seed: int) -> None:
    check_notes(seed)


@pytest.mark.langsam
@pytest.mark.parametrize("lines", range(8, 18, 2))
def test_a_note_at_any_height_of_the_page_stands_on_it(lines: int) -> None:
    text = [part for number in range(lines) for part in (f"Zeile {number}", note("Kurz."))[: 1 + (number % 4 == 3)]]
    tags = read_tag_tree(
        on_low_pages(*(paragraph(*([part] if isinstance(part, str) else ["Mit Note", part])) for part in text))
    )
    assert all(pages == {page} for page, pages in pages_of_notes(tags))


@pytest.mark.langsam
def test_a_heading_goes_to_the_new_page_with_its_paragraph() -> None:
    for seed in range(2):
        made = Papers(seed)
        blocks = [block for _ in range(12) for block in (heading(2, "Titel"), made.block(0))]
        tags = read_tag_tree(on_low_pages(*blocks)).tags[1:]
        for title, block in zip(tags[::2], tags[1::2], strict=True):
            assert title.pages[0] == min(page for tag in block._walk() for page in tag.pages)
