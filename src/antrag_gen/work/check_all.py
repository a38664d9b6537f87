"""Stage check, of many: content files come in, what there is to say of them goes out, in the words of an earlier run
where all that these hang on is as it was. What was found is kept in the output folder, where that can be had.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

import antrag_gen
from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.library.access import WHOLE
from antrag_gen.library.contents import ContentFiles
from antrag_gen.library.dictionary import find_dictionary, has_package
from antrag_gen.library.folder import SETTINGS, ContentFile, ProjectFolder
from antrag_gen.library.project import OpenedProject, open_project
from antrag_gen.library.settings import load_settings
from antrag_gen.library.vocabulary import OWN_WORDS
from antrag_gen.patterns import compile_late
from antrag_gen.work.batch.digests import Lookups, digest_of
from antrag_gen.work.batch.manifest import Inputs, Manifest, PaperLine, RememberedIndex, read_manifest
from antrag_gen.work.batch.plan import LIBRARIES, programs
from antrag_gen.work.batch.pool import CHECKING, InProcess, count_cores, open_executor
from antrag_gen.work.batch.sources import Sources
from antrag_gen.work.check import check_paths
from antrag_gen.work.check_task import Looked, Shared, Trace, Traced, look_into_papers, trace_papers
from antrag_gen.work.examine import Examined, examine

F = TypeVar("F")
T = TypeVar("T")
# Halves of characters are bytes of a file name that are no UTF-8.
HALF = compile_late("[\ud800-\udfff]")
NAME = ".geprueft.jsonl"
# What reads papers, beside what builds them.
READERS = ("pydantic", "pydantic-core", "pyyaml")
# So many papers are handed over at once.
MOST_AT_ONCE = 10


@dataclass(frozen=True, slots=True)
class CheckedFiles:
    """What there is to say, of how many `files`, and the digests of what was `read` for that, by name.

    Of names that are no text nothing is known the next time: then `read` is None.
    """

    problems: list[Problem]
    files: int
    read: Mapping[str, str | None] | None


def check_all(folder: ProjectFolder, paths: Sequence[Path]) -> CheckedFiles:
    """What `check_paths` says; raises AntragError as `open_project` does."""
    # Whatever is wrong with what is known only costs time, so nobody is told.
    manifest, _ = read_manifest(folder.output, NAME)
    index = RememberedIndex(manifest)
    settings = load_settings(folder)
    contents = ContentFiles(folder.read, settings.listen)
    with _Workers() as workers:
        looked = _look_ahead(folder, settings, contents, index, workers)
        project = open_project(folder, index, contents)
        memory = Memory(project, manifest, index.digests, looked, workers)
        problems = list(check_paths(paths, project, memory.look))
    index.forget_gone()
    memory.keep()
    return CheckedFiles(problems, memory.files, memory.read)


def _look_ahead(
    folder: ProjectFolder,
    settings: Einstellungen,
    contents: ContentFiles,
    index: RememberedIndex,
    workers: "_Workers",
) -> dict[ContentFile, Looked]:
    """Look into the files that are not known, in as many processes as there are; all others are left to the index."""
    new: list[ContentFile] = []
    for path in folder.content_files(()) if folder.content.is_dir() else ():
        file = folder.content_file(path)
        with suppress(AntragError):
            if not index.knows(contents.get(file), settings):
                new.append(file)
    looked = dict(zip(new, workers.do(partial(look_into_papers, folder, settings), new), strict=True))
    for file, found in looked.items():
        index.learn(contents.get(file), settings, found.said)
    return looked


class _Workers(ExitStack):
    """The processes that look into papers and check them: begun for the first files that are many, there to the end."""

    def __init__(self) -> None:
        super().__init__()
        self._executor: Executor | None = None

    def do(self, do: Callable[[Sequence[F]], Sequence[T]], files: Sequence[F]) -> Iterator[T]:
        """Begin it, and give what comes of each file, in their order; files that end a worker are done here."""
        jobs = count_cores()
        at_once = min(MOST_AT_ONCE, -(-len(files) // jobs))
        parts = [files[at : at + at_once] for at in range(0, len(files), at_once)] if files else []
        executor = self._executor_for(len(files), jobs)
        futures = [executor.submit(do, part) for part in parts]
        return _results(do, parts, futures)

    def _executor_for(self, files: int, jobs: int) -> Executor:
        if files <= CHECKING.few or jobs == 1:
            return InProcess()
        if self._executor is None:
            self._executor, _ = self.enter_context(open_executor(files, jobs, CHECKING))
        return self._executor


def _results(
    do: Callable[[Sequence[F]], Sequence[T]], parts: Sequence[Sequence[F]], futures: Sequence[Future[Sequence[T]]]
) -> Iterator[T]:
    for part, future in zip(parts, futures, strict=True):
        try:
            yield from future.result()
        except BrokenExecutor:
            yield from do(part)


class Memory:
    """What was found in files by an earlier run, each known by its name as it is shown, and what this one finds."""

    def __init__(
        self,
        project: OpenedProject,
        manifest: Manifest,
        digests: dict[str, str],
        looked: Mapping[ContentFile, Looked],
        workers: _Workers,
    ) -> None:
        self._project = project
        self._manifest = manifest
        self._digests = digests
        self._looked = looked
        self._workers = workers
        self.files = 0
        self.read: dict[str, str | None] | None = {}
        lookups = Lookups(project.katalog, exact=True)
        basis = digest_of(f"{_programs()} {_settings(project)} {lookups.settings}".encode())
        self._sources = Sources(basis, lookups, lambda _: "", self._digest)

    def look(self, files: Sequence[ContentFile]) -> Iterator[Examined]:
        """Begin to look at the files that are not known, and give what there is to say of each file, in their order."""
        self.files = len(files)
        known = {file: line for file in files if (line := self._known(file))}
        for line in known.values():
            self._note_read(line.inputs.read if line.inputs else {})
        new = (file for file in files if file not in known and not file.is_decisions)
        papers = [(file, self._looked.get(file, Looked())) for file in new]
        shared = Shared(self._project.folder, self._project.katalog, self._project.templates)
        traced = self._workers.do(partial(trace_papers, shared.pack()), papers)
        return self._learn_all(files, known, traced)

    def _learn_all(
        self, files: Sequence[ContentFile], known: Mapping[ContentFile, PaperLine], traced: Iterator[Traced]
    ) -> Iterator[Examined]:
        for file in files:
            if file in known:
                yield Examined(file, known[file].problems, known[file].meldungen)
            else:
                yield self._learn(self._trace_decisions(file) if file.is_decisions else next(traced))

    def keep(self) -> None:
        """Write down what is known of files that are still there; where that cannot be, the next run starts anew."""
        lines = self._manifest.papers
        old = [name for name, line in lines.items() if not (line.inputs and self._is_of_now(name, line.inputs))]
        for name in old:
            del lines[name]
        self._manifest.changed |= bool(old)
        with suppress(AntragError):
            self._manifest.compact()

    def _known(self, file: ContentFile) -> PaperLine | None:
        line = self._manifest.papers.get(file.shown)
        return line if line and line.inputs and self._sources.are(line.inputs) else None

    def _is_of_now(self, name: str, inputs: Inputs) -> bool:
        return inputs.basis == self._sources.basis and Path(name).exists()

    def _learn(self, traced: Traced) -> Examined:
        """Keep it, but for what has names that are no text."""
        found = traced.examined
        words = [
            found.file.shown,
            *traced.read,
            *map(str, found.problems),
            *(problem.what for problem in found.problems),
        ]
        if any(HALF.search(word) for word in words):
            self.read = None
            return found
        self._note_read(traced.read)
        inputs = self._sources.inputs("", traced.read, traced.looked_up)
        self._manifest.learn(PaperLine(found.file.shown, inputs, {}, found.problems, found.meldungen))
        return found

    def _note_read(self, read: Mapping[str, str | None]) -> None:
        if self.read is not None:
            self.read.update(read)

    def _trace_decisions(self, file: ContentFile) -> Traced:
        """What there is to say of decisions hangs on all that the project holds."""
        trace = Trace(self._project.folder)
        contents = ContentFiles(trace.read, self._project.einstellungen.listen)
        examined = examine(file, self._project.with_contents(contents))
        trace.read_if_there(file.name)
        return Traced(examined, trace.digests, tuple((name, WHOLE) for name in self._project.katalog.mappings))

    def _digest(self, name: str) -> str:
        if name not in self._digests:
            trace = Trace(self._project.folder)
            trace.read_if_there(name)
            self._digests.update(trace.digests)
        return self._digests[name]


def _programs() -> str:
    """Versions, and the files of the program: who works on it is told nothing of an earlier state."""
    return f"{programs([*LIBRARIES, *READERS])} {_own_files()}"


@cache
def _own_files() -> list[tuple[str, int, int]]:
    """Name, size and time of each, as they were when this process first asked: they are what it runs."""
    root = os.path.dirname(antrag_gen.__file__)  # noqa: PTH120 – a tenth of what the same takes with Path
    paths = [os.path.join(folder, name) for folder, _, names in os.walk(root) for name in names]  # noqa: PTH118 – as above
    stamps = [(path, os.stat(path)) for path in sorted(paths) if not path.endswith(".pyc")]  # noqa: PTH116 – as above
    return [(path, stamp.st_size, stamp.st_mtime_ns) for path, stamp in stamps]


def _settings(project: OpenedProject) -> str:
    """What all messages may come from, or name: the lines of the settings, templates, and the folder we are in."""
    folder = project.folder
    settings = folder.read(SETTINGS.as_posix(), Place(SETTINGS.as_posix()))
    templates = [(name, file.shown, file.digest) for name, file in sorted(project.templates.files.items())]
    return f"{folder.root} {Path.cwd()} {digest_of(settings)} {templates} {_words(folder)}"


def _words(folder: ProjectFolder) -> str:
    """What words are known by: the files of the dictionary, and the city's own list."""
    where = find_dictionary(os.environ) if has_package() else None
    if where is None:
        return ""
    stamps = [path.stat() for path in where.files]
    own = Trace(folder)
    own.read_if_there(OWN_WORDS.as_posix())
    return f"{where} {[(stamp.st_size, stamp.st_mtime_ns) for stamp in stamps]} {own.digests}"
