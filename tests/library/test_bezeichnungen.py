"""A city's own words: what its files use for sections, what is printed, and what is said of a word nobody has."""

from pathlib import Path

import pytest
from commands import run
from papers import tree_in

from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.tree import Document, Heading, Table, plain_text, walk

SETTINGS = """stadt: Musterstadt
nummern:
  drucksache:
    kuerzel: Vorlage
    muster: "VO/{jahr}/{nummer:4}"
bezeichnungen:
"""
WORDS = """  Beschlussvorlage: Vorlage der Verwaltung
  Beschlussantrag: Beschlussvorschlag
  Begründung: Sachverhalt
  Kurzfassung der Begründung: In Kürze
  Beteiligte Stellen: Mitgezeichnet
  Wir beantragen: Der Rat möge beschließen
"""
PAPER = """---
art: beschlussvorlage
betreff: Neues Dach
---
# Beschlussvorschlag

1. Das Dach wird erneuert.

# Sachverhalt

Es regnet herein.
"""
TABLE = """tabellen:
  kosten:
    titel: Kosten
    einheit: TEUR
    spalten:
      Was: text
      Wie viel: betrag
    zeilen:
      - gruppe: Bau
        zeilen:
          - [Dach, 5]
    summe: ja
---
#"""
MOTION = """---
art: antrag
betreff: Neues Dach
nummer: 7/2024
---
# Der Rat möge beschließen

1. Das Dach wird erneuert.
2. Der Keller bleibt.
"""


@pytest.fixture
def stadt(projekt: Path) -> Path:
    (projekt / "content/projekt.yaml").write_text(SETTINGS + WORDS, encoding="utf-8")
    return projekt


def tree(folder: Path, text: str) -> Document:
    path = folder / "content/papier.md"
    path.write_text(text, encoding="utf-8")
    project = open_project(find_folder(folder))
    return tree_in(path, project)


def told(folder: Path, text: str) -> str:
    (folder / "content/papier.md").write_text(text, encoding="utf-8")
    return run("pruefen", "content/papier.md").stderr


def told_of_settings(folder: Path, words: str) -> str:
    (folder / "content/projekt.yaml").write_text(SETTINGS + words, encoding="utf-8")
    return run("pruefen").stderr


def test_sections_headings_and_the_kind_have_the_citys_words(stadt: Path) -> None:
    paper = tree(stadt, PAPER)
    assert paper.metadata.kind == "Vorlage der Verwaltung"
    assert [plain_text(node) for node in walk(paper) if isinstance(node, Heading)] == [
        "Neues Dach",
        "Beschlussvorschlag",
        "Sachverhalt",
        "Finanzielle Auswirkungen",
        "Mitgezeichnet",
        "Vorliegende Anträge/Anfragen",
        "Erledigte Anträge/Anfragen",
    ]


def test_our_title_gets_the_citys_as_a_hint(stadt: Path) -> None:
    assert told(stadt, PAPER.replace("# Sachverhalt", "# Begründung")) == (
        "content/papier.md:9:1: Fehler: Den Abschnitt „Begründung“ gibt es bei „beschlussvorlage“ nicht.\n"
        "    Ist „# Sachverhalt“ gemeint?\n"
    )


def test_a_section_that_is_missing_is_named_as_the_city_names_it(stadt: Path) -> None:
    assert "Der Abschnitt „# Beschlussvorschlag“ fehlt." in told(
        stadt, PAPER.split("# Besch", maxsplit=1)[0] + "# Sachverhalt\n\nx\n"
    )
    assert "Zu „Antrag“ gehört der Abschnitt „# Der Rat möge beschließen“." in told(
        stadt, "---\nart: antrag\nbetreff: Dach\n---\n# Sachverhalt\n\nText\n"
    )
    assert "Unter dem Kopf als Abschnitt „# Sachverhalt“ schreiben." in told(
        stadt, PAPER.replace("betreff:", "begruendung: Text\nbetreff:")
    )


def test_an_example_of_a_number_is_one_of_the_city(stadt: Path) -> None:
    text = MOTION.replace("art: antrag", "art: antrag\nantragsart: aenderungsantrag")
    assert "Eine Zeile „bezug: Vorlage VO/2023/0424“ oder „bezug: Antrag Nr. 112/2023“ ergänzen." in told(stadt, text)


def test_the_ziffern_of_a_motion_are_found_below_the_citys_title(stadt: Path) -> None:
    (stadt / "content/antrag.md").write_text(MOTION, encoding="utf-8")
    text = PAPER.replace("Es regnet herein.", "Siehe Antrag Nr. 7/2024, Ziffer 3.")
    assert "Antrag Nr. 7/2024 hat keine Ziffer 3." in told(stadt, text)


def test_a_new_paper_has_the_citys_titles(stadt: Path) -> None:
    assert run("neu", "beschlussvorlage", "content/neu.md").exit_code == 0
    text = (stadt / "content/neu.md").read_text(encoding="utf-8")
    assert "\n# Beschlussvorschlag\n" in text
    assert "\n# Sachverhalt\n" in text
    assert "unter „# In Kürze“" in text
    assert "\n# Begründung\n" not in text


def test_a_word_that_nobody_prints_is_an_error_with_the_nearest_one(projekt: Path) -> None:
    assert told_of_settings(projekt, "  Begruendung: Sachverhalt\n  Anlge: Beigefügt\n  Xyz: Abc\n") == (
        "content/projekt.yaml:7:3: Fehler: Die Bezeichnung „Begruendung“ gibt es nicht.\n"
        "    Ist „Begründung“ gemeint?\n"
        "content/projekt.yaml:8:3: Fehler: Die Bezeichnung „Anlge“ gibt es nicht.\n"
        "    Ist „Anlage“ gemeint?\n"
        "content/projekt.yaml:9:3: Fehler: Die Bezeichnung „Xyz“ gibt es nicht.\n"
        "    Links steht das Wort, das ohne diese Angabe gedruckt wird.\n"
    )


def test_a_template_of_the_office_adds_words(projekt: Path) -> None:
    (projekt / "templates/antrag").mkdir(parents=True)
    (projekt / "templates/antrag/vorlage.html.j2").write_text(
        "<h1>{{ papier.betreff }}</h1>\n<h2>{{ titel('Worum es geht') }}</h2>\n{{ papier.antragstext }}\n",
        encoding="utf-8",
    )
    (projekt / "content/projekt.yaml").write_text(f"{SETTINGS}  Worum es geht: Anlass\n", encoding="utf-8")
    paper = tree(projekt, MOTION.replace("Der Rat möge beschließen", "Wir beantragen"))
    assert [plain_text(node) for node in walk(paper) if isinstance(node, Heading)] == ["Neues Dach", "Anlass"]


@pytest.mark.parametrize(
    "word",
    [
        "Zum Antrag",
        "Zur Anfrage",
        "Der Oberbürgermeister",
        "Liste",
        "Verzeichnis",
        "Sammlung",
        "Gesamtbericht",
        "Übersicht",
        "Fortschrittsberichte",
        "Summe",
        "Zwischensumme",
    ],
)
def test_every_word_that_a_template_asks_for_can_be_named(projekt: Path, word: str) -> None:
    assert "gibt es nicht" not in told_of_settings(projekt, f"  {word}: Wie bei uns\n")


def test_a_template_may_write_a_word_in_two_parts(projekt: Path) -> None:
    (projekt / "templates/antrag").mkdir(parents=True)
    (projekt / "templates/antrag/vorlage.html.j2").write_text("{{ titel('Worum es ' 'geht') }}", encoding="utf-8")
    assert "gibt es nicht" not in told_of_settings(projekt, "  Worum es geht: Anlass\n")


def test_both_words_of_a_choice_are_words_and_the_choice_is_none(projekt: Path) -> None:
    assert "    Ist „Zum Antrag“ gemeint?\n" in told_of_settings(projekt, "  Zum Antrg: Zu\n")


def test_a_template_that_cannot_be_read_is_told_when_a_paper_is_made_from_it(projekt: Path) -> None:
    (projekt / "templates/antrag").mkdir(parents=True)
    (projekt / "templates/antrag/vorlage.html.j2").write_text("<h1>{{ titel('Anlass'", encoding="utf-8")
    (projekt / "content/projekt.yaml").write_text(f"{SETTINGS}  Begründung: Sachverhalt\n", encoding="utf-8")
    assert told(projekt, MOTION.replace("Der Rat möge beschließen", "Wir beantragen")).startswith(
        "templates/antrag/vorlage.html.j2:1:1: Fehler: Die Vorlage ist hier nicht lesbar.\n"
    )


def test_an_answer_of_nobody_named_comes_from_whom_the_city_names(projekt: Path) -> None:
    answer = "---\nart: stellungnahme\nbetreff: Dach\nzu:\n  nummer: 7/2024\n  datum: 01.02.2024\n---\n"
    text = f"{answer}# Beantwortung/Stellungnahme\n\nText\n"
    ours = tree(projekt, text)
    assert ours.metadata.author == "Der Oberbürgermeister"
    assert "\nDer Oberbürgermeister\n" in plain_text(ours)
    (projekt / "content/projekt.yaml").write_text(
        f"{SETTINGS}  Der Oberbürgermeister: Die Bürgermeisterin\n", encoding="utf-8"
    )
    theirs = tree(projekt, text)
    assert theirs.metadata.author == "Die Bürgermeisterin"
    assert "\nDie Bürgermeisterin\n" in plain_text(theirs)


def test_sums_of_tables_have_the_citys_words(projekt: Path) -> None:
    (projekt / "content/projekt.yaml").write_text(
        f"{SETTINGS}  Summe: Gesamt\n  Zwischensumme: Teilsumme\n", encoding="utf-8"
    )
    text = MOTION.replace("# Der Rat möge beschließen\n", "# Wir beantragen\n\n[Tabelle kosten]\n")
    (placed,) = [node for node in walk(tree(projekt, text.replace("---\n#", TABLE))) if isinstance(node, Table)]
    assert plain_text(placed) == "Kosten (in Tausend Euro)\nWas Wie viel\nBau \nDach 5\nTeilsumme Bau 5\nGesamt 5"


def test_two_sections_of_a_kind_cannot_have_one_title(projekt: Path) -> None:
    assert "content/projekt.yaml:7:15: Fehler: „Klimarelevanz“ hießen bei „beschlussvorlage“ zwei Abschnitte.\n" in (
        told_of_settings(projekt, "  Begründung: Klimarelevanz\n")
    )


def test_a_title_with_a_colon_at_its_end_is_refused(projekt: Path) -> None:
    assert "ist keine Bezeichnung.\n    Ein Wort oder mehrere" in told_of_settings(
        projekt, '  Begründung: "Sachverhalt:"\n'
    )
