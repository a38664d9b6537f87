"""What commands begin with: the project that the paths of the command line lie in."""

from collections.abc import Sequence
from pathlib import Path

from antrag_gen.errors import AntragError, Place
from antrag_gen.fields.projekt import Umfeld
from antrag_gen.library.project import SETTINGS, Project, find_project, shown
from antrag_gen.library.surroundings import load_surroundings


def open_project(named: Path | None, paths: Sequence[Path] = ()) -> tuple[Project, Umfeld]:
    """The project that a command is about, and its settings; raises AntragError where these have errors."""
    project = choose_project(named, paths)
    return project, load_surroundings(project)


def choose_project(named: Path | None, paths: Sequence[Path] = ()) -> Project:
    """The project named, or that of the first path, or of the current folder.

    Raises AntragError where there is none.
    """
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
            Place(shown(missing)), "Diesen Pfad gibt es nicht.", "Schreibweise prüfen.", id="pfad-fehlt"
        )
    return Project(named.resolve()) if named is not None else find_project(paths[0] if paths else Path())
