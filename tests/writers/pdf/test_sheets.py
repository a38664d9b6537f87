"""What a style sheet says to no effect, or wants from elsewhere, is told with its line."""

from pathlib import Path

import pytest
from commands import run
from paper_text import paper
from papers import MUSTERSTADT, ROOT

from antrag_gen.writers.pdf.sheets import check_style_sheet

SHIPPED = [*ROOT.glob("templates/*/*.css"), *MUSTERSTADT.glob("templates/*/*.css")]
SPELLING = "Schreibweise prüfen oder die Zeile löschen."
EMBED = "Ein Bild als „data:“-Adresse in die Formatvorlage einbetten."
PICTURE = "„w.png“ wird nicht geladen: Layouts holen keine Dateien."
FONT = "„a.ttf“ wird nicht geladen: Layouts holen keine Dateien."
IMPORT = "Eine andere Formatvorlage wird nicht geladen (@import).", "Ihren Inhalt hier einfügen."
NOT_READ = (
    "Diese Regel hat keine Wirkung: Ihr Anfang ist nicht lesbar oder wird hier nicht verstanden.",
    "Schreibweise und Semikolons der Zeilen davor prüfen.",
)
CASES = [
    ("h1 { color: rott }", "1:6", "„color: rott“ hat keine Wirkung: Dieser Wert ist hier nicht möglich.", SPELLING),
    ("h1 {\n  visibilty: x }", "2:3", "„visibilty: x“ hat keine Wirkung: Diese Eigenschaft gibt es nicht.", SPELLING),
    ("p { background: url(w.png) }", "1:17", PICTURE, EMBED),
    ("p {\n content: url('w.png') }", "2:11", PICTURE, EMBED),
    ("@media print { p { background: url(w.png) } }", "1:32", PICTURE, EMBED),
    ("@font-face { font-family: A; src: url(a.ttf) }", "1:35", FONT, EMBED),
    ("\n@import 'x.css';", "2:1", *IMPORT),
    ("@seite { }", "1:1", "„@seite“ hat keine Wirkung.", "Möglich sind: @page, @media, @font-face, @counter-style."),
    ("h2 { color: red\n\nh3 { }", "1:1", *NOT_READ),
    ("h1:foo { color: red }", "1:1", *NOT_READ),
    ("} h1 { color: red }", "1:1", *NOT_READ),
]  # fmt: skip


@pytest.mark.parametrize(("css", "at", "what", "hint"), CASES)
def test_what_has_no_effect_is_told_at_its_place(css: str, at: str, what: str, hint: str) -> None:
    [problem] = check_style_sheet(css, "layout.css")
    assert (str(problem.where), problem.what, problem.hint) == (f"layout.css:{at}", what, hint)


@pytest.mark.parametrize(
    "css", ["", "/* nur Text */", "p { color: #123 }", "p { background: url(data:image/png;base64,AA==) }"]
)
def test_what_has_an_effect_is_not_told(css: str) -> None:
    assert check_style_sheet(css, "layout.css") == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.parent.name)
def test_the_shipped_style_sheets_say_nothing_without_effect(path: Path) -> None:
    assert check_style_sheet(path.read_text(encoding="utf-8"), path.name) == []


@pytest.fixture
def layout(projekt: Path) -> Path:
    (projekt / "content/antrag.md").write_text(paper(), encoding="utf-8")
    folder = projekt / "templates/haushaltsantrag"
    folder.mkdir(parents=True)
    return folder / "layout.css"


def test_a_mistake_in_the_city_s_layout_stops_its_papers_and_names_the_file(layout: Path) -> None:
    layout.write_text("h1 {\n  color: blauw;\n}\n", encoding="utf-8")
    told = (
        "templates/haushaltsantrag/layout.css:2:3: Fehler: „color: blauw“ hat keine Wirkung: "
        "Dieser Wert ist hier nicht möglich.\n"
        "    Schreibweise prüfen oder die Zeile löschen. (Papier: content/antrag.md)\n"
    )
    for command in ("pruefen", "erzeugen"):
        result = run(command)
        assert (result.exit_code, told in result.stderr) == (1, True)
    assert not list(Path("output").rglob("*.docx"))


@pytest.mark.auswahl(1)
@pytest.mark.parametrize(
    ("looks", "why"),
    [
        ("display: none", "Er wird nicht gedruckt"),
        ("color: transparent", "Seine Farbe hebt sich nicht vom Grund ab"),
        ("font-size: 0", "Er wird nicht gedruckt"),
    ],
)
def test_a_rule_that_hides_words_is_told_once_at_its_line(layout: Path, looks: str, why: str) -> None:
    layout.write_text(f"\nh1 {{\n  {looks};\n}}\n", encoding="utf-8")
    result = run("erzeugen", "--format", "pdf")
    assert result.exit_code == 1
    told = [line for line in result.stderr.splitlines() if "Fehler:" in line]
    start = f"templates/haushaltsantrag/layout.css:3:3: Fehler: „{looks}“ macht Text unlesbar: „"
    assert (len(told), told[0].startswith(start), told[0].endswith(f"“. {why}.")) == (1, True, True)
