"""Rules on names that are nearly those of the city's lists: a manuscript goes in, misspelt names come out.

A name is known by its words: one of them is misspelt where all others stand beside it, or where it is long enough to
be nothing else. Inflected words are those of the name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from antrag_gen.german.spelling import fold
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Passage
from antrag_gen.proofing.names.without_marks import find_without_marks
from antrag_gen.proofing.rule import Finding, Rule, told_once

LISTS = ("fraktionen", "referate", "gremien", "aemter")
WORD = compile_late(r"[^\W\d_]+")
LONG = compile_late(r"[^\W\d_]{4,}")
TOGETHER = compile_late(r"[^\W\d_]+(?:[\s,–-]+[^\W\d_]+)*")
SHORTEST = 5  # letters of a word that can be misspelt
SHORTEST_STEM = 3
ALONE = 8  # letters of a word that is a name by itself
TWO_SLIPS = 12  # from so many letters on a word may differ in two
MOST_SLIPS = 2
OF_ENDINGS = 2  # letters that an ending brings
ENDINGS = ("innen", "in", "es", "en", "em", "er", "e", "s", "n", "")
OF_NAMES = ("es", "er", "en", "e", "")  # of adjectives; „Ausschus“ is no form of „Ausschuss“
# „Oberbürgermeisterin“ and „Oberbürgermeister“, „Beamtin“ and „Beamter“ are one office, whoever holds it.
OF_WOMEN = compile_late(r"(?P<stamm>\w{3,}(?:er|or|ent|ant|ist|at|log|walt|wart|amt))in")
LABEL = "Fraktion"
GENERAL = frozenset(
    (
        "fraktion",
        "gemeinderat",
        "stadtrat",
        "kreistag",
        "burger",
        "gruppe",
        "ratsgruppe",
        "liste",
        "freie",
        "unabhangige",
    )
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name, the words that tell it, and those folded."""

    text: str
    words: tuple[str, ...]


def find_misspelt(manuscript: Manuscript) -> Iterator[Finding]:
    """A name of a Fraktion, Referat, Gremium or Amt with a slip in one of its words."""
    lists = ((key, manuscript.access.liste(key)) for key in LISTS)
    names, wanted = _names(tuple((key, tuple(entry.name for entry in entries.values())) for key, entries in lists))
    near = {word for word in set(LONG.findall(manuscript.text)) if _near(word, wanted)} if wanted else frozenset[str]()
    for passage in manuscript.with_one_of(tuple(near)):
        if passage.path[:1] == ("anmeldeliste",):
            continue  # a Referat that the list does not have is told where it is read
        if near.isdisjoint(LONG.findall(passage.text)):
            continue
        words = [(match.start(), match[0], fold(match[0])) for match in WORD.finditer(passage.text)]
        for index, (_, word, _) in enumerate(words):
            for meant in _near(word, wanted):
                yield from _misspelt(passage, words, index, meant, names)


@lru_cache(maxsize=4)
def _names(lists: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[tuple[Name, ...], frozenset[str]]:
    """The names of the lists, and their words that can be misspelt; „Fraktion Linde“ is the Linde-Fraktion as well."""
    names: dict[tuple[str, ...], Name] = {}
    for key, texts in lists:
        for text in texts:
            words = tuple(map(fold, WORD.findall(text)))
            names.setdefault(words, Name(text, words))
            for word in words if key == "fraktionen" else ():
                if len(word) >= SHORTEST and word not in GENERAL:
                    for form in ((fold(LABEL), word), (word, fold(LABEL))):
                        names.setdefault(form, Name(text, form))
    wanted = frozenset(word for name in names.values() for word in name.words if len(word) >= SHORTEST)
    return tuple(names.values()), wanted


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


def _same(word: str, known: str) -> bool:
    """Whether both are one word, inflected or not."""
    forms = _stems(word, ENDINGS)
    return word == known or not forms.isdisjoint(_stems(known, OF_NAMES)) or _of_man(known) in forms


@lru_cache(maxsize=1_000)
def _of_man(known: str) -> str | None:
    """The word for a man who does what it says of a woman."""
    found = OF_WOMEN.fullmatch(known)
    return found["stamm"] if found else None


@lru_cache(maxsize=5_000)
def _stems(word: str, endings: tuple[str, ...]) -> frozenset[str]:
    """The word without its ending, whichever of those it has."""
    longest = len(word) - SHORTEST_STEM
    return frozenset(
        word.removesuffix(ending) for ending in endings if word.endswith(ending) and len(ending) <= longest
    )


@lru_cache(maxsize=20_000)
def _near(written: str, wanted: frozenset[str]) -> tuple[str, ...]:
    """The words that this one is nearly, but none of, in any form."""
    word = fold(written)
    if len(word) < SHORTEST - 1:
        return ()
    near = [
        known for known in wanted if -MOST_SLIPS <= len(word) - len(known) <= 2 * MOST_SLIPS and _is_near(word, known)
    ]
    return tuple(near) if near and not any(_same(word, known) for known in wanted) else ()


def _is_near(word: str, known: str) -> bool:
    slips = MOST_SLIPS if len(known) >= TWO_SLIPS else 1
    if not any(part in word for part in _parts(known, slips + 2)):
        return False  # each slip is in one part, or where two of them meet
    if (_letters(word) ^ _letters(known)).bit_count() > 2 * slips + OF_ENDINGS:
        return False  # each slip brings a letter, and takes one away
    forms = (form for form in _stems(word, ENDINGS) if len(form) >= SHORTEST - 1)
    names = [name for name in _stems(known, OF_NAMES) if len(name) >= SHORTEST]
    return any(0 < _distance(form, name, slips) <= slips for form in forms for name in names)


@lru_cache(maxsize=1_000)
def _parts(known: str, number: int) -> tuple[str, ...]:
    size = len(known) // number
    ends = [*(size * at for at in range(number)), len(known)]
    return tuple(known[start:end] for start, end in pairwise(ends))


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


def is_same(word: str, known: str) -> bool:
    """Whether a word is one of a name, inflected or not."""
    return _same(fold(word), fold(known))


def is_near(word: str, known: str) -> bool:
    """Whether a word is one of a name with a slip in it."""
    return bool(_near(word, frozenset((fold(known),))))


RULES = (Rule("name-aehnlich", told_once(find_misspelt, find_without_marks)),)
