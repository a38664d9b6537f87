"""Names stand in two columns: a section of its own, without which the pages would be as before."""

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from writers.docx.docx_papers import BASE, amounts, bullets, document, item, letterhead, sample_document, signed, words
from writers.docx.read_back import read_lines

from antrag_gen.tree import Heading, Paragraph, ParagraphRole, Quote, Text
from antrag_gen.writers.docx.write import write

GEZEICHNET = words("Gezeichnet")
ATTACHMENTS = Heading(2, (Text("Anlagen"),))


def opened(*blocks, layout=BASE):
    return docx.Document(BytesIO(write(document(words("Text."), *blocks), layout)))


def columns(paper):
    """What stands in each section, in columns."""
    found = []
    for section in paper.sections:
        found.append([[]])
        for block in section.iter_inner_content():
            if isinstance(block, docx.table.Table):
                found[-1][-1].append("table")
                continue
            if block._p.xpath("w:r/w:br[@w:type='column']"):
                found[-1].append([])
            found[-1][-1].append(block.text.strip().replace("\n", ", "))
        assert len(found[-1]) == int((section._sectPr.xpath("string(w:cols/@w:num)")) or 1)
    return found


@pytest.mark.parametrize("names", [2, 3, 8, 9])
def test_names_stand_in_two_columns_from_above(names):
    people = [f"Person {number}, Amt {number}" for number in range(1, names + 1)]
    middle = (names + 1) // 2
    assert columns(opened(signed(names, GEZEICHNET), ATTACHMENTS)) == [
        [["Text."]], [["Gezeichnet", *people[:middle]], ["", *people[middle:]]], [["Anlagen"]],
    ]  # fmt: skip


@pytest.mark.parametrize("names", [0, 1])
def test_for_one_name_there_are_no_columns(names):
    assert len(opened(signed(names, GEZEICHNET), ATTACHMENTS).sections) == 1


def test_where_names_come_last_no_empty_paragraph_follows():
    assert columns(opened(signed(2, GEZEICHNET))) == [
        [["Text."]],
        [["Gezeichnet", "Person 1, Amt 1"], ["", "Person 2, Amt 2"]],
    ]


def test_what_is_too_long_for_a_column_stands_above_both():
    long = words("Für die unterzeichnenden Fraktionen und Gruppen im Gemeinderat")
    paper = opened(signed(2, GEZEICHNET, long))
    assert columns(paper)[0] == [["Text.", "Gezeichnet", long.children[0].text]]
    assert paper.paragraphs[2].paragraph_format.keep_with_next


def test_below_a_table_the_line_above_the_names_ends_its_section():
    assert columns(opened(amounts(1), signed(2, GEZEICHNET)))[0] == [
        ["Text.", "Mittelbedarf nach Jahren", "table", "Gezeichnet"]
    ]
    assert columns(opened(replace(amounts(1), caption=()), signed(2)))[0] == [["Text.", "table", ""]]


def test_each_column_stays_whole_and_both_begin_at_one_height():
    paper = opened(signed(5, GEZEICHNET), ATTACHMENTS)
    text, above, *people, _ = paper.paragraphs
    kept = [bool(each.paragraph_format.keep_with_next) for each in (above, *people)]
    assert kept == [True, True, True, False, True, True, False]
    room = people.pop(3)
    assert all(each.style.paragraph_format.keep_together for each in people)
    assert above.paragraph_format.space_before == 0
    assert text.paragraph_format.space_after == above.style.paragraph_format.space_before
    # what stands at the top of the second column is as high as the line above the first name
    assert (room.text.strip(), room.style, room.paragraph_format.space_before) == ("", above.style, 0)
    assert people[3].paragraph_format.space_before is None


def test_sections_go_on_on_the_page_with_its_margins_and_heads():
    paper = opened(*letterhead(), signed(2, GEZEICHNET), ATTACHMENTS, signed(2, GEZEICHNET), words("Ende."))
    first, *further = paper.sections
    assert [section.different_first_page_header_footer for section in paper.sections] == [True] + [False] * 4
    assert [section.start_type for section in further] == [WD_SECTION.CONTINUOUS] * 4
    for section in further:
        assert (section.page_width, section.left_margin, section.bottom_margin) == (
            first.page_width, first.left_margin, first.bottom_margin,
        )  # fmt: skip
        assert section.header.paragraphs[0].text == "Antrag Nr. 424/2023 vom 18. Oktober 2023"
        assert section.footer._element is first.footer._element


def test_pages_are_counted_on():
    layout = docx.Document(BytesIO(BASE))
    numbers = docx.oxml.OxmlElement("w:pgNumType", {qn("w:start"): "7"})
    layout.sections[0]._sectPr.xpath("w:cols")[0].addprevious(numbers)
    changed = BytesIO()
    layout.save(changed)
    paper = opened(signed(2, GEZEICHNET), ATTACHMENTS, layout=changed.getvalue())
    assert [s._sectPr.xpath("string(w:pgNumType/@w:start)") for s in paper.sections] == ["7", "", ""]


def test_names_elsewhere_stand_below_each_other():
    name = Paragraph((Text("Person"),), ParagraphRole.NAME)
    nested = (Quote((signed(2, GEZEICHNET),)), bullets(item("•", "x", signed(2))), name, name)
    assert len(opened(*nested).sections) == 1


def test_a_place_in_a_cell_of_the_layout_has_no_sections():
    layout = docx.Document(BytesIO(BASE))
    (place,) = layout.element.body.xpath("w:sdt[w:sdtPr/w:tag/@w:val='inhalt']")
    cell = layout.add_table(1, 1).cell(0, 0)._tc
    cell.insert(1, place)
    changed = BytesIO()
    layout.save(changed)
    data = write(sample_document(), changed.getvalue())
    assert len(docx.Document(BytesIO(data)).sections) == 1
    assert "Person 3 Amt 3" in read_lines(data)[-1]
