"""One paper as a task for any executor: plain values come in, bytes and problems go out, no file is touched."""

import pickle
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.library.access import LookUp
from antrag_gen.library.contents import ContentFiles
from antrag_gen.library.folder import ContentFile
from antrag_gen.library.katalog import Katalog
from antrag_gen.library.project import Library
from antrag_gen.library.templates import Templates
from antrag_gen.work.build import build


@dataclass(frozen=True, slots=True)
class Context:
    """What all papers of a run are built with."""

    katalog: Katalog
    templates: Templates
    formats: tuple[str, ...]

    def pack(self) -> bytes:
        """The form in which it is sent; a worker unpacks it once, not for every paper."""
        return pickle.dumps(self)


@dataclass(frozen=True, slots=True)
class Job:
    """One paper to build, and the files that it is known to read, by name; a problem for one that cannot be read."""

    file: ContentFile
    files: Mapping[str, bytes | Problem]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a job; where `missing` names files, it is to be sent again with them."""

    outputs: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    kind: str = ""
    read: tuple[str, ...] = ()
    looked_up: tuple[LookUp, ...] = ()
    missing: tuple[str, ...] = ()
    seconds: float = 0


def run_task(context: bytes, job: Job) -> Done:
    """Build one paper; whatever is wrong with it comes back as problems."""
    began = time.perf_counter()
    shared = _unpack(context)
    files = _Files(job.files)
    looked_up: dict[LookUp, None] = {}
    project = Library(
        shared.katalog,
        ContentFiles(files.read, shared.katalog.einstellungen.listen),
        lambda: shared.templates,
        lambda lookup: looked_up.update({lookup: None}),
    )
    built = build(job.file, project, shared.formats)
    if files.missing:
        return Done(missing=tuple(files.missing), seconds=time.perf_counter() - began)
    return Done(
        built.files,
        tuple(built.problems),
        built.kind,
        tuple(files.names),
        tuple(looked_up),
        seconds=time.perf_counter() - began,
    )


@lru_cache(maxsize=1)
def _unpack(context: bytes) -> Context:
    unpacked = pickle.loads(context)  # noqa: S301 – the bytes of `pack`, from the process that the job comes from
    assert isinstance(unpacked, Context)  # noqa: S101 – for the type checker
    return unpacked


class _Files:
    """The files sent along, as a `Reader` that notes what was read and what is missing."""

    def __init__(self, files: Mapping[str, bytes | Problem]) -> None:
        self._files = files
        self.names: dict[str, None] = {}
        self.missing: dict[str, None] = {}

    def read(self, name: str, place: Place) -> bytes:
        data = self._files.get(name)
        if data is None:
            self.missing[name] = None
            raise AntragError.of(place, f"{name} fehlt noch.", id="datei-angefordert")
        self.names[name] = None
        if isinstance(data, Problem):
            raise AntragError([replace(data, at=place)])
        return data
