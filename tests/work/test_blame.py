"""A character that no font has is told where it was written, whatever template prints it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from commands import run
from paper_text import HEAD, paper
from papers import ROOT

# A report needs its motion and the decision, which the content of this repository has.
REPORT = ROOT / "content/berichte/2024/trinkbrunnen.md"
EXAMPLES = [*sorted(path for path in ROOT.glob("templates/*/beispiel.md") if "bericht" not in path.parent.name), REPORT]
BAD = "\U0001f600"


def plant(text: str) -> Iterator[tuple[int, int, str]]:
    """The text of an example with the character in one value of its head after the other: line, column, text."""
    lines = text.split("\n")
    for number, line in enumerate(lines[1 : lines.index("---", 1)], 1):
        key, colon, value = line.partition(": ")
        words = value.split("  #")[0].strip()
        if colon and words[:1].isalpha() and " " in words and not key.strip(" -#").startswith(("datei", "einheit")):
            at = len(key) + len(colon) + (value.index(words[0])) + len(words.split(" ")[0]) + 1
            planted = f"{line[:at]}{BAD} {line[at:]}"
            yield number + 1, at + 1, "\n".join([*lines[:number], planted, *lines[number + 1 :]])


@pytest.fixture
def city(projekt: Path) -> Path:
    for name in ("fraktionen", "referate", "gremien"):
        source = ROOT / f"content/stammdaten/{name}.yaml"
        (projekt / f"content/stammdaten/{name}.yaml").write_bytes(source.read_bytes())
    return projekt


@pytest.mark.langsam
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
def test_in_any_value_of_a_head_it_is_told_at_file_line_and_column(example: Path, city: Path) -> None:
    path = city / "content/papier.md"
    if example == REPORT:
        shutil.copytree(ROOT / "content", city / "content", dirs_exist_ok=True)
        path = city / REPORT.relative_to(ROOT)
    name = path.relative_to(city).as_posix()
    planted = list(plant(example.read_text(encoding="utf-8")))
    assert planted
    for line, column, text in planted:
        path.write_text(text, encoding="utf-8")
        stderr = run("pruefen", name).stderr
        if "gibt es in der Schrift nicht" not in stderr:  # refused for what it is: a number, a date, a unit
            assert f"{name}:{line}:" in stderr, (line, stderr)
            continue
        assert f"{name}:{line}:{column}: Fehler: Das Zeichen „{BAD}“" in stderr, (line, stderr)
        assert ".j2:" not in stderr


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("projekt.yaml", "stadt: Musterstadt", f"stadt: Muster{BAD}", "1:14"),
        ("stammdaten/fraktionen.yaml", "name: Fraktion Linde", f"name: Fraktion {BAD}", "2:18"),
    ],
)
def test_in_settings_and_lists_it_is_told_there(projekt: Path, name: str, old: str, new: str, place: str) -> None:
    path = projekt / "content" / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    (projekt / "content/antrag.md").write_text(paper(f"{HEAD}\nfraktionen: [linde]"), encoding="utf-8")
    assert f"content/{name}:{place}: Fehler: Das Zeichen „{BAD}“" in run("pruefen").stderr


def test_what_is_wrong_in_the_settings_is_told_once_for_all_papers(projekt: Path) -> None:
    (projekt / "content/projekt.yaml").write_text(f"stadt: Muster{BAD}\n", encoding="utf-8")
    for name in ("eins", "zwei"):
        (projekt / f"content/{name}.md").write_text(paper(HEAD), encoding="utf-8")
    for command in ("pruefen", "erzeugen"):
        assert run(command).stderr.count("content/projekt.yaml:1:14: Fehler") == 1


@pytest.mark.parametrize("written", ["\\U0001f600", "\\u200b", "\\ufffd"])
def test_what_is_written_as_an_escape_is_told_at_its_value(projekt: Path, written: str) -> None:
    head = HEAD.replace("betreff: ", f'betreff: "Dach {written}"  # ', 1)
    (projekt / "content/antrag.md").write_text(paper(head), encoding="utf-8")
    stderr = run("pruefen").stderr
    assert stderr.startswith("content/antrag.md:3:10: Fehler: ")
    assert ".j2" not in stderr


@pytest.mark.parametrize("key", ["bedingung", "abstimmung", "niederschrift"])
def test_in_a_decision_it_is_told_there(projekt: Path, key: str) -> None:
    shutil.copytree(ROOT / "tests/fehler/projekt", projekt / "content", dirs_exist_ok=True)
    path = projekt / "content/beschluesse/2023/lesung.yaml"
    text = path.read_text(encoding="utf-8")
    said = f"{key}: Rat {BAD}\n"
    text = (
        text.replace("niederschrift: 347/HH\n", said)
        if key == "niederschrift"
        else text.replace("    ergebnis: geaendert\n", f"    ergebnis: geaendert\n    {said}")
    )
    path.write_text(text, encoding="utf-8")
    line = next(number for number, each in enumerate(text.split("\n"), 1) if BAD in each)
    for name in ("beschluesse/2023/lesung.yaml", "berichte/2025/bericht.md"):
        column = text.split("\n")[line - 1].index(BAD) + 1
        stderr = run("pruefen", f"content/{name}").stderr
        assert f"content/beschluesse/2023/lesung.yaml:{line}:{column}: Fehler: Das Zeichen „{BAD}“" in stderr
        assert ".j2" not in stderr


def test_what_only_a_template_prints_names_the_paper(projekt: Path) -> None:
    folder = projekt / "templates/haushaltsantrag"
    folder.mkdir(parents=True)
    (folder / "vorlage.html.j2").write_text(f"<h1>{{{{ papier.betreff }}}}</h1>\n<p>{BAD}</p>\n", encoding="utf-8")
    (projekt / "content/antrag.md").write_text(paper(), encoding="utf-8")
    stderr = run("pruefen").stderr
    assert "templates/haushaltsantrag/vorlage.html.j2:2:1: Fehler: Das Zeichen" in stderr
    assert "Das Zeichen durch ein Wort ersetzen. (Papier: content/antrag.md)\n" in stderr


@pytest.mark.auswahl(2)
@pytest.mark.parametrize("value", ["none", "true", "[1]", "{'a': 1}", "papier.fehlt.nichts", "papier"])
def test_what_has_no_printed_form_is_an_error_at_its_line(projekt: Path, value: Any) -> None:
    folder = projekt / "templates/haushaltsantrag"
    folder.mkdir(parents=True)
    template = f"<h1>{{{{ papier.betreff }}}}</h1>\n<p>{{{{ {value} }}}}</p>\n"
    (folder / "vorlage.html.j2").write_text(template, encoding="utf-8")
    (projekt / "content/antrag.md").write_text(paper(), encoding="utf-8")
    said = "templates/haushaltsantrag/vorlage.html.j2:2:1: Fehler: Die Vorlage lässt sich hier nicht ausfüllen:"
    assert said in run("pruefen").stderr


@pytest.mark.parametrize("template", ["", "\n  \n", "{# nur eine Anmerkung #}\n"])
def test_a_template_that_prints_nothing_is_an_error(projekt: Path, template: str) -> None:
    folder = projekt / "templates/haushaltsantrag"
    folder.mkdir(parents=True)
    (folder / "vorlage.html.j2").write_text(template, encoding="utf-8")
    (projekt / "content/antrag.md").write_text(paper(), encoding="utf-8")
    assert run("pruefen").stderr == (
        "templates/haushaltsantrag/vorlage.html.j2:1:1: Fehler: Die Vorlage druckt nichts.\n"
        "    Mindestens den Titel drucken: <h1>{{ papier.betreff }}</h1>. (Papier: content/antrag.md)\n"
    )
