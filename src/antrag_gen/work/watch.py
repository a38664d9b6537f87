"""Check on saving: batches of paths that were saved come in, what is said of those papers goes out.

Who waits for files is somebody else (`cli/saves`); an end of the batches is the end.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from antrag_gen.errors import AntragError, Problem
from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import ProjectFolder
from antrag_gen.library.index import Auskunft, look_into
from antrag_gen.library.project import OpenedProject, open_project
from antrag_gen.patterns import compile_late
from antrag_gen.work.check import check, check_paths, files_to_check

PAPER = ".md"
# What editors write beside a file while they save it.
PASSING = compile_late(r"^[.~#]|[~#]$|\.(?:tmp|swp|swx|bak)$")


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, all that was asked for where `whole`, and what is wrong with it."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]
    whole: bool = False


def saved_content(folder: ProjectFolder, saved: Iterable[Path]) -> list[Path]:
    """The paths among these that papers are made from: below content/ and templates/, nothing hidden or passing."""
    parts = (folder.content, folder.root / "templates")
    return sorted(
        path
        for path in saved
        for part in parts
        if path.is_relative_to(part) and not any(PASSING.search(name) for name in path.relative_to(part).parts)
    )


def check_on_saving(
    folder: ProjectFolder, paths: Sequence[Path], batches: Iterable[Collection[Path]]
) -> Iterator[Checked]:
    """What `check_paths` says of the paths at first, then of each batch what it can have changed.

    Of papers that were saved these, and those that name one of their numbers; of all else everything.
    """
    watching = _Watching(folder, paths)
    yield watching.check_all()
    for batch in batches:
        saved = saved_content(folder, batch)
        if saved:
            yield watching.check_saved(saved)


class _Watching:
    """The project as it was when it was last looked at; None where it could not be opened."""

    def __init__(self, folder: ProjectFolder, paths: Sequence[Path]) -> None:
        self.folder = folder
        self.paths = paths
        self.project: OpenedProject | None = None
        self.known: dict[str, tuple[bytes, Einstellungen, Auskunft | None]] = {}

    def check_all(self) -> Checked:
        self.project = None
        try:
            project = open_project(self.folder, self.look)
            problems = tuple(check_paths(self.paths, project))
            files = tuple(files_to_check(self.paths, project))
        except AntragError as error:
            return Checked((), error.problems, whole=True)
        self.project = project
        return Checked(files, problems, whole=True)

    def check_saved(self, saved: Sequence[Path]) -> Checked:
        before = self.project
        if before is None or any(path.suffix != PAPER or path.is_relative_to(self.templates) for path in saved):
            return self.check_all()
        try:
            project = open_project(self.folder, self.look)
            files = self.concerned(saved, project)
            problems = tuple(check(files, project))
        except AntragError as error:
            self.project = None
            return Checked((), error.problems, whole=True)
        self.project = project
        return Checked(tuple(files), problems)

    @property
    def templates(self) -> Path:
        return self.folder.root / "templates"

    def concerned(self, saved: Sequence[Path], project: OpenedProject) -> list[Path]:
        """The papers that were saved, and those that name a number that one of these has or had."""
        names = {self.folder.content_file(each).name for each in saved}
        numbers = {number for each in (self.project, project) if each for number in _numbers_of(names, each)}
        named = [re.compile(_written(number)) for number in sorted(numbers)]

        def is_concerned(path: Path) -> bool:
            file = self.folder.content_file(path)
            text = project.content(file).data.decode("utf-8", "replace")
            return file.name in names or any(number.search(text) for number in named)

        return [path for path in files_to_check(self.paths, project) if is_concerned(path)]

    def look(self, content: Content, settings: Einstellungen) -> Auskunft | None:
        """What a content file says of itself; what has not changed is not read again."""
        known = self.known.get(content.file.name)
        if known is None or known[0] != content.data or known[1] != settings:
            self.known[content.file.name] = known = (content.data, settings, _look(content, settings))
        return known[2]


def _look(content: Content, settings: Einstellungen) -> Auskunft | None:
    try:
        return look_into(content, settings)
    except AntragError:
        return None


def _numbers_of(names: Set[str], project: OpenedProject) -> Iterator[int]:
    """The numbers of these files, and of the motions that they report on."""
    katalog = project.katalog
    for kennung, entries in katalog.papiere.items():
        if any(entry.path in names for entry in entries):
            yield kennung.nummer
    yield from (key.antrag.nummer for key, files in katalog.berichte.items() if not names.isdisjoint(files))


def _written(number: int) -> str:
    """However people write it: `4123`, `4.123`, `04123`."""
    return rf"(?<!\d){re.sub(',', r'[. ]?', f'0*{number:,}')}(?!\d)"
