"""Names of which a word is longer than in the city's lists: a manuscript goes in, findings come out.

„Bau- und Umweltschutzausschuss“ for „Bau- und Umweltausschuss“, „Freie Unabhängige Wählervereinigung“ for „… Wähler“.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Passage
from antrag_gen.proofing.names.bodies import AROUND, COMPARE, ELSEWHERE, LABELS, OTHERWISE
from antrag_gen.proofing.names.misspelt import LISTS, WORD
from antrag_gen.proofing.rule import Finding

FEWEST_WORDS = 3
TELLING = 5  # letters of a word that is seldom beside the others by chance
FEWEST_OF_PART = 3
# „Umweltschutz“ for „Umwelt“, „Bauen“ for „Bau“; one letter more or less is a slip.
FEWEST_OF_OTHER = 2
LINKED = compile_late(
    r"(?P<eins>[A-ZÄÖÜ][a-zäöüß]{2,})-\sund\s(?P<zwei>[A-ZÄÖÜ][a-zäöüß]{2,}?)s?(?P<art>ausschuss|amt|referat|beirat|dezernat)"
    r"(?:e?s)?(?![\w-])"
)
# What makes another word of a name's: no ending, and no „…innen und …“.
MORE = r"(?!inn)[a-zäöüß]{4,}(?![\w-])"


def find_longer(manuscript: Manuscript) -> Iterator[Finding]:
    """Names that have a longer or shorter word than those of the lists, and are none of these."""
    lists = (manuscript.access.liste(key) for key in LISTS)
    names = tuple(entry.name for entries in lists for entry in entries.values())
    for passage, match, name in chain(_linked(manuscript, names), _longer(manuscript, names)):
        if passage.is_literal(match.start()) or any(each != name and match[0].startswith(each) for each in names):
            continue
        behind = passage.text[match.end() : match.end() + AROUND]
        before = passage.text[max(match.start() - AROUND, 0) : match.start()]
        if not (OTHERWISE.search(before + behind) or ELSEWHERE.match(behind)):
            what = f"„{match[0]}“ steht nicht in den Stammdaten; dort steht „{name}“."
            yield Finding(passage.place(match.start()), what, COMPARE)


Found = tuple[Passage, re.Match[str], str]


def _linked(manuscript: Manuscript, names: Sequence[str]) -> Iterator[Found]:
    """„Bauen- und Umweltausschuss“, „Bau- und Umweltschutzausschuss“"""
    known = [match for name in names if (match := LINKED.fullmatch(name))]
    for passage, match in manuscript.find(LINKED, ("- und ",)) if known else ():
        meant = [each for each in known if _is_other_of(match, each)]
        if len(meant) == 1 and not any(_is_one(match, each) for each in known):
            yield passage, match, meant[0].string


def _is_one(said: re.Match[str], known: re.Match[str]) -> bool:
    return said.group("eins", "zwei", "art") == known.group("eins", "zwei", "art")


def _is_other_of(said: re.Match[str], known: re.Match[str]) -> bool:
    """Whether one of the two parts begins with that of the name, or the other way round, and the other is the same."""
    if said["art"] != known["art"]:
        return False
    pairs = [(said[part], known[part]) for part in ("eins", "zwei")]
    others = [sorted(pair, key=len) for pair in pairs if pair[0] != pair[1]]
    return len(others) == 1 and all(
        long.startswith(short) and len(long) - len(short) >= FEWEST_OF_OTHER and len(short) >= FEWEST_OF_PART
        for short, long in others
    )


def _longer(manuscript: Manuscript, names: tuple[str, ...]) -> Iterator[Found]:
    for name, sign, pattern in _patterns(names):
        yield from ((passage, match, name) for passage, match in manuscript.find(pattern, (sign,)))


@lru_cache(maxsize=4)
def _patterns(names: tuple[str, ...]) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(found for name in names for found in _of_words(name))


def _of_words(name: str) -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """„Freie Unabhängige Wählervereinigung“: two others stand beside the word that nobody puts together by chance."""
    words = WORD.findall(name)
    if len(words) < FEWEST_WORDS or words[0] in LABELS or " ".join(words) != name:
        return
    *others, last = words
    telling = [word for word in others if len(word) >= TELLING and word[0].isupper()]
    if len(telling) >= FEWEST_WORDS - 1 and len(last) >= TELLING and last[0].isupper():
        before = r"\s".join(rf"{re.escape(word)}[nrsm]?" for word in others)
        yield name, telling[-1], re.compile(rf"(?<![\w-]){before}\s{re.escape(last)}{MORE}")
