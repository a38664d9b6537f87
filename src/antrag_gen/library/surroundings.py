"""Load what papers are read with: the settings of a project, its lists, its papers by number and the decisions."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from antrag_gen.decisions.entscheidung import Entscheidung
from antrag_gen.decisions.files import read_decisions
from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.fields.projekt import Projekt, Stammdaten, Umfeld
from antrag_gen.fields.validate import nearest, sections_of, validate
from antrag_gen.fields.verzeichnis import Kennung
from antrag_gen.files import read_bytes
from antrag_gen.library.arten import ARTEN
from antrag_gen.library.index import Look, index_papers
from antrag_gen.library.project import SETTINGS, Project, shown
from antrag_gen.readers.source import read_text
from antrag_gen.readers.yaml.head import Head, read_head

M = TypeVar("M", bound=BaseModel)
# How templates ask for a word that the city may have another one for.
ASKED = re.compile(r"""\btitel\((["'])(?P<unser>.+?)\1\)""")


def load_surroundings(project: Project, look: Look | None = None) -> Umfeld:
    """The settings, lists, papers and decisions of a project; `look` as in `index_papers`.

    Raises AntragError with the problems of its settings and lists.
    """
    settings = load_settings(project)
    umfeld = Umfeld(
        projekt=settings,
        stammdaten=_load_lists(project),
        verzeichnis=index_papers(project, settings, look),
    )
    return load_decisions(project, umfeld)


def load_decisions(project: Project, umfeld: Umfeld) -> Umfeld:
    """The same surroundings with every decision of the project.

    Mistakes stop nothing here: they are kept in `beschlussfehler` for whoever needs all decisions. A paper that
    needs a decision with mistakes finds it in `unlesbar`; all others go on.
    """
    decisions: dict[Kennung, tuple[Entscheidung, ...]] = {}
    broken: dict[Kennung, tuple[str, ...]] = {}
    errors: dict[str, tuple[Problem, ...]] = {}
    for path in project.decision_files(()) if project.content.is_dir() else ():
        file = project.content_file(path)
        found = read_decisions(file.name, file.shown, partial(project.read, file.name, Place(file.shown)), umfeld)
        for decision in found.decisions.values():
            kennung = Kennung.of(decision.antrag)
            decisions[kennung] = (*decisions.get(kennung, ()), decision)
        for kennung in sorted(found.broken):
            broken[kennung] = (*broken.get(kennung, ()), file.name)
        if wrong := tuple(problem for problem in found.problems if problem.level is Level.FEHLER):
            errors[file.name] = wrong
    return umfeld.model_copy(update={"beschluesse": decisions, "unlesbar": broken, "beschlussfehler": errors})


def load_settings(project: Project) -> Projekt:
    """The settings alone; raises AntragError with the problems of `content/projekt.yaml`."""
    settings, head = _load_yaml(project.root / SETTINGS, Projekt)
    problems = list(_check_titles(project, settings, head))
    if problems:
        raise AntragError(problems)
    return settings


def _load_lists(project: Project) -> Stammdaten:
    """The lists that are there; a file that is not of a list is left to the office."""
    lists: dict[str, Any] = {}
    problems: list[Problem] = []
    for key in Stammdaten.model_fields:
        path = project.content / "stammdaten" / f"{key}.yaml"
        if not path.is_file():
            continue
        try:
            lists[key] = getattr(_load_yaml(path, Stammdaten, key)[0], key)
        except AntragError as error:
            problems.extend(error.problems)
    if problems:
        raise AntragError(problems)
    return Stammdaten.model_construct(**lists)


def _load_yaml(path: Path, model: type[M], key: str = "") -> tuple[M, Head]:
    """A YAML file as a model, and where its values stand; with `key`, the whole file is the value of that key."""
    name = shown(path)
    skip = 1 if key else 0
    head, problems = read_head(read_text(read_bytes(path, name), name), name)
    loaded = None
    if head is not None:
        values = {key: head.values} if key else head.values
        loaded, found = validate(model, values, lambda at, *, key=False: head.place(at[skip:], key=key))
        problems.extend(found)
    if head is None or loaded is None or problems:
        raise AntragError(problems)
    return loaded, head


def _check_titles(project: Project, settings: Projekt, head: Head) -> Iterator[Problem]:
    """Each word of ours must be one that is printed somewhere, and no kind may have two sections of one title."""
    known = _our_words(project) if settings.bezeichnungen else []
    for word in settings.bezeichnungen:
        if word not in known:
            meant = nearest(word, known)
            hint = f"Ist „{meant}“ gemeint?" if meant else "Links steht das Wort, das ohne diese Angabe gedruckt wird."
            place = head.place(("bezeichnungen", word), key=True)
            yield Problem(place, f"Die Bezeichnung „{word}“ gibt es nicht.", hint, "bezeichnung-unbekannt")
    for art, kind in ARTEN.items():
        titles = [settings.titel(title) for title in sections_of(kind)]
        for word in settings.bezeichnungen:
            if word in sections_of(kind) and titles.count(settings.titel(word)) > 1:
                what = f"„{settings.titel(word)}“ hießen bei „{art}“ zwei Abschnitte."
                place = head.place(("bezeichnungen", word))
                yield Problem(place, what, "Jedem Abschnitt einen eigenen Titel geben.", "bezeichnung-doppelt")


def _our_words(project: Project) -> list[str]:
    """The titles of sections, the names of kinds, and what the templates ask for."""
    words = [word for kind in ARTEN.values() for word in (*sections_of(kind), *kind.namen)]
    for folder in project.template_folders():
        for path in sorted(folder.rglob("*.j2")):
            text = read_bytes(path, shown(path)).decode("utf-8", "replace")
            words += (match["unser"] for match in ASKED.finditer(text))
    return list(dict.fromkeys(words))
