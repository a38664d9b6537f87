"""Rules on names that are nearly those of the city's lists: a manuscript goes in, misspelt names come out.

A name is known by its words: one of them is misspelt where all others stand beside it, or where it is long enough to
be nothing else. Inflected words are those of the name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from antrag_gen.proofing.manuscript import Manuscript, Passage
from antrag_gen.proofing.rule import Finding, Rule

LISTS = ("fraktionen", "referate", "gremien", "aemter")
WORD = re.compile(r"[^\W\d_]+")
LONG = re.compile(r"[^\W\d_]{4,}")
TOGETHER = re.compile(r"[^\W\d_]+(?:[\s,–-]+[^\W\d_]+)*")
SHORTEST = 5  # letters of a word that can be misspelt
SHORTEST_STEM = 3
ALONE = 8  # letters of a word that is a name by itself
TWO_SLIPS = 10  # from so many letters on a word may differ in two
FOLDED = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
MOST_SLIPS = 2
ENDINGS = ("innen", "in", "es", "en", "em", "er", "e", "s", "n", "")
LABEL = "Fraktion"


@dataclass(frozen=True, slots=True)
class Name:
    """A name, the words that tell it, and those folded."""

    text: str
    words: tuple[str, ...]


def find_misspelt(manuscript: Manuscript) -> Iterator[Finding]:
    """A name of a Fraktion, Referat, Gremium or Amt with a slip in one of its words."""
    lists = ((key, manuscript.access.liste(key)) for key in LISTS)
    names = _names(tuple((key, tuple(entry.name for entry in entries.values())) for key, entries in lists))
    wanted = frozenset(word for name in names for word in name.words if len(word) >= SHORTEST)
    for passage in manuscript.passages if wanted else ():
        if passage.path[:1] == ("anmeldeliste",):
            continue  # a Referat that the list does not have is told where it is read
        if not any(_near(word, wanted) for word in set(LONG.findall(passage.text))):
            continue
        words = [(match.start(), match[0], _fold(match[0])) for match in WORD.finditer(passage.text)]
        for index, (_, word, _) in enumerate(words):
            for meant in _near(word, wanted):
                yield from _misspelt(passage, words, index, meant, names)


@lru_cache(maxsize=4)
def _names(lists: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Name, ...]:
    """The names of the lists; „Fraktion Linde“ is the Linde-Fraktion as well."""
    names: dict[tuple[str, ...], Name] = {}
    for key, texts in lists:
        for text in texts:
            words = tuple(map(_fold, WORD.findall(text)))
            names.setdefault(words, Name(text, words))
            if key == "fraktionen" and words[:1] == (_fold(LABEL),):
                names.setdefault((*words[1:], words[0]), Name(text, (*words[1:], words[0])))
    return tuple(names.values())


Words = Sequence[tuple[int, str, str]]


def _misspelt(passage: Passage, words: Words, index: int, meant: str, names: Sequence[Name]) -> Iterator[Finding]:
    for name in names:
        for position, word in enumerate(name.words):
            first = index - position
            if word != meant or first < 0 or first + len(name.words) > len(words):
                continue
            found = words[first : first + len(name.words)]
            others = [
                _same(each[2], other)
                for at, (each, other) in enumerate(zip(found, name.words, strict=True))
                if at != position
            ]
            alone = len(name.words) == 1 and len(meant) >= ALONE
            start, end = found[0][0], found[-1][0] + len(found[-1][1])
            if (alone or (others and all(others))) and _is_together(passage.text[start:end]):
                if not passage.is_literal(start):
                    what = f"„{passage.text[start:end]}“ heißt in den Stammdaten „{name.text}“."
                    yield Finding(passage.place(start), what, "Den Namen vergleichen.")
                return


def _is_together(text: str) -> bool:
    """Whether nothing but blanks, commas, hyphens and dashes stands between the words."""
    return TOGETHER.fullmatch(text) is not None


def _fold(word: str) -> str:
    return word.casefold().translate(FOLDED)


def _same(word: str, known: str) -> bool:
    """Whether both are one word, inflected or not."""
    return word == known or bool(_stems(word) & _stems(known))


def _stems(word: str) -> frozenset[str]:
    return frozenset(
        word.removesuffix(ending)
        for ending in ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM
    )


@lru_cache(maxsize=20_000)
def _near(written: str, wanted: frozenset[str]) -> tuple[str, ...]:
    """The words that this one is nearly, but none of, in any form."""
    word = _fold(written)
    if len(word) < SHORTEST - 1:
        return ()
    near = [known for known in wanted if abs(len(known) - len(word)) <= MOST_SLIPS and _is_near(word, known)]
    return tuple(near) if near and not any(_same(word, known) for known in wanted) else ()


def _is_near(word: str, known: str) -> bool:
    slips = MOST_SLIPS if len(known) >= TWO_SLIPS else 1
    if (_letters(word) ^ _letters(known)).bit_count() > 2 * slips:
        return False  # each slip brings a letter, and takes one away
    return 0 < _distance(word, known, slips) <= slips


@lru_cache(maxsize=1_000)
def _letters(word: str) -> int:
    """Which letters it has, a bit for each; letters of other alphabets share them."""
    return sum({1 << (ord(letter) & 31) for letter in word})


def _distance(one: str, other: str, most: int) -> int:
    """How many letters are wrong, missing, too many, or two of them the other way round."""
    before: Sequence[int] = ()
    row: Sequence[int] = range(len(other) + 1)
    for at, letter in enumerate(one, 1):
        last, row, older = row, [at], before
        for place, wanted in enumerate(other, 1):
            cost = min(last[place] + 1, row[place - 1] + 1, last[place - 1] + (letter != wanted))
            swapped = at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == wanted
            row.append(min(cost, older[place - 2] + 1) if swapped else cost)
        before = last
        if min(row) > most:
            return most + 1
    return row[-1]


RULES = (Rule("name-aehnlich", find_misspelt),)
