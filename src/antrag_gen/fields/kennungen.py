"""What papers and reports are looked up by, and what is known of a paper that has a number."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple, Self

from antrag_gen.fields.nummern import Antragsnummer, Drucksachennummer, Kreis

Papiernummer = Drucksachennummer | Antragsnummer
HALBJAHR = "halbjahr"  # `zeitraum` of a report, and the folder of such reports


class Kennung(NamedTuple):
    """What a paper is looked up by: an Ergänzung has the number of the paper that it belongs to."""

    kreis: Kreis
    nummer: int
    jahr: int

    @classmethod
    def of(cls, number: Papiernummer) -> Self:
        kreis: Kreis = "antrag" if isinstance(number, Antragsnummer) else "drucksache"
        return cls(kreis, int(number.nummer), number.jahr)

    @property
    def other(self) -> "Kennung":
        """The same digits in the other number space, which are another paper."""
        return self._replace(kreis="antrag" if self.kreis == "drucksache" else "drucksache")


@dataclass(frozen=True, slots=True)
class Papiereintrag:
    """A paper: its number, and its numbered requests as they are cited: `1`, `2.1`, `2.1 a`.

    `path` is the name of its file in the project. `ziffern` is None where the text of the file has mistakes, so that
    nobody knows. `art` is what it is called, in our words, `fraktionen` are the keys of those that hand it in. One that
    does not say so is not `oeffentlich`.
    """

    path: str
    nummer: Papiernummer
    ziffern: tuple[str, ...] | None = ()
    art: str = ""
    betreff: str = ""
    datum: dt.date | None = None
    fraktionen: tuple[str, ...] = ()
    oeffentlich: bool = False


class Berichtskennung(NamedTuple):
    """What a progress report is looked up by: its motion, the Ziffer of it or nothing, and the year, or its first half.

    A report on half a year stands beside the yearly ones: none of these rests on it.
    """

    antrag: Kennung
    ziffer: str
    jahr: int
    halbjahr: bool = False

    @property
    def vorjahr(self) -> Self:
        """The report on all of the year before."""
        return self._replace(jahr=self.jahr - 1, halbjahr=False)
