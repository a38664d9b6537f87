"""Read the rows of the finance office's list: which motion, which year, which amounts, or every problem of the list."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import islice
from typing import NamedTuple, TypeVar

from antrag_gen.errors import HERE, AntragError, Level, Place, Problem
from antrag_gen.fields.istdaten import ANMELDELISTE, BETRAEGE, IstDaten
from antrag_gen.fields.nummern import (
    Antragsnummer,
    LfdNr,
    Nummern,
    name_of,
    parse_antragsnummer,
    parse_lfd_nr,
    thh_number,
)
from antrag_gen.fields.ziffern import Schritte, label_of, steps_of
from antrag_gen.fields.ziffernfelder import parse_ziffer
from antrag_gen.german.jahre import Haushalt, parse_haushalt, parse_jahr
from antrag_gen.german.notation import clean, quote
from antrag_gen.patterns import compile_late
from antrag_gen.readers.finance.grid import FinanceCell
from antrag_gen.readers.finance.table import CUT, FinanceTable
from antrag_gen.work.actuals.amounts import NEVER_BELOW_ZERO, Amounts, below_zero, find_painted
from antrag_gen.work.actuals.heading import Heading
from antrag_gen.work.actuals.left_out import BARE, REPEATED, SUM, UNIT, Ausgelassen
from antrag_gen.work.actuals.spellings import Spellings
from antrag_gen.work.actuals.sums import Line, check_sums, is_sum

T = TypeVar("T")
# Excel begins a cell with a capital: 2A.
CAPITAL = compile_late(r"(?<=\d)\s*[A-Z](?!\w)")


# So many a person may read; a list with more of them has one mistake in all its rows.
MOST_PROBLEMS = 1000
EMPTY = "zelle-leer"


class Bedarf(NamedTuple):
    """A need in the Anmeldeliste of a budget; its running number is unique only within its THH."""

    haushalt: Haushalt
    thh: str
    lfd_nr: LfdNr

    def __str__(self) -> str:
        numbers = f"{self.lfd_nr.von} bis {self.lfd_nr.bis}" if len(self.lfd_nr.nummern) > 1 else str(self.lfd_nr.von)
        return f"Haushalt {self.haushalt.text}, THH {self.thh}, lfd. Nr. {numbers}"


@dataclass(frozen=True, slots=True)
class Figures:
    """One row: what it is about, and its amounts in Euro; `empty` are optional amounts with nothing in their cell.

    `cells` are those of the amounts, `sheet` is the one they stand in, and `within` says it where it is not clear.
    """

    place: Place
    about: Antragsnummer | Bedarf
    ziffer: Schritte
    jahr: int
    betraege: Mapping[str, Decimal]
    empty: tuple[str, ...]
    cells: Mapping[str, FinanceCell] = field(default_factory=dict)
    sheet: str = ""
    within: str = ""

    def __str__(self) -> str:
        about = name_of(self.about) if isinstance(self.about, Antragsnummer) else str(self.about)
        return ", ".join([about, *ziffer_text(self.ziffer), str(self.jahr)])

    @property
    def zeile(self) -> str:
        """`Zeile 3`, or `Zeile 3 im Blatt „Ist“ von ist.xlsx`."""
        return f"Zeile {self.place.line}{self.within}"


def ziffer_text(ziffer: Schritte) -> list[str]:
    """`Ziffer 2.1 a` in a list; empty for a motion as a whole."""
    return [f"Ziffer {label_of(ziffer)}"] if ziffer else []


@dataclass(frozen=True, slots=True)
class ReadList:
    """The rows of a list whose motion and year can be read, and every problem; no errors: the amounts are whole.

    `lines` has all rows, sums among them.
    """

    rows: list[Figures]
    problems: list[Problem]
    lines: list[Line]


def read_rows(table: FinanceTable, layout: IstDaten, nummern: Nummern, within: str = "") -> ReadList:
    """The rows of a list; its sums are left to be checked. `within` says in which of several lists a row stands."""
    rows: list[Figures] = []
    reading = _Reading(table, layout, nummern, within)
    problems = reading.problems
    for cells, others in zip(table.rows, table.others, strict=True):
        if len(problems) > MOST_PROBLEMS:
            problems.append(_stop(next(iter(cells.values()))))
            break
        row = reading.row({key: cells[name] for key, name in layout.spalten.namen.items()}, others)
        rows += [row] if row is not None else []
    problems += [*reading.left_out.problems(), *reading.spellings.notes()]
    problems += [*reading.amounts.notes(), *find_painted(table, layout)]
    return ReadList(rows, problems, reading.lines)


def _stop(cell: FinanceCell) -> Problem:
    what = f"Von Zeile {cell.row} an ist die Liste nicht mehr gelesen: bis dahin gibt es {MOST_PROBLEMS} Meldungen."
    hint = "Die genannten Fehler beheben und die Liste noch einmal einlesen."
    return Problem(cell.place, what, hint, "tabelle-fehler")


class _Reading:
    def __init__(self, table: FinanceTable, layout: IstDaten, nummern: Nummern, within: str) -> None:
        self.names = layout.spalten.namen
        self.keys = [key for key in ("antrag", *ANMELDELISTE) if key in self.names]
        self.nummern = nummern
        self.heading = Heading(table, layout)
        self.problems = [*table.notes, *self.heading.check()]
        self.sheet = table.sheet
        self.within = within
        self.amounts = Amounts(layout)
        self.left_out = Ausgelassen(within)
        self.spellings = Spellings(within)
        self.merged: set[str] = set()
        self.lines: list[Line] = []

    def row(self, cells: Mapping[str, FinanceCell], others: tuple[FinanceCell, ...]) -> Figures | None:
        if all(cell.empty for cell in cells.values()):
            for cell in [cell for cell in others if cell.text][:1]:
                self.left_out.add(BARE, cell)
            return None
        keys = [cells[key] for key in self.keys]
        if is_sum(keys, cells, others):
            self.sum(cells, others)
            return None
        if left_out := self.why_left_out(cells):
            self.leave_out(cells, left_out)
            return None
        about = self.about(cells)
        ziffer = self.read("ziffer", cells, _parse_ziffer) if "ziffer" in cells and not cells["ziffer"].empty else ()
        jahr = self.read("jahr", cells, parse_jahr)
        betraege = {key: self.amount(key, cells) for key in BETRAEGE if key in cells}
        self.find_cut_amounts(cells, others)
        empty = tuple(key for key in betraege if cells[key].empty)
        found = {key: amount for key, amount in betraege.items() if amount is not None}
        self.lines.append(Line(cells, found, jahr, is_sum=False))
        if about is None or ziffer is None or jahr is None:
            # Whose row it is nobody knows; it is to be corrected anyway.
            for key, euro in found.items():
                if key in NEVER_BELOW_ZERO and euro < 0:
                    cell = cells[key]
                    self.problems.append(below_zero(key, euro, cell, f"Spalte „{self.names[key]}“", cell.place))
            return None
        first = cells[self.keys[0]].place
        return Figures(first, about, ziffer, jahr, found, empty, cells, self.sheet, self.within)

    def sum(self, cells: Mapping[str, FinanceCell], others: tuple[FinanceCell, ...]) -> None:
        """Keep a sum to be checked; what of it can't be read is only told, as it goes nowhere."""
        self.leave_out(cells, SUM)
        found: dict[str, Decimal] = {}
        for key in BETRAEGE:
            cell = cells.get(key)
            if cell is None or cell.empty:
                continue
            try:
                found[key] = Amounts(self.amounts.layout).read(cell) if cell.fault is None else _refuse(cell.fault)
            except AntragError as error:
                what = f"Die Summe in {cell.name} ist nicht zu prüfen: {error.problem.what}"
                self.problems.append(replace(error.problem, at=cell.place, what=what, level=Level.WARNUNG))
        words = " ".join(
            cell.text for cell in (*cells.values(), *others) if cell.number is None or cell is cells["jahr"]
        )
        self.lines.append(Line(cells, found, None, is_sum=True, words=words))

    def leave_out(self, cells: Mapping[str, FinanceCell], why: tuple[str, str]) -> None:
        self.left_out.add(why, cells[self.keys[0]])

    def why_left_out(self, cells: Mapping[str, FinanceCell]) -> tuple[str, str] | None:
        if self.heading.is_repeated(cells):
            return REPEATED
        if self.heading.names_unit(cells):
            self.problems += self.heading.check_row(cells)
            return UNIT
        figures = [cell for key, cell in cells.items() if key in ("jahr", *BETRAEGE)]
        return None if any(not cell.empty for cell in figures) else BARE

    def about(self, cells: Mapping[str, FinanceCell]) -> Antragsnummer | Bedarf | None:
        if "antrag" in cells:
            number = self.read("antrag", cells, lambda text: parse_antragsnummer(text, self.nummern))
            self.spellings.see(cells["antrag"], number)
            return number
        haushalt = self.read("haushalt", cells, parse_haushalt)
        thh = self.read("thh", cells, thh_number)
        lfd_nr = self.read("lfd_nr", cells, parse_lfd_nr)
        return Bedarf(haushalt, thh, lfd_nr) if haushalt and thh and lfd_nr else None

    def amount(self, key: str, cells: Mapping[str, FinanceCell]) -> Decimal | None:
        cell = cells[key]
        if cell.empty:
            if key == "ist":
                hint = "Wurde nichts ausgegeben, 0 eintragen."
                self.say(key, cell, Problem(HERE, "Der Betrag fehlt.", hint, EMPTY))
            return None
        return self.read(key, cells, lambda _: self.amounts.read(cell))

    def find_cut_amounts(self, cells: Mapping[str, FinanceCell], others: tuple[FinanceCell, ...]) -> None:
        """A comma may have cut an amount in two, or one of a column in front, which moves all that follow."""
        amounts = [cells[key] for key in BETRAEGE if key in cells]
        columns = {cell.column for cell in amounts}
        for cell in (*amounts, *(cell for cell in others if cell.column + 1 in columns)):
            if cell.uncut:
                what = f"{cell.name}: Das können zwei Angaben sein oder ein Betrag, {quote(cell.uncut)}."
                self.problems.append(Problem(cell.place, what, CUT, "betrag-geteilt"))

    def read(self, key: str, cells: Mapping[str, FinanceCell], parse: Callable[[str], T]) -> T | None:
        """What `parse` makes of the cell; None where it refuses, which is among the problems then."""
        cell = cells[key]
        if cell.fault is not None:
            self.say(key, cell, cell.fault)
        elif cell.empty:
            hint = "Jede Zeile mit Beträgen braucht diese Angabe."
            self.say(key, cell, Problem(HERE, "Die Zelle ist leer.", hint, EMPTY))
        else:
            try:
                return parse(clean(cell.text))
            except AntragError as error:
                self.say(key, cell, error.problem)
        return None

    def say(self, key: str, cell: FinanceCell, problem: Problem) -> None:
        what = f"{cell.name} (Spalte „{self.names[key]}“): {problem.what}"
        # All cells of a merged area have one fault, told at the first of them.
        if problem.id != "zelle-verbunden" or problem.what not in self.merged:
            self.problems.append(replace(problem, at=cell.place, what=what))
        self.merged.add(problem.what)


def _refuse(fault: Problem) -> Decimal:
    raise AntragError([fault])


def _parse_ziffer(text: str) -> Schritte:
    try:
        return steps_of(parse_ziffer(CAPITAL.sub(lambda match: match[0].lower(), text)))
    except AntragError as error:
        hint = "Beispiele: „2“ oder „2 a“."
        raise AntragError.of(HERE, f"{quote(text)} ist keine Ziffer eines Antrags.", hint, "ziffer") from error


def find_wrong_sums(lists: Sequence[ReadList], layout: IstDaten) -> list[Problem]:
    """The sums that add up neither rows of their own list nor all of them; as many of each as a person may read.

    Where an amount cannot be read, no sum fits.
    """
    if any(problem.level is Level.FEHLER for each in lists for problem in each.problems):
        return []
    everything = [line for each in lists for line in each.lines]
    wrong = (check_sums(each.lines, layout.spalten.namen, everything) for each in lists)
    return [problem for found in wrong for problem in islice(found, MOST_PROBLEMS)]


def find_duplicates(rows: Sequence[Figures]) -> list[Problem]:
    """Rows on the same, in one list or in two; as many as a person may read."""
    return list(islice(_duplicates(rows), MOST_PROBLEMS))


def _duplicates(rows: Sequence[Figures]) -> Iterator[Problem]:
    first: dict[tuple[object, ...], Figures] = {}
    for row in rows:
        earlier = first.setdefault((row.about, row.ziffer, row.jahr), row)
        if earlier is not row:
            what = f"{row} steht schon in {earlier.zeile}."
            if earlier.within != row.within:
                what = f"{row} steht zweimal: in {earlier.zeile} und in {row.zeile}."
            hint = "Die Zeilen zusammenfassen; hier wird nichts addiert."
            yield Problem(row.place, what, hint, "zeile-doppelt")
