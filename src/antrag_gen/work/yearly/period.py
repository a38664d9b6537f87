"""What time the reports of a run are about: a year, or its first half, comes in; their folder and Stichtag go out."""

import datetime as dt

from antrag_gen.errors import AntragError, Place
from antrag_gen.fields.kennungen import HALBJAHR
from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.reports.berichtszeitraum import is_in_half

REPORTS = "berichte"


def folder_of(jahr: int, *, halbjahr: bool) -> str:
    """Where the reports are, below content/ as below the output folder."""
    return f"{REPORTS}/{jahr}/{HALBJAHR}" if halbjahr else f"{REPORTS}/{jahr}"


def usual_stichtag(jahr: int, *, halbjahr: bool) -> dt.date:
    """The day that reports are as of where nobody says another one."""
    return dt.date(jahr, 6, 30) if halbjahr else dt.date(jahr, 12, 31)


def check_stichtag(jahr: int, stichtag: dt.date | None, *, halbjahr: bool = False) -> None:
    """Raises AntragError for a day of another year, and with `halbjahr` for one in its second half."""
    if halbjahr and stichtag is not None and stichtag.year == jahr and not is_in_half(stichtag):
        raise AntragError.of(
            Place("stichtag"),
            f"Der Stichtag {format_datum_kurz(stichtag)} liegt nach dem ersten Halbjahr; es endet am 30.06.{jahr}.",
            "Für einen späteren Stand Berichte über das Jahr vorbereiten, ohne „--halbjahr“.",
            "stichtag-halbjahr",
        )
    if stichtag is not None and stichtag.year != jahr:
        raise AntragError.of(
            Place("stichtag"),
            f"Der Stichtag {format_datum_kurz(stichtag)} liegt nicht im Jahr {jahr}.",
            "Das Jahr oder den Stichtag prüfen.",
            "stichtag-jahr",
        )
