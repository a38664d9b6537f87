"""A run that is killed leaves whole files, no worker and no lock, and the next run builds what is left."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from work.batch.batch_papers import MOTION, NAMES, PLAIN, build, outputs, write, write_three

pytestmark = pytest.mark.langsam

PAPERS, KILLS, KILLS_IN_A_ROW, SEED = 12, 20, 4, 20231018
MARK = "ANTRAG_GEN_TEST_RUN"
COMMAND = "from antrag_gen.cli.main import main; main()"
KILLED_AFTER_TWO = """
import os, signal
from antrag_gen.work.batch.manifest import Manifest, PaperLine
add, papers = Manifest.add, []
def add_and_die(self, *lines):
    problems = add(self, *lines)
    papers.extend(line for line in lines if isinstance(line, PaperLine))
    if len(papers) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return problems
Manifest.add = add_and_die
from antrag_gen.cli.main import main
main()
"""


def start(script: str, *arguments: str) -> subprocess.Popen[str]:
    """The command in a process group of its own; whatever it starts carries a mark."""
    return subprocess.Popen(
        [sys.executable, "-c", script, "erzeugen", *arguments],
        env={**os.environ, MARK: str(Path.cwd())},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def left_over() -> list[str]:
    """The processes that carry the mark of this test."""
    mark, found = f"{MARK}={Path.cwd()}\0".encode(), []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes():
                found.append((folder / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue
    return found


def assert_that_nobody_is_left() -> None:
    for _ in range(100):
        if not left_over():
            break
        time.sleep(0.1)
    assert left_over() == []


def write_papers(ort: str) -> None:
    write("projekt.yaml", f"stadt: Musterstadt\nort: {ort}\n")
    for number in range(PAPERS):
        text = PLAIN if number % 2 else MOTION
        write(f"p{number}.md", text.replace("112/2023", f"{number + 1}/2023"))


def finish(script: str = COMMAND, *arguments: str) -> tuple[int, str]:
    with start(script, *arguments) as process:
        _, said = process.communicate(timeout=300)
    return process.returncode, said


def test_files_are_whole_whenever_a_run_is_killed(projekt: Path) -> None:
    moments = random.Random(SEED)  # noqa: S311 – the same moments in every run of this test
    wanted = {}
    for ort in ("Musterstadt-Nord", "Musterstadt-Süd"):
        write_papers(ort)
        began = time.perf_counter()
        assert finish(COMMAND, "--jobs", "2")[0] == 0
        seconds = time.perf_counter() - began
        wanted[ort] = outputs()
    assert all(len(files) == 2 * PAPERS for files in wanted.values())
    for row in range(KILLS // KILLS_IN_A_ROW):
        ort = list(wanted)[row % 2]
        write_papers(ort)
        for _ in range(KILLS_IN_A_ROW):
            with start(COMMAND, "--jobs", "2") as process:
                time.sleep(moments.uniform(0.1, seconds))
                process.kill()
                process.communicate()
            for name, data in outputs().items():
                assert any(data == files[name] for files in wanted.values()), f"{name} is torn"
        for path in Path("output").rglob("*.antrag-tmp"):  # what is left is removed when it is old enough
            os.utime(path, (0, 0))
        # The lock is free at once, and the rest is built.
        code, said = finish(COMMAND, "--jobs", "2")
        assert (code, "Fehler" in said) == (0, False), said
        assert outputs() == wanted[ort]
        assert not list(Path("output").rglob("*.antrag-tmp"))
        assert_that_nobody_is_left()


def test_what_was_finished_before_a_run_was_killed_is_not_built_again(projekt: Path) -> None:
    write_three()
    code, _ = finish(KILLED_AFTER_TWO, "--format", "docx")
    assert code == -signal.SIGKILL
    assert build().built == NAMES[2:]


def test_ctrl_c_on_a_terminal_ends_all_processes_without_a_traceback(projekt: Path) -> None:
    write_papers("Musterstadt-Nord")
    with start(COMMAND, "--jobs", "2") as process:
        assert process.stdout
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert (process.returncode, "Abgebrochen" in said, "Traceback" in said) == (1, True, False), said
    assert_that_nobody_is_left()
    assert build("--jobs", "2", formats=("pdf", "docx")).named("unveraendert")
