"""What the fonts of a layout have is read from their files, wherever Pango finds them."""

import io
import re

import pikepdf
import pytest
from stadtschrift import LETTERS, face_rule, font_file
from writers.pdf.pdf_papers import BASE_CSS
from writers.pdf.read_back import read_tag_tree

from antrag_gen.fonts.shipped import ARIMO, COMMON
from antrag_gen.fonts.typefaces import ANY_LAYOUT, OWN
from antrag_gen.transforms.fonts import set_fonts
from antrag_gen.tree import Document, Heading, Metadata, Paragraph, Strong, Text
from antrag_gen.work.doctor import fonts_in
from antrag_gen.writers.pdf.engine import know_by_code_page, load_weasyprint
from antrag_gen.writers.pdf.own_fonts import look_for_families, typefaces_of, wider_than_usual
from antrag_gen.writers.pdf.write import write

CITY = BASE_CSS + (face_rule(font_file("中ễ")) + "html { font-family: Stadtschrift, sans-serif }").encode()


def test_of_the_usual_fonts_it_is_what_all_have() -> None:
    assert typefaces_of(BASE_CSS) is ANY_LAYOUT


def test_a_citys_own_font_is_read() -> None:
    layout = typefaces_of(CITY)
    assert layout.own == frozenset(LETTERS + "中ễ")
    assert [*layout.runs("Nguyễn 中 ạ √")] == [("Nguyễn 中 ", OWN), ("ạ √", ARIMO)]


def test_a_font_is_measured_by_what_is_wider_in_it_numbers_or_words() -> None:
    """Each character of this one is 0.6 em wide; of the usual ones digits are 0.56, letters 0.46 on average."""
    assert wider_than_usual(CITY) == pytest.approx(1.3, abs=0.1)
    assert wider_than_usual(BASE_CSS) == wider_than_usual(b"html { font-family: Fehlt, Arial }") == 1


def test_a_font_that_the_layout_names_second_comes_before_those_that_come_with_the_program() -> None:
    css = face_rule(font_file("中ễ")) + "html { font: 11pt Arial, Stadtschrift }"
    layout = typefaces_of(css.encode())
    assert layout.own == COMMON
    assert [*layout.runs("aễ中ạ")] == [("a", OWN), ("ễ中", "Stadtschrift"), ("ạ", ARIMO)]


@pytest.mark.langsam
def test_where_headings_have_another_font_what_both_have_is_the_layouts_own() -> None:
    faces = face_rule(font_file("中√")) + face_rule(font_file("√ễ", family="Titelschrift"), "Titelschrift")
    css = faces + "html { font-family: Stadtschrift } h1 { font-family: Titelschrift }"
    layout = typefaces_of(css.encode())
    assert layout.own == frozenset(LETTERS + "√")
    assert [*layout.runs("√中ễ")] == [("√", OWN), ("中", "Stadtschrift"), ("ễ", "Titelschrift")]


def test_a_font_that_is_not_there_gives_way_to_the_next() -> None:
    layout = typefaces_of(b"html { font-family: Gibtesnicht, 'Liberation Sans' }")
    assert (layout.own, layout.named) == (COMMON, ())


@pytest.mark.langsam
def test_a_font_of_signs_is_not_the_font_of_a_text() -> None:
    css = face_rule(font_file("中")) + "html { font-family: Stadtschrift } .haken { font-family: OpenSymbol }"
    assert "A" in typefaces_of(css.encode()).own


@pytest.mark.langsam
def test_the_doctor_is_told_which_fonts_are_missing() -> None:
    css = CITY + b"h1 { font-family: Gibtesnicht, Arial } h2 { font: 9pt Arial } h3 { font-family: serif }"
    assert look_for_families(css) == {"Stadtschrift": True, "Gibtesnicht": False}
    assert look_for_families(BASE_CSS) == {}


@pytest.mark.auswahl(1)
@pytest.mark.parametrize("css", [CITY, BASE_CSS], ids=["city", "usual"])
def test_a_pdf_is_printed_in_these_fonts(css: bytes) -> None:
    words = "Frau Nguyễn wohnt in der Straße, ☒ ja"
    document = Document(Metadata("Haus"), (Heading(1, (Text(words),)), Paragraph((Strong((Text(words),)),))))
    data = write(set_fonts(document, typefaces_of(css)), css)
    assert read_tag_tree(data).words == (words.split()) * 2
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = {str(each.get("/FontName", "")) for each in pdf.objects if isinstance(each, pikepdf.Dictionary)}
    assert any("Stadtschrift" in font for font in fonts) == (css is CITY)
    assert any("Antrag-Arimo" in font for font in fonts) == (css is BASE_CSS)
    assert any("Antrag-DejaVu" in font for font in fonts)


@pytest.mark.langsam
def test_on_windows_the_fonts_of_a_style_sheet_are_known_by_the_end_of_their_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load_weasyprint()
    from weasyprint.text import fonts

    said: list[bytes] = []
    monkeypatch.setattr(fonts, "tostring", fonts.tostring)
    monkeypatch.setattr(fonts, "PREFERRED_ENCODING", "utf-8")
    know_by_code_page(fonts)
    assert fonts.PREFERRED_ENCODING == "mbcs"
    monkeypatch.setattr(fonts, "PREFERRED_ENCODING", "utf-8")  # as this machine has it
    told = fonts.tostring
    monkeypatch.setattr(fonts, "tostring", lambda root, encoding: said.append(told(root, encoding)) or said[-1])
    data = write(Document(Metadata("Probe"), (Paragraph((Text("ễ", ARIMO),)),)), BASE_CSS)
    assert "Antrag-Arimo" in fonts_in(data)
    assert re.fullmatch(
        rb'.*<test name="file" compare="contains"><string>weasyprint-\w+/[0-9a-f]{32}</string>.*', said[0]
    )
