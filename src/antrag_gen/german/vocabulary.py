"""What words there are: a dictionary and lists come in; whether a word is known, and which one was meant, goes out."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise
from typing import Protocol

from antrag_gen.german.words import find_unknown

ENDINGS = ("", "s", "es", "e", "n", "en", "em", "er", "ern")
LINKS = ("", "s", "es", "n", "en")
SHORTEST_PART = 4
SHORTEST_OTHER = 3
SHORTEST_NOUN = 4
LONGEST = 64
MOST_SUGGESTED = 3
LONG = 8
# Trying all letters at all places takes a tenth of a second: quickly not those of longer words.
LONGEST_TRIED = 20
# By how often they are missing.
LETTERS = "enirstahdulcgmobfwkzpväöüßjyxq"
SPELLINGS = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"), ("ss", "ß"), ("ß", "ss"), ("ph", "f"), ("f", "ph"), ("th", "t"))


class Dictionary(Protocol):
    """Knows whether a word is spelt so; of one with a hyphen at its end, whether other words begin with it."""

    def knows(self, word: str) -> bool:
        """Whether it stands there, in any of its forms, or is made of words that do."""


class Vocabulary:
    """A dictionary, and words besides, of which others are made as well: „Drucksachen“ knows „Drucksachennummer“."""

    def __init__(self, words: Iterable[str], dictionary: Dictionary) -> None:
        self._words = frozenset(words)
        self._parts = frozenset(word.lower() for word in self._words if len(word) >= SHORTEST_PART)
        self._dictionary = dictionary
        self._known: dict[str, bool] = {}
        self._unknown: dict[str, tuple[tuple[int, str], ...]] = {}
        self._clean: set[str] = set()
        self._meant: dict[tuple[str, bool], tuple[str, ...]] = {}

    def unknown_in(self, written: str) -> tuple[tuple[int, str], ...]:
        """The parts of a word, with the full stop behind it, that are not known, behind where they begin."""
        found = self._unknown.get(written)
        if found is None:
            found = self._unknown[written] = tuple(find_unknown(written, self.knows))
            if not found:
                self._clean.add(written)
        return found

    def are_known(self, written: Iterable[str]) -> bool:
        """Whether nothing in any of these words, with the full stops behind them, is unknown."""
        return self._clean.issuperset(written) or not any(map(self.unknown_in, written))

    def knows(self, word: str) -> bool:
        """Whether it is a word, in any of its forms."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._find(word)
        return known

    def _find(self, word: str) -> bool:
        return len(word) <= LONGEST and (self._lists(word) or self._dictionary.knows(word) or self._is_compound(word))

    def _lists(self, word: str) -> bool:
        """Whether the lists have it, with an ending or the capital letter of a beginning."""
        return any(stem in self._words or stem[:1].lower() + stem[1:] in self._words for stem in _stems(word))

    def _is_compound(self, word: str) -> bool:
        """Whether a word of the lists begins or ends it, and what else there is of it is a word as well."""
        lowered = word.lower()
        for at in range(SHORTEST_OTHER, len(word) - SHORTEST_OTHER + 1):
            first, last = word[:at], lowered[at:]
            if lowered[:at] in self._parts and any(
                self._is_last(last.removeprefix(link)) for link in LINKS if last.startswith(link)
            ):
                return True
            if any(stem in self._parts for stem in _stems(last)) and self._is_first(first):
                return True
        return False

    def _is_first(self, first: str) -> bool:
        forms = (f"{first}-", first, first.removesuffix("s") if len(first) > SHORTEST_PART else first)
        return any(map(self._dictionary.knows, forms))

    def _is_last(self, last: str) -> bool:
        if len(last) < SHORTEST_OTHER:
            return False
        return any(self._lists(form) or self._dictionary.knows(form) for form in (last.capitalize(), last))

    def suggest(self, word: str, *, quickly: bool = False) -> tuple[str, ...]:
        """What was probably meant, the nearest first, at most three; quickly, less is tried."""
        meant = self._meant.get((word, quickly))
        if meant is None:
            meant = () if len(word) > LONGEST else self._look_for(word, quickly=quickly)
            self._meant[word, quickly] = meant
        return meant

    def _look_for(self, word: str, *, quickly: bool) -> tuple[str, ...]:
        all_letters = () if quickly and len(word) > LONGEST_TRIED else (_missing_or_more, _other_letters)
        if word.islower() and self._find(word.capitalize()):
            return self._noun_or_other(word)
        tries = (_other_spellings, _twisted, *all_letters)
        if joints := tuple(self._joints(word)):  # two words that there are: all but their link is right
            tries = (_other_spellings, lambda word: chain.from_iterable(_at_joint(word, at) for at in joints))
        for forms in (make(word) for make in tries):
            found = (form for form in dict.fromkeys(forms) if len(form) > 1 and form != word and self._find(form))
            if meant := tuple(islice(found, MOST_SUGGESTED)):
                return meant
        return ()

    def _joints(self, word: str) -> Iterator[int]:
        """Where a noun ends and another one begins: „Bücherei|leitung“, which can well be a word."""
        for at in range(SHORTEST_NOUN, len(word) - SHORTEST_NOUN + 1) if word[:1].isupper() else ():
            first, last = word[:at], word[at:].capitalize()
            if self._dictionary.knows(last) and any(map(self._dictionary.knows, (first, f"{first}-"))):
                yield at

    def _noun_or_other(self, word: str) -> tuple[str, ...]:
        """„haus“ is „Haus“; a long word, which can be made of any two („Wieder-Rum“), is what is spelt like it."""
        near = tuple(dict.fromkeys(form for form in _twisted(word) if self._find(form)))[: MOST_SUGGESTED - 1]
        return near if near and len(word) >= LONG else (word.capitalize(), *near)


def _stems(word: str) -> Iterator[str]:
    """The word without each ending that it may have."""
    for ending in ENDINGS:
        stem = word.removesuffix(ending)
        if stem and word.endswith(ending) and _takes(stem[-1], ending):
            yield stem


def _takes(last: str, ending: str) -> bool:
    """Whether a stem with this last letter can have the ending: „Vorlageen“ is no form of „Vorlage“."""
    if ending == "n":
        return last in "elr"
    return last != "e" or not ending.startswith("e")


def _other_spellings(word: str) -> Iterator[str]:
    """„straße“, „HAushalt“, „Massnahme“."""
    yield from (word.capitalize(), word.lower())
    for old, new in SPELLINGS:
        at = word.find(old)
        while at >= 0:
            yield word[:at] + new + word[at + len(old) :]
            at = word.find(old, at + 1)


def _twisted(word: str) -> Iterator[str]:
    """Two letters the other way round, a letter twice, or once where it should be twice."""
    for at, (one, other) in enumerate(pairwise(word)):
        yield _like(word, word[:at] + (other if one == other else other + one) + word[at + 2 :])
    yield from (word[:at] + word[at].lower() + word[at:] for at in range(1, len(word)))


def _missing_or_more(word: str) -> Iterator[str]:
    """A letter that is missing or too many; the first one at last."""
    for letter in LETTERS:
        yield from (word[:at] + letter + word[at:] for at in range(1, len(word) + 1))
    yield from (word[:at] + word[at + 1 :] for at in range(1, len(word)))
    yield from (_like(word, form) for form in (word[1:], *(letter + word for letter in LETTERS)))


def _other_letters(word: str) -> Iterator[str]:
    """Another letter."""
    for letter in LETTERS:
        yield from (_like(word, word[:at] + letter + word[at + 1 :]) for at in range(len(word)))


def _at_joint(word: str, at: int) -> Iterator[str]:
    """With a link between two words, or without the one that there is."""
    yield from (word[:at] + link + word[at:] for link in LINKS if link)
    yield from (word[: at - len(link)] + word[at:] for link in LINKS if link and word[:at].endswith(link))


def _like(word: str, form: str) -> str:
    """The form, capitalized where the word is."""
    return form[:1].upper() + form[1:].lower() if word[:1].isupper() else form


def words_of(texts: Iterable[str]) -> Iterator[str]:
    """The words in names."""
    for text in texts:
        yield from chain.from_iterable(_split(piece) for piece in text.split())


def _split(piece: str) -> Iterator[str]:
    word = piece.strip(".,;:()/„“”»«–")
    if any(map(str.isalpha, word)):
        yield word
        yield from (part for part in word.replace("/", "-").split("-") if part != word and len(part) > 1)
