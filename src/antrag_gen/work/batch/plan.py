"""What has to be built: an order and a content file come in, out goes whether its files would come out the same."""

import os
import platform
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.metadata import distribution, version
from pathlib import Path

from antrag_gen import __version__
from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.files import real_path
from antrag_gen.library.access import LookUp
from antrag_gen.library.folder import ContentFile, shown
from antrag_gen.library.katalog import Katalog
from antrag_gen.library.project import OpenedProject
from antrag_gen.work.batch.digests import Lookups, digest_of
from antrag_gen.work.batch.manifest import Inputs, Output, PaperLine
from antrag_gen.work.batch.output import OutputFolder
from antrag_gen.work.batch.sources import Sources

# What reads, composes and writes papers; another version may make other files of the same.
LIBRARIES = (
    "babel",
    "fontpkg-arimo",
    "fonttools",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "matplotlib",
    "mdit-py-plugins",
    "openpyxl",
    "pikepdf",
    "pillow",
    "pydyf",
    "pyphen",
    "python-docx",
    "tinycss2",
    "weasyprint",
)


@dataclass
class Order:
    """A run: the papers of a project in some formats into a folder. Digests of files may be known already."""

    project: OpenedProject
    katalog: Katalog
    formats: tuple[str, ...]
    output: OutputFolder
    digests: dict[str, str] = field(default_factory=dict)
    _versions: dict[str, str] = field(default_factory=dict)

    def is_built(self, file: ContentFile) -> bool:
        """Whether the files of a paper are there and would come out the same."""
        paper = self.output.known(file)
        return paper is not None and paper.inputs is not None and self._same(file, paper, paper.inputs)

    def _is_fresh(self, output: Output | None, target: Path) -> bool:
        if output is None or not output.fresh or self.output.path / output.path != target:
            return False
        return self.output.is_as_written(output)

    def _same(self, file: ContentFile, paper: PaperLine, inputs: Inputs) -> bool:
        return (
            inputs.basis == self._sources.basis
            and all(self._is_fresh(paper.outputs.get(suffix), self.target(file, suffix)) for suffix in self.formats)
            and self._sources.are(inputs)
        )

    def inputs(self, kind: str, read: Mapping[str, bytes | Problem], looked_up: Sequence[LookUp]) -> Inputs:
        """What a paper of that kind was made from just now."""
        files = {name: digest_of(data) if isinstance(data, bytes) else None for name, data in read.items()}
        return self._sources.inputs(kind, files, looked_up)

    def target(self, file: ContentFile, suffix: str) -> Path:
        """Where a paper goes in a format."""
        return self.project.folder.output_path(self.project.folder.root / file.name, suffix, self.output.path)

    def find_clashes(self, files: Sequence[ContentFile]) -> dict[ContentFile, Problem]:
        """The files that would overwrite what is made from another one: from one before them, or in an earlier run."""
        sources = self._other_sources(files)
        clashes = {}
        for file in files:
            target, source = os.path.normcase(self.target(file, "pdf")), self.project.folder.root / file.name
            other = sources.get(target)
            if other is None or not other.exists():
                sources[target] = source
            elif real_path(other) != real_path(source):
                clashes[file] = _name_clash(file, other)
        return clashes

    def _other_sources(self, files: Sequence[ContentFile]) -> dict[str, Path]:
        """What was built from other files than these in earlier runs, by the place of the PDF beside it."""
        names = {self.output.key(file) for file in files}
        return {
            os.path.normcase((self.output.path / output.path).with_suffix(".pdf")): self.output.source(name)
            for name, paper in self.output.manifest.papers.items()
            if name not in names
            for output in paper.outputs.values()
            if output.digest
        }

    def read(self, name: str) -> bytes | Problem:
        """The bytes of a file of the project, or why they cannot be read."""
        try:
            return self.project.read(name, Place(name))
        except AntragError as error:
            return error.problems[0]

    @cached_property
    def _sources(self) -> Sources:
        lookups = Lookups(self.katalog)
        return Sources(
            digest_of(f"{programs(LIBRARIES)} {lookups.settings}".encode()), lookups, self._version, self._digest
        )

    def _version(self, kind: str) -> str:
        if kind not in self._versions:
            self._versions[kind] = self.project.templates.version(kind)
        return self._versions[kind]

    def _digest(self, name: str) -> str | None:
        if name not in self.digests:
            data = self.read(name)
            if isinstance(data, Problem):
                return None
            self.digests[name] = digest_of(data)
        return self.digests[name]


def programs(libraries: Sequence[str]) -> str:
    """The versions of the program, of Python and of these libraries."""
    named = [f"{name} {version_of(name)}" for name in libraries]
    return f"{__version__} {platform.python_version()} {named}"


@cache
def version_of(library: str) -> str:
    """The same as `importlib.metadata.version`, which parses all that a library says of itself, a page each."""
    found = re.search(r"^Version: (\S+)", distribution(library).read_text("METADATA") or "", re.MULTILINE)
    return found[1] if found else version(library)


def _name_clash(file: ContentFile, other: Path) -> Problem:
    return Problem(
        Place(file.shown),
        f"Aus {shown(other)} entsteht eine Datei desselben Namens; eine würde verloren gehen.",
        "Eine der beiden umbenennen.",
        "ausgabe-doppelt",
    )
