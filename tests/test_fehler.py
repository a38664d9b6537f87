"""The table of mistakes: each case in `tests/fehler/` is a content file and all that `antrag pruefen` says of it."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from antrag_gen.cli.main import antrag

FOLDER = Path(__file__).parent / "fehler"
CASE = re.compile(
    r"^## (?P<title>.+?)\n+~~~~ datei\n(?P<file>.*?)\n~~~~\n+~~~~ meldungen\n(?P<messages>.*?)~~~~$", re.M | re.S
)
CASES = [
    (path, match["title"], match["file"], match["messages"])
    for path in sorted(FOLDER.glob("*.md"))
    for match in CASE.finditer(path.read_text(encoding="utf-8"))
]


def test_every_case_in_the_files_is_found() -> None:
    titles = sum(path.read_text(encoding="utf-8").count("\n~~~~ datei\n") for path in FOLDER.glob("*.md"))
    assert len(CASES) == titles > 50


@pytest.mark.parametrize(
    ("path", "title", "file", "messages"), CASES, ids=[f"{path.stem}: {title}" for path, title, *_ in CASES]
)
def test_a_mistake_is_told_with_place_and_hint(
    path: Path, title: str, file: str, messages: str, projekt: Path, renew: bool
) -> None:
    (projekt / "content" / "antrag.md").write_text(file + "\n", encoding="utf-8")
    result = CliRunner().invoke(antrag, ["pruefen", "content/antrag.md"], catch_exceptions=False)
    told = result.stderr.replace("content/antrag.md", "antrag.md")
    if renew:
        whole = path.read_text(encoding="utf-8")
        before, _, after = whole.partition(f"## {title}\n")
        changed = re.sub(
            r"(~~~~ meldungen\n).*?~~~~", lambda match: f"{match[1]}{told}~~~~", after, count=1, flags=re.S
        )
        path.write_text(f"{before}## {title}\n{changed}", encoding="utf-8")
        return
    assert told == messages
    assert result.exit_code == (1 if ": Fehler: " in messages else 0)
