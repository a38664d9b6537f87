"""The Word file looks as the layout says: styles, tables, links, notes, pictures, properties."""

import datetime as dt
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor, Twips
from writers.docx.docx_papers import (
    BASE,
    METADATA,
    amounts,
    bullets,
    document,
    given,
    item,
    nested_list,
    numbered,
    png,
    sample_document,
    words,
)
from writers.docx.read_back import Part

from antrag_gen.measure.advances import width_of
from antrag_gen.tree import (
    Cell,
    ColumnKind,
    Footnote,
    Heading,
    Image,
    ItemList,
    NoteCall,
    Paragraph,
    ParagraphRole,
    Quote,
    Region,
    RegionRole,
    Row,
    Script,
    Strong,
    Struck,
    Table,
    TableSize,
    Text,
)
from antrag_gen.writers.docx.styles import ROLE_STYLES
from antrag_gen.writers.docx.tables import column_widths
from antrag_gen.writers.docx.write import write


def opened(*blocks):
    return docx.Document(BytesIO(write(document(*blocks), BASE)))


def names(*blocks):
    return [paragraph.style.name for paragraph in opened(*blocks).paragraphs if paragraph.text]


@pytest.mark.parametrize("role", ParagraphRole)
def test_every_role_has_a_style_of_its_own(role):
    assert names(words("x", role)) == [ROLE_STYLES[role]]
    assert len(set(ROLE_STYLES.values())) == len(ParagraphRole)


def test_headings_captions_quotes_and_lists_have_the_styles_of_word():
    assert names(*(Heading(level, (Text("x"),)) for level in (1, 6))) == ["Heading 1", "Heading 6"]
    assert names(Quote((words("x"),)), amounts(1)) == ["Antrag Zitat", "Caption"]
    assert names(numbered(item("1.", "x", words("y"), ItemList((item("•", "z", words("u")),))))) == [
        "List Number", "List Continue", "List Bullet 2", "List Continue 2",
    ]  # fmt: skip


def test_no_paragraph_or_run_is_formatted_directly():
    data = write(document(*sample_document().children[3:8], amounts(2)), BASE)
    allowed = {"pStyle", "keepNext", "rStyle", "b"}  # `b`: strong within a link, which has a style of its own
    found = Part(data, "word/document.xml").find("//w:p/w:pPr/* | //w:r/w:rPr/*")
    assert {each.tag.split("}")[1] for each in found} <= allowed


def test_term_and_value_stand_in_one_paragraph_with_a_tab_between():
    head = opened(given(("Gz:", "SI / 50"), ("Datum:", "")))
    assert [paragraph.text for paragraph in head.paragraphs] == ["Gz:\tSI / 50", "Datum:\t"]
    look = head.paragraphs[0].style.paragraph_format
    assert head.paragraphs[0].style.name == "Antrag Angaben"
    assert (look.left_indent, look.first_line_indent) == (look.tab_stops[0].position, -look.tab_stops[0].position)


def test_pairs_within_an_item_move_in_with_their_tab_stop():
    (_, pair) = opened(numbered(item("1.", "x", given(("Gz:", "SI / 50"))))).paragraphs
    moved = pair.style.paragraph_format.left_indent + Twips(567)
    assert pair.paragraph_format.left_indent == moved
    assert [stop.position for stop in pair.paragraph_format.tab_stops][-1] == moved


def test_what_follows_a_table_keeps_the_distance_that_the_layout_says():
    after = opened(amounts(1), words("x", ParagraphRole.ANGABE), amounts(1), Heading(2, (Text("y"),))).paragraphs
    assert [each.paragraph_format.space_before for each in after] == [None, Pt(10), None, None]


def test_a_number_deeper_in_bullets_is_indented_by_its_place():
    mixed = ItemList((item("•", "x", numbered(item("1.", "y"))),))
    number = opened(mixed).paragraphs[1]
    assert number.style.name == "List Number 2"
    assert number.paragraph_format.left_indent == number.style.paragraph_format.left_indent


@pytest.mark.langsam
def test_what_the_office_changes_in_a_style_shows_in_the_paper():
    layout = docx.Document(BytesIO(BASE))
    layout.styles["Heading 2"].font.size = Pt(17)
    layout.styles["Heading 2"].font.color.rgb = RGBColor(0x12, 0x34, 0x56)
    changed = BytesIO()
    layout.save(changed)
    paper = docx.Document(BytesIO(write(sample_document(), changed.getvalue())))
    heading = next(each for each in paper.paragraphs if each.text == "Begründung")
    assert (heading.style.font.size, heading.style.font.color.rgb) == (Pt(17), RGBColor(0x12, 0x34, 0x56))


@pytest.mark.langsam
def test_styles_are_found_though_a_german_word_has_renamed_their_ids():
    layout = docx.Document(BytesIO(BASE))
    for style in layout.styles.element.xpath("w:style[@w:styleId='Heading2']"):
        style.set(qn("w:styleId"), "berschrift2")
    renamed = BytesIO()
    layout.save(renamed)
    found = Part(write(sample_document(), renamed.getvalue()), "word/document.xml").find(
        "//w:pStyle[@w:val='berschrift2']"
    )
    assert len(found) == 2


def test_head_rows_repeat_rows_stay_whole_and_the_total_is_never_alone():
    (table,) = opened(amounts(9)).tables
    assert [row._tr.xpath("boolean(w:trPr/w:tblHeader)") for row in table.rows] == [True, *[False] * 10]
    assert not table._tbl.xpath("w:tr/w:trPr/w:tblHeader/@w:val")
    assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in table.rows)
    kept = [all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells) for row in table.rows[1:]]
    assert kept == [*[False] * 8, True, False]
    assert table.rows[0].cells[0].paragraphs[0].style.paragraph_format.keep_with_next
    assert table.style.name == "Antrag Tabelle"


@pytest.mark.parametrize(("foot", "row_heads", "bits"), [(True, "1", "06E0"), (False, "1", "06A0")])
def test_the_look_of_a_table_says_what_heads_and_totals_it_has(foot, row_heads, bits):
    (look,) = opened(amounts(1, foot=foot)).tables[0]._tbl.xpath("w:tblPr/w:tblLook")
    values = [look.get(qn(f"w:{name}")) for name in ("firstRow", "lastRow", "firstColumn", "val")]
    assert values == ["1", str(int(foot)), row_heads, bits]


def test_amounts_are_flush_right_by_their_style():
    (table,) = opened(amounts(1)).tables
    assert [cell.paragraphs[0].style.name for cell in table.rows[0].cells] == [
        "Antrag Tabellenkopf", "Antrag Tabellenkopf Betrag", "Antrag Tabellenkopf Betrag",
    ]  # fmt: skip
    assert [cell.paragraphs[0].style.name for cell in table.rows[1].cells] == [
        "Antrag Tabellentext", "Antrag Betrag", "Antrag Betrag",
    ]  # fmt: skip


@pytest.mark.parametrize("total", [2000, 9355])
def test_columns_fill_the_width_and_amounts_get_what_they_need(total):
    widths = column_widths(amounts(3), total, 10, 216)
    assert sum(widths) == total
    assert widths[1] == widths[2]
    assert all(width > 0 for width in widths)


def test_a_table_within_an_item_is_as_much_narrower_as_the_item_is_indented():
    (table,) = opened(numbered(item("1.", "x", amounts(1)))).tables
    assert table._tbl.xpath("w:tblPr/w:tblInd/@w:w") == ["567"]
    assert sum(map(int, table._tbl.xpath("w:tblGrid/w:gridCol/@w:w"))) == 9355 - 567


def test_notes_are_words_own_and_count_from_one():
    data = write(sample_document(), BASE)
    notes = Part(data, "word/footnotes.xml").find("w:footnote/@w:id")
    calls = Part(data, "word/document.xml").find("//w:footnoteReference/@w:id")
    assert (notes, calls) == (["-1", "0", "1"], ["1"])
    assert Part(data, "word/_rels/footnotes.xml.rels").root[0].get("Target") == "https://example.org/drs"


def test_notes_work_in_a_layout_that_has_none_yet():
    layout = docx.Document(BytesIO(BASE))
    part = layout.part
    (rid,) = [rid for rid, relation in part.rels.items() if relation.reltype.endswith("/footnotes")]
    part.drop_rel(rid)
    settings = layout.settings.element
    settings.remove(settings.find(qn("w:footnotePr")))
    bare = BytesIO()
    layout.save(bare)
    data = write(sample_document(), bare.getvalue())
    assert Part(data, "word/footnotes.xml").find("w:footnote/@w:id") == ["-1", "0", "1"]
    assert Part(data, "word/settings.xml").find("w:footnotePr/following-sibling::*[1][self::w:compat]")


def test_links_lead_where_the_tree_says():
    paper = docx.Document(BytesIO(write(sample_document(), BASE)))
    links = [(link.text, link.url) for paragraph in paper.paragraphs for link in paragraph.hyperlinks if link.address]
    assert links == [("der Bericht", "https://example.org/a?b=1&c=2")]


def test_a_short_table_stays_on_one_page():
    (table,) = opened(amounts(3)).tables
    kept = [all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells) for row in table.rows[1:]]
    assert kept == [True, True, True, False]


@pytest.mark.parametrize(("size", "fits"), [((8, 4), False), ((4000, 500), True), ((500, 9000), True)])
def test_a_picture_has_its_words_and_is_no_larger_than_the_text(size, fits):
    paper = opened(Image(png(*size), "image/png", "Graue Fläche"))
    (shape,) = paper.inline_shapes
    section = paper.sections[0]
    room = (
        section.page_width - section.left_margin - section.right_margin,
        section.page_height - section.top_margin - section.bottom_margin,
    )
    assert shape._inline.docPr.get("descr") == "Graue Fläche"
    assert shape.width <= room[0]
    assert shape.height <= room[1]
    assert (shape.width == room[0] or shape.height == Mm(115)) is fits
    assert shape.width / shape.height == pytest.approx(size[0] / size[1], rel=0.01)


@pytest.mark.langsam
def test_the_file_says_what_the_paper_is():
    said = docx.Document(BytesIO(write(sample_document(), BASE))).core_properties
    assert (said.title, said.subject, said.author) == (METADATA.title, METADATA.subject, METADATA.author)
    assert (said.category, said.keywords, said.content_status) == ("Haushaltsantrag", "424/2023", "eingereicht")
    assert (said.language, said.last_modified_by, said.revision) == ("de-DE", "", 1)
    assert said.created == said.modified == dt.datetime(2023, 10, 18, tzinfo=dt.UTC)


def test_without_a_date_no_clock_is_asked():
    paper = document(metadata=replace(METADATA, date=None, title="x" * 300))
    said = docx.Document(BytesIO(write(paper, BASE))).core_properties
    assert said.created == said.modified == dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
    assert said.title == "x" * 300


def test_the_language_of_the_text_is_that_of_the_paper():
    data = write(document(metadata=replace(METADATA, language="de-AT")), BASE)
    assert Part(data, "word/styles.xml").find("w:docDefaults//w:lang/@w:val") == ["de-AT"]
    assert Part(data, "word/settings.xml").find("w:themeFontLang/@w:val") == ["de-AT"]


def test_nested_lists_are_lists_of_word():
    assert all(paragraph.style.name.startswith("List ") for paragraph in opened(nested_list()).paragraphs)


def test_a_note_in_a_cell_and_a_short_word_beside_amounts_set_no_column_askew():
    noted = (Text("120"), Footnote((Paragraph((Text("Eine lange Anmerkung, die unter der Seite steht."),)),)))
    cells = [(Text("400"),), (Text("Schulsozialarbeit"),), noted, (Text("120"),), (Text("120"),)]
    words = Row(tuple(Cell(children) for children in cells))
    kinds = (ColumnKind.TEXT, ColumnKind.TEXT, *[ColumnKind.BETRAG] * 3)
    head = Row(tuple(Cell((Text(word),), header=True) for word in ("THH", "Zweck", "2024", "2025", "2026")))
    widths = column_widths(Table((), kinds, (head,), (words,), ()), 9355, 10, 216)
    assert widths[2] == widths[3] == widths[4]
    assert widths[0] >= 700


def test_a_wide_table_stands_in_a_landscape_section_and_the_text_goes_on_upright() -> None:
    wide = Region(RegionRole.QUERFORMAT, (amounts(3),))
    word = opened(words("davor"), wide, words("danach"))
    upright, turned, after = word.sections
    assert [section.orientation for section in word.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert (turned.page_width, turned.page_height) == (upright.page_height, upright.page_width)
    assert [section.start_type for section in (turned, after)] == [WD_SECTION.NEW_PAGE] * 2
    assert [section.different_first_page_header_footer for section in word.sections] == [True, False, False]
    assert turned.header.is_linked_to_previous or turned.header.paragraphs


def test_struck_raised_and_lowered_words_look_so_beside_the_styles():
    words_ = (Struck((Text("a"), Strong((Text("b"),)))), Script((Text("2"),)), Script((Text("3"),), raised=False))
    runs = opened(Paragraph(words_)).paragraphs[0].runs
    assert [(run.text, run.font.strike, run.font.superscript, run.font.subscript) for run in runs] == [
        ("a", True, None, None),
        ("b", True, None, None),
        ("2", None, True, False),
        ("3", None, False, True),
    ]
    assert runs[1].style.name == "Strong"


def test_a_note_that_is_called_again_is_a_cross_reference_to_its_first_call():
    note = Footnote((words("Vorläufig."),), "1")
    data = write(document(Paragraph((Text("Text"), note, Text(" und"), NoteCall("1", "1")))), BASE)
    part = Part(data, "word/document.xml")
    assert len(part.find("//w:footnoteReference")) == 1
    (begin,) = part.find("//w:bookmarkStart[@w:name='_Fussnote1']")
    (end,) = part.find(f"//w:bookmarkEnd[@w:id='{begin.get(qn('w:id'))}']")
    assert begin.getnext().find(qn("w:footnoteReference")) is not None
    assert begin.getnext().getnext() is end
    (instruction,) = part.find("//w:instrText")
    assert instruction.text.split() == ["NOTEREF", "_Fussnote1", "\\f", "\\h"]
    (shown,) = part.find("//w:r[w:rPr/w:rStyle][w:t]")
    assert shown.find(qn("w:t")).text == "1"
    assert len(Part(data, "word/footnotes.xml").find("w:footnote[not(@w:type)]")) == 1


def test_a_picture_that_only_adorns_is_passed_over_when_the_text_is_read():
    pictures = Part(write(document(Image(png(), "image/png", ""), Image(png(), "image/png", "Plan")), BASE),
                    "word/document.xml").find("//wp:docPr")  # fmt: skip
    adorns = [[each.tag.rsplit("}")[-1] for each in picture.iter()].count("decorative") for picture in pictures]
    assert [picture.get("descr") for picture in pictures] == ["", "Plan"]
    assert adorns == [1, 0]


def test_boxes_stand_where_bullets_do_in_a_font_that_word_has_for_them():
    data = write(document(bullets(item("☒", "a"), item("☐", "b"), item("☒", "c"), item("•", "d"))), BASE)
    part = Part(data, "word/document.xml")
    nums = part.find("//w:p/w:pPr/w:numPr/w:numId/@w:val")
    assert nums[0] == nums[2] != nums[1]
    assert len(nums) == 3
    fonts = Part(data, "word/numbering.xml").find("w:abstractNum[w:lvl/w:lvlText/@w:val='☒']/w:lvl/w:rPr/w:rFonts")
    assert {font.get(qn("w:ascii")) for font in fonts} == {"Segoe UI Symbol"}
    indents = [each.paragraph_format.left_indent for each in docx.Document(BytesIO(data)).paragraphs]
    style = docx.Document(BytesIO(data)).styles["List Bullet"].paragraph_format.left_indent
    assert indents == [style, style, style, None]


def test_every_amount_has_room_in_its_column():
    kinds = (ColumnKind.TEXT, *[ColumnKind.BETRAG] * 6)
    head = Row(tuple(Cell((Text(word),), header=True) for word in ("Baujahr", *["Gesamtausgaben"] * 6)))
    body = Row(tuple(Cell((Text(word),)) for word in ("Summe", *["12.250.000"] * 6)))
    widths = column_widths(Table((), kinds, (head,), (body,)), 14_287, 10, 170)
    em = 200
    assert all(width - 170 >= width_of("Gesamtausgaben", bold=True) * em for width in widths[1:])
    assert widths[0] - 170 >= width_of("Baujahr", bold=True) * em


def test_a_fitted_table_has_its_shares_and_smaller_letters_in_styles_of_their_own():
    small = replace(amounts(1), size=TableSize.KLEINER, shares=(5000, 2500, 2500))
    word = opened(small, amounts(1))
    first, second = word.tables
    assert [int(width) for width in first._tbl.xpath("w:tblGrid/w:gridCol/@w:w")] == [4679, 2338, 2338]
    assert first._tbl.xpath("w:tblPr/w:tblCellMar/*/@w:w") == ["57", "57"]
    assert not second._tbl.xpath("w:tblPr/w:tblCellMar")
    style = first.rows[1].cells[0].paragraphs[0].style
    assert (style.name, style.font.size, style.base_style.name) == (
        "Antrag Tabellentext kleiner",
        Pt(8),
        "Antrag Tabellentext",
    )
    assert second.rows[1].cells[0].paragraphs[0].style.name == "Antrag Tabellentext"


def test_a_row_is_kept_together_if_it_is_not_higher_than_a_page():
    cells = [Row((Cell((Text(text),)), Cell((Text("1"),)))) for text in ("Zweck", "Kurz.", "Lang. " * 3000)]
    table = Table((), (ColumnKind.TEXT, ColumnKind.BETRAG), (cells[0],), tuple(cells[1:]))
    (written,) = opened(table).tables
    assert [bool(row._tr.xpath("w:trPr/w:cantSplit")) for row in written.rows] == [True, True, False]


def test_a_minus_is_written_as_it_was_typed():
    """A joiner kept it with its number, but then nobody finds „-99“, and a copy has a sign that is not seen."""
    (line,) = opened(words("Es waren –15.000 Euro, -99 und – 5.")).paragraphs
    assert line.text == "Es waren –15.000 Euro, -99 und – 5."
