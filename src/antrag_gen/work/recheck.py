"""Stage check, again: paths come in; what the last run said of them goes out, where nothing has changed since.

Only files are compared here: no paper is opened, and nothing that reads papers is imported.
"""

import json
import os
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import antrag_gen
from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.files import read_bytes, write_below
from antrag_gen.library.dictionary import PACKAGE, find_dictionary
from antrag_gen.library.folder import ProjectFolder, default_templates, shown

NAME = ".geprueft.json"
# Of larger files, which are no papers, size and times count.
LARGEST_READ = 1_000_000
COMPILED = (".pyc", "__pycache__")


def check_again(folder: ProjectFolder, paths: Sequence[Path]) -> tuple[list[Problem], int]:
    """What `check_all` says, and how many files it looked at; raises as it does."""
    state = _state(folder, paths)
    if state and (known := _recall(folder, state)):
        return known
    if state:
        _begin_workers(folder)
    from antrag_gen.work.check_all import check_all

    checked = check_all(folder, paths)
    if state and checked.read is not None:
        _keep(folder, state, checked.problems, checked.files, checked.read)
    return checked.problems, checked.files


def _parts(folder: ProjectFolder) -> tuple[Path, ...]:
    """The folders that papers are made from."""
    return folder.content, folder.root / "templates"


def _state(folder: ProjectFolder, paths: Sequence[Path]) -> str:
    """The digest of all files that a run over these paths may look at; empty where nobody can tell.

    A single file is rather checked: it is what has just been changed.
    """
    named = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 – Path.absolute keeps „..“
    if not all(path.is_dir() and any(path.is_relative_to(part) for part in _parts(folder)) for path in named):
        return ""
    digest = blake2b(digest_size=16)
    try:
        for word in (*map(str, (folder.root, Path.cwd(), *paths)), *_program(), *_files(folder)):
            digest.update(f"{word}\0".encode("utf-8", "surrogatepass"))
    except OSError:  # a folder that may not be looked into, a file that vanishes
        return ""
    return digest.hexdigest()


def _begin_workers(folder: ProjectFolder) -> None:
    """Where it is likely that there will be some, have them made ready while this process imports what it needs."""
    if (folder.output / NAME).exists():
        return  # most are known
    from antrag_gen.work.batch.pool import CHECKING, start_server

    if sum(path.endswith(".md") for path in _below(folder.content)) > CHECKING.few:
        start_server(CHECKING)


def _program() -> Iterator[str]:
    """The program, Python and its packages by their names with versions, and the dictionary of this machine."""
    yield f"{antrag_gen.__version__} {sys.version} {find_spec(PACKAGE) is not None}"
    for folder in sys.path:
        if os.path.isdir(folder):  # noqa: PTH112 – the same for what is no path
            yield from sorted(name for name in os.listdir(folder) if name.endswith("-info"))  # noqa: PTH208 – as above
    for root in (Path(antrag_gen.__file__).parent, default_templates()):
        yield from (f"{path} {_stamp(path)}" for path in _below(root) if not path.endswith(COMPILED))
    where = find_dictionary(os.environ)
    yield from (f"{path} {_stamp(path)}" for path in (where.files if where else ()))


def _files(folder: ProjectFolder) -> Iterator[str]:
    """The files of the project, by name and content."""
    for part in _parts(folder):
        yield from (f"{path} {_sign(path)}" for path in _below(part))


def _below(folder: Path) -> Iterator[str]:
    """What lies in a folder and its folders, as `files_below` has it; raises OSError for one that is closed."""

    def fail(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            raise error

    for above, folders, files in os.walk(folder, onerror=fail):
        folders.sort()
        yield from (os.path.join(above, name) for name in sorted((*folders, *files)))  # noqa: PTH118 – there are many


def _sign(path: str) -> str:
    """What differs where a file does; of a link, where it leads as well."""
    leads = os.readlink(path) if os.path.islink(path) else ""  # noqa: PTH114, PTH115 – there are many
    try:
        found = os.stat(path)  # noqa: PTH116 – there are many
    except OSError as error:
        return f"{leads} {error.errno}"
    if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST_READ:
        return f"{leads} {_stamp(path)}"
    with open(path, "rb") as file:  # noqa: PTH123 – there are many
        return f"{leads} {_digest(file.read())}"


def _stamp(path: str | Path) -> str:
    """Of what is no file, only what it is: the times of a folder are those of other things."""
    found = os.stat(path)  # noqa: PTH116 – there are many
    if not stat.S_ISREG(found.st_mode):
        return str(stat.S_IFMT(found.st_mode))
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def _recall(folder: ProjectFolder, state: str) -> tuple[list[Problem], int] | None:
    """None where nothing is known of this state; anyone may have written what is read."""
    path = folder.output / NAME
    try:
        known = json.loads(read_bytes(path, shown(path))) if not path.is_symlink() else {}
        if known["stand"] != state or not all(_is_same(folder, *read) for read in known["gelesen"].items()):
            return None
        return [_problem(values) for values in known["funde"]], int(known["dateien"])
    except (AntragError, OSError, KeyError, TypeError, ValueError, AttributeError):
        return None


def _is_same(folder: ProjectFolder, name: str, digest: str) -> bool:
    return _digest(folder.read(name, Place(name))) == digest


def _problem(values: Sequence[Any]) -> Problem:
    path, line, column, what, hint, id, level = values
    return Problem(Place(str(path), int(line), int(column)), str(what), str(hint), str(id), Level(level))


def _keep(
    folder: ProjectFolder, state: str, problems: Sequence[Problem], files: int, read: Mapping[str, str | None]
) -> None:
    """Write it down; where that cannot be, the next run takes longer."""
    parts = tuple(f"{part.relative_to(folder.root).as_posix()}/" for part in _parts(folder))
    found: list[Any] = [
        [*(each.where.path, each.where.line, each.where.column), each.what, each.hint, each.id, each.level.value]
        for each in problems
    ]
    elsewhere = {name: digest for name, digest in read.items() if not name.startswith(parts) or ".." in name.split("/")}
    data = json.dumps({"stand": state, "gelesen": elsewhere, "dateien": files, "funde": found}).encode()
    path = folder.output / NAME
    with suppress(AntragError):
        write_below(folder.output, path, data, shown(path))
