"""Stage check, of one file: a content file or a file of decisions comes in, all that there is to say of it goes out."""

from collections.abc import Iterator
from dataclasses import dataclass

from antrag_gen.errors import AntragError, Place, Problem, naming
from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.german.vocabulary import Vocabulary
from antrag_gen.library.folder import ContentFile
from antrag_gen.library.project import LocalLibrary, OpenedProject
from antrag_gen.library.strays import is_setting
from antrag_gen.proofing.writing.unknown_words import ID as SPELLING
from antrag_gen.together.meldung import Meldung
from antrag_gen.work.build import build
from antrag_gen.work.decision_check import check_decisions
from antrag_gen.work.lists.conflicts import said_of
from antrag_gen.work.lists.numbers import namings_of
from antrag_gen.work.lists.select import list_file


@dataclass(frozen=True, slots=True)
class Examined:
    """A file, its problems, and what is to be held against other motions."""

    file: ContentFile
    problems: tuple[Problem, ...]
    meldungen: tuple[Meldung, ...] = ()


def examine(file: ContentFile, project: OpenedProject) -> Examined:
    """What there is to say of a file; a mistake of the program is told at it."""
    if not file.is_decisions:
        return examine_paper(file, project, project.vocabulary if is_spelling_checked(project.einstellungen) else None)
    try:
        with naming(Place(file.shown)):
            return Examined(file, tuple(check_decisions(file, project)))
    except AntragError as error:
        return Examined(file, error.problems)


def is_spelling_checked(einstellungen: Einstellungen) -> bool:
    """Whether the city has not done without."""
    return SPELLING not in einstellungen.ohne_pruefung


def examine_paper(file: ContentFile, project: LocalLibrary, vocabulary: Vocabulary | None) -> Examined:
    """The same of a paper; its spelling is looked at where there is a vocabulary."""
    # The settings are read before any paper, and what is strange in them is told there.
    if is_setting(project.folder.root / file.name, project.folder):
        return Examined(file, ())
    try:
        with naming(Place(file.shown)):
            problems = tuple(build(file, project, (), vocabulary).problems)
    except AntragError as error:
        problems = error.problems
    return Examined(file, problems, tuple(_meldungen(file, project)))


def _meldungen(file: ContentFile, project: LocalLibrary) -> Iterator[Meldung]:
    """None of a paper that cannot be read, which is told above."""
    try:
        with naming(Place(file.shown)):
            listed = list_file(file, project)
            yield from map(said_of, namings_of([listed] if listed else []))
    except AntragError:
        return
