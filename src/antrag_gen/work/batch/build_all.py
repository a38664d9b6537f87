"""Stage batch: papers of a project come in, their files in the output folder and what becomes of each go out."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.files import write_below
from antrag_gen.library.folder import ContentFile, ProjectFolder, check_name, shown
from antrag_gen.library.project import OpenedProject, open_project
from antrag_gen.library.settings import find_warnings
from antrag_gen.library.strays import find_strays
from antrag_gen.work.batch import record
from antrag_gen.work.batch.manifest import RememberedIndex
from antrag_gen.work.batch.output import OutputFolder, find_orphans, name_orphan, open_output, remove_orphans
from antrag_gen.work.batch.plan import Order
from antrag_gen.work.batch.pool import BUILDING, count_cores, open_executor, start_server
from antrag_gen.work.batch.run import run, tell_unchanged
from antrag_gen.work.events import Ended, Event, Finished, Noticed, Outcome, Planned, Removed, State, count
from antrag_gen.writers.formats import FORMATS


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run is to do; without `target` into the project's output folder, without `jobs` on every core.

    `everything` builds what is unchanged as well, `tidy` removes what is left of papers that are gone.
    """

    formats: tuple[str, ...] = tuple(FORMATS)
    target: Path | None = None
    jobs: int | None = None
    everything: bool = False
    with_source: bool = True
    tidy: bool = False


def build_all(
    folder: ProjectFolder, paths: Sequence[Path], wanted: Wanted, opened: OpenedProject | None = None
) -> Iterator[Event]:
    """Build the papers named, and those below folders named, or all; a project that is opened is not read again.

    Raises AntragError where settings have errors, or where the output folder cannot be had.
    """
    began = time.perf_counter()
    with open_output(wanted.target or folder.output, folder) as output:
        yield from map(Noticed, output.problems)
        if not paths and _are_many(folder, output, wanted):
            start_server(BUILDING)
        order, problems = open_order(folder, output, wanted, opened)
        yield from map(Noticed, problems)
        outcomes: list[Outcome] = []
        further = list(output.problems)
        for event in _build_and_tidy(order, paths, wanted):
            yield event
            outcomes += [event.outcome] if isinstance(event, Finished) else []
            further += [event.problem] if isinstance(event, Noticed) else []
        seconds = time.perf_counter() - began
        yield from close_run(order, outcomes, further, seconds)
    yield Ended(count(outcomes), seconds, any(outcome.state is State.FEHLERHAFT for outcome in outcomes))


def _are_many(folder: ProjectFolder, output: OutputFolder, wanted: Wanted) -> bool:
    """Whether it is sure before anything is read that there will be workers."""
    files = map(folder.content_file, folder.content_files(()) if folder.content.is_dir() else ())
    return sum(wanted.everything or output.known(file) is None for file in files) > BUILDING.few


def open_order(
    folder: ProjectFolder, output: OutputFolder, wanted: Wanted, opened: OpenedProject | None = None
) -> tuple[Order, list[Problem]]:
    """What papers are built with, and what keeps it from being remembered for the next run."""
    look = RememberedIndex(output.manifest)
    project = opened or open_project(folder, look)
    katalog = project.katalog if wanted.with_source else project.katalog.without_source()
    order = Order(project, katalog, wanted.formats, output, look.digests)
    return order, [] if opened else look.keep()


def build_papers(order: Order, paths: Sequence[Path], wanted: Wanted) -> Iterator[Event]:
    """Build what has changed, or all."""
    folder = order.project.folder
    files = [folder.content_file(path) for path in folder.content_files(paths)]
    nameless = _find_nameless(files)
    refused = nameless | order.find_clashes([file for file in files if file not in nameless])
    for file, problem in refused.items():
        yield Finished(Outcome(file, State.FEHLERHAFT, problems=(problem,)))
    files = [file for file in files if file not in refused]
    built = {} if wanted.everything else {file.name: file for file in files if order.is_built(file)}
    for file in built.values():
        yield Finished(tell_unchanged(order, file))
    left = [file for file in files if file.name not in built]
    yield Planned(len(left))
    with open_executor(len(left), wanted.jobs or count_cores(), BUILDING) as (executor, at_once):
        yield from run(order, left, executor, at_once)


def _find_nameless(files: Iterable[ContentFile]) -> dict[ContentFile, Problem]:
    """The files whose name is no text: nothing could be kept of them, and no file named by it."""
    nameless = {}
    for file in files:
        try:
            check_name(Path(file.name), Place(file.shown))
        except AntragError as error:
            nameless[file] = error.problems[0]
    return nameless


def _build_and_tidy(order: Order, paths: Sequence[Path], wanted: Wanted) -> Iterator[Event]:
    yield from build_papers(order, paths, wanted)
    yield from map(Noticed, find_warnings(order.project.folder))
    yield from map(Noticed, find_strays(paths, order.project))
    orphans = find_orphans(order.output)
    tidied: Iterable[Path | Problem] = (
        remove_orphans(order.output, orphans)
        if wanted.tidy
        else (name_orphan(order.output, *orphan) for orphan in orphans)
    )
    for one in tidied:
        yield Noticed(one) if isinstance(one, Problem) else Removed(one)


def close_run(order: Order, outcomes: Sequence[Outcome], further: Sequence[Problem], seconds: float) -> Iterator[Event]:
    """Write the record and the manifest; that this fails costs no paper, and is told as warnings."""
    path = order.output.path / record.NAME
    try:
        write_below(order.output.path, path, record.record_of(outcomes, further, seconds), shown(path))
        order.output.manifest.compact()
    except AntragError as error:
        yield from (Noticed(replace(problem, level=Level.WARNUNG)) for problem in error.problems)
