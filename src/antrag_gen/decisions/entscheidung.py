"""What the council decided on a motion, or on one of its Ziffern: plain values, looked up by the motion's number."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

from antrag_gen.errors import Place
from antrag_gen.fields.bedarf import Mittel, parts_among
from antrag_gen.fields.nummern import Antragsnummer
from antrag_gen.fields.stellen import KwVermerk, Stelle
from antrag_gen.fields.ziffern import steps_of
from antrag_gen.german.betrag import Betrag
from antrag_gen.german.datum import format_datum
from antrag_gen.german.jahre import Haushalt, Jahresbetraege, Planung
from antrag_gen.visible import visible

WHOLE = ""  # the Ziffer of a decision on a whole motion


@visible("text", "bewilligt")
class Ergebnis(StrEnum):
    WIE_BEANTRAGT = "wie_beantragt"
    GEAENDERT = "geaendert"
    ABGELEHNT = "abgelehnt"
    ZURUECKGEZOGEN = "zurueckgezogen"
    VERTAGT = "vertagt"

    @property
    def text(self) -> str:
        return WORDS[self]

    @property
    def bewilligt(self) -> bool:
        """Whether something was granted."""
        return self in (Ergebnis.WIE_BEANTRAGT, Ergebnis.GEAENDERT)


WORDS = {
    Ergebnis.WIE_BEANTRAGT: "wie beantragt beschlossen",
    Ergebnis.GEAENDERT: "mit Änderungen beschlossen",
    Ergebnis.ABGELEHNT: "abgelehnt",
    Ergebnis.ZURUECKGEZOGEN: "zurückgezogen",
    Ergebnis.VERTAGT: "vertagt",
}


@visible()
@dataclass(frozen=True, slots=True)
class Posten:
    """Money for one purpose, asked for or granted; `teil` is one that is part of the one above („davon“).

    `sperrvermerk` is what has to happen before it may be spent.
    """

    zweck: str
    betrag: Betrag
    teil: bool = False
    sperrvermerk: str = ""


@visible("sitzung", "ergebnis_text", "befristung")
@dataclass(frozen=True, slots=True)
class Entscheidung:
    """One decision; `ziffer` is empty for the whole motion, `mittel` and `stellen` are what was written there."""

    antrag: Antragsnummer
    ziffer: str
    gremium: str
    datum: dt.date
    lesung: int | None
    niederschrift: str
    haushalt: Haushalt
    ergebnis: Ergebnis
    abstimmung: str
    mittel: tuple[Posten, ...]
    stellen: tuple[Stelle, ...]
    befristet_bis: dt.date | None
    kw: KwVermerk | None
    bedingung: str
    amt: str
    # Only messages say it: no report is another one because a line was put in above.
    place: Place = field(repr=False)

    @property
    def sitzung(self) -> str:
        """`Gemeinderat, 15. Dezember 2023, 3. Lesung, Niederschrift Nr. 312/HH`."""
        parts = (
            self.gremium,
            format_datum(self.datum),
            self.lesung and f"{self.lesung}. Lesung",
            self.niederschrift and f"Niederschrift Nr. {self.niederschrift}",
        )
        return ", ".join(part for part in parts if part)

    @property
    def ergebnis_text(self) -> str:
        """`wie beantragt beschlossen (einstimmig)`."""
        return f"{self.ergebnis.text} ({self.abstimmung})" if self.abstimmung else self.ergebnis.text

    @property
    def befristung(self) -> str:
        """`bis 31. Dezember 2025`, `KW 01/2026`, or both; empty without any."""
        parts = (self.befristet_bis and f"bis {format_datum(self.befristet_bis)}", self.kw and str(self.kw))
        return ", ".join(part for part in parts if part)

    @property
    def schritte(self) -> tuple[str, ...]:
        return steps_of(self.ziffer)


def counting(entscheidungen: Sequence[Entscheidung], ziffer: str = WHOLE) -> tuple[Entscheidung, ...]:
    """The decisions that count for a motion or one of its Ziffern, in their order.

    It is what was decided on it last, in one piece or by the Ziffern that stand under it. What was decided
    on more than it says nothing of its part.
    """
    steps = steps_of(ziffer)
    here = last_of([entscheidung for entscheidung in entscheidungen if entscheidung.schritte == steps])
    below = [
        entscheidung
        for entscheidung in entscheidungen
        if entscheidung.schritte != steps and entscheidung.schritte[: len(steps)] == steps
    ]
    if here is not None and last_of([here, *below]) is here:
        return (here,)
    parts: dict[tuple[str, ...], list[Entscheidung]] = {}
    for entscheidung in below:
        parts.setdefault(entscheidung.schritte[: len(steps) + 1], []).append(entscheidung)
    return tuple(chain.from_iterable(counting(parts[part], " ".join(part)) for part in sorted(parts, key=_order)))


def last_of(entscheidungen: Sequence[Entscheidung]) -> Entscheidung | None:
    """The one of the highest reading, of the latest day in it; a session without a reading goes by its day alone."""
    readings = all(entscheidung.lesung is not None for entscheidung in entscheidungen)
    return max(
        entscheidungen,
        key=lambda entscheidung: (entscheidung.lesung if readings else 0, entscheidung.datum, entscheidung.lesung or 0),
        default=None,
    )


def _order(steps: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    return tuple((int(step), "") if step.isdecimal() else (0, step) for step in steps)


def spread(posten: Iterable[Posten], planung: Planung) -> Jahresbetraege:
    """The Euro of all purposes by year, parts counted once; AntragError for years outside of the plan or overlaps."""
    return sum((entry.betrag.verteilt(planung) for entry in posten if not entry.teil), Jahresbetraege())


def posten_of(mittel: Sequence[Mittel]) -> tuple[Posten, ...]:
    """The purposes of a motion or decision."""
    parts = parts_among(mittel)
    return tuple(
        Posten(entry.zweck, entry.betrag, index in parts, entry.sperrvermerk) for index, entry in enumerate(mittel)
    )
