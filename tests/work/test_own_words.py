"""`antrag woerter`: what nobody knows is listed, and taken into the list of the city where nothing is lost."""

from pathlib import Path

import pytest
from commands import run

from antrag_gen.library.folder import ContentFile, find_folder
from antrag_gen.library.project import open_project
from antrag_gen.work.build import build

DICTIONARY = Path(__file__).parents[1] / "library" / "woerterbuch"
PAPER = """---
art: antrag
betreff: Bänke
---
# Wir beantragen

Bänke am Mobilo, Straßen am Uferr. Bänke am Mobilo.

# Begründung

Am Xylofantankö, am Ufer.
"""


@pytest.fixture
def spelt(projekt: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a paper, on a machine with a small dictionary."""
    monkeypatch.setenv("ANTRAG_WOERTERBUCH", str(DICTIONARY))
    (projekt / "content" / "a.md").write_text(PAPER, encoding="utf-8")
    return projekt


def words(projekt: Path) -> Path:
    return projekt / "content" / "stammdaten" / "woerter.txt"


def test_unknown_words_are_listed_with_count_first_place_and_what_was_meant(spelt: Path) -> None:
    assert run("woerter").stdout.splitlines() == [
        "content/a.md:7:10: Mobilo (2-mal)",
        "content/a.md:7:29: Uferr – meinten Sie „Ufer“?",
        "content/a.md:11:4: Xylofantankö",
        "3 Wörter kennen Wörterbuch und Listen nicht.",
    ]


def test_they_are_hints_of_the_check_and_of_nothing_else(spelt: Path) -> None:
    done = run("pruefen", "--streng")
    assert done.exit_code == 0
    assert done.stderr.splitlines()[:4] == [
        "content/a.md:7:10: Hinweis: „Mobilo“ kennt das Wörterbuch nicht (2 Stellen).",
        "    „antrag woerter“ nimmt neue Wörter auf. (Prüfung: rechtschreibung)",
        "content/a.md:7:29: Hinweis: „Uferr“ kennt das Wörterbuch nicht.",
        "    Meinten Sie „Ufer“? Sonst: „antrag woerter“ nimmt neue Wörter auf. (Prüfung: rechtschreibung)",
    ]
    project = open_project(find_folder(spelt))
    assert build(ContentFile("content/a.md", "a.md"), project, ()).problems == []


def test_what_is_taken_in_is_known_and_what_may_be_a_slip_must_be_named(spelt: Path) -> None:
    assert run("woerter", "--aufnehmen").stdout.splitlines() == [
        "2 Wörter aufgenommen in content/stammdaten/woerter.txt.",
        "Nicht aufgenommen: content/a.md:7:29: Uferr – meinten Sie „Ufer“?",
    ]
    assert words(spelt).read_text(encoding="utf-8").splitlines()[2:] == ["Mobilo", "Xylofantankö"]
    assert run("woerter", "--aufnehmen", "--wort", "Uferr").exit_code == 0
    assert words(spelt).read_text(encoding="utf-8").splitlines()[2:] == ["Mobilo", "Uferr", "Xylofantankö"]
    assert run("pruefen").stdout == "1 Datei geprüft: alles in Ordnung.\n"
    assert run("woerter", "--aufnehmen").stdout == "Nichts aufzunehmen.\n"


def test_nothing_of_the_list_is_lost(spelt: Path) -> None:
    words(spelt).write_bytes("# Orte\r\nÖdheim\r\nAhorn # Fest\r\n\r\n# Rest\r\nMut\r\nÄpfel\r\nZebra".encode())
    assert run("woerter", "--aufnehmen").exit_code == 0
    written = words(spelt).read_bytes().decode()
    assert written == (
        "# Orte\r\nÖdheim\r\nAhorn # Fest\r\n\r\n# Rest\r\nMobilo\r\nMut\r\nÄpfel\r\nXylofantankö\r\nZebra\r\n"
    )


def test_a_paper_or_a_city_does_without(spelt: Path) -> None:
    paper = PAPER.replace("betreff", "ohne_pruefung: {rechtschreibung: Mundart}\nbetreff")
    (spelt / "content" / "a.md").write_text(paper, encoding="utf-8")
    assert run("woerter").stdout == "0 Wörter kennen Wörterbuch und Listen nicht.\n"
    assert run("pruefen").stdout == "1 Datei geprüft: alles in Ordnung.\n"
    (spelt / "content" / "a.md").write_text(PAPER, encoding="utf-8")
    settings = "stadt: Musterstadt\nohne_pruefung: {rechtschreibung: Lesen wir selbst}\n"
    (spelt / "content" / "projekt.yaml").write_text(settings, encoding="utf-8")
    assert run("pruefen").stdout == "1 Datei geprüft: alles in Ordnung.\n"


def test_without_a_dictionary_an_exception_is_not_told_to_be_needless(projekt: Path) -> None:
    paper = PAPER.replace("betreff", "ohne_pruefung: {rechtschreibung: Mundart}\nbetreff")
    (projekt / "content" / "a.md").write_text(paper, encoding="utf-8")
    assert run("pruefen").stdout == "1 Datei geprüft: alles in Ordnung.\n"


def test_papers_with_errors_are_told_and_left_out(spelt: Path) -> None:
    (spelt / "content" / "b.md").write_text("Kein Kopf, aber Wörter wie Uffer.\n", encoding="utf-8")
    done = run("woerter")
    assert done.stderr == "content/b.md hat Fehler und ist nicht dabei; „antrag pruefen“ nennt sie.\n"
    assert done.stdout.splitlines()[-1] == "3 Wörter kennen Wörterbuch und Listen nicht."


def test_what_in_the_list_is_no_word_is_told(spelt: Path) -> None:
    words(spelt).write_text("Mobilo; Xylofantankö\nUferr (Fest)\n", encoding="utf-8")
    assert run("pruefen").stderr.splitlines()[:2] == [
        "content/stammdaten/woerter.txt:1:1: Warnung: „Mobilo;“ ist kein Wort.",
        "    In jeder Zeile steht ein Wort; hinter „#“ kann etwas dazu stehen.",
    ]
    words(spelt).write_bytes("Bänke\n".encode("latin-1"))
    assert "nicht in UTF-8" in run("pruefen").stderr


def test_an_option_alone_and_a_word_that_is_known_are_wrong_usage(spelt: Path) -> None:
    assert run("woerter", "--wort", "Ufer").exit_code == 2
    assert "ist keines der unbekannten Wörter" in run("woerter", "--aufnehmen", "--wort", "Ufer").stderr
    assert not words(spelt).exists()


def test_many_unknown_words_are_told_as_one(spelt: Path) -> None:
    many = " ".join(f"Xxyz{letter}qj" for letter in "abcdefghijklmnopqrstuvwxyz")
    (spelt / "content" / "a.md").write_text(PAPER.replace("Am Xylofantankö", many), encoding="utf-8")
    told = [line for line in run("pruefen").stderr.splitlines() if "Wörter kennt" in line]
    assert told == ["content/a.md:11:145: Hinweis: Noch 8 Wörter kennt das Wörterbuch nicht, zuerst „Xxyzsqj“."]


def test_a_text_that_is_not_german_is_not_looked_through_to_its_end(spelt: Path) -> None:
    letters = "bcdfghjklm"
    many = " ".join(
        f"X{one}{other}{third}q{last}" for one in letters for other in letters for third in letters for last in "rx"
    )
    (spelt / "content" / "a.md").write_text(PAPER.replace("Am Xylofantankö", many), encoding="utf-8")
    [told] = [line for line in run("pruefen").stderr.splitlines() if "Wörter kennt" in line]
    assert "Mindestens 980 Wörter" in told


def test_of_the_first_five_it_is_said_what_was_meant(spelt: Path) -> None:
    slips = "Uferr Uffer Ufeer Ufre Uefr Ufr Fuer"
    (spelt / "content" / "a.md").write_text(PAPER.replace("Am Xylofantankö", slips), encoding="utf-8")
    told = [line for line in run("pruefen").stderr.splitlines() if "Prüfung: rechtschreibung" in line]
    assert ["Meinten Sie" in line for line in told] == [False, *[True] * 4, *[False] * (len(told) - 5)]
