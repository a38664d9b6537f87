"""Files that are named to a command, and where a new paper goes."""

from pathlib import Path

import pytest
from commands import run


def test_the_settings_can_be_named(projekt: Path) -> None:
    result = run("pruefen", "content/projekt.yaml")
    assert (result.stdout, result.stderr) == ("1 Datei geprüft: alles in Ordnung.\n", "")


def test_what_is_no_paper_is_told_so(projekt: Path) -> None:
    (projekt / "content/ist-2024.csv").write_text("Antrag;Ist\n", encoding="utf-8")
    assert run("pruefen", "content/ist-2024.csv").stderr == (
        "content/ist-2024.csv:1:1: Fehler: Das ist keine Inhaltsdatei.\n"
        "    Papiere stehen in Dateien, deren Name auf „.md“ endet.\n"
    )


def test_a_folder_below_the_content_is_offered(projekt: Path) -> None:
    (projekt / "content/antraege/2023").mkdir(parents=True)
    stderr = run("pruefen", "antraege/2023").stderr
    assert stderr.endswith("    Ist „content/antraege/2023“ gemeint?\n")


@pytest.mark.parametrize("text", ["linde\n  name: Fraktion Linde\n", "- linde\n"])
def test_a_list_is_shown_how_its_entries_look(projekt: Path, text: str) -> None:
    (projekt / "content/stammdaten/fraktionen.yaml").write_text(text, encoding="utf-8")
    stderr = run("pruefen").stderr
    assert "Turnhalle" not in stderr
    assert "linde:" in stderr


def test_a_paper_beside_the_content_is_told(projekt: Path) -> None:
    result = run("neu", "antrag", "turnhalle")
    assert result.stdout == "turnhalle.md\n"
    assert result.stderr == (
        "turnhalle.md:1:1: Warnung: Die Datei liegt nicht in content/; „antrag erzeugen“ nimmt sie nur, wenn sie "
        "genannt wird.\n"
        "    Nach content/ verschieben, oder gleich „antrag neu antrag content/turnhalle“ schreiben.\n"
    )


def test_a_paper_without_a_project_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "turnhalle.md:1:1: Warnung: Die Datei liegt in keinem Projekt" in run("neu", "antrag", "turnhalle").stderr


def test_a_folder_is_no_name_for_a_paper(projekt: Path) -> None:
    result = run("neu", "antrag", "content")
    assert result.exit_code == 1
    assert result.stderr == (
        "content:1:1: Fehler: Das ist ein Ordner.\n    Einen Namen für die Datei nennen: „content/NAME“.\n"
    )
    assert not (projekt / "content.md").exists()
