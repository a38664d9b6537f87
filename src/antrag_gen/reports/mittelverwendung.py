"""The money of a progress report: what was spent, committed and carried over in each year, and what is left."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from antrag_gen.fields.bedarf import GeldFeld
from antrag_gen.fields.felder import TEXT, Modell, Zeile, reading
from antrag_gen.german.jahre import parse_jahr

JahrFeld = Annotated[int, reading(parse_jahr), TEXT]
AMOUNTS = ("uebertrag", "ist", "gebunden", "uebertragen")
ZERO = Decimal(0)


class Mittelverwendung(Modell):
    """One year; `uebertrag` came from the year before, `uebertragen` goes on to the next one.

    `gebunden` is ordered and not paid at the end of the year, for what is told by `gebunden_fuer`. It is there in the
    next year without being typed again: to be paid, to stay bound or to be released.
    """

    jahr: JahrFeld
    uebertrag: GeldFeld | None = None
    ist: GeldFeld
    gebunden: GeldFeld | None = None
    gebunden_fuer: Zeile = ""
    uebertragen: GeldFeld | None = None
    verwendung: Zeile = ""
    grund: Zeile = ""

    def euro(self, key: str) -> Decimal:
        """The Euro of one of `AMOUNTS`; what is missing is nothing."""
        geld = getattr(self, key)
        return geld.euro if geld is not None else ZERO

    @property
    def geht_weiter(self) -> bool:
        """Whether money of this year is there in the next one, carried over or bound."""
        return self.euro("uebertragen") > 0 or self.euro("gebunden") > 0


@dataclass(frozen=True, slots=True)
class Jahresrechnung:
    """A year in Euro, computed from what was granted (`ansatz`) and what is reported.

    `bindung` was bound at the end of the year before; it is spent by being paid, and left where it is released.
    """

    stand: Mittelverwendung
    ansatz: Decimal
    bindung: Decimal = ZERO

    @property
    def verfuegbar(self) -> Decimal:
        return self.ansatz + self.stand.euro("uebertrag") + self.bindung

    @property
    def rest(self) -> Decimal:
        return self.verfuegbar - self.stand.euro("ist") - self.stand.euro("gebunden")

    @property
    def ungeklaert(self) -> Decimal:
        """What is left and not carried over."""
        return self.rest - self.stand.euro("uebertragen")


def settle(
    staende: Sequence[Mittelverwendung], ansatz: Callable[[int], Decimal], bindung: Decimal = ZERO
) -> list[Jahresrechnung]:
    """The years with what was granted for each; `bindung` is what was bound, in Euro, before the first of them."""
    jahre = []
    for stand in staende:
        jahre.append(Jahresrechnung(stand, ansatz(stand.jahr), bindung))
        bindung = stand.euro("gebunden")
    return jahre


@dataclass(frozen=True, slots=True)
class Bilanz:
    """All years in Euro: `bewilligt` + `uebernommen` + `ueberzogen` = `ist` + `gebunden` + `uebertragen` + `zurueck`.

    `uebernommen` came out of years before the first one, `gebunden` and `uebertragen` are there after the last one,
    `zurueck` went back to the budget, `ueberzogen` was spent without being there.
    """

    bewilligt: Decimal
    uebernommen: Decimal
    ist: Decimal
    gebunden: Decimal
    uebertragen: Decimal
    zurueck: Decimal
    ueberzogen: Decimal


def balance(jahre: Sequence[Jahresrechnung]) -> Bilanz:
    """What became of the money of these years, of which there is one at least, oldest first."""
    first, last = jahre[0], jahre[-1].stand
    left = [jahr.ungeklaert for jahr in jahre]
    return Bilanz(
        bewilligt=sum((jahr.ansatz for jahr in jahre), ZERO),
        uebernommen=first.stand.euro("uebertrag") + first.bindung,
        ist=sum((jahr.stand.euro("ist") for jahr in jahre), ZERO),
        gebunden=last.euro("gebunden"),
        uebertragen=last.euro("uebertragen"),
        zurueck=sum((euro for euro in left if euro > 0), ZERO),
        ueberzogen=-sum((euro for euro in left if euro < 0), ZERO),
    )


def missing_years(
    jahre: Sequence[Mittelverwendung], ansatz: Callable[[int], Decimal], first: int, last: int
) -> list[int]:
    """The years up to that of the report that have money, granted, carried over or bound, and are not reported."""
    reported = {stand.jahr for stand in jahre}
    goes_on = {stand.jahr + 1 for stand in jahre if stand.geht_weiter}
    return [year for year in range(first, last + 1) if year not in reported and (ansatz(year) or year in goes_on)]
