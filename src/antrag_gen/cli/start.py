"""What commands begin with: the project that the paths of the command line lie in."""

from collections.abc import Sequence
from pathlib import Path

from antrag_gen.cli.output import tell
from antrag_gen.cli.paths import meant
from antrag_gen.errors import AntragError, Place
from antrag_gen.library.folder import SETTINGS, ProjectFolder, find_folder, shown
from antrag_gen.work.actuals.one_run import interrupted


def choose_folder(named: Path | None, paths: Sequence[Path] = (), *, mending: bool = False) -> ProjectFolder:
    """The project named, or that of the first path, or of the current folder.

    Raises AntragError where there is none. Reports that were left half changed are told, unless that is mended.
    """
    folder = _find(named, paths)
    if not mending:
        tell(interrupted(folder))
    return folder


def _find(named: Path | None, paths: Sequence[Path]) -> ProjectFolder:
    if named is not None and not (named / SETTINGS).is_file():
        raise AntragError.of(
            Place(shown(named)),
            "In diesem Ordner liegt kein Projekt.",
            f"Dort fehlt {SETTINGS.as_posix()}.",
            id="projekt-fehlt",
        )
    missing = next((path for path in paths if not path.exists()), None)
    if missing is not None:
        raise AntragError.of(
            Place(shown(missing)), "Diesen Pfad gibt es nicht.", meant(missing, named), id="pfad-fehlt"
        )
    return ProjectFolder(named.resolve()) if named is not None else find_folder(paths[0] if paths else Path())
