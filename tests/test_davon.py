"""Rows that are part of the one above („davon“) stand in their table and are added by no sum, in any file."""

import io
from pathlib import Path

import openpyxl
import pytest
from paper_text import GRANTED, SESSION, paper
from papers import tree_in

from antrag_gen.fields.teile import find_parts
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.tree import Document, Row, RowRole, Table, plain_text, walk
from antrag_gen.writers.xlsx.write import write as write_xlsx

TABLE = """art: mitteilungsvorlage
betreff: Stellen
tabellen:
  st:
    titel: Stellen
    spalten: {Amt: text, Stellen: stellen}
    zeilen:
      - [Geschaffen, "604,72"]
      - [davon Jugendamt, "96,11"]
      - [– davon Kitas, "90,11"]
      - [– davon Verwaltung, 6]
      - [davon Schulverwaltungsamt, "508,61"]
      - gruppe: Weitere
        zeilen:
          - [Sportamt, 3]
          - [darunter befristet, 1]
          - [Hochbauamt, 2]
      - [Gestrichen, -1]
    summe: ["Insgesamt[^a]", ""]
    anmerkungen: {a: Stand im Mai.}"""
MOTION = """art: haushaltsantrag
betreff: Turnhalle
nummer: 112/2024
haushalt: 2024/2025
mittel:
  - {zweck: Sachmittel, fhh: ja, betrag: 10.000}
  - {zweck: Personal, thh: 400, ehh: ja, betrag: 50.000 p. a. für 2 Jahre}
  - {zweck: davon Leitung, fhh: ja, betrag: 20.000 p. a. für 2 Jahre}
  - {zweck: davon Honorare, betrag: 30.000 p. a. für 2 Jahre}
stellen:
  - {anzahl: "2,5", funktion: Sachbearbeitung}
  - {anzahl: 1, funktion: davon Leitung}
  - {anzahl: "1,5", funktion: davon Büro}"""
MOTION_TEXT = "# Begründung/Erläuterung\n\nUndicht."


def tree(projekt: Path, head: str, body: str, name: str = "antrag.md") -> Document:
    path = projekt / "content" / name
    path.write_text(paper(head, body), encoding="utf-8")
    project = open_project(find_folder(path))
    return tree_in(path, project)


def tables(document: Document) -> list[Table]:
    return [node for node in walk(document) if isinstance(node, Table)]


def lines(rows: tuple[Row, ...]) -> list[str]:
    return [plain_text(row).replace("\u00a0", " ") for row in rows]


@pytest.mark.parametrize(
    ("names", "wholes"),
    [
        (["A", "davon B", "davon C", "D"], [None, 0, 0, None]),
        (["A", "davon B", "– davon C", "– – darunter D", "davon E"], [None, 0, 1, 2, 0]),
        (["A", "davon B", "davon davon C", "Darunter D"], [None, 0, 1, 0]),
        (["A", "davon:", "– B", "– C", "D", "– E"], [None, 0, 0, 0, None, None]),
        (["A", "- davon B", "- C", "hiervon D"], [None, 0, 0, 0]),
        (["A", "1.1 (davon B)", "2. darin enthalten C", "dav. D"], [None, 0, 0, 0]),
        (["A", "davon unabhängig B", "davonlaufend", "Davon-Position"], [None, None, None, None]),
    ],
)
def test_a_row_stands_under_the_last_one_with_fewer_dashes(names: list[str], wholes: list[int | None]) -> None:
    assert [teil and teil.ganzes for teil in find_parts(names)] == wholes


def test_a_part_without_a_row_above_is_part_of_nothing() -> None:
    found = find_parts(["davon A"])
    assert found[0] is not None
    assert found[0].ganzes is None


def test_no_sum_of_a_table_adds_its_parts(projekt: Path) -> None:
    table = tables(tree(projekt, TABLE, "# Bericht\n\n[Tabelle st]"))[0]
    assert lines(table.body)[-2:] == ["Zwischensumme Weitere 5", "Gestrichen −1"]
    assert lines(table.foot) == ["Insgesamt Stand im Mai.  608,72"]
    assert table.body[9].cells[1].adds == (6, 8)
    assert table.foot[0].cells[1].adds == (0, 6, 8, 10)
    parts = [plain_text(row) for row in table.body if row.role is RowRole.TEIL]
    assert [words.rsplit(" ", 1)[1] for words in parts] == ["96,11", "90,11", "6", "508,61", "1"]


def test_no_formula_of_a_workbook_adds_parts(projekt: Path) -> None:
    document = tree(projekt, TABLE, "# Bericht\n\n[Tabelle st]")
    listed = Document(document.metadata, tuple(tables(document)[:1]))
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(listed, b""))).active
    assert sheet is not None
    formulas = [cell.value for cell in sheet["B"] if str(cell.value).startswith("=")]
    assert formulas == ["=SUBTOTAL(109,B9:B9,B11:B11)", "=SUBTOTAL(109,B3:B3,B9:B9,B11:B11,B13:B13)"]


@pytest.mark.parametrize(
    ("form", "heads", "sums"),
    [
        ("kurz", ["Sachmittel", "Personal", "davon Leitung", "davon Honorare"], ["60.000 50.000 110.000"]),
        ("amtlich", ["Sachmittel", "Personal", "davon Leitung", "davon Honorare"], ["60.000 50.000 0 0 0 0"]),
        (
            "massnahmen",
            ["Personal", "davon Leitung", "davon Honorare", "Sachmittel"],
            ["50.000 50.000 0 0 0 0", "10.000 0 0 0 0 0"],
        ),
    ],
)
def test_no_form_of_the_motion_adds_parts(projekt: Path, form: str, heads: list[str], sums: list[str]) -> None:
    found = tables(tree(projekt, f"{MOTION}\nformular: {form}", MOTION_TEXT))[:-1]
    rows = [row for table in found for row in table.body]
    assert [plain_text(row.cells[0]).split(" (")[0] for row in rows] == heads
    assert [" ".join(plain_text(cell) for cell in table.foot[0].cells[1:]).strip() for table in found] == sums


def test_a_part_is_no_need_of_its_own_in_the_request(projekt: Path) -> None:
    words = plain_text(tree(projekt, MOTION, MOTION_TEXT)).replace("\u00a0", " ")
    assert "Mittelbedarf „Personal“: 50.000 Euro p. a. für 2 Jahre\ndavon Leitung: 20.000 Euro p. a." in words


def test_a_report_counts_neither_money_nor_posts_of_parts(projekt: Path) -> None:
    status = "\nstatus: eingereicht\ndatum: 18.10.2023\nfraktionen: [linde]\ngezeichnet:\n  - name: Ida Muster"
    (projekt / "content/antrag.md").write_text(paper(MOTION + status, MOTION_TEXT), encoding="utf-8")
    decided = projekt / "content/beschluesse/2023/lesung.yaml"
    decided.parent.mkdir(parents=True)
    decided.write_text(SESSION + GRANTED, encoding="utf-8")
    report = (
        "art: fortschrittsbericht\nbetreff: Turnhalle\namt: Hochbauamt\nantrag: 112/2024\nberichtsjahr: 2024\n"
        "stichtag: 31.12.2024\numsetzung: in_umsetzung\nampel: gruen\nmittel:\n  - jahr: 2024\n    ist: 60.000\n"
        "stellen: {geschaffen: 2, besetzt: 2}"
    )
    sections = ("Ziele", "Sachstand\n\n## Stand 31. Dezember 2024", "Wirkung", "Probleme", "Ausblick")
    text = "\n\n".join(f"# {title}\n\nZu {title.split()[0]}." for title in sections)
    words = plain_text(tree(projekt, report, text, "bericht.md"))
    assert "bewilligt 60.000 50.000 110.000" in words
    assert "bewilligt: 2,5" in words
