"""Where things are: every content file is found, whatever it is called and wherever the command is called from."""

from functools import partial
from pathlib import Path

import pytest
from commands import run
from paper_text import paper

from antrag_gen.library.folder import find_folder

check = partial(run, "pruefen")


def found(*paths: Path) -> list[str]:
    return [path.name for path in find_folder(Path()).content_files(paths)]


@pytest.fixture
def antraege(projekt: Path) -> Path:
    folder = projekt / "content" / "antraege"
    folder.mkdir()
    (folder / "m.md").write_text(paper(), encoding="utf-8")
    return folder


def test_a_folder_named_by_the_way_up_is_searched(antraege: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(antraege)
    assert found(Path("..")) == ["m.md"]


def test_a_project_below_a_hidden_folder_is_searched(antraege: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = antraege.parents[1]
    hidden = project.rename(project.with_name(".versteckt"))
    monkeypatch.chdir(hidden)
    assert found() == ["m.md"]
    assert found(hidden / "content") == ["m.md"]


def test_hidden_folders_of_the_project_are_left_out(antraege: Path) -> None:
    for name in (".git", "sicht/.kopie"):
        folder = antraege / name
        folder.mkdir(parents=True)
        (folder / "alt.md").write_text(paper(), encoding="utf-8")
    assert found(antraege) == ["m.md"]


def test_capitals_in_the_suffix_change_nothing(antraege: Path) -> None:
    (antraege / "GROSS.MD").write_text(paper(), encoding="utf-8")
    assert found() == ["GROSS.MD", "m.md"]


def test_decisions_in_a_file_with_a_suffix_in_capitals_are_found(antraege: Path) -> None:
    path = antraege.parent / "beschluesse" / "2024" / "LESUNG.YAML"
    path.parent.mkdir(parents=True)
    path.write_text("", encoding="utf-8")
    assert list(find_folder(Path()).decision_files(())) == [path]


@pytest.mark.parametrize("argument", [[], ["content/antraege/kreis.md"]])
def test_a_link_that_leads_to_itself_is_told(antraege: Path, argument: list[str]) -> None:
    link = antraege / "kreis.md"
    link.symlink_to(link)
    result = check(*argument)
    assert result.exit_code == 1
    assert "content/antraege/kreis.md" in result.stderr
    assert "gibt es nicht" in result.stderr
