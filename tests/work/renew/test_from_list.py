"""A list gives a paper for each row, or every mistake by its cell and no paper."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from papers import PROJECT

from antrag_gen.errors import AntragError
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import OpenedProject, open_project
from antrag_gen.work.renew.from_list import papers_from_list

HEAD = "betreff;haushalt;mittel.zweck;mittel.betrag"
ROW = "Turnhalle;2026/2027;Dach;50.000 Euro"
TEXT = "Begründung/Erläuterung"


@pytest.fixture
def project(tmp_path: Path) -> OpenedProject:
    for name in ("projekt.yaml", "stammdaten/fraktionen.yaml"):
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((PROJECT.folder.content / name).read_bytes())
    return open_project(find_folder(tmp_path))


def papers(project: OpenedProject, data: bytes, art: str = "haushaltsantrag") -> dict[str, str]:
    listed = project.folder.root / "liste"
    listed.write_bytes(data)
    target = project.folder.content / "neu"
    papers_from_list(listed, target, art, project)
    return {path.relative_to(target).as_posix(): path.read_text(encoding="utf-8") for path in target.rglob("*.md")}


def mistakes(project: OpenedProject, *lines: str) -> list[str]:
    with pytest.raises(AntragError) as caught:
        papers(project, "\n".join(lines).encode())
    assert not (project.folder.content / "neu").exists()
    return [problem.what for problem in caught.value.problems]


def test_each_row_is_a_paper_with_its_keys_entries_and_sections(project: OpenedProject) -> None:
    lines = (
        f"{HEAD};mittel.2.zweck;mittel.2.betrag.2026;fraktionen;{TEXT};datei",
        f"{ROW};Boden;20.000;linde, ahorn;Es regnet hinein.;2026/halle".replace("linde, ahorn", '"linde; ahorn"'),
        "Straßenbäume für alle;2026/2027;Bäume;3 TEUR;;;;;",
    )
    assert papers(project, "\n".join(lines).encode()) == {
        "2026/halle.md": """---
art: haushaltsantrag
betreff: Turnhalle
status: entwurf
fraktionen:
  - linde
  - ahorn
haushalt: 2026/2027
mittel:
  - zweck: Dach
    betrag: 50.000 Euro
  - zweck: Boden
    betrag:
      2026: 20.000
---
# Begründung/Erläuterung

Es regnet hinein.
""",
        "strassenbaeume-fuer-alle.md": """---
art: haushaltsantrag
betreff: Straßenbäume für alle
status: entwurf
haushalt: 2026/2027
mittel:
  - zweck: Bäume
    betrag: 3 TEUR
---
# Begründung/Erläuterung

‹Text›
""",
    }


def test_days_and_numbers_of_a_workbook_are_written_as_in_papers(project: OpenedProject) -> None:
    book = Workbook()
    for row in (
        ["betreff", "haushalt", "datum", "mittel.zweck", "mittel.betrag", "stellen.anzahl", "stellen.funktion"],
        ["Turnhalle", 2026, date(2025, 10, 18), "Dach", 50000.5, 0.5, "Aufsicht"],
    ):
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    text = papers(project, file.getvalue())["turnhalle.md"]
    for line in ("haushalt: 2026", "datum: 2025-10-18", "betrag: 50000,50", "anzahl: 0,5"):
        assert f"{line}\n" in text


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([HEAD, ROW, "Halle;2026/2027;Dach;50,000"], ["D3: Spalte „mittel.betrag“: „50,000“ ist nicht eindeutig."]),
        (
            [f"{HEAD};mittel.zwek;Beründung", f"{ROW};x;y"],
            [
                "E1: Die Spalte „mittel.zwek“ ist weder eine Angabe noch ein Abschnitt.",
                "F1: Die Spalte „Beründung“ ist weder eine Angabe noch ein Abschnitt.",
            ],
        ),
        ([f"{HEAD};mittel.1.zweck", f"{ROW};x"], ["E1: Die Spalte „mittel.1.zweck“ gibt es zweimal."]),
        ([HEAD, ROW, ROW], ["A3: Die Datei „turnhalle.md“ gäbe schon die Zelle A2."]),
        ([f"{HEAD};datei", f"{ROW};../x"], ["E2: „../x“ kann kein Dateiname sein."]),
        ([HEAD, ";2026/2027;Dach;1.000"], ["A2: Diese Zeile hat keinen Betreff."]),
        (["Betreff;haushalt", "Halle;2026"], ["Die Spalte „betreff“ fehlt."]),
        ([HEAD], ["Unter den Spalten steht nichts."]),
        (
            [f"{HEAD};fraktionen;{TEXT}", f"{ROW};eschen;# Titel"],
            [
                "E2: Spalte „fraktionen“: Die Fraktion „eschen“ steht nicht in den Stammdaten.",
                "F2: In einer Zelle steht der Text eines Abschnitts, keine Überschrift „# …“.",
            ],
        ),
        ([f"{HEAD};", f"{ROW};x"], ["E2: Diese Spalte hat keinen Namen."]),
    ],
)
def test_every_mistake_names_its_cell_and_nothing_is_written(
    project: OpenedProject, lines: list[str], said: list[str]
) -> None:
    assert mistakes(project, *lines) == said


def test_a_file_that_is_there_is_told_at_the_row_and_stays(project: OpenedProject) -> None:
    old = project.folder.content / "neu/turnhalle.md"
    old.parent.mkdir()
    old.write_text("alt", encoding="utf-8")
    with pytest.raises(AntragError, match=r"A2: Die Datei „.*turnhalle.md“ gibt es schon"):
        papers(project, f"{HEAD}\n{ROW}\n{ROW.replace('Turn', 'Sport')}\n".encode())
    assert [path.name for path in old.parent.iterdir()] == ["turnhalle.md"]
