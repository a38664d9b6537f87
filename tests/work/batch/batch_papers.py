"""A small project for runs over many papers, and what a run of the command says."""

import json
from dataclasses import dataclass
from pathlib import Path

from commands import run
from paper_text import paper

MOTION = paper(
    "art: antrag\nbetreff: Trinkbrunnen\nnummer: 112/2023\nfraktionen: [linde]",
    "# Wir beantragen\n\n1. Ein Brunnen.\n2. Noch ein Brunnen.",
)
CITING = paper("art: antrag\nbetreff: Wege", "# Wir beantragen\n\nWie in Antrag Nr. 112/2023, Ziffer 2, nur mit Wegen.")
PLAIN = paper()
WRONG = paper().replace("50.000", "50.00")
NAMES = ["anderer", "antrag", "verweis"]
MADE: dict[str, bytes] = {}
"""What `build_three` has made."""


@dataclass(frozen=True)
class Run:
    """A run of `antrag erzeugen`: what became of each paper, by its name, and what was said."""

    exit_code: int
    states: dict[str, str]
    stderr: str

    def named(self, state: str) -> list[str]:
        return [name for name, found in self.states.items() if found == state]

    @property
    def built(self) -> list[str]:
        return self.named("erzeugt")


def build(*arguments: str, formats: tuple[str, ...] = ("docx",)) -> Run:
    """Run the command in the current folder; Word files alone are quick."""
    options = [word for suffix in formats for word in ("--format", suffix)]
    result = run("erzeugen", *arguments, *options)
    record = json.loads(Path("output/protokoll.json").read_text(encoding="utf-8"))
    states = {Path(row["datei"]).stem: row["zustand"] for row in record["papiere"]}
    return Run(result.exit_code, states, result.stderr)


def write(name: str, text: str) -> Path:
    path = Path("content") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def write_three() -> None:
    write("antrag.md", MOTION)
    write("verweis.md", CITING)
    write("anderer.md", PLAIN)


def build_three() -> None:
    """The three, and the files of a run, which are the same in each project: made once."""
    write_three()
    if not MADE:
        assert build().built == NAMES
        MADE.update({path.name: path.read_bytes() for path in Path("output").iterdir()})
        return
    Path("output").mkdir()
    for name, data in MADE.items():
        Path("output", name).write_bytes(data)


def outputs() -> dict[str, bytes]:
    """The papers in the output folder, by their names."""
    return {path.name: path.read_bytes() for path in Path("output").rglob("*") if path.suffix in {".docx", ".pdf"}}
