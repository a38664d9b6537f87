"""Where blocks stand on a page of Word: in quotes, above tables, beside the number of an item, on turned pages."""

from dataclasses import replace
from io import BytesIO

import docx
from charts import GROUPED
from docx.oxml.ns import qn
from docx.shared import Twips
from writers.docx.docx_papers import BASE, amounts, bullets, document, item, png, words

from antrag_gen.tree import Image, Item, ItemList, Paragraph, Quote, Region, RegionRole, Text
from antrag_gen.writers.docx.write import write

CM, WIDTH = 567, 9355  # twips: a centimetre, and a line of the layout
LONG = "Landeshauptstadt Stuttgart, Technisches Referat und Referat Soziales und gesellschaftliche Integration"


def opened(*blocks):
    return docx.Document(BytesIO(write(document(*blocks), BASE)))


def indents(paper):
    return [
        (paragraph.paragraph_format.left_indent, paragraph.paragraph_format.right_indent)
        for paragraph in paper.paragraphs
    ]


def table_of(paper, number=0):
    """Its indent and width in twips."""
    properties = paper.tables[number]._tbl.tblPr
    return tuple(int(properties.find(qn(f"w:{name}")).get(qn("w:w"))) for name in ("tblInd", "tblW"))


def test_lists_in_a_quote_move_in_with_it_on_both_sides():
    numbered = ItemList((item("1.", "eins", words("weiter")),), ordered=True)
    paper = opened(Quote((words("Zitat"), bullets(item("•", "Punkt", bullets(item("•", "Unterpunkt")))), numbered)))
    assert indents(paper) == [
        (None, None),  # as its style says
        (Twips(2 * CM), Twips(CM)),
        (Twips(3 * CM), Twips(CM)),
        (Twips(2 * CM), Twips(CM)),
        (Twips(2 * CM), Twips(CM)),
    ]


def test_tables_and_pictures_in_a_quote_move_in_with_it():
    paper = opened(Quote((replace(amounts(1), caption=()), Image(png(), "image/png", "Bild"))))
    assert table_of(paper) == (CM, WIDTH - 2 * CM)
    assert indents(paper)[-1] == (Twips(CM), Twips(CM))


def test_a_quote_in_an_item_and_a_list_in_that_move_in_by_both():
    paper = opened(bullets(item("•", "Punkt", Quote((words("Zitat"), bullets(item("•", "Liste")))))))
    assert indents(paper) == [(None, None), (Twips(2 * CM), Twips(CM)), (Twips(3 * CM), Twips(CM))]


def test_words_keep_off_the_table_below_them():
    paper = opened(words("Text."), replace(amounts(1), caption=()), words("Text."), amounts(1))
    first, second, caption = (paragraph for paragraph in paper.paragraphs if paragraph.text)
    assert first.paragraph_format.space_after == Twips(120)
    assert second.paragraph_format.space_after is None
    assert caption.paragraph_format.space_after is None


def test_a_picture_stands_beside_the_number_of_its_item():
    paper = opened(ItemList((Item("1.", (Image(png(), "image/png", "Bild"),)),), ordered=True))
    (paragraph,) = paper.paragraphs
    assert paragraph.style.name == "List Number"
    assert len(paragraph._p.xpath(".//w:drawing")) == 1


def test_on_turned_pages_the_page_number_stands_at_the_right_margin():
    foot = Region(RegionRole.FUSSZEILE, (words("Entwurf"),))
    upright, turned, after = opened(
        foot, words("Text."), Region(RegionRole.QUERFORMAT, (amounts(1),)), words("Text.")
    ).sections
    stops = [(stop.alignment, stop.position) for stop in turned.footer.paragraphs[0].paragraph_format.tab_stops]
    longer = upright.page_height - upright.page_width
    assert [position for alignment, position in stops if alignment.name == "RIGHT"] == [Twips(WIDTH) + longer]
    assert [position for alignment, position in stops if alignment.name == "CLEAR"] == [Twips(WIDTH)]
    assert turned.footer.paragraphs[0].text == upright.footer.paragraphs[0].text
    assert not list(after.footer.paragraphs[0].paragraph_format.tab_stops)


def test_a_long_foot_stands_above_the_page_number():
    short, long = (
        opened(Region(RegionRole.FUSSZEILE, (Paragraph((Text(text),)),)), words("Text.")).sections[0].footer
        for text in ("Musterstadt", LONG)
    )
    page = "\tSeite\xa01\xa0von\xa01"
    assert [paragraph.text for paragraph in short.paragraphs] == [f"Musterstadt{page}"]
    assert [paragraph.text for paragraph in long.paragraphs] == [LONG, page]


def test_a_list_in_a_quote_has_the_letters_of_quotes():
    paper = opened(Quote((words("Zitat"), bullets(item("•", "Punkt", words("weiter"))))), bullets(item("•", "draußen")))
    quoted, *inside, outside = paper.paragraphs
    assert [paragraph.style.name for paragraph in inside] == [
        "List Bullet in Antrag Zitat",
        "List Continue in Antrag Zitat",
    ]
    assert [paragraph.style.font.italic for paragraph in (quoted, *inside, outside)] == [True, True, True, None]
    assert [paragraph.style.base_style.name for paragraph in inside] == ["List Bullet", "List Continue"]


def test_a_longer_table_below_a_chart_may_go_on_on_the_next_page():
    """Two rows at either end stay together; elsewhere a short table is kept whole."""

    def kept(*blocks):
        (table,) = opened(*blocks).tables
        return [row.cells[0].paragraphs[0].paragraph_format.keep_with_next is True for row in table.rows]

    longer = replace(amounts(1), body=amounts(1).body * 6, foot=())
    assert kept(GROUPED, longer) == [True, True, False, False, False, True, False]
    assert kept(longer) == [True] * 6 + [False]
