"""Find where German words may be divided: a text in, the same with soft hyphens, or its parts, out."""

from functools import lru_cache
from itertools import pairwise

from pyphen import Pyphen

from antrag_gen.measure.patterns import use_patterns
from antrag_gen.patterns import compile_late

SOFT_HYPHEN = "\u00ad"
SHORTEST = 8  # letters of a word that may be divided
EDGE = 3  # letters that stay together at either end of a word
WORD = compile_late(rf"[^\W\d_]{{{SHORTEST},}}")
ADDRESS = compile_late(r"://|@|www\.")  # a hyphen in one would be taken for a part of it

use_patterns()


@lru_cache(maxsize=1)
def _german() -> Pyphen:
    return Pyphen(lang="de_DE", left=EDGE, right=EDGE)


def hyphenate(text: str) -> str:
    """The text with a soft hyphen at each place where a word may be divided; addresses stay as they are."""
    return text if ADDRESS.search(text) else WORD.sub(lambda word: _divide(word[0]), text)


@lru_cache(maxsize=4096)
def _divide(word: str) -> str:
    """Where the dictionary divides twice, a letter apart („Zucke-r-fabrik“), one is wrong, and neither is taken."""
    places = [place for place in _german().positions(word) if place.data is None]
    sure = [place for place in places if not {place - 1, place + 1} & set(places)]
    return SOFT_HYPHEN.join(word[begin:end] for begin, end in pairwise([0, *sure, len(word)]))
