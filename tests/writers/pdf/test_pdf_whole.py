"""Nothing of a paper is lost on the way to the pages: it is printed, or there is an error that names it."""

import pytest
from writers.pdf.pdf_papers import BASE_CSS, LONG, nested_list, note, paragraph, pdf_of, row
from writers.pdf.read_back import read_tag_tree

from antrag_gen.errors import AntragError
from antrag_gen.tree import Cell, ColumnKind, Row, Strong, Table, Text

TEXT, AMOUNT = ColumnKind.TEXT, ColumnKind.BETRAG


@pytest.mark.parametrize(
    ("css", "words"),
    [
        ("p { display: none }", "Ein Wort Anmerkung mehr"),
        ("strong { display: none }", "Ein Wort Anmerkung mehr"),
        (".fussnote { display: none }", "Anmerkung"),
        ("p { position: absolute; left: 300mm }", "Ein Wort Anmerkung mehr"),
    ],
)
def test_what_a_layout_hides_is_an_error(css: str, words: str) -> None:
    block = paragraph("Ein ", Strong((Text("Wort"),)), note("Anmerkung"), " mehr")
    with pytest.raises(AntragError, match=f"Das wird nicht oder nicht ganz gedruckt: „{words}“"):
        pdf_of(block, layout=BASE_CSS + css.encode())


def test_a_list_without_its_labels_is_an_error() -> None:
    with pytest.raises(AntragError, match=r"nicht ganz gedruckt: „1\. Punkt 1"):
        pdf_of(nested_list(1), layout=BASE_CSS + b"li { display: block }")


def test_a_table_wider_than_the_paper_is_an_error() -> None:
    wide = Table((), (AMOUNT,) * 15, (row(*["Betrag"] * 15),), (row(*["1.234.567,89"] * 15),))
    with pytest.raises(AntragError, match=r"nicht ganz gedruckt: „1\.234\.567,89“"):
        pdf_of(wide)


def test_an_address_longer_than_a_line_is_broken() -> None:
    address = "https://example.org/" + "ratsinformation/" * 20
    assert read_tag_tree(pdf_of(paragraph(address))).words[1:] == [address]


@pytest.mark.langsam
@pytest.mark.parametrize("head", [1, 3])
def test_rows_higher_than_a_page_are_whole(head: int) -> None:
    high = Row((Cell((Text(LONG * 30),)), Cell((Text(LONG * 20),)), Cell((Text("1"),))))
    rows = (row("a", "b", "1"), high, row("c", LONG * 5, "2"), high)
    heads = tuple(row("Zweck", "Grund", "Betrag", header=3) for _ in range(head))
    tags = read_tag_tree(pdf_of(paragraph(LONG * 20), Table((), (TEXT, TEXT, AMOUNT), heads, rows, (high,))))
    words = len(LONG.split())
    rows_read = [len(tr.words) for tr in tags.all("TR")][head:]
    assert rows_read == [3, 50 * words + 1, 5 * words + 2, 50 * words + 1, 50 * words + 1]


def test_soft_hyphens_do_not_widen_a_table() -> None:
    words = "Wort " * 30 + "Haus\u00adhalts\u00adplan " * 20
    tags = read_tag_tree(
        pdf_of(Table((), (TEXT,) * 3, (row("Haus\u00adhalt", "b", "c", header=3),), (row(words, words, words),)))
    )
    assert tags.words.count("Haushaltsplan") == 60
