"""Running numbers: motions in, the numbers of each Anmeldeliste with the motions that name them out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

from antrag_gen.fields.bedarf import Anmeldung, Mittel
from antrag_gen.fields.geldart import Geldart
from antrag_gen.fields.nummern import thh_number
from antrag_gen.fields.stellen import Stelle
from antrag_gen.german.jahre import Haushalt, Jahresbetraege
from antrag_gen.papers.haushaltsantrag import Haushaltsantrag
from antrag_gen.papers.haushaltspapier import Haushaltspapier
from antrag_gen.patterns import compile_late
from antrag_gen.work.lists.select import Listed

DIGITS = compile_late(r"\d+")


@dataclass(frozen=True, slots=True, eq=False)
class Nennung:
    """A motion that names a need: `index` is the place of the Anmeldung in its head."""

    listed: Listed
    motion: Haushaltspapier
    index: int
    anmeldung: Anmeldung

    @property
    def mittel(self) -> Sequence[Mittel]:
        """The money that its motion asks for; a Frageantrag asks for none."""
        return self.motion.mittel if isinstance(self.motion, Haushaltsantrag) else ()

    @property
    def stellen(self) -> Sequence[Stelle]:
        """The posts that it asks for."""
        return self.motion.stellen if isinstance(self.motion, Haushaltsantrag) else ()

    @property
    def je_geldart(self) -> Mapping[Geldart, Jahresbetraege]:
        """The same by kind and year."""
        return self.motion.je_geldart if isinstance(self.motion, Haushaltsantrag) else {}

    @property
    def bedarf(self) -> str:
        """The Vorlage of the need, whatever its Ergänzung; empty where it is not named."""
        return self.anmeldung.grdrs.ohne_zusatz if self.anmeldung.grdrs else ""

    @property
    def haushalt(self) -> Haushalt:
        return self.motion.haushalt

    @property
    def thh(self) -> str:
        """The number of the THH; empty where none is named."""
        return thh_number(self.anmeldung.thh or "")

    @property
    def nummern(self) -> range:
        """The running numbers; empty where none is named."""
        return self.anmeldung.lfd_nr.nummern if self.anmeldung.lfd_nr else range(0)


class Genannt(Protocol):
    """What names running numbers of a list."""

    @property
    def haushalt(self) -> Haushalt: ...

    @property
    def thh(self) -> str: ...

    @property
    def nummern(self) -> range: ...


N = TypeVar("N", bound=Genannt)


@dataclass(frozen=True, slots=True)
class Nummernabschnitt(Generic[N]):
    """Numbers that follow one another and are named by the same motions; nobody names those of a gap."""

    nummern: range
    nennungen: tuple[N, ...]


@dataclass(frozen=True, slots=True)
class Anmeldeliste(Generic[N]):
    """The list that running numbers are unique in; without a THH nobody knows which list was meant."""

    haushalt: Haushalt
    thh: str
    abschnitte: tuple[Nummernabschnitt[N], ...]


def namings_of(motions: Sequence[Listed]) -> list[Nennung]:
    """Every Anmeldung of the motions on budgets, in the order of the motions."""
    return [
        Nennung(listed, listed.motion, index, entry)
        for listed in motions
        if isinstance(listed.motion, Haushaltspapier)
        for index, entry in enumerate(listed.motion.anmeldeliste)
    ]


def lists_of(namings: Sequence[N]) -> list[Anmeldeliste[N]]:
    """The lists by budget and THH, those without a THH last; only what has a running number stands in one."""
    by_list: dict[tuple[Haushalt, str], list[N]] = defaultdict(list)
    for naming in namings:
        if naming.nummern:
            by_list[naming.haushalt, naming.thh].append(naming)
    keys = sorted(by_list, key=lambda key: (key[0].erstes, key[0].letztes, not key[1], _order(key[1])))
    return [Anmeldeliste(haushalt, thh, tuple(_sections(by_list[haushalt, thh]))) for haushalt, thh in keys]


def _order(thh: str) -> tuple[bool, int, str]:
    return (False, int(thh), "") if DIGITS.fullmatch(thh) else (True, 0, thh)


def _sections(namings: Sequence[N]) -> Iterator[Nummernabschnitt[N]]:
    """From the first number to the last, parted wherever other motions begin or cease to name them."""
    begins: dict[int, list[int]] = defaultdict(list)
    ends: dict[int, list[int]] = defaultdict(list)
    for at, naming in enumerate(namings):
        begins[naming.nummern.start].append(at)
        ends[naming.nummern.stop].append(at)
    active: set[int] = set()
    for first, after in pairwise(sorted({*begins, *ends})):
        active.update(begins[first])
        active.difference_update(ends[first])
        yield Nummernabschnitt(range(first, after), tuple(namings[at] for at in sorted(active)))
