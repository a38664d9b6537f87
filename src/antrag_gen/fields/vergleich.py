"""Charts that compare what has names, not years: figures by name in, what is drawn and said of it in words out."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from antrag_gen.errors import Place
from antrag_gen.fields.diagramm import NAMEN, print_number
from antrag_gen.tree import ChartKind, Series
from antrag_gen.visible import visible


@visible("ueberschrift", "alt")
@dataclass(frozen=True, slots=True)
class Vergleich:
    """Series of values in `einheit`, one value for each of `kategorien`, which `kopf` says what they are.

    `mit_tabelle` as in `Diagramm`.
    """

    titel: str
    einheit: str
    kopf: str
    kategorien: tuple[str, ...]
    reihen: tuple[Series, ...]
    mit_tabelle: bool = True
    art: ChartKind = ChartKind.SAEULEN

    place: ClassVar[Place | None] = None

    @property
    def ueberschrift(self) -> str:
        return f"{self.titel} in {self.einheit}" if self.einheit else self.titel

    @property
    def alt(self) -> str:
        """What is compared, and all values."""
        lines = (
            f"{name}: {', '.join(f'{reihe.name} {self.zahl(reihe.values[number])}' for reihe in self.reihen)}."
            for number, name in enumerate(self.kategorien)
        )
        return " ".join([f"{NAMEN[self.art]}: {self.ueberschrift}.", *lines])

    def zahl(self, value: Decimal | None, decimals: int = 0) -> str:
        """A value with its decimals, at least `decimals`; Euro have none or two."""
        return print_number(value, self.einheit, decimals)
