"""Letters that Liberation Sans lacks are printed, in the PDF and in Word, in fonts that have them."""

import io
from functools import cache

import pikepdf
import pytest
from letters import ALPHABETS, GROUPS, SIGNS
from papers import PROJECT
from programs import output_of
from shared import shared
from writers.docx.read_back import Part, read_lines
from writers.pdf.read_back import read_tag_tree, words_of

from antrag_gen.errors import AntragError, Place
from antrag_gen.fonts.shipped import COMMON
from antrag_gen.fonts.typefaces import ANY_LAYOUT, letters_of
from antrag_gen.transforms.fonts import set_fonts
from antrag_gen.tree import (
    Cell,
    ColumnKind,
    Document,
    Emphasis,
    Footnote,
    Heading,
    Inline,
    Item,
    ItemList,
    Link,
    Metadata,
    Pair,
    Pairs,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
    plain_text,
    walk,
)
from antrag_gen.writers.formats import FORMATS

NAME = "Nguyễn Thị Lan, Łukasz Phạm, STRAẞE, CO₂, ☒ ja ☐ nein, M̂ k͟h"
FACES = {"Antrag-Arimo", "Antrag-Arimo-Bold", "Antrag-Arimo-Italic", "Antrag-Arimo-Bold-Italic"}
EVERYTHING = {**GROUPS, **ALPHABETS, **SIGNS}


def document() -> Document:
    """All letters as words in paragraphs, and names in every place where words stand."""
    texts = [Text(" ".join(letter for letter in letters if letter.strip())) for letters in EVERYTHING.values()]
    sequences: tuple[Inline, ...] = (texts[1],)
    looks = [(Strong(sequences),), (Emphasis(sequences),), (Strong((Emphasis(sequences),)),)]
    name = (Text(NAME),)
    row = Row((Cell(name, header=True), Cell(name)))
    return Document(
        Metadata("Zeichen", date=None),
        (
            Heading(1, name),
            *(Paragraph((text,)) for text in texts if text.text),
            *(Paragraph(look) for look in looks),
            Pairs((Pair(name, name),)),
            Table(name, (ColumnKind.TEXT, ColumnKind.TEXT), (row,), (row,)),
            ItemList((Item("•", (Paragraph(name),)),)),
            Paragraph((*name, Link("https://example.org", name), Footnote((Paragraph(name),)))),
        ),
    )


@cache
def written(suffix: str) -> bytes:
    layout = PROJECT.templates.layout("antrag", FORMATS[suffix].layout)
    return shared(f"letters {suffix}", lambda: FORMATS[suffix].load_writer()(set_fonts(document(), ANY_LAYOUT), layout))


@pytest.mark.langsam
def test_the_pdf_says_every_letter() -> None:
    assert read_tag_tree(written("pdf")).words == words_of(plain_text(document()))


@pytest.mark.langsam
def test_the_pdf_has_its_fonts_in_it_and_draws_no_empty_box() -> None:
    with pikepdf.open(io.BytesIO(written("pdf"))) as pdf:
        found = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        described = [each for each in found if each.get("/Type") == "/FontDescriptor"]
        assert {str(each.FontName).partition("+")[2] for each in described} >= FACES | {"Antrag-DejaVu"}
        assert all("/FontFile2" in each for each in described)
        shown = [part for page in pdf.pages for part in glyphs_on(page)]
        assert len(shown) > 1000
        assert b"\0\0" not in shown


def glyphs_on(page: pikepdf.Page) -> list[bytes]:
    strings = [
        bytes(part)
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "TJ"
        for part in operands[0]
        if isinstance(part, pikepdf.String)
    ]
    return [string[at : at + 2] for string in strings for at in range(0, len(string), 2)]


@pytest.mark.langsam
def test_each_glyph_reads_as_one_character() -> None:
    with pikepdf.open(io.BytesIO(written("pdf"))) as pdf:
        fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each]
        maps = [line.split() for each in fonts for line in each.ToUnicode.read_bytes().decode().splitlines()]
    assert {len(line[1]) for line in maps if len(line) == 2 and line[0].startswith("<")} == {len("<0041>")}


def test_the_word_file_says_every_letter() -> None:
    assert " ".join(read_lines(written("docx"))).split() == plain_text(document()).split()


def test_word_is_told_a_font_for_each_letter_that_arial_may_lack() -> None:
    for run in Part(written("docx"), "word/document.xml").find("//w:r[w:t]"):
        text = "".join(run.xpath("w:t/text()", namespaces=run.nsmap))
        fonts = run.xpath("w:rPr/w:rFonts/@w:*", namespaces=run.nsmap)
        if COMMON.issuperset(text):
            assert fonts == []
        else:
            assert not text.isspace()
            assert set(fonts) <= {"Arial", "Segoe UI Symbol"}
            assert len(fonts) == 4, text


def test_a_letter_and_its_marks_are_in_one_run_of_the_word_file() -> None:
    words = {
        word
        for run in Part(written("docx"), "word/document.xml").find("//w:r[w:t]")
        for word in "".join(run.xpath("w:t/text()", namespaces=run.nsmap)).split()
    }
    assert set(GROUPS["bll  Sequences of Latin letters and marks (normative)"]) <= words


@pytest.mark.langsam
def test_other_letters_change_no_line_of_the_page() -> None:
    """They are as high as the others: a line of them alone, and one with some of them, stand as lines without."""
    heights = []
    for words in ("Haus", "Nguyễn ☒", "ẞ", "☐"):
        lines = Document(Metadata("Zeilen"), (Paragraph((Text(words),)), Paragraph((Text("Ende"),))))
        layout = PROJECT.templates.layout("antrag", "css")
        data = FORMATS["pdf"].load_writer()(set_fonts(lines, ANY_LAYOUT), layout)
        boxes = output_of("pdftotext", "-bbox", "-", "-", data=data)
        (end,) = [line for line in boxes.splitlines() if ">Ende<" in line]
        heights.append(end.split('yMin="')[1].split('"')[0])
    assert len(set(heights)) == 1


def test_a_document_of_usual_letters_stays_as_it_is() -> None:
    plain = Document(Metadata("Haus"), (Paragraph((Text("Übergänge für 50.000 €"), Strong((Text("Łódź"),)))),))
    assert set_fonts(plain, ANY_LAYOUT) is plain


def test_a_text_that_is_parted_keeps_its_places() -> None:
    place = Place("content/antrag.md", 7, 3)
    parted = set_fonts(Document(Metadata("Haus"), (Paragraph((Text("Frau\nNguyễn", place=place),)),)), ANY_LAYOUT)
    assert [(node.text, str(node.place)) for node in walk(parted) if isinstance(node, Text)] == [
        ("Frau\nNguy", "content/antrag.md:7:3"),
        ("ễ", "content/antrag.md:8:5"),
        ("n", "content/antrag.md:8:6"),
    ]


def test_what_no_font_has_is_refused_at_its_place() -> None:
    place = Place("content/antrag.md", 7, 3)
    with pytest.raises(AntragError) as caught:
        set_fonts(Document(Metadata("Haus"), (Paragraph((Text("Nguyễn, 日本語 😀", place=place),)),)), ANY_LAYOUT)
    assert [f"{problem.where} {problem.what}" for problem in caught.value.problems] == [
        "content/antrag.md:7:11 Die Zeichen „日本語“ (U+65E5, U+672C, U+8A9E) gibt es in der Schrift nicht.",
        "content/antrag.md:7:15 Das Zeichen „😀“ (U+1F600, Grinning Face) gibt es in der Schrift nicht.",
    ]


def test_every_letter_is_one_word_of_the_papers_text() -> None:
    assert [*letters_of("C̨̆")] == ["C̨̆"]
