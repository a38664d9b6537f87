"""Routing tables say the city's words, and in a draft that a session has no date yet."""

from pathlib import Path

import pytest
from commands import run
from paper_text import paper
from papers import tree_in

from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.tree import Table, plain_text, walk

HEAD = "art: beschlussvorlage\nbetreff: Neues Dach\nberatungsfolge:\n"
BODY = "# Beschlussantrag\n\nDas Dach wird erneuert.\n\n# Begründung\n\nEs regnet herein."
CITY = "stadt: Musterstadt\nberatungsfolge:\n  zur: [Anhörung, Entscheidung]\n  sitzungsart: [in Präsenz, per Video]\n"


def rows(projekt: Path, *sessions: str, settings: str = "") -> list[list[str]]:
    if settings:
        (projekt / "content/projekt.yaml").write_text(settings, encoding="utf-8")
    text = paper(HEAD + "".join(f"  - {{gremium: va, {session}}}\n" for session in sessions).rstrip(), BODY)
    (projekt / "content/vorlage.md").write_text(text, encoding="utf-8")
    tree = tree_in(projekt / "content/vorlage.md", open_project(find_folder(projekt)))
    table = next(node for node in walk(tree) if isinstance(node, Table))
    return [[plain_text(cell) for cell in row.cells][1:] for row in table.body]


@pytest.mark.parametrize("written", ["anhoerung", "anhörung", "Anhörung", "ANHÖRUNG"])
def test_a_word_is_known_with_and_without_umlaut(projekt: Path, written: str) -> None:
    assert rows(projekt, f"zur: {written}, termin: 28.02.2024") == [["Anhörung", "öffentlich", "28.02.2024"]]


def test_a_draft_may_leave_dates_open_and_the_others_stay_in_order(projekt: Path) -> None:
    assert rows(projekt, "zur: vorberatung", "zur: beratung, termin: 28.02.2024, sitzungsart: nicht öffentlich") == [
        ["Vorberatung", "öffentlich", "Termin noch offen"],
        ["Beratung", "nicht öffentlich", "28.02.2024"],
    ]


def test_a_city_has_its_own_words_and_its_first_way_to_meet_is_the_usual_one(projekt: Path) -> None:
    printed = rows(projekt, "zur: anhoerung", "zur: Entscheidung, sitzungsart: per video", settings=CITY)
    assert printed == [
        ["Anhörung", "in Präsenz", "Termin noch offen"],
        ["Entscheidung", "per Video", "Termin noch offen"],
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("[Anhörung, anhoerung]", "content/projekt.yaml:3:8: Fehler: „anhoerung“ steht zweimal da."),
        ("[]", "content/projekt.yaml:3:8: Fehler: Die Liste ist leer."),
        ("Anhörung", "content/projekt.yaml:3:8: Fehler: „zur“ ist eine Liste."),
    ],
)
def test_words_of_a_city_that_cannot_be_told_apart_are_refused(projekt: Path, words: str, told: str) -> None:
    settings = f"stadt: Musterstadt\nberatungsfolge:\n  zur: {words}\n"
    (projekt / "content/projekt.yaml").write_text(settings, encoding="utf-8")
    assert run("pruefen").stderr.split("\n")[0] == told
