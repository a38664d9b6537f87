"""Where the tables of a head stand in the text: blocks come in, names and places of tables go out."""

import re
from collections.abc import Iterator, Sequence

from antrag_gen.errors import Place
from antrag_gen.tree import Block, Paragraph, Text, walk

PLACED = re.compile(r"\[Tabelle:? ([\w-]+)\]")


def find_placed_tables(blocks: Sequence[Block]) -> Iterator[tuple[str, Place]]:
    """The names of tables that stand in the text as a paragraph of their own, `[Tabelle kosten]`."""
    for block in blocks:
        for node in walk(block):
            if isinstance(node, Paragraph) and (name := placed_table(node)):
                yield name, node.place or Place("")


def find_tables_in_sentences(blocks: Sequence[Block]) -> Iterator[tuple[str, Place]]:
    """The names of tables that stand among other words, where they are only printed."""
    for block in blocks:
        for node in walk(block):
            if isinstance(node, Text) and not PLACED.fullmatch(node.text.strip()):
                for mark in PLACED.finditer(node.text):
                    yield mark[1], (node.place or Place("")).after(node.text[: mark.start()])


def placed_table(paragraph: Paragraph) -> str:
    """The name of the table that a paragraph stands for; empty for any other paragraph."""
    match paragraph.children:
        case (Text(text=words),) if mark := PLACED.fullmatch(words.strip()):
            return mark[1]
    return ""
