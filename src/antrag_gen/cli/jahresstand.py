"""How far the reports of a year are, on one screen: a row for each report comes in, lines of text go out."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.together.bearbeitung import Bearbeitung, Standzeile
from antrag_gen.work.yearly.period import folder_of

WIDTH = 44  # of the names
NAMED = 5  # files that are named one by one
ORDER = (
    Bearbeitung.ABGEGEBEN,
    Bearbeitung.FERTIG,
    Bearbeitung.IN_ARBEIT,
    Bearbeitung.NICHT_BEGONNEN,
    Bearbeitung.FEHLERHAFT,
    Bearbeitung.KEINER_NOETIG,
)


def overview(
    jahr: int, zeilen: Sequence[Standzeile], stichtag: dt.date | None = None, *, halbjahr: bool = False
) -> Iterator[str]:
    """The sums, a line for each Referat and office, and what is to be done next, so that all are as of `stichtag`."""
    zeit = time_of(jahr, halbjahr=halbjahr)
    due = [zeile for zeile in zeilen if zeile.bearbeitung is not Bearbeitung.KEINER_NOETIG]
    if not zeilen:
        yield f"Über {zeit} ist kein Bericht fällig."
        return
    words = "ist 1 Bericht" if len(due) == 1 else f"sind {len(due)} Berichte"
    yield ""
    yield f"Über {zeit} {words} fällig."
    yield ""
    yield from _table(zeilen)
    yield ""
    yield "Als Nächstes:"
    yield from (f"  {step}" for step in _next(jahr, zeilen, stichtag, halbjahr=halbjahr))


def time_of(jahr: int, *, halbjahr: bool) -> str:
    """What is reported on: `2025`, `das erste Halbjahr 2025`."""
    return f"das erste Halbjahr {jahr}" if halbjahr else str(jahr)


def _table(zeilen: Sequence[Standzeile]) -> Iterator[str]:
    """Columns for the states that occur."""
    states = [state for state in ORDER if any(zeile.bearbeitung is state for zeile in zeilen)]
    yield _line("", [state.value for state in states], states)
    for referat, of_referat in groupby(zeilen, key=lambda zeile: zeile.vorhaben.referat):
        rows = list(of_referat)
        yield _line(referat or "Ohne Referat", _counts(rows, states), states)
        by_office: dict[str, list[Standzeile]] = {}
        for zeile in rows:
            by_office.setdefault(zeile.vorhaben.amt, []).append(zeile)
        for amt, of_amt in by_office.items():
            yield _line(f"  {amt or 'Amt noch offen'}", _counts(of_amt, states), states)
    yield _line("Zusammen", _counts(zeilen, states), states)


def _counts(zeilen: Sequence[Standzeile], states: Sequence[Bearbeitung]) -> list[str]:
    count = Counter(zeile.bearbeitung for zeile in zeilen)
    return [str(count[state] or "–") for state in states]


def _line(name: str, values: Sequence[str], states: Sequence[Bearbeitung]) -> str:
    shown = name if len(name) <= WIDTH else f"{name[: WIDTH - 1].rstrip()}…"
    cells = (f"{value:>{len(state.value) + 2}}" for value, state in zip(values, states, strict=True))
    return f"{shown:<{WIDTH}}{''.join(cells)}".rstrip()


def _next(jahr: int, zeilen: Sequence[Standzeile], stichtag: dt.date | None, *, halbjahr: bool) -> Iterator[str]:
    folder = f"content/{folder_of(jahr, halbjahr=halbjahr)}"
    command = f"antrag jahreslauf {jahr}{' --halbjahr' if halbjahr else ''}"
    by_state = {state: [zeile for zeile in zeilen if zeile.bearbeitung is state] for state in ORDER}
    if broken := by_state[Bearbeitung.FEHLERHAFT]:
        yield f"{_reports(len(broken))} berichtigen: antrag pruefen {_files(broken, folder)}"
    if missing := [zeile for zeile in by_state[Bearbeitung.NICHT_BEGONNEN] if not zeile.datei]:
        yield f"{_reports(len(missing))} anlegen: {command} --vorbereiten"
    if open_ := [zeile for state in (Bearbeitung.NICHT_BEGONNEN, Bearbeitung.IN_ARBEIT) for zeile in by_state[state]]:
        yield f"{_reports(len(open_))} bei den Ämtern anmahnen: {command} --mahnen"
    others = [zeile for zeile in zeilen if stichtag and zeile.stichtag not in (None, stichtag)]
    if stichtag and others:
        day = format_datum_kurz(stichtag)
        yield f"{_reports(len(others))} auf den Stichtag {day} bringen: {_files(others, folder)}"
    if ready := by_state[Bearbeitung.FERTIG]:
        yield f"{_reports(len(ready))} durchsehen und mit „status: eingereicht“ abgeben: {_files(ready, folder)}"
    if not any(zeile.bearbeitung.fehlt for zeile in zeilen) and not ready and not others:
        yield "Alle Berichte sind abgegeben; der Gesamtbericht kann in den Rat."


def _reports(number: int) -> str:
    return "1 Bericht" if number == 1 else f"{number} Berichte"


def _files(zeilen: Sequence[Standzeile], folder: str) -> str:
    """Their names; of many the folder, where all are."""
    return " ".join(zeile.datei for zeile in zeilen) if len(zeilen) <= NAMED else folder
