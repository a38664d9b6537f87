"""Where things are: the office's project folder, its templates, and those that come with the package."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.files import read_bytes, real_path
from antrag_gen.readers.source import CONTROL

SETTINGS = Path("content") / "projekt.yaml"
COMMON = "gemeinsam"
DECISIONS = PurePosixPath("content/beschluesse")
YAML = (".yaml", ".yml")

# The bytes of a file of the project by its name, asked for at a place; raises AntragError where there is none.
Reader = Callable[[str, Place], bytes]


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A content file: `name` says where it lies in the project, with slashes, `shown` how messages name it."""

    name: str
    shown: str

    @property
    def is_decisions(self) -> bool:
        """Whether it holds decisions of a session instead of a paper."""
        path = PurePosixPath(self.name)
        return path.suffix.casefold() in YAML and path.is_relative_to(DECISIONS)

    def beside(self, name: str) -> str:
        """The name of a file that this one names as lying beside it."""
        return (PurePosixPath(self.name).parent / name).as_posix()


@cache
def default_templates() -> Path:
    """The templates inside the installed package, or beside `src/` in a checkout."""
    inside = Path(__file__).parents[1] / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "templates"


@cache
def _real_root(root: Path) -> str:
    """Where a project lies, asked for with each of its files; a link to it that changes later leads out of it."""
    return os.path.realpath(root)


@dataclass(frozen=True, slots=True)
class ProjectFolder:
    """A folder with `content/projekt.yaml`; single template files there go before those of the package."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def output(self) -> Path:
        return self.root / "output"

    def template_folders(self) -> tuple[Path, ...]:
        return (self.root / "templates", default_templates())

    def content_file(self, path: Path) -> ContentFile:
        """The file at a path as the stages know it; outside of the project its name is the whole path."""
        # Where a link lies counts, not where it leads to: pictures lie beside the link.
        place = Path(os.path.abspath(path))  # noqa: PTH100 – Path.absolute keeps „..“
        if name := _name_below(str(place), str(self.root)):
            return ContentFile(name, shown(path))
        if not place.is_relative_to(self.root):
            place = real_path(path)
        below = place.is_relative_to(self.root)
        return ContentFile((place.relative_to(self.root) if below else place).as_posix(), shown(path))

    def read(self, name: str, place: Place) -> bytes:
        """The `Reader` of a project at hand."""
        return self.read_inside(self.root / name, place)

    def read_inside(self, path: Path, place: Place) -> bytes:
        """The bytes of a file of the project, asked for at `place`; raises AntragError where it lies outside.

        This is the door for all files of a project: nothing of one that a link leads to elsewhere is read or told.
        """
        self.check_inside(path, place)
        try:
            return read_bytes(path, str(place))
        except AntragError as error:
            first = error.problems[0]
            raise AntragError.of(place, f"{path.name}: {first.what}", first.hint, id=first.id) from error

    def check_inside(self, path: Path, place: Place) -> None:
        """Raises AntragError where a file of the project, there or not yet, lies outside of it by way of a link."""
        check_name(path, place)
        real, root = os.path.realpath(path), _real_root(self.root)
        if not _name_below(real, root) and not Path(real).is_relative_to(root):
            raise AntragError.of(
                place,
                "Die Datei liegt außerhalb des Projekts.",
                "Die Datei in den Ordner content/ legen.",
                id="datei-ausserhalb",
            )

    def read_template(self, path: Path) -> bytes:
        """The bytes of a template or layout, of the project or of the package."""
        if path.is_relative_to(default_templates()):
            return read_bytes(path, shown(path))
        return self.read_inside(path, Place(shown(path)))

    def content_files(self, paths: Sequence[Path]) -> Iterator[Path]:
        """The content files named, and those below the folders named, each once and in a fixed order."""
        seen: set[str] = set()
        real_folders: dict[Path, str] = {}
        self._refuse_outside(paths)
        for path in paths or (self.content,):
            for file in _markdown_files(path):
                if (real := _real_in(file, real_folders)) not in seen:
                    seen.add(real)
                    yield file

    def _refuse_outside(self, paths: Sequence[Path]) -> None:
        """Raises AntragError for a folder elsewhere: no file there is read, and there may be a whole disk of them."""
        root = real_path(self.root)
        outside = [path for path in paths if path.is_dir() and not real_path(path).is_relative_to(root)]
        what = "Dieser Ordner liegt außerhalb des Projekts; dort wird nichts gelesen."
        hint = f"Einen Ordner in {self.root.as_posix()} nennen, oder mit „--projekt“ ein anderes Projekt."
        if outside:
            raise AntragError([Problem(Place(shown(path)), what, hint, "ordner-ausserhalb") for path in outside])

    def decision_files(self, paths: Sequence[Path]) -> Iterator[Path]:
        """The files of decisions among those named and below the folders named, in a fixed order."""
        self._refuse_outside(paths)
        for path in paths or (self.content,):
            files = files_below(path) if path.is_dir() else [path]
            yield from (file for file in files if self.content_file(file).is_decisions)

    def output_path(self, path: Path, suffix: str, folder: Path | None = None) -> Path:
        """Where the output of a content file goes: the folders below content/ again."""
        real, content, root = real_path(path), real_path(self.content), real_path(self.root)
        # A paper that lies beside content/, an example of a template say, keeps its folders as well.
        above = content if real.is_relative_to(content) else root
        below = real.relative_to(above) if real.is_relative_to(above) else Path(real.name)
        return (folder or self.output) / below.with_suffix(f".{suffix}")


def find_folder(start: Path) -> ProjectFolder:
    """The project that a file or folder lies in; raises AntragError where there is none."""
    # A link is looked for where it lies, not where it leads: a file that leads out of its project is found out later.
    path = start.absolute()
    for folder in (path, *path.parents):
        if (folder / SETTINGS).is_file():
            return ProjectFolder(folder.resolve())
    raise AntragError.of(
        Place(shown(start)),
        "Hier ist kein Projekt von antrag-gen.",
        "In den Projektordner wechseln, „--projekt ORDNER“ angeben oder mit „antrag neu projekt ORDNER“ eines anlegen.",
        id="projekt-fehlt",
    )


def check_name(path: Path, place: Place) -> None:
    """Raises AntragError for a name that no file can have, or that is no text."""
    name = str(path)
    if name.isprintable():
        return
    try:
        name.encode()
    except UnicodeEncodeError as error:
        what, hint = "Der Dateiname ist nicht in UTF-8 geschrieben.", "Die Datei umbenennen."
        raise AntragError.of(place, what, hint, id="datei-name") from error
    if CONTROL.search(name):
        what, hint = "In diesem Dateinamen stehen Steuerzeichen.", "Den Namen ohne sie schreiben."
        raise AntragError.of(place, what, hint, id="datei-name")


def shown(path: Path) -> str:
    """The path as messages show it: from the current folder where it lies below, with slashes."""
    if name := _name_below(str(path), os.getcwd()):  # noqa: PTH109 – this is asked for every file
        return name
    real, here = path.absolute(), Path.cwd()
    return (real.relative_to(here) if real.is_relative_to(here) else real).as_posix()


def _name_below(path: str, folder: str) -> str:
    """The way down from a folder to a path that begins with it, with slashes; empty for any other, and for „..“.

    What pathlib takes for this is most of what opening a large project takes.
    """
    name = path.removeprefix(f"{folder}{os.sep}")
    return "" if name == path or ".." in name else name.replace(os.sep, "/")


def files_below(folder: Path) -> list[Path]:
    """What lies in a folder and its folders, sorted, with the folders and without what links to folders lead to.

    What vanishes meanwhile is not there. Raises AntragError for each folder that may not be looked into.
    """
    closed: list[OSError] = []
    below = [
        Path(above, name)
        for above, folders, files in os.walk(folder, onerror=closed.append)
        for name in (*folders, *files)
    ]
    if refused := [error for error in closed if not isinstance(error, FileNotFoundError)]:
        hint = "Den Zugriff erlauben lassen; sonst fehlt, was darin liegt."
        what = "In diesen Ordner darf nicht hineingesehen werden."
        raise AntragError(
            [Problem(Place(shown(Path(error.filename))), what, hint, "ordner-zugriff") for error in refused]
        )
    return sorted(below)


def _real_in(file: Path, real_folders: dict[Path, str]) -> str:
    """Where a file is on the disk; the way to its folder is looked up once."""
    folder = file.parent
    if folder not in real_folders:
        real_folders[folder] = os.path.realpath(folder)
    return os.path.realpath(file) if file.is_symlink() else f"{real_folders[folder]}{os.sep}{file.name}"


def _markdown_files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        # Only what is hidden below the folder: the way to it may lead over „..“ or a hidden folder of the system.
        yield from (
            file
            for file in files_below(path)
            if file.suffix.casefold() == ".md"
            and not file.is_dir()
            and not any(part.startswith(".") for part in file.relative_to(path).parts)
        )
    elif path.exists():
        yield path
    else:
        raise AntragError.of(Place(shown(path)), "Diesen Pfad gibt es nicht.", "Schreibweise prüfen.", id="pfad-fehlt")
