"""Rules on days in sentences, by the calendar and the paper's date: a manuscript goes in, findings come out."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from antrag_gen.german.datum import MONATE, WOCHENTAGE, format_datum_kurz
from antrag_gen.german.in_prose import BLANK, Tag, find_dates
from antrag_gen.proofing.manuscript import Manuscript, Passage
from antrag_gen.proofing.rule import Finding, Rule

CALENDAR = "Den Tag mit dem Kalender vergleichen."
LEAP_YEAR = 2024
MOST_WORDS_BEFORE = 6
# Without a year a day is only one behind a word that leads to it: „31.2.“ alone can be a number of a chapter.
DAY = re.compile(
    rf"\b(?:[Aa]m|[Vv]om|[Zz]um|dem|den|[Bb]is|[Aa]b|[Ss]eit){BLANK}+(?P<tag>\d{{1,2}})\.{BLANK}?"
    rf"(?:(?P<monat>\d{{1,2}})\.(?!\d)|(?P<wort>{'|'.join(MONATE)})(?!\w|{BLANK}?\d))"
)
WEEKDAY = re.compile(
    rf"(?P<wochentag>{'|'.join(WOCHENTAGE)}),?{BLANK}+(?:(?:den|dem|der){BLANK}+)?(?P<tag>\d{{1,2}})\.{BLANK}?"
    rf"(?:(?P<monat>\d{{1,2}})\.(?!{BLANK}?\d)|(?P<wort>{'|'.join(MONATE)})(?!\w|{BLANK}?\d))"
)
# What was done, in the words before or behind the day that it was done on.
DONE = re.compile(
    r"\b(?:hat|haben|hatte|hatten|wurden?|war(?:en)?|fand(?:en)?|beschloss(?:en)?|beriet|tagte|stimmten?|lehnten?|nahm(?:en)?"
    r"|erfolgten?|begann(?:en)?|endete|startete|eröffnete|beantragten?|reichten?|legten?|teilten?|erklärten?|berichteten?"
    r"|informierten?|billigten?|fasste|trat(?:en)?|ging(?:en)?|kam(?:en)?|(?:ist|sind)(?=[^.;]*\b(?:worden|eingegangen|erschienen"
    r"|erfolgt|angelaufen|gestartet|zurückgetreten|fertiggestellt|abgeschlossen)\b))\b"
)
ON_THE_DAY = re.compile(
    rf"(?:\b(?:[Aa]m|vom|[Ss]eit(?:{BLANK}dem)?)|\bden|,){BLANK}*(?:(?:{'|'.join(WOCHENTAGE)}),?{BLANK}*(?:(?:de[mn]){BLANK}*)?)?$"
)
AHEAD = re.compile(
    r"\b(?:wird|werden|würden?|soll(?:en|te|ten)?|kann|könn(?:en|te|ten)|muss|müssen|für|auf|zum|zur|bis|ab|geplant|vorgesehen"
    r"|künftig|spätestens|frühestens|falls|wenn|sobald|voraussichtlich)\b"
)
CLAUSE = re.compile(r"[,;:]\s")
OF_THE_DAY = re.compile(
    r"\b(?:Beschluss(?:es)?|Beschlüssen?|Antrags?|Anfrage|Schreibens?|Vorlage|Berichts?|Stellungnahme|Niederschrift|Protokolls?"
    r"|Bescheids?|Bescheid|Satzung|Verfügung|Gutachtens?|Vertrags?|Mitteilung|Drucksache|Brief(?:es)?|Rundschreibens?|E-Mail"
    rf"|Pressemitteilung|Verordnung|Gesetz(?:es)?|\d+/(?:19|20)\d\d)(?:{BLANK}(?:des|der|von)(?:{BLANK}[\w.-]+){{1,4}}?)?{BLANK}vom{BLANK}$"
)


def find_impossible(manuscript: Manuscript) -> Iterator[Finding]:
    """Days that no calendar has, with a year or without."""
    for passage in manuscript.passages:
        for day in find_dates(passage.text):
            if day.datum is None and not passage.is_literal(day.start):
                yield Finding(passage.place(day.start), f"Den {day.text} gibt es nicht.", CALENDAR)
        for match in DAY.finditer(passage.text):
            month, tag = _month(match), int(match["tag"])
            if not (1 <= month <= len(MONATE) and 1 <= tag <= calendar.monthrange(LEAP_YEAR, month)[1]):
                text = passage.text[match.start("tag") : match.end()]
                if not passage.is_literal(match.start("tag")):
                    yield Finding(passage.place(match.start("tag")), f"Den {text} gibt es nicht.", CALENDAR)


def _month(match: re.Match[str]) -> int:
    return MONATE.index(match["wort"]) + 1 if match["wort"] else int(match["monat"])


def find_weekdays(manuscript: Manuscript) -> Iterator[Finding]:
    """Weekdays that are not those of their day; without a year, in none of the years around the paper's."""
    datum = manuscript.paper.datum if manuscript.paper else None
    for passage in manuscript.passages:
        for day in find_dates(passage.text):
            if day.datum and day.wochentag and WOCHENTAGE[day.datum.weekday()] != day.wochentag:
                yield _wrong_weekday(passage, day.start, day.wochentag, day.datum)
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
    what = f"Der {format_datum_kurz(day)} ist ein {WOCHENTAGE[day.weekday()]}, kein {weekday}."
    return Finding(passage.place(start), what, CALENDAR)


def find_done_later(manuscript: Manuscript) -> Iterator[Finding]:
    """What a sentence tells as done on a day that lies behind the paper's date."""
    datum = manuscript.paper.datum if manuscript.paper else None
    if datum is None:
        return
    for passage in manuscript.passages:
        for start, sentence in passage.sentences():
            for day in find_dates(sentence):
                if day.datum and day.datum > datum and _is_told_as_done(sentence, day):
                    dates = format_datum_kurz(day.datum), format_datum_kurz(datum)
                    what = f"Der {dates[0]} lag am {dates[1]}, dem Datum dieses Papiers, noch in der Zukunft."
                    hint = "Das Jahr prüfen, sonst „datum“ im Kopf; was noch kommt, als Kommendes erzählen."
                    yield Finding(passage.place(start + day.start), what, hint)


def _is_told_as_done(sentence: str, day: Tag) -> bool:
    before, behind = sentence[: day.start], sentence[day.end :]
    if OF_THE_DAY.search(before):
        return not re.match(rf"{BLANK}?(?:bis|–|-){BLANK}?(?:zum{BLANK})?\d", behind)
    clause = CLAUSE.split(before)[-1]
    if not ON_THE_DAY.search(before):
        return False
    if done := list(DONE.finditer(clause)):
        return not AHEAD.search(clause[done[-1].end() :]) and not AHEAD.search(clause[: done[-1].start()])
    first = CLAUSE.split(behind)[0]
    begins = len(clause.split()) <= MOST_WORDS_BEFORE
    return begins and bool(DONE.match(first.lstrip())) and not AHEAD.search(first)


RULES = (
    Rule("datum-unmoeglich", find_impossible),
    Rule("datum-wochentag", find_weekdays),
    Rule("datum-noch-nicht", find_done_later),
)
