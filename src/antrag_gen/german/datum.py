"""Dates: text as people write it comes in, `datetime.date` goes out, and back to German text."""

import calendar
import datetime as dt
from dataclasses import dataclass

from babel.dates import format_date

from antrag_gen.errors import HERE, AntragError
from antrag_gen.german.notation import clean, quote
from antrag_gen.german.zahlen import LOCALE, join_oder
from antrag_gen.patterns import compile_late

MONATE = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
WOCHENTAGE = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
ERSTES_JAHR, LETZTES_JAHR = 1900, 2100
FORMEN = "Möglich sind „18.10.2023“, „18. Oktober 2023“ und „2023-10-18“."

_ISO = compile_late(r"(?P<jahr>[0-9]{4})-(?P<monat>[0-9]{2})-(?P<tag>[0-9]{2})")
_PUNKTE = compile_late(r"(?P<tag>[0-9]{1,2})\. ?(?P<monat>[0-9]{1,2})\. ?(?P<jahr>[0-9]{4})")
_WORT = compile_late(rf"(?P<tag>[0-9]{{1,2}})\. ?(?P<monat>{'|'.join(MONATE)}) (?P<jahr>[0-9]{{4}})")
_TAG = compile_late(rf"[0-9]{{1,2}}\. ?(?:[0-9]{{1,2}}\.|{'|'.join(MONATE)})")
GEMEINJAHR = 2023  # has no 29 February
_WOCHENTAG = compile_late(rf"(?P<tag>{'|'.join(WOCHENTAGE)}|Mo|Di|Mi|Do|Fr|Sa|So)(?:\.,|,|\.)? (?P<datum>.*)")
_KURZES_JAHR = compile_late(rf"(?P<vorne>[0-9]{{1,2}}\. ?(?:[0-9]{{1,2}}\.|{'|'.join(MONATE)}) ?)'?[0-9]{{2}}")
_SCHRAEGSTRICHE = compile_late(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


def parse_datum(text: str) -> dt.date:
    """The date that `text` names; AntragError where there is none or more than one.

    A weekday may stand before it, and must then be that of the date.
    """
    cleaned = clean(text)
    if match := _WOCHENTAG.fullmatch(cleaned):
        date = _parse(match["datum"])
        weekday = WOCHENTAGE[date.weekday()]
        if not weekday.startswith(match["tag"]):
            what = f"Der {format_datum_kurz(date)} ist ein {weekday}, kein {match['tag']}."
            raise AntragError.of(HERE, what, "Tag und Datum mit dem Kalender vergleichen.", "datum-wochentag")
        return date
    return _parse(cleaned)


def _parse(cleaned: str) -> dt.date:
    for form in (_ISO, _PUNKTE, _WORT):
        if match := form.fullmatch(cleaned):
            monat = match["monat"]
            nummer = MONATE.index(monat) + 1 if monat in MONATE else int(monat)
            return _date(cleaned, int(match["jahr"]), nummer, int(match["tag"]))
    raise AntragError.of(HERE, f"{quote(cleaned)} ist kein lesbares Datum.", _hint(cleaned), "datum-unlesbar")


@dataclass(frozen=True, slots=True)
class Kalendertag:
    """A day of every year."""

    monat: int
    tag: int

    def im_jahr(self, jahr: int) -> dt.date:
        return dt.date(jahr, self.monat, self.tag)


def parse_kalendertag(text: str) -> Kalendertag:
    """The day that `28.02.` or `28. Februar` names; AntragError where there is none in every year."""
    cleaned = clean(text)
    if not _TAG.fullmatch(cleaned):
        hint = "Tag und Monat ohne Jahr schreiben: „28.02.“ oder „28. Februar“."
        raise AntragError.of(HERE, f"{quote(cleaned)} ist kein Tag eines Jahres.", hint, "datum-unlesbar")
    date = _parse(f"{cleaned} {GEMEINJAHR}")
    return Kalendertag(date.month, date.day)


def format_datum(date: dt.date) -> str:
    """`18. Oktober 2023`."""
    return format_date(date, format="long", locale=LOCALE)


def format_datum_kurz(date: dt.date) -> str:
    """`18.10.2023`."""
    return format_date(date, format="dd.MM.yyyy", locale=LOCALE)


def _date(text: str, jahr: int, monat: int, tag: int) -> dt.date:
    if not ERSTES_JAHR <= jahr <= LETZTES_JAHR:
        hint = f"Das Jahr muss zwischen {ERSTES_JAHR} und {LETZTES_JAHR} liegen."
        raise AntragError.of(HERE, f"Das Jahr in {quote(text)} kann nicht stimmen.", hint, "datum-jahr")
    if not 1 <= monat <= len(MONATE):
        hint = "Die Monate gehen von 01 bis 12; erst steht der Tag, dann der Monat (in „2023-10-18“ umgekehrt)."
        raise AntragError.of(HERE, f"Den Monat in {quote(text)} gibt es nicht.", hint, "datum-ungueltig")
    tage = calendar.monthrange(jahr, monat)[1]
    if not 1 <= tag <= tage:
        hint = f"Der {MONATE[monat - 1]} {jahr} hat {tage} Tage."
        raise AntragError.of(HERE, f"Den Tag {quote(text)} gibt es nicht.", hint, "datum-ungueltig")
    return dt.date(jahr, monat, tag)


def _hint(text: str) -> str:
    if match := _KURZES_JAHR.fullmatch(text):
        return f"Das Jahr hat vier Ziffern: „{match['vorne']}JJJJ“."
    if match := _SCHRAEGSTRICHE.fullmatch(text):
        return _hint_for_slashes(*map(int, match.groups()))
    return FORMEN


def _hint_for_slashes(first: int, second: int, jahr: int) -> str:
    """Slashes are written with the day first or the month first: every date that is possible."""
    readings = []
    for tag, monat in dict.fromkeys(((first, second), (second, first))):
        try:
            readings.append(f"„{format_datum_kurz(dt.date(jahr, monat, tag))}“")
        except ValueError:
            continue
    if not readings:
        return FORMEN
    return f"Ein Datum hat Punkte, und der Tag steht zuerst; gemeint sein kann {join_oder(readings)}."
