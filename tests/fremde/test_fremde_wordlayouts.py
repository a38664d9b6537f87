"""Word layouts of strangers: what reaches out, runs or has no measure is told with its part, and in no paper."""

import re
import zipfile
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path, PurePosixPath

import pytest
from commands import run
from paper_text import paper
from papers import ROOT

from antrag_gen.errors import AntragError
from antrag_gen.writers.docx.foreign import check_layout
from antrag_gen.writers.docx.package import open_layout
from antrag_gen.writers.docx.write import SIMPLE
from antrag_gen.writers.docx.write import write as write_paper

BASE = (ROOT / "templates/gemeinsam/base.docx").read_bytes()
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "word/_rels/document.xml.rels"
TEXT, STYLES, SETTINGS, TYPES = "word/document.xml", "word/styles.xml", "word/settings.xml", "[Content_Types].xml"
Change = Callable[[dict[str, bytes]], None]


def layout(*changes: Change) -> bytes:
    """The shipped layout with other parts."""
    with zipfile.ZipFile(BytesIO(BASE)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for change in changes:
        change(parts)
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def later(*changes: Change) -> Callable[[], bytes]:
    """Made by the test, not when tests are collected."""
    return partial(layout, *changes)


def put(name: str, data: bytes) -> Change:
    return lambda parts: parts.update({name: data})


def swap(name: str, old: str, new: str) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        text = parts[name].decode()
        assert old in text
        parts[name] = text.replace(old, new, 1).encode()

    return change


def relate(kind: str, target: str, mode: str = ' TargetMode="External"', rels: str = RELS) -> Change:
    added = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    return swap(rels, "</Relationships>", added)


def attach(target: str) -> Change:
    return put(
        "word/_rels/settings.xml.rels",
        (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{OFFICE}/attachedTemplate" Target="{target}" TargetMode="External"/>'
            "</Relationships>"
        ).encode(),
    )


def write(words: str) -> Change:
    return swap(TEXT, "<w:body>", f"<w:body><w:p>{words}</w:p>")


def field(*words: str) -> str:
    runs = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in words)
    return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def declare(part: str, kind: str) -> Change:
    return swap(TYPES, "</Types>", f'<Override PartName="/{part}" ContentType="{kind}"/></Types>')


def style(attributes: str) -> Change:
    return swap(STYLES, "</w:styles>", f'<w:style w:type="paragraph" w:styleId="X">{attributes}</w:style></w:styles>')


def rename(old: str, new: str) -> Change:
    """A part under another name, which all that lead to it know."""

    def change(parts: dict[str, bytes]) -> None:
        parts[new] = parts.pop(old)
        for name in (TYPES, RELS):
            parts[name] = parts[name].replace(PurePosixPath(old).name.encode(), PurePosixPath(new).name.encode())

    return change


def drawn(inside: str) -> Change:
    return put("word/media/x.svg", f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode())


AWAY = "Das Layout lädt etwas von anderswo: "
RUNS = "Das Layout enthält, was Word ausführt: "
LOADS = "Das Layout lädt etwas oder führt etwas aus: "
FOREIGN = "Das Layout hat einen Teil, der in kein Papier gehört: "
NO_NUMBER = "Ein Maß des Layouts ist keine Zahl: "
IN_TEXT = "in „word/document.xml“"
BOMB = "<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a template elsewhere": (
        later(attach("http://example.org/x.dotm")),
        f"{AWAY}„http://example.org/x.dotm“ in „word/settings.xml“ (attachedTemplate).",
    ),
    "a template on a share": (
        later(attach(r"file:///\\server\x.dotm")),
        rf"{AWAY}„file:///\\server\x.dotm“ in „word/settings.xml“ (attachedTemplate).",
    ),
    "a linked picture": (later(relate("image", "http://a.de/x.png")), f"{AWAY}„http://a.de/x.png“ {IN_TEXT} (image)."),
    "linked OLE": (later(relate("oleObject", "file:///x")), f"{RUNS}„file:///x“ {IN_TEXT} (oleObject)."),
    "embedded OLE": (
        later(relate("oleObject", "embeddings/x.bin", "")),
        f"{RUNS}„embeddings/x.bin“ {IN_TEXT} (oleObject).",
    ),
    "a frame": (later(relate("frame", "http://a.de/")), f"{AWAY}„http://a.de/“ {IN_TEXT} (frame)."),
    "a part of the text": (later(relate("subDocument", "x.docx")), f"{AWAY}„x.docx“ {IN_TEXT} (subDocument)."),
    "other text": (later(relate("aFChunk", "x.html", "")), f"{FOREIGN}„x.html“ {IN_TEXT} (aFChunk)."),
    "a workbook": (
        later(relate("package", "embeddings/x.xlsx", "")),
        f"{FOREIGN}„embeddings/x.xlsx“ {IN_TEXT} (package).",
    ),
    "a list of addresses": (
        later(relate("mailMergeSource", "file:///x.mdb")),
        f"{AWAY}„file:///x.mdb“ {IN_TEXT} (mailMergeSource).",
    ),
    "a link to a file": (
        later(relate("hyperlink", "file:///etc/passwd")),
        f"{AWAY}„file:///etc/passwd“ {IN_TEXT} (hyperlink).",
    ),
    "a link to a script": (later(relate("hyperlink", "javascript:x")), f"{AWAY}„javascript:x“ {IN_TEXT} (hyperlink)."),
    "keys for macros": (
        later(relate("keyMapCustomizations", "customizations.xml", "")),
        f"{FOREIGN}„customizations.xml“ {IN_TEXT} (keyMapCustomizations).",
    ),
    "a control": (later(relate("control", "x.xml", "")), f"{FOREIGN}„x.xml“ {IN_TEXT} (control)."),
    "a macro project": (later(put("word/vbaProject.bin", b"x")), f"{RUNS}„word/vbaProject.bin“."),
    "a control of ActiveX": (later(put("word/activeX/activeX1.xml", b"<x/>")), f"{RUNS}„word/activeX/activeX1.xml“."),
    "buttons for macros": (later(put("customUI/customUI14.xml", b"<x/>")), f"{RUNS}„customUI/customUI14.xml“."),
    "an add-in": (
        later(put("word/webextensions/taskpanes.xml", b"<x/>")),
        f"{RUNS}„word/webextensions/taskpanes.xml“.",
    ),
    "a file with macros": (
        later(swap(TYPES, "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", MACROS)),
        f"{RUNS}„word/document.xml“ ({MACROS}).",
    ),
    "a macro under another name": (
        later(put("word/x.bin", b"x"), declare("word/x.bin", "application/vnd.ms-office.vbaProject")),
        f"{RUNS}„word/x.bin“ (application/vnd.ms-office.vbaProject).",
    ),
    "a field with a picture": (
        later(write('<w:fldSimple w:instr=" INCLUDEPICTURE http://a.de/x.png "/>')),
        f"{AWAY}Feld „INCLUDEPICTURE http://a.de/x.png“ {IN_TEXT}.",
    ),
    "a field in parts": (
        later(write(field(" INCLUDE", "TEXT ", "x.docx"))),
        f"{AWAY}Feld „INCLUDETEXT x.docx“ {IN_TEXT}.",
    ),
    "a field within a field": (
        later(write(field(" IF 1 = 1", field("DDEAUTO cmd /k calc")))),
        f"{AWAY}Feld „DDEAUTO cmd /k calc“ {IN_TEXT}.",
    ),
    "a field of the head": (
        later(swap("word/header1.xml", "<w:p>", f"<w:p>{field('LINK Excel.Sheet x')}")),
        f"{AWAY}Feld „LINK Excel.Sheet x“ in „word/header1.xml“.",
    ),
    "a part whose name does not say that it is XML": (
        later(write(field("DDEAUTO cmd /k calc")), rename(SETTINGS, "word/settings.bin")),
        f"{FOREIGN}„settings.bin“ {IN_TEXT} (settings).",
    ),
    "XML in capital letters": (
        later(
            swap(SETTINGS, "</w:settings>", '<w:mailMerge><w:query w:val="x"/></w:mailMerge></w:settings>'),
            rename(SETTINGS, "word/settings.XML"),
        ),
        f"{LOADS}„mailMerge“ in „word/settings.XML“.",
    ),
    "a program for a picture": (
        later(put("word/media/x.exe", b"MZ"), relate("image", "media/x.exe", "")),
        f"{FOREIGN}„media/x.exe“ {IN_TEXT} (image).",
    ),
    "a drawing with a script": (later(drawn("<script>x</script>")), f"{LOADS}„script“ in „word/media/x.svg“."),
    "a drawing with a picture from elsewhere": (
        later(drawn('<image href="http://a.de/x.png"/>')),
        f"{AWAY}„http://a.de/x.png“ in „word/media/x.svg“.",
    ),
    "a shape that leads to a script": (
        later(
            write('<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" href="javascript:x"/></w:pict></w:r>')
        ),
        f"{AWAY}„javascript:x“ {IN_TEXT}.",
    ),
    "a field that leads to a file": (
        later(write(field(' HYPERLINK "file:///etc/passwd"'))),
        f'{AWAY}Feld „HYPERLINK "file:///etc/passwd"“ {IN_TEXT}.',
    ),
    "the source of a paper": (
        later(put("customXml/item7.xml", b'<quelle xmlns="urn:antrag-gen:quelle:1" name="a.md">QQ==</quelle>')),
        "Das Layout enthält die Quelle eines Papiers: „customXml/item7.xml“.",
    ),
    "a program for changing it when it is saved": (
        later(swap(SETTINGS, "</w:settings>", '<w:saveThroughXslt w:solutionID="x"/></w:settings>')),
        f"{LOADS}„saveThroughXslt“ in „word/settings.xml“.",
    ),
    "an object": (later(write("<w:r><w:object/></w:r>")), f"{LOADS}„object“ {IN_TEXT}."),
    "another text": (later(swap(TEXT, "<w:body>", "<w:body><w:altChunk/>")), f"{LOADS}„altChunk“ {IN_TEXT}."),
    "form letters": (
        later(swap(SETTINGS, "</w:settings>", '<w:mailMerge><w:query w:val="x"/></w:mailMerge></w:settings>')),
        f"{LOADS}„mailMerge“ in „word/settings.xml“.",
    ),
    "a picture of VML": (
        later(
            write(
                '<w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://a.de/x"/></w:pict></w:r>'
            )
        ),
        f"{AWAY}„http://a.de/x“ {IN_TEXT}.",
    ),
    "entities": (
        later(put(SETTINGS, f"{BOMB}<w>&b;</w>".encode())),
        "Der Teil „word/settings.xml“ des Layouts hat eine DTD; so etwas schreibt Word nicht.",
    ),
    "a file as an entity": (
        later(put("docProps/custom.xml", b"<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><w>&a;</w>")),
        "Der Teil „docProps/custom.xml“ des Layouts hat eine DTD; so etwas schreibt Word nicht.",
    ),
    "broken XML": (
        later(put(STYLES, b"<w:styles>\n<w:style>")),
        "Der Teil „word/styles.xml“ des Layouts ist kein lesbares XML (Zeile 1).",
    ),
    "nested XML": (
        later(put(SETTINGS, b"<w>" * 5000 + b"</w>" * 5000)),
        "Der Teil „word/settings.xml“ des Layouts ist kein lesbares XML (Zeile 1).",
    ),
    "9 MB of XML": (
        later(put("docProps/custom.xml", b" " * 9_000_000)),
        "Das Layout hat ausgepackt mehr als 8 MB Text.",
    ),
    "51 MB": (later(put("word/media/x.png", bytes(51_000_000))), "Das Layout ist ausgepackt größer als 50 MB."),
    "1,001 parts": (
        later(*(put(f"word/{number}.bin", b"") for number in range(1001))),
        "Das Layout hat mehr als 1.000 Teile.",
    ),
    "a size that is no number": (
        later(style('<w:rPr><w:sz w:val="groß"/></w:rPr>')),
        f'{NO_NUMBER}„sz val="groß"“ in „word/styles.xml“, Zeile LINE.',
    ),
    "a space with a unit": (
        later(style('<w:pPr><w:spacing w:before="12pt"/></w:pPr>')),
        f'{NO_NUMBER}„spacing before="12pt"“ in „word/styles.xml“, Zeile LINE.',
    ),
    "an indent that is no number": (
        later(style('<w:pPr><w:ind w:left=""/></w:pPr>')),
        f'{NO_NUMBER}„ind left=""“ in „word/styles.xml“, Zeile LINE.',
    ),
    "letters higher than a page": (
        later(style('<w:rPr><w:sz w:val="99999999"/></w:rPr>')),
        'Ein Maß des Layouts ist größer als 3276: „sz val="99999999"“ in „word/styles.xml“, Zeile LINE.',
    ),
    "cells without a number": (
        later(style('<w:tblPr><w:tblCellMar><w:left w:w="x"/></w:tblCellMar></w:tblPr>')),
        f'{NO_NUMBER}„left w="x"“ in „word/styles.xml“, Zeile LINE.',
    ),
    "a page without a number": (
        later(swap(TEXT, 'w:w="11906"', 'w:w="breit"')),
        f'{NO_NUMBER}„pgSz w="breit"“ {IN_TEXT}, Zeile LINE.',
    ),
    "a page of a million": (
        later(swap(TEXT, 'w:w="11906"', 'w:w="1000000"')),
        f'Ein Maß des Layouts ist größer als 31680: „pgSz w="1000000"“ {IN_TEXT}, Zeile LINE.',
    ),
    "a list without a number": (
        later(swap("word/numbering.xml", 'w:abstractNumId="', 'w:abstractNumId="x')),
        f'{NO_NUMBER}„abstractNum abstractNumId="x1"“ in „word/numbering.xml“, Zeile LINE.',
    ),
}


@pytest.mark.parametrize(("make", "message"), HOSTILE.values(), ids=HOSTILE)
def test_a_layout_that_no_paper_may_have_is_told(make: Callable[[], bytes], message: str) -> None:
    with pytest.raises(AntragError) as caught:
        open_layout(make())
    told = [re.sub(r"Zeile \d+\.$", "Zeile LINE.", problem.what) for problem in caught.value.problems]
    assert message in told
    assert all(problem.hint for problem in caught.value.problems)


def test_a_part_that_is_there_twice_is_told() -> None:
    made = BytesIO(BASE)
    with zipfile.ZipFile(made, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(TEXT, b"<x/>")
    [problem] = check_layout(made.getvalue())
    assert problem.what == "Der Teil „word/document.xml“ steht zweimal im Layout."


@pytest.mark.parametrize(
    "change",
    [
        put(SETTINGS, b"<settings/>"),
        swap(TYPES, "wordprocessingml.settings+xml", "wordprocessingml.webSettings+xml"),
        swap(TYPES, "wordprocessingml.styles+xml", "wordprocessingml.fontTable+xml"),
    ],
)
def test_a_layout_with_other_parts_than_words_is_told(change: Change) -> None:
    with pytest.raises(AntragError) as caught:
        write_paper(SIMPLE, layout(change))
    assert caught.value.problem.what == "In dieses Layout lässt sich nichts schreiben (AttributeError)."


@pytest.mark.parametrize(
    "data", [b"", b"kein Archiv", BASE[:2000], BASE[:-30], BASE.replace(b"PK\x03\x04", b"PK\x03\x05")]
)
def test_a_damaged_archive_is_told(data: bytes) -> None:
    with pytest.raises(AntragError) as caught:
        open_layout(data)
    assert caught.value.problem.what == "Das Layout ist keine lesbare Word-Datei."


GOOD = {
    "as shipped": lambda: BASE,
    "a link to a page": later(relate("hyperlink", "https://www.example.org/rat")),
    "a link to an address": later(relate("hyperlink", "mailto:rat@example.org")),
    "a field that leads to a page": later(write(field(' HYPERLINK "https://www.example.org" \\o "Rat"'))),
    "a field that leads into the paper": later(write(field(' HYPERLINK \\l "Anfang"'))),
    "a drawing": later(drawn('<use href="#a"/>'), relate("image", "media/x.svg", "")),
    "a number of pages": later(write('<w:fldSimple w:instr=" NUMPAGES "/>')),
    "fractions of spaces": later(style('<w:pPr><w:spacing w:line="276.5"/></w:pPr>')),
}


@pytest.mark.parametrize("make", GOOD.values(), ids=GOOD)
def test_a_layout_that_keeps_to_itself_is_opened(make: Callable[[], bytes]) -> None:
    assert check_layout(make()) == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('w:w="11906"', 'w:w="0"', "Das Layout lässt auf der Seite keine 2 cm für Text."),
        ('w:left="1417"', 'w:left="11000"', "Das Layout lässt auf der Seite keine 2 cm für Text."),
    ],
)
def test_a_page_without_room_is_told_at_the_file(projekt: Path, old: str, new: str, message: str) -> None:
    path = projekt / "templates/haushaltsantrag/layout.docx"
    path.parent.mkdir(parents=True)
    path.write_bytes(layout(swap(TEXT, old, new)))
    (projekt / "content/antrag.md").write_text(paper(), encoding="utf-8")
    done = run("erzeugen", "--format", "docx")
    assert done.exit_code == 1
    assert f"templates/haushaltsantrag/layout.docx:1:1: Fehler: {message}\n" in done.stderr
    assert not (projekt / "output/antrag.docx").exists()


@pytest.mark.parametrize(
    "change",
    [
        attach("http://example.org/x.dotm"),
        put("word/vbaProject.bin", b"x"),
        swap(TEXT, 'w:w="11906"', 'w:w="0"'),
    ],
    ids=["a template elsewhere", "a macro project", "no room on a page"],
)
def test_checking_says_of_a_layout_what_building_says_and_says_it_once(projekt: Path, change: Change) -> None:
    path = projekt / "templates/haushaltsantrag/layout.docx"
    path.parent.mkdir(parents=True)
    path.write_bytes(layout(change))
    for name in ("eins", "zwei"):
        (projekt / f"content/{name}.md").write_text(paper(), encoding="utf-8")
    checked = run("pruefen")
    built = run("erzeugen", "--format", "docx", "content/eins.md")
    assert (checked.exit_code, built.exit_code) == (1, 1)
    assert checked.stderr.startswith("templates/haushaltsantrag/layout.docx:1:1: Fehler: ")
    assert checked.stderr == built.stderr.replace(" (Papier: content/eins.md)", "")
