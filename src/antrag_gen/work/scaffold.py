"""New papers and new projects, copied from the templates with blanks to fill in."""

import os
from pathlib import Path

from antrag_gen.errors import AntragError, Place
from antrag_gen.files import read_bytes, write_new
from antrag_gen.library.arten import ARTEN
from antrag_gen.library.folder import SETTINGS, ProjectFolder, check_name, default_templates, shown
from antrag_gen.library.portable import refuse_name
from antrag_gen.work.blank import blank_paper
from antrag_gen.work.editor.city import city_of
from antrag_gen.work.editor.files import kept_files, made_files
from antrag_gen.work.editor.schema import City

EXAMPLE = "beispiel.md"
NO_NAMES = ("", "..")
NEW_PROJECT = "projekt"


def new_paper(art: str, target: Path, project: ProjectFolder | None, city: City) -> Path:
    """Write a commented content file of that kind, as the project has it, in the words of the city.

    Raises AntragError where the file exists already, or can have no such name.
    """
    path = path_of_new(target, project)
    write_new(path, blank_paper(art, project, city).encode(), shown(path))
    return path


def path_of_new(target: Path, project: ProjectFolder | None) -> Path:
    """The path of a new paper, with its `.md`; AntragError where it can have no such name."""
    if target.name in NO_NAMES:
        what, hint = "Dem neuen Papier fehlt ein Dateiname.", "Ordner und Namen nennen: „content/antraege/turnhalle“."
        raise AntragError.of(Place(shown(target)), what, hint, id="datei-name")
    check_name(target, Place(shown(target)))
    if target.is_dir():
        raise AntragError.of(
            Place(shown(target)),
            "Das ist ein Ordner.",
            f"Einen Namen für die Datei nennen: „{shown(target)}/NAME“.",
            id="ziel-ordner",
        )
    path = target if target.suffix == ".md" else target.with_name(f"{target.name}.md")
    refuse_name(path)
    if project and path.absolute().is_relative_to(project.root) and ".." not in path.parts:
        project.check_inside(path, Place(shown(path)))
    return path


def new_project(folder: Path) -> list[Path]:
    """Write a project that builds at once; one that was begun is finished.

    Raises AntragError, with nothing written, where there is a project already, or another file of one of its names.
    """
    check_name(folder, Place(shown(folder)))
    refuse_name(folder)
    if (folder / SETTINGS).exists():
        raise AntragError.of(
            Place(shown(folder / SETTINGS)),
            "In diesem Ordner liegt schon ein Projekt.",
            "Einen anderen Ordner nennen.",
            id="projekt-vorhanden",
        )
    files = _project_files(folder)
    left = {path: data for path, data in files.items() if not _is_there(path, data)}
    # Only with its settings is it a project: they come last.
    for path in sorted(left, key=lambda path: (path == folder / SETTINGS, path)):
        write_new(path, left[path], shown(path))
    return list(files)


def _project_files(folder: Path) -> dict[Path, bytes]:
    skeleton = default_templates() / NEW_PROJECT
    copies = {
        folder / source.relative_to(skeleton): source for source in sorted(skeleton.rglob("*")) if source.is_file()
    }
    copies |= {
        folder / "content" / "antraege" / f"beispiel-{art}.md": default_templates() / art / EXAMPLE for art in ARTEN
    }
    written = {target: read_bytes(source, shown(source)) for target, source in copies.items()}
    # They know the city of the skeleton, until `antrag schema` is asked again.
    for_editors = {folder / name: data for name, data in editor_files(ProjectFolder(skeleton)).items()}
    return {path: data for path, data in for_editors.items() if not os.path.lexists(path)} | written


def editor_files(project: ProjectFolder) -> dict[str, bytes]:
    """What editors read in a project, by its name."""
    city = city_of(project)
    papers = {art: blank_paper(art, project, city) for art in ARTEN}
    return {**kept_files(), **made_files(city, papers)}


def _is_there(path: Path, data: bytes) -> bool:
    """Whether the file is there as it would be written; raises AntragError where another one has its name."""
    if not os.path.lexists(path):
        return False
    if path.is_file() and read_bytes(path, shown(path)) == data:
        return True
    raise AntragError.of(
        Place(shown(path)),
        "Diese Datei gibt es schon; sie bleibt, wie sie ist.",
        "Einen anderen Ordner nennen.",
        id="datei-vorhanden",
    )
