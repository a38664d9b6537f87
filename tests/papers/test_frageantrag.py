"""A paper that asks for no money stands among the papers on the budget, is answered, and is granted nothing."""

import re
from pathlib import Path

import pytest
from commands import run
from paper_text import MOTION, REQUESTS, paper

QUESTION = """art: frageantrag
betreff: Auslastung der Turnhalle
status: eingereicht
nummer: 113/2024
datum: 18.10.2023
fraktionen: [linde]
gezeichnet:
  - name: Ida Muster
haushalt: 2024/2025
anmeldeliste:
  - {lfd_nr: 8, thh: 400}"""
QUESTIONS = "# Wir fragen\n\n1. Wer nutzt sie\n   1. am Morgen,\n   2. am Abend?\n2. Wann ist sie leer?"
SESSION = "gremium: va\ndatum: 15.12.2023\nhaushalt: 2024/2025\nbeschluesse:\n  - antrag: 113/2024\n"


@pytest.fixture
def asked(projekt: Path) -> Path:
    """A project with a question and a motion on the same budget, for one running number."""
    motion = f"{MOTION}\nanmeldeliste:\n  - {{lfd_nr: 8, thh: 400}}"
    motion = motion.replace("betreff: Turnhalle", "betreff: Auslastung der Turnhalle")
    (projekt / "content/antrag.md").write_text(paper(motion, REQUESTS), encoding="utf-8")
    (projekt / "content/frage.md").write_text(paper(QUESTION, QUESTIONS), encoding="utf-8")
    return projekt


def table(text: str) -> list[list[str]]:
    return [re.split(" {2,}", line.strip()) for line in text.splitlines()]


@pytest.mark.usefixtures("asked")
def test_it_stands_in_the_list_of_its_budget_with_its_number_and_no_money() -> None:
    result = run("liste", "--haushalt", "2024/2025", "--stand", "01.03.2024")
    assert (result.exit_code, result.stderr) == (0, "")
    row = next(row for row in table(result.stdout) if "Nr. 113/2024" in row)
    assert row == ["Auslastung der Turnhalle", "Nr. 113/2024", "2024/2025", "Fraktion Linde", "400", "8", "eingereicht"]


def test_a_list_of_questions_alone_has_no_table_of_amounts(asked: Path) -> None:
    (asked / "content/antrag.md").unlink()
    result = run("liste", "--stand", "01.03.2024")
    assert (result.exit_code, "Beantragte Mittel" in result.stdout, "Frageanträge" in result.stdout) == (0, False, True)


@pytest.mark.usefixtures("asked")
def test_the_register_of_running_numbers_names_it_and_finds_no_other_money() -> None:
    result = run("liste", "--lfd-nr", "--stand", "01.03.2024")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [row[1:4] for row in table(result.stdout) if "Nr. 113/2024" in " ".join(row)] == [
        ["Nr. 113/2024", "Fraktion Linde", "Auslastung der Turnhalle"]
    ]


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        ("art: stellungnahme\nbetreff: Halle\nzu: {nummer: 113/2024, datum: 18.10.2023}", "## Zu Ziffer 1.1\n\nText."),
        (
            """art: unterlage\nbetreff: Halle\nhaushalt: 2024/2025\nlesung: 1\ngremium: va\nsitzung: 01.12.2023
beantwortet:\n  - {nummer: 113/2024, ziffern: 1.1}""",
            "Text.",
        ),
    ],
)
def test_an_answer_is_told_which_questions_it_leaves_open(asked: Path, answer: str, body: str) -> None:
    text = paper(answer, f"# Beantwortung/Stellungnahme\n\n{body}")
    (asked / "content/antwort.md").write_text(text, encoding="utf-8")
    result = run("pruefen", "content/antwort.md")
    assert result.exit_code == 0
    assert "Ziffern 1.2 und 2" in result.stderr


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("    ergebnis: abgelehnt\n", ""),
        (
            "    ergebnis: wie_beantragt\n",
            "6:15: Fehler: Antrag Nr. 113/2024 (Frageantrag) beantragt nichts, was bewilligt werden könnte.",
        ),
        (
            "    ziffer: 3\n    ergebnis: abgelehnt\n",
            "6:13: Fehler: Der Antrag Nr. 113/2024 hat keine Ziffer 3.",
        ),
    ],
)
def test_it_can_be_decided_on_but_nothing_be_granted(asked: Path, entry: str, told: str) -> None:
    (asked / "content/beschluesse/2023").mkdir(parents=True)
    (asked / "content/beschluesse/2023/lesung.yaml").write_text(SESSION + entry, encoding="utf-8")
    result = run("pruefen", "content/beschluesse")
    first = result.stderr.split("\n")[0].removeprefix("content/beschluesse/2023/lesung.yaml:")
    assert (result.exit_code, first) == (int(bool(told)), told)
