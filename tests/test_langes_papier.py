"""A long Beschlussvorlage, made here: what holds on one page holds on twenty."""

import re
import shutil
from functools import cache
from io import BytesIO

import docx
import pikepdf
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from paper_text import paper
from papers import ROOT, build_in
from programs import output_of
from writers.pdf.read_back import Tag, read_pieces, read_tag_tree

from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.work.build import Built
from antrag_gen.writers.formats import FORMATS

pytestmark = pytest.mark.langsam

CHAPTERS, NOTES, LONG_ROWS = 12, 12, 120
SENTENCE = "Die Verwaltung hat die Gebäude des Quartiers untersucht und das Ergebnis mit den Ämtern besprochen. "
FIXED = 2  # tables that every paper of this kind has: sessions and amounts
HEAD = """art: beschlussvorlage
betreff: Sanierung der Schulgebäude im Norden
status: eingereicht
nummer: 700/2024
datum: 02.02.2024
referate: [t]
beratungsfolge:
  - gremium: va
    zur: vorberatung
    termin: 28.02.2024
haushalt: 2024/2025
ohne_pruefung:
  doppelt-absatz: Die Kapitel wiederholen ihre Worte
  doppelt-satz: Die Kapitel wiederholen ihre Worte
mittel:
  - zweck: Planung
    thh: 400
    betrag: 120.000 Euro
gezeichnet:
  - name: Korbinian Wegener
    funktion: Bürgermeister
tabellen:"""
WIDE = (2, 4, 6)
PLACES = {chapter: number for number, chapter in enumerate((2, 4, 6, 8, 10, 12), 1)}


def table_of(number: int) -> str:
    if number in WIDE:
        return wide_table(number)
    rows = LONG_ROWS if number == 1 else 12
    lines = "\n".join(f"      - [Raum {row} im Haus {number}, {row * 100}, {row}]" for row in range(1, rows + 1))
    columns = "Raum: text\n      Kosten: betrag\n      Stellen: stellen"
    return (
        f"  haus{number}:\n    titel: Haus {number}\n    spalten:\n      {columns}\n    zeilen:\n{lines}\n    summe: ja"
    )


def wide_table(number: int) -> str:
    """Eight columns of millions, which have no room on an upright page."""
    columns = "\n      ".join(f'"{year}": betrag' for year in range(2024, 2032))
    lines = "\n".join(f"      - [Bau {row}" + ', "112.480.500,50"' * 8 + "]" for row in range(1, 6))
    return (
        f"  haus{number}:\n    titel: Haus {number}\n    spalten:\n      Bau: text\n      {columns}\n"
        f"    zeilen:\n{lines}\n    summe: ja"
    )


def chapter(number: int) -> str:
    placed = f"\n\n[Tabelle haus{PLACES[number]}]" if number in PLACES else ""
    # Texts of many lengths, so that headings come to stand at many heights of the page.
    parts = [
        f"### Teil {number}.{part}\n\n{SENTENCE * (4 + (number * 7 + part * 5) % 11)}\n\n{SENTENCE * (2 + number % 3)}"
        for part in range(1, 4)
    ]
    noted = (
        f"{SENTENCE * (1 + number % 4)}Ausgerufen {number}.[^{number}]\n\n[^{number}]: Anmerkung{number} zum Kapitel."
    )
    return f"## Kapitel {number}\n\n{noted}\n\n" + "\n\n".join(parts) + placed


TEXT = paper(
    HEAD + "\n" + "\n".join(table_of(number) for number in PLACES.values()),
    "# Beschlussantrag\n\n1. Die Schulen werden saniert.\n\n# Begründung\n\n"
    + "\n\n".join(chapter(number) for number in range(1, CHAPTERS + 1)),
)


@pytest.fixture(scope="module")
def long_paper(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("lang")
    (folder / "content").mkdir()
    (folder / "content/projekt.yaml").write_bytes((ROOT / "content/projekt.yaml").read_bytes())
    shutil.copytree(ROOT / "content/stammdaten", folder / "content/stammdaten")
    path = folder / "content/lang.md"
    path.write_text(TEXT, encoding="utf-8")
    project = find_folder(folder)
    built = build_in(path, open_project(project), tuple(FORMATS))
    assert not built.problems
    return built


@cache
def tags_of(data: bytes) -> Tag:
    return read_tag_tree(data)


@cache
def pages_of(data: bytes) -> list[list[str]]:
    """The lines of each page, without its running head and foot."""
    pages = output_of("pdftotext", "-layout", "-", "-", data=data).split("\f")[:-1]
    return [[line.strip() for line in page.splitlines() if line.strip()][(n > 0) : -1] for n, page in enumerate(pages)]


def headings_of(tag: Tag) -> list[str]:
    return [" ".join(each.words) for each in tag.all("H1", "H2", "H3", "H4")]


def test_it_is_long(long_paper: Built) -> None:
    assert 16 <= len(pages_of(long_paper.files["pdf"])) <= 28


def test_no_heading_stands_alone_at_the_end_of_a_page(long_paper: Built) -> None:
    headings = headings_of(tags_of(long_paper.files["pdf"]))
    assert len(headings) > CHAPTERS * 4
    for page in pages_of(long_paper.files["pdf"]):
        text = [line for line in page if not re.match(r"\d* *Anmerkung\d", line)]
        assert text[-1] not in headings
        assert not text[-1].startswith("Haus ")


def test_each_table_is_one_and_its_head_stands_on_every_page(long_paper: Built) -> None:
    data = long_paper.files["pdf"]
    tables = tags_of(data).all("Table")
    assert len(tables) == FIXED + len(PLACES)
    assert max(len(table.all("TR")) for table in tables) == LONG_ROWS + 2
    for number, page in enumerate(pages_of(data)):
        heads = sum(line.split() == ["Raum", "Kosten", "Stellen"] for line in page)
        houses = {match[1] for line in page if (match := re.match(r"Raum \d+ im Haus (\d+)", line))}
        assert heads == len(houses), f"page {number + 1}"


def test_each_note_stands_on_the_page_of_its_call(long_paper: Built) -> None:
    for number in range(1, NOTES + 1):
        pages = [
            (any(f"Ausgerufen {number}." in line for line in page), any(f"Anmerkung{number} " in line for line in page))
            for page in pages_of(long_paper.files["pdf"])
        ]
        assert pages.count((True, True)) == 1
        assert not any(called != noted for called, noted in pages)


def test_nothing_of_it_is_lost(long_paper: Built) -> None:
    words = "".join("".join(piece.text for piece in read_pieces(long_paper.files["pdf"])).split())
    for number in range(1, CHAPTERS + 1):
        assert words.count(f"Kapitel{number}") >= 1
    for row in range(1, LONG_ROWS + 1):
        assert f"Raum{row}imHaus1" in words


def test_every_heading_is_a_bookmark(long_paper: Built) -> None:
    data = long_paper.files["pdf"]

    def titles(items: list[pikepdf.OutlineItem]) -> list[str]:
        return [title for item in items for title in (str(item.title), *titles(item.children))]

    with pikepdf.open(BytesIO(data)) as pdf, pdf.open_outline() as outline:
        assert titles(list(outline.root)) == headings_of(tags_of(data))


def test_wide_tables_stand_on_landscape_pages_with_head_and_foot(long_paper: Built) -> None:
    with pikepdf.open(BytesIO(long_paper.files["pdf"])) as pdf:
        landscape = [number for number, page in enumerate(pdf.pages) if page.mediabox[2] > page.mediabox[3]]
    assert len(landscape) == len(WIDE)
    for number in landscape:
        printed = output_of(
            "pdftotext", "-f", str(number + 1), "-l", str(number + 1), "-", "-", data=long_paper.files["pdf"]
        )
        assert f"Seite {number + 1} von" in printed
        assert printed.startswith("GRDrs 700/2024")
    sections = docx.Document(BytesIO(long_paper.files["docx"])).sections
    assert sum(section.orientation == WD_ORIENT.LANDSCAPE for section in sections) == len(WIDE)


def test_the_word_file_has_them_all_too(long_paper: Built) -> None:
    data = long_paper.files["docx"]
    document = docx.Document(BytesIO(data))
    assert len(document.tables) == FIXED + len(PLACES)
    for table in document.tables:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    longest = max(document.tables, key=lambda table: len(table.rows))
    assert len(longest.rows) == LONG_ROWS + 2
    styles = [p.style.name for p in document.paragraphs if p.style is not None]
    assert sum(name == "Heading 3" for name in styles) == CHAPTERS
    assert len(document.element.body.findall(f".//{qn('w:footnoteReference')}")) == NOTES
