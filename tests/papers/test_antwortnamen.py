"""An answer is called by what the motion was, and comes from the office that signs it."""

from pathlib import Path
from typing import get_args

import pytest
from commands import run
from paper_text import paper
from papers import MUSTERSTADT, PROJECT, tree_in, tree_of

from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.papers.antrag import Antragsart
from antrag_gen.papers.antwort import Antwortart, Beantwortbar, kind_of, name_answer
from antrag_gen.tree import Region, RegionRole, plain_text

ANSWERS = PROJECT.folder.content / "antworten/2023"
TEXT = "# Beantwortung/Stellungnahme\n\nText."


def lines_of(path: Path) -> list[str]:
    return [" ".join(line.split()) for line in plain_text(tree_of(path)).split("\n")]


def test_every_kind_of_motion_can_be_answered() -> None:
    assert set(get_args(Beantwortbar)) == {*Antragsart, "haushaltsantrag"}


@pytest.mark.parametrize(
    ("art", "key", "named"),
    [
        ("stellungnahme", "antrag", "Stellungnahme zum Antrag"),
        ("stellungnahme", "dringlichkeitsantrag", "Stellungnahme zum Dringlichkeitsantrag"),
        ("stellungnahme", "anfrage", "Stellungnahme zur Anfrage"),
        ("stellungnahme", "antrag_und_anfrage", "Stellungnahme zu Antrag und Anfrage"),
        ("beantwortung", "anfrage", "Beantwortung zur Anfrage"),
        (
            "beantwortung_und_stellungnahme",
            "antrag_und_anfrage",
            "Beantwortung und Stellungnahme zu Anfrage und Antrag",
        ),
        ("zwischennachricht", "haushaltsantrag", "Zwischennachricht zum Haushaltsantrag"),
    ],
)
def test_an_answer_says_what_the_motion_was(art: str, key: Beantwortbar, named: str) -> None:
    assert name_answer(Antwortart(art), kind_of(key), str) == named


def test_a_city_names_the_answer_the_motion_or_both_together() -> None:
    words = {
        "Stellungnahme": "Antwort",
        "Änderungsantrag": "Begehren",
        "Stellungnahme zur Anfrage": "Auskunft",
    }

    def named(kind: str) -> str:
        return name_answer(Antwortart.STELLUNGNAHME, kind, lambda word: words.get(word, word))

    assert named("Änderungsantrag") == "Antwort zum Begehren"
    assert named("Anfrage") == "Auskunft"
    assert named("") == "Stellungnahme zum Antrag"


def test_the_motion_of_the_project_and_the_signature_are_the_head_of_an_answer() -> None:
    lines = lines_of(ANSWERS / "stellungnahme-hallenbad.md")
    assert lines[:6] == [
        "Landeshauptstadt Stuttgart",
        "Die Oberbürgermeisterin",
        "Stellungnahme zum Dringlichkeitsantrag Nr. 231/2023",
        "Datum: 11. Dezember 2023",
        "An: Fraktionen Linde, Ahorn, Buche und Eiche Rathaus",
        "Gz: SOS / 52",
    ]
    assert lines[lines.index("Verteiler") + 1] == "• Referat Städtebau, Wohnen und Umwelt"
    (foot,) = (
        node
        for node in tree_of(ANSWERS / "stellungnahme-hallenbad.md").children
        if isinstance(node, Region) and node.role is RegionRole.FUSSZEILE
    )
    assert plain_text(foot) == "Landeshauptstadt Stuttgart, Oberbürgermeisterin"


def test_another_city_has_its_own_words_for_all_of_it() -> None:
    lines = lines_of(MUSTERSTADT / "content/antworten/radstation.md")
    assert lines[1:3] == ["Die Bürgermeisterin", "Antwort zum Änderungsbegehren Nr. AT/2024/0009"]
    assert "Geht an: Fraktion Weide Fraktion Erle" in lines
    assert lines_of(MUSTERSTADT / "content/antworten/zwischen.md")[2] == "Erste Antwort zum Antrag Nr. AT/2023/0031"


def test_what_contradicts_the_motion_or_the_signature_is_told(projekt: Path) -> None:
    motion = "art: antrag\nbetreff: Brunnen\nnummer: 112/2023\ndatum: 16.10.2023\nfraktionen: [linde]"
    head = (
        "art: stellungnahme\nbetreff: Brunnen\nreferat: Der Oberbürgermeister\nzu:\n  nummer: 112/2023\n"
        "  datum: 17.10.2023\n  art: anfrage\ngezeichnet:\n  - name: Jule Beispiel\n    funktion: Oberbürgermeisterin"
    )
    (projekt / "content/antrag.md").write_text(paper(motion, "# Wir beantragen\n\nBrunnen."), encoding="utf-8")
    (projekt / "content/antwort.md").write_text(paper(head, TEXT), encoding="utf-8")
    assert run("pruefen", "content/antwort.md").stderr == (
        "content/antwort.md:7:10: Warnung: Antrag Nr. 112/2023 ist vom 16.10.2023, hier steht 17.10.2023.\n"
        "    Eine der beiden Angaben berichtigen.\n"
        "content/antwort.md:8:8: Warnung: Antrag Nr. 112/2023 heißt in seiner Datei „Antrag“.\n"
        "    Die Zeile löschen.\n"
        "content/antwort.md:11:15: Warnung: Im Kopf steht „Der Oberbürgermeister“, gezeichnet hat "
        "„Oberbürgermeisterin“.\n"
        "    Die Funktion berichtigen oder die Angabe, aus der der Kopf kommt: „referat“ oder in content/projekt.yaml "
        "unter „bezeichnungen“ „Der Oberbürgermeister: …“.\n"
    )


@pytest.mark.parametrize(("written", "printed"), [("si", "Sozialreferat"), ("Bauverwaltung", "Bauverwaltung")])
def test_the_key_of_a_referat_means_its_name(projekt: Path, written: str, printed: str) -> None:
    head = f"art: stellungnahme\nbetreff: Brunnen\nzu: {{nummer: 112/2023, datum: 16.10.2023}}\nreferat: {written}"
    path = projekt / "content/antwort.md"
    path.write_text(paper(head, TEXT), encoding="utf-8")
    assert plain_text(tree_in(path, open_project(find_folder(projekt)))).split("\n")[1] == printed
