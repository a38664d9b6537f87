"""The German dictionary of this machine, where there is one: places to look at come in, what knows words goes out.

The dictionary is free software (GPL) and is not shipped: Debian and Fedora have it as a package, LibreOffice brings it.
Hunspell reads it through chunspell, which is an extra (`antrag-gen[rechtschreibung]`).
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

# A folder that is looked into instead of those below; empty, it switches spelling off.
VARIABLE = "ANTRAG_WOERTERBUCH"
PACKAGE = "hunspell"
MOST_KEPT = 100_000  # words that need not be asked again, while a process checks on saving
NAMES = ("de_DE_frami", "de_DE")
FOLDERS = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/opt/homebrew/share/hunspell",
    "/Library/Spelling",
    "/usr/lib/libreoffice/share/extensions/dict-de",
    "/Applications/LibreOffice.app/Contents/Resources/extensions/dict-de",
)
OF_LIBREOFFICE = Path("LibreOffice", "share", "extensions", "dict-de")
INSTALL = (
    "Debian und Ubuntu: „apt install hunspell-de-de-frami“; Fedora: „dnf install hunspell-de“; Windows und macOS: "
    f"LibreOffice bringt es mit. Liegt es anderswo, den Ordner in der Umgebungsvariable {VARIABLE} nennen."
)
PROGRAMS = ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)")


@dataclass(frozen=True, slots=True)
class Where:
    """Where a dictionary is: `folder` and `name` of its two files."""

    folder: Path
    name: str

    @property
    def files(self) -> tuple[Path, Path]:
        """The file of its rules, and that of its words."""
        return self.folder / f"{self.name}.aff", self.folder / f"{self.name}.dic"


class Hunspell:
    """A dictionary as Hunspell reads it; a word with letters that its encoding lacks is not in it."""

    def __init__(self, where: Where) -> None:
        module = _package()
        self._words = module.Hunspell(where.name, hunspell_data_dir=str(where.folder), system_encoding="utf-8")
        self._asked = lru_cache(maxsize=MOST_KEPT)(self._ask)

    def knows(self, word: str) -> bool:
        return self._asked(word)

    def _ask(self, word: str) -> bool:
        try:
            return bool(self._words.spell(word))
        except UnicodeEncodeError:
            return False


def has_package() -> bool:
    """Whether chunspell is installed, and can be loaded."""
    return hasattr(_package(), "Hunspell")


def _package() -> Any:  # noqa: ANN401 – a module without types
    """None where it is missing, or a library that it needs."""
    try:
        return import_module(PACKAGE)
    except ImportError:
        return None


def find_dictionary(environment: Mapping[str, str]) -> Where | None:
    """The first: in the folder named by `ANTRAG_WOERTERBUCH`, else where systems and LibreOffice have it."""
    for folder in _folders(environment):
        for name in NAMES:
            where = Where(folder, name)
            if all(os.access(path, os.R_OK) for path in where.files):
                return where
    return None


def load_dictionary() -> Hunspell | None:
    """The dictionary of this machine, loaded once; None where it or chunspell is missing."""
    where = find_dictionary(os.environ)
    return _load(where) if where is not None and has_package() else None


@lru_cache(maxsize=1)
def _load(where: Where) -> Hunspell:
    return Hunspell(where)


def _folders(environment: Mapping[str, str]) -> Iterator[Path]:
    if VARIABLE in environment:
        yield from (Path(folder) for folder in [environment[VARIABLE]] if folder)
        return
    yield from map(Path, FOLDERS)
    yield from (Path(environment[key]) / OF_LIBREOFFICE for key in PROGRAMS if key in environment)


def tell_missing(environment: Mapping[str, str]) -> tuple[str, str]:
    """What keeps words from being looked up on this machine, and what helps."""
    named = environment.get(VARIABLE)
    if not has_package():
        if find_spec(PACKAGE) is not None:
            what = "Rechtschreibung wird nicht geprüft: Das Paket „chunspell“ lässt sich nicht laden."
            return what, "„pip install --force-reinstall chunspell“"
        return "Rechtschreibung wird nicht geprüft: Das Paket „chunspell“ fehlt.", "„pip install chunspell“"
    if named == "":
        what = f"Rechtschreibung wird nicht geprüft: Die Umgebungsvariable {VARIABLE} ist leer."
        return what, "Einen Ordner angeben, oder sie löschen."
    if named:
        what = f"Rechtschreibung wird nicht geprüft: In {named} liegt kein deutsches Wörterbuch."
        return what, f"Dort müssen {NAMES[0]}.aff und {NAMES[0]}.dic liegen, oder dieselben mit dem Namen {NAMES[1]}."
    return "Rechtschreibung wird nicht geprüft: Auf diesem Rechner ist kein deutsches Wörterbuch.", INSTALL
