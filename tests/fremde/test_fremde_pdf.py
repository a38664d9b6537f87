"""PDFs and Word files of strangers: the source comes out, or what is wrong with the file is said, in little time."""

import base64
import zipfile
import zlib
from collections.abc import Callable

import pytest
from examples import EXAMPLES
from fremde.dateien import (
    CATALOG,
    CMAP,
    CONTENT,
    FILE,
    FONT,
    OBJECTS,
    PAGE,
    PAGES,
    SOURCE,
    TAG,
    TEXT,
    WORD,
    cmap,
    deflated,
    lying,
    packed,
    packed_objects,
    pdf,
    source,
    story,
    stream,
    word,
)
from fremde.mutations import check_built, check_told, mutated, mutated_package
from hypothesis import given, settings

from antrag_gen.errors import AntragError
from antrag_gen.readers.built.embedded import read_embedded
from antrag_gen.readers.built.printed import printed_lines

pytestmark = pytest.mark.auswahl(8)
LARGE = pytest.mark.langsam  # what takes long to make and to read

DAMAGED = "Die Datei ist beschädigt."
TOO_LARGE = "Die Datei ist beschädigt, oder es ist zu viel darin (mehr als 50 MB ausgepackt oder zu vieles ineinander)."
NO_SOURCE = "In dieser Datei liegt keine Quelle."
NO_NAME = "Die Quelle in dieser Datei hat keinen brauchbaren Namen."
LOCKED = "Die Datei ist verschlüsselt."
OTHER = "Das ist weder ein PDF noch eine Word-Datei."
Made = Callable[[], bytes]


def said(read: Callable[[bytes, str], object], data: bytes) -> object:
    """What is read, or what is said of the file at its first place."""
    try:
        return read(data, "datei")
    except AntragError as error:
        check_told(error)
        return error.problem.what


def test_the_least_files_have_a_source_and_say_a_word() -> None:
    for data in (pdf(), word()):
        embedded = read_embedded(data, "datei")
        assert (embedded.name, embedded.data) == ("antrag.md", b"# Quelle")
    assert printed_lines(pdf(), "datei") == ["ÄÄ"]
    assert printed_lines(word(), "datei") == ["Ä"]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (b"1 beginbfrange\n<4142>\n<4142>\n<00C4>\nendbfrange", "ÄÄ"),
        (b"1 beginbfrange <4142> <4142> [<00C4>] endbfrange", "ÄÄ"),
        (b"1 beginbfrange<4141><4143><00C3>endbfrange", "ÄÄ"),
        (b"2 beginbfchar\r<4141><0041>\r<4142>\r<00C4>\rendbfchar", "ÄÄ"),
        (b"% Kommentar <4142> <0058>\n1 beginbfchar <4142> <00c4> endbfchar", "ÄÄ"),
        (b"1 beginbfchar <4142> <00660066> endbfchar", "ffff"),
        (b"", "\ufffd\ufffd"),
    ],
)
def test_tables_of_characters_are_read_as_other_programs_write_them(body: bytes, line: str) -> None:
    assert printed_lines(pdf({CMAP: cmap(body)}), "datei") == [line]


def test_a_font_with_codes_of_one_byte_is_read() -> None:
    font = OBJECTS[FONT].replace(b"Type0", b"TrueType")
    table = cmap(b"1 beginbfrange <41> <42> <0061> endbfrange")
    assert printed_lines(pdf({FONT: font, CMAP: table}), "datei") == ["abab"]


def test_properties_that_a_page_names_are_looked_up() -> None:
    page = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 6 0 R>>/Properties<</A<</MCID 0>>>>>>>>"
    assert printed_lines(pdf({PAGE: page, CONTENT: stream(TEXT.replace(b"<</MCID 0>>", b"/A "))}), "datei") == ["ÄÄ"]


def doubling(first: int, last: int, node: bytes, end: bytes) -> dict[int, bytes]:
    """Objects that each lead to the next one twice."""
    return {number: node % (number + 1, number + 1) for number in range(first, last)} | {last: end}


def chain(first: int, last: int, node: bytes, end: bytes) -> dict[int, bytes]:
    return {number: node % (number + 1) for number in range(first, last)} | {last: end}


def shown(content: bytes) -> bytes:
    return pdf({CONTENT: stream(content)})


@pytest.mark.parametrize(
    ("make", "told"),
    [
        pytest.param(make, told, id=name, marks=LARGE if "60 MB" in name else ())
        for name, make, told in [
            ("tags in a circle", lambda: pdf({TAG: b"<</S/P/K[7 0 R]>>"}), DAMAGED),
            ("a tag is its parent's root", lambda: pdf({TAG: b"<</S/P/K[5 0 R<</S/P/K 7 0 R>>]>>"}), DAMAGED),
            ("tags that double", lambda: pdf(doubling(20, 60, b"<</S/P/K[%d 0 R %d 0 R]>>", OBJECTS[TAG])
                                            | {TAG: b"<</S/P/K[20 0 R 20 0 R]>>"}), DAMAGED),
            ("tags too deep", lambda: pdf(chain(20, 3000, b"<</S/P/K[%d 0 R]>>", OBJECTS[TAG])
                                          | {TAG: b"<</S/P/K[20 0 R]>>"}), TOO_LARGE),
            ("brackets too deep", lambda: pdf({TAG: b"<</S/P/K" + b"[" * 3000 + b"]" * 3000 + b">>"}), DAMAGED),
            ("a mark that is no number", lambda: pdf({TAG: b"<</S/P/Pg 3 0 R/K(x)>>"}), DAMAGED),
            ("a mark beyond all numbers", lambda: pdf({TAG: b"<</S/P/Pg 3 0 R/K 1" + b"0" * 400 + b">>"}), DAMAGED),
            ("a tag without its page", lambda: pdf({TAG: b"<</S/P/K[<</Type/MCR/Pg 99 0 R>>]>>"}), DAMAGED),
            ("pages in a circle", lambda: pdf({PAGES: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}), DAMAGED),
            ("pages that double", lambda: pdf(doubling(20, 60, b"<</Type/Pages/Kids[%d 0 R %d 0 R]>>", OBJECTS[PAGE])
                                             | {PAGES: b"<</Type/Pages/Kids[20 0 R]/Count 1>>"}), DAMAGED),
            ("a page many times", lambda: pdf({PAGES: OBJECTS[PAGES].replace(b"3 0 R]", b"3 0 R " * 6000 + b"]")}),
             TOO_LARGE),
            ("no page", lambda: pdf({PAGE: b"null"}), DAMAGED),
            ("a content of 60 MB", lambda: pdf({CONTENT: raw(deflated(60_000_000))}), DAMAGED),
            ("a content packed twice", lambda: pdf({CONTENT: raw(zlib.compress(deflated(60_000_000)),
                                                                 b"[/FlateDecode/FlateDecode]")}), DAMAGED),
            ("a content in LZW", lambda: pdf({CONTENT: raw(b"\x80\x0b\x60\x50", b"/LZWDecode")}), TOO_LARGE),
            ("a content in LZW by another name", lambda: pdf({CONTENT: raw(b"\x80\x0b", b"/L#5aW#44ecode")}),
             TOO_LARGE),
            ("a content many times", lambda: pdf({PAGE: OBJECTS[PAGE].replace(b"4 0 R", b"[%s]" % (b"4 0 R " * 40_000)),
                                                  CONTENT: stream(b"0 " * 500)}), TOO_LARGE),
            ("a million marks", lambda: shown(b"EMC " * 1_000_000), TOO_LARGE),
            ("numbers without end", lambda: shown(b"0 " * 2_500_000), TOO_LARGE),
            ("words instead of words", lambda: shown(b"/P<</MCID 0/ActualText(" + b"x" * 900_000 + b")>>BDC EMC " * 1
                                                     + b"/P<</MCID 0/ActualText(" + b"x" * 900_000 + b")>>BDC EMC "
                                                     + b"q " * 1_200_000), TOO_LARGE),
            ("content that ends in a text", lambda: shown(TEXT + b" (offen"), DAMAGED),
            ("a font that is not there", lambda: shown(TEXT.replace(b"/F ", b"/G ")), DAMAGED),
            ("letters of no text", lambda: shown(TEXT.replace(b"<41424142>", b"5 ")), DAMAGED),
            ("all codes many times", lambda: mapped(b"<0000><ffff><0041>" * 100), TOO_LARGE),
            ("codes beyond two bytes", lambda: mapped(b"<00000000><ffffffff><0041>"), DAMAGED),
            ("a range that goes back", lambda: mapped(b"<0002><0001><0041>"), DAMAGED),
            ("a range without its end", lambda: mapped(b"<0002><0001>"), DAMAGED),
            ("a range of nothing", lambda: mapped(b"<4141><4143><>"), DAMAGED),
            ("a range past all characters", lambda: mapped(b"<0000><ffff><dbffdfff>"), DAMAGED),
            ("half a character", lambda: mapped(b"<4142><4142><d8>"), DAMAGED),
            ("numbers for codes", lambda: mapped(b"1 2 3"), DAMAGED),
            ("a text for each letter", lambda: pdf({CMAP: cmap(b"1 beginbfchar <4142><" + b"0041" * 100_000
                                                              + b"> endbfchar"),
                                                    CONTENT: stream(TEXT.replace(b"Tj", b"Tj<4142>" * 200 + b"Tj"))}),
             TOO_LARGE),
            ("a table of 60 MB", lambda: pdf({CMAP: raw(deflated(60_000_000))}), DAMAGED),
            ("a table that is a page", lambda: pdf({FONT: OBJECTS[FONT].replace(b"8 0 R", b"3 0 R")}), DAMAGED),
            ("objects of 60 MB", lambda: packed_objects(b"FlateDecode", deflated(60_000_000)), DAMAGED),
            ("objects in LZW", lambda: packed_objects(b"LZWDecode", b"\x80\x0b\x60\x50" * 1000), TOO_LARGE),
            ("two hundred thousand objects", lambda: b"%PDF-1.7\n" + b"1 0 obj<<>>endobj\n" * 200_001, TOO_LARGE),
            ("no table of objects", lambda: pdf()[:-40], DAMAGED),
            ("Word: a part of 60 MB", lambda: lying(word(), "word/footnotes.xml", 10, deflated(60_000_000)), DAMAGED),
            ("Word: no document", lambda: packed({"customXml/item1.xml": source()}), DAMAGED),
            ("Word: XML that ends early", lambda: word(document=story(b"<w:p>")[:-20]), DAMAGED),
            ("Word: a document type", lambda: word(document=b"<!DOCTYPE x []>" + WORD["word/document.xml"]), DAMAGED),
            ("Word: UTF-16", lambda: word(document=WORD["word/document.xml"].decode().encode("utf-16")), DAMAGED),
            ("Word: too deep", lambda: word(document=story(b"<w:p>" * 5000 + b"</w:p>" * 5000)), DAMAGED),
            ("Word: LZMA", lambda: packed(WORD, zipfile.ZIP_LZMA), DAMAGED),
            ("Word: a million paragraphs", lambda: word(document=story(b"<w:p/>" * 300_000)), TOO_LARGE),
        ]
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_shown_is_refused(make: Made, told: str) -> None:
    assert said(printed_lines, make()) == told


def raw(body: bytes, kind: bytes = b"/FlateDecode") -> bytes:
    return b"<</Filter%s/Length %d>>stream\n%s\nendstream" % (kind, len(body), body)


def mapped(ranges: bytes) -> bytes:
    return pdf({CMAP: cmap(b"1 beginbfrange " + ranges + b" endbfrange")})


def changed_source(old: bytes, new: bytes) -> bytes:
    assert old in OBJECTS[SOURCE]
    return pdf({SOURCE: OBJECTS[SOURCE].replace(old, new)})


@pytest.mark.parametrize(
    ("make", "told"),
    [
        pytest.param(make, told, id=name, marks=LARGE if "60 MB" in name else ())
        for name, make, told in [
            ("no file", lambda: b"", OTHER),
            ("a header alone", lambda: b"%PDF-1.7", DAMAGED),
            ("a source of 60 MB", lambda: pdf({FILE: raw(deflated(60_000_000))}), DAMAGED),
            ("a source that is torn", lambda: pdf({FILE: raw(zlib.compress(bytes(range(256)))[:-9])}), DAMAGED),
            ("a source with a wrong sum", lambda: pdf({FILE: raw(zlib.compress(b"# Quelle")[:-1] + b"?")}), DAMAGED),
            ("a source that is torn, by a list", lambda: pdf({FILE: raw(TORN, b"[/FlateDecode]")}), DAMAGED),
            ("a source that is torn, by a short name", lambda: pdf({FILE: raw(TORN, b"/Fl")}), DAMAGED),
            ("a source that is packed twice", lambda: pdf({FILE: raw(zlib.compress(zlib.compress(b"# Quelle")),
                                                                     b"[/FlateDecode/FlateDecode]")}), DAMAGED),
            ("a source that is none", lambda: changed_source(b"10 0 R", b"3 0 R"), DAMAGED),
            ("a source without a file", lambda: changed_source(b"/EF<</F 10 0 R>>", b""), DAMAGED),
            ("a source without a name", lambda: changed_source(b"/UF(antrag.md)", b""), DAMAGED),
            ("files that are no list", lambda: pdf({CATALOG: OBJECTS[CATALOG].replace(b"[9 0 R]", b" 7")}), DAMAGED),
            ("files that are no files", lambda: pdf({CATALOG: OBJECTS[CATALOG].replace(b"9 0 R", b"1 2 3")}), DAMAGED),
            ("a name that leads up", lambda: changed_source(b"antrag.md", b"../antrag.md"), NO_NAME),
            ("a name that is hidden", lambda: changed_source(b"antrag.md", b".bashrc"), NO_NAME),
            ("a name of a device", lambda: changed_source(b"antrag.md", b"Con.md"), NO_NAME),
            ("a name that ends in a blank", lambda: changed_source(b"antrag.md", b"antrag.md "), NO_NAME),
            ("a name of many files", lambda: changed_source(b"antrag.md", b"*.md"), NO_NAME),
            ("a name with a control character", lambda: changed_source(b"(antrag.md)", b"<feff0061001b005b0032004a>"),
             NO_NAME),
            ("a name that no system takes", lambda: changed_source(b"antrag.md", b"x" * 300), NO_NAME),
            ("a file of another program", lambda: changed_source(b"/Source", b"/Data"), NO_SOURCE),
            ("a password", lambda: pdf(trailer=b"/Encrypt<</Filter/Standard/V 9>>"), DAMAGED),
            ("Word: LZMA", lambda: packed(WORD, zipfile.ZIP_LZMA), DAMAGED),
            ("Word: BZIP2", lambda: packed(WORD, zipfile.ZIP_BZIP2), DAMAGED),
            ("Word: a packing that nobody has", lambda: word().replace(b"\x08\x00\x00\x00!", b"\x63\x00\x00\x00!"),
             DAMAGED),
            ("Word: a password", lambda: marked(word(), 1), LOCKED),
            ("Word: names that are no UTF-8", lambda: marked(word(**{"\xe4.xml": b""}), 0x800).replace(
                "\xe4.xml".encode(), b"\xff\xfe.xml"), DAMAGED),
            ("Word: an offset below zero", lambda: word()[:-6] + (9999).to_bytes(4, "little") + word()[-2:], DAMAGED),
            ("Word: twice the same part", lambda: word(**{"customXml/item2.xml": b"<x/>"}).replace(b"item2", b"item1"),
             DAMAGED),
            ("Word: a checksum that is wrong", lambda: torn(word()), DAMAGED),
            ("Word: Base64 with other letters", lambda: word(quelle=source("Qü==".encode())), DAMAGED),
            ("Word: Base64 that ends early", lambda: word(quelle=source(b"QUJ")), DAMAGED),
            ("Word: Base64 with a comment", lambda: word(quelle=source(b"QUJD<!-- x -->QUJD")), DAMAGED),
            ("Word: Base64 with blanks", lambda: word(quelle=source(b"QU JD")), DAMAGED),
            ("Word: an entity", lambda: word(quelle=source(b"&x;")), DAMAGED),
            ("Word: entities that double", lambda: word(quelle=laughs()), DAMAGED),
            ("Word: a part of 60 MB", lambda: lying(word(quelle=b"<x/>"), "customXml/a.xml", 9, deflated(60_000_000)),
             DAMAGED),
            ("Word: 60 MB", lambda: word(**{"word/media/a.bin": bytes(60_000_000)}), TOO_LARGE),
            ("Word: 10,001 parts", lambda: b"PK" + b"PK\x01\x02" * 10_001, TOO_LARGE),
            ("Word: no name", lambda: word(quelle=source(name="")), NO_NAME),
        ]
    ],
)  # fmt: skip
def test_a_file_whose_source_cannot_be_read_is_refused(make: Made, told: str) -> None:
    assert said(read_embedded, make()) == told


TORN = zlib.compress(bytes(range(256)))[:-9]


def marked(data: bytes, flag: int) -> bytes:
    """The package with a flag at each of its parts, where they lie and in its list."""
    bits = flag.to_bytes(2, "little")
    here = data.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00" + bits)
    return here.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00" + bits)


def torn(data: bytes) -> bytes:
    at = data.index(b"customXml") + 60
    return data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :]


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
    return f'<!DOCTYPE q [<!ENTITY a0 "ha">{entities}]>'.encode() + source(b"&a11;")


def test_what_a_source_was_built_with_is_told_in_one_line_without_signs_for_the_terminal() -> None:
    told = read_embedded(changed_source(b"(erzeugt)", b"<feff0061001b005d0007000a000a0062>"), "datei").description
    assert told == r"a\x1b]\x07 b"
    long = read_embedded(word(quelle=source(base64.b64encode(b"x"), more=f'beschreibung="{"x" * 999}"')), "datei")
    assert long.description == "x" * 200


@pytest.mark.langsam
@settings(max_examples=2 * EXAMPLES)
@given(mutated(pdf()))
def test_any_damage_to_a_pdf_is_told(data: bytes) -> None:
    check_built(data)


@pytest.mark.langsam
@settings(max_examples=2 * EXAMPLES)
@given(mutated_package(word()))
def test_any_damage_to_a_word_file_is_told(data: bytes) -> None:
    check_built(data)
