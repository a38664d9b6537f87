"""A project at hand reads each of its files once, whatever it is asked for and however often."""

from collections import Counter
from pathlib import Path

import pytest
from papers import ROOT

from antrag_gen.library import contents
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.work.check import check, files_to_check


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, str]]:
    """How often each head and each body was parsed, by path."""
    counted: Counter[tuple[str, str]] = Counter()

    def counting(name: str) -> None:
        real = getattr(contents, name)

        def read(text: str, path: str, *more: object) -> object:
            counted[name, path] += 1
            return real(text, path, *more)

        monkeypatch.setattr(contents, name, read)

    counting("read_head")
    counting("read_markdown")
    return counted


@pytest.mark.langsam
def test_checking_all_content_parses_each_file_once(
    parsed: Counter[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    project = open_project(find_folder(ROOT))
    files = files_to_check((), project)
    assert len(files) > 30
    list(check(files, project))
    papers = [path.relative_to(ROOT).as_posix() for path in files if path.suffix == ".md"]
    assert sorted(path for name, path in parsed if name == "read_head") == sorted(papers)
    assert set(parsed.values()) == {1}


def test_a_paper_that_was_opened_is_given_again(projekt: Path) -> None:
    (projekt / "content/a.md").write_text("---\nart: antrag\nbetreff: Wege\n---\n# Wir beantragen\n\nWege.\n")
    project = open_project(find_folder(projekt))
    assert project.open(project.file("content/a.md")) is project.open(project.file("content/a.md"))
    assert isinstance(project.content(project.file("content/a.md")), Content)
