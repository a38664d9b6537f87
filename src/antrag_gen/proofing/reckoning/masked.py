"""Sentences with a sign for each quantity, as forms of reckoning read them: a manuscript in, masked sentences out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from antrag_gen.errors import Place
from antrag_gen.german.mengen import EURO, PROZENT, Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import LONGEST, QUOTED, Manuscript, Passage, Sentence, Where
from antrag_gen.proofing.reckoning.quantities import MEASURES, held
from antrag_gen.proofing.rule import Held

MONEY, SHARE, COUNT = "€", "%", "#"
SIGNS = f"[{MONEY}{SHARE}{COUNT}]"
# Words between two quantities.
FILL = f"[^{MONEY}{SHARE}{COUNT}]"
GOES_ON = compile_late(
    r"(?:Das|Dies|Zusammen|Insgesamt|In Summe|Gesamt|Summe|Macht|Bei (?:Gesamtk|K)osten von|Von den|Damit|Somit)\b|"
    r"[^.]*, (?:das sind|also|das entspricht) "
)
# „In drei Jahren sind das …“, „Das sind 80 mehr, …“, „757 von ihnen (62 Prozent) …“
FOLLOWS = compile_late(
    r"(?:In|Auf|Über|Für|Nach) .{1,40}\b(?:sind|wären|macht|ergibt|ergäbe) (?:das|dies)\b|"
    r"(?:Das|Dies) (?:sind|waren) .{1,40} (?:mehr|weniger), |.{1,60}\([^()]{0,10}\d[\d,]* ?(?:%|Prozent)\)"
)
# Only what one of the forms can be in is looked at.
WORTH = compile_late(
    r"\b(?:mehr|weniger|höher|niedriger|Minus|Plus|Rückgang|Zuwachs|Anstieg|Zunahme|Abnahme|[Gg]egenüber|[Zz]usammen|"
    r"[Ii]nsgesamt|Gesamt|Summe|[Ss]tellen|Vollzeitstellen|dafür|machen|wären es|damit|also|sind das|das sind|das ist|"
    r"somit|ergeben|Eigenanteil|sind es|waren es|im Schnitt|durchschnittlich|Bei)\b|\([^()]* [:/×xX*·÷] [^()]*\)|"
    r"(?:unter|über) de[mnr] |\([^()]* (?:auf|über|für|in) [^()]* Jahren?\)"
)
STEM = 4


@dataclass(frozen=True)
class Masked:
    """A sentence, or two of which the second goes on with the first; `text` has a sign in place of each quantity."""

    sentence: Sentence
    first: Sentence | None = None

    @cached_property
    def _counted(self) -> tuple[Menge, ...]:
        """What is counted; each sentence is read alone, as a number at its end is no ordinal."""
        if self.first is None:
            return self.sentence.mengen
        off = self.sentence.start - self.first.start
        behind = (replace(menge, start=menge.start + off, end=menge.end + off) for menge in self.sentence.mengen)
        return (*self.first.mengen, *behind)

    @cached_property
    def _words(self) -> str:
        if self.first is None:
            return self.sentence.text
        return self.first.text.ljust(self.sentence.start - self.first.start) + self.sentence.text

    @cached_property
    def _read(self) -> tuple[str, dict[int, Menge]]:
        text, at, out, where = self._words, 0, "", {}
        for menge in self._counted:
            if menge.ist_ein or menge.start < at:
                continue
            out += re.sub(SIGNS, "_", text[at : menge.start])
            where[len(out)] = menge
            out += {EURO: MONEY, PROZENT: SHARE}.get(menge.einheit, COUNT)
            at = menge.end
        return out + re.sub(SIGNS, "_", text[at:]), where

    @property
    def text(self) -> str:
        return self._read[0]

    @property
    def mengen(self) -> tuple[Menge, ...]:
        return tuple(self._read[1].values())

    @property
    def is_clear(self) -> bool:
        return not any(menge.grenze for menge in self.mengen)

    def between(self, number: int) -> str:
        """The words before a quantity, from the one before it."""
        ends = [-1, *self._read[1], len(self.text)]
        return self.text[ends[number] + 1 : ends[number + 1]]

    def place(self, menge: Menge) -> Place:
        """Where a quantity stands."""
        return (self.first or self.sentence).place(menge)

    def held(self, said: Menge, *of: Menge) -> Held:
        return held(self.first or self.sentence, said, *of)

    def group(self, match: re.Match[str], name: str) -> Menge:
        """The quantity for which a sign stands."""
        return self._read[1][match.start(name)]


def masked(manuscript: Manuscript) -> tuple[Masked, ...]:
    """The sentences that a form can be in, and the pairs of them."""
    return manuscript.once(_masked)


def _masked(manuscript: Manuscript) -> tuple[Masked, ...]:
    return tuple(
        each
        for passage in manuscript.passages
        if not passage.quoted and passage.where is not Where.ZELLE and WORTH.search(passage.text)
        for each in _in_passage(passage)
    )


def _in_passage(passage: Passage) -> Iterator[Masked]:
    words = QUOTED.sub(lambda found: "_" * len(found[0]), passage.text)
    before = None
    for start, text in passage.sentences():
        here = Sentence(passage, start, words[start : start + len(text)])
        if len(text) > LONGEST:
            before = None
            continue
        if WORTH.search(text):
            yield Masked(here)
        if before is not None and GOES_ON.match(text):
            yield Masked(here, before)
        before = here


def followed(manuscript: Manuscript) -> tuple[Masked, ...]:
    """The sentences that tell what comes out of the one before, or shares of it, behind that."""
    return manuscript.once(_followed)


def _followed(manuscript: Manuscript) -> tuple[Masked, ...]:
    return tuple(
        Masked(sentence, sentence.before)
        for sentence in manuscript.reckoned
        if sentence.before is not None and len(sentence.before.text) <= LONGEST and FOLLOWS.match(sentence.text)
    )


def alike(*mengen: Menge) -> bool:
    """Whether quantities are of the same: all of money, of one measure, or counted under one name or none."""
    units = {menge.einheit for menge in mengen}
    if units & {EURO, PROZENT}:
        return len(units) == 1
    stems = {unit[:STEM] for unit in units if unit}
    return len(stems) <= 1 and not (units & MEASURES and mengen[0].einheit not in MEASURES)


def near(said: Menge, right: Decimal, most: Decimal) -> bool:
    """Whether a number is so near to the right one that nothing else can be meant."""
    return bool(said.wert and right) and 1 / most <= said.wert / right <= most


def all_of_one_sort(parts: Sequence[Menge]) -> bool:
    """Whether all can be added: one unit, or none where nothing is measured."""
    units = {part.einheit for part in parts}
    if units & {*MEASURES, EURO}:
        return len({unit[:STEM] for unit in units if unit}) == 1
    return PROZENT not in units
