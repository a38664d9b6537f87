"""Paths as people type them: a content file without its `.md` is found, for a wrong name the nearest one is offered."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from antrag_gen.errors import AntragError
from antrag_gen.german.spelling import nearest
from antrag_gen.library.folder import ProjectFolder, find_folder, shown


class ContentPath(click.Path):
    """A content file, also named without `.md`, or a folder."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 – click's
        path = Path(str(super().convert(value, param, ctx)))
        file = path.with_name(f"{path.name}.md") if path.name else path
        return file if not path.exists() and file.is_file() else path


def meant(path: Path, project: Path | None) -> str:
    """A hint for a path that is not there: the content file of the project that has the name, or nearly that."""
    with suppress(AntragError):
        folder = ProjectFolder(project) if project else find_folder(Path())
        for below in (folder.content / path, folder.content / f"{path}.md"):
            if below.exists():
                return f"Ist „{shown(below)}“ gemeint?"
        files = {file.stem: shown(file) for file in folder.content_files(())}
        if name := path.stem if path.stem in files else nearest(path.stem, list(files)):
            return f"Ist „{files[name]}“ gemeint?"
    return "Schreibweise prüfen."
