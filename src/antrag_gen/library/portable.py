"""Find names that another system cannot have: content files in, a hint out for each that would be lost on Windows."""

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.library.folder import shown
from antrag_gen.windows import is_everywhere, why_no_name


def refuse_name(path: Path) -> None:
    """Raises AntragError for a path of a new file or folder that could not be there on Windows."""
    new = [each for each in (path, *path.parents) if is_everywhere(each.name) or not each.exists()]
    for each in new:
        if why := why_no_name(each.name):
            what = f"Unter Windows kann nichts „{each.name}“ heißen: {why}."
            raise AntragError.of(Place(shown(path)), what, "Einen anderen Namen nehmen.", id="datei-name")


def find_unportable(files: Iterable[Path]) -> Iterator[Problem]:
    """Hints for files that no Windows can have, or only instead of another one: a folder is shared across systems."""
    first: dict[tuple[Path, str], Path] = {}
    for file in files:
        other = first.setdefault((file.parent, unicodedata.normalize("NFC", file.name).casefold()), file)
        if why := why_no_name(file.name):
            what = f"Unter Windows kann keine Datei so heißen: {why}."
            yield Problem(Place(shown(file)), what, "Die Datei umbenennen.", "datei-name-windows", Level.HINWEIS)
        elif other != file:
            what = f"Unter Windows und macOS ist das derselbe Name wie „{other.name}“; eine der Dateien fehlt dort."
            yield Problem(Place(shown(file)), what, "Die Datei umbenennen.", "datei-name-doppelt", Level.HINWEIS)
