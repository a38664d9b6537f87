"""Numbers in a row behind their word, as texts cite them: `Ziffern 1 und 3 – 8`, `lfd. Nrn. 88 bis 91`."""

import re
from collections.abc import Callable
from dataclasses import dataclass

RANGE = re.compile(r"\s+bis\s+|\s?[-–—]\s?")
AND = re.compile(r"(\s*,\s*|\s+und\s+|\s+sowie\s+)")
# 3 – 8 Stellen is an amount, 3/2023 a number of its own, 3a of running numbers another one.
NO_MORE = r"(?![\w/]|\.\d|\s?(?:Euro|EUR|€|TEUR|T€|Tsd|Mio|Mrd|Stellen?\b|VZK|%|Prozent))"
# A letter apart is none where an abbreviation begins: Ziffer 2 u. a.
LETTER = r"(?:(?P<eng>[a-z])|\s(?P<weit>[a-z])(?!\.\s*\S)|\s?(?:Buchst\.|Buchstabe)\s?(?P<buchstabe>[a-z]))?"


@dataclass(frozen=True, slots=True)
class Zaehlwort:
    """A word that numbers follow; the group `mehrzahl` of `label` tells the plural."""

    label: re.Pattern[str]
    item: re.Pattern[str]
    einzahl_mehrzahl: Callable[[re.Match[str]], tuple[str, str]]


ZIFFERN = Zaehlwort(
    re.compile(r"(?:\s*,\s*|\s+)(?:Ziffer(?P<mehrzahl>n)?|Ziff\.)\s*"),
    re.compile(rf"(?P<zahl>\d{{1,3}}(?:\.\d{{1,2}})*){LETTER}{NO_MORE}"),
    lambda match: ("Ziffer", "Ziffern"),
)
LFD = Zaehlwort(
    re.compile(r"(?<!\w)(?P<l>[Ll])fd\.?\s*Nr(?P<mehrzahl>n)?\.?\s*(?=\d)"),
    re.compile(rf"(?P<zahl>\d{{1,5}}){NO_MORE}"),
    lambda match: (f"{match['l']}fd. Nr.", f"{match['l']}fd. Nrn."),
)
ONE_LETTER = re.compile(r"(?P<eng>[a-z])(?![\w.])")


@dataclass(frozen=True, slots=True)
class Reihe:
    """The numbers of a row, each a pair of first and last; `end` is where the row ends in its text."""

    end: int
    gedruckt: str
    paare: tuple[tuple[str, str], ...]

    @property
    def werte(self) -> tuple[str, ...]:
        """Every number that is cited: all of a range of whole numbers, both ends of any other."""
        found: list[str] = []
        for first, last in self.paare:
            whole = first.isdecimal() and last.isdecimal()
            found += map(str, range(int(first), int(last) + 1)) if whole else dict.fromkeys((first, last))
        return tuple(found)


def read_series(wort: Zaehlwort, text: str, start: int) -> Reihe | None:
    """The row that begins at `start` with its word; None where none begins there."""
    label = wort.label.match(text, start)
    return _Reader(wort, text, label).read() if label else None


class _Reader:
    def __init__(self, wort: Zaehlwort, text: str, label: re.Match[str]) -> None:
        self.wort, self.text, self.label = wort, text, label
        self.plural = label["mehrzahl"] is not None
        self.end = label.end()
        self.pairs: list[tuple[str, str]] = []
        self.printed = ""

    def read(self) -> Reihe | None:
        if not self.take(self.wort.item, ""):
            return None
        self.take_range()
        while (after := AND.match(self.text, self.end)) and self.take_next(after):
            self.take_range()
        word = self.wort.einzahl_mehrzahl(self.label)[self.plural]
        return Reihe(self.end, f"{word} {self.printed}", tuple(self.pairs))

    def take_next(self, after: re.Match[str]) -> bool:
        """A further number, where the word is a plural, or a further letter of the same number."""
        between = ", " if "," in after[1] else f" {after[1].strip()} "
        has_letter = self.pairs[-1][1][-1].isalpha()
        return (self.plural and self.take(self.wort.item, between, after.end())) or (
            has_letter and self.take(ONE_LETTER, between, after.end())
        )

    def take(self, item: re.Pattern[str], between: str, at: int | None = None) -> bool:
        match = item.match(self.text, self.end if at is None else at)
        if match is None:
            return False
        value, printed = self.value(match)
        self.pairs.append((value, value))
        self.printed += between + printed
        self.end = match.end()
        return True

    def take_range(self) -> None:
        dash = RANGE.match(self.text, self.end)
        if dash is None:
            return
        first = self.pairs[-1][0]
        match = self.wort.item.match(self.text, dash.end())
        if match is None and first[-1].isalpha():
            match = ONE_LETTER.match(self.text, dash.end())
        if match is None or _order(self.value(match)[0]) <= _order(first):
            return
        last, printed = self.value(match)
        self.plural = self.plural or match.re is self.wort.item
        self.pairs[-1] = (first, last)
        self.printed += f" bis {printed}"
        self.end = match.end()

    def value(self, match: re.Match[str]) -> tuple[str, str]:
        """The number as it is compared, and as it is printed."""
        groups = match.groupdict()
        letter = groups.get("eng") or groups.get("weit") or groups.get("buchstabe") or ""
        number = groups.get("zahl") or ""
        if not number:
            return f"{self.pairs[-1][1].split()[0]} {letter}", letter
        between = " Buchst. " if groups.get("buchstabe") else " "
        return (f"{number} {letter}", f"{number}{between}{letter}") if letter else (number, number)


def _order(value: str) -> tuple[list[int], str]:
    number, _, letter = value.partition(" ")
    return [int(part) for part in number.split(".")], letter
