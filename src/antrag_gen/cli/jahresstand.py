"""How far the reports of a year are, on one screen: a row for each report comes in, lines of text go out."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.library.folder import shown
from antrag_gen.together.bearbeitung import Bearbeitung, Standzeile
from antrag_gen.work.events import Ended
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


@dataclass(frozen=True, slots=True)
class Aufruf:
    """What a run over the reports of a year was asked for, but for what it was to do."""

    jahr: int
    halbjahr: bool = False
    referat: str | None = None
    amt: str | None = None
    stichtag: dt.date | None = None
    ausgabe: Path | None = None
    nur_oeffentliche: bool = False

    @property
    def zeit(self) -> str:
        """What is reported on: `2025`, `das erste Halbjahr 2025`."""
        return f"das erste Halbjahr {self.jahr}" if self.halbjahr else str(self.jahr)

    @property
    def befehl(self) -> str:
        """The command as it is called again, without its option for where files go."""
        parts = (("--referat", self.referat), ("--amt", self.amt))
        part = "".join(f" {option} {_quoted(name)}" for option, name in parts if name)
        return f"antrag jahreslauf {self.jahr}{' --halbjahr' if self.halbjahr else ''}{part}"

    @property
    def ziel(self) -> str:
        """The option that says where files go, with a blank in front; empty where it was not given."""
        return f" --ausgabe {_quoted(str(self.ausgabe))}" if self.ausgabe else ""


def _quoted(word: str) -> str:
    return word if re.fullmatch(r"[\w./\\:-]+", word) else f'"{word}"'


def overview(aufruf: Aufruf, ended: Ended) -> Iterator[str]:
    """The sums, a line for each Referat and office, and what is to be done next."""
    zeilen = ended.staende
    due = [zeile for zeile in zeilen if zeile.bearbeitung is not Bearbeitung.KEINER_NOETIG]
    if not zeilen:
        yield f"Über {aufruf.zeit} ist kein Bericht fällig."
        yield from _uncounted(ended.ungezaehlt)
        return
    words = "ist 1 Bericht" if len(due) == 1 else f"sind {len(due)} Berichte"
    yield ""
    yield f"Über {aufruf.zeit} {words} fällig."
    yield ""
    yield from _table(zeilen)
    yield ""
    secret = [zeile.vorhaben.nummer for zeile in zeilen if zeile.vorhaben.nichtoeffentlich]
    secret += [number for number in ended.nichtoeffentlich if number not in secret]
    yield from _not_public(zeilen, secret, public=aufruf.nur_oeffentliche)
    yield "Als Nächstes:"
    steps = list(_next(zeilen, aufruf))
    yield from (f"  {step}" for step in steps)
    yield from _uncounted(ended.ungezaehlt)
    if steps or ended.ungezaehlt or ended.verschoben or ended.veraltet:
        yield from _to_compare(aufruf, ended)
    elif ended.failed:
        yield "  Die genannten Fehler beheben; bis dahin ist der Gesamtbericht unvollständig."
    else:
        council = "in den Rat, nicht öffentlich" if secret and not aufruf.nur_oeffentliche else "in den Rat"
        yield f"  Alle Berichte sind abgegeben; der Gesamtbericht kann {council}."


def _to_compare(aufruf: Aufruf, ended: Ended) -> Iterator[str]:
    """Reports that rest on other sums than last year's report or the decisions have by now."""
    if moved := ended.verschoben:
        what = "mit dem Vorjahr vergleichen, das anderes überträgt oder gebunden hat"
        yield f"  {_reports(len(moved))} {what}: antrag pruefen {' '.join(moved)}"
    if stale := ended.veraltet:
        why = "weil jetzt anderes bewilligt ist"
        yield f"  {_reports(len(stale))} prüfen, {why}: {aufruf.befehl} --ausfuehrlich"


def _uncounted(files: Sequence[str]) -> Iterator[str]:
    if files:
        which = "der in keine Summe eingeht" if len(files) == 1 else "die in keine Summe eingehen"
        yield f"  {_reports(len(files))} klären, {which}: antrag pruefen {' '.join(files)}"


def _not_public(zeilen: Sequence[Standzeile], secret: Sequence[str], *, public: bool) -> Iterator[str]:
    """What nobody but the council may see, which stands among the rest or (`public`) is left out; what is unsaid."""
    unsaid = [zeile.vorhaben.nummer for zeile in zeilen if zeile.vorhaben.ohne_angabe] if public else []
    if secret:
        what = "ausgelassen, auch aus den Summen" if public else "so bezeichnet; was bewilligt ist, zählt mit"
        yield f"Nicht öffentlich, in Gesamtbericht und Übersicht {what}: {_some(secret)}"
    if unsaid:
        yield f"Als öffentlich behandelt, weil niemand „oeffentlich“ angibt: {_some(unsaid)}"
    if secret or unsaid:
        yield ""


def _some(numbers: Sequence[str]) -> str:
    more = f" und {len(numbers) - NAMED} weitere" if len(numbers) > NAMED else ""
    return f"{', '.join(numbers[:NAMED])}{more}"


def not_renewed(command: str, paths: Sequence[Path]) -> Iterator[str]:
    """The files with what is not public, where a run for what is public has left them as they were."""
    if paths:
        yield f"  Nicht erneuert, vielleicht veraltet: {', '.join(path.name for path in paths)} (erneuern: {command})"


def leftovers(command: str, paths: Sequence[Path], *, tidied: bool, all_of_them: bool) -> Iterator[str]:
    """The files that nothing stands behind any more, and how they go; after tidying only changed ones are left."""
    if not paths:
        return
    named = paths if all_of_them or len(paths) <= NAMED else paths[: NAMED - 1]
    yield ""
    yield "Überzählig (ihren Bericht, ihr Amt oder ihr Referat gibt es hier nicht mehr):"
    yield from (f"  {shown(path)}" for path in named)
    if len(named) < len(paths):
        yield f"  und {len(paths) - len(named)} weitere, die „--ausfuehrlich“ nennt"
    yield ("  Seit dem Erzeugen geändert: selbst löschen." if tidied else f"  Löschen: {command} --aufraeumen")


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


def _next(zeilen: Sequence[Standzeile], aufruf: Aufruf) -> Iterator[str]:
    """What keeps the Gesamtbericht from going to the council; nothing where all is handed in."""
    folder, command = f"content/{folder_of(aufruf.jahr, halbjahr=aufruf.halbjahr)}", aufruf.befehl
    stichtag = aufruf.stichtag
    by_state = {state: [zeile for zeile in zeilen if zeile.bearbeitung is state] for state in ORDER}
    if broken := by_state[Bearbeitung.FEHLERHAFT]:
        yield f"{_reports(len(broken))} berichtigen: antrag pruefen {_files(broken, folder)}"
    if missing := [zeile for zeile in by_state[Bearbeitung.NICHT_BEGONNEN] if not zeile.datei]:
        yield f"{_reports(len(missing))} anlegen: {command} --vorbereiten"
    if open_ := [zeile for state in (Bearbeitung.NICHT_BEGONNEN, Bearbeitung.IN_ARBEIT) for zeile in by_state[state]]:
        yield f"{_reports(len(open_))} bei den Ämtern anmahnen: {command} --mahnen{aufruf.ziel}"
    others = [zeile for zeile in zeilen if stichtag and zeile.stichtag not in (None, stichtag)]
    if stichtag and others:
        day = format_datum_kurz(stichtag)
        yield f"{_reports(len(others))} auf den Stichtag {day} bringen: {_files(others, folder)}"
    if ready := by_state[Bearbeitung.FERTIG]:
        yield f"{_reports(len(ready))} durchsehen und mit „status: eingereicht“ abgeben: {_files(ready, folder)}"


def _reports(number: int) -> str:
    return "1 Bericht" if number == 1 else f"{number} Berichte"


def _files(zeilen: Sequence[Standzeile], folder: str) -> str:
    """Their names; of many the folder, where all are."""
    return " ".join(zeile.datei for zeile in zeilen) if len(zeilen) <= NAMED else folder
