"""All files of a project go through one door: what a link leads to elsewhere is refused, and nothing of it told."""

from pathlib import Path

import pytest
from commands import run
from paper_text import funded_motion, paper

from antrag_gen.library import folder

ELSEWHERE = "geheim: !sehr\n\tgeheim, [sehr geheim\n"


@pytest.fixture
def elsewhere(projekt: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    (projekt / "content/antrag.md").write_text(paper(), encoding="utf-8")
    path = tmp_path_factory.mktemp("anderswo") / "passwd"
    path.write_text(ELSEWHERE, encoding="utf-8")
    return path


def link(name: str, target: Path) -> None:
    path = Path(name)
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


@pytest.mark.parametrize("command", ["pruefen", "erzeugen", "liste"])
@pytest.mark.parametrize(
    "name",
    [
        "content/projekt.yaml",
        "content/stammdaten/fraktionen.yaml",
        "content/stammdaten/gremien.yaml",
        "templates/gemeinsam/base.css",
        "templates/gemeinsam/kopf.html.j2",
        "templates/haushaltsantrag/layout.docx",
    ],
)
def test_a_file_of_the_project_that_leads_out_of_it_is_refused(elsewhere: Path, name: str, command: str) -> None:
    link(name, elsewhere)
    result = run(command)
    assert result.exit_code == 1
    assert f"{name}:1:1: Fehler: Die Datei liegt außerhalb des Projekts." in result.stderr
    assert "geheim" not in result.output


def test_decisions_that_lead_out_of_the_project_are_refused(elsewhere: Path) -> None:
    link("content/beschluesse/2024/a.yaml", elsewhere)
    result = run("pruefen")
    assert result.exit_code == 1
    assert "content/beschluesse/2024/a.yaml:1:1: Fehler: Die Datei liegt außerhalb des Projekts." in result.stderr
    assert "geheim" not in result.output


def test_words_of_a_city_are_not_looked_for_in_a_template_outside(elsewhere: Path) -> None:
    Path("content/projekt.yaml").write_text("stadt: M\nbezeichnungen:\n  Begründung: Anlass\n", encoding="utf-8")
    link("templates/gemeinsam/kopf.html.j2", elsewhere)
    result = run("pruefen")
    assert "templates/gemeinsam/kopf.html.j2:1:1: Fehler: Die Datei liegt außerhalb" in result.stderr


def test_a_new_paper_is_not_copied_from_outside(elsewhere: Path) -> None:
    link("templates/antrag/neu.md", elsewhere)
    result = run("neu", "antrag", "content/neu.md")
    assert (result.exit_code, "liegt außerhalb des Projekts" in result.stderr) == (1, True)
    assert not Path("content/neu.md").exists()


def test_a_list_that_leads_nowhere_is_told(elsewhere: Path) -> None:
    link("content/stammdaten/fraktionen.yaml", Path("gibt-es-nicht.yaml"))
    result = run("pruefen")
    assert result.exit_code == 1
    assert result.stderr.startswith(
        "content/stammdaten/fraktionen.yaml:1:1: Fehler: fraktionen.yaml: Diese Datei gibt es"
    )


def test_a_link_that_stays_in_the_project_is_followed(elsewhere: Path) -> None:
    Path("content/stammdaten/alle.txt").write_text("linde:\n  name: Fraktion Linde\n", encoding="utf-8")
    link("content/stammdaten/fraktionen.yaml", Path("alle.txt"))
    assert run("erzeugen", "--format", "docx").exit_code == 0


@pytest.mark.parametrize("command", ["pruefen", "liste", "erzeugen"])
def test_a_folder_outside_is_refused_before_anything_in_it_is_looked_at(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    below = folder.files_below
    monkeypatch.setattr(folder, "files_below", lambda path: below(path) if path != elsewhere.parent else 1 / 0)
    result = run("--projekt", ".", command, str(elsewhere.parent))
    assert result.exit_code == 1
    assert result.stderr == (
        f"{elsewhere.parent}:1:1: Fehler: Dieser Ordner liegt außerhalb des Projekts; dort wird nichts gelesen.\n"
        f"    Einen Ordner in {Path.cwd()} nennen, oder mit „--projekt“ ein anderes Projekt.\n"
    )


def test_no_new_file_is_written_where_a_link_leads_out_of_the_project(elsewhere: Path) -> None:
    funded_motion(Path())
    Path("content/berichte").symlink_to(elsewhere.parent)
    for command in (["jahreslauf", "2024", "--vorbereiten"], ["neu", "antrag", "content/berichte/neu.md"]):
        result = run(*command)
        assert result.exit_code == 1
        assert "Die Datei liegt außerhalb des Projekts." in result.stderr
    assert list(elsewhere.parent.iterdir()) == [elsewhere]
