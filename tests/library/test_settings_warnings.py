"""Settings, lists and decisions are printed as they stand: marks in them, empty values and twins are told."""

from pathlib import Path

import pytest
from commands import run
from paper_text import paper

PLAIN = (
    "    Die Werte dieser Datei sind reiner Text: die Zeichen löschen. Hervorheben lässt sich nur in den Papieren.\n"
)


@pytest.mark.langsam
def test_marks_in_settings_are_told_by_both_commands(projekt: Path) -> None:
    text = 'stadt: "Muster **stadt** m^2^"\nbezeichnungen: {Gz: "Az[^1] x"}\nort: "A\\\\nB"\n'
    (projekt / "content/projekt.yaml").write_text(text, encoding="utf-8")
    (projekt / "content/antrag.md").write_text(paper(), encoding="utf-8")
    for command in ("pruefen", "erzeugen"):
        assert run(command).stderr == (
            "content/projekt.yaml:1:8: Warnung: „**stadt**“ wird hier so gedruckt, wie es dasteht.\n"
            f"{PLAIN}"
            "content/projekt.yaml:2:21: Warnung: „[^1]“ wird hier so gedruckt, wie es dasteht.\n"
            f"{PLAIN}"
            "content/projekt.yaml:3:6: Warnung: „\\n“ bei „A\\nB“ wird so gedruckt, wie es dasteht.\n"
            "    Durch ein Leerzeichen ersetzen; nur in „tabellen“ gibt es neue Zeilen: „<br>“.\n"
        )


def test_patterns_of_numbers_are_no_words(projekt: Path) -> None:
    text = 'stadt: Musterstadt\nnummern: {antrag: {muster: "{nummer:4}/{jahr}"}}\n'
    (projekt / "content/projekt.yaml").write_text(text, encoding="utf-8")
    assert run("pruefen").stderr == ""


def test_marks_in_a_list_and_two_entries_of_one_name_are_told(projekt: Path) -> None:
    text = 'linde:\n  name: Fraktion Linde\nulme:\n  name: "Fraktion <b>Ulme</b>"\nzwei:\n  name: fraktion  linde\n'
    (projekt / "content/stammdaten/fraktionen.yaml").write_text(text, encoding="utf-8")
    assert run("pruefen").stderr == (
        "content/stammdaten/fraktionen.yaml:4:9: Warnung: „<b>“ wird hier so gedruckt, wie es dasteht.\n"
        f"{PLAIN}"
        "content/stammdaten/fraktionen.yaml:6:9: Warnung: „zwei“ und „linde“ haben denselben Namen.\n"
        "    Einen der beiden Einträge löschen, oder die Namen unterscheiden.\n"
    )


@pytest.mark.parametrize("written", ['Mittelbedarf: ""', "Mittelbedarf:"])
def test_a_word_of_the_city_without_a_value_is_not_passed_over(projekt: Path, written: str) -> None:
    text = f"stadt: Musterstadt\nort:\nbezeichnungen:\n  {written}\n"
    (projekt / "content/projekt.yaml").write_text(text, encoding="utf-8")
    assert run("pruefen").stderr == (
        "content/projekt.yaml:4:3: Fehler: „Mittelbedarf“ hat keinen Wert.\n"
        "    Den Wert ergänzen oder die Zeile löschen.\n"
    )
