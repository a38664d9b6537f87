"""What a sentence says in figures: words come in; the sums, dates and years among them go out, with their places.

Nothing is guessed: what can be read in two ways („1,250 TEUR“) or has no unit is no sum. Offsets count characters.
"""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from antrag_gen.errors import AntragError
from antrag_gen.german.datum import MONATE, WOCHENTAGE
from antrag_gen.german.geld import parse_geld
from antrag_gen.patterns import compile_late

BLANK = "[ \u00a0\u202f]"
# Rule after rule asks for the same texts: so many are remembered as a long paper has.
MOST_KEPT = 4096
# So far before a sum stands what belongs to it.
MOST_BEFORE = 80
CENTURIES = ("19", "20")
FIGURE = compile_late(r"\d")
NUMBER = r"(?<![\w,.])[-−]?\d[\d.,]*(?<![.,])"
UNIT = rf"(?:Mrd\.|Mio\.|Tsd\.|Milliarden?|Millionen?|Tausend)?{BLANK}?(?:Euro|EUR|€)|TEUR|T€|Mio\.|Mrd\."
SPELLED = {"Milliarden": "Mrd.", "Milliarde": "Mrd.", "Millionen": "Mio.", "Million": "Mio.", "Tausend": "Tsd."}
# „600.000,- €“ and „€ 70.000“ are read, though nobody should write them.
DASHES = rf"(?:,{BLANK}?[-–—]{{1,2}})?"
SUM = compile_late(
    rf"(?P<zahl>{NUMBER}){DASHES}{BLANK}?(?P<einheit>{UNIT})(?!\w)|(?:€|EUR){BLANK}?(?P<hinten>{NUMBER}){DASHES}"
)
RANGE = compile_late(rf"(?P<von>{NUMBER}){BLANK}?(?:–|-|bis){BLANK}?$")
ROUNDED = compile_late(
    r"\b(?:rd\.|rund|ca\.|circa|etwa|ungefähr|knapp|gut|über|mehr als|fast|mindestens|höchstens|maximal|bis zu"
    rf"|weniger als){BLANK}$",
    re.IGNORECASE,
)
DATE = compile_late(
    rf"(?<![\d.])(?:(?P<wochentag>{'|'.join(WOCHENTAGE)}|\b(?:Mo|Di|Mi|Do|Fr|Sa|So)\b\.?)[^\S\n]*,?{BLANK}+(?:(?:den|dem|der){BLANK}+)?)?"
    rf"(?P<tag>\d{{1,2}})\.{BLANK}?(?:(?P<monat>\d{{1,2}})\.|(?P<wort>{'|'.join(MONATE)})){BLANK}?(?P<jahr>(?:19|20)\d{{2}})(?!\w)"
    rf"(?:(?:,{BLANK}einem{BLANK}|{BLANK}\()(?P<danach>{'|'.join(WOCHENTAGE)})(?!\w))?"
)
# What each such day has, and each without a year; it is found sooner.
DAY_SIGN = compile_late(rf"\.{BLANK}?(?:\d\d?\.|{'|'.join(MONATE)})")
MONEY_SIGNS = ("uro", "EUR", "€", "Mio.", "Mrd.")
YEAR = r"(?<![\d.,/§-])(?:19|20)\d{2}(?![\d]|[.,]\d|%)"
YEARS = compile_late(
    rf"(?P<von>{YEAR})(?:{BLANK}?(?P<ff>ff?\.)|{BLANK}?(?:/|–|-|bis){BLANK}?(?P<bis>(?:19|20)?\d{{2}})(?!\d))?"
)


@dataclass(frozen=True, slots=True)
class Summe:
    """A sum as it is written from `start` to `end`, and in Euro; not `genau` behind „rund“, „bis zu“, in a range."""

    start: int
    end: int
    text: str
    euro: Decimal
    genau: bool = True


@dataclass(frozen=True, slots=True)
class Tag:
    """A day as it is written; `datum` is None where no calendar has it, `wochentag` as it stands before it."""

    start: int
    end: int
    text: str
    datum: dt.date | None
    wochentag: str = ""


@dataclass(frozen=True, slots=True)
class Jahre:
    """A year, or years from one to another; `fortlaufend` where „ff.“ stands behind."""

    start: int
    end: int
    text: str
    von: int
    bis: int
    fortlaufend: bool = False


@lru_cache(MOST_KEPT)
def find_sums(text: str) -> tuple[Summe, ...]:
    """The sums of money with a unit, in their order."""
    return tuple(_sums(text)) if may_have_sums(text) and FIGURE.search(text) else ()


def may_have_sums(text: str) -> bool:
    """Whether there is a unit of money at all, which takes little to see."""
    return any(sign in text for sign in MONEY_SIGNS)


def _sums(text: str) -> Iterator[Summe]:
    for match in SUM.finditer(text):
        number, unit = match["zahl"] or match["hinten"], match["einheit"] or "Euro"
        with suppress(AntragError):  # no sum of money, or one that can be read in two ways
            before = text[max(0, match.start() - MOST_BEFORE) : match.start()]
            is_exact = not ROUNDED.search(before) and not RANGE.search(before)
            yield Summe(match.start(), match.end(), match[0], parse_geld(f"{number} {_spell(unit)}").euro, is_exact)


def _spell(unit: str) -> str:
    """As `parse_geld` knows it."""
    words = re.sub(BLANK, " ", unit)
    for word, short in SPELLED.items():
        words = re.sub(rf"^{word}\b", short, words)
    return re.sub(r"\.(?=[E€])", ". ", words)


@lru_cache(MOST_KEPT)
def find_dates(text: str) -> tuple[Tag, ...]:
    """The days that are written with a year, in their order."""
    return tuple(_dates(text)) if may_have_years(text) and DAY_SIGN.search(text) else ()


def may_have_years(text: str) -> bool:
    """Whether there is one at all, which takes little to see."""
    return any(century in text for century in CENTURIES)


def _dates(text: str) -> Iterator[Tag]:
    for match in DATE.finditer(text):
        month = MONATE.index(match["wort"]) + 1 if match["wort"] else int(match["monat"])
        day = None
        with suppress(ValueError):
            day = dt.date(int(match["jahr"]), month, int(match["tag"]))
        weekday = match["wochentag"] or match["danach"] or ""
        yield Tag(match.start(), match.end("jahr"), match[0][: match.end("jahr") - match.start()], day, weekday)


@lru_cache(MOST_KEPT)
def find_years(text: str) -> tuple[Jahre, ...]:
    """The years, in their order; none of those that are part of a date, a number of a paper, or a sum."""
    return tuple(_years(text)) if may_have_years(text) else ()


def _years(text: str) -> Iterator[Jahre]:
    taken = [(day.start, day.end) for day in find_dates(text)] + [(sum_.start, sum_.end) for sum_ in find_sums(text)]
    for match in YEARS.finditer(text):
        if any(start <= match.start() < end for start, end in taken):
            continue
        first = int(match["von"])
        last = int(f"{str(first)[: 4 - len(match['bis'])]}{match['bis']}") if match["bis"] else first
        if last < first:
            yield Jahre(match.start("von"), match.end("von"), match["von"], first, first)
            if len(match["bis"]) == len(match["von"]):
                yield Jahre(match.start("bis"), match.end("bis"), match["bis"], last, last)
        else:
            yield Jahre(match.start(), match.end(), match[0], first, last, fortlaufend=bool(match["ff"]))
