"""One bad paper, or whoever is killed beside it, costs no other paper, and the run ends with its report."""

import json
import os
import signal
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from commands import run
from paper_text import paper
from work.batch.batch_papers import MOTION, build, outputs, write, write_three

from antrag_gen.library.contents import Content
from antrag_gen.work.batch import build_all, pool
from antrag_gen.work.batch import run as module
from antrag_gen.work.batch.manifest import PaperLine
from antrag_gen.work.events import Begun

# What workers have imported where no PDF is written.
WITHOUT_PDF = "antrag_gen.work.batch.task"
HEAD = "art: antrag\nbetreff: Wege\nfraktionen: [linde]"
BODY = "# Wir beantragen\n\n1. Ein Brunnen."
BAD = {
    "NUL in the name of an Anlage": (
        paper(f'{HEAD}\nanlagen:\n  - titel: Plan\n    datei: "plan\\0.pdf"', BODY),
        "content/schlecht.md:7:12: Fehler: In diesem Wert steht ein unsichtbares Steuerzeichen (U+0000).",
    ),
    "emphasis in emphasis": (
        paper(HEAD, f"# Wir beantragen\n\n{'*' * 400}Brunnen{'*' * 400}"),
        ": Fehler: Hervorhebungen sind hier tiefer als 9 Ebenen geschachtelt.",
    ),
    "weekdays without end": (
        paper(f"{HEAD}\ndatum: {'Mo., ' * 3000}", BODY),
        "content/schlecht.md:5:8: Fehler: „Mo., Mo., ",
    ),
    "control characters by escapes": (
        paper(HEAD.replace("Wege", '"We\\x1b[2Jge"'), BODY),
        "content/schlecht.md:3:10: Fehler: In diesem Wert steht ein unsichtbares Steuerzeichen (U+001B).",
    ),
    "control characters that would be cut off": (
        paper(HEAD.replace("Wege", '"\\x1cWege"'), BODY),
        "content/schlecht.md:3:10: Fehler: In diesem Wert steht ein unsichtbares Steuerzeichen (U+001C).",
    ),
}


@pytest.mark.auswahl(5)
@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("command", [["pruefen"], ["liste"], ["erzeugen", "--format", "docx"]])
def test_a_bad_paper_is_named_and_the_rest_goes_on(projekt: Path, bad: str, command: list[str]) -> None:
    text, told = BAD[bad]
    write("gut.md", MOTION)
    write("schlecht.md", text)
    result = run(*command)
    assert result.exit_code == 1
    assert told in result.stderr
    assert "gut.md" not in result.stderr
    if command[0] == "liste":
        assert "Trinkbrunnen" in result.stdout
    if command[0] == "erzeugen":
        assert list(outputs()) == ["gut.docx"]


@pytest.fixture
def foreign_name(projekt: Path) -> str:
    """A paper, a picture and a list whose names are Latin-1, and a good paper."""
    write("gut.md", MOTION)
    for name in (b"b\xe4nke.md", b"b\xe4nke.docx", b"b\xe4nke.yaml"):
        Path(os.fsdecode(b"content/" + name)).write_text(MOTION.replace("112", "113"), encoding="utf-8")
    return (
        "content/b\\xe4nke.md:1:1: Fehler: Der Dateiname ist nicht in UTF-8 geschrieben.\n    Die Datei umbenennen.\n"
    )


@pytest.mark.parametrize("command", [["pruefen"], ["liste"], ["erzeugen", "--format", "docx"]])
def test_a_name_that_is_no_text_is_told_and_the_rest_goes_on(foreign_name: str, command: list[str]) -> None:
    for _ in range(2):
        result = run(*command)
        assert (result.exit_code, foreign_name in result.stderr) == (1, True)
    if command[0] == "erzeugen":
        record = json.loads(Path("output/protokoll.json").read_text(encoding="utf-8"))
        assert [row["zustand"] for row in record["papiere"]] == ["fehlerhaft", "unveraendert"]


@pytest.mark.parametrize("form", ["json", "github", "junit", "sarif"])
def test_reports_for_programs_hold_no_bytes_that_are_no_text(foreign_name: str, form: str) -> None:
    result = run("pruefen", "--als", form)
    assert result.exit_code == 1
    assert "nke.md" in result.stdout


class TestMistakesOfTheProgram:
    """Reading or building the paper „schlecht“ fails in a way that nobody thought of."""

    @pytest.fixture
    def failing(self, projekt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write("gut.md", MOTION)
        write("schlecht.md", MOTION.replace("112", "113"))
        source = Content.__dict__["source"]

        def fail(content: Content) -> Any:
            if content.file.name == "content/schlecht.md":
                raise ZeroDivisionError
            return source.func(content)

        monkeypatch.setattr(Content, "source", property(fail))

    @pytest.mark.usefixtures("failing")
    @pytest.mark.parametrize("command", ["pruefen", "liste"])
    def test_the_paper_and_the_line_of_the_program_are_named_and_the_rest_goes_on(self, command: str) -> None:
        result = run(command)
        assert result.exit_code == 1
        assert (
            "content/schlecht.md:1:1: Fehler: An dieser Datei ist das Programm gescheitert "
            "(ZeroDivisionError in test_nets.py, Zeile "
        ) in result.stderr
        assert "gut.md" not in result.stderr

    @pytest.mark.usefixtures("failing")
    def test_the_others_are_built(self) -> None:
        result = build()
        assert (result.exit_code, result.built, result.named("fehlerhaft")) == (1, ["gut"], ["schlecht"])

    def test_a_file_of_decisions_is_named_and_all_its_motions_count_as_undecided(
        self, projekt: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise RecursionError

        write("gut.md", MOTION)
        write("beschluesse/2024/a.yaml", "beschluesse:\n  - antrag: 112/2023\n")
        monkeypatch.setattr("antrag_gen.decisions.files.validate", fail)
        result = run("pruefen")
        assert result.stderr == (
            "content/beschluesse/2024/a.yaml:1:1: Fehler: In dieser Datei ist zu vieles ineinander geschachtelt.\n"
            "    Die Stelle einfacher schreiben.\n"
        )

    def test_what_fails_when_a_paper_is_taken_back_costs_only_that_paper(
        self, projekt: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(name: str, *rest: Any) -> PaperLine:
            if name.endswith("antrag.md"):
                raise ZeroDivisionError
            return PaperLine(name, *rest)

        write_three()
        monkeypatch.setattr(module, "PaperLine", fail)
        result = build()
        assert (result.exit_code, result.named("fehlerhaft")) == (1, ["antrag"])
        assert result.built == ["anderer", "verweis"]


@pytest.mark.langsam
@pytest.mark.parametrize("victim", ["worker", "forkserver", "all"])
def test_whoever_is_killed_from_outside_the_run_goes_on_and_ends_with_its_report(
    projekt: Path, monkeypatch: pytest.MonkeyPatch, victim: str
) -> None:
    from multiprocessing import forkserver

    monkeypatch.setattr(build_all, "BUILDING", replace(pool.BUILDING, preloaded=WITHOUT_PDF))
    for number in range(8):
        write(f"p{number}.md", MOTION.replace("112", str(200 + number)))
    begun: list[Begun] = []

    def kill_at_the_sixth(file: Any) -> Begun:
        begun.append(Begun(file))
        if len(begun) == 6:
            server = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
            children = Path(f"/proc/{server}/task/{server}/children").read_text(encoding="ascii").split()
            victims = {"worker": children[:1], "forkserver": [server], "all": [server, *children]}[victim]
            for pid in map(int, victims):
                os.kill(pid, signal.SIGKILL)
        return begun[-1]

    monkeypatch.setattr(module, "Begun", kill_at_the_sixth)
    result = build("--jobs", "2")
    assert (result.exit_code, len(result.built)) == (0, 8), result.stderr
    assert len(outputs()) == 8
