"""The year before beside the year of a Gesamtbericht: what was due in both in, columns of each out.

The year before stands as it was reported then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from antrag_gen.fields.jahrestabelle import Geldwert
from antrag_gen.fields.tabellen import heads_fit
from antrag_gen.together.jahressummen import Betragsdruck, add_up, amounts_of, have_cents
from antrag_gen.together.stellensummen import Stellensumme, add_up_posts
from antrag_gen.together.vorhaben import Vorhaben
from antrag_gen.visible import visible

COMPARED = ("verfuegbar", "ist")


@visible()
@dataclass(frozen=True, slots=True)
class Mittelvergleich:
    """The money of a Referat: each amount, and what was spent of what was there, in the year before and in this one."""

    name: str
    werte: tuple[Geldwert | None, ...]
    abfluss: tuple[str, str]


@visible("mittel", "summe", "zeilenkoepfe", "stellen")
@dataclass(frozen=True)
class Jahresvergleich:
    """`vorjahr` is the year before; both are in the order of the Referate, a motion without one under `ohne`."""

    vorjahr: int
    vorher: tuple[Vorhaben, ...]
    jetzt: tuple[Vorhaben, ...]
    ohne: str

    @property
    def mittel(self) -> list[Mittelvergleich]:
        """A row for each Referat that has something to report in one of the years."""
        before, now = (_by_referat(alle, self.ohne) for alle in (self.vorher, self.jetzt))
        names = _merged([*before], [*now])
        return [self._compared(name, before.get(name, ()), now.get(name, ())) for name in names]

    @property
    def summe(self) -> Mittelvergleich:
        return self._compared("", self.vorher, self.jetzt)

    def _compared(self, name: str, before: Sequence[Vorhaben], now: Sequence[Vorhaben]) -> Mittelvergleich:
        first, second = (self._druck.zeile(name, add_up([*map(amounts_of, alle)])) for alle in (before, now))
        pairs = zip(first.werte, second.werte, strict=True)
        return Mittelvergleich(name, tuple(chain.from_iterable(pairs)), (first.abfluss, second.abfluss))

    @cached_property
    def _druck(self) -> Betragsdruck:
        return Betragsdruck(COMPARED, have_cents(map(amounts_of, (*self.vorher, *self.jetzt))))

    @property
    def zeilenkoepfe(self) -> bool:
        """Of the table of money."""
        return heads_fit(2 * (len(COMPARED) + 1), len(self.mittel) + 1)

    def stellen(self, name: str) -> Stellensumme | None:
        """What was reported a year before of the posts to which the same was to happen."""
        return next((row for row in self.stellen_vorher if row.name == name), None)

    @cached_property
    def stellen_vorher(self) -> list[Stellensumme]:
        return add_up_posts(self.vorher)


def compare_years(
    jahr: int, vorher: Sequence[Vorhaben], jetzt: Sequence[Vorhaben], ohne: str
) -> Jahresvergleich | None:
    """Both years side by side; None where nothing is reported of the year before."""
    if not any(vorhaben.bericht for vorhaben in vorher):
        return None
    return Jahresvergleich(jahr - 1, tuple(vorher), tuple(jetzt), ohne)


def _by_referat(alle: Sequence[Vorhaben], ohne: str) -> Mapping[str, Sequence[Vorhaben]]:
    groups: dict[str, list[Vorhaben]] = {}
    for vorhaben in alle:
        groups.setdefault(vorhaben.referat or ohne, []).append(vorhaben)
    return groups


def _merged(before: Sequence[str], now: Sequence[str]) -> list[str]:
    """The names of this year; one that only the year before has stands below the one that it stood below then."""
    names = list(now)
    for at, name in enumerate(before):
        if name not in names:
            names.insert(names.index(before[at - 1]) + 1 if at else 0, name)
    return names
