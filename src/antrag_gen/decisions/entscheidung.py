"""What the council decided on a motion, or on one of its Ziffern: plain values, looked up by the motion's number."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

from antrag_gen.errors import Place
from antrag_gen.fields.bedarf import Mittel, kinds_of, parts_among
from antrag_gen.fields.geldart import GEWOEHNLICH, Geldart
from antrag_gen.fields.nummern import Antragsnummer
from antrag_gen.fields.stellen import KwVermerk, Stelle
from antrag_gen.fields.ziffern import steps_of
from antrag_gen.fields.zuordnung import ziffern_of
from antrag_gen.german.betrag import Betrag
from antrag_gen.german.datum import format_datum
from antrag_gen.german.jahre import Haushalt, Jahresbetraege, Planung, Zeitraum
from antrag_gen.german.takt import Genauigkeit, of_sum
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

    `sperrvermerk` is what has to happen before it may be spent, `ziffer` the request of the motion that it belongs to.
    """

    zweck: str
    betrag: Betrag
    teil: bool = False
    geldart: Geldart = Geldart.AUFWAND
    sperrvermerk: str = ""
    ziffer: str = ""


@visible("sitzung", "ergebnis_text", "befristung")
@dataclass(frozen=True, slots=True)
class Entscheidung:
    """One decision; `ziffer` is empty for the whole motion, `mittel` and `stellen` are what was written there.

    `nachtrag` is the number of the Nachtragshaushalt that it was made on, 0 for the budget itself.
    """

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
    oeffentlich: bool | None = None
    nachtrag: int = 0

    @property
    def sitzung(self) -> str:
        """`Gemeinderat, 15. Dezember 2023, 3. Lesung, Niederschrift Nr. 312/HH`."""
        parts = (
            self.gremium,
            format_datum(self.datum),
            self.nachtrag and f"{self.nachtrag}. Nachtrag",
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
    def im_laufenden_haushalt(self) -> bool:
        """Whether it changes a budget that has begun: on a Nachtrag, or in a session that is none of its readings."""
        return self.nachtrag > 0 or (self.lesung is None and self.datum.year >= self.haushalt.erstes)

    @property
    def laesst_gelten(self) -> bool:
        """Whether what was granted before stays: the change to it was put off, or is wanted no more."""
        put_off = self.ergebnis is Ergebnis.VERTAGT and self.im_laufenden_haushalt
        return put_off or (self.ergebnis is Ergebnis.ZURUECKGEZOGEN and self.nachtrag > 0)

    @property
    def schritte(self) -> tuple[str, ...]:
        return steps_of(self.ziffer)


def counting(entscheidungen: Sequence[Entscheidung], ziffer: str = WHOLE) -> tuple[Entscheidung, ...]:
    """The decisions that count for a motion or one of its Ziffern, in their order.

    It is what was decided on it last, in one piece or by the Ziffern that stand under it. What was decided
    on more than it says nothing of its part. A change to the running budget that did not come about counts nowhere.
    """
    steps = steps_of(ziffer)
    entscheidungen = [each for each in entscheidungen if not each.laesst_gelten] or entscheidungen
    here = last_of([entscheidung for entscheidung in entscheidungen if entscheidung.schritte == steps])
    below = [
        entscheidung
        for entscheidung in entscheidungen
        if entscheidung.schritte != steps and entscheidung.schritte[: len(steps)] == steps
    ]
    if here is not None:
        below = [entscheidung for entscheidung in below if last_of([here, entscheidung]) is entscheidung]
        if not below:
            return (here,)
    parts: dict[tuple[str, ...], list[Entscheidung]] = {}
    for entscheidung in below:
        parts.setdefault(entscheidung.schritte[: len(steps) + 1], []).append(entscheidung)
    return tuple(chain.from_iterable(counting(parts[part], " ".join(part)) for part in sorted(parts, key=_order)))


def replacing(entscheidungen: Sequence[Entscheidung], ziffer: str) -> Entscheidung | None:
    """The decision on more than a Ziffer that was made after those on it, and counts in their stead."""
    steps = steps_of(ziffer)
    wider = (counted for counted in counting(entscheidungen) if counted.schritte != steps)
    return next((counted for counted in wider if steps[: len(counted.schritte)] == counted.schritte), None)


def last_of(entscheidungen: Sequence[Entscheidung]) -> Entscheidung | None:
    """The one of the last Nachtrag; in it that of the highest reading, of the latest day in that.

    A session without a reading goes by its day alone.
    """
    newest = max((entscheidung.nachtrag for entscheidung in entscheidungen), default=0)
    last = [entscheidung for entscheidung in entscheidungen if entscheidung.nachtrag == newest]
    readings = all(entscheidung.lesung is not None for entscheidung in last)
    return max(
        last,
        key=lambda entscheidung: (entscheidung.lesung if readings else 0, entscheidung.datum, entscheidung.lesung or 0),
        default=None,
    )


def _order(steps: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    return tuple((int(step), "") if step.isdecimal() else (0, step) for step in steps)


def spread(posten: Iterable[Posten], planung: Planung) -> Jahresbetraege:
    """What the budget needs by year, parts counted once; AntragError for years outside of the plan or overlaps."""
    needs = (entry.geldart.bedarf(entry.betrag.verteilt(planung)) for entry in posten if not entry.teil)
    return sum(needs, Jahresbetraege())


def by_words(posten: Iterable[Posten], planung: Planung) -> dict[str, Jahresbetraege]:
    """The Euro by year for each word (`Mehraufwand`, `Minderertrag`), none of them below zero; as `spread`."""
    amounts: dict[str, Jahresbetraege] = {}
    for entry in posten:
        if entry.teil:
            continue
        spent = entry.betrag.verteilt(planung)
        for minder in (False, True):
            part = Jahresbetraege(tuple(pair for pair in spent.items() if (pair[1] < 0) is minder))
            if part:
                word = entry.geldart.wort(minder=minder)
                amounts[word] = amounts.get(word, Jahresbetraege()) + (-part if minder else part)
    return amounts


def exactness_by_words(posten: Iterable[Posten], planung: Planung) -> dict[str, dict[Zeitraum, Genauigkeit]]:
    """How exact the amounts of `by_words` are."""
    marks: dict[str, dict[Zeitraum, Genauigkeit]] = {}
    for entry in posten:
        if entry.teil:
            continue
        spent, exact = entry.betrag.verteilt(planung), entry.betrag.genauigkeiten(planung)
        for column, euro in spent.items():
            known = marks.setdefault(entry.geldart.wort(minder=euro < 0), {})
            known[column] = of_sum([known.get(column, Genauigkeit.GENAU), exact[column]])
    return marks


def to_spend(posten: Iterable[Posten], planung: Planung) -> Jahresbetraege:
    """What may be spent more, by year: neither savings nor income are money for a purpose."""
    amounts = by_words(posten, planung)
    return sum((amounts[word] for word in amounts if word in GEWOEHNLICH), Jahresbetraege())


def posten_of(mittel: Sequence[Mittel]) -> tuple[Posten, ...]:
    """The purposes of a motion or decision."""
    parts = parts_among(mittel)
    return tuple(
        Posten(entry.zweck, entry.betrag, index in parts, kind, entry.sperrvermerk, ziffer)
        for index, (entry, kind, ziffer) in enumerate(zip(mittel, kinds_of(mittel), ziffern_of(mittel), strict=True))
    )
