"""Whatever hands type into a field or a text is in the tree and on both papers, in order, or told at its line."""

from collections.abc import Sequence

import pytest
from examples import EXAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import PROJECT
from test_nothing_lost import BITS, Typed, squeezed
from writers.docx.read_back import read_lines
from writers.pdf.read_back import read_tag_tree, words_of

from antrag_gen.errors import AntragError
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import ContentFile
from antrag_gen.library.load import check_content
from antrag_gen.library.loaded import Loaded
from antrag_gen.readers.list_labels import GLIEDERUNG
from antrag_gen.tree import Document, plain_text
from antrag_gen.work.build import build_tree, write_all

FILE = ContentFile("content/antrag.md", "antrag.md")
# The slots of a motion: what is typed there stands in one line.
MOTION = """---
art: haushaltsantrag
betreff: 'Anfang {} Ende'
haushalt: 2024/2025
mittel:
  - zweck: 'Dach {} und Wand'
    betrag: 50.000 Euro
gezeichnet:
  - name: 'Ida {} Muster'
tabellen:
  t:
    titel: Kosten
    spalten: {{Posten: text, Kosten: betrag}}
    zeilen:
      - ['Bau {} neu', 5.000]
---
# Begründung/Erläuterung

Vorweg {} danach.

> Das Zitat {} endet.

[Tabelle t]

# Wir beantragen

1. Die Stadt {} baut.
"""
LINES = [number for number, line in enumerate(MOTION.splitlines(), 1) if "{}" in line]
HEAD = 3  # so many slots hold plain text, of which nothing is a mark
LETTERS = ["Nguyễn", "STRAẞE", "CO₂", "☒", "½", "‰", "10\u202f000", "Łódź", "Ω", "50.000 Euro", "ſ", "M̂"]
BIT = st.sampled_from([bit for bit in BITS if "\n" not in bit.text] + [Typed(text, text) for text in LETTERS])
SLOTS = st.tuples(*[st.lists(BIT, max_size=3)] * len(LINES))


def typed(slots: Sequence[Sequence[Typed]]) -> bytes:
    texts = [" ".join(bit.text for bit in bits) for bits in slots]
    quoted = [text.replace("'", "''") if line <= MOTION[:MOTION.rindex("---")].count("\n") else text
              for text, line in zip(texts, LINES, strict=True)]  # fmt: skip
    return MOTION.format(*quoted).encode()


def load(slots: Sequence[Sequence[Typed]]) -> tuple[Loaded, Sequence[Sequence[Typed]]]:
    """The paper, and what its slots hold: those that it is refused for, each with an error in its line, are emptied."""
    try:
        return check_content(Content(FILE, typed(slots), PROJECT.read, GLIEDERUNG), PROJECT), slots
    except AntragError as error:
        problems = error.problems
    told = {problem.where.line for problem in problems}
    assert told <= {line for bits, line in zip(slots, LINES, strict=True) if bits}, problems
    return load([bits if line not in told else [] for bits, line in zip(slots, LINES, strict=True)])


def check_tree(document: Document, slots: Sequence[Sequence[Typed]]) -> None:
    words = squeezed(plain_text(document))
    for number, bits in enumerate(slots):
        wanted = squeezed("".join(bit.text if number < HEAD else bit.seen for bit in bits))
        assert wanted in words, (wanted, words)


def compose(slots: Sequence[Sequence[Typed]]) -> Document:
    loaded, slots = load(slots)
    told = {problem.where.line for problem in loaded.problems}
    document = build_tree(loaded, PROJECT)
    check_tree(document, [bits if line not in told else [] for bits, line in zip(slots, LINES, strict=True)])
    return document


@settings(max_examples=EXAMPLES * 3 // 5)
@given(SLOTS)
def test_what_is_typed_is_in_the_tree_or_told_at_its_line(slots: Sequence[Sequence[Typed]]) -> None:
    compose(slots)


@pytest.mark.langsam
@settings(max_examples=max(1, EXAMPLES // 16))
@given(SLOTS)
def test_both_papers_say_the_words_of_the_tree(slots: Sequence[Sequence[Typed]]) -> None:
    document = compose(slots)
    files = write_all(document, PROJECT.templates, ("pdf", "docx")).files
    words = plain_text(document)
    assert read_tag_tree(files["pdf"]).words == words_of(words)
    assert squeezed("".join(read_lines(files["docx"]))) == squeezed(words)
