"""What lies in content/ and is not read: files that nothing names, and folders behind a link, come out told."""

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, unquote

from antrag_gen.errors import AntragError, Level, Place, Problem, naming
from antrag_gen.fields.einstellungen import Stammdaten
from antrag_gen.files import real_path
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import SETTINGS, YAML, ProjectFolder, files_below, shown
from antrag_gen.library.project import OpenedProject
from antrag_gen.library.vocabulary import OWN_WORDS
from antrag_gen.patterns import compile_late

MARKDOWN = ".md"
# What somebody may take for a paper of the project: texts of editors and word processors.
TEXTS = (
    *(".txt", ".text", ".markdown", ".mdown", ".mkd", ".mdx", ".rst", ".adoc", ".org", ".tex", ".htm", ".html"),
    *(".docx", ".doc", ".docm", ".dotx", ".odt", ".ott", ".fodt", ".rtf", ".wpd", ".pages"),
)
# What programs and systems leave behind.
PASSING = ("~$", ".~lock", "._", ".#")
OF_SYSTEMS = ("thumbs.db", "ehthumbs.db", "desktop.ini")
COPY = compile_late(r"\.md\W.*", re.IGNORECASE)  # antrag.md.bak, antrag.md~, antrag.md - Kopie
PICTURE = compile_late(r"!\[[^\]\n]*\]\(\s*<?([^)>\n]+)")
FINANCE = "finanzdaten"  # the folder for lists that `antrag ist-einlesen` reads


def find_strays(paths: Sequence[Path], project: OpenedProject) -> Iterator[Problem]:
    """A problem for each file below the folders given (without any: content/) that is not read, and for each link.

    What a paper names as its Anlage or shows as a picture is no stray. Of hidden files only papers are told.
    """
    strays: dict[Path, Problem] = {}
    for path in paths or (project.folder.content,):
        for file in files_below(path) if path.is_dir() else ():
            hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
            if problem := _problem(file, project.folder, hidden=hidden):
                strays.setdefault(file, problem)
    named = _named([file for file in strays if file.is_file()], project)
    yield from (problem for file, problem in strays.items() if real_path(file) not in named)


def _problem(file: Path, folder: ProjectFolder, *, hidden: bool) -> Problem | None:
    """What there is to tell of a file unless a paper names it."""
    name, suffix = file.name.casefold(), file.suffix.casefold()
    if name.startswith(PASSING) or name in OF_SYSTEMS:
        return None
    if hidden:
        return _hidden(file) if suffix == MARKDOWN and file.is_file() else None
    if file.is_dir():
        return _link(file) if file.is_symlink() else None
    if suffix == MARKDOWN or (suffix in (*YAML, ".txt") and _is_read(file, folder)) or not file.is_file():
        return None
    if suffix in YAML or suffix in TEXTS or " " in suffix or not suffix or COPY.search(file.name):
        return _stray(file)
    return None if FINANCE in folder.content_file(file).name.split("/") else _unnamed(file)


def _is_read(file: Path, folder: ProjectFolder) -> bool:
    return folder.content_file(file).is_decisions or is_setting(file, folder)


def _named(files: Sequence[Path], project: OpenedProject) -> set[Path]:
    """Those of the files that a paper names; only papers that have the name of one in them are read."""
    names = {unicodedata.normalize("NFC", file.name).encode(errors="surrogateescape") for file in files}
    names |= {quote(file.name, errors="surrogateescape").encode() for file in files}
    named: set[Path] = set()
    for path in project.folder.content_files(()) if files else ():
        content_file = project.folder.content_file(path)
        with suppress(AntragError), naming(Place(content_file.shown)):  # told where the file is checked itself
            content = project.content(content_file)
            if any(name in content.data for name in names):
                named_here = (*_attached(content), *_shown(content))
                named |= {real_path(project.folder.root / content_file.beside(name)) for name in named_here}
    return named


def _shown(content: Content) -> Iterator[str]:
    """The files that may be pictures of a paper."""
    for words in PICTURE.findall(content.data.decode("utf-8", "replace")):
        name = re.sub(r"\s+[\"'].*", "", words).strip()
        yield from (name, unquote(name))


def _attached(content: Content) -> Iterator[str]:
    anlagen = content.said.get("anlagen")
    for anlage in anlagen if isinstance(anlagen, list) else []:
        singles = anlage.get("einzeln") if isinstance(anlage, dict) else None
        for single in (anlage, *(singles if isinstance(singles, list) else ())):
            if isinstance(single, dict) and isinstance(single.get("datei"), str):
                yield single["datei"]


def is_setting(file: Path, folder: ProjectFolder) -> bool:
    """Whether it is the file of the settings, of a list, or of words."""
    lists = (folder.content / "stammdaten" / f"{name}.yaml" for name in Stammdaten.model_fields)
    return any(_is_same(file, path) for path in (folder.root / SETTINGS, folder.root / OWN_WORDS, *lists))


def _is_same(one: Path, other: Path) -> bool:
    """Whether both lead to one place; to follow all links takes long, and is only worth it for what is one file."""
    try:
        return os.path.samefile(one, other) and real_path(one) == real_path(other)  # noqa: PTH121 – quicker than Path's
    except OSError:  # one of them is not there
        return one == other


def _link(path: Path) -> Problem:
    return Problem(
        Place(shown(path)),
        "Dieser Ordner ist eine Verknüpfung; was darin liegt, wird nicht gelesen.",
        "Die Dateien selbst nach content/ legen.",
        "ordner-verknuepft",
        Level.WARNUNG,
    )


def _hidden(path: Path) -> Problem:
    return Problem(
        Place(shown(path)),
        "Diese Datei ist verborgen und wird nicht gelesen.",
        "Ist es ein Papier, Datei und Ordner umbenennen: Ihr Name darf nicht mit einem Punkt beginnen.",
        "datei-verborgen",
        Level.WARNUNG,
    )


def _unnamed(path: Path) -> Problem:
    return Problem(
        Place(shown(path)),
        "Diese Datei nennt kein Papier; sie wird nicht gelesen.",
        "In einem Papier als Anlage („anlagen“) oder als Bild nennen, sonst an einen anderen Ort legen.",
        "datei-ungenannt",
        Level.HINWEIS,
    )


def _stray(path: Path) -> Problem:
    hint = "Ist es ein Papier, als Inhaltsdatei mit der Endung „.md“ speichern; sonst an einen anderen Ort legen."
    if path.suffix.casefold() in YAML:
        hint = "Beschlüsse liegen in content/beschluesse/, Listen in content/stammdaten/ unter ihrem Namen."
    elif path.stem.casefold().endswith(MARKDOWN) and path.suffix.casefold() in TEXTS:
        hint = f"Umbenennen in „{path.stem}“; manche Editoren hängen „{path.suffix}“ an."
    elif COPY.search(path.name):
        hint = "Eine Sicherung an einen anderen Ort legen; der Name eines Papiers muss auf „.md“ enden."
    what = "Diese Datei ist keine Inhaltsdatei und wird nicht gelesen."
    return Problem(Place(shown(path)), what, hint, "datei-keine-inhaltsdatei", Level.WARNUNG)
