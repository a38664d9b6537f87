"""Where the money comes from, and when it may be spent: printed, listed, and where the city wants it asked for."""

from pathlib import Path

import pytest
from commands import run
from paper_text import GRANTED, MOTION, REQUESTS, SESSION, funded_motion, paper
from papers import tree_in

from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.tree import Heading, plain_text, walk

LOCKED = f"{MOTION}\n    sperrvermerk: bis zur Vorlage des Konzepts im Gemeinderat"
COVERED = f"{REQUESTS}\n\n# Deckungsvorschlag\n\nAus der **Rücklage**.\n\n- Sporthallen"
OTHER = "art: antrag\nbetreff: Bank\nnummer: 7/2024\nstatus: eingereicht\ndatum: 18.10.2023\nfraktionen: [linde]"
SIGNED = f"{OTHER}\ngezeichnet:\n  - name: Ida Muster"


def headings(projekt: Path, head: str, body: str) -> list[str]:
    (projekt / "content/antrag.md").write_text(paper(head, body), encoding="utf-8")
    tree = tree_in(projekt / "content/antrag.md", open_project(find_folder(projekt)))
    return [plain_text(node) for node in walk(tree) if isinstance(node, Heading)]


@pytest.mark.parametrize("form", ["kurz", "massnahmen"])
def test_where_the_money_comes_from_stands_behind_the_table_of_amounts(projekt: Path, form: str) -> None:
    found = headings(projekt, f"{MOTION}\nformular: {form}", COVERED)
    assert found[found.index("Wir beantragen") : found.index("Wir beantragen") + 3][1:] == [
        "Finanzielle Auswirkungen",
        "Ergebnishaushalt (zusätzliche Aufwendungen und Erträge)" if form == "massnahmen" else "Deckungsvorschlag",
    ]
    assert found[-1] == "Deckungsvorschlag"


def test_a_motion_on_anything_has_it_behind_its_request(projekt: Path) -> None:
    body = "# Wir beantragen\n\nEine Bank.\n\n# Deckungsvorschlag\n\nEine Spende."
    assert headings(projekt, SIGNED, body)[-2:] == ["Wir beantragen", "Deckungsvorschlag"]


def test_a_condition_stands_at_its_purpose_and_in_the_list(projekt: Path) -> None:
    (projekt / "content/antrag.md").write_text(paper(LOCKED, REQUESTS), encoding="utf-8")
    text = plain_text(tree_in(projekt / "content/antrag.md", open_project(find_folder(projekt))))
    assert "Dach; Sperrvermerk: bis zur Vorlage des Konzepts im Gemeinderat" in text
    assert "Turnhalle (Sperrvermerk: bis zur Vorlage des Konzepts im Gemeinderat)" in run("liste").stdout


@pytest.mark.parametrize(
    ("head", "body", "told"),
    [
        (MOTION, REQUESTS, "4:9: Fehler: Der Antrag kostet Geld; es fehlt der Abschnitt „# Deckungsvorschlag“."),
        (MOTION, COVERED, ""),
        (MOTION.replace("eingereicht", "entwurf"), REQUESTS, ""),
        (MOTION.replace("50.000", "-50.000"), REQUESTS, ""),
        (
            SIGNED,
            "# Wir beantragen\n\nEine Bank.",
            "5:9: Hinweis: Kostet der Antrag Geld, gehört der Abschnitt „# Deckungsvorschlag“ dazu.",
        ),
        (f"{SIGNED}\nantragsart: anfrage", "# Wir fragen\n\nWo ist die Bank?", ""),
    ],
)
def test_a_city_can_ask_every_motion_that_costs_money_for_it(projekt: Path, head: str, body: str, told: str) -> None:
    settings = "stadt: Musterstadt\ndeckungsvorschlag: pflicht\n"
    (projekt / "content/projekt.yaml").write_text(settings, encoding="utf-8")
    (projekt / "content/antrag.md").write_text(paper(head, body), encoding="utf-8")
    first = run("pruefen").stderr.split("\n")[0]
    assert first == (f"content/antrag.md:{told}" if told else "")


@pytest.mark.langsam
@pytest.mark.parametrize(
    ("decision", "lock"),
    [
        (GRANTED, "Dach: bis zur Vorlage des Konzepts im Gemeinderat"),
        (
            "  - {antrag: 112/2024, ergebnis: geaendert, mittel: [{zweck: D, betrag: 50.000, sperrvermerk: Mai}]}\n",
            "D: Mai",
        ),
    ],
)
def test_a_report_says_the_condition_that_money_was_granted_under(projekt: Path, decision: str, lock: str) -> None:
    funded_motion(projekt, LOCKED, SESSION + decision)
    report = (
        "art: fortschrittsbericht\nbetreff: Turnhalle\namt: Hochbauamt\nantrag: 112/2024\nberichtsjahr: 2024\n"
        "stichtag: 31.12.2024\numsetzung: in_umsetzung\nampel: gruen\n"
        "mittel: [{jahr: 2024, ist: 50.000, uebertragen: 0}]"
    )
    sections = ("Ziele", "Sachstand\n\n## Stand 31. Dezember 2024", "Wirkung", "Probleme", "Ausblick")
    body = "\n\n".join(f"# {title}\n\nText." for title in sections)
    (projekt / "content/bericht.md").write_text(paper(report, body), encoding="utf-8")
    text = plain_text(tree_in(projekt / "content/bericht.md", open_project(find_folder(projekt))))
    assert f"Sperrvermerk: {lock}" in " ".join(text.split())
