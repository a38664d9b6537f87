"""Tell once which rows of a list are left out: the first cell of each comes in, a note for each reason goes out."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from antrag_gen.errors import Level, Problem
from antrag_gen.german.zahlen import number_ranges
from antrag_gen.readers.finance.grid import FinanceCell

# What a row does, and what several do.
SUM = ("ist eine Summe", "sind Summen")
REPEATED = ("wiederholt die Spaltennamen", "wiederholen die Spaltennamen")
UNIT = ("nennt nur die Einheit", "nennen nur die Einheit")
BARE = ("hat weder Jahr noch Beträge", "haben weder Jahr noch Beträge")


@dataclass(slots=True)
class Ausgelassen:
    """The rows of a list that are left out, by the reason."""

    within: str
    rows: dict[tuple[str, str], list[FinanceCell]] = field(default_factory=dict)

    def add(self, why: tuple[str, str], cell: FinanceCell) -> None:
        self.rows.setdefault(why, []).append(cell)

    def problems(self) -> Iterator[Problem]:
        for (one, many), cells in self.rows.items():
            what = f"Zeile {cells[0].row}{self.within} {one} und wird nicht eingelesen."
            hint = "Gehört sie dazu, den Schlüssel und die Beträge ergänzen."
            if len(cells) > 1:
                rows = number_ranges([cell.row for cell in cells])
                what = f"Die Zeilen {rows}{self.within} {many} und werden nicht eingelesen."
                hint = "Gehört eine dazu, den Schlüssel und die Beträge ergänzen."
            yield Problem(cells[0].place, what, hint, "zeile-ausgelassen", Level.HINWEIS)
