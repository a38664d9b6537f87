"""Papers as tasks where their project lies: names come in; what there is to say, and what it hangs on, go out."""

import pickle
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from antrag_gen.errors import AntragError, Place, naming
from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.german.vocabulary import Vocabulary
from antrag_gen.library.access import LookUp
from antrag_gen.library.contents import ContentFiles
from antrag_gen.library.folder import ContentFile, ProjectFolder
from antrag_gen.library.index import Auskunft
from antrag_gen.library.katalog import Katalog
from antrag_gen.library.project import LocalLibrary
from antrag_gen.library.templates import Templates
from antrag_gen.library.vocabulary import open_vocabulary
from antrag_gen.work.batch.digests import digest_of
from antrag_gen.work.batch.manifest import look_leniently
from antrag_gen.work.examine import Examined, examine_paper, is_spelling_checked


@dataclass(frozen=True, slots=True)
class Shared:
    """What all papers of a run are checked with."""

    folder: ProjectFolder
    katalog: Katalog
    templates: Templates

    def pack(self) -> bytes:
        """The form in which it is sent; a worker unpacks it once."""
        return pickle.dumps(self)


@dataclass(frozen=True, slots=True)
class Traced:
    """What was found, the digests of what was read for it, by name, and what was looked up."""

    examined: Examined
    read: dict[str, str]
    looked_up: tuple[LookUp, ...]


class Trace:
    """A `Reader` of a project that remembers what came of each file, and a note of what was looked up."""

    def __init__(self, folder: ProjectFolder) -> None:
        self._folder = folder
        self.digests: dict[str, str] = {}
        self.looked_up: dict[LookUp, None] = {}

    def read(self, name: str, place: Place) -> bytes:
        try:
            data = self._folder.read(name, place)
        except AntragError as error:
            self.digests[name] = _why_not(error)
            raise
        self.digests[name] = digest_of(data)
        return data

    def read_if_there(self, name: str) -> None:
        with suppress(AntragError):
            self.read(name, Place(name))

    def note(self, lookup: LookUp) -> None:
        self.looked_up[lookup] = None


def _why_not(error: AntragError) -> str:
    """In the stead of a digest, for a file that cannot be read: a message may say why."""
    return " ".join(f"{problem.id}: {problem.what}" for problem in error.problems)


def trace_papers(shared: bytes, files: Sequence[ContentFile]) -> list[Traced]:
    """Check each paper as if it were the only one, so that all that it depends on is known."""
    unpacked, vocabulary = _unpack(shared)
    return [_trace(file, unpacked, vocabulary) for file in files]


def _trace(file: ContentFile, shared: Shared, vocabulary: Vocabulary | None) -> Traced:
    trace = Trace(shared.folder)
    contents = ContentFiles(trace.read, shared.katalog.einstellungen.listen)
    project = LocalLibrary(shared.folder, shared.katalog, contents, lambda: shared.templates, trace.note)
    return Traced(examine_paper(file, project, vocabulary), trace.digests, tuple(trace.looked_up))


@lru_cache(maxsize=1)
def _unpack(shared: bytes) -> tuple[Shared, Vocabulary | None]:
    """What was packed, and the words that papers may have."""
    unpacked = pickle.loads(shared)  # noqa: S301 – made by the process that the task comes from
    assert isinstance(unpacked, Shared)  # noqa: S101 – for the type checker
    is_checked = is_spelling_checked(unpacked.katalog.einstellungen)
    return unpacked, open_vocabulary(unpacked.folder, unpacked.katalog) if is_checked else None


def look_into_papers(
    folder: ProjectFolder, settings: Einstellungen, files: Sequence[ContentFile]
) -> list[Auskunft | None]:
    """What each file says of itself for the index."""
    contents = ContentFiles(folder.read, settings.listen)
    return [_look(file, contents, settings) for file in files]


def _look(file: ContentFile, contents: ContentFiles, settings: Einstellungen) -> Auskunft | None:
    try:
        with naming(Place(file.shown)):
            return look_leniently(contents.get(file), settings)
    except AntragError:
        return None
