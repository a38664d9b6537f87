"""Load the settings of a city and its lists: the YAML files of a project come in, checked models go out."""

import os
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.fields.einstellungen import Amt, Einstellungen, Stammdaten
from antrag_gen.fields.freitext import judge_doubts
from antrag_gen.fields.leere_angaben import check_empty
from antrag_gen.fields.validate import sections_of, validate
from antrag_gen.german.spelling import nearest
from antrag_gen.library.arten import ARTEN
from antrag_gen.library.folder import SETTINGS, ProjectFolder, shown
from antrag_gen.library.head_marks import find_file_marks
from antrag_gen.library.titles import find_our_words, find_unknown
from antrag_gen.readers.source import read_text
from antrag_gen.readers.yaml.head import Head, read_head

M = TypeVar("M", bound=BaseModel)


def load_settings(folder: ProjectFolder) -> Einstellungen:
    """The settings alone; raises AntragError with the problems of `content/projekt.yaml`."""
    settings, head = _load_yaml(folder, SETTINGS, Einstellungen)
    problems = [*_check_own(settings, head), *_check_titles(folder, settings, head)]
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
        name = _name_of_list(key)
        if not os.path.lexists(folder.root / name):
            continue
        try:
            lists[key] = getattr(_load_yaml(folder, name, Stammdaten, key)[0], key)
        except AntragError as error:
            problems.extend(error.problems)
    if problems:
        raise AntragError(problems)
    return Stammdaten(**lists)


def find_warnings(folder: ProjectFolder) -> Iterator[Problem]:
    """What is strange in settings and lists that can be read: marks that would be printed, two of one name."""
    _, head = _load_yaml(folder, SETTINGS, Einstellungen)
    yield from find_file_marks(head)
    for key in Stammdaten.model_fields:
        name = _name_of_list(key)
        if os.path.lexists(folder.root / name):
            lists, head = _load_yaml(folder, name, Stammdaten, key)
            yield from find_file_marks(head)
            yield from _find_twins({entry: value.name for entry, value in getattr(lists, key).items()}, head)
            if key == "aemter":
                yield from _find_shared(lists.aemter, head)


def place_in_settings(folder: ProjectFolder, *path: str) -> Place:
    """Where a key of the settings stands."""
    return _load_yaml(folder, SETTINGS, Einstellungen)[1].place(path, key=True)


def _find_twins(names: Mapping[str, str], head: Head) -> Iterator[Problem]:
    """Two keys of a list with the same name: nobody could tell them apart in print."""
    first: dict[str, str] = {}
    for key, name in names.items():
        other = first.setdefault(" ".join(name.casefold().split()), key)
        if other != key:
            what = f"„{key}“ und „{other}“ haben denselben Namen."
            hint = "Einen der beiden Einträge löschen, oder die Namen unterscheiden."
            yield Problem(head.place((key, "name")), what, hint, "name-doppelt", Level.WARNUNG)


def _find_shared(aemter: Mapping[str, Amt], head: Head) -> Iterator[Problem]:
    """A Teilhaushalt of two offices: which of them reports, nobody could say."""
    first: dict[str, str] = {}
    for key, amt in aemter.items():
        for index, thh in enumerate(amt.thh):
            other = first.setdefault(thh, key)
            if other != key:
                what = f"THH {thh} steht auch bei „{other}“; welches der beiden Ämter berichtet, ist damit offen."
                hint = "Den Teilhaushalt bei einem Amt löschen, oder „amt“ bei jedem Beschluss angeben."
                yield Problem(head.place((key, "thh", index)), what, hint, "thh-doppelt", Level.WARNUNG)


def _name_of_list(key: str) -> Path:
    return Path("content") / "stammdaten" / f"{key}.yaml"


def _load_yaml(folder: ProjectFolder, path: Path, model: type[M], key: str = "") -> tuple[M, Head]:
    """A YAML file as a model, and where its values stand; with `key`, the whole file is the value of that key."""
    name = shown(folder.root / path)
    skip = 1 if key else 0
    head, problems = read_head(read_text(folder.read(path.as_posix(), Place(name)), name), name)
    loaded = None
    if head is not None:
        values = {key: head.values} if key else head.values
        told = {(*([key] if key else []), *path) for path in head.broken}

        where = partial(_place_below, head, skip)
        loaded, mistakes = validate(model, values, where, told=told)
        mistakes.extend(check_empty(model, head.empty, where, *([key] if key else [])))
        # A list of keys or forms in the settings is no list of words.
        doubts = judge_doubts(model, head.doubts, key) if key else ()
        problems.extend([*doubts, *mistakes])
    if head is None or loaded is None or problems:
        raise AntragError(problems)
    return loaded, head


def _place_below(head: Head, skip: int, path: tuple[str | int, ...], *, key: bool = False) -> Place:
    """The place of a value in a file that lies so many keys below the model."""
    return head.place(path[skip:], key=key)


def _check_own(settings: Einstellungen, head: Head) -> Iterator[Problem]:
    """What a city has besides ours must be of a kind that there is, and must not take the place of ours."""
    for art, eigenes in settings.eigenes.items():
        kind = ARTEN.get(art)
        if kind is None:
            meant = nearest(art, list(ARTEN))
            hint = f"Ist „{meant}“ gemeint?" if meant else f"Möglich sind: {', '.join(ARTEN)}."
            yield Problem(
                head.place(("eigenes", art), key=True), f"Die Art „{art}“ gibt es nicht.", hint, "art-unbekannt"
            )
            continue
        for key in eigenes.angaben:
            if hasattr(kind, key) or key in kind.model_fields:
                place = head.place(("eigenes", art, "angaben", key), key=True)
                what = f"„{key}“ heißt bei „{art}“ schon etwas anderes."
                yield Problem(place, what, "Einen anderen Schlüssel nehmen.", "eigenes-doppelt")
        ours = sections_of(kind, settings.titel)
        for index, title in enumerate(eigenes.abschnitte or ()):
            if title in ours:
                place = head.place(("eigenes", art, "abschnitte", index))
                what = f"Den Abschnitt „{title}“ hat „{art}“ schon."
                yield Problem(place, what, "Die Zeile löschen.", "eigenes-doppelt")


def _check_titles(folder: ProjectFolder, settings: Einstellungen, head: Head) -> Iterator[Problem]:
    """Each word of ours must be one that is printed somewhere, and no kind may have two sections of one title."""
    for word in find_unknown(settings.bezeichnungen, folder):
        meant = nearest(word, find_our_words(folder))
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
