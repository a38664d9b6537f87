"""Names below a motion: in the order of the Fraktionen, in columns or in rows."""

from pathlib import Path

from commands import run
from paper_text import paper
from papers import MUSTERSTADT, PROJECT, tree_of

from antrag_gen.tree import LineBreak, Paragraph, ParagraphRole, Text, walk

HALLENBAD = PROJECT.folder.content / "antraege/2023/notbremse-hallenbad.md"


def names_of(path: Path) -> list[str]:
    """The paragraphs of names, with a stroke where a line ends."""
    paragraphs = [node for node in walk(tree_of(path)) if isinstance(node, Paragraph)]
    return [
        "".join(
            "/" if isinstance(part, LineBreak) else part.text
            for part in paragraph.children
            if isinstance(part, (Text, LineBreak))
        )
        for paragraph in paragraphs
        if paragraph.role is ParagraphRole.NAME
    ]


def test_names_stand_in_the_order_of_the_fraktionen_with_a_line_for_each_thing_said() -> None:
    assert [name.replace("\u00a0", " ") for name in names_of(HALLENBAD)] == [
        "Ida Muster/Fraktionsvorsitzende/Fraktion Linde",
        "Marlene Probst/Stadträtin/Fraktion Linde",
        "Bo Li/Fraktionsvorsitzender/Fraktion Ahorn",
        "Dr. Jonas Vorlage/Stadtrat/Fraktion Ahorn",
        "Ayşe Öztürk/Fraktionsvorsitzende/Fraktion Buche",
        "Theodora Papadopoulou-Hinterhuber/Stadträtin/Fraktion Buche",
        "Friedrich-Wilhelm Beispiel-Langenscheidt/stellvertretender Fraktionsvorsitzender/Fraktion Eiche",
        "Emil Entwurf/Stadtrat/Fraktion Eiche",
    ]


def test_a_city_sets_each_name_in_a_line() -> None:
    assert names_of(MUSTERSTADT / "content/antraege/aenderung-radstation.md") == [
        "Emil Vorbild, Ratsmitglied, Fraktion Weide/Nora Probe, Fraktion Erle"
    ]


def test_names_and_fraktionen_that_are_not_the_same_are_told(projekt: Path) -> None:
    lists = "".join(f"{key}:\n  name: Fraktion {key.title()}\n" for key in ("linde", "ahorn", "buche"))
    (projekt / "content/stammdaten/fraktionen.yaml").write_text(lists, encoding="utf-8")
    people = "gezeichnet:\n  - name: Ida Muster\n    fraktion: linde\n  - name: Bo Li\n    fraktion: buche"
    head = f"art: antrag\nbetreff: Brunnen\nfraktionen: [linde, ahorn]\n{people}"
    (projekt / "content/neu.md").write_text(paper(head, "# Wir beantragen\n\n1. Brunnen."), encoding="utf-8")
    assert run("pruefen", "content/neu.md").stderr == (
        "content/neu.md:4:21: Warnung: Für „Fraktion Ahorn“ hat niemand gezeichnet.\n"
        "    Unter „gezeichnet“ einen Namen mit dieser „fraktion“ ergänzen oder die Fraktion streichen.\n"
        "content/neu.md:9:15: Warnung: Bo Li zeichnet für „Fraktion Buche“, die nicht unter „fraktionen“ steht.\n"
        "    Die Fraktion dort ergänzen oder hier berichtigen.\n"
    )
