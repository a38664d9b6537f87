"""Numbers in a row behind their word, as texts cite them: `Ziffern 1 und 3 – 8`, `lfd. Nrn. 88 bis 91`."""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace

from antrag_gen.errors import HERE, AntragError
from antrag_gen.fields.ziffern import beside, cite, expand, in_order, steps_of
from antrag_gen.patterns import compile_late
from antrag_gen.readers.list_labels import ROMAN

RANGE = compile_late(r"\.?(?P<strich>\s+bis\s+(?:einschließlich\s+)?|\s?[-–—]\s?)")
AND = compile_late(r"\.?(?P<wort>\s*,\s*(?:und\s+)?|\s+und\s+|\s*&\s*|\s+u\.\s*|\s+sowie\s+)")
# Behind a row its commas stay: `Ziffern 1, 2 oder 3` is no `Ziffern 1 und 2 oder 3`.
GOES_ON = compile_late(r"\s*,?\s+(?:und|oder|sowie|bzw\.|u\.)(?!\w)")
NO_LETTER = compile_late(r"(?<!\b[a-z])(?<!\b[a-z]{2})\)")
GOES_ON_IN_BRACKETS = compile_late(
    rf"\)|{RANGE.pattern}(?:\d|[a-z]{{1,3}}\b)|{AND.pattern}(?:\d[\d.]*\s?)?[a-z]{{1,3}}\)"
)
# 3 – 8 Stellen is an amount, 3/2023 a number of its own, 3a of running numbers another one.
NO_MORE = r"(?![\w/]|\.\d|\s?(?:Euro|EUR|€|TEUR|T€|Tsd|Mio|Mrd|Stellen?\b|VZK|%|Prozent))"
# With the part that it stands in: I.2, A. 1.
PART = rf"(?:{'|'.join(sorted(ROMAN, key=len, reverse=True))}|[A-H])"
NUMBER = compile_late(rf"(?:(?P<teil>{PART})\.\s?)?(?P<nummer>\d{{1,3}}(?:\.\d{{1,2}})*)")
WHOLE_PART = compile_late(rf"(?:{'|'.join(sorted(ROMAN, key=len, reverse=True))})(?![\w-]|\.\s?\d)")
RUNNING = compile_late(rf"\d{{1,5}}{NO_MORE}")
LETTER = compile_late(
    r"(?P<davor>\s?(?:Buchst\.|Buchstaben?|lit\.)\s?|\s?\(|\s)?(?P<buchstabe>([a-z])\3{0,2})(?P<klammer>\)?)(?!\w|[-–]\w\w)"
)
# A letter apart is none where an abbreviation begins: Ziffer 2 u. a.
FOLLOWING = "ff"
ABBREVIATION = compile_late(r"\.\s*\S")
END = compile_late(NO_MORE)


@dataclass(frozen=True, slots=True)
class Zaehlwort:
    """A word that numbers follow; the group `mehrzahl` of `label` tells the plural."""

    label: re.Pattern[str]
    ziffern: bool = True


ZIFFER = r"(?:Ziffer(?P<mehrzahl>n)?|Ziff\.)\s*"
ZIFFERN = Zaehlwort(compile_late(rf"(?:\s*,\s*|\s+){ZIFFER}"))
ZIFFERN_ALLEIN = Zaehlwort(compile_late(rf"(?<!\w){ZIFFER}"))
LFD = Zaehlwort(compile_late(r"(?<!\w)(?P<l>[Ll])fd\.?\s*Nr(?P<mehrzahl>n)?\.?\s*(?=\d)"), ziffern=False)
HEAD = compile_late(r"\s*(?:Ziffer(?P<mehrzahl>n?)|Ziff\.)?\s*")


@dataclass(frozen=True, slots=True)
class Reihe:
    """The numbers of a row, each a pair of first and last; `end` is where the row ends in its text.

    With `fehler` the row ends in a range that cannot be, as it stands in the text.
    """

    end: int
    gedruckt: str
    paare: tuple[tuple[str, str], ...]
    fehler: AntragError | None = None

    @property
    def werte(self) -> tuple[str, ...]:
        """Every number that is cited, ranges expanded."""
        spans = ((first,) if first == last else expand(first, last) for first, last in self.paare)
        return tuple(label for span in spans for label in span)


def read_series(wort: Zaehlwort, text: str, start: int) -> Reihe | None:
    """The row that begins at `start` with its word; None where none begins there."""
    label = wort.label.match(text, start)
    if label is None:
        return None
    plural = label["mehrzahl"] is not None
    if wort.ziffern:
        return _ZiffernReader(text, label.end(), plural=plural).read()
    return _RunningReader(text, label.end(), plural=plural).read(label["l"])


def read_ziffern(text: str, start: int = 0) -> Reihe | None:
    """The row at `start`, with or without its word; several numbers may follow both."""
    label = HEAD.match(text, start)
    return _ZiffernReader(text, label.end() if label else start, plural=True).read()


class _Reader(ABC):
    """Reads a row; `parts` are what is printed of it, as it is written, with separators in one spelling."""

    def __init__(self, text: str, start: int, *, plural: bool) -> None:
        self.text, self.start, self.end, self.plural = text, start, start, plural
        self.pairs: list[tuple[str, str]] = []
        self.parts: list[str] = []
        self.error: AntragError | None = None

    @abstractmethod
    def item(self, at: int) -> tuple[str, str, int] | None:
        """The number at this place, how it is printed where it stands in the row, and its end."""

    @abstractmethod
    def fits(self, label: str, printed: str) -> bool:
        """Whether the row goes on with this number, though its word is a singular."""

    @abstractmethod
    def check(self, first: str, last: str) -> None:
        """Raises AntragError where these are no range."""

    @abstractmethod
    def is_range(self, dash: re.Match[str]) -> bool:
        """Whether what can't be a range was meant as one: `Ziffer 2 – 1` may be a dash between words."""

    def read_items(self) -> bool:
        if not self.take("", self.end):
            return False
        self.take_range()
        while self.error is None and self.take_next():
            self.take_range()
        return True

    def take_next(self) -> bool:
        match = AND.match(self.text, self.end)
        return match is not None and self.take(match["wort"], match.end())

    def take(self, between: str, at: int) -> bool:
        item = self.item(at)
        if item is None or (self.pairs and not self.plural and not self.fits(item[0], item[1])):
            return False
        label, printed, self.end = item
        if between:
            word = between.strip(" \t\n\u00a0,")
            self.parts.append(f" {'sowie' if word == 'sowie' else 'und'} " if word else ", ")
        self.parts.append(printed)
        self.pairs.append((label, label))
        return True

    def take_range(self) -> None:
        dash = RANGE.match(self.text, self.end)
        item = self.item(dash.end()) if dash else None
        if dash is None or item is None:
            return
        first, (last, printed, end) = self.pairs[-1][0], item
        try:
            self.check(first, last)
        except AntragError as error:
            if self.is_range(dash):
                self.error, self.end = error, end
            return
        self.plural = self.plural or not printed.isalpha()
        self.pairs[-1] = (first, last)
        self.parts.append(f" bis {printed}")
        self.end = end


def _told_twice(label: str, written: str) -> AntragError:
    return AntragError.of(
        HERE, f"„{written}“ nennt Ziffer {label} zweimal.", "Jede Ziffer einmal nennen.", "ziffer-doppelt"
    )


class _RunningReader(_Reader):
    def read(self, letter: str) -> Reihe | None:
        """`letter` is the first one of „lfd.“, as it is written."""
        if not self.read_items():
            return None
        words = f"{letter}fd. {'Nrn.' if self.plural else 'Nr.'} {''.join(self.parts)}"
        return Reihe(self.end, words, tuple(self.pairs))

    def item(self, at: int) -> tuple[str, str, int] | None:
        match = RUNNING.match(self.text, at)
        return (match[0], match[0], match.end()) if match else None

    def fits(self, label: str, printed: str) -> bool:  # noqa: ARG002 – a singular has one number
        return False

    def check(self, first: str, last: str) -> None:
        if int(last) <= int(first):
            raise AntragError.of(
                HERE, f"„{first} bis {last}“ läuft rückwärts.", "Die kleinere Nummer zuerst.", "lfd-spanne"
            )

    def is_range(self, dash: re.Match[str]) -> bool:  # noqa: ARG002 – what is none is left as it stands
        return False


class _ZiffernReader(_Reader):
    def read(self) -> Reihe | None:
        if not self.read_items():
            return None
        word = "Ziffern" if self.plural else "Ziffer"
        if self.error is not None:
            written = " ".join(self.text[self.start : self.end].split())
            return Reihe(self.end, f"{word} {written}", tuple(self.pairs), self.error)
        reihe = Reihe(self.end, f"{word} {''.join(self.parts)}", tuple(self.pairs))
        labels = list(reihe.werte)
        if twice := next((label for label in labels if labels.count(label) > 1), ""):
            written = " ".join(self.text[self.start : self.end].split())
            return replace(reihe, gedruckt=f"{word} {written}", fehler=_told_twice(twice, written))
        alone = len(labels) == 1 and self.plural
        if alone or labels != in_order(labels) or " sowie " in self.parts or GOES_ON.match(self.text, self.end):
            return reihe
        return replace(reihe, gedruckt=cite(labels))

    def item(self, at: int) -> tuple[str, str, int] | None:
        number = NUMBER.match(self.text, at)
        if number is None:
            part = WHOLE_PART.match(self.text, at)
            if part is not None:
                return part[0], part[0], part.end()
            return self.letter_alone(at) if self.pairs else None
        label, end = f"{number['teil']}.{number['nummer']}" if number["teil"] else number[0], number.end()
        while letter := self.letter(end):
            label, end = f"{label} {letter[0]}", letter[1]
        return (label, label, end) if END.match(self.text, end) else None

    def letter(self, at: int) -> tuple[str, int] | None:
        """A letter that belongs to the number before it, and its end."""
        match = LETTER.match(self.text, at)
        if match is None:
            return None
        before, end = match["davor"] or "", match.end()
        if match["klammer"]:
            if "(" in before or self.is_of_list(end - 1):
                return match["buchstabe"], end
            end -= 1
        short = before.isspace() and ABBREVIATION.match(self.text, end)
        return None if "(" in before or short or match["buchstabe"] == FOLLOWING else (match["buchstabe"], end)

    def letter_alone(self, at: int) -> tuple[str, str, int] | None:
        """A further letter of the number before: `c` behind `2 a`."""
        letter = None if self.text[at : at + 1].isspace() else self.letter(at)
        if letter is None or (self.text[letter[1] - 1] != ")" and self.is_abbreviation(at, letter[1])):
            return None
        label = beside(self.pairs[-1][1], letter[0])
        return (label, letter[0], letter[1]) if label else None

    def is_abbreviation(self, at: int, end: int) -> bool:
        """`2 a u. a.` has no letter behind its „u.“, nor `2 a, d. h.` behind its comma."""
        short = self.text[:at].rstrip().endswith("u.") and self.text.startswith(".", end)
        return short or ABBREVIATION.match(self.text, end) is not None

    def is_of_list(self, at: int) -> bool:
        """Whether this bracket belongs to its letter, and does not close the one around the words."""
        opened = self.text.rfind("(", 0, at)
        closed = opened >= 0 and NO_LETTER.search(self.text, opened, at)
        return opened < 0 or closed is not None or GOES_ON_IN_BRACKETS.match(self.text, at + 1) is not None

    def fits(self, label: str, printed: str) -> bool:
        return printed.islower() or (label[-1].islower() and steps_of(label)[0] == steps_of(self.pairs[-1][1])[0])

    def check(self, first: str, last: str) -> None:
        expand(first, last)

    def is_range(self, dash: re.Match[str]) -> bool:
        return self.plural or "bis" in dash["strich"] or dash["strich"] == dash["strich"].strip()
