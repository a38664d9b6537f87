"""A run over many papers: an order and an executor come in, out goes what became of each, its files written."""

import traceback
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from dataclasses import replace

from antrag_gen.errors import AntragError, Level, Place, Problem, naming
from antrag_gen.library.folder import ContentFile, shown
from antrag_gen.work.batch.manifest import Inputs, Output, PaperLine
from antrag_gen.work.batch.plan import Order
from antrag_gen.work.batch.reasons import UNKNOWN, what_changed
from antrag_gen.work.batch.task import Context, Done, Job, run_task
from antrag_gen.work.events import Begun, Event, Finished, Outcome, State
from antrag_gen.writers.formats import FORMATS


def tell_unchanged(order: Order, file: ContentFile) -> Outcome:
    """The outcome for a paper that is built already: what there was to say about it still is."""
    known = order.output.known(file)
    problems = _renamed(known.problems if known else (), file.name, file.shown)
    return Outcome(file, State.UNVERAENDERT, problems=tuple(problems))


def run(order: Order, files: Sequence[ContentFile], executor: Executor, at_once: int) -> Iterator[Event]:
    """Build each file, `at_once` of them at a time; events come as papers are begun and finished.

    A paper that ends its worker is tried again alone, and given up if it does so again.
    """
    context = Context(order.katalog, order.project.templates, order.formats).pack()
    waiting: deque[ContentFile | Job] = deque(files)
    running: dict[Future[Done], Job] = {}
    suspects: list[Job] = []
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                first = waiting.popleft()
                if isinstance(first, ContentFile):
                    yield Begun(first)
                job = first if isinstance(first, Job) else _first_job(order, first)
                running[executor.submit(run_task, context, job)] = job
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                job = running.pop(future)
                if isinstance(_error_of(future), BrokenExecutor):
                    suspects.append(job)
                elif more := _missing(order, job, future):
                    waiting.appendleft(more)
                else:
                    yield Finished(_finish(order, job, future))
        for job in suspects:
            yield Finished(_run_alone(order, job, executor, context))
    finally:
        for future in running:
            future.cancel()


def _error_of(future: Future[Done]) -> BaseException | None:
    """What kept a task from being done; who is cancelled went down with the worker of another one."""
    try:
        return future.exception()
    except CancelledError:
        return BrokenExecutor("the workers were replaced")


def _first_job(order: Order, file: ContentFile) -> Job:
    """A paper with what it read last time; what else it reads it asks for."""
    known = order.output.known(file)
    names = {file.name, *(known.inputs.read if known and known.inputs else ())}
    return Job(file, {name: order.read(name) for name in sorted(names)})


def _missing(order: Order, job: Job, future: Future[Done]) -> Job | None:
    """The job again with the files that it asks for; None where it has all."""
    if _error_of(future) or not (names := future.result().missing):
        return None
    return Job(job.file, {**job.files, **{name: order.read(name) for name in names}})


def _run_alone(order: Order, job: Job, executor: Executor, context: bytes) -> Outcome:
    while True:
        future = executor.submit(run_task, context, job)
        wait([future])
        more = _missing(order, job, future)
        if more is None:
            return _finish(order, job, future)
        job = more


def _finish(order: Order, job: Job, future: Future[Done]) -> Outcome:
    try:
        with naming(Place(job.file.shown)):
            return _take_back(order, job, future)
    except AntragError as error:
        return Outcome(job.file, State.FEHLERHAFT, problems=error.problems)


def _take_back(order: Order, job: Job, future: Future[Done]) -> Outcome:
    """Write what has come back, and keep in the manifest what it was made from."""
    error = _error_of(future)
    done = Done(problems=(_name_crash(job.file, error),)) if error else future.result()
    outputs, problems = _write(order, job.file, done)
    written = tuple(order.output.path / output.path for output in outputs.values())
    faulty, failed = _has_errors(done.problems), _has_errors(problems)
    read = {name: job.files[name] for name in done.read}
    inputs = None if faulty else order.inputs(done.kind, read, done.looked_up)
    kept = _keep_old(order, job.file, inputs, outputs)
    line = PaperLine(
        order.output.key(job.file),
        None if failed else inputs,
        {**kept, **outputs},
        tuple(_renamed(problems, job.file.shown, job.file.name)),
    )
    problems += [
        _name_outdated(order, job.file, output, failed=faulty)
        for suffix, output in kept.items()
        if not output.fresh and suffix not in done.outputs  # what could not be written is told already
    ]
    problems += order.output.manifest.add(line)
    crash = "".join(traceback.format_exception(error)) if error else ""
    state = State.FEHLERHAFT if failed else State.ERZEUGT
    return Outcome(job.file, state, written, tuple(problems), done.seconds, crash)


def _has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.level is Level.FEHLER for problem in problems)


def _write(order: Order, file: ContentFile, done: Done) -> tuple[dict[str, Output], list[Problem]]:
    outputs, problems = {}, list(done.problems)
    for suffix, data in done.outputs.items():
        try:
            outputs[suffix] = order.output.write(order.target(file, suffix), data)
        except AntragError as error:
            problems.extend(error.problems)
    return outputs, problems


def _keep_old(
    order: Order, file: ContentFile, inputs: Inputs | None, outputs: Mapping[str, Output]
) -> dict[str, Output]:
    """The files of other runs that are still there: outdated, but where they were made from the same."""
    old = order.output.known(file)
    changed = what_changed(old.inputs, inputs, file.name) if old and old.inputs and inputs else ""
    kept = {}
    for suffix in FORMATS.keys() - outputs.keys():
        known = old.outputs.get(suffix) if old else None
        if known and old and inputs is not None and old.inputs == inputs:
            kept[suffix] = known
        elif outdated := order.output.outdated(order.target(file, suffix), known, changed):
            kept[suffix] = outdated
    return dict(sorted(kept.items()))


def _name_crash(file: ContentFile, error: BaseException) -> Problem:
    if isinstance(error, BrokenExecutor):
        what = "Beim Erzeugen dieses Papiers ist der Prozess abgebrochen."
        hint = "Reicht der Arbeitsspeicher? Mit „--jobs 1“ noch einmal versuchen."
        return Problem(Place(file.shown), what, hint, "prozess-abgebrochen")
    what = f"An diesem Papier ist das Programm gescheitert ({type(error).__name__})."
    return Problem(Place(file.shown), what, "Bitte mit der Meldung darunter und der Datei melden.", "programmfehler")


def _name_outdated(order: Order, file: ContentFile, output: Output, *, failed: bool) -> Problem:
    hint = "Erst die Fehler beheben." if failed else "Auch in diesem Format erzeugen, oder die Datei löschen."
    reason = f"ihre Quelle {file.name} hat Fehler" if failed else output.changed or UNKNOWN
    place = Place(shown(order.output.path / output.path))
    return Problem(place, f"Diese Datei ist veraltet: {reason}.", hint, "ausgabe-veraltet", Level.WARNUNG)


def _renamed(problems: Sequence[Problem], old: str, new: str) -> Iterator[Problem]:
    """Problems whose places name a file otherwise: as it lies in the project, or as it is shown from here."""
    for problem in problems:
        here = problem.where.path == old
        yield replace(problem, at=replace(problem.where, path=new)) if here else problem
