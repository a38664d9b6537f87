"""Papers as tasks where their project lies: names come in; what there is to say, and what it hangs on, go out."""

import pickle
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache

from antrag_gen.collector import without_collector
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

# A paper with pictures is rather read again than sent around.
MOST_PACKED = 200_000


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
class Looked:
    """What a file says of itself for the index, the digests of what was read for that, by name, and what it holds.

    `packed` are its bytes and what they were read as, in the form in which these are sent; nothing of too much.
    """

    said: Auskunft | None = None
    read: Mapping[str, str] = field(default_factory=dict)
    packed: bytes = b""


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


def trace_papers(shared: bytes, papers: Sequence[tuple[ContentFile, Looked]]) -> list[Traced]:
    """Check each paper as if it were the only one, so that all that it depends on is known."""
    unpacked, vocabulary = _unpack(shared)
    with without_collector():
        return [_trace(file, looked, unpacked, vocabulary) for file, looked in papers]


def _trace(file: ContentFile, looked: Looked, shared: Shared, vocabulary: Vocabulary | None) -> Traced:
    trace = Trace(shared.folder)
    contents = ContentFiles(trace.read, shared.katalog.einstellungen.listen)
    if looked.packed:
        trace.digests.update(looked.read)
        contents.put(file, *pickle.loads(looked.packed))  # noqa: S301 – made by one of our own processes
    project = LocalLibrary(shared.folder, shared.katalog, contents, lambda: shared.templates, trace.note)
    return Traced(examine_paper(file, project, vocabulary), trace.digests, tuple(trace.looked_up))


@lru_cache(maxsize=1)
def _unpack(shared: bytes) -> tuple[Shared, Vocabulary | None]:
    """What was packed, and the words that papers may have."""
    unpacked = pickle.loads(shared)  # noqa: S301 – made by the process that the task comes from
    assert isinstance(unpacked, Shared)  # noqa: S101 – for the type checker
    is_checked = is_spelling_checked(unpacked.katalog.einstellungen)
    return unpacked, open_vocabulary(unpacked.folder, unpacked.katalog) if is_checked else None


def look_into_papers(folder: ProjectFolder, settings: Einstellungen, files: Sequence[ContentFile]) -> list[Looked]:
    """What each file says of itself for the index, and what was read for that."""
    with without_collector():
        return [_look(file, Trace(folder), settings) for file in files]


def _look(file: ContentFile, trace: Trace, settings: Einstellungen) -> Looked:
    try:
        with naming(Place(file.shown)):
            content = ContentFiles(trace.read, settings.listen).get(file)
            said = look_leniently(content, settings)
    except AntragError:
        return Looked()
    packed = pickle.dumps((content.data, content.parts))
    return Looked(said, trace.digests, packed if len(packed) <= MOST_PACKED else b"")
