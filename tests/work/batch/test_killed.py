"""A run that is killed leaves whole files, no worker and no lock, and the next run builds what is left."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from work.batch.batch_papers import MOTION, NAMES, PLAIN, build, outputs, write, write_three
from work.batch.processes import HANGS, MAIN_WITHOUT_PDF, still_there

pytestmark = pytest.mark.langsam

PAPERS = 4
MARK = "ANTRAG_GEN_TEST_RUN"
BUILD = ("erzeugen", "--jobs", "2", "--format", "docx")  # which writes files as with PDFs, and sooner
# When the program has opened or renamed so many files in the output folder, it is killed before the next one, or in
# the middle of what it writes next.
KILLED_AT = """
import os, resource, signal, sys
left, in_the_middle = int(sys.argv.pop(1)), sys.argv.pop(1) == "True"
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
def count(event, arguments):
    global left
    if event in ("open", "os.rename") and "/output/" in os.path.abspath(str(arguments[0])):
        left -= 1
        if left < 0 and in_the_middle:
            resource.setrlimit(resource.RLIMIT_FSIZE, (700, 700))
        elif left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
"""
# A paper takes a few of these steps: in the midst of one, and when some are finished. At other steps commands are
# killed by `test_kill_steps.py`.
KILLS = [(3, 8), (6,)]
ENDINGS = [signal.SIGKILL, signal.SIGXFSZ]
# A shell starts what runs in the background deaf to Ctrl-C, and `nohup` to the end of a terminal; the command is to
# hear both wherever the tests run.
AFTER_PAPERS = """
import os, signal, time
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
from antrag_gen.work.batch.manifest import Manifest, PaperLine
add, papers = Manifest.add, []
def add_and_stop(self, *lines):
    problems = add(self, *lines)
    papers.extend(line for line in lines if isinstance(line, PaperLine))
    if len(papers) == 2:
        {what}
    return problems
Manifest.add = add_and_stop
"""
PAUSE = """print("Zwei sind fertig.", flush=True)
        while True:
            time.sleep(1)"""
KILLED_AFTER_TWO = AFTER_PAPERS.format(what="os.kill(os.getpid(), signal.SIGKILL)")
WAITING_AFTER_TWO = AFTER_PAPERS.format(what=PAUSE)


def start(script: str, *arguments: str) -> subprocess.Popen[str]:
    """The command in a process group of its own; whatever it starts carries a mark."""
    return subprocess.Popen(
        [sys.executable, "-c", script + MAIN_WITHOUT_PDF, *arguments],
        env={**os.environ, MARK: str(Path.cwd())},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def left_over() -> dict[int, str]:
    """The processes that carry the mark of this test, and what each is."""
    mark, found = f"{MARK}={Path.cwd()}\0".encode(), {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes():
                found[int(folder.name)] = (folder / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue
    return found


def assert_that_nobody_is_left() -> None:
    found = left_over()
    assert still_there(found) == [], found
    assert left_over() == {}


def write_papers(ort: str) -> None:
    write("projekt.yaml", f"stadt: Musterstadt\nort: {ort}\n")
    for number in range(PAPERS):
        text = PLAIN if number % 2 else MOTION
        write(f"p{number}.md", text.replace("112/2023", f"{number + 1}/2023"))


def finish(script: str, *arguments: str) -> tuple[int, str]:
    with start(script, *arguments) as process:
        _, said = process.communicate(timeout=HANGS)
    return process.returncode, said


def build_all() -> None:
    """In this process, whose workers are there already."""
    result = build("--jobs", "2")
    assert (result.exit_code, "Fehler" in result.stderr) == (0, False), result.stderr


def test_files_are_whole_whenever_a_run_is_killed(projekt: Path) -> None:
    wanted = {}
    for ort in ("Musterstadt-Nord", "Musterstadt-Süd"):
        write_papers(ort)
        build_all()
        wanted[ort] = outputs()
    assert all(len(files) == PAPERS for files in wanted.values())
    for ort, kills, ending in zip(wanted, KILLS, ENDINGS, strict=True):
        write_papers(ort)
        for steps in kills:
            killed = finish(KILLED_AT, str(steps), str(ending is signal.SIGXFSZ), *BUILD)
            assert killed[0] == -ending, killed
            for name, data in outputs().items():
                assert any(data == files[name] for files in wanted.values()), f"{name} is torn"
        for path in Path("output").rglob("*.antrag-tmp"):  # what is left is removed when it is old enough
            os.utime(path, (0, 0))
        # The lock is free at once, and the rest is built.
        build_all()
        assert outputs() == wanted[ort]
        assert not list(Path("output").rglob("*.antrag-tmp"))
        assert_that_nobody_is_left()


def test_what_was_finished_before_a_run_was_killed_is_not_built_again(projekt: Path) -> None:
    write_three()
    code, _ = finish(KILLED_AFTER_TWO, "erzeugen", "--format", "docx")
    assert code == -signal.SIGKILL
    assert build().built == NAMES[2:]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_who_is_asked_to_end_ends_all_processes_without_a_traceback(projekt: Path, number: int) -> None:
    write_papers("Musterstadt-Nord")
    with start(WAITING_AFTER_TWO, *BUILD) as process:
        assert process.stdout
        while process.stdout.readline() != "Zwei sind fertig.\n":
            assert process.poll() is None
        if number == signal.SIGINT:
            os.killpg(process.pid, number)
        else:
            process.send_signal(number)
        _, said = process.communicate(timeout=HANGS)
    assert (process.returncode, "Abgebrochen" in said, "Traceback" in said) == (1, True, False), said
    assert_that_nobody_is_left()
    assert build("--jobs", "2").named("unveraendert")
