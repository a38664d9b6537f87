"""What VS Code is told of a project: which schema goes with which file, its tasks, and how it reads our messages."""

from typing import Any

from antrag_gen.fields.einstellungen import Stammdaten
from antrag_gen.work.editor.schema import DECISIONS, SETTINGS

YAML_EXTENSION = "redhat.vscode-yaml"
FILES = {
    SETTINGS: "content/projekt.yaml",
    **{name: f"content/stammdaten/{name}.yaml" for name in Stammdaten.model_fields},
    DECISIONS: "content/beschluesse/**/*.yaml",
}
# What `antrag pruefen` says of a problem in one line; a hint may stand in the next.
PROBLEM = r"^(.+?):(\d+):(\d+): {}: (.*)$"
LEVELS = {"Fehler": "error", "Warnung": "warning", "Hinweis": "info"}
# What it says around each file, or all of them, while it watches.
BEGINS, ENDS = "Prüfung beginnt", "Prüfung fertig"
BEGIN_LINE, END_LINE = rf"^{BEGINS}(?:: (.+))?$", rf"^{ENDS}: .*$"

Json = dict[str, Any]


def settings() -> Json:
    """Nothing is fetched from the net; suggestions come from the snippets."""
    return {
        "yaml.schemas": {f"./.vscode/schemas/{name}.json": path for name, path in FILES.items()},
        "yaml.schemaStore.enable": False,
        "yaml.format.enable": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
        "[markdown]": {
            "editor.wordWrap": "on",
            "editor.quickSuggestions": {"other": "on", "comments": "off", "strings": "off"},
            "editor.wordBasedSuggestions": "off",
            "editor.snippetSuggestions": "top",
        },
    }


def extensions() -> Json:
    return {"recommendations": [YAML_EXTENSION]}


def tasks() -> Json:
    """Check and build the file at hand, or all; checking on saving starts with the folder, once VS Code may."""
    return {
        "version": "2.0.0",
        "options": {"env": {"PYTHONUTF8": "1"}},
        "tasks": [
            _task("Antrag: Datei prüfen", ["pruefen", "${relativeFile}"], group={"kind": "test", "isDefault": True}),
            _task("Antrag: alles prüfen", ["pruefen"]),
            _task(
                "Antrag: Datei erzeugen", ["erzeugen", "${relativeFile}"], group={"kind": "build", "isDefault": True}
            ),
            _task("Antrag: alles erzeugen", ["erzeugen"]),
            {
                **_task("Antrag: beim Speichern prüfen", ["pruefen", "--beobachten"], watching=True),
                "isBackground": True,
                "runOptions": {"runOn": "folderOpen"},
            },
        ],
    }


def _task(label: str, words: list[str], *, watching: bool = False, **further: object) -> Json:
    return {
        "label": label,
        "type": "process",
        "command": "antrag",
        "args": words,
        "problemMatcher": matchers(watching=watching),
        "presentation": {"reveal": "silent", "clear": not watching, "panel": "dedicated"},
        **further,
    }


def matchers(*, watching: bool) -> list[Json]:
    """One for each level: VS Code doesn't know our words for them."""
    background = {
        "activeOnStart": False,
        "beginsPattern": {"regexp": BEGIN_LINE, "file": 1},
        "endsPattern": {"regexp": END_LINE},
    }
    return [
        {
            "owner": f"antrag-{severity}",
            "source": "antrag",
            "severity": severity,
            "fileLocation": ["autoDetect", "${workspaceFolder}"],
            "pattern": {"regexp": PROBLEM.format(level), "file": 1, "line": 2, "column": 3, "message": 4},
            **({"background": background} if watching else {}),
        }
        for level, severity in LEVELS.items()
    ]
