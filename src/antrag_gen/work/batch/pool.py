"""Where tasks run: in this process, or in processes of our own that are replaced before they have grown."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

# So often workers are started anew for a task before it fails, each time after a longer pause: who starts them may be
# dying still, on a busy machine for a while.
ATTEMPTS = 5
PAUSE = 0.2  # seconds
# Windows waits for no more processes than that, and Python refuses to try.
MOST_WORKERS = 61


@dataclass(frozen=True, slots=True)
class Work:
    """What workers are for: so `few` papers are done sooner without; behind so many `tasks` comes a new one.

    `preloaded` is the module that is imported once, by the process that they are forked from.
    """

    few: int
    tasks: int
    preloaded: str


# WeasyPrint does not give all memory back.
BUILDING = Work(few=3, tasks=100, preloaded="antrag_gen.work.batch.preloaded")
CHECKING = Work(few=40, tasks=10_000, preloaded="antrag_gen.work.check_preloaded")


class InProcess(Executor):
    """Runs each task here and now."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 – whoever asks for the result gets it, as from any executor
            future.set_exception(error)
        return future


class Pool(Executor):
    """Worker processes that are replaced after so many tasks each as their work allows, and when one has crashed.

    The number of tasks that ProcessPoolExecutor itself gives a worker can deadlock in Python 3.11 (gh-115634).
    """

    def __init__(self, workers: int, work: Work) -> None:
        self._workers = min(workers, MOST_WORKERS)
        self._tasks = work.tasks * self._workers
        self._context = _process_context(work)
        self._pools: list[ProcessPoolExecutor] = []
        self._left = 0

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        if self._left == 0:
            self._replace()
        for attempt in range(ATTEMPTS):
            self._left -= 1
            try:
                return self._pools[-1].submit(fn, *args, **kwargs)
            except (BrokenExecutor, OSError, EOFError):  # a worker was killed, or whoever starts them
                self._pools[-1].shutdown(wait=False, cancel_futures=True)
                time.sleep(PAUSE * attempt)
                self._replace()
        future: Future[T] = Future()
        future.set_exception(BrokenExecutor("no worker can be started"))
        return future

    def _replace(self) -> None:
        """Start anew; the workers there were end when they have done what they were given."""
        for pool in self._pools:
            pool.shutdown(wait=False)
        self._left = self._tasks
        new = ProcessPoolExecutor(self._workers, mp_context=self._context, initializer=_begin_worker)
        self._pools = [*self._pools[-1:], new]

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 – Executor's
        for pool in self._pools:
            pool.shutdown(wait, cancel_futures=cancel_futures)


@contextmanager
def open_executor(papers: int, jobs: int, work: Work) -> Iterator[tuple[Executor, int]]:
    """Where so many papers are worked on, and how many are handed over at a time: enough that no worker waits."""
    if papers <= work.few or not _can_wait_for_each_other(_process_context(work)):
        yield InProcess(), 1
        return
    _ensure_server(work)
    pool = Pool(min(jobs, papers), work)
    try:
        yield pool, 2 * jobs
    finally:
        pool.shutdown(cancel_futures=True)


def start_server(work: Work) -> None:
    """Have what the workers are forked from import all that it needs while this process still reads the project."""
    if count_cores() > 1:
        _ensure_server(work)


def _ensure_server(work: Work) -> None:
    """Begin it where there is none, deaf to Ctrl-C: that reaches all processes of the terminal, and the parent decides.

    While it imports it would print where that was interrupted.
    """
    if _process_context(work).get_start_method() != "forkserver":
        return
    from multiprocessing import forkserver, resource_tracker

    # Begun first: where the server begins it, it lets the signal through again.
    resource_tracker.ensure_running()
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)


def count_cores() -> int:
    """The processors that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _process_context(work: Work) -> BaseContext:
    # Tasks need nothing of the parent; a server that has imported all and is forked is only quicker.
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", work.preloaded])
    return context


def _can_wait_for_each_other(context: BaseContext) -> bool:
    """Whether this system has locks between processes: not without /dev/shm, as in some containers."""
    try:
        context.Lock()
    except (OSError, ImportError):
        return False
    return True


def _begin_worker() -> None:
    # Ctrl-C reaches every process of the terminal; the parent decides what is still to be done.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent: Any = multiprocessing.parent_process()
    wait([parent.sentinel])
    os._exit(1)
