"""Stage check: content files are read and composed, nothing is written; out go their problems."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.library.folder import ContentFile
from antrag_gen.library.portable import find_unportable
from antrag_gen.library.project import OpenedProject
from antrag_gen.library.settings import find_warnings, place_in_settings
from antrag_gen.library.strays import find_strays
from antrag_gen.library.vocabulary import find_no_words
from antrag_gen.proofing.proof import SWITCH, find_unknown, tell_unknown
from antrag_gen.together.meldung import Meldung
from antrag_gen.work.examine import Examined, examine
from antrag_gen.work.lists.conflicts import compare

# Begins to look at files, and gives back what is found in each, in their order.
Examine = Callable[[Sequence[ContentFile]], Iterable[Examined]]

WORD_LAYOUTS = ("base.docx", "layout.docx")


def files_to_check(paths: Sequence[Path], project: OpenedProject) -> list[Path]:
    """The papers and the files of decisions among those named and below the folders named; without any, all."""
    folder = project.folder
    return list(dict.fromkeys([*folder.content_files(paths), *folder.decision_files(paths)]))


def check_paths(paths: Sequence[Path], project: OpenedProject, look: Examine | None = None) -> Iterator[Problem]:
    """The problems of the settings, of these files and all below these folders, and what lies there and is not read.

    Each file is looked at here and now, or by whoever `look` is.
    """
    yield from find_warnings(project.folder)
    yield from find_no_words(project.folder)
    yield from _check_switches(project)
    yield from check_layouts(project)
    files = files_to_check(paths, project)
    examined = look([project.folder.content_file(path) for path in files]) if look else None
    # Of the files themselves, while others look into them.
    of_files = [*find_unportable(files), *find_strays(paths, project)]
    yield from check(files, project, examined)
    yield from of_files


def _check_switches(project: OpenedProject) -> Iterator[Problem]:
    """What the settings switch off although there is no such check."""
    for id in find_unknown(project.einstellungen.ohne_pruefung):
        yield tell_unknown(id, place_in_settings(project.folder, SWITCH, id))


def check_layouts(project: OpenedProject) -> Iterator[Problem]:
    """What building in Word would say of the Word layouts that the project has of its own, whatever it says there."""
    for name, file in sorted(project.templates.files.items()):
        if file.own and PurePosixPath(name).name in WORD_LAYOUTS:
            from antrag_gen.writers.docx.write import SIMPLE, write

            try:
                write(SIMPLE, file.data)
            except AntragError as error:
                yield from (replace(problem, at=Place(file.shown)) for problem in error.problems)


def check(
    paths: Sequence[Path], project: OpenedProject, examined: Iterable[Examined] | None = None
) -> Iterator[Problem]:
    """The problems of each file in the order of the files: all that building it would say, but for the writers'.

    Files of decisions are held against the motions; at last come the running numbers of all motions among the files.
    What only follows from the problems of another of the files is not told as well. Each file is looked at here and
    now unless it has been `examined`.
    """
    told: set[Problem] = set()
    files = [project.folder.content_file(path) for path in paths]
    names = {file.name for file in files}
    meldungen: list[Meldung] = []
    for found in examined or (examine(file, project) for file in files):
        # What is wrong in the settings is found in every paper.
        problems = [
            problem
            for problem in found.problems
            if problem not in told and not (problem.causes and names.issuperset(problem.causes))
        ]
        told.update(problem for problem in problems if problem.where.path != found.file.shown)
        meldungen.extend(found.meldungen)
        yield from problems
    yield from compare(meldungen)
