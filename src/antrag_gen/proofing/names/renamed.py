"""Bodies and offices by another name: a manuscript goes in; names that the city's lists have otherwise come out."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from antrag_gen.errors import Level
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.names.bodies import AROUND, COMPARE, ELSEWHERE, OTHERWISE, find_others
from antrag_gen.proofing.names.longer import find_longer
from antrag_gen.proofing.names.misspelt import LISTS
from antrag_gen.proofing.rule import Finding, Rule

# „Bezirksbeirat Unterau“ and „Ortsbeirat Unterau“ are one body; „Grünflächenamt“ and „Amt für Grünflächen“ one office.
OF_PLACES = (
    *("Bezirksbeirat", "Stadtbezirksbeirat", "Ortsbeirat", "Ortschaftsrat", "Ortsrat", "Bezirksrat", "Stadtteilbeirat"),
    *("Stadtteilrat", "Bezirksvertretung", "Ortsvorstand", "Stadtbezirksrat"),
)
OF_OFFICE = compile_late(r"(?P<fach>[A-ZÄÖÜ][a-zäöüß]{3,}?)s?amt")
GOES_ON = compile_late(r",?\s(?:und|&)\s[A-ZÄÖÜ]|,\s[A-ZÄÖÜ][\w-]+(?:,| und)")


@lru_cache(maxsize=4)
def _renamed(names: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What finds the other name of an office or of a body for a place, unless the lists have that, too."""
    found = []
    for name in names:
        label, _, place = name.partition(" ")
        office = OF_OFFICE.fullmatch(name)
        if label in OF_PLACES and place:
            labels = "|".join(each for each in OF_PLACES if each != label and f"{each} {place}" not in names)
            found.append((name, re.compile(rf"(?<![\w-])(?:{labels})(?:e?s)?\s{re.escape(place)}(?![\w-])")))
        elif office and not any(other.startswith(f"Amt für {office['fach']}") for other in names):
            found.append(
                (name, re.compile(rf"(?<![\w-])Amt(?:e?s)?\sfür\s(?:die\s|das\s)?{office['fach']}s?(?![\w-])"))
            )
    return tuple(found)


def find_renamed(manuscript: Manuscript) -> Iterator[Finding]:
    """„Ortsbeirat Unterau“, where the list has „Bezirksbeirat Unterau“; „Amt für Grünflächen“."""
    lists = (manuscript.access.liste(key) for key in LISTS)
    names = tuple(entry.name for entries in lists for entry in entries.values())
    for name, pattern in _renamed(names):
        for passage in manuscript.with_one_of(("mt für ", "mts für ", "mtes für ", *OF_PLACES)):
            match = pattern.search(passage.text)
            if match is None or passage.is_literal(match.start()):
                continue
            behind = passage.text[match.end() : match.end() + AROUND]
            around = passage.text[max(match.start() - AROUND, 0) : match.start()] + behind
            if not (OTHERWISE.search(around) or ELSEWHERE.match(behind) or GOES_ON.match(behind)):
                what = f"„{match[0]}“ steht nicht in den Stammdaten; dort steht „{name}“."
                yield Finding(passage.place(match.start()), what, COMPARE)


def find_all(manuscript: Manuscript) -> Iterator[Finding]:
    """All names that are none of the lists, but nearly one."""
    return chain(find_others(manuscript), find_renamed(manuscript), find_longer(manuscript))


RULES = (Rule("name-anders", find_all, Level.HINWEIS),)
