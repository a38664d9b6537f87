"""Values of tables that data files keep as what they are: numbers and days go to a template, which prints them."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from antrag_gen.german.datum import format_datum_kurz
from antrag_gen.german.zahlen import format_zahl
from antrag_gen.visible import visible


@visible()
@dataclass(frozen=True, slots=True)
class Zahl:
    """A number that counts or measures, with so many decimals at least."""

    wert: Decimal
    stellen: int = 0

    def __str__(self) -> str:
        return format_zahl(self.wert, decimals=self.stellen)


@visible()
@dataclass(frozen=True, slots=True)
class Tag:
    """A day, printed in figures."""

    datum: dt.date

    def __str__(self) -> str:
        return format_datum_kurz(self.datum)
