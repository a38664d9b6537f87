"""Load the settings of a city and its lists: the YAML files of a project come in, checked models go out."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.fields.einstellungen import Einstellungen, Stammdaten
from antrag_gen.fields.freitext import judge_doubts
from antrag_gen.fields.validate import sections_of, validate
from antrag_gen.german.spelling import nearest
from antrag_gen.library.arten import ARTEN
from antrag_gen.library.folder import SETTINGS, ProjectFolder, shown
from antrag_gen.library.titles import find_our_words
from antrag_gen.readers.source import read_text
from antrag_gen.readers.yaml.head import Head, read_head

M = TypeVar("M", bound=BaseModel)


def load_settings(folder: ProjectFolder) -> Einstellungen:
    """The settings alone; raises AntragError with the problems of `content/projekt.yaml`."""
    settings, head = _load_yaml(folder, SETTINGS, Einstellungen)
    problems = list(_check_titles(folder, settings, head))
    if problems:
        raise AntragError(problems)
    return settings


def load_lists(folder: ProjectFolder) -> Stammdaten:
    """The lists that are there; a file that is not of a list is left to the office.

    Raises AntragError with the problems of all lists.
    """
    lists: dict[str, Any] = {}
    problems: list[Problem] = []
    for key in Stammdaten.model_fields:
        name = Path("content") / "stammdaten" / f"{key}.yaml"
        if not os.path.lexists(folder.root / name):
            continue
        try:
            lists[key] = getattr(_load_yaml(folder, name, Stammdaten, key)[0], key)
        except AntragError as error:
            problems.extend(error.problems)
    if problems:
        raise AntragError(problems)
    return Stammdaten(**lists)


def _load_yaml(folder: ProjectFolder, path: Path, model: type[M], key: str = "") -> tuple[M, Head]:
    """A YAML file as a model, and where its values stand; with `key`, the whole file is the value of that key."""
    name = shown(folder.root / path)
    skip = 1 if key else 0
    head, problems = read_head(read_text(folder.read(path.as_posix(), Place(name)), name), name)
    loaded = None
    if head is not None:
        values = {key: head.values} if key else head.values
        told = {(*([key] if key else []), *path) for path in head.broken}
        loaded, mistakes = validate(model, values, lambda at, *, key=False: head.place(at[skip:], key=key), told=told)
        # A list of keys or forms in the settings is no list of words.
        doubts = judge_doubts(model, head.doubts, key) if key else ()
        problems.extend([*doubts, *mistakes])
    if head is None or loaded is None or problems:
        raise AntragError(problems)
    return loaded, head


def _check_titles(folder: ProjectFolder, settings: Einstellungen, head: Head) -> Iterator[Problem]:
    """Each word of ours must be one that is printed somewhere, and no kind may have two sections of one title."""
    known = find_our_words(folder) if settings.bezeichnungen else []
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
