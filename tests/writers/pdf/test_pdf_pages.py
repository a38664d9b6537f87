"""Pages are full, nothing stands in their margins or on other text, and the head of a table above all of its rows."""

import io

import pikepdf
import pytest
from charts import CHARTS
from programs import output_of
from writers.pdf.pdf_papers import BASE_CSS, LONG, LOW_CSS, note, on_low_pages, paragraph, pdf_of, row
from writers.pdf.read_back import Tag, read_artifacts, read_tag_tree
from writers.pdf.test_pdf_notes import pages_of_notes

from antrag_gen.errors import AntragError
from antrag_gen.tree import Cell, ColumnKind, Item, ItemList, Row, Table, TableSize, Text

TEXT, AMOUNT = ColumnKind.TEXT, ColumnKind.BETRAG


def pages_in(tag: Tag) -> set[int]:
    return {page for below in tag._walk() for page in below.pages}


def count_pages(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def bullets(*blocks: tuple) -> ItemList:
    return ItemList(tuple(Item("•", each) for each in blocks))


def test_a_note_stays_on_its_page_and_the_page_full() -> None:
    """In this paper the second line of the last paragraph moved the note, and went to the next page anyway."""
    last = ItemList((Item("1.1", (paragraph(LONG * 2),)),), ordered=True)
    items = bullets((paragraph(LONG, note("Kurz."), LONG),), *[(paragraph(LONG * 2),)] * 3, (paragraph(LONG), last))
    text = [*(paragraph(f"Zeile {number}") for number in range(13)), paragraph(LONG), items, paragraph(LONG * 3)]
    tags = read_tag_tree(pdf_of(*text))
    assert pages_of_notes(tags) == [(0, {0})]
    assert [pages_in(item) for item in tags.all("LI")[:4]] == [{0}] * 4


@pytest.mark.langsam
def test_a_note_that_no_page_holds_beside_its_call_stands_on_the_next_one() -> None:
    data = on_low_pages(paragraph("Davor", note(LONG * 20), "danach."), paragraph("Schluss."))
    tags = read_tag_tree(data)
    assert count_pages(data) == 2
    assert pages_of_notes(tags) == [(0, {1})]
    assert pages_in(tags.tags[-1]) == {0}


@pytest.mark.langsam
def test_a_note_higher_than_a_page_is_an_error() -> None:
    with pytest.raises(AntragError) as refused:
        on_low_pages(paragraph("Davor", note(LONG * 40), "danach."))
    (problem,) = refused.value.problems
    assert problem.what.startswith("Für diese Fußnote ist auf ihrer Seite kein Platz: „Der Gemeinderat hat")


@pytest.mark.langsam
def test_notes_on_other_text_are_an_error() -> None:
    css = LOW_CSS + b".fussnote { position: relative; top: -30mm }"
    with pytest.raises(AntragError, match=r"Für diese Fußnote ist auf ihrer Seite kein Platz: „Kurz\."):
        pdf_of(*[paragraph(LONG)] * 7, paragraph("Davor", note("Kurz.")), *[paragraph(LONG)] * 8, layout=css)


@pytest.mark.langsam
def test_a_row_higher_than_a_page_has_the_head_above_it_on_each_page() -> None:
    high = Table((), (TEXT, TEXT), (row("Maßnahme", "Grund"),), (row("Halle", LONG * 25), row("Ende", "kurz")))
    data = on_low_pages(paragraph("Davor."), high)
    repeated = [piece.page for piece in read_artifacts(data) if piece.text.strip() == "Grund"]
    assert repeated == list(range(1, count_pages(data)))
    assert len(repeated) > 1


@pytest.mark.langsam
def test_a_head_as_high_as_a_page_is_printed_once() -> None:
    high = Table((), (TEXT, TEXT), (row("Maßnahme", LONG * 14),), (row("Halle", "kurz"),))
    (table,) = read_tag_tree(on_low_pages(paragraph("Davor."), high)).all("Table")
    assert table.words == ["Maßnahme", *(LONG * 14).split(), "Halle", "kurz"]


@pytest.mark.auswahl(1)
@pytest.mark.parametrize("css", [b"table { width: 190mm !important }", b"table { margin-left: 10mm }"])
def test_a_table_that_a_layout_makes_wider_than_the_margins_is_an_error(css: bytes) -> None:
    amounts = Table((), (TEXT, AMOUNT), (row("Zweck", "2024"),), (row("Dach", "50.000"),))
    with pytest.raises(AntragError, match=r"nicht ganz gedruckt: „50\.000“"):
        pdf_of(amounts, layout=BASE_CSS + css)


@pytest.mark.langsam
def test_an_amount_that_runs_into_the_next_column_is_an_error() -> None:
    amounts = Table((), (AMOUNT, AMOUNT), (row("1", "2"),), (row("12.250.000", "5"),), shares=(500, 9500))
    with pytest.raises(AntragError, match=r"nicht ganz gedruckt: „12\.250\.000“"):
        pdf_of(amounts)


@pytest.mark.langsam
def test_a_call_of_a_note_beyond_the_paper_is_an_error() -> None:
    noted = Row((Cell((Text("Dach"),)), Cell((Text("50.000"), note("Vorläufig.")))))
    css = BASE_CSS + b"::footnote-call { position: relative; left: 300mm }"
    with pytest.raises(AntragError, match=r"„position: relative“ macht Text unlesbar: „Vorläufig\."):
        pdf_of(Table((), (TEXT, AMOUNT), (row("Zweck", "2024"),), (noted,)), layout=css)


def test_fixed_columns_are_as_wide_as_the_tree_says() -> None:
    wide = Table(
        (),
        (TEXT, AMOUNT),
        (row("Zweck", "2024"),),
        (row("Dach", "50.000"),),
        size=TableSize.KLEINSTE,
        shares=(9000, 1000),
    )
    words = output_of("pdftotext", "-bbox", "-", "-", data=pdf_of(wide))
    right = next(float(line.split('xMax="')[1].split('"')[0]) for line in words.splitlines() if "50.000" in line)
    assert right == pytest.approx((210 - 20 - 1) * 72 / 25.4, abs=0.5)


@pytest.mark.langsam
def test_a_list_of_one_item_breaks_like_a_paragraph() -> None:
    below = [paragraph("Danach.") for _ in range(9)]  # so that no closer setting saves the second page
    for lines in range(4, 11):
        above = [paragraph(f"Zeile {number}") for number in range(lines)]
        alone = bullets((paragraph(LONG), paragraph(LONG), paragraph(LONG)))
        tags = read_tag_tree(on_low_pages(*above, paragraph("Davor."), alone, *below)).tags
        before, item = tags[-11:-9]
        if pages_in(item) == {0, 1}:
            assert pages_in(before) == {0}
            return
    pytest.fail("the list never came to stand at the end of a page")


def test_labels_are_drawn_before_their_items() -> None:
    inner = ItemList((Item("2.1", (paragraph("Unten."),)),), ordered=True)
    items = ItemList((Item("1.", (paragraph("Eins."),)), Item("2.", (paragraph("Zwei."), inner))), ordered=True)
    data = pdf_of(items, paragraph("Ende."))
    shown = output_of("pdftotext", "-raw", "-", "-", data=data).split()
    assert count_pages(data) == 1
    assert shown[shown.index("1.") :][:7] == ["1.", "Eins.", "2.", "Zwei.", "2.1", "Unten.", "Ende."]


@pytest.mark.langsam
@pytest.mark.parametrize(("rows", "pages"), [(4, [1] * 5), (6, [0] * 3 + [1] * 4)])
def test_a_longer_table_below_a_chart_goes_on_on_the_next_page(rows: int, pages: list[int]) -> None:
    """Kept whole, table and chart would leave half a page empty."""
    table = Table((), (TEXT, AMOUNT), (row("Jahr", "Ist"),), tuple(row(str(year), "1") for year in range(rows)))
    lines = (paragraph(f"Zeile {number}") for number in range(22))
    tags = read_tag_tree(pdf_of(*lines, CHARTS["one year of bars"], table, *[paragraph(LONG)] * 12))
    assert [min(pages_in(each)) for each in tags.all("TR")] == pages
