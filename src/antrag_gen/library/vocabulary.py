"""The words that papers of a project may have: its lists and the dictionary of the machine come in, words go out.

Lists are the words of the field, which are shipped, the city's own (`content/stammdaten/woerter.txt`), and the names in
its settings and other lists.
"""

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from antrag_gen.errors import AntragError, Level, Place, Problem
from antrag_gen.files import read_bytes
from antrag_gen.german.vocabulary import Dictionary, Vocabulary, words_of
from antrag_gen.library.dictionary import load_dictionary
from antrag_gen.library.folder import ProjectFolder, shown
from antrag_gen.library.katalog import Katalog
from antrag_gen.patterns import compile_late
from antrag_gen.readers.source import read_text

OWN_WORDS = Path("content") / "stammdaten" / "woerter.txt"
OF_THE_FIELD = Path(__file__).with_name("amtsdeutsch.txt")
COMMENT = "#"
# What a word may have: letters and figures, hyphens, apostrophes and signs of gender inside, a full stop at its end.
IS_WORD = compile_late(r"\w(?:[\w'’*:&/-]*\w)?\.?")
# Keys whose values are no words for people.
SIGNS = ("nummern", "gliederung", "ohne_pruefung", "ist_daten", "referat", "thh", "email", "telefon")


def open_vocabulary(folder: ProjectFolder, katalog: Katalog) -> Vocabulary | None:
    """The words that papers of a project may have; None where this machine has no dictionary."""
    dictionary = load_dictionary()
    return make_vocabulary(folder, katalog, dictionary) if dictionary is not None else None


def make_vocabulary(folder: ProjectFolder, katalog: Katalog, dictionary: Dictionary) -> Vocabulary:
    """The lists of a project and a dictionary; a list that cannot be read is told elsewhere, and is empty here."""
    try:
        own = [word for _, word in read_own_words(folder)]
    except AntragError:
        own = []
    return Vocabulary((*words_of_field(), *own, *words_of(_names(katalog))), dictionary)


def read_own_words(folder: ProjectFolder) -> list[tuple[Place, str]]:
    """The words of the city's list, each where it stands; raises AntragError where it cannot be read."""
    name = shown(folder.root / OWN_WORDS)
    if not os.path.lexists(folder.root / OWN_WORDS):
        return []
    text = read_text(folder.read(OWN_WORDS.as_posix(), Place(name)), name)
    return list(_words(text, name))


def find_no_words(folder: ProjectFolder) -> Iterator[Problem]:
    """What in the city's list is no word, or why it cannot be read."""
    try:
        words = read_own_words(folder)
    except AntragError as error:
        yield from error.problems
        return
    for place, word in words:
        if not IS_WORD.fullmatch(word):
            hint = "In jeder Zeile steht ein Wort; hinter „#“ kann etwas dazu stehen."
            yield Problem(place, f"„{word}“ ist kein Wort.", hint, "woerter-kein-wort", Level.WARNUNG)


@cache
def words_of_field() -> tuple[str, ...]:
    """The words that are shipped."""
    text = read_text(read_bytes(OF_THE_FIELD, OF_THE_FIELD.name), OF_THE_FIELD.name)
    return tuple(word for _, word in _words(text, OF_THE_FIELD.name))


def _words(text: str, name: str) -> Iterator[tuple[Place, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        for match in re.finditer(r"\S+", line.partition(COMMENT)[0]):
            yield Place(name, number, match.start() + 1), match[0]


def _names(katalog: Katalog) -> Iterator[str]:
    """Those of the lists, and the city's own words of the settings."""
    yield from _texts(katalog.stammdaten.model_dump())
    yield from _texts(katalog.einstellungen.model_dump())


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 – what a model dumps
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner) if key not in SIGNS else ()
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)
