"""A chart that a template places comes with the table of its numbers, in the tree and in both files."""

import gc
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pikepdf
import pytest
from diagramme import DIAGRAMME, HARD, hard, kennzahl, report, values, written
from paper_text import paper
from papers import tree_in
from weasyprint.formatting_structure.boxes import TextBox
from writers.docx.read_back import read_lines
from writers.pdf.pdf_papers import BASE_CSS
from writers.pdf.read_back import read_tag_tree, words_of

from antrag_gen.errors import AntragError, Place
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.transforms.wide_tables import fit_tables
from antrag_gen.tree import (
    Block,
    Chart,
    ColumnKind,
    Document,
    Heading,
    Paragraph,
    Region,
    Table,
    Text,
    plain_text,
    walk,
)
from antrag_gen.writers.pdf.mend import finish
from antrag_gen.writers.pdf.write import write


def pairs(document: Document) -> Iterator[tuple[Chart, Block]]:
    for at, node in enumerate(document.children):
        if isinstance(node, Chart):
            yield node, document.children[at + 1]


def test_right_below_a_chart_stands_the_table_of_its_numbers() -> None:
    assert len(list(pairs(report()))) == 4
    for chart, table in pairs(report()):
        assert isinstance(table, Table)
        numbers = [tuple(cell.value for cell in row.cells[1:]) for row in table.body]
        assert numbers == list(zip(*(series.values for series in chart.series), strict=True))
        assert [plain_text(row.cells[0]) for row in table.body] == list(chart.categories)
        assert [plain_text(cell) for cell in table.head[0].cells] == ["Jahr", *(each.name for each in chart.series)]


def test_the_table_says_what_its_chart_shows() -> None:
    table = next(pairs(report()))[1]
    assert plain_text(table).splitlines() == [
        "Bewilligte und verausgabte Mittel in Euro",
        "Jahr bewilligt verausgabt",
        "2022 50.000,00 43.210,55",
        "2023 50.000,00 52.000,00",
        "2024 55.000,00 48.000,00",
        "2025 60.000,00 keine Angabe",
    ]


def test_money_and_other_numbers_are_columns_of_their_kinds() -> None:
    kinds = [table.columns[1] for _, table in pairs(report()) if isinstance(table, Table)]
    assert kinds == [ColumnKind.BETRAG, ColumnKind.BETRAG, ColumnKind.ZAHL, ColumnKind.ZAHL]


@pytest.mark.langsam
def test_both_files_say_the_words_of_the_tree() -> None:
    tree = report()
    assert read_tag_tree(written(tree, "pdf")).words == words_of(plain_text(tree))
    assert " ".join(read_lines(written(tree, "docx"))).split() == plain_text(tree).split()


@pytest.mark.langsam
def test_a_chart_in_the_pdf_is_drawn_and_no_picture_of_pixels_nor_text() -> None:
    data = written(report(), "pdf")
    assert [figure.alt for figure in read_tag_tree(data).all("Figure")] == [diagramm.alt for diagramm in DIAGRAMME]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        streams = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        assert not [item for item in streams if item.get("/Subtype") == "/Image"]
        assert [item for item in streams if item.get("/PatternType") == 1], "bars are hatched"
        fonts = {str(item.get("/BaseFont", "")) for item in pdf.objects if isinstance(item, pikepdf.Dictionary)}
    assert any("Liberation" in font for font in fonts)
    assert not [font for font in fonts if "DejaVu" in font]


@pytest.mark.langsam
def test_a_chart_in_the_word_file_is_as_wide_as_in_the_pdf_and_stays_with_its_table() -> None:
    word = docx.Document(io.BytesIO(written(report(), "docx")))
    assert [round(shape.width.cm, 1) for shape in word.inline_shapes] == [16.0] * 4
    holders = [paragraph for paragraph in word.paragraphs if paragraph._p.xpath(".//w:drawing")]
    assert [holder.paragraph_format.keep_with_next for holder in holders] == [True] * 4


@pytest.mark.langsam
def test_charts_that_are_hard_to_draw_are_written() -> None:
    figures = read_tag_tree(written(hard(), "pdf")).all("Figure")
    assert [figure.alt for figure in figures] == list(HARD)
    assert read_lines(written(hard(), "docx")) == ["Titel", *HARD]


def test_a_chart_stays_upright_when_its_table_is_turned_for_its_width() -> None:
    chart, table = next(pairs(report()))
    assert isinstance(table, Table)
    rows = table.body * 3  # for one or two no page is turned, nor right below the title
    wide = replace(table, body=rows, head=(replace(table.head[0], cells=(*table.head[0].cells[:2], long_head(table))),))
    above = (Heading(1, (Text("Titel"),)), Paragraph((Text("Text"),)))
    turned = fit_tables(replace(report(), children=(*above, chart, wide)))
    (region,) = [node for node in walk(turned) if isinstance(node, Region)]
    assert region.children == (wide,)
    assert chart in turned.children


def long_head(table: Table):
    """Digits, which are never divided."""
    return replace(table.head[0].cells[2], children=(Text("1" * 90),))


def test_a_character_that_no_font_has_is_told_at_the_place_of_the_figures() -> None:
    place = Place("content/berichte/2024/bericht.md", 7, 3)
    with pytest.raises(AntragError) as caught:
        report(kennzahl(values(1), titel="Beratungen 中", place=place))
    assert {problem.where.path for problem in caught.value.problems} == {place.path}
    assert caught.value.problems[0].what.startswith("Das Zeichen „中“")


@pytest.mark.langsam
def test_pages_that_are_painted_are_forgotten_with_their_drawings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page takes two megabytes of boxes: those of a whole book would not fit into memory."""
    left = []
    tag = finish.tag

    def count(*arguments):
        gc.collect()
        left.append(sum(isinstance(found, TextBox) for found in gc.get_objects()))
        tag(*arguments)

    monkeypatch.setattr(finish, "tag", count)
    write(report(), BASE_CSS)
    assert left == [0]


OF_A_PAPER = """art: antrag
betreff: Klimabericht
diagramme:
  co2:
    titel: Ausstoß der Gebäude
    einheit: Tonnen CO₂
    form: linien
    ziel: Plan
    spalten: [Haushaltsjahr, Ist, Plan]
    zeilen:
      - [2020, 41.200, 41.000]
      - [2021, "39.850,5", 38.000]
  wege:
    titel: Wege
    spalten: [Verkehrsmittel, Anteil]
    zeilen:
      - [zu Fuß, 26]
      - [Fahrrad, "–"]"""


def test_a_paper_has_charts_where_it_names_them(projekt: Path) -> None:
    text = (
        "# Begründung\n\nEs sinkt.\n\n[Diagramm co2]\n\n- Wege:\n\n  [Diagramm: wege]\n\n# Wir beantragen\n\n1. Mehr."
    )
    path = projekt / "content/antrag.md"
    path.write_text(paper(OF_A_PAPER, text), encoding="utf-8")
    document = tree_in(path, open_project(find_folder(path)))
    lines, bars = (node for node in walk(document) if isinstance(node, Chart))
    assert lines.alt == (
        "Liniendiagramm: Ausstoß der Gebäude in Tonnen CO₂, 2020 bis 2021. 2020: Ist 41.200, Plan 41.000. "
        "2021: Ist 39.850,5, Plan 38.000. Ist: Rückgang von 41.200 (2020) auf 39.850,5 (2021). "
        "Ist im Vergleich mit Plan: höher 2020 und 2021."
    )
    assert [series.target for series in lines.series] == [False, True]
    assert bars.alt == "Säulendiagramm: Wege. zu Fuß: Anteil 26. Fahrrad: Anteil keine Angabe."
    tables = [plain_text(node).splitlines()[:2] for node in walk(document) if isinstance(node, Table)]
    assert tables == [
        ["Ausstoß der Gebäude in Tonnen CO₂", "Haushaltsjahr Ist Plan"],
        ["Wege", "Verkehrsmittel Anteil"],
    ]
