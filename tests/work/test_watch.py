"""On saving only what a file can have changed is looked at again; a test says what was saved, nobody waits for it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import run

from antrag_gen.cli import pruefen
from antrag_gen.library.folder import find_folder
from antrag_gen.work.watch import Checked, check_on_saving, saved_content

MOTION = """---
art: antrag
betreff: Bänke im Park
nummer: 4123/2024
---
# Begründung

Es gibt zu wenige.

# Wir beantragen

1. Bänke werden aufgestellt.
"""
CITES = MOTION.replace("4123/2024", "5/2024").replace("Es gibt", "Nach dem Antrag Nr. 4.123/2024 gibt es")
OTHER = MOTION.replace("4123/2024", "14123/2024")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    content = tmp_path / "content"
    (content / "stammdaten").mkdir(parents=True)
    (content / "projekt.yaml").write_text("stadt: X\n", encoding="utf-8")
    for name, text in (("a", MOTION), ("b", CITES), ("c", OTHER)):
        (content / f"{name}.md").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, old: str, new: str) -> Path:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return path


def told(checked: Checked) -> tuple[list[str], list[str], bool]:
    return [path.name for path in checked.files], [problem.id for problem in checked.problems], checked.whole


def test_a_paper_that_was_saved_is_checked_with_those_that_name_its_number(root: Path) -> None:
    content = root / "content"

    def saved() -> Iterator[list[Path]]:
        yield [write(content / "c.md", "1. Bänke", "Text folgt.\n\n1. Bänke")]
        yield [write(content / "a.md", "nummer: 4123/2024", "nummer: 4124/2024")]
        yield [content / ".a.md.swp", root / "output/a.pdf"]
        yield [write(content / "projekt.yaml", "stadt: X", "stadd: X")]
        yield [content / "c.md"]
        yield [write(content / "projekt.yaml", "stadd: X", "stadt: X")]

    found = [told(each) for each in check_on_saving(find_folder(root), (), saved())]
    assert found == [
        (["a.md", "b.md", "c.md"], [], True),
        (["c.md"], ["reste-folgt"], False),
        (["a.md", "b.md"], ["verweis-unbekannt"], False),
        ([], ["schluessel-unbekannt"], True),
        ([], ["schluessel-unbekannt"], True),
        (["a.md", "b.md", "c.md"], ["verweis-unbekannt", "reste-folgt"], True),
    ]


def test_of_the_paths_that_were_named_no_others_are_checked(root: Path) -> None:
    paths = (Path("content/b.md"),)
    batches = [[root / "content/c.md"], [root / "content/a.md"]]
    found = [told(each)[0] for each in check_on_saving(find_folder(root), paths, batches)]
    assert found == [["b.md"], [], ["b.md"]]


def test_only_what_papers_are_made_from_counts_as_saved(root: Path) -> None:
    counting = ["content/a.md", "content/bild.png", "templates/antrag/layout.css"]
    names = [*counting, "content/a.md~", "content/.x/a.md", "x.md"]
    saved = saved_content(find_folder(root), [root / name for name in names])
    assert [path.relative_to(root).as_posix() for path in saved] == counting


def test_the_command_says_what_each_file_has_between_two_lines(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = root / "content/c.md"
    monkeypatch.setattr(pruefen, "saves", lambda _: iter([[write(path, "1. Bänke", "Text folgt.\n\n1. Bänke")]]))
    result = run("pruefen", "--beobachten")
    assert result.exit_code == 0
    assert [line for line in result.output.splitlines() if not line.startswith(" ")] == [
        "Prüfung beginnt",
        f"content/c.md:12:1: Warnung: {next(line for line in result.stderr.splitlines()).partition('Warnung: ')[2]}",
        "Prüfung fertig: 3 Dateien geprüft: 1 Warnung.",
        "Auf Änderungen wird gewartet; mit Strg+C beenden.",
        "Prüfung beginnt: content/c.md",
        result.stderr.splitlines()[0],
        "Prüfung fertig: 1 Datei geprüft: 1 Warnung.",
        "Auf Änderungen wird gewartet; mit Strg+C beenden.",
    ]


@pytest.mark.parametrize("command", ["pruefen", "erzeugen"])
def test_without_the_library_that_waits_it_says_what_to_install(
    root: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    result = run(command, "--beobachten")
    assert (result.exit_code, "„pip install watchfiles“ eingeben." in result.stderr) == (1, True)


def test_what_is_said_to_programs_is_not_watched(root: Path) -> None:
    assert run("pruefen", "--beobachten", "--als", "json").exit_code == 2
