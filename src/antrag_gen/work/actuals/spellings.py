"""Tell once which numbers a list writes with other digits than the city: cells come in, a note goes out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from antrag_gen.errors import Level, Problem
from antrag_gen.fields.nummern import Antragsnummer
from antrag_gen.patterns import compile_late
from antrag_gen.readers.finance.grid import FinanceCell

DIGITS = compile_late(r"\D+")


@dataclass(slots=True)
class Spellings:
    """`HH-2024-02` is HH-2024-002 and no other motion, but it may be what is left of HH-2024-024."""

    within: str
    found: list[tuple[FinanceCell, Antragsnummer]] = field(default_factory=list)

    def see(self, cell: FinanceCell, number: Antragsnummer | None) -> None:
        if number is not None and _digits(cell.text) != _digits(_alone(number)):
            self.found.append((cell, number))

    def notes(self) -> Iterator[Problem]:
        for cell, number in self.found[:1]:
            what = f"{cell.name}: „{cell.text}“ ist gelesen als „{_alone(number)}“"
            more = len(self.found) - 1
            if more:
                what += f"; {'eine weitere Nummer ist' if more == 1 else f'{more} weitere Nummern sind'}"
                what += f"{self.within} ebenso mit fehlenden oder zusätzlichen Nullen geschrieben"
            hint = "Ist ein anderer Antrag gemeint, die Nummer in der Liste ausschreiben."
            yield Problem(cell.place, f"{what}.", hint, "nummer-nullen", Level.HINWEIS)


def _alone(number: Antragsnummer) -> str:
    return number.kreis.muster.print(number.nummer, number.jahr)


def _digits(text: str) -> str:
    return DIGITS.sub("", text)
