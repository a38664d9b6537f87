"""Several files are replaced together: their new bytes come in; all are replaced, or none is and the reason is told."""

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.files import mode_of, real_path, refuse_protected, write_temporary

UNCHANGED = "Keine der Dateien ist geändert."
OPEN = "Ist sie noch in einem anderen Programm geöffnet? Dann dort schließen."


@dataclass(frozen=True, slots=True)
class Replacement:
    """A file that is there, the bytes that it is to have, and how messages name it."""

    path: Path
    data: bytes
    shown: str


@dataclass(frozen=True, slots=True)
class _Staged:
    """A file, and beside it its new and its old bytes: either takes its place by a new name, which needs no space."""

    path: Path
    shown: str
    new: Path
    old: Path

    @property
    def replaced(self) -> bool:
        return not os.path.lexists(self.new)

    def clear(self) -> None:
        self.new.unlink(missing_ok=True)
        self.old.unlink(missing_ok=True)


def replace_all(files: Sequence[Replacement]) -> None:
    """Replace each file, which keeps its rights; at a link, the file that it leads to.

    Raises AntragError where one cannot be replaced. Then none is changed, or the message names those that are.
    """
    staged: list[_Staged] = []
    problems: list[Problem] = []
    try:
        for file in files:
            try:
                staged.append(_stage(file))
            except OSError as error:
                problems.append(_unwritable(file.shown, error, f"Zugriffsrechte und Speicherplatz prüfen. {UNCHANGED}"))
        if problems:
            raise AntragError(problems)
        _rename(staged)
    finally:
        for each in staged:
            each.clear()


def _stage(file: Replacement) -> _Staged:
    path = real_path(file.path)
    refuse_protected(path)
    mode = stat.S_IMODE(mode_of(path))
    new = write_temporary(path, file.data, mode)
    try:
        return _Staged(path, file.shown, new, write_temporary(path, path.read_bytes(), mode))
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def _rename(staged: Sequence[_Staged]) -> None:
    failed = ""
    try:
        for each in staged:
            failed = each.shown
            each.new.replace(each.path)
    except BaseException as error:
        problems = _undo(staged)
        if isinstance(error, OSError):
            hint = OPEN if problems else f"{OPEN} {UNCHANGED}"
            raise AntragError([_unwritable(failed, error, hint), *problems]) from error
        if problems:
            raise AntragError(problems) from error
        raise


def _undo(staged: Sequence[_Staged]) -> list[Problem]:
    """Give the old bytes back to what was replaced; a problem for each file that does not get them."""
    problems = []
    for each in staged:
        if each.replaced:
            try:
                each.old.replace(each.path)
            except OSError as error:
                what = f"Diese Datei ist schon geändert und ließ sich nicht zurücksetzen ({error.strerror})."
                hint = "Dasselbe noch einmal versuchen, wenn der Fehler behoben ist; dann sind alle geändert."
                problems.append(Problem(Place(each.shown), what, hint, "datei-nicht-zurueckgesetzt"))
    return problems


def _unwritable(shown: str, error: OSError, hint: str) -> Problem:
    what = f"Die Datei lässt sich nicht schreiben ({error.strerror})."
    return Problem(Place(shown), what, hint, "datei-nicht-schreibbar")
