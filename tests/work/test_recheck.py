"""Checking where nothing has changed: the words of the last run, and no other ones where anything has."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from paper_text import HEAD, paper
from trees import PNG

from antrag_gen.errors import Problem
from antrag_gen.library.folder import find_folder
from antrag_gen.work import check_all as module
from antrag_gen.work.check_all import CheckedFiles
from antrag_gen.work.recheck import NAME, check_again

PAPER, PICTURE, OUTSIDE = Path("content/antrag.md"), Path("content/bild.png"), Path("bild.png")
MEMORY = Path("output", NAME)
TEXT = """# Begründung/Erläuterung

Text.

![Ein Plan](bild.png)

![Noch ein Plan](../bild.png)

# Wir beantragen

1. Geld.
"""


@pytest.fixture(autouse=True)
def written(projekt: Path) -> None:
    """A paper with a picture beside it and one that lies elsewhere in the project."""
    PAPER.write_text(paper(HEAD.replace("50.000 Euro", "50"), TEXT), encoding="utf-8")
    PICTURE.write_bytes(PNG)
    OUTSIDE.write_bytes(PNG)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[CheckedFiles]:
    """What was found by looking at papers, run by run."""
    found: list[CheckedFiles] = []
    real = module.check_all

    def check(*asked: object) -> CheckedFiles:
        found.append(real(*asked))  # type: ignore[arg-type]
        return found[-1]

    monkeypatch.setattr(module, "check_all", check)
    return found


def again(*paths: Path) -> tuple[list[Problem], int]:
    return check_again(find_folder(Path.cwd()), paths)


def test_where_nothing_has_changed_the_last_run_is_repeated(runs: list[CheckedFiles]) -> None:
    first = again()
    assert first[0]
    assert again() == first == (runs[0].problems, 1)
    assert len(runs) == 1


@pytest.mark.auswahl(3)
@pytest.mark.parametrize(
    "change",
    [
        lambda: PAPER.write_text(PAPER.read_text(encoding="utf-8").replace("Text.", "Textt"), encoding="utf-8"),
        lambda: PICTURE.write_bytes(b"kein Bild"),
        lambda: OUTSIDE.write_bytes(b"kein Bild"),
        OUTSIDE.unlink,
        lambda: (PICTURE.rename("content/b.png"), PICTURE.symlink_to("b.png")),
        lambda: Path("content/leer").mkdir(),
        lambda: (Path("templates").mkdir(), Path("templates/x.css").write_bytes(b"")),
        lambda: Path("content/projekt.yaml").write_text("stadt: Neustadt\n", encoding="utf-8"),
        lambda: os.chdir("content"),
        lambda: MEMORY.write_bytes(b"{"),
        lambda: MEMORY.write_text(MEMORY.read_text().replace('"funde": [[', '"funde": [[1, ')),
        lambda: (MEMORY.rename("output/x"), MEMORY.symlink_to("x")),
    ],
    ids=[
        *("the paper", "a picture", "a picture elsewhere", "it is gone", "a link", "a folder", "a template"),
        *("the settings", "where we are", "no JSON", "other values", "a link to it"),
    ],
)
def test_whatever_changes_is_looked_at(runs: list[CheckedFiles], change: Callable[[], object]) -> None:
    again()
    change()
    again()
    assert len(runs) == 2


def test_a_single_file_is_always_looked_at(runs: list[CheckedFiles]) -> None:
    again()
    again(PAPER)
    again(PAPER)
    assert len(runs) == 3
    again()
    assert len(runs) == 3


@pytest.mark.langsam
def test_who_repeats_the_last_run_imports_nothing_that_reads_papers() -> None:
    again()
    code = (
        "import sys; from antrag_gen.cli.main import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    )
    asked = subprocess.run([sys.executable, "-c", code, "pruefen"], capture_output=True, text=True, check=True)
    assert not {"pydantic", "yaml", "jinja2", "markdown_it", "antrag_gen.tree"} & set(asked.stderr.split())
