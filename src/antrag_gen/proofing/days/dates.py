"""Rules on days in sentences, by the calendar and the paper's date: a manuscript goes in, findings come out."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from antrag_gen.german.datum import MONATE, WOCHENTAGE, format_datum_kurz
from antrag_gen.german.in_prose import BLANK, DAY_SIGN, find_dates, find_years
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.days.hours import find_hours_backwards
from antrag_gen.proofing.days.steps import find_steps_backwards
from antrag_gen.proofing.manuscript import Manuscript, Passage
from antrag_gen.proofing.rule import Finding, Rule, told_once
from antrag_gen.proofing.tables.times import find_backwards_in_tables

CALENDAR = "Den Tag mit dem Kalender vergleichen."
LEAP_YEAR = 2024
# Without a year a day is only one behind a word that leads to it: „31.2.“ alone can be a number of a chapter.
DAY = compile_late(
    rf"\b(?:[Aa]m|[Vv]om|[Zz]um|dem|den|[Bb]is|[Aa]b|[Ss]eit){BLANK}+(?P<tag>\d{{1,2}})\.{BLANK}?"
    rf"(?:(?P<monat>\d{{1,2}})\.(?!\d)|(?P<wort>{'|'.join(MONATE)})(?!\w|{BLANK}?\d))"
)
WEEKDAY = compile_late(
    rf"(?P<wochentag>{'|'.join(WOCHENTAGE)})(?:,?{BLANK}+|{BLANK}\()(?:(?:den|dem|der){BLANK}+)?(?P<tag>\d{{1,2}})\.{BLANK}?"
    rf"(?:(?P<monat>\d{{1,2}})\.(?!{BLANK}?\d)|(?P<wort>{'|'.join(MONATE)})(?!\w|{BLANK}?\d))"
)
BEFORE_BRACKET = compile_late(rf"\b(?P<wochentag>{'|'.join(WOCHENTAGE)}){BLANK}\((?:de[mnr]{BLANK})?$")
LONGEST_BEFORE_BRACKET = 20
# Days that are written as elsewhere, or with a slip in the year.
AMERICAN = compile_late(r"(?<=\b[AaVv][mo][m ])(?<![\d/])(?P<monat>\d{1,2})/(?P<tag>\d{1,2})/(?:19|20)\d{2}(?![\d/])")
NO_YEAR = compile_late(
    rf"(?<![\d.])\d{{1,2}}\.{BLANK}?(?:\d{{1,2}}\.|(?:{'|'.join(MONATE)})){BLANK}?(?:\d{{5,}}|[3-9]\d{{3}}|1[0-8]\d\d)(?![\d.,])"
)
MONTH = compile_late(rf"\b(?P<monat>{'|'.join(MONATE)}){BLANK}(?P<jahr>(?:19|20)\d\d)(?!\d)")
AND = compile_late(rf"{BLANK}und(?:{BLANK}dem)?{BLANK}$")
BETWEEN = compile_late(
    rf"\b[Zz]wischen{BLANK}(?:(?:dem|Anfang|Mitte|Ende|den{BLANK}Jahren){BLANK})?(?:(?:{'|'.join(WOCHENTAGE)}),?{BLANK}(?:dem{BLANK})?)?$"
)
UNTIL = compile_late(rf"{BLANK}?(?:bis(?:{BLANK}(?:zum|einschließlich))?|–|-){BLANK}?$")
# What leads from one time to another, if anything does.
LEADS = compile_late(rf"bis|–|\d{BLANK}?-|wischen")
SHORT_DAY = compile_late(
    rf"(?<![\d.])(?P<tag>\d{{1,2}})\.{BLANK}?(?:(?P<monat>\d{{1,2}})\.(?!\d)|(?P<wort>{'|'.join(MONATE)}))?"
    rf"{BLANK}?(?:bis(?:{BLANK}(?:zum|einschließlich|einschließlich{BLANK}zum))?|–"
    rf"|(?P<und>und(?:{BLANK}dem)?)){BLANK}?$"
)
LONGEST_SHORT_DAY = 50
# Months by which a time can seem to go backwards that leaves out the year of its first day: none is over nine long.
OVER_NEW_YEAR = 3


def _with_days(manuscript: Manuscript) -> tuple[Passage, ...]:
    """The passages in which a day and a month stand."""
    return tuple(passage for passage in manuscript.with_figures if DAY_SIGN.search(passage.text))


def find_impossible(manuscript: Manuscript) -> Iterator[Finding]:
    """Days that no calendar has, with a year or without."""
    for passage in manuscript.once(_with_days):
        for day in find_dates(passage.text):
            if day.datum is None and not passage.is_literal(day.start):
                yield Finding(passage.place(day.start), f"Den {day.text} gibt es nicht.", CALENDAR)
        for match in DAY.finditer(passage.text):
            month, tag = _month(match), int(match["tag"])
            if not (1 <= month <= len(MONATE) and 1 <= tag <= calendar.monthrange(LEAP_YEAR, month)[1]):
                text = passage.text[match.start("tag") : match.end()]
                if not passage.is_literal(match.start("tag")):
                    yield Finding(passage.place(match.start("tag")), f"Den {text} gibt es nicht.", CALENDAR)


def find_slips(manuscript: Manuscript) -> Iterator[Finding]:
    """Days whose year cannot be, and days in the order of other countries."""
    for passage in manuscript.once(_with_days):
        for match in NO_YEAR.finditer(passage.text):
            if not passage.is_literal(match.start()):
                yield Finding(passage.place(match.start()), f"Das Jahr in „{match[0]}“ kann nicht stimmen.", CALENDAR)
    for passage in manuscript.with_one_of(("/",)):
        for match in AMERICAN.finditer(passage.text):
            if not passage.is_literal(match.start()):
                what = f"„{match[0]}“ ist kein Datum, wie es hier geschrieben wird."
                yield Finding(passage.place(match.start()), what, "Tag, Monat und Jahr mit Punkten schreiben.")


def find_backwards(manuscript: Manuscript) -> Iterator[Finding]:
    """A time that ends before it begins: days, months or years."""
    for passage in manuscript.with_figures:
        text = passage.text
        if not LEADS.search(text):
            continue
        days = [(day.start, day.end, day.datum) for day in find_dates(text) if day.datum]
        months = [(found.start(), found.end(), _first(found)) for found in MONTH.finditer(text)]
        years = [(year.start, year.end, dt.date(year.von, 1, 1)) for year in find_years(text) if year.von == year.bis]
        yield from _short_first(passage)
        for named in (days, months, years):
            for (start, end, first), (second, behind, last) in pairwise(named):
                leads = UNTIL.fullmatch(text[end:second]) or _are_between(text, start, text[end:second])
                if last < first and leads and not passage.is_literal(start):
                    what = f"„{text[start:behind]}“ endet, bevor es beginnt."
                    yield Finding(passage.place(start), what, "Anfang und Ende prüfen.")


def _short_first(passage: Passage) -> Iterator[Finding]:
    """„vom 15. März bis zum 3. März 2023“: of the year that stands behind the second day."""
    for day in find_dates(passage.text):
        before = SHORT_DAY.search(passage.text[max(0, day.start - LONGEST_SHORT_DAY) : day.start])
        if day.datum is None or before is None or day.wochentag:
            continue
        month = MONATE.index(before["wort"]) + 1 if before["wort"] else int(before["monat"] or day.datum.month)
        first = _day(day.datum.year, month, int(before["tag"]))
        start = day.start - len(before[0])
        if before["und"] and not BETWEEN.search(passage.text[:start][-LONGEST_SHORT_DAY:]):
            continue
        if first and first > day.datum and not _is_over_new_year(first, day.datum) and not passage.is_literal(start):
            what = f"„{before[0]}{day.text}“ endet, bevor es beginnt."
            yield Finding(passage.place(start), what, "Anfang und Ende prüfen.")


def _are_between(text: str, start: int, words: str) -> bool:
    """„zwischen dem 3. November 2025 und dem 28. Oktober 2025“"""
    return AND.fullmatch(words) is not None and BETWEEN.search(text[:start][-LONGEST_SHORT_DAY:]) is not None


def _is_over_new_year(first: dt.date, last: dt.date) -> bool:
    """„vom 20. Dezember bis zum 6. Januar 2024“ leaves out the year before, as it should not."""
    return first.month - last.month >= OVER_NEW_YEAR


def _first(match: re.Match[str]) -> dt.date:
    return dt.date(int(match["jahr"]), MONATE.index(match["monat"]) + 1, 1)


def _month(match: re.Match[str]) -> int:
    return MONATE.index(match["wort"]) + 1 if match["wort"] else int(match["monat"])


def find_weekdays(manuscript: Manuscript) -> Iterator[Finding]:
    """Weekdays that are not those of their day; without a year, in none of the years around the paper's."""
    datum = manuscript.paper.datum if manuscript.paper else None
    for passage in manuscript.once(_with_days):
        for day in find_dates(passage.text):
            named = day.wochentag
            if not named:
                before = BEFORE_BRACKET.search(passage.text[max(0, day.start - LONGEST_BEFORE_BRACKET) : day.start])
                named = before["wochentag"] if before else ""
            if day.datum and named and not WOCHENTAGE[day.datum.weekday()].startswith(named.rstrip(".")):
                yield _wrong_weekday(passage, day.start, named, day.datum)
        if datum is not None:
            yield from _without_year(passage, datum)


def _without_year(passage: Passage, datum: dt.date) -> Iterator[Finding]:
    for match in WEEKDAY.finditer(passage.text):
        around = (_day(datum.year + off, _month(match), int(match["tag"])) for off in (0, -1, 1))
        known = [day for day in around if day]
        if known and match["wochentag"] not in {WOCHENTAGE[day.weekday()] for day in known}:
            yield _wrong_weekday(passage, match.start(), match["wochentag"], known[0])


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _wrong_weekday(passage: Passage, start: int, weekday: str, day: dt.date) -> Finding:
    named = next((name for name in WOCHENTAGE if name.startswith(weekday.rstrip("."))), weekday)
    what = f"Der {format_datum_kurz(day)} ist ein {WOCHENTAGE[day.weekday()]}, kein {named}."
    return Finding(passage.place(start), what, CALENDAR)


RULES = (
    Rule("datum-unmoeglich", find_impossible),
    Rule("datum-form", find_slips),
    Rule(
        "datum-rueckwaerts",
        told_once(find_backwards, find_backwards_in_tables, find_hours_backwards, find_steps_backwards),
    ),
    Rule("datum-wochentag", find_weekdays),
)
