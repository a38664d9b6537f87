"""Charts of the figures of a paper: figures by year in, what is drawn and what is said of it in words out.

A template places a chart with `{{ … }}`; the table of its numbers always comes with it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from antrag_gen.errors import Place
from antrag_gen.german.zahlen import format_zahl, number_ranges
from antrag_gen.tree import ChartKind, Series
from antrag_gen.visible import visible

EURO, PROZENT = "Euro", "%"
NAMEN = {ChartKind.SAEULEN: "Säulendiagramm", ChartKind.LINIEN: "Liniendiagramm"}
KEINE_ANGABE = "keine Angabe"
CENT_STELLEN = 2


@visible("ueberschrift", "alt")
@dataclass(frozen=True, slots=True)
class Diagramm:
    """Series of values in `einheit`, one value for each of `jahre`; `place` is where the figures come from.

    `mit_tabelle` is False where the table right below it has all its numbers already; `kopf` is the head of its
    column of years. ValueError where a series has
    not a value or None for each year, or where there are no years.
    """

    art: ChartKind
    titel: str
    einheit: str
    jahre: tuple[int, ...]
    reihen: tuple[Series, ...]
    place: Place | None = field(default=None, compare=False)
    mit_tabelle: bool = True
    kopf: str = "Jahr"

    def __post_init__(self) -> None:
        if not self.jahre or any(len(reihe.values) != len(self.jahre) for reihe in self.reihen):
            raise ValueError(f"„{self.titel}“ has not a value for each year")

    @property
    def kategorien(self) -> tuple[str, ...]:
        return tuple(map(str, self.jahre))

    @property
    def ueberschrift(self) -> str:
        return f"{self.titel} in {self.einheit}" if self.einheit else self.titel

    @property
    def alt(self) -> str:
        """What those hear who don't see it: what is compared, all values, and how they change."""
        span = f"{self.jahre[0]} bis {self.jahre[-1]}" if len(self.jahre) > 1 else str(self.jahre[0])
        years = (self._year(number) for number in range(len(self.jahre)))
        changes = (change for reihe in self.reihen if not reihe.target for change in self._changes(reihe))
        return " ".join([f"{NAMEN[self.art]}: {self.ueberschrift}, {span}.", *years, *changes])

    def _year(self, number: int) -> str:
        values = (f"{reihe.name} {self.zahl(reihe.values[number])}" for reihe in self.reihen)
        return f"{self.jahre[number]}: {', '.join(values)}."

    def zahl(self, value: Decimal | None, decimals: int = 0) -> str:
        """A value with its decimals, at least `decimals`; Euro have none or two."""
        return print_number(value, self.einheit, decimals)

    def _changes(self, reihe: Series) -> Iterator[str]:
        known = [(value, year) for value, year in zip(reihe.values, self.jahre, strict=True) if value is not None]
        if len(known) > 1:
            yield f"{_capitalized(reihe.name)}: {self._course(known)}."
        other = next((series for series in self.reihen if series.target), self.reihen[0])
        if other != reihe:
            yield from self._compare(reihe, other)

    def _course(self, known: list[tuple[Decimal, int]]) -> str:
        """From the first to the last value, and the highest and lowest where they lie between."""
        (first, start), (last, end) = known[0], known[-1]
        high, low = max(known, key=lambda point: point[0]), min(known, key=lambda point: point[0])
        if high[0] == low[0]:
            return f"gleichbleibend {self.zahl(first)}"
        word = "Anstieg" if last > first else "Rückgang"
        way = f"{word} von {self.zahl(first)} ({start}) auf {self.zahl(last)} ({end})"
        parts = [way if first != last else f"am Anfang und am Ende {self.zahl(first)}"]
        parts += [
            f"{name} Wert {self.zahl(value)} ({year})"
            for name, (value, year) in (("höchster", high), ("niedrigster", low))
            if value not in (first, last)
        ]
        return ", ".join(parts)

    def _compare(self, reihe: Series, other: Series) -> Iterator[str]:
        """In which years the values are higher or lower than those of another series."""
        years: dict[str, list[int]] = {"höher": [], "niedriger": [], "gleich": []}
        for year, value, against in zip(self.jahre, reihe.values, other.values, strict=True):
            if value is not None and against is not None:
                years["höher" if value > against else "niedriger" if value < against else "gleich"].append(year)
        parts = [f"{word} {number_ranges(jahre)}" for word, jahre in years.items() if jahre]
        if parts:
            yield f"{_capitalized(reihe.name)} im Vergleich mit {other.name}: {'; '.join(parts)}."


def print_number(value: Decimal | None, einheit: str, decimals: int = 0) -> str:
    """As `Diagramm.zahl` says."""
    if value is None:
        return KEINE_ANGABE
    cents = einheit == EURO and value % 1 != 0
    return format_zahl(value, decimals=CENT_STELLEN if cents else decimals)


def _capitalized(name: str) -> str:
    return name[:1].upper() + name[1:]
