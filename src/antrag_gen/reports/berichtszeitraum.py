"""What time a report is about, the year or its first half: its Stichtag comes in, what is wrong with it goes out."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

from antrag_gen.errors import Level, Problem
from antrag_gen.fields.kennungen import HALBJAHR
from antrag_gen.german.datum import format_datum_kurz

LAST_DAY_OF_GRACE = (1, 31)
LAST_DAY_OF_HALF = (6, 30)


class Berichtszeitraum(StrEnum):
    JAHR = "jahr"
    HALBJAHR = HALBJAHR


def check_within(stichtag: dt.date, jahr: int, zeitraum: Berichtszeitraum) -> Iterator[Problem]:
    """It lies in the time that is reported on; a few days later are told."""
    tag, half = format_datum_kurz(stichtag), zeitraum is Berichtszeitraum.HALBJAHR
    if stichtag.year != jahr:
        late = stichtag.year == jahr + 1 and (stichtag.month, stichtag.day) <= LAST_DAY_OF_GRACE
        what = f"Der Stichtag {tag} liegt nicht im Berichtsjahr {jahr}."
        level = Level.WARNUNG if late and not half else Level.FEHLER
        yield Problem(("stichtag",), what, "„stichtag“ und „berichtsjahr“ vergleichen.", "stichtag-jahr", level)
    elif half and not is_in_half(stichtag):
        what = f"Der Stichtag {tag} liegt nach dem ersten Halbjahr, über das hier berichtet wird."
        hint = f"Ein Halbjahr endet am 30.06.{jahr}; „stichtag“ oder „zeitraum“ berichtigen."
        yield Problem(("stichtag",), what, hint, "stichtag-halbjahr", Level.WARNUNG)


def is_in_half(day: dt.date) -> bool:
    """Whether the day lies in the first half of its year."""
    return (day.month, day.day) <= LAST_DAY_OF_HALF
