"""What kind of money an amount is, and the words for more and less of it: a kind and a sign in, words out."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from antrag_gen.german.betrag import Betrag
from antrag_gen.german.jahre import Jahresbetraege
from antrag_gen.visible import visible

BEDARF, ENTLASTUNG, SALDO = "Mehrbedarf", "Entlastung", "Saldo"


@visible()
class Geldart(StrEnum):
    """Ergebnishaushalt: Aufwand and Ertrag; Finanzhaushalt: Auszahlung and Einzahlung (GemHVO §§ 2 and 3)."""

    AUFWAND = "aufwand"
    ERTRAG = "ertrag"
    AUSZAHLUNG = "auszahlung"
    EINZAHLUNG = "einzahlung"

    @property
    def kommt_herein(self) -> bool:
        return self in (Geldart.ERTRAG, Geldart.EINZAHLUNG)

    @property
    def im_finanzhaushalt(self) -> bool:
        return self in (Geldart.AUSZAHLUNG, Geldart.EINZAHLUNG)

    def wort(self, *, minder: bool) -> str:
        """`Mehraufwand`, `Minderertrag`."""
        return f"{'Minder' if minder else 'Mehr'}{self}"

    def bedarf(self, betraege: Jahresbetraege) -> Jahresbetraege:
        """What the budget needs for it: more income and less spending are below zero."""
        return -betraege if self.kommt_herein else betraege


WORTE = tuple(kind.wort(minder=minder) for kind in Geldart for minder in (False, True))
# Words of what is asked for without more being said: „Mittelbedarf“, „Finanzbedarf“.
GEWOEHNLICH = frozenset(kind.wort(minder=False) for kind in Geldart if not kind.kommt_herein)
EINSPARUNG = frozenset(kind.wort(minder=True) for kind in Geldart if not kind.kommt_herein)
ENTLASTEND = EINSPARUNG | {kind.wort(minder=False) for kind in Geldart if kind.kommt_herein}


@visible()
@dataclass(frozen=True, slots=True)
class Geldangabe:
    """`Minderaufwand` and `120.000 Euro jährlich ab 2024`."""

    wort: str
    text: str


def angaben_of(kind: Geldart, betrag: Betrag) -> Iterator[Geldangabe]:
    """The amount without a minus, behind the word that says it; years of more and years of less each by itself."""
    plus, minus = betrag.nach_vorzeichen()
    if plus is not None:
        yield Geldangabe(kind.wort(minder=False), plus.in_worten)
    if minus is not None:
        yield Geldangabe(kind.wort(minder=True), (-minus).in_worten)


def worte_of(kind: Geldart, betraege: Jahresbetraege) -> Iterator[str]:
    """The words for the amounts; none for nothing."""
    for minder in (False, True):
        if any((euro < 0) is minder for euro in betraege.values() if euro):
            yield kind.wort(minder=minder)
