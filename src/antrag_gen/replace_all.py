"""Several files are replaced together: their new bytes come in; all are replaced, or none is and the reason is told.

Who is killed in between leaves a record with the old bytes of all; whoever comes next takes back what was begun.
"""

import base64
import hashlib
import json
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.files import (
    is_below,
    mode_of,
    read_bytes,
    real_path,
    refuse_protected,
    remove,
    said_of,
    write_below,
    write_new,
    write_temporary,
)
from antrag_gen.windows import replace

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


@dataclass(frozen=True, slots=True)
class Record:
    """A file that is there while others are replaced, all below `root`, and how messages name it."""

    path: Path
    root: Path
    shown: str


def replace_all(files: Sequence[Replacement], record: Record) -> None:
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
        write_new(record.path, _recorded(staged, record.root), record.shown)
        try:
            _rename(staged)
        finally:
            record.path.unlink(missing_ok=True)
    finally:
        for each in staged:
            each.clear()


def take_back(record: Record) -> list[Problem]:
    """Give all files their old bytes back that a killed program began to replace; out comes what to say of it.

    A file that somebody has changed since stays. Raises AntragError where the record cannot be read, or a file written.
    """
    if not os.path.lexists(record.path):
        return []
    what = "Beim letzten Mal wurde das Programm unterbrochen; die Dateien sind wieder so wie davor."
    problems = [Problem(Place(record.shown), what, "Es geht von vorn los.", "unterbrochen", Level.HINWEIS)]
    for name, old, new in _entries(record):
        path = record.root / name
        data = read_bytes(path, name) if path.is_file() else b""
        if hashlib.sha256(data).hexdigest() == new:
            write_below(record.root, path, old, name)
        elif data != old:
            what = "Diese Datei hat sich geändert, seit das Programm unterbrochen wurde; sie bleibt, wie sie ist."
            problems.append(Problem(Place(name), what, "Die Datei prüfen.", "unterbrochen", Level.WARNUNG))
    remove(record.path, record.shown)
    return problems


def _recorded(staged: Sequence[_Staged], root: Path) -> bytes:
    lines = (
        {
            "datei": each.path.relative_to(real_path(root)).as_posix(),
            "alt": base64.b64encode(each.old.read_bytes()).decode("ascii"),
            "neu": hashlib.sha256(each.new.read_bytes()).hexdigest(),
        }
        for each in staged
    )
    return "".join(f"{json.dumps(line)}\n" for line in lines).encode()


def _entries(record: Record) -> list[tuple[str, bytes, str]]:
    """Name, old bytes and digest of the new ones; anyone can have written them: no name leads out of the root."""
    try:
        lines = [json.loads(line) for line in read_bytes(record.path, record.shown).splitlines()]
        entries = [(line["datei"], base64.b64decode(line["alt"], validate=True), line["neu"]) for line in lines]
        if all(is_below(record.root / name, record.root) for name, _, _ in entries):
            return entries
    except AntragError:
        raise
    except (ValueError, LookupError, TypeError, RecursionError):
        pass  # told below, as for a name that leads elsewhere
    raise AntragError.of(
        Place(record.shown),
        "Hier steht, was das Programm zuletzt begonnen hat, aber nicht lesbar.",
        "Die Berichte prüfen und diese Datei löschen.",
        id="unterbrochen-unlesbar",
    )


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
            replace(each.new, each.path)
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
                replace(each.old, each.path)
            except OSError as error:
                what = f"Diese Datei ist schon geändert und ließ sich nicht zurücksetzen ({said_of(error)})."
                hint = "Dasselbe noch einmal versuchen, wenn der Fehler behoben ist; dann sind alle geändert."
                problems.append(Problem(Place(each.shown), what, hint, "datei-nicht-zurueckgesetzt"))
    return problems


def _unwritable(shown: str, error: OSError, hint: str) -> Problem:
    what = f"Die Datei lässt sich nicht schreiben ({said_of(error)})."
    return Problem(Place(shown), what, hint, "datei-nicht-schreibbar")
