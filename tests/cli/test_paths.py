"""What people type instead of the right command or path is understood, or the right spelling is offered."""

from pathlib import Path

import pytest
from commands import run
from paper_text import paper


@pytest.fixture
def turnhalle(projekt: Path) -> Path:
    folder = projekt / "content/antraege"
    folder.mkdir()
    (folder / "turnhalle.md").write_text(paper(), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["pruefen", "prüfen", "Pruefen", "PRÜFEN"])
def test_a_command_is_known_by_umlauts_and_capitals(turnhalle: Path, name: str) -> None:
    assert run(name).output == "1 Datei geprüft: alles in Ordnung.\n"


@pytest.mark.parametrize("name", ["ist-einlesen", "ist_einlesen", "Ist-Einlesen"])
def test_a_dash_may_be_an_underscore(projekt: Path, name: str) -> None:
    assert "Actual" not in run(name, "--hilfe").output
    assert "Beträge aus DATEI" in run(name, "--hilfe").output


def test_for_another_name_the_nearest_command_is_offered(projekt: Path) -> None:
    result = run("erzeug")
    assert result.exit_code == 2
    assert "Fehler: Den Befehl „erzeug“ gibt es nicht. Ist „erzeugen“ gemeint?" in result.stderr


def test_a_content_file_may_be_named_without_its_ending(turnhalle: Path) -> None:
    assert run("pruefen", "content/antraege/turnhalle").output == "1 Datei geprüft: alles in Ordnung.\n"
    assert (
        run("erzeugen", "content/antraege/turnhalle", "--format", "docx").stdout == "output/antraege/turnhalle.docx\n"
    )


@pytest.mark.parametrize("name", ["turnhalle", "turnhale.md", "content/turnhalle.md"])
def test_for_a_wrong_path_the_content_file_is_offered(turnhalle: Path, name: str) -> None:
    result = run("pruefen", name)
    assert result.exit_code == 1
    assert result.stderr == (
        f"{name}:1:1: Fehler: Diesen Pfad gibt es nicht.\n    Ist „content/antraege/turnhalle.md“ gemeint?\n"
    )


def test_for_a_path_that_is_near_nothing_the_spelling_is_to_be_checked(turnhalle: Path) -> None:
    assert run("pruefen", "xyz").stderr == "xyz:1:1: Fehler: Diesen Pfad gibt es nicht.\n    Schreibweise prüfen.\n"
