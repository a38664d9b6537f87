"""What was built, and from what: a file in the output folder that a killed run, or a full disk, does no harm to.

Each line is one thing that was learnt, the last word counts. A line that cannot be read is as good as none: what it
said is found out again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from antrag_gen import __version__
from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.files import Stamp, append, clear_name, read_bytes, write_below
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import shown
from antrag_gen.library.index import Auskunft, look_into
from antrag_gen.together.meldung import Meldung
from antrag_gen.work.batch.digests import canonical, digest_of

NAME = ".erzeugt.jsonl"


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was written, by its place in the output folder; `fresh` while it says what its source says.

    Once it does not, `changed` says in words what has changed since.
    """

    path: str
    digest: str = ""
    stamp: Stamp | None = None
    fresh: bool = False
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digests of all that a paper was made from; None for what was looked for and not there."""

    basis: str
    kind: str
    templates: str
    read: Mapping[str, str | None]
    looked_up: Mapping[str, Mapping[str, str | None]]


@dataclass(frozen=True, slots=True)
class PaperLine:
    """What became of a content file when it was last built, or checked; no `inputs` where it has to be anyway.

    `meldungen` are known of one that was checked.
    """

    name: str
    inputs: Inputs | None
    outputs: Mapping[str, Output]
    problems: tuple[Problem, ...] = ()
    meldungen: tuple[Meldung, ...] = ()
    line: Literal["paper"] = "paper"


@dataclass(frozen=True, slots=True)
class IndexLine:
    """What a content file says of itself, for its bytes and the settings as they were."""

    name: str
    digest: str
    said: Auskunft | None
    line: Literal["index"] = "index"


@dataclass(frozen=True, slots=True)
class YearLine:
    """A file of a year by its place in the output folder (`name`), made from many reports of the project at `way`.

    `folder` is that of the year there; `part` names the Referat or office that it is of, or for, as names of files do,
    and is empty for all. A form asks for one `report`, which is the name of its content file.
    """

    name: str
    way: str
    folder: str
    part: str
    output: Output
    report: str = ""
    line: Literal["year"] = "year"


@dataclass(frozen=True, slots=True)
class FormLine:
    """What a form wrote into a report when it was last read: digests of what stood there then, by its fields.

    `name` says what the report is on, and `form` is a digest of all that the form was made from.
    """

    name: str
    form: str
    written: Mapping[str, str]
    line: Literal["form"] = "form"


@dataclass(frozen=True, slots=True)
class GoneLine:
    """A content file, or a file of a year, that there is nothing more to say of."""

    name: str
    line: Literal["gone"] = "gone"


Line = PaperLine | IndexLine | YearLine | FormLine | GoneLine
LINE: TypeAdapter[Line] = TypeAdapter(Annotated[Line, Field(discriminator="line")], config=ConfigDict(defer_build=True))


@dataclass(slots=True)
class Manifest:
    """The manifest of an output folder; what is added to it is on the disk at once."""

    path: Path
    papers: dict[str, PaperLine] = field(default_factory=dict)
    index: dict[str, IndexLine] = field(default_factory=dict)
    years: dict[str, YearLine] = field(default_factory=dict)
    forms: dict[str, FormLine] = field(default_factory=dict)
    changed: bool = False
    unwritable: bool = False

    def add(self, *lines: Line) -> list[Problem]:
        """Keep lines; that they cannot be written costs no paper, only time in the next run, and is told once."""
        self.learn(*lines)
        # A line begins with a line feed: then it is whole, whatever a killed run has left before it.
        data = b"".join(b"\n" + LINE.dump_json(line) for line in lines)
        try:
            append(self.path, data, shown(self.path))
        except AntragError as error:
            told, self.unwritable = self.unwritable, True
            return [] if told else [replace(problem, level=Level.WARNUNG) for problem in error.problems]
        return []

    def learn(self, *lines: Line) -> None:
        """Keep lines; they are on the disk with `compact`."""
        for line in lines:
            self._take(line)
        self.changed = True

    def _take(self, line: Line) -> None:
        if isinstance(line, IndexLine):
            self.index[line.name] = line
        elif isinstance(line, PaperLine):
            self.papers[line.name] = line
        elif isinstance(line, YearLine):
            self.years[line.name] = line
        elif isinstance(line, FormLine):
            self.forms[line.name] = line
        else:
            for known in (self.papers, self.index, self.years, self.forms):
                known.pop(line.name, None)

    def compact(self) -> None:
        """Write each thing known once, where anything is new; raises AntragError with the old file untouched."""
        if self.changed:
            lines: list[Line] = [self.papers[name] for name in sorted(self.papers)]
            lines += [self.index[name] for name in sorted(self.index)]
            lines += [self.years[name] for name in sorted(self.years)]
            lines += [self.forms[name] for name in sorted(self.forms)]
            data = b"\n".join([LINE.dump_json(line) for line in lines])
            write_below(self.path.parent, self.path, data, shown(self.path))
            self.changed = False


def read_manifest(folder: Path, name: str = NAME) -> tuple[Manifest, list[Problem]]:
    """What is known of an output folder, and a note where a part of it could not be read.

    Anyone may have written it: a line that names a file elsewhere is as good as none.
    """
    manifest = Manifest(folder / name)
    try:
        if clear_name(manifest.path):
            return manifest, [_damaged(manifest.path, "Es war eine Verknüpfung oder keine Datei; es wird ersetzt.")]
    except OSError:
        return manifest, [_damaged(manifest.path, "Es ist keine Datei.")]
    if not manifest.path.exists():
        return manifest, []
    try:
        lines = [line for line in read_bytes(manifest.path, shown(manifest.path)).split(b"\n") if line.strip()]
    except AntragError as error:
        return manifest, [_damaged(manifest.path, error.problems[0].what)]
    damaged = sum(not _take_line(manifest, line) for line in lines)
    manifest.changed = damaged > 0
    what = "Eine Zeile ist beschädigt." if damaged == 1 else f"{damaged} Zeilen sind beschädigt."
    return manifest, [_damaged(manifest.path, what)] if damaged else []


def _take_line(manifest: Manifest, line: bytes) -> bool:
    """Whether the line could be read, and is one that a run can have written."""
    try:
        entry = LINE.validate_json(line)
    except ValidationError:
        return False
    if _can_be(entry):
        manifest._take(entry)  # noqa: SLF001 – its own module
        return True
    return False


def _can_be(line: Line) -> bool:
    """Whether a run can have written this: it names files by their way down from here, and places of problems."""
    if isinstance(line, YearLine):
        return line.name == line.output.path and _is_way_down(line.name, Path(line.name).suffix[1:])
    return not isinstance(line, PaperLine) or (
        all(_is_way_down(output.path, suffix) for suffix, output in line.outputs.items())
        and all(isinstance(problem.at, Place) for problem in line.problems)
    )


def _is_way_down(path: str, suffix: str) -> bool:
    way = Path(path)
    return not way.anchor and ".." not in way.parts and way.suffix == f".{suffix}" and "\0" not in path


def _damaged(path: Path, what: str) -> Problem:
    return Problem(
        Place(shown(path)),
        f"Das Verzeichnis der erzeugten Dateien ist nicht ganz lesbar: {what}",
        "Nichts zu tun: was daraus nicht mehr hervorgeht, wird noch einmal erzeugt.",
        "manifest-beschaedigt",
        Level.WARNUNG,
    )


class RememberedIndex:
    """Looks into content files as `look_into` does, but for those that it knows already; keeps all their digests."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest
        self._settings: tuple[Einstellungen, str] | None = None
        self._new: list[IndexLine] = []
        self.digests: dict[str, str] = {}

    def __call__(self, content: Content, settings: Einstellungen) -> Auskunft | None:
        """What the file says of itself."""
        name = content.file.name
        self.digests[name] = digest_of(content.data)
        digest = self.key(content, settings)
        known = self._manifest.index.get(name)
        if known is None or known.digest != digest:
            known = IndexLine(name, digest, look_leniently(content, settings))
            self._new.append(known)
        return known.said

    def knows(self, content: Content, settings: Einstellungen) -> bool:
        """Whether the file need not be looked into."""
        known = self._manifest.index.get(content.file.name)
        return known is not None and known.digest == self.key(content, settings)

    def learn(self, content: Content, settings: Einstellungen, said: Auskunft | None) -> None:
        """Take what a file says of itself from somebody who has looked into it."""
        self._manifest.learn(IndexLine(content.file.name, self.key(content, settings), said))

    def key(self, content: Content, settings: Einstellungen) -> str:
        """The digest of the bytes and the settings that what is known of a file is good for."""
        return digest_of(f"{digest_of(content.data)} {self._digest(settings)}".encode())

    def _digest(self, settings: Einstellungen) -> str:
        if self._settings is None or self._settings[0] is not settings:
            asked = [field.name for field in fields(Auskunft)]  # another version may ask for more
            self._settings = settings, digest_of(f"{__version__} {asked} {canonical(settings)}".encode())
        return self._settings[1]

    def keep(self) -> list[Problem]:
        """Put into the manifest what is new; what comes back is as in `Manifest.add`."""
        self.forget_gone()
        return self._manifest.add(*self._new) if self._new else []

    def forget_gone(self) -> None:
        """Take from the manifest what it knows of files that are not there any more."""
        gone: Iterable[str] = self._manifest.index.keys() - self.digests.keys()
        for name in gone:
            del self._manifest.index[name]
            self._manifest.changed = True


def look_leniently(content: Content, settings: Einstellungen) -> Auskunft | None:
    try:
        return look_into(content, settings)
    except AntragError:
        return None
