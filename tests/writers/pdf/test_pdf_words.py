"""The tags of a PDF, read back, say the words of the document tree in its order."""

import pytest
from hypothesis import given, settings
from trees import documents, fitted
from writers.pdf.pdf_papers import BASE_CSS, LONG, every_node, every_node_written, paper, paragraph, pdf_of
from writers.pdf.read_back import Tag, read_pieces, read_tag_tree, words_of

from antrag_gen.tree import (
    NODE_CLASSES,
    Document,
    Footnote,
    LineBreak,
    Paragraph,
    Strong,
    Text,
    plain_text,
    walk,
)
from antrag_gen.writers.pdf.write import write


def check_words(document: Document) -> None:
    composed = fitted(document)
    check_tags(composed, read_tag_tree(write(composed, BASE_CSS)))


def check_tags(document: Document, tags: Tag) -> None:
    assert tags.words == words_of(plain_text(document))
    assert len(tags.all("Note")) == sum(isinstance(node, Footnote) for node in walk(document))


@pytest.mark.langsam
def test_every_class_of_node_reads_as_the_tree() -> None:
    assert {type(node) for node in walk(every_node())} == set(NODE_CLASSES)
    check_tags(every_node(), read_tag_tree(every_node_written()))


@pytest.mark.langsam
@settings(max_examples=3)
@given(documents())
def test_random_papers_read_as_their_trees(document: Document) -> None:
    check_words(document)


def test_blanks_are_drawn_at_the_ends_of_lines_and_between_elements() -> None:
    words = (Strong((Text("eins"),)), Text(" "), Strong((Text("zwei"),)), LineBreak(), Text("drei"), *[Text(LONG)] * 5)
    tags = read_tag_tree(pdf_of(Paragraph(words)))
    assert tags.words[1:5] == ["eins", "zwei", "drei" + LONG.split()[0], "Gemeinderat"]
    assert len(tags.all("P")[0].kids) > 6


def test_words_in_bold_alone_are_set_apart_though_their_font_draws_no_blank() -> None:
    lines = [part for number in range(9) for part in (Strong((Text(f"Wort{number}"),)), LineBreak())]
    assert read_tag_tree(pdf_of(Paragraph(tuple(lines)))).words[1:] == [f"Wort{number}" for number in range(9)]


def test_a_divided_word_is_one_word() -> None:
    pieces = read_pieces(data := pdf_of(paragraph("So Donau\u00addampf\u00adschiff\u00adfahrt " * 20)))
    assert any(piece.text.endswith("\u00ad") for piece in pieces)
    assert set(read_tag_tree(data).words[1:]) == {"So", "Donaudampfschifffahrt"}


def test_hyphens_set_by_the_layout_are_no_letters() -> None:
    css = BASE_CSS.replace(b"hyphens: manual", b"hyphens: auto")
    pieces = read_pieces(data := pdf_of(paragraph("Verwaltungsvorschriften " * 30), layout=css))
    assert any(piece.text.endswith("\u00ad") for piece in pieces)
    assert set(read_tag_tree(data).words[1:]) == {"Verwaltungsvorschriften"}


def test_characters_that_share_a_glyph_are_told_apart() -> None:
    said = "50\u00a0Euro und 60 Euro · ∙ ; \u037e ⁄"
    assert read_tag_tree(pdf_of(paragraph(said))).words[1:] == said.split()
    assert "50 Euro" in next(piece.text for piece in read_pieces(pdf_of(paragraph(said))) if "Euro" in piece.text)


def test_a_layout_that_prints_capitals_keeps_the_words_apart() -> None:
    css = BASE_CSS + b"p { text-transform: uppercase }"
    assert (
        read_tag_tree(pdf_of(paragraph(LONG * 4, "Straße"), layout=css)).words[1:]
        == (LONG * 4 + "STRASSE").upper().split()
    )


def test_the_same_nodes_can_stand_at_two_places() -> None:
    twice = paragraph("Wort ", Strong((Text("stark"),)), Footnote((paragraph("Note"),)))
    check_words(paper(twice, twice))
