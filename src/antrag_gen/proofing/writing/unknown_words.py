"""The rule on spelling: a manuscript goes in, words that no dictionary and no list of the city has come out."""

from collections.abc import Iterator, Mapping, Sequence

from antrag_gen.errors import Level, Place
from antrag_gen.german.vocabulary import Vocabulary, words_of
from antrag_gen.german.words import find_words, written_in
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Passage, leaves
from antrag_gen.proofing.own_words import HIDDEN, NAMES, own_words
from antrag_gen.proofing.rule import Finding, Rule

ID = "rechtschreibung"
# Words of a paper that are told one by one; a text in another language has hundreds.
MOST_TOLD = 20
# So many of a paper with what was probably meant, whose search takes long.
MOST_MEANT = 5
# Behind so many the paper is not looked through any more.
MOST_FOUND = 1000
# „Frau Dr. von der Heydte“
OF_NOBLES = r"(?:(?:von|van|zu|zum|zur|vom|de) (?:(?:der|den|dem|und zu) )?)"
# Behind these stand names; up to two of a person.
BEFORE_NAMES = compile_late(
    r"\b(?:Frau|Herrn?|Familie|Ehepaar|Eheleuten?|Firma|Dr\.|Prof\.|Stadtr(?:at|ätin|äte|ätinnen)|(?:Ober)?[Bb]ürgermeister(?:in)?"
    rf"|(?:Ober)?[Bb]ürgermeisters)\s+(?:(?:Dr\. |Prof\. )*{OF_NOBLES}|(?:(?![a-zäöüß])[^\W\d_][\w-]*\.? ){{0,2}})$"
)
PEOPLE = compile_late(
    r"\b(?:Frau|Herrn?|Familie|Ehepaar|Eheleuten?)\s+(?:Dr\. |Prof\. )*(?P<namen>(?![a-zäöüß])[^\W\d_][\w-]+"
    r"(?: (?![a-zäöüß])[^\W\d_][\w-]+)?)"
)
SHORTEST_NAME = 3
LONGEST_NAMES = 60
# Signs that are no words elsewhere.
UNITS = frozenset(("ha", "hl", "lm", "lfm", "lfdm", "mg", "µg", "kV", "Lux", "ar"))
BEFORE_UNITS = compile_late(r"(?:\d[ \u00a0]?|[(\[/]|\b(?:in|je|pro)[ \u00a0])$")
LONGEST_BEFORE = 8
TAKES_IN = "„antrag woerter“ nimmt neue Wörter auf."
# Keys of the lists.
OF_KEYS = "anmeldeliste"
Spot = tuple[Passage, int]


def find_unknown_words(manuscript: Manuscript) -> Iterator[Finding]:
    """Each word that nobody knows, where it first stands, with what was probably meant."""
    vocabulary = manuscript.vocabulary
    if vocabulary is None:
        return
    found = unknown_words(manuscript, vocabulary)
    for index, (word, places) in enumerate(list(found.items())[:MOST_TOLD]):
        often = f" ({len(places)} Stellen)" if len(places) > 1 else ""
        what = f"„{word}“ kennt das Wörterbuch nicht{often}."
        meant = vocabulary.suggest(word, quickly=True) if index < MOST_MEANT else ()
        yield Finding(_place(places[0]), what, f"{_meant(meant)}{TAKES_IN}")
    rest = list(found.items())[MOST_TOLD:]
    if rest:
        more = "Mindestens" if len(found) == MOST_FOUND else "Noch"
        what = f"{more} {len(rest)} Wörter kennt das Wörterbuch nicht, zuerst „{rest[0][0]}“."
        yield Finding(_place(rest[0][1][0]), what, "„antrag woerter“ nennt alle.")


def unknown_words(manuscript: Manuscript, vocabulary: Vocabulary) -> Mapping[str, Sequence[Spot]]:
    """The words that nobody knows, each with its places, in the order of the file; a thousand at most."""
    found: dict[str, list[Spot]] = {}
    for word, spot in _find(manuscript, vocabulary):
        if len(found) == MOST_FOUND and word not in found:
            break
        found.setdefault(word, []).append(spot)
    return found


def _find(manuscript: Manuscript, vocabulary: Vocabulary) -> Iterator[tuple[str, Spot]]:
    own = manuscript.once(own_words)
    for passage, text in zip(own.passages, own.words, strict=True):
        if passage.section == OF_KEYS or vocabulary.are_known(written_in(text)):
            continue
        for start, written in find_words(text):
            for offset, word in vocabulary.unknown_in(written):
                at = start + offset
                if _is_unit(text, at, word):
                    continue
                if not _is_name(text, at, word) and not _is_of_names(word, manuscript.once(_names), vocabulary):
                    yield word, (passage, at)


def _names(manuscript: Manuscript) -> frozenset[str]:
    """Of whoever signs the paper, or is named in its head or behind „Frau“ and „Herr“."""
    head, own = manuscript.content.head, manuscript.once(own_words)
    in_head = (text for path, text in leaves(head.values) if path[-1] in NAMES) if head else ()
    return frozenset(words_of((*in_head, *(match["namen"] for match in PEOPLE.finditer(own.text)))))


def _is_of_names(word: str, names: frozenset[str], vocabulary: Vocabulary) -> bool:
    """Whether it is one of them, or begins with one: „Quapfelstraße“."""
    if word in names or word.removesuffix("s") in names:
        return True
    rests = (
        word.removeprefix(name).removeprefix("-")
        for name in names
        if len(name) >= SHORTEST_NAME and word.startswith(name)
    )
    return any(len(rest) >= SHORTEST_NAME and vocabulary.knows(rest.capitalize()) for rest in rests)


def _is_unit(text: str, start: int, word: str) -> bool:
    """Whether it is a sign of measure behind a number, or where one leads to it: „0,5 ha“, „in ha“."""
    return word in UNITS and BEFORE_UNITS.search(text[max(0, start - LONGEST_BEFORE) : start]) is not None


def _is_name(text: str, start: int, word: str) -> bool:
    """Whether it touches something hidden, or stands behind what leads to a name."""
    end = start + len(word)
    if HIDDEN in text[max(0, start - 1) : start] or HIDDEN in text[end : end + 1]:
        return True
    return word[0].isupper() and BEFORE_NAMES.search(text[max(0, start - LONGEST_NAMES) : start]) is not None


def _place(place: Spot) -> Place:
    return place[0].place(place[1])


def _meant(suggested: Sequence[str]) -> str:
    return f"Meinten Sie {' oder '.join(f'„{word}“' for word in suggested)}? Sonst: " if suggested else ""


RULES = (Rule(ID, find_unknown_words, Level.HINWEIS, needs_vocabulary=True),)
