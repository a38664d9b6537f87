"""Style sheets of strangers: what would be laid out without end is told with its line, or the bound that was hit."""

import base64
from pathlib import Path

import pytest
from commands import run
from fremde.bilder import END, GOOD_PNG, header, packed, png
from paper_text import paper
from papers import MUSTERSTADT, ROOT

from antrag_gen.errors import AntragError
from antrag_gen.tree import Document, Heading, Item, ItemList, Metadata, Paragraph, Text
from antrag_gen.writers.pdf.bounds import check_bounds
from antrag_gen.writers.pdf.write import write

pytestmark = pytest.mark.auswahl(6)

BASE = (ROOT / "templates/gemeinsam/base.css").read_text(encoding="utf-8")
SHIPPED = [*ROOT.glob("templates/*/*.css"), *MUSTERSTADT.glob("templates/*/*.css")]
LONG = "Mehr als 5 m kann nichts im PDF lang sein"
SMALL = "So klein ist nichts zu sehen"
START = "Der Anfang dieser Regel ist zu lang: Er hat mehr als 600 Teile."
DEEP = "Hier stecken mehr als 20 Klammern ineinander."
PAGE = "Eine Seite muss mindestens 2 cm breit und hoch sein."
NOTE = "„float: footnote“ macht aus diesem Text eine Fußnote; das Papier hat nur seine eigenen."
CIRCLE = "führt über andere Namen zu sich selbst oder steht für zu vieles."


def data(kind: str, words: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(words).decode()}"


def most(name: str, value: str, most: str = "10000") -> str:
    return f"„{name}“ kann nicht „{value}“ sein: Höchstens {most} sind möglich."


def cannot(name: str, value: str, why: str) -> str:
    return f"„{name}“ kann nicht „{value}“ sein: {why}."


ENTITY = b"<!DOCTYPE s [<!ENTITY a SYSTEM '/etc/passwd'>]>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'>%s</svg>"
HOSTILE = {
    "a page of 0": ("@page { size: 0 0 }", "1:9", PAGE),
    "a page of a point": ("@page { size: 1pt 1pt }", "1:9", PAGE),
    "a page less than none": ("@page :first { size: -10cm 10cm }", "1:16", PAGE),
    "a page of a million": ("@page {\n size: A4;\n margin: 1000000pt }", "3:10", cannot("margin", "1000000pt", LONG)),
    "a page without end": ("@page { size: 1e38pt 21cm }", "1:15", cannot("size", "1e38pt", LONG)),
    "type of a million": ("p { font-size: 1000000pt }", "1:16", cannot("font-size", "1000000pt", LONG)),
    "type by the million": ("p { font-size: 1000000em }", "1:16", most("font-size", "1000000em", "1000em")),
    "lines by the million": ("p { line-height: 1000000 }", "1:18", most("line-height", "1000000")),
    "borders by the metre": ("p { border: 6000mm solid }", "1:13", cannot("border", "6000mm", LONG)),
    "a margin in percent": ("p { padding: 100000% }", "1:14", most("padding", "100000%", "10000%")),
    "a sum in brackets": ("p { width: calc(1px + 1e9px) }", "1:23", cannot("width", "1e9px", LONG)),
    "calc in calc": (f"p {{ width: {'calc(1px + ' * 3000}1px{')' * 3000} }}", "1:225", DEEP),
    "brackets by the thousand": (f"p {{ width: {'(' * 100_000}", "1:31", DEEP),
    "blocks by the thousand": ("p{" * 100_000, "1:42", DEEP),
    "brackets in lines": ("\n/* ( */\n" + "(\n" * 30, "23:1", DEEP),
    "nested selectors": (f"{':not(' * 5000}p{')' * 5000} {{ color: red }}", "1:105", DEEP),
    "nested media": ("@media print { " * 2000 + "}" * 2000, "1:314", DEEP),
    "selectors in a list": (
        ",".join(["p"] * 10_000) + "{}",
        "1:1",
        START,
    ),
    "selectors in a row": (
        "* " * 2000 + "{}",
        "1:1",
        START,
    ),
    "rules in rules that multiply": (
        "p,p,p{&,&,&{p,p,p{&,&,&{p,p,p{color:red}}}}}",
        "1:25",
        "Regeln in Regeln: Dieser Anfang steht mit denen darüber für mehr als 200 Anfänge.",
    ),
    "rules in rules that are put in twice": (
        "p{" + "&&{" * 9 + "color:red" + "}" * 10,
        "1:24",
        "Regeln in Regeln: Dieser Anfang steht mit denen darüber für mehr als 200 Anfänge.",
    ),
    "rules without end": ("a { }\n" * 3000, "2001:1", "Die Formatvorlage hat mehr als 2.000 Regeln."),
    "a sheet without end": ("/* x */" * 40_000, "1:1", "Die Formatvorlage hat mehr als 200.000 Zeichen."),
    "a gradient of a thousand": (
        f"p {{ background: linear-gradient({','.join(['red'] * 1000)}) }}",
        "1:5",
        "Der Wert von „background“ ist zu lang: Er hat mehr als 600 Teile.",
    ),
    "a gradient that repeats": (
        "p { background: repeating-linear-gradient(red 5px, blue 5.00001px) }",
        "1:17",
        "„repeating-linear-gradient“ wiederholt sich, so oft der Platz reicht, und nimmt kein Ende.",
    ),
    "a gradient that repeats under a name": (
        ":root { --x: repeating-radial-gradient(red 0, blue 0.02px) }",
        "1:14",
        "„repeating-radial-gradient“ wiederholt sich, so oft der Platz reicht, und nimmt kein Ende.",
    ),
    "a ground of dots": ("p { background-size: 0.001px }", "1:22", cannot("background-size", "0.001px", SMALL)),
    "dots without end": ("p { border: 0.0001px dotted }", "1:13", cannot("border", "0.0001px", SMALL)),
    "columns by the million": ("body { columns: 1000000 }", "1:17", most("columns", "1000000", "100")),
    "columns of nothing": ("body { column-width: 0.0001px }", "1:22", cannot("column-width", "0.0001px", SMALL)),
    "a grid by the million": (
        "p { grid-template-columns: repeat(1000000, 1px) }",
        "1:35",
        most("grid-template-columns", "1000000", "100"),
    ),
    "the millionth row": ("p { grid-row: 1000000 }", "1:15", most("grid-row", "1000000", "100")),
    "a span of a million": ("p { grid-column: span 1000000 }", "1:23", most("grid-column", "1000000", "100")),
    "tabs by the million": ("p { tab-size: 1000000 }", "1:15", most("tab-size", "1000000", "100")),
    "the counter without end": (
        "p { counter-reset: a 999999999 }",
        "1:22",
        most("counter-reset", "999999999"),
    ),
    "a number that is padded": (
        "@counter-style x { system: numeric; symbols: '0' '1'; pad: 100000000 '0' }",
        "1:60",
        most("pad", "100000000"),
    ),
    "turned without end": ("p { transform: rotate(1e30deg) }", "1:23", most("transform", "1e30deg", "3600deg")),
    "scaled without end": ("p { transform: scale(1e30) }", "1:22", most("transform", "1e30")),
    "names that are tenfold": (
        ":root { --a0: x; " + "".join(f"--a{n + 1}: {f'var(--a{n}) ' * 10}; " for n in range(9)) + "}",
        "1:234",
        f"„--a3“ {CIRCLE}",
    ),
    "a name that is itself": (":root { --a: var(--a) }", "1:9", f"„--a“ {CIRCLE}"),
    "names in a circle": (":root { --a: var(--b); --b: var(--a) }", "1:9", f"„--a“ {CIRCLE}"),
    "names in a row": (
        ":root {\n" + "".join(f"--a{n + 1}: var(--a{n});\n" for n in range(3000)) + "}",
        "201:1",
        f"„--a200“ {CIRCLE}",
    ),
    "notes from anywhere": ("p { float: footnote }", "1:5", NOTE),
    "notes in media": ("@media print { li { float: FOOTNOTE } }", "1:21", NOTE),
    "words by the thousand": (
        f"p::before {{ content: '{'x' * 2000}' }}",
        "1:22",
        "Der Wert von „content“ hat mehr als 1.000 Zeichen am Stück.",
    ),
    "a picture of 13,000 × 13,000 dots": (
        f"p {{ background: url({data('image/png', png(header(13_000, 13_000), packed(b''), END))}) }}",
        "1:17",
        "Das eingebettete Bild hat 13.000 × 13.000 Bildpunkte; höchstens 16 Millionen sind möglich.",
    ),
    "a broken picture": (
        f"p {{ background: url('{data('image/png', GOOD_PNG[:50])}') }}",
        "1:21",
        "Das eingebettete Bild ist beschädigt oder unvollständig.",
    ),
    "a drawing that uses itself": (
        f"p {{ background: url({data('image/svg+xml', SVG % (b'<use/>' * 30))}) }}",
        "1:17",
        "Die eingebettete Zeichnung ist zu aufwendig.",
    ),
    "a drawing that doubles": (
        f"p {{ background: url({data('image/svg+xml', SVG % (b'<use/>' * 11))}) }}",
        "1:17",
        "Die eingebettete Zeichnung ist zu aufwendig.",
    ),
    "a drawing with entities": (
        f"p {{ background: url({data('image/svg+xml', ENTITY + SVG)}) }}",
        "1:17",
        "Die eingebettete Zeichnung enthält, was in keine gehört (DTD, Skript, Einbettung).",
    ),
    "a font that is none": (
        f"@font-face {{ font-family: x; src: url({data('font/ttf', b'AAAA')}) }}",
        "1:35",
        "Die eingebettete Schrift ist nicht lesbar.",
    ),
    "a page that is embedded": (
        "p { background: url(data:text/html,%3Cscript%3E) }",
        "1:17",
        "Einbetten lassen sich Bilder (PNG, JPEG, SVG) und Schriften.",
    ),
}


@pytest.mark.parametrize(("css", "at", "message"), HOSTILE.values(), ids=HOSTILE)
def test_what_has_no_bound_is_told_at_its_line(css: str, at: str, message: str) -> None:
    first = check_bounds(css, "layout.css")[0]
    assert (str(first.where), first.what) == (f"layout.css:{at}", message)
    assert first.hint.endswith(".")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_the_shipped_style_sheets_keep_the_bounds(path: Path) -> None:
    assert check_bounds(path.read_text(encoding="utf-8"), path.name) == []


@pytest.mark.parametrize(
    "css",
    [
        f"p {{ background: url({data('image/png', GOOD_PNG)}) }}",
        f"p {{ background: url({data('image/svg+xml', SVG % b'<path/>')}) }}",
        "p { content: ':((((((((((((((((((((((((' }",
        "p, li { & b, & i { color: #123; @media print { & u, & s { color: #456 } } } }",
        ":root { --farbe: #123; --rand: 1pt solid var(--farbe) } p { border: var(--rand) }",
        "p { z-index: 9999; border: 0.1pt solid; letter-spacing: 0.01em; margin: 0 0.0 0mm }",
    ],
)
def test_what_an_office_writes_keeps_the_bounds(css: str) -> None:
    assert check_bounds(css, "layout.css") == []


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


PAPER = Document(
    Metadata("haushaltsantrag", "Turnhalle", "", "de-DE"),
    (
        Heading(1, words("Turnhalle")),
        Paragraph(words("Die Halle ist zu klein. " * 20)),
        ItemList((Item("1.", (Paragraph(words("Bau")),)), Item("2.", (Paragraph(words("Umbau")),))), ordered=True),
    ),
)


def told(css: str) -> list[tuple[str, str]]:
    with pytest.raises(AntragError) as caught:
        write(PAPER, f"{BASE}\n{css}".encode())
    lines = BASE.count("\n") + 1
    return [(f"{problem.where.line - lines}:{problem.where.column}", problem.what) for problem in caught.value.problems]


@pytest.mark.langsam
def test_what_weasyprint_fails_on_is_told_at_its_rule() -> None:
    message = "Mit der Regel „p“ lässt sich das Papier nicht setzen (KeyError in WeasyPrint)."
    assert told("h1 { color: #123 }\np { float: footnote }\np { color: #456 }") == [("2:1", message)]


@pytest.mark.langsam
@pytest.mark.parametrize(
    ("css", "message"),
    [
        ("* { display: flex; flex-direction: column }", "Die Formatvorlage ist zu aufwendig für dieses Papier."),
        ("p { font-size: 900pt }", "Die Formatvorlage macht aus diesem Papier mehr als 55 Seiten."),
    ],
)
def test_what_has_no_end_is_told_as_the_bound(css: str, message: str) -> None:
    assert [what for _, what in told(css)] == [message]


def test_a_mistake_of_a_paper_is_no_fault_of_the_style_sheet(monkeypatch) -> None:
    def fail(*_: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr("antrag_gen.writers.pdf.write.write_finished", fail)
    with pytest.raises(ZeroDivisionError):
        write(PAPER, f"{BASE}\np {{ color: #123 }}".encode())


@pytest.mark.parametrize(
    ("sheet", "message"),
    [
        (b"h1 { color: #123 }\n/* \xe4 */", "2:1: Fehler: Die Formatvorlage ist nicht in UTF-8 gespeichert.\n"),
        (bytes(range(256)), "2:1: Fehler: Die Formatvorlage ist nicht in UTF-8 gespeichert.\n"),
        (b"p{" * 5000, f"1:42: Fehler: {DEEP}\n"),
    ],
)
def test_a_sheet_that_nobody_can_read_is_told_first(projekt: Path, sheet: bytes, message: str) -> None:
    path = projekt / "templates/haushaltsantrag/layout.css"
    path.parent.mkdir(parents=True)
    path.write_bytes(sheet)
    (projekt / "content/antrag.md").write_text(paper(), encoding="utf-8")
    done = run("erzeugen")
    assert done.exit_code == 1
    assert f"templates/haushaltsantrag/layout.css:{message}" in done.stderr
    assert not [*(projekt / "output").glob("antrag.*")]
