"""The templates of a project, read once: folders come in, one value goes out that words and looks are taken from."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from antrag_gen.errors import AntragError, Place
from antrag_gen.files import read_bytes
from antrag_gen.library.folder import COMMON, ProjectFolder, default_templates, shown

# A template that another one names, whatever it does with it.
NAMED = re.compile(rb"""["']([\w./-]+\.j2)["']""")
# A template of a content file, which no paper is made from.
CONTENT = ".md.j2"
# What Word, editors and systems leave beside a file that is open.
PASSING = (".", "~$")


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """The bytes of a template or layout, how messages name the file, and whether it is the project's own."""

    shown: str
    data: bytes
    digest: bytes
    own: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Templates:
    """Every template and layout by its name below templates/; self-contained, so that it can be sent elsewhere."""

    files: Mapping[str, TemplateFile]

    def layout(self, kind: str, suffix: str) -> bytes:
        """The bytes of the layout for a kind: `layout.*` of the kind, else `base.*` of all.

        A style sheet of a kind is added to the common one; a Word layout takes its place.
        """
        if suffix != "css":
            return self.layout_file(kind, suffix).data
        common, own = self._common(suffix), self.files.get(f"{kind}/layout.{suffix}")
        return common.data if own is None else common.data + b"\n" + own.data

    def layout_file(self, kind: str, suffix: str) -> TemplateFile:
        """The file of a layout that takes the place of the common one."""
        return self.files.get(f"{kind}/layout.{suffix}") or self._common(suffix)

    def _common(self, suffix: str) -> TemplateFile:
        name = f"{COMMON}/base.{suffix}"
        if name not in self.files:
            raise AntragError.of(
                Place(f"templates/{name}"),
                "Diese Layoutdatei fehlt.",
                "antrag-gen neu installieren.",
                id="layout-fehlt",
            )
        return self.files[name]

    def sheet_place(self, kind: str, line: int, column: int) -> Place:
        """A place in `layout(kind, "css")` as one in the file that it comes from."""
        common, own = self.files[f"{COMMON}/base.css"], self.files.get(f"{kind}/layout.css")
        before = common.data.count(b"\n") + 1
        if own is None or line <= before:
            return Place(common.shown, line, column)
        return Place(own.shown, line - before, column)

    def own_sheets(self, kind: str) -> list[TemplateFile]:
        """The style sheets for a kind that the project has of its own, the common one first."""
        named = (self.files.get(name) for name in (f"{COMMON}/base.css", f"{kind}/layout.css"))
        return [file for file in named if file and file.own]

    def version(self, kind: str) -> str:
        """Twelve characters that change with any template or layout file that papers of this kind are made from."""
        digest = hashlib.sha256()
        for name in self._used_by(kind):
            digest.update(f"{name}\0".encode() + self.files[name].digest)
        return digest.hexdigest()[:12]

    def _used_by(self, kind: str) -> Iterator[str]:
        """The files of all kinds and of this one, then those of other kinds that they name."""
        files = [name for name in sorted(self.files) if not name.endswith(CONTENT)]
        used = [name for folder in (COMMON, kind) for name in files if name.startswith(f"{folder}/")]
        for name in used:  # grows while it is gone through
            yield name
            named = (match.decode() for match in NAMED.findall(self.files[name].data) if name.endswith(".j2"))
            used += sorted({other for other in named if other in self.files}.difference(used))


def read_templates(folder: ProjectFolder) -> Templates:
    """The files of the project's templates/ and, where it has none of that name, those of the package."""
    files: dict[str, TemplateFile] = {}
    for root in folder.template_folders():
        of_package = root == default_templates()
        read = _read_package() if of_package else _read_project(root, folder)
        own, shown_root = root.is_relative_to(folder.root), _shown_root(root)
        for name, data, digest in read:
            if name not in files:
                files[name] = TemplateFile(shown_root(name), data, digest, own)
    return Templates(files)


def _shown_root(root: Path) -> Callable[[str], str]:
    """How messages name the files of a folder; from within it they are shorter."""
    if Path.cwd().is_relative_to(root):
        return lambda name: shown(root / name)
    above = shown(root)
    return lambda name: f"{above}/{name}"


@cache
def _read_package() -> Sequence[tuple[str, bytes, bytes]]:
    """Names, bytes and digests; as long as a process runs they are the same, and there are many."""
    root = default_templates()
    return [(name, data := read_bytes(path, shown(path)), _digest(data)) for name, path in _templates_in(root)]


def _read_project(root: Path, folder: ProjectFolder) -> Iterator[tuple[str, bytes, bytes]]:
    for name, path in _templates_in(root):
        data = folder.read_inside(path, Place(shown(path)))
        yield name, data, _digest(data)


def _templates_in(root: Path) -> Iterator[tuple[str, Path]]:
    return ((path.relative_to(root).as_posix(), path) for path in sorted(root.rglob("*")) if _is_template(path))


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _is_template(path: Path) -> bool:
    return path.suffix != ".md" and not path.name.startswith(PASSING) and path.is_file()
