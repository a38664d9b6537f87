"""Granted posts one by one: lines of posts come in, what is printed of each, and whose KW mark is reached, goes out."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from antrag_gen.fields.stellen import Anzahl, Stelle, Stellenvorhaben, counted_posts, sum_of
from antrag_gen.fields.stellenplan import group_posts
from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.visible import visible

ONE_DAY = dt.timedelta(days=1)


@visible("name")
@dataclass(frozen=True, slots=True)
class Postenzeile:
    """A line of posts in words; a `teil` is part of the one above („davon“), `erreicht` says so of its KW mark."""

    vorhaben: Stellenvorhaben
    anzahl: Anzahl
    funktion: str
    amt: str
    besoldung: str
    kw: str
    erreicht: bool
    teil: bool

    @property
    def name(self) -> str:
        return self.vorhaben.text

    def in_worten(self, titel: Callable[[str], str]) -> str:
        """`2,5 Sprachförderung (S 8b, Jugendamt, KW 12/2027)`, with what happens where nothing is created."""
        kind = "" if self.vorhaben is Stellenvorhaben.SCHAFFUNG or self.teil else f"{titel(self.name)} "
        places = ", ".join(part for part in (self.besoldung, self.amt, self.kw) if part)
        return f"{kind}{self.anzahl} {self.funktion}{f' ({places})' if places else ''}"


def list_granted(stellen: Sequence[Stelle], tag: dt.date) -> list[Postenzeile]:
    """A line for each, by what happens to them, as it is at the end of `tag`."""
    return [
        Postenzeile(
            zeile.stelle.vorhaben,
            zeile.stelle.anzahl,
            zeile.stelle.funktion,
            _changed(zeile.stelle.amt, zeile.stelle.amt_neu),
            _changed(zeile.stelle.besoldung, zeile.stelle.besoldung_neu),
            _until(zeile.stelle, tag),
            is_reached(zeile.stelle, tag),
            zeile.teil,
        )
        for gruppe in group_posts(stellen).gruppen
        for zeile in gruppe.zeilen
    ]


def _changed(before: object, after: object) -> str:
    """`EG 9a, neu EG 10`."""
    return ", ".join(text for text in (str(before or ""), f"neu {after}" if after else "") if text)


def _until(stelle: Stelle, tag: dt.date) -> str:
    """`KW 12/2027, befristet bis 31.12.2026 (abgelaufen)`: until when there is the post, its last day included."""
    end = stelle.befristet_bis
    limit = f"befristet bis {format_datum_kurz(end)}" + (" (abgelaufen)" if end < tag else "") if end else ""
    return ", ".join(text for text in (_changed(stelle.kw, stelle.kw_neu), limit) if text)


def is_reached(stelle: Stelle, tag: dt.date) -> bool:
    """Whether the post was to fall away with the end of that day; its mark names the first month without it."""
    kw = stelle.kw_danach
    return kw is not None and dt.date(kw.jahr, kw.monat, 1) - ONE_DAY <= tag


def count_reached(stellen: Sequence[Stelle], tag: dt.date, *vorhaben: Stellenvorhaben) -> Anzahl:
    """How many posts were to fall away with the end of that day; of those only to which that is to happen, if any."""
    reached = (stelle for stelle in counted_posts(stellen) if is_reached(stelle, tag))
    return sum_of([stelle.anzahl for stelle in reached if not vorhaben or stelle.vorhaben in vorhaben])
