"""Nothing of a paper is lost on the way to the pages: it is printed, or there is an error that names it."""

import pytest
from writers.pdf.pdf_papers import BASE_CSS, LONG, nested_list, note, on_low_pages, paragraph, pdf_of, row
from writers.pdf.read_back import Tag, read_tag_tree

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.tree import Cell, ColumnKind, Row, Strong, Table, Text

TEXT, AMOUNT = ColumnKind.TEXT, ColumnKind.BETRAG


ALL, LONGER = "Ein Wort Anmerkung mehr", "Der Gemeinderat hat die Verwaltung beauf …"
HINT = "Die Zeile ändern oder löschen: Was ein Papier sagt, muss im PDF zu lesen sein."
NOT_PRINTED, NO_COLOUR = "Er wird nicht gedruckt.", "Seine Farbe hebt sich nicht vom Grund ab."
OVER, MOVED = "Er steht über anderem Text.", "Er ist zu klein oder steht neben dem Papier."
UNREAD = [
    ("p { display: none }", 5, "display: none", ALL, NOT_PRINTED),
    ("strong { display: none }", 10, "display: none", ALL, NOT_PRINTED),
    ("body { display: none }", 8, "display: none", "Titel", NOT_PRINTED),
    (".fussnote { display: none }", 13, "display: none", "Anmerkung", NOT_PRINTED),
    ("p { position: absolute; left: 300mm }", 5, "position: absolute", ALL, NOT_PRINTED),
    ("p { text-indent: -300mm }", 5, "text-indent: -300mm", ALL, NOT_PRINTED),
    ("p { visibility: hidden }", 5, "visibility: hidden", ALL, "Er ist unsichtbar."),
    ("p { color: white }", 5, "color: white", ALL, NO_COLOUR),
    ("p { color: transparent }", 5, "color: transparent", ALL, NO_COLOUR),
    ("p { color: #0002 }", 5, "color: #0002", ALL, NO_COLOUR),
    ("h1 { background: #111 }", 6, "background: #111", "Titel", NO_COLOUR),
    ("body { color: #fff; background: #000 } p { color: #111 }", 21, "background: #000", ALL, NO_COLOUR),
    ("p { font-size: 3pt }", 5, "font-size: 3pt", ALL, "Er ist kleiner als 4 pt."),
    ("p { opacity: .9 }", 5, "opacity: .9", ALL, "Er ist durchsichtig, und Vorlesegeräte finden ihn nicht."),
    ("p { transform: scale(0) }", 5, "transform: scale(0)", ALL, MOVED),
    ("p { transform: translateX(-300mm) }", 5, "transform: translateX(-300mm)", ALL, MOVED),
    ("p { height: 1pt; overflow: hidden }", 18, "overflow: hidden", ALL, "Er wird abgeschnitten."),
    ("p { line-height: 0 }", 5, "line-height: 0", LONGER, OVER),
    ("p { line-height: .3 }", 5, "line-height: .3", LONGER, OVER),
    ("p { margin-bottom: -10mm }", 5, "margin-bottom: -10mm", LONGER, OVER),
    ("p { letter-spacing: -1em }", 5, "letter-spacing: -1em", ALL, "Seine Buchstaben stehen übereinander."),
]


@pytest.mark.langsam
@pytest.mark.parametrize(("css", "column", "rule", "words", "why"), UNREAD)
def test_words_that_nobody_can_read_are_told_once_at_the_rule_of_the_layout(
    css: str, column: int, rule: str, words: str, why: str
) -> None:
    block = paragraph("Ein ", Strong((Text("Wort"),)), note("Anmerkung"), " mehr")
    with pytest.raises(AntragError) as caught:
        pdf_of(block, paragraph(LONG * 3), layout=BASE_CSS + b"\n" + css.encode())
    line = BASE_CSS.count(b"\n") + 2
    what = f"„{rule}“ macht Text unlesbar: „{words}“. {why}"
    assert caught.value.problem == Problem(Place("Layout", line, column), what, HINT, "layout-unlesbar")


@pytest.mark.auswahl(2)
@pytest.mark.parametrize(
    "css",
    [
        "p { color: #aaa; line-height: 1 }",
        "h1 { background: #003; color: white }",
        "body { background: #000; color: #fff } a { color: #fff }",
        "h1 { transform: rotate(1deg); overflow: hidden }",
        "p { font-size: 6pt; letter-spacing: -.02em }",
    ],
)
def test_what_can_be_read_is_the_city_s_affair(css: str) -> None:
    block = paragraph("Ein ", Strong((Text("Wort"),)), " mehr")
    pdf_of(block, paragraph(LONG * 3), layout=BASE_CSS + b"\n" + css.encode())


@pytest.mark.langsam
def test_a_list_without_its_labels_is_an_error() -> None:
    with pytest.raises(AntragError, match=r"nicht ganz gedruckt: „1\. Punkt 1"):
        pdf_of(nested_list(1), layout=BASE_CSS + b"li { display: block }")


@pytest.mark.langsam
def test_a_table_wider_than_the_paper_is_an_error() -> None:
    wide = Table((), (AMOUNT,) * 15, (row(*["Betrag"] * 15),), (row(*["1.234.567,89"] * 15),))
    with pytest.raises(AntragError, match=r"nicht ganz gedruckt: „1\.234\.567,89“"):
        pdf_of(wide)


def pages_of(tag: Tag) -> int:
    return len({page for below in tag._walk() for page in below.pages})


def test_an_address_longer_than_a_line_is_broken() -> None:
    address = "https://example.org/" + "ratsinformation/" * 20
    assert read_tag_tree(pdf_of(paragraph(address))).words[1:] == [address]


@pytest.mark.langsam
@pytest.mark.parametrize("head", [1, 3])
def test_rows_higher_than_a_page_are_whole(head: int) -> None:
    high = Row((Cell((Text(LONG * 12),)), Cell((Text(LONG * 8),)), Cell((Text("1"),))))
    rows = (row("a", "b", "1"), high, row("c", LONG * 5, "2"), high)
    heads = tuple(row("Zweck", "Grund", "Betrag", header=3) for _ in range(head))
    data = on_low_pages(paragraph(LONG * 7), Table((), (TEXT, TEXT, AMOUNT), heads, rows, (high,)))
    tags = read_tag_tree(data)
    words = len(LONG.split())
    rows_read = [len(tr.words) for tr in tags.all("TR")][head:]
    assert rows_read == [3, 20 * words + 1, 5 * words + 2, 20 * words + 1, 20 * words + 1]
    assert all(pages_of(tags.all("TR")[head + at]) > 1 for at in (1, 3, 4))


@pytest.mark.langsam
def test_soft_hyphens_do_not_widen_a_table() -> None:
    words = "Wort " * 30 + "Haus\u00adhalts\u00adplan " * 20
    tags = read_tag_tree(
        pdf_of(Table((), (TEXT,) * 3, (row("Haus\u00adhalt", "b", "c", header=3),), (row(words, words, words),)))
    )
    assert tags.words.count("Haushaltsplan") == 60
