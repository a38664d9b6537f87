"""What was saved in a project, as long as the command runs: batches of paths, one after the other."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from antrag_gen.errors import AntragError, Place
from antrag_gen.library.folder import ProjectFolder

if TYPE_CHECKING:
    from watchfiles import Change

WATCHING = "Auf Änderungen wird gewartet; mit Strg+C beenden."


# How long nothing has to happen until the first run may begin, in milliseconds.
QUIET = 500


def saves(folder: ProjectFolder) -> Iterator[list[Path]]:
    """What changes below content/ and templates/ from now on; ends when somebody interrupts.

    Raises AntragError where the library that waits for files is missing.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        what = "Das Paket „watchfiles“ fehlt, das auf geänderte Dateien wartet."
        hint = "„pip install watchfiles“ eingeben."
        raise AntragError.of(Place("--beobachten"), what, hint, "paket-fehlt") from error
    watched = [path for path in (folder.content, folder.root / "templates") if path.is_dir()]
    watching = watch(*watched, rust_timeout=QUIET, yield_on_timeout=True)
    # It begins to look when it is first asked: nothing that is saved during the first run is missed.
    next(watching)
    return _batches(watching)


def _batches(watching: Iterator[set[tuple["Change", str]]]) -> Iterator[list[Path]]:
    try:
        for batch in watching:
            if batch:
                yield sorted({Path(path) for _, path in batch})
    except KeyboardInterrupt:
        return
