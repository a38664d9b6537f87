"""What the head of the finance office's list says: a table comes in, wrong units and what repeats it go out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from antrag_gen.errors import Problem
from antrag_gen.fields.istdaten import BETRAEGE, IstDaten
from antrag_gen.german.notation import clean, quote
from antrag_gen.patterns import compile_late
from antrag_gen.readers.finance.grid import FinanceCell
from antrag_gen.readers.finance.table import FinanceTable

UNIT_ALONE = compile_late(
    r"(?:in )?\(?(?:in )?(?:Euro|EUR|€|TEUR|T€|(?:Tsd\.?|Tausend|1\.?000|Mio\.?) ?(?:Euro|EUR|€)?)\)?", re.IGNORECASE
)
# A title says the unit of the whole list; „Zuschüsse über 5.000 Euro“ does not.
IN_UNIT = compile_late(
    r"\b(?:in|Einheit:?|Angaben:|Beträge:)\s+(?:(?:vollen|ganzen)\s+)?\S+(?: (?:Euro|EUR|€))?",
    re.IGNORECASE,
)
IN_BRACKETS = compile_late(r"\(([^()]*)\)")
HINT = "„einheit“ unter „ist_daten“ in content/projekt.yaml muss sein, was in der Liste steht: „Euro“ oder „TEUR“."


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a table, and how the list is said to be laid out."""

    table: FinanceTable
    layout: IstDaten

    def check(self) -> Iterator[Problem]:
        """Another unit above the amounts or in a title makes each amount a thousand times too large or small."""
        for key in BETRAEGE:
            name = self.layout.spalten.namen.get(key, "")
            said = " ".join(self.table.words.get(name, ()))
            if self.layout.names_other_unit(said):
                yield self.wrong_unit(self.table.heads[name], said)
        for cell in self.table.titles:
            words = clean(cell.text)
            if any(self.layout.names_other_unit(unit) for unit in _units(words)):
                yield self.wrong_unit(cell, words)

    def check_row(self, cells: Mapping[str, FinanceCell]) -> Iterator[Problem]:
        """The same of a row that says nothing but the unit, once."""
        wrong = [cell for cell in cells.values() if self.layout.names_other_unit(cell.text)]
        yield from (self.wrong_unit(cell, clean(cell.text)) for cell in wrong[:1])

    def wrong_unit(self, cell: FinanceCell, said: str) -> Problem:
        what = f"{cell.name}: {quote(said)} nennt eine andere Einheit als „einheit: {self.layout.einheit}“."
        return Problem(cell.place, what, HINT, "ist-einheit")

    def is_repeated(self, cells: Mapping[str, FinanceCell]) -> bool:
        """Whether a row says what the head says and nothing else, as on each printed page."""
        names = self.layout.spalten.namen
        said = {key: clean(cell.text) for key, cell in cells.items() if cell.text}
        return bool(said) and all(text in (names[key], *self.table.words[names[key]]) for key, text in said.items())

    def names_unit(self, cells: Mapping[str, FinanceCell]) -> bool:
        """Whether a row below the head says the unit of the amounts and nothing else."""
        return all(UNIT_ALONE.fullmatch(clean(cell.text)) for cell in cells.values() if not cell.empty)


def _units(words: str) -> Iterator[str]:
    """The units that a title names for all amounts: behind „in“, in brackets, or alone."""
    yield from (match[0] for match in IN_UNIT.finditer(words))
    yield from (text for text in (words, *IN_BRACKETS.findall(words)) if UNIT_ALONE.fullmatch(text))
