"""Tables of the head with numbers of all kinds: what is printed, what counts, what sums add."""

from decimal import Decimal
from pathlib import Path

import pytest
from paper_text import paper
from papers import tree_in

from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.tree import ColumnKind, Document, Footnote, RowRole, Table, plain_text, walk

TABLE = """art: mitteilungsvorlage
betreff: Bäder
tabellen:
  b:
    titel: Bäder
    einheit: TEUR
    spalten:
      Fraktion: text
      Fläche: zahl m²
      Verbrauch in MWh: zahl MWh
      Anteil: prozent
      Bäume: anzahl
      Kosten: betrag
    zeilen:
      - [Vorab, "0,25", 1, 1, 1, 10]
      - gruppe: Linde
        kopfzeile: nein
        zeilen:
          - [Linde, "12,5 m²", 1.200, "62,5 %", 3, "103 (256)[^a]"]
          - [Linde, 8, "–", 40, 1.000, "103 (110)[^a]"]
        zwischensumme: ["", "", "", "", "", "206 (366)[^a]"]
      - gruppe: Ahorn
        zeilen:
          - [wie oben, "", "0,5 (0,75)", "", wie oben, (40)]
    summe: ["", "", "", "100,0", "", ""]
    anmerkungen: {a: Berichtigt.}"""


@pytest.fixture(scope="module")
def document(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Document:
    folder: Path = tmp_path_factory.mktemp("projekt")
    content = folder / "content"
    content.mkdir()
    (content / "projekt.yaml").write_text("stadt: Musterstadt\n", encoding="utf-8")
    path = content / "vorlage.md"
    path.write_text(paper(TABLE, "# Bericht\n\n[Tabelle b]"), encoding="utf-8")
    return tree_in(path, open_project(find_folder(path)))


@pytest.fixture
def table(document: Document) -> Table:
    return next(node for node in walk(document) if isinstance(node, Table))


def test_units_stand_in_the_head_and_all_numbers_of_a_column_have_as_many_decimals(table: Table) -> None:
    assert [plain_text(cell) for cell in table.head[0].cells] == [
        "Fraktion",
        "Fläche (m²)",
        "Verbrauch in MWh",
        "Anteil (%)",
        "Bäume",
        "Kosten",
    ]
    assert table.columns == (ColumnKind.TEXT, *[ColumnKind.ZAHL] * 4, ColumnKind.BETRAG)
    assert [plain_text(row).replace("\u00a0", " ") for row in (*table.body, *table.foot)] == [
        "Vorab 0,25 1,00 1,0 1 10",
        "Linde 12,50 1.200,00 62,5 3 103 (256) Berichtigt. ",
        "Linde 8,00 – 40,0 1.000 103 (110)",
        "Zwischensumme Linde 20,50 1.200,00  1.003 206 (366)",
        "Ahorn     ",
        "wie oben  0,50 (0,75)  wie oben (40)",
        "Zwischensumme Ahorn  0,50   ",
        "Summe 20,75 1.201,50 100,0 1.004 216",
    ]


def test_sums_add_new_values_and_no_shares(table: Table) -> None:
    first, cost = table.body[1].cells[5], table.foot[0].cells[5]
    assert (first.value, first.unit) == (Decimal(103000), 1000)
    assert table.body[3].cells[5].adds == (1, 2)
    assert cost.adds == (0, 1, 2, 5)
    assert cost.value == Decimal(216000)
    assert table.foot[0].cells[3].adds == ()


def test_a_group_without_a_heading_has_none_and_one_note_serves_several_cells(table: Table) -> None:
    assert [row.role for row in table.body].count(RowRole.GRUPPE) == 1
    assert len([node for node in walk(table) if isinstance(node, Footnote)]) == 1
