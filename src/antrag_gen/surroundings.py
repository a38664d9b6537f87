"""Load what papers are read with: the settings of a project, its lists and its papers by number."""

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from antrag_gen.errors import AntragError, Problem
from antrag_gen.files import read_bytes
from antrag_gen.index import index_papers
from antrag_gen.models.projekt import Projekt, Stammdaten, Umfeld
from antrag_gen.models.validate import validate
from antrag_gen.project import SETTINGS, Project, shown
from antrag_gen.readers.head import read_head
from antrag_gen.readers.source import read_text

M = TypeVar("M", bound=BaseModel)


def load_surroundings(project: Project) -> Umfeld:
    """The settings, lists and papers of a project; raises AntragError with the problems of its YAML files."""
    settings = _load_yaml(project.root / SETTINGS, Projekt)
    return Umfeld(
        projekt=settings,
        stammdaten=_load_lists(project),
        verzeichnis=index_papers(project, settings.nummern),
    )


def _load_lists(project: Project) -> Stammdaten:
    """The lists that are there; a file that is not of a list is left to the office."""
    lists: dict[str, Any] = {}
    problems: list[Problem] = []
    for key in Stammdaten.model_fields:
        path = project.content / "stammdaten" / f"{key}.yaml"
        if not path.is_file():
            continue
        try:
            lists[key] = getattr(_load_yaml(path, Stammdaten, key), key)
        except AntragError as error:
            problems.extend(error.problems)
    if problems:
        raise AntragError(problems)
    return Stammdaten.model_construct(**lists)


def _load_yaml(path: Path, model: type[M], key: str = "") -> M:
    """A YAML file as a model; with `key`, the whole file is the value of that key."""
    name = shown(path)
    skip = 1 if key else 0
    head, problems = read_head(read_text(read_bytes(path, name), name), name)
    loaded = None
    if head is not None:
        values = {key: head.values} if key else head.values
        loaded, found = validate(model, values, lambda at, *, key=False: head.place(at[skip:], key=key))
        problems.extend(found)
    if loaded is None or problems:
        raise AntragError(problems)
    return loaded
