"""What `antrag woerter` does: papers come in, words that nobody knows go out, and into the list of the city."""

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from antrag_gen.errors import AntragError, Level, Place
from antrag_gen.files import write_below
from antrag_gen.german.vocabulary import Vocabulary
from antrag_gen.library.contents import Content
from antrag_gen.library.dictionary import tell_missing
from antrag_gen.library.folder import ContentFile, ProjectFolder, shown
from antrag_gen.library.project import OpenedProject
from antrag_gen.library.vocabulary import COMMENT, OWN_WORDS
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.proof import SWITCH
from antrag_gen.proofing.writing.unknown_words import ID, unknown_words

HEADING = "# Wörter, die bei uns richtig sind, eines je Zeile. „antrag woerter --aufnehmen“ fügt neue hinzu.\n\n"


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word that nobody knows, how often it stands in the papers and where first, and what may be meant."""

    word: str
    count: int
    first: Place
    meant: tuple[str, ...]


def vocabulary_for(project: OpenedProject) -> Vocabulary:
    """The words that its papers may have; raises AntragError where this machine has no dictionary."""
    if project.vocabulary is None:
        raise AntragError.of(Place(shown(project.folder.root)), *tell_missing(os.environ), id="woerterbuch-fehlt")
    return project.vocabulary


@dataclass(frozen=True, slots=True)
class NewWords:
    """The unknown words in the order of the alphabet, and the files that were not looked at for their errors."""

    words: list[UnknownWord]
    unread: list[str]


def find_new_words(paths: Sequence[Path], project: OpenedProject, vocabulary: Vocabulary) -> NewWords:
    """What these papers have."""
    found: dict[str, tuple[int, Place]] = {}
    unread = []
    for path in project.folder.content_files(paths):
        file = project.folder.content_file(path)
        if not _can_be_read(file, project):
            unread.append(file.shown)
            continue
        for word, place in _words_of(project.content(file), project, vocabulary):
            count, first = found.get(word, (0, place))
            found[word] = (count + 1, first)
    words = [UnknownWord(word, *found[word], vocabulary.suggest(word)) for word in sorted(found, key=_by_alphabet)]
    return NewWords(words, unread)


def _can_be_read(file: ContentFile, project: OpenedProject) -> bool:
    """Whether head and body can be told apart, and the words of the body from its marks."""
    try:
        content = project.content(file)
        is_broken = content.head is None or any(each.level is Level.FEHLER for each in content.body_problems)
    except AntragError:
        return False
    return not is_broken


def _words_of(content: Content, project: OpenedProject, vocabulary: Vocabulary) -> Iterator[tuple[str, Place]]:
    """Nothing of a paper that does without the check."""
    switched_off = content.said.get(SWITCH)
    if isinstance(switched_off, dict) and ID in switched_off:
        return
    for word, places in unknown_words(Manuscript(content, None, project), vocabulary).items():
        for passage, start in places:
            yield word, passage.place(start)


def take_in(words: Sequence[str], folder: ProjectFolder) -> Path:
    """Write the words into the list of the city and give its path; raises AntragError where it cannot be written.

    All that stands there stays. New words come into the last part, what is behind the last comment or empty line.
    """
    path = folder.root / OWN_WORDS
    name = shown(path)
    before = folder.read(OWN_WORDS.as_posix(), Place(name)).decode("utf-8") if path.exists() else HEADING
    write_below(folder.root, path, _add(before, words).encode("utf-8"), name)
    return path


def _add(text: str, words: Sequence[str]) -> str:
    """The text with the words, each before the first line of the last part that comes behind it."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += end
    start = max((at + 1 for at, line in enumerate(lines) if not line.partition(COMMENT)[0].strip()), default=0)
    head, part = lines[:start], lines[start:]
    for word in words:
        at = next((at for at, line in enumerate(part) if _by_alphabet(line.strip()) > _by_alphabet(word)), len(part))
        part.insert(at, f"{word}{end}")
    return "".join((*head, *part))


def _by_alphabet(word: str) -> tuple[str, str]:
    """As a German list is sorted: „ä“ as „a“."""
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)), word
