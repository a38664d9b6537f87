"""What lies in content/ and is not read: files that are no content files, and folders behind a link, come out told."""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from antrag_gen.errors import AntragError, Level, Place, Problem, naming
from antrag_gen.fields.einstellungen import Stammdaten
from antrag_gen.files import real_path
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import SETTINGS, YAML, ProjectFolder, shown
from antrag_gen.library.project import OpenedProject

# What somebody may take for a paper of the project: texts of editors and word processors.
TEXTS = (".txt", ".text", ".markdown", ".mdown", ".docx", ".doc", ".docm", ".dotx", ".odt", ".rtf", ".htm", ".html")
PASSING = ("~$", ".~lock")


def find_strays(paths: Sequence[Path], project: OpenedProject) -> Iterator[Problem]:
    """A warning for each file below the folders given (without any: content/) that is not read, and for each link.

    What a paper names as its Anlage is no stray.
    """
    folder = project.folder
    for path in paths or (folder.content,):
        for file in sorted(path.rglob("*")) if path.is_dir() else ():
            if any(part.startswith(".") for part in file.relative_to(path).parts) or file.name.startswith(PASSING):
                continue
            if file.is_symlink() and file.is_dir():
                yield _link(file)
            elif file.is_file() and _is_stray(file, folder) and not _is_attached(file, project):
                yield _stray(file)


def _is_stray(file: Path, folder: ProjectFolder) -> bool:
    suffix = file.suffix.casefold()
    if suffix in YAML:
        return not (folder.content_file(file).is_decisions or _is_setting(file, folder))
    return suffix in TEXTS


def _is_attached(file: Path, project: OpenedProject) -> bool:
    """Whether a paper names the file; only those that have its name in them are read."""
    real, name = real_path(file), unicodedata.normalize("NFC", file.name).encode(errors="surrogateescape")
    for path in project.folder.content_files(()):
        content_file = project.folder.content_file(path)
        with suppress(AntragError), naming(Place(content_file.shown)):  # told where the file is checked itself
            content = project.content(content_file)
            if name in content.data and any(
                real_path(project.folder.root / content_file.beside(datei)) == real for datei in _attached(content)
            ):
                return True
    return False


def _attached(content: Content) -> Iterator[str]:
    anlagen = content.said.get("anlagen")
    for anlage in anlagen if isinstance(anlagen, list) else []:
        if isinstance(anlage, dict) and isinstance(anlage.get("datei"), str):
            yield anlage["datei"]


def _is_setting(file: Path, folder: ProjectFolder) -> bool:
    lists = {folder.content / "stammdaten" / f"{name}.yaml" for name in Stammdaten.model_fields}
    return real_path(file) in {real_path(path) for path in (folder.root / SETTINGS, *lists)}


def _link(path: Path) -> Problem:
    return Problem(
        Place(shown(path)),
        "Dieser Ordner ist eine Verknüpfung; was darin liegt, wird nicht gelesen.",
        "Die Dateien selbst nach content/ legen.",
        "ordner-verknuepft",
        Level.WARNUNG,
    )


def _stray(path: Path) -> Problem:
    hint = "Ist es ein Papier, als Inhaltsdatei mit der Endung „.md“ speichern; sonst an einen anderen Ort legen."
    if path.suffix.casefold() in YAML:
        hint = "Beschlüsse liegen in content/beschluesse/, Listen in content/stammdaten/ unter ihrem Namen."
    elif path.stem.casefold().endswith(".md"):
        hint = f"Umbenennen in „{path.stem}“; manche Editoren hängen „{path.suffix}“ an."
    what = "Diese Datei ist keine Inhaltsdatei und wird nicht gelesen."
    return Problem(Place(shown(path)), what, hint, "datei-keine-inhaltsdatei", Level.WARNUNG)
