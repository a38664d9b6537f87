"""What a layout lacks is said in German, all at once; what it has besides its places stays."""

import re
import subprocess
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from writers.docx.docx_papers import (
    BASE,
    amounts,
    document,
    given,
    item,
    letterhead,
    nested_list,
    numbered,
    sample_document,
    signed,
    words,
)
from writers.docx.read_back import Part, read_lines, read_running

from antrag_gen.errors import AntragError
from antrag_gen.tree import Region, RegionRole
from antrag_gen.writers.docx.write import write

BARE = replace(amounts(1), caption=())


@pytest.fixture
def layout():
    return docx.Document(BytesIO(BASE))


def saved(layout):
    data = BytesIO()
    layout.save(data)
    return data.getvalue()


def control(layout, tag):
    (found,) = layout.element.body.xpath(f'.//w:sdt[w:sdtPr/w:tag/@w:val="{tag}"]')
    return found


def messages(paper, layout):
    with pytest.raises(AntragError) as caught:
        write(paper, layout)
    assert all(str(problem.where) == "base.docx:1:1" and problem.hint for problem in caught.value.problems)
    return [problem.what for problem in caught.value.problems]


def test_every_missing_style_and_place_is_named_at_once(layout):
    for name in ("Heading 2", "Antrag Betrag", "Hyperlink"):
        layout.styles[name].delete()
    control(layout, "inhalt").getparent().remove(control(layout, "inhalt"))
    assert sorted(messages(sample_document(), saved(layout))) == [
        "Formatvorlage „Antrag Betrag“ fehlt.",
        "Formatvorlage „Hyperlink“ fehlt.",
        "Formatvorlage „heading 2“ fehlt.",
        "Inhaltssteuerelement „inhalt“ fehlt im Text.",
    ]


def test_the_hint_names_the_style_as_a_german_word_shows_it(layout):
    layout.styles["List Number 2"].delete()
    with pytest.raises(AntragError) as caught:
        write(document(), saved(layout))
    assert "„Listennummer 2“ vom Typ „Absatz“" in caught.value.problems[0].hint


@pytest.mark.parametrize(("role", "message"), [
    (RegionRole.KOPFZEILE, "Inhaltssteuerelement „kopfzeile“ fehlt in der Kopfzeile."),
    (RegionRole.FUSSZEILE, "Inhaltssteuerelement „fusszeile“ fehlt in der Fußzeile."),
    (RegionRole.BRIEFKOPF, "Inhaltssteuerelement „briefkopf“ fehlt am Anfang des Textes."),
])  # fmt: skip
def test_a_place_is_missed_only_by_a_paper_that_needs_it(layout, role, message):
    section = layout.sections[0]
    for part in (layout, section.header, section.footer, section.first_page_footer):
        for found in part._element.xpath(f'.//w:sdt[w:sdtPr/w:tag/@w:val="{role}"]'):
            found.addnext(found.makeelement(qn("w:p")))
            found.getparent().remove(found)
    assert messages(document(Region(role, (words("x"),))), saved(layout)) == [message]
    assert read_lines(write(document(words("y")), saved(layout))) == ["y"]


def test_a_place_can_be_all_that_stands_in_a_paragraph(layout):
    place = control(layout, "inhalt")
    paragraph = docx.oxml.OxmlElement("w:p")
    place.addnext(paragraph)
    content = place.find(qn("w:sdtContent"))
    run = content[0].xpath("w:r")[0]
    content[:] = [run]
    paragraph.append(place)
    assert read_lines(write(document(words("x")), saved(layout))) == ["x"]
    paragraph.append(docx.oxml.parse_xml(docx.oxml.xmlchemy.serialize_for_reading(run)))
    assert messages(document(), saved(layout)) == ["Inhaltssteuerelement „inhalt“ fehlt im Text."]


def test_a_place_without_tag_is_known_by_its_title(layout):
    properties = control(layout, "inhalt").find(qn("w:sdtPr"))
    properties.remove(properties.find(qn("w:tag")))
    assert read_lines(write(document(words("x")), saved(layout))) == ["x"]


@pytest.mark.parametrize(("tag", "known"), [("betreff", "briefkopf, inhalt"), ("Fusszeile", "briefkopf, inhalt")])
def test_a_place_that_nobody_knows_is_refused(layout, tag, known):
    place = control(layout, "inhalt")
    other = docx.oxml.parse_xml(docx.oxml.xmlchemy.serialize_for_reading(place))
    other.find(qn("w:sdtPr")).find(qn("w:tag")).set(qn("w:val"), tag)
    place.addprevious(other)
    with pytest.raises(AntragError) as caught:
        write(document(words("x")), saved(layout))
    (problem,) = caught.value.problems
    assert problem.what == f"Das Inhaltssteuerelement „{tag}“ kennt das Programm hier nicht; es füllt nichts hinein."
    assert problem.hint == f"In Word den Tag ändern oder es löschen. Möglich sind hier: {known}."


def test_a_page_number_of_word_is_no_place(layout):
    place = control(layout, "inhalt")
    other = docx.oxml.parse_xml(docx.oxml.xmlchemy.serialize_for_reading(place))
    properties = other.find(qn("w:sdtPr"))
    properties.find(qn("w:tag")).set(qn("w:val"), "seiten")
    properties.append(docx.oxml.OxmlElement("w:docPartObj"))
    place.addprevious(other)
    assert "seiten" in docx.Document(BytesIO(write(document(words("x")), saved(layout)))).element.xml


def test_a_place_that_stands_twice_is_refused(layout):
    found = control(layout, "inhalt")
    found.addnext(docx.oxml.parse_xml(docx.oxml.xmlchemy.serialize_for_reading(found)))
    assert messages(document(), saved(layout)) == ["Inhaltssteuerelement „inhalt“ steht 2-mal im Text."]


def test_a_layout_that_counts_otherwise_is_refused(layout):
    layout.part.numbering_part.element.xpath(".//w:abstractNum[1]/w:lvl[2]/w:lvlText")[0].set(qn("w:val"), "%2)")
    (message,) = messages(document(nested_list()), saved(layout))
    assert "zählt auf Ebene 2 anders" in message


def test_a_layout_may_count_as_the_city_does_or_as_ours(layout):
    letters = document(numbered(item("1.", "x", numbered(item("a)", "y")))))
    assert read_lines(write(letters, BASE)) == ["1. x", "a) y"]
    level = layout.part.numbering_part.element.xpath(".//w:abstractNum[1]/w:lvl[2]")[0]
    level.find(qn("w:lvlText")).set(qn("w:val"), "%2)")
    level.find(qn("w:numFmt")).set(qn("w:val"), "lowerLetter")
    assert read_lines(write(letters, saved(layout))) == ["1. x", "a) y"]


@pytest.mark.parametrize("data", [b"", b"PK\3\4 broken", b"<html>"])
def test_a_layout_that_is_no_word_file_is_refused(data):
    assert messages(document(), data) == ["Das Layout ist keine lesbare Word-Datei."]


@pytest.mark.parametrize("position", range(200, len(BASE), 700))
def test_a_damaged_layout_is_refused_or_does_no_harm(position):
    damaged = BASE[:position] + bytes(byte ^ 0x55 for byte in BASE[position : position + 3]) + BASE[position + 3 :]
    try:
        data = write(document(words("x")), damaged)
    except AntragError:
        return
    assert read_lines(data) == ["x"]


def test_the_letterhead_can_stand_in_a_cell_beside_what_the_layout_holds(layout):
    table = layout.add_table(1, 2)
    table.cell(0, 0).text = "Logo"
    letter = control(layout, "briefkopf")
    cell = table.cell(0, 1)._tc
    letter.addprevious(table._tbl)
    cell.insert(1, letter)
    cell.remove(cell.xpath("w:p")[0])
    lines = read_lines(write(document(*letterhead(), words("Text.")), saved(layout)))
    assert lines[0] == "Logo Fraktion A · Fraktion B im Gemeinderat der Stadt, Marktplatz 1, 70173 Musterstadt"
    assert lines[1:] == ["Text."]
    without = docx.Document(BytesIO(write(document(words("Text.")), saved(layout))))
    assert len(without.tables[0].cell(0, 1).paragraphs) == 1


def test_the_empty_paragraph_that_word_leaves_behind_a_control_goes(layout):
    control(layout, "inhalt").addnext(docx.oxml.OxmlElement("w:p"))
    paper = docx.Document(BytesIO(write(document(words("Text.")), saved(layout))))
    assert [paragraph.text for paragraph in paper.paragraphs] == ["Text."]


@pytest.mark.langsam
def test_page_and_margins_are_the_layouts(layout):
    before = layout.sections[0]
    after = docx.Document(BytesIO(write(sample_document(), BASE))).sections[0]
    assert (after.page_width, after.left_margin) == (before.page_width, before.left_margin)
    assert after.different_first_page_header_footer


def test_a_place_within_a_line_takes_the_last_paragraph_and_the_others_stand_above(layout):
    foot = Region(RegionRole.FUSSZEILE, (words("Rathaus, Marktplatz 1"), BARE, words("Postfach 1")))
    data = write(document(foot), saved(layout))
    assert read_running(data, "word/footer1.xml") == ["Rathaus, Marktplatz 1", "Postfach 1 Seite 1 von 1"]
    assert Part(data, "word/footer1.xml").find("count(w:p[last()]/w:r[w:t='Postfach 1']/following::w:tab)") == 1
    table_last = write(document(Region(RegionRole.FUSSZEILE, (BARE,))), saved(layout))
    assert read_running(table_last, "word/footer1.xml") == ["Seite 1 von 1"]
    assert Part(table_last, "word/footer1.xml").find("count(w:tbl)") == 1


@pytest.mark.langsam
def test_the_foot_of_a_layout_can_be_a_paragraph_of_its_own(layout):
    for footer in (layout.sections[0].footer, layout.sections[0].first_page_footer):
        (place,) = footer._element.xpath(".//w:sdt")
        own = docx.oxml.OxmlElement("w:p")
        place.getparent().addprevious(own)
        own.append(place)
    data = write(sample_document(), saved(layout))
    assert read_running(data, "word/footer1.xml") == ["Fraktion A · fraktion-a@example.org", "Seite 1 von 1"]


@pytest.mark.langsam
def test_a_layout_saved_again_by_libreoffice_still_works(tmp_path):
    path = tmp_path / "base.docx"
    path.write_bytes(BASE)
    profile = (tmp_path / "profil").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run([*command, "--outdir", str(tmp_path / "neu"), str(path)], check=True, capture_output=True)
    paper = document(*letterhead(), words("Text."), given(("Gz:", "")), signed(2, words("Gezeichnet")), words("Ende."))
    data = write(paper, (tmp_path / "neu/base.docx").read_bytes())
    assert read_lines(data) == read_lines(write(paper, BASE))
    assert read_running(data, "word/header1.xml") == ["Antrag Nr. 424/2023 vom 18. Oktober 2023"]
    for name in ("word/footer1.xml", "word/footer2.xml"):
        (foot,) = read_running(data, name)
        assert re.fullmatch(r"Fraktion A · fraktion-a@example.org Seite \d von \d", foot)
        assert not Part(data, name).find("//w:sdt")
    starts = docx.Document(BytesIO(data)).sections
    assert [section.different_first_page_header_footer for section in starts] == [True, False, False]


def test_no_control_is_left_in_a_paper():
    data = write(sample_document(), BASE)
    paper = docx.Document(BytesIO(data))
    section = paper.sections[0]
    for part in (paper, section.header, section.footer, section.first_page_footer):
        assert not part._element.xpath(".//w:sdt")
    assert read_running(data, "word/header1.xml")
