"""VS Code finds our messages, files and words: what it is told is held against what the program says and reads."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from commands import run
from jsonschema import Draft202012Validator
from papers import PROJECT, ROOT
from work.test_schema import as_an_editor

from antrag_gen.library.arten import ARTEN
from antrag_gen.work.blank import blank_paper
from antrag_gen.work.editor import vscode
from antrag_gen.work.editor.city import city_of
from antrag_gen.work.editor.files import SCHEMAS, SNIPPETS, made_files
from antrag_gen.work.editor.schema import make_schema

WRONG = """---
art: antrag
betreff: Bänke im Park
status: beschlossen
nummer: 12/2024
zaehlung: je_teil
---
# Begründung

Text folgt.

# Wir beantragen

1. Bänke.
"""


@cache
def papers() -> dict[str, str]:
    return {art: blank_paper(art, PROJECT.folder, city_of(PROJECT.folder)) for art in ARTEN}


@cache
def made() -> dict[str, str]:
    return made_files(city_of(PROJECT.folder), papers())


@cache
def shown() -> dict[str, Any]:
    return json.loads(made()[SNIPPETS])


def expanded(snippet: str) -> str:
    """What a snippet puts in where nobody types anything else."""
    chosen = re.sub(r"\$\{\d+\|((?:\\.|[^,|\\])*)[^}]*\|\}", r"\1", snippet)
    return re.sub(r"\\([\\$}])", r"\1", re.sub(r"\$\{\d+:((?:\\.|[^}\\])*)\}", r"\1", chosen))


def test_each_problem_is_matched_once_with_its_level_and_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/projekt.yaml").write_text("stadt: X\n", encoding="utf-8")
    (tmp_path / "content/bänke: 2.md").write_text(WRONG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    told = json.loads(run("pruefen", "--als", "json").stdout)
    words = {"fehler": "error", "warnung": "warning", "hinweis": "info"}
    assert {each["stufe"] for each in told} == set(words)
    found = []
    for line in run("pruefen").stderr.splitlines():
        for matcher in vscode.matchers(watching=False):
            pattern = matcher["pattern"]
            if match := re.search(pattern["regexp"], line):
                parts = [match[pattern[name]] for name in ("file", "line", "column", "message")]
                found.append((matcher["severity"], *parts))
    assert found == [
        (words[each["stufe"]], each["datei"], str(each["zeile"]), str(each["spalte"]), each["meldung"]) for each in told
    ]


@pytest.mark.langsam
def test_settings_name_schemas_that_are_written_and_files_that_are_there() -> None:
    for schema, path in vscode.settings()["yaml.schemas"].items():
        assert schema.removeprefix("./") in made()
        assert any(ROOT.glob(path)), path
    assert {Path(name).stem for name in made() if name.startswith(SCHEMAS)} >= set(ARTEN)


def test_tasks_ask_for_what_the_command_knows() -> None:
    for task in vscode.tasks()["tasks"]:
        help_text = run(task["args"][0], "--hilfe").output
        assert all(word in help_text for word in task["args"][1:] if word.startswith("--")), task["label"]


@pytest.mark.parametrize("art", ARTEN)
def test_a_paper_put_in_is_the_one_that_neu_writes(art: str) -> None:
    snippet = "\n".join(shown()[f"Papier: {art}"]["body"])
    assert f"{expanded(snippet)}\n" == papers()[art]
    assert len(re.findall(r"\$\{\d+:‹", snippet)) == papers()[art].count("‹") - papers()[art].count("‹…›")


@pytest.mark.parametrize("art", ARTEN)
def test_a_key_put_in_is_right_by_the_schema(art: str) -> None:
    schema = make_schema(art, city_of(PROJECT.folder))
    for key, property in schema["properties"].items():
        if key != "art" and schema["properties"][key]["description"] in shown()[f"Angabe: {key}"]["description"]:
            value = as_an_editor(expanded("\n".join(shown()[f"Angabe: {key}"]["body"])))
            errors = Draft202012Validator({**property, "$defs": schema["$defs"]}).iter_errors(value[key])
            assert [error.message for error in errors] == [], key


@pytest.mark.langsam
def test_schema_renews_what_follows_from_the_city_and_leaves_what_the_office_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("neu", "projekt", ".")
    settings, groups = Path(".vscode/settings.json"), Path("content/stammdaten/fraktionen.yaml")
    settings.write_text("{}", encoding="utf-8")
    groups.write_text("esche:\n  name: Fraktion Esche\n", encoding="utf-8")
    Path(".vscode/tasks.json").unlink()
    assert run("schema").exit_code == 0
    assert settings.read_text(encoding="utf-8") == "{}"
    assert json.loads(Path(".vscode/tasks.json").read_text(encoding="utf-8")) == vscode.tasks()
    assert '"esche"' in Path(SCHEMAS, "antrag.json").read_text(encoding="utf-8")
    assert "${1|esche|}" in Path(SNIPPETS).read_text(encoding="utf-8")
