"""A city's own keys and sections are read, checked and printed as ours are."""

from pathlib import Path

import pytest
from commands import run
from paper_text import paper
from papers import tree_in

from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.tree import Heading, plain_text, walk

SETTINGS = """stadt: Musterstadt
eigenes:
  beschlussvorlage:
    angaben:
      raeumlicher_bezug: Räumlicher Bezug
    abschnitte: [Personelle Auswirkungen, Gleichstellung]
  antrag:
    angaben: {ortsteil: Ortsteil}
    abschnitte: [Klima]
"""
HEAD = "art: beschlussvorlage\nbetreff: Dach\nraeumlicher_bezug: Gesamtes Stadtgebiet"
BODY = "# Beschlussantrag\n\nEin Dach.\n\n# Begründung\n\nEs regnet."
OWN = "# Gleichstellung\n\nKeine.\n\n# Personelle Auswirkungen\n\nSiehe GRDrs 5/20233."


@pytest.fixture
def stadt(projekt: Path) -> Path:
    (projekt / "content/projekt.yaml").write_text(SETTINGS, encoding="utf-8")
    return projekt


def printed(stadt: Path, head: str, body: str) -> tuple[str, list[str]]:
    (stadt / "content/papier.md").write_text(paper(head, body), encoding="utf-8")
    tree = tree_in(stadt / "content/papier.md", open_project(find_folder(stadt)))
    return plain_text(tree), [plain_text(node) for node in walk(tree) if isinstance(node, Heading)]


def test_they_are_printed_with_their_labels_in_the_order_of_the_settings(stadt: Path) -> None:
    text, headings = printed(stadt, HEAD, f"{BODY}\n\n{OWN}".replace("20233", "2023"))
    assert "Räumlicher Bezug:" in text and "Gesamtes Stadtgebiet" in text  # noqa: PT018 – one line of the head
    at = headings.index("Finanzielle Auswirkungen")
    assert headings[at + 1 : at + 4] == ["Personelle Auswirkungen", "Gleichstellung", "Beteiligte Stellen"]


def test_papers_of_fraktionen_have_them_as_well(stadt: Path) -> None:
    text, headings = printed(
        stadt, "art: antrag\nbetreff: Bank\nortsteil: Oberdorf", "# Wir beantragen\n\nEine Bank.\n\n# Klima\n\nNichts."
    )
    assert "Ortsteil:" in text
    assert headings[-2:] == ["Wir beantragen", "Klima"]


@pytest.mark.parametrize(
    ("head", "body", "told"),
    [
        (HEAD, BODY, ""),
        (HEAD.replace("raeumlicher_bezug: Gesamtes Stadtgebiet", "status: entwurf"), BODY, ""),
        (HEAD, f"{BODY}\n\n{OWN}", "20:7: Fehler: In „GRDrs 5/20233“ stimmt die Jahreszahl nicht."),
        (
            HEAD.replace("raeumlicher", "räumlicher"),
            BODY,
            "4:1: Fehler: Die Angabe „räumlicher_bezug“ gibt es nicht.",
        ),
        (HEAD.replace("Gesamtes Stadtgebiet", "[a, b]"), BODY, "4:20: Fehler: Hier steht eine Liste statt eines"),
        (HEAD, f"{BODY}\n\n# Gleichstelung\n\nKeine.", "14:1: Fehler: Den Abschnitt „Gleichstelung“ gibt es bei"),
        (
            "art: mitteilungsvorlage\nbetreff: x\nraeumlicher_bezug: y",
            "# Bericht\n\nx.",
            "4:1: Fehler: Die Angabe „raeumlicher_bezug“ gibt es nicht.",
        ),
    ],
)
def test_what_is_wrong_with_them_is_told_as_with_ours(stadt: Path, head: str, body: str, told: str) -> None:
    (stadt / "content/papier.md").write_text(paper(head, body), encoding="utf-8")
    stderr = run("pruefen").stderr.removeprefix("content/papier.md:")
    assert stderr.startswith(told) if told else stderr == ""


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("vorlage: {abschnitte: [Klima]}", "3:3: Fehler: Die Art „vorlage“ gibt es nicht."),
        ("antrag: {angaben: {betreff: Titel}}", "3:22: Fehler: „betreff“ heißt bei „antrag“ schon etwas anderes."),
        ("antrag: {angaben: {titel: Titel}}", "3:22: Fehler: „titel“ heißt bei „antrag“ schon etwas anderes."),
        ("antrag: {angaben: {Örtlich: Ort}}", "3:31: Fehler: „Örtlich“ kann keine Angabe im Kopf heißen."),
        ("antrag: {abschnitte: [Begründung]}", "3:25: Fehler: Den Abschnitt „Begründung“ hat „antrag“ schon."),
        ("antrag: {abschnitte: [Klima, Klima]}", "3:24: Fehler: „Klima“ steht zweimal da."),
    ],
)
def test_they_must_not_take_the_place_of_ours(projekt: Path, settings: str, told: str) -> None:
    text = f"stadt: Musterstadt\neigenes:\n  {settings}\n"
    (projekt / "content/projekt.yaml").write_text(text, encoding="utf-8")
    assert run("pruefen").stderr.split("\n")[0] == f"content/projekt.yaml:{told}"
