"""What a report on an earlier year leaves for later ones: the money that stays there until a report says more."""

from dataclasses import dataclass
from decimal import Decimal

from antrag_gen.fields.jahrestabelle import Geldwert
from antrag_gen.visible import visible


@visible("summe")
@dataclass(frozen=True, slots=True)
class Vorjahresrest:
    """Euro at the end of `jahr`: carried over, and bound for what is told by `gebunden_fuer`."""

    jahr: int
    uebertragen: Geldwert
    gebunden: Geldwert
    gebunden_fuer: str = ""

    @property
    def euro(self) -> Decimal:
        return self.uebertragen.euro + self.gebunden.euro

    @property
    def summe(self) -> Geldwert:
        return Geldwert(self.euro)


@visible()
@dataclass(frozen=True, slots=True)
class Unklar:
    """The report on `jahr` does not say what it leaves, or (`mit_anderen`) leaves it for more than what is asked of."""

    jahr: int
    mit_anderen: bool = False
