"""What lies in content/ and is not read is named; what a paper names is not."""

from pathlib import Path

import pytest
from commands import run
from paper_text import HEAD, paper

NOT_READ = "Warnung: Diese Datei ist keine Inhaltsdatei und wird nicht gelesen."


def told(projekt: Path, name: str, data: str = "Text") -> str:
    path = projekt / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(data, encoding="utf-8")
    return run("pruefen").stderr


@pytest.mark.parametrize("name", ["turnhalle.txt", "antraege/turnhalle.docx", "turnhalle.ODT", "turnhalle.markdown"])
def test_a_text_that_is_no_content_file_is_named(projekt: Path, name: str) -> None:
    assert told(projekt, name) == (
        f"content/{name}:1:1: {NOT_READ}\n"
        "    Ist es ein Papier, als Inhaltsdatei mit der Endung „.md“ speichern; sonst an einen anderen Ort legen.\n"
    )


def test_an_ending_that_an_editor_has_added_is_explained(projekt: Path) -> None:
    hint = "    Umbenennen in „turnhalle.md“; manche Editoren hängen „.txt“ an.\n"
    assert told(projekt, "turnhalle.md.txt") == f"content/turnhalle.md.txt:1:1: {NOT_READ}\n{hint}"


@pytest.mark.parametrize("name", ["beschluss/lesung.yaml", "stammdaten/fraktion.yaml", "antraege/antrag.yml"])
def test_yaml_in_another_place_than_its_own_is_named(projekt: Path, name: str) -> None:
    hint = "    Beschlüsse liegen in content/beschluesse/, Listen in content/stammdaten/ unter ihrem Namen.\n"
    assert told(projekt, name, "a: b\n") == f"content/{name}:1:1: {NOT_READ}\n{hint}"


@pytest.mark.parametrize("name", ["turnhalle.md.bak", "turnhalle.md~", "turnhalle.md - Kopie", "TURNHALLE.MD (1)"])
def test_a_copy_that_a_program_has_made_is_named(projekt: Path, name: str) -> None:
    hint = "    Eine Sicherung an einen anderen Ort legen; der Name eines Papiers muss auf „.md“ enden.\n"
    assert told(projekt, name) == f"content/{name}:1:1: {NOT_READ}\n{hint}"


@pytest.mark.parametrize("name", ["turnhalle", "turnhalle.pages", "Nr. 5 turnhalle"])
def test_a_file_without_an_ending_that_says_what_it_is_is_named(projekt: Path, name: str) -> None:
    assert told(projekt, name) == (
        f"content/{name}:1:1: {NOT_READ}\n"
        "    Ist es ein Papier, als Inhaltsdatei mit der Endung „.md“ speichern; sonst an einen anderen Ort legen.\n"
    )


@pytest.mark.parametrize("name", [".alt/turnhalle.md", ".turnhalle.md", "antraege/.alt/2024/turnhalle.md"])
def test_a_paper_that_is_hidden_is_named(projekt: Path, name: str) -> None:
    assert told(projekt, name) == (
        f"content/{name}:1:1: Warnung: Diese Datei ist verborgen und wird nicht gelesen.\n"
        "    Ist es ein Papier, Datei und Ordner umbenennen: Ihr Name darf nicht mit einem Punkt beginnen.\n"
    )


@pytest.mark.parametrize("name", ["ist.xlsx", "bild.png", "anlage.pdf", "antraege/film.mp4"])
def test_other_files_that_no_paper_names_are_told_in_passing(projekt: Path, name: str) -> None:
    assert told(projekt, name) == (
        f"content/{name}:1:1: Hinweis: Diese Datei nennt kein Papier; sie wird nicht gelesen.\n"
        "    In einem Papier als Anlage („anlagen“) oder als Bild nennen, sonst an einen anderen Ort legen.\n"
    )


@pytest.mark.parametrize(
    "name", ["finanzdaten/ist.xlsx", ".notiz.txt", "~$turnhalle.docx", "._turnhalle.md", "Thumbs.db", ".DS_Store"]
)
def test_lists_of_the_finance_office_and_what_programs_leave_behind_are_not_named(projekt: Path, name: str) -> None:
    assert told(projekt, name) == ""


@pytest.mark.parametrize("words", ["bild 1.png", "<bild 1.png>", "bild%201.png"])
def test_a_picture_of_a_paper_is_not_named(projekt: Path, words: str) -> None:
    (projekt / "content/antrag.md").write_text(f"{paper()}\n![Plan]({words})\n", encoding="utf-8")
    assert "nennt kein Papier" not in told(projekt, "bild 1.png")
    assert "content/alt/bild 1.png:1:1: Hinweis" in told(projekt, "alt/bild 1.png")


def test_what_a_paper_names_as_its_anlage_is_not_named(projekt: Path) -> None:
    head = f"{HEAD}\nanlagen:\n  - titel: Liste\n    datei: anlagen/liste.txt"
    (projekt / "content/antrag.md").write_text(paper(head), encoding="utf-8")
    assert told(projekt, "anlagen/liste.txt") == ""
    assert NOT_READ in told(projekt, "liste.txt")


def test_a_folder_that_is_a_link_is_named_by_every_command_that_goes_through_content(
    projekt: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (projekt / "content/antrag.md").write_text(paper(), encoding="utf-8")
    (projekt / "content/alt").symlink_to(tmp_path_factory.mktemp("alt"), target_is_directory=True)
    warning = (
        "content/alt:1:1: Warnung: Dieser Ordner ist eine Verknüpfung; was darin liegt, wird nicht gelesen.\n"
        "    Die Dateien selbst nach content/ legen.\n"
    )
    assert run("pruefen").stderr == warning
    assert warning in run("erzeugen", "--format", "docx").stderr


def test_who_asks_for_one_paper_is_told_of_that_alone(projekt: Path) -> None:
    (projekt / "content/antrag.md").write_text(paper(), encoding="utf-8")
    (projekt / "content/alt.txt").write_text("alt", encoding="utf-8")
    assert run("pruefen", "content/antrag.md").stderr == ""
