"""The Word file says the words of the tree: all of them, in order, with the same labels."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from trees import documents, fitted, wild_documents
from writers.docx.docx_papers import (
    BASE,
    amounts,
    bullets,
    document,
    item,
    letterhead,
    long_document,
    nested_list,
    numbered,
    sample_document,
    words,
)
from writers.docx.read_back import Part, fold, read_lines, read_running

from antrag_gen.readers.list_labels import parse_gliederung
from antrag_gen.tree import (
    NODE_CLASSES,
    Document,
    Footnote,
    Node,
    Paragraph,
    Quote,
    Region,
    RegionRole,
    Text,
    plain_text,
    walk,
)
from antrag_gen.writers.docx.write import RENDER, write


def lines_of(paper: Document) -> list[str]:
    return list(filter(None, map(fold, plain_text(paper).splitlines())))


def test_the_table_has_a_function_for_every_class_of_nodes():
    assert set(RENDER) == set(NODE_CLASSES)


def test_the_sample_holds_every_class_of_nodes():
    assert {type(node) for node in walk(sample_document())} == set(NODE_CLASSES)


@pytest.mark.auswahl(1)
@pytest.mark.parametrize("paper", [sample_document(), long_document(), document()], ids=["sample", "long", "empty"])
def test_the_words_are_those_of_the_tree(paper):
    assert read_lines(write(paper, BASE)) == lines_of(paper)


def check_lines(paper: Document) -> None:
    """Not where a text has line feeds, which end no line in Word."""
    assert read_lines(write(paper, BASE)) == lines_of(paper)


def check_words(document: Document) -> None:
    paper = fitted(document)
    assert " ".join(read_lines(write(paper, BASE))).split() == plain_text(paper).split()


@pytest.mark.langsam
@settings(max_examples=10)
@given(wild_documents())
def test_the_lines_of_any_nodes_are_those_of_their_tree(paper):
    check_lines(paper)


@pytest.mark.langsam
@settings(max_examples=3)
@given(documents())
def test_the_words_of_any_paper_are_those_of_its_tree(paper):
    check_words(paper)


@pytest.mark.langsam
def test_header_and_footer_say_their_regions_and_the_page():
    data = write(sample_document(), BASE)
    assert read_running(data, "word/header1.xml") == ["Antrag Nr. 424/2023 vom 18. Oktober 2023"]
    assert read_running(data, "word/header2.xml") == [""]
    for footer in ("word/footer1.xml", "word/footer2.xml"):
        assert read_running(data, footer) == ["Fraktion A · fraktion-a@example.org Seite 1 von 1"]


def test_without_regions_header_and_letterhead_are_empty():
    data = write(document(words("Nur Text.")), BASE)
    assert read_lines(data) == ["Nur Text."]
    assert read_running(data, "word/header1.xml") == [""]
    assert read_running(data, "word/footer1.xml") == ["Seite 1 von 1"]


def test_numbering_begins_anew_with_each_list():
    paper = document(
        nested_list(), words("Dazwischen."), numbered(item("1.", "eins"), item("2.", "zwei")), nested_list()
    )
    assert read_lines(write(paper, BASE)) == lines_of(paper)


@pytest.mark.parametrize("between", [
    words("Dazwischen."),
    numbered(item("1.", "Liste in einem Zitat")),
    bullets(item("•", "x", numbered(item("1.", "in einem Punkt")))),
], ids=["text", "list", "inner list"])  # fmt: skip
def test_a_list_goes_on_behind_what_stands_between(between):
    first = numbered(item("1.", "eins", numbered(item("1.1", "u"))), item("2.", "zwei", numbered(item("2.1", "v"))))
    further = numbered(item("3.", "drei", numbered(item("3.1", "w"), item("3.2", "x"))), item("4.", "vier"))
    paper = document(first, Quote((between,)), further)
    assert read_lines(write(paper, BASE)) == lines_of(paper)


def test_a_list_that_goes_on_is_one_list_in_word():
    data = write(document(numbered(item("1.", "a")), words("x"), numbered(item("2.", "b"))), BASE)
    numbers = Part(data, "word/document.xml").find("//w:numPr/w:numId/@w:val")
    assert numbers[0] == numbers[1]


@pytest.mark.auswahl(1)
@pytest.mark.parametrize("forms", [
    ("(1)", "a)", "aa)", "aaa)"), ("1)", "1.1", "1.1.1", "(a)"), ("1.", "a.", "aa."), ("1.", "1.1.", "a)"),
], ids=" ".join)  # fmt: skip
def test_the_levels_of_a_city_are_those_of_word(forms):
    gliederung = parse_gliederung(forms)

    def level(*above):
        inner = [level(*above, 1), level(*above, 2)] if len(above) < len(forms) else []
        return item(gliederung.label(above), "x", *([numbered(*inner)] if inner else []))

    paper = document(numbered(level(1), level(2)), words("y"), numbered(level(3)))
    assert read_lines(write(paper, BASE)) == lines_of(paper)


def test_letters_go_on_after_z_as_word_counts():
    letters = [chr(ord("a") + n) + ")" for n in range(26)] + ["aa)", "bb)"]
    paper = document(
        numbered(item("1.", "x", numbered(item("1.1", "y", numbered(*(item(each, "z") for each in letters))))))
    )
    assert read_lines(write(paper, BASE)) == lines_of(paper)


@pytest.mark.parametrize("blocks", [
    [numbered(item("I.", "römisch"))],
    [numbered(item("0.", "null"))],
    [numbered(item("1.", "eins"), item("3.", "drei"))],
    [numbered(item("1.1", "ohne Ziffer darüber"))],
    [numbered(item("1.", "eins", numbered(item("2.1", "falsche Ziffer"))))],
    [numbered(item("1.", "eins", numbered(item("a.", "so"))), item("2.", "zwei", numbered(item("a)", "anders"))))],
    [bullets(item("–", "Strich"))],
], ids=lambda blocks: blocks[0].items[0].label)  # fmt: skip
def test_a_label_that_word_would_not_print_is_refused(blocks):
    with pytest.raises(ValueError, match=r"label|bullet"):
        write(document(*blocks), BASE)


def test_a_node_that_no_one_knows_is_refused():
    @dataclass(frozen=True)
    class Stempel(Node):
        pass

    with pytest.raises(TypeError, match="Stempel"):
        write(document(Stempel()), BASE)


def test_a_note_within_a_note_or_a_header_is_refused():
    note = Footnote((Paragraph((Text("außen"), Footnote((words("innen"),)))),))
    for block in (Paragraph((note,)), Region(RegionRole.KOPFZEILE, (Paragraph((Footnote((words("x"),)),)),))):
        with pytest.raises(ValueError, match="footnotes in the text only"):
            write(document(block), BASE)


def test_a_running_region_within_the_text_is_refused():
    with pytest.raises(ValueError, match="kopfzeile"):
        write(document(Region(RegionRole.GEZEICHNET, letterhead()[1:2])), BASE)


def test_two_tables_stay_two_tables():
    bare = amounts(1, caption="")
    data = write(document(bare, bare), BASE)
    assert read_lines(data) == lines_of(document(bare, bare))
    assert b"</w:tbl><w:tbl>" not in data
