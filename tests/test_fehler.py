"""The table of mistakes: each case in `tests/fehler/` is a content file and all that `antrag pruefen` says of it.

Reports and decisions stand among others: their cases are changes to the papers of `tests/fehler/projekt/`, as lines
that go (`-`) and lines that come (`+`), in the file that is checked or in the one named behind `@`.
"""

import re
import shutil
from pathlib import Path

import pytest
from case_files import Case, read_cases
from commands import run

FOLDER = Path(__file__).parent / "fehler"
FILES = sorted(FOLDER.glob("*.md"))
AMONG_OTHERS = {"bericht": "berichte/2025/bericht.md", "beschluss": "beschluesse/2023/lesung.yaml"}
CHANGE = re.compile(r"(?P<weg>(?:^-.*\n)+)(?P<her>(?:^\+.*\n)*)", re.MULTILINE)


def test_there_are_files() -> None:
    assert {path.stem for path in FILES} >= {"betrag", "kopf", "text", "yaml", *AMONG_OTHERS}


def write(case: Case, content: Path) -> str:
    """The case as files below `content`; the name of the one to be checked."""
    checked = AMONG_OTHERS.get(case.path.stem, "")
    if not checked:
        (content / "antrag.md").write_text(case.given + "\n", encoding="utf-8")
        return "antrag.md"
    shutil.copytree(FOLDER / "projekt", content, dirs_exist_ok=True)
    first, *others = re.split(r"^@ (.*)\n", case.given + "\n", flags=re.MULTILINE)
    for name, changes in [(checked, first), *zip(others[::2], others[1::2], strict=True)]:
        path = content / name
        path.write_text(changed(path.read_text(encoding="utf-8"), changes), encoding="utf-8")
    return checked


def changed(text: str, changes: str) -> str:
    for change in CHANGE.finditer(changes):
        gone, come = (re.sub("^[-+]", "", part, flags=re.MULTILINE) for part in (change["weg"], change["her"]))
        assert text.count(gone) == 1, gone
        text = text.replace(gone, come)
    return text


@pytest.mark.auswahl(50)
@pytest.mark.parametrize("case", [case for path in FILES for case in read_cases(path)], ids=str)
def test_a_mistake_is_told_with_place_and_hint(case: Case, projekt: Path, renew: bool) -> None:
    name = write(case, projekt / "content")
    result = run("pruefen", f"content/{name}")
    told = result.stderr.replace(f"content/{name}", Path(name).name)
    if renew:
        case.renew(told)
    else:
        assert told == case.expected
    assert result.exit_code == (1 if ": Fehler: " in told else 0)
