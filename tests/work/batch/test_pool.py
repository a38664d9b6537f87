"""Worker processes are replaced before they have grown, end with their parent, and a crash costs one paper."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, process
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from work.batch.processes import still_there

from antrag_gen.work.batch import pool
from antrag_gen.work.batch.pool import BUILDING, InProcess, Pool, Work, count_cores, open_executor

NOTHING = Work(few=0, tasks=100, preloaded="__main__")
"""Nothing is built."""
PARENT = """
import multiprocessing, os, signal, sys
from antrag_gen.work.batch import pool
from antrag_gen.work.batch.pool import Pool, Work
NOTHING = Work(few=0, tasks=100, preloaded="__main__")
if sys.argv[1] == "spawn":  # as on Windows
    pool._process_context = lambda work: multiprocessing.get_context("spawn")
if __name__ == "__main__":
    workers = Pool(2, NOTHING)
    print(*{future.result() for future in [workers.submit(os.getpid) for _ in range(8)]}, flush=True)
    busy = [workers.submit(signal.pause) for _ in range(2)]
    signal.pause()
"""


SERVER = """
import signal
from multiprocessing import forkserver
from pathlib import Path
from antrag_gen.work.batch import pool
pool.count_cores = lambda: 2
pool.start_server(pool.Work(few=0, tasks=1, preloaded="antrag_gen"))
for pid in ("self", forkserver._forkserver._forkserver_pid):
    blocked = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("SigBlk"))
    print(int(blocked.split()[1], 16) >> (signal.SIGINT - 1) & 1)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="/proc says which signals a process hears")
def test_only_the_command_itself_hears_that_it_is_interrupted() -> None:
    said = subprocess.run([sys.executable, "-c", SERVER], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["0", "1"]


def test_more_workers_than_windows_can_wait_for_are_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    class OfWindows(ProcessPoolExecutor):
        def __init__(self, max_workers: int, **options: Any) -> None:
            if max_workers > process._MAX_WINDOWS_WORKERS:  # type: ignore[attr-defined]
                raise ValueError("max_workers must be <= 61")  # as ProcessPoolExecutor says there
            super().__init__(max_workers, **options)

    monkeypatch.setattr(pool, "ProcessPoolExecutor", OfWindows)
    executor = Pool(200, NOTHING)
    try:
        assert executor.submit(int, "5").result() == 5
    finally:
        executor.shutdown(cancel_futures=True)


def test_without_locks_between_processes_papers_are_built_in_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoSharedMemory:  # /dev/shm is missing or of somebody else
        def __init__(self, work: Work) -> None:
            pass

        def Lock(self) -> None:  # noqa: N802 – as in multiprocessing
            raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(pool, "_process_context", NoSharedMemory)
    with open_executor(100, 8, BUILDING) as (executor, at_once):
        assert (executor.submit(os.getpid).result(), at_once) == (os.getpid(), 1)


@pytest.fixture
def two() -> Iterator[Executor]:
    executor = Pool(2, replace(NOTHING, tasks=3))
    yield executor
    executor.shutdown(cancel_futures=True)


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_workers_are_replaced_after_some_tasks(two: Executor) -> None:
    pids = [two.submit(os.getpid).result() for _ in range(18)]
    assert os.getpid() not in pids
    assert len(set(pids[:6]) & set(pids[6:])) == 0
    assert len(set(pids[6:12]) & set(pids[12:])) == 0
    assert still_there(set(pids[:12])) == []


def test_after_a_crash_there_are_new_workers(two: Executor) -> None:
    crash = two.submit(os._exit, 3)
    assert isinstance(crash.exception(), BrokenExecutor)
    assert two.submit(abs, -1).result() == 1


def test_mistakes_of_a_task_are_those_of_its_result(two: Executor) -> None:
    for executor in (two, InProcess()):
        assert isinstance(executor.submit(int, "x").exception(), ValueError)
        assert executor.submit(int, "7").result() == 7


@pytest.mark.parametrize("method", ["spawn", "as here"])
@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.langsam
def test_workers_end_when_their_parent_dies(ending: signal.Signals, method: str, tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT, encoding="utf-8")
    parent = subprocess.Popen([sys.executable, script, method], stdout=subprocess.PIPE, text=True)
    with parent:
        assert parent.stdout
        workers = [int(pid) for pid in parent.stdout.readline().split()]
        assert workers
        assert all(map(is_alive, workers))
        parent.send_signal(ending)
    assert still_there(workers) == []


def test_there_is_at_least_one_core() -> None:
    assert count_cores() >= 1
