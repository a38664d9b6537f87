"""Names of the city's lists without a hyphen or dots that they have: a manuscript goes in, findings come out.

„Finanz und Personalausschuss“ for „Finanz- und Personalausschuss“, „Grünflachenamt“ for „Grünflächenamt“.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from antrag_gen.german.spelling import fold
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.rule import Finding

LISTS = ("fraktionen", "referate", "gremien", "aemter")
SHORTEST = 8
HANGING = "- und "
MARKS = re.compile(r"[äöüÄÖÜ]")
COMPARE = "Den Namen vergleichen."


@lru_cache(maxsize=4)
def _patterns(names: tuple[str, ...]) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """What finds each name that has such marks, with and without them, behind letters that all its forms have."""
    return tuple((name, sign, pattern) for name in names for sign, pattern in _of(name))


def _of(name: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    ending = r"(?:e?s)?(?![\w-])"
    if HANGING in name:
        parts = name.split(HANGING)
        yield (
            parts[-1],
            re.compile(rf"(?<![\w-]){'(?:-und | und |-und|- und|–und |- & )'.join(map(re.escape, parts))}{ending}"),
        )
    if MARKS.search(name) and len(name) >= SHORTEST:
        yield max(MARKS.split(name), key=len), re.compile(rf"(?<![\w-]){MARKS.sub(_either, re.escape(name))}{ending}")


def _either(mark: re.Match[str]) -> str:
    return f"[{mark[0]}{fold(mark[0]) if mark[0].islower() else fold(mark[0]).upper()}]"


def find_without_marks(manuscript: Manuscript) -> Iterator[Finding]:
    """Names that are those of the lists but for a hyphen or dots."""
    lists = (manuscript.access.liste(key) for key in LISTS)
    names = tuple(entry.name for entries in lists for entry in entries.values())
    for name, sign, pattern in _patterns(names):
        for passage in manuscript.with_one_of((sign,)):
            match = pattern.search(passage.text)
            if (
                match
                and not match[0].startswith(name)
                and match[0] not in names
                and not passage.is_literal(match.start())
            ):
                what = f"„{match[0]}“ heißt in den Stammdaten „{name}“."
                yield Finding(passage.place(match.start()), what, COMPARE)
