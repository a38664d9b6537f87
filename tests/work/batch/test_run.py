"""A run keeps its promises when something goes wrong: with a paper, a worker, the disk, or another run beside it."""

import errno
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import commands
import pytest
from filelock import FileLock
from trees import PNG
from work.batch.batch_papers import MOTION, NAMES, PLAIN, WRONG, build, outputs, write, write_three

from antrag_gen.errors import Problem
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.work.batch import output as output_room
from antrag_gen.work.batch.output import open_output
from antrag_gen.work.batch.plan import Order
from antrag_gen.work.batch.run import run
from antrag_gen.work.batch.task import Context, Job, run_task
from antrag_gen.work.events import Begun, Finished, Outcome, State

WITH_PICTURE = MOTION + "\n![Ein Brunnen](brunnen.png)\n"


def run_on(executor: Executor, at_once: int = 2) -> dict[str, Outcome]:
    """All papers of the current project on an executor, whatever it is."""
    folder = find_folder(Path())
    with open_output(folder.output, folder) as output:
        project = open_project(folder)
        order = Order(project, project.katalog, ("docx",), output)
        files = [folder.content_file(path) for path in folder.content_files(())]
        events = list(run(order, files, executor, at_once))
        outcomes = [event.outcome for event in events if isinstance(event, Finished)]
        assert [event.file for event in events if isinstance(event, Begun)] == files
        return {Path(outcome.file.name).stem: outcome for outcome in outcomes}


class Crashing(Executor):
    """Runs tasks, but what is true for `crashes` ends the worker, and each task that runs beside it."""

    def __init__(self, crashes: Callable[[Job], bool]) -> None:
        self.crashes = crashes
        self.beside = 0
        self.tried: list[str] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        job = args[1]
        self.tried.append(Path(job.file.name).stem)
        if self.crashes(job) or self.tried.count(self.tried[-1]) <= self.beside:
            future.set_exception(BrokenProcessPool("A process in the process pool was terminated abruptly."))
        else:
            future.set_result(fn(*args, **kwargs))
        return future


def test_a_cluster_needs_nothing_but_an_executor(projekt: Path) -> None:
    write_three()
    write("antrag.md", WITH_PICTURE)
    Path("content/brunnen.png").write_bytes(PNG)
    with ThreadPoolExecutor(2) as threads:
        outcomes = run_on(threads)
    assert {outcome.state for outcome in outcomes.values()} == {State.ERZEUGT}
    here = outputs()
    assert build("--alles-neu").built == NAMES
    assert outputs() == here


@pytest.mark.langsam
def test_a_task_is_built_where_its_project_is_not(projekt: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    write("antrag.md", WITH_PICTURE)
    Path("content/brunnen.png").write_bytes(PNG)
    project = open_project(find_folder(Path()))
    context = Context(project.katalog, project.templates, ("docx",)).pack()
    file = project.folder.content_file(Path("content/antrag.md"))
    files: dict[str, bytes | Problem] = {file.name: WITH_PICTURE.encode()}
    first = run_task(context, Job(file, files))
    assert (first.missing, first.outputs) == (("content/brunnen.png",), {})

    files["content/brunnen.png"] = PNG
    script = (
        "import pickle, sys; from antrag_gen.work.batch.task import run_task\n"
        "done = run_task(*pickle.load(sys.stdin.buffer)); sys.stdout.buffer.write(pickle.dumps(done))"
    )
    elsewhere = tmp_path_factory.mktemp("anderswo")
    sent = subprocess.run(
        [sys.executable, "-c", script],
        input=pickle.dumps((context, Job(file, files))),
        cwd=elsewhere,
        capture_output=True,
        check=True,
    )
    there = pickle.loads(sent.stdout)  # noqa: S301 – what our own process has written
    here = run_task(context, Job(file, files))
    assert (there.outputs, there.read, there.looked_up) == (here.outputs, here.read, here.looked_up)
    assert here.read == ("content/antrag.md", "content/brunnen.png")


def test_a_file_beside_that_is_missing_is_told_at_its_place(projekt: Path) -> None:
    write("antrag.md", WITH_PICTURE)
    result = build()
    assert result.named("fehlerhaft") == ["antrag"]
    assert "content/antrag.md:12:1: Fehler: brunnen.png: Diese Datei gibt es nicht." in result.stderr


class TestCrashes:
    def test_a_paper_that_ends_its_worker_is_named_and_the_rest_is_built(self, projekt: Path) -> None:
        write_three()
        outcomes = run_on(Crashing(lambda job: job.file.name == "content/antrag.md"))
        assert [name for name, outcome in outcomes.items() if outcome.state is State.ERZEUGT] == ["anderer", "verweis"]
        assert [(p.where.path, p.id) for p in outcomes["antrag"].problems] == [
            ("content/antrag.md", "prozess-abgebrochen")
        ]

    def test_papers_that_were_only_beside_it_are_built_in_a_second_try(self, projekt: Path) -> None:
        write_three()
        executor = Crashing(lambda job: False)
        executor.beside = 1
        outcomes = run_on(executor)
        assert {outcome.state for outcome in outcomes.values()} == {State.ERZEUGT}
        assert sorted(executor.tried) == sorted(NAMES * 2)

    def test_a_mistake_of_the_program_is_told_with_its_traceback_and_the_rest_is_built(
        self, projekt: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(context: bytes, job: Job) -> object:
            return 1 / 0 if job.file.name == "content/antrag.md" else run_task(context, job)

        monkeypatch.setattr("antrag_gen.work.batch.run.run_task", fail)
        write_three()
        result = build()
        assert (result.exit_code, result.named("fehlerhaft")) == (1, ["antrag"])
        assert "content/antrag.md:1:1: Fehler: An diesem Papier ist das Programm gescheitert (ZeroDivisionError)." in (
            result.stderr
        )
        assert "Traceback (most recent call last)" in result.stderr


class TestFullDisk:
    """The disk is full when a file of that name is written."""

    @pytest.fixture
    def fill(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
        def install(name: str) -> None:
            fsync, fdopen = os.fsync, os.fdopen
            names: dict[int, str] = {}

            def remember(handle: int, mode: str) -> Any:
                names[handle] = str(Path(f"/proc/self/fd/{handle}").readlink())
                return fdopen(handle, mode)

            def full(handle: int) -> None:
                if f"/.{name}-" in names.get(handle, ""):
                    raise OSError(errno.ENOSPC, "No space left on device")
                fsync(handle)

            monkeypatch.setattr(os, "fdopen", remember)
            monkeypatch.setattr(os, "fsync", full)

        return install

    @pytest.mark.langsam
    def test_a_paper_that_cannot_be_written_is_named_and_built_by_the_next_run(
        self, projekt: Path, fill: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_three()
        fill("antrag")
        result = build()
        assert (result.exit_code, result.named("fehlerhaft")) == (1, ["antrag"])
        assert "Die Datei lässt sich nicht schreiben (auf dem Datenträger ist kein Platz mehr)" in result.stderr
        assert sorted(outputs()) == ["anderer.docx", "verweis.docx"]
        monkeypatch.undo()
        monkeypatch.chdir(projekt)
        assert build().built == ["antrag"]

    @pytest.mark.langsam
    def test_a_manifest_that_cannot_be_written_costs_no_paper_and_is_told_once(
        self, projekt: Path, fill: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened = Path.open

        def full(path: Path, mode: str = "r", **options: Any) -> Any:
            if mode == "ab":
                raise OSError(errno.ENOSPC, "No space left on device")
            return opened(path, mode, **options)

        write_three()
        fill(".erzeugt")
        monkeypatch.setattr(Path, "open", full)
        result = build()
        assert (result.exit_code, result.built) == (0, NAMES)
        assert result.stderr.count("output/.erzeugt.jsonl:1:1: Warnung: Die Datei lässt sich nicht schreiben") == 2
        monkeypatch.undo()
        monkeypatch.chdir(projekt)
        assert build().built == NAMES


class TestTheOutputFolder:
    def test_a_second_run_on_it_says_so_and_stops(self, projekt: Path) -> None:
        write_three()
        with open_output(Path("output"), find_folder(Path())):
            result = commands.run("erzeugen")
        assert (result.exit_code, outputs()) == (1, {})
        assert "output:1:1: Fehler: In diesen Ordner erzeugt gerade schon ein anderer Lauf." in result.stderr
        assert build().built == NAMES

    @pytest.mark.langsam
    def test_a_lock_file_that_a_dead_run_has_left_stops_nobody(self, projekt: Path) -> None:
        write_three()
        script = (
            "import os; from pathlib import Path; from antrag_gen.work.batch.output import open_output\n"
            "from antrag_gen.library.folder import find_folder\n"
            "with open_output(Path('output'), find_folder(Path())): os._exit(9)"
        )
        assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 9
        assert Path("output", output_room.LOCK).exists()
        assert build().built == NAMES

    def test_one_that_cannot_be_written_to_is_told(self, projekt: Path) -> None:
        write_three()
        Path("output").write_bytes(b"")
        result = commands.run("erzeugen")
        assert result.exit_code == 1
        assert "output:1:1: Fehler: In diesen Ordner lässt sich nicht schreiben" in result.stderr

    def test_where_no_lock_can_be_had_that_is_told(self, projekt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_locks(self: FileLock, **_: object) -> None:
            raise NotImplementedError("FileSystem does not appear to support flock")

        monkeypatch.setattr(FileLock, "acquire", no_locks)
        assert "lässt sich nicht schreiben" in commands.run("erzeugen").stderr

    def test_what_a_killed_run_has_left_half_written_is_removed_and_nothing_else(self, projekt: Path) -> None:
        write_three()
        folder = Path("output/antraege")
        folder.mkdir(parents=True)
        left, foreign = folder / ".turnhalle-a1_b2c3d.antrag-tmp", folder / ".turnhalle.tmp"
        for path in (left, foreign):
            path.write_bytes(b"halb")
            os.utime(path, (1_700_000_000, 1_700_000_000))
        assert build().built == NAMES
        assert list(folder.iterdir()) == [foreign]

    def test_what_another_program_may_be_writing_just_now_stays(self, projekt: Path) -> None:
        write_three()
        young = Path("output/listen/.antraege-a1_b2c3d.antrag-tmp")
        young.parent.mkdir(parents=True)
        young.write_bytes(b"halb")
        assert build().built == NAMES
        assert young.exists()


def test_ctrl_c_ends_the_run_and_keeps_what_is_finished(projekt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_three()
    shown: list[Outcome] = []

    def interrupt(_: object, outcome: Outcome) -> None:
        shown.append(outcome)
        if len(shown) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr("antrag_gen.cli.screen._Screen._finish", interrupt)
    result = commands.run("erzeugen", "--format", "docx")
    assert (result.exit_code, "Abgebrochen" in result.output) == (1, True)
    monkeypatch.undo()
    monkeypatch.chdir(projekt)
    assert build().built == ["verweis"]


def test_the_record_of_a_run_says_what_became_of_each_paper(projekt: Path) -> None:
    write("anderer.md", WRONG)
    write("antrag.md", PLAIN)
    build()
    record = json.loads(Path("output/protokoll.json").read_text(encoding="utf-8"))
    assert record["anzahl"] == {"erzeugt": 1, "unveraendert": 0, "fehlerhaft": 1}
    assert [(row["datei"], row["zustand"], row["ausgaben"]) for row in record["papiere"]] == [
        ("content/anderer.md", "fehlerhaft", []),
        ("content/antrag.md", "erzeugt", ["output/antrag.docx"]),
    ]
    assert [problem["id"] for problem in record["papiere"][0]["meldungen"]] == ["betrag-mehrdeutig"]
    assert record["sekunden"] >= 0


@pytest.mark.langsam
def test_a_run_in_processes_gives_what_a_run_in_this_one_gives(projekt: Path) -> None:
    for number in range(5):
        write(f"p{number}.md", PLAIN.replace("Turnhalle", f"Halle {number}"))
    write("falsch.md", WRONG)
    result = build("--jobs", "2")
    assert (result.exit_code, len(result.built), result.named("fehlerhaft")) == (1, 5, ["falsch"])
    pooled = outputs()
    for number in range(5):
        assert build("--alles-neu", f"content/p{number}.md").built == [f"p{number}"]
    assert outputs() == pooled


@pytest.mark.langsam
def test_two_projects_can_write_into_one_folder(projekt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    projects = [projekt / name for name in ("nord", "sued")]
    for project in projects:
        assert commands.run("neu", "projekt", str(project)).exit_code == 0
        for example in (project / "content").rglob("*.md"):
            example.unlink()
        (project / "content" / f"{project.name}.md").write_text(PLAIN, encoding="utf-8")
    for _ in range(2):
        for project in projects:
            arguments = ["--projekt", str(project), "erzeugen", "--format", "docx", "--ausgabe", "output"]
            result = commands.run(*arguments, "--aufraeumen")
            assert (result.exit_code, "überzählig" in result.stderr, "gelöscht" in result.stderr) == (0, False, False)
    assert sorted(outputs()) == ["nord.docx", "sued.docx"]
    assert result.stdout == ""


def beside_content() -> Path:
    """A paper beside content/ whose files have the place of those of one in content/."""
    path = Path("antraege/m.md")
    path.parent.mkdir()
    path.write_text(PLAIN, encoding="utf-8")
    return path


def test_two_papers_for_one_file_are_told_and_the_first_is_built(projekt: Path) -> None:
    write("antraege/m.md", MOTION)
    other = beside_content()
    result = build("content", str(other))
    assert result.exit_code == 1
    assert "antraege/m.md:1:1: Fehler: Aus content/antraege/m.md entsteht eine Datei desselben Namens" in result.stderr
    kept = outputs()
    assert list(kept) == ["m.docx"]
    assert build(str(other)).exit_code == 1
    assert outputs() == kept


def test_a_file_whose_source_is_gone_is_free_for_another_paper(projekt: Path) -> None:
    source = write("antraege/m.md", MOTION)
    build()
    other = beside_content()
    source.unlink()
    assert build(str(other)).built == ["m"]


def test_a_link_to_a_paper_is_no_second_source(projekt: Path) -> None:
    source = write("antraege/m.md", MOTION)
    build()
    link = Path("content/wege.md")
    link.symlink_to(source.absolute())
    assert build(str(link)).exit_code == 0


class Changing(Executor):
    """Runs tasks, and changes a paper before it runs the first."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.read: dict[str, bytes | Problem] = {}

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if not self.read:
            self.path.write_text(MOTION, encoding="utf-8")
        self.read.update(args[1].files)
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def test_a_paper_is_read_when_its_turn_comes(projekt: Path) -> None:
    write("a.md", PLAIN)
    executor = Changing(write("b.md", PLAIN))
    run_on(executor, at_once=1)
    assert executor.read["content/b.md"] == MOTION.encode()
