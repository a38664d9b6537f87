"""A rule is switched off where there is a reason for it: in a paper, or for the city."""

from pathlib import Path

from commands import run

PAPER = """---
art: antrag
betreff: Bänke am Ufer
{}---
# Wir beantragen

Am Ufer werden Bänke aufgestellt.

# Begründung

{}
"""


def told(projekt: Path, head: str, words: str) -> list[str]:
    (projekt / "content" / "antrag.md").write_text(PAPER.format(head, words), encoding="utf-8")
    return run("pruefen").stderr.splitlines()


def test_what_is_told_names_the_rule(projekt: Path) -> None:
    assert told(projekt, "", "Text folgt.") == [
        "content/antrag.md:11:1: Warnung: Hier ist ein Text nur angekündigt: „Text folgt“.",
        "    Den Text ergänzen oder die Zeile löschen. (Prüfung: reste-folgt)",
    ]


def test_a_paper_does_without_a_rule(projekt: Path) -> None:
    assert told(projekt, "ohne_pruefung: {reste-folgt: Titel eines Gedichts}\n", "Text folgt.") == []


def test_an_exception_that_is_not_needed_any_more_is_told(projekt: Path) -> None:
    assert "„reste-folgt“ fände hier nichts" in told(projekt, "ohne_pruefung: {reste-folgt: Titel}\n", "Ein Satz.")[0]


def test_the_city_does_without_a_rule(projekt: Path) -> None:
    settings = "stadt: Musterstadt\nohne_pruefung:\n  reste-folgt: Wir drucken Entwürfe\n"
    (projekt / "content" / "projekt.yaml").write_text(settings, encoding="utf-8")
    assert told(projekt, "", "Text folgt.") == []


def test_an_exception_from_no_rule_is_an_error_in_both_places(projekt: Path) -> None:
    settings = "stadt: Musterstadt\nohne_pruefung:\n  reste-folgtt: Entwürfe\n"
    (projekt / "content" / "projekt.yaml").write_text(settings, encoding="utf-8")
    lines = told(projekt, "ohne_pruefung: {zahlen: Grund}\n", "Ein Satz.")
    assert lines[:2] == [
        "content/projekt.yaml:3:3: Fehler: Die Prüfung „reste-folgtt“ gibt es nicht.",
        "    Ist „reste-folgt“ gemeint?",
    ]
    assert lines[2] == "content/antrag.md:4:17: Fehler: Die Prüfung „zahlen“ gibt es nicht."


def test_a_reason_is_needed(projekt: Path) -> None:
    assert "hat keinen Wert" in told(projekt, "ohne_pruefung:\n  reste-folgt:\n", "Text folgt.")[0]


def test_an_entry_without_a_reason_leaves_the_others(projekt: Path) -> None:
    head = "ohne_pruefung:\n  reste-folgt: Titel eines Gedichts\n  datum-form:\n  zahlen: Grund\n"
    lines = told(projekt, head, "Text folgt.")
    assert [line for line in lines if not line.startswith("    ")] == [
        "content/antrag.md:6:3: Fehler: „datum-form“ hat keinen Wert.",
        "content/antrag.md:7:3: Fehler: Die Prüfung „zahlen“ gibt es nicht.",
    ]


def test_the_words_of_a_broken_paper_are_read_too(projekt: Path) -> None:
    lines = told(projekt, "datum: 30.02.2024\n", "Text folgt.")
    assert [line.split(": ")[0] for line in lines[::2]] == ["content/antrag.md:4:8", "content/antrag.md:12:1"]
