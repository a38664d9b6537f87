"""The only place that touches files: bytes in, bytes out, never half a file."""

import errno
import os
import stat
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from antrag_gen.errors import AntragError, Place
from antrag_gen.patterns import compile_late
from antrag_gen.windows import is_too_long, replace

LARGEST_FILE = 50_000_000
WRITABLE_BY_ANYONE = 0o222
SECONDS_TO_WRITE = 3600
# The names that `write_temporary` gives, and nobody else: a dot, the name of the paper, and what mkstemp makes of it.
LEFTOVER = compile_late(r"\..*-[a-z0-9_]{8}\.antrag-tmp")

# What a system says, where it says it in English.
SAID = {
    errno.EACCES: "Zugriff verweigert",
    errno.EPERM: "Zugriff verweigert",
    errno.EROFS: "der Datenträger ist schreibgeschützt",
    errno.ENOSPC: "auf dem Datenträger ist kein Platz mehr",
    errno.EDQUOT: "auf dem Datenträger ist kein Platz mehr",
    errno.EFBIG: "sie wäre zu groß",
    errno.EISDIR: "dort ist ein Ordner mit diesem Namen",
    errno.ENOTDIR: "dort ist eine Datei, wo ein Ordner sein muss",
    errno.EEXIST: "dort ist schon etwas mit diesem Namen",
    errno.ENOENT: "das gibt es nicht",
    errno.ELOOP: "Verknüpfungen führen im Kreis",
    errno.ENAMETOOLONG: "der Name ist zu lang",
    errno.EBUSY: "ein anderes Programm benutzt sie",
    errno.EMFILE: "zu viele Dateien sind offen",
    errno.EIO: "der Datenträger antwortet nicht richtig",
    errno.EBADF: "sie ist nicht zum Schreiben geöffnet",
    errno.EPIPE: "niemand liest sie mehr",
}
OPEN_ELSEWHERE = "Ist sie noch in Word oder in einem PDF-Programm geöffnet? Dann dort schließen."
MENDED_BY = {
    errno.ENOSPC: "Platz schaffen und noch einmal versuchen.",
    errno.EDQUOT: "Platz schaffen und noch einmal versuchen.",
    errno.EISDIR: "Den Ordner umbenennen.",
    errno.ENOENT: "Den Ordner prüfen; Windows braucht einen kürzeren Pfad.",
}


def said_of(error: OSError) -> str:
    """What the system says of it, in German; Windows says it in the language of the user."""
    if is_too_long(error):
        return "der Pfad ist für Windows zu lang"
    said = error.strerror or str(error)
    return SAID.get(error.errno, said) if error.errno is not None and said == os.strerror(error.errno) else said


def read_bytes(path: Path, shown: str) -> bytes:
    """The content of a file; `shown` is how messages name it.

    Raises AntragError where the file cannot be read or is larger than 50 MB.
    """
    try:
        if path.is_dir():
            what, hint = "Das ist ein Ordner und keine Datei.", "Die Datei darin nennen."
            raise AntragError.of(Place(shown), what, hint, id="datei-ordner")
        if not path.is_file():
            what, hint = "Diese Datei gibt es nicht.", "Schreibweise und Ordner prüfen."
            raise AntragError.of(Place(shown), what, hint, id="datei-fehlt")
        if path.stat().st_size > LARGEST_FILE:
            what, hint = "Die Datei ist größer als 50 MB.", "Bilder verkleinern."
            raise AntragError.of(Place(shown), what, hint, id="datei-zu-gross")
        return path.read_bytes()
    except OSError as error:
        raise AntragError.of(
            Place(shown),
            f"Die Datei lässt sich nicht lesen ({said_of(error)}).",
            "Zugriffsrechte prüfen.",
            id="datei-unlesbar",
        ) from error


def real_path(path: Path) -> Path:
    """Where a path leads; a link that leads to itself stays as it is, and reading it says that nothing is there."""
    # Path.resolve raises RuntimeError for such a link.
    return Path(os.path.realpath(path))


def is_below(path: Path, folder: Path) -> bool:
    """Whether a file lies below a folder on the disk as it does by its name: no folder between them is a link."""
    below = path.relative_to(folder)
    real, expected = real_path(path.parent), real_path(folder) / below.parent
    return ".." not in below.parts and os.path.normcase(real) == os.path.normcase(expected)


def write_below(folder: Path, path: Path, data: bytes, shown: str) -> None:
    """Replace the file at `path` by `data` in one step; a reader sees the old file or the new one.

    It keeps its rights; a link is replaced itself, so that nothing outside of `folder` is touched. Raises AntragError,
    with the old file untouched, where a folder between is a link, or the file write-protected or open elsewhere.
    """
    if not is_below(path, folder):
        raise AntragError.of(
            Place(shown),
            "Der Ordner dieser Datei ist eine Verknüpfung; dort wird nichts geschrieben.",
            "Die Verknüpfung durch einen Ordner ersetzen. Nur der ganze Ausgabeordner darf eine sein.",
            id="ausgabe-verknuepft",
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        refuse_protected(path)
        temporary = write_temporary(path, data, stat.S_IMODE(mode_of(path)))
        try:
            replace(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise AntragError.of(
            Place(shown),
            f"Die Datei lässt sich nicht schreiben ({said_of(error)}).",
            f"{MENDED_BY.get(error.errno or 0, OPEN_ELSEWHERE)} Die alte Datei ist unverändert.",
            id="datei-nicht-schreibbar",
        ) from error


def clear_name(path: Path) -> bool:
    """Remove a link, or what else is no file and no folder, from a name that a file is to have; whether there was one.

    Raises OSError where that is not allowed.
    """
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return False
    path.unlink()
    return True


def write_new(path: Path, data: bytes, shown: str) -> None:
    """Write a file that is not there yet, in one step: who is killed leaves nothing at `path`, or the whole file.

    A link counts as a file, wherever it leads. Raises AntragError, with nothing changed, where that fails.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not _write_without_name(path, data):
            _write_beside(path, data)
    except FileExistsError as error:
        raise AntragError.of(
            Place(shown),
            "Diese Datei gibt es schon; sie bleibt, wie sie ist.",
            "Die Datei prüfen, umbenennen oder einen anderen Namen nennen.",
            id="datei-vorhanden",
        ) from error
    except OSError as error:
        raise AntragError.of(
            Place(shown),
            f"Die Datei lässt sich nicht schreiben ({said_of(error)}).",
            "Zugriffsrechte prüfen.",
            id="datei-nicht-schreibbar",
        ) from error


def append(path: Path, data: bytes, shown: str) -> None:
    """Add bytes to the end of a file; who is interrupted leaves a part of them there.

    A file that has another name elsewhere, too, becomes one of its own before: what is there is not touched.
    """
    try:
        if path.is_file() and path.stat().st_nlink > 1:
            write_temporary(path, path.read_bytes(), stat.S_IMODE(mode_of(path))).replace(path)
        with path.open("ab") as file:
            file.write(data)
    except OSError as error:
        raise AntragError.of(
            Place(shown),
            f"Die Datei lässt sich nicht schreiben ({said_of(error)}).",
            "Ist auf dem Datenträger noch Platz?",
            id="datei-nicht-schreibbar",
        ) from error


def remove(path: Path, shown: str) -> None:
    """Remove a file; raises AntragError where that is not allowed."""
    try:
        path.unlink()
    except OSError as error:
        raise AntragError.of(
            Place(shown),
            f"Die Datei lässt sich nicht löschen ({said_of(error)}).",
            "Ist sie noch in einem anderen Programm geöffnet? Dann dort schließen.",
            id="datei-nicht-loeschbar",
        ) from error


def remove_leftovers(folder: Path) -> None:
    """Remove what programs that were killed while they wrote have left below a folder.

    What is younger than an hour may be what another program writes just now, a list for example, and stays.
    """
    for place, _, names in os.walk(folder):
        for name in names:
            _remove_leftover(Path(place) / name)


def remove_leftovers_beside(path: Path) -> None:
    """The same in the folder of a file alone, which may be any folder: nobody wants to wait for what lies below it."""
    with suppress(OSError):
        for other in path.parent.iterdir():
            _remove_leftover(other)


def _remove_leftover(path: Path) -> None:
    if LEFTOVER.fullmatch(path.name):
        # One that cannot be removed yet is in nobody's way; the next run tries again.
        with suppress(OSError):
            if time.time() - path.lstat().st_mtime > SECONDS_TO_WRITE:
                path.unlink()


@dataclass(frozen=True, slots=True)
class Stamp:
    """What changes when a file is written: its size in bytes, and its time in nanoseconds."""

    size: int
    mtime_ns: int


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a file, without reading it; None where there is none, and for a link."""
    try:
        entry = path.lstat()
    except OSError:
        return None
    return Stamp(entry.st_size, entry.st_mtime_ns) if stat.S_ISREG(entry.st_mode) else None


def _write_without_name(path: Path, data: bytes) -> bool:
    """Write a file that has no name until it is whole (Linux); False where the file system knows none."""
    try:
        handle = os.open(path.parent, os.O_TMPFILE | os.O_WRONLY, 0o666)
    except (AttributeError, OSError):
        return False
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(handle)
        try:
            # Only with a folder given does Python follow the link to what has no name.
            os.link(f"/proc/self/fd/{handle}", path, src_dir_fd=handle, follow_symlinks=True)
        except FileExistsError:
            raise
        except OSError:
            return False
    return True


def _write_beside(path: Path, data: bytes) -> None:
    remove_leftovers_beside(path)
    temporary = write_temporary(path, data)
    try:
        _give_name(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _give_name(temporary: Path, path: Path) -> None:
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError as error:  # a file system without hard links; Windows then refuses to rename over what is there
        if os.path.lexists(path):
            raise FileExistsError(17, "vorhanden") from error
        temporary.rename(path)


def refuse_protected(path: Path) -> None:
    """Raises PermissionError for a file that somebody protected: to rename over it heeds the folder's rights only."""
    if (mode := mode_of(path)) and not mode & WRITABLE_BY_ANYONE:
        raise PermissionError(13, "schreibgeschützt")


def mode_of(path: Path) -> int:
    """The mode of a file; 0 where there is none, and for a link."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return 0
    return 0 if stat.S_ISLNK(mode) else mode


def write_temporary(path: Path, data: bytes, mode: int = 0) -> Path:
    """A file beside `path` with these bytes, which are on the disk; with its rights, or those of a new file.

    What is left of it by who is killed is what `remove_leftovers` removes.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=".antrag-tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode or _default_mode())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _default_mode() -> int:
    """The rights a new file gets here; mkstemp gives fewer, and colleagues could not open the paper."""
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
