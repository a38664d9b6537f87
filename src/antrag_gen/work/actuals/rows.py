"""Read the rows of the finance office's list: which motion, which year, which amounts, or every problem of the list."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from typing import NamedTuple, TypeVar

from antrag_gen.errors import HERE, AntragError, Level, Place, Problem
from antrag_gen.fields.istdaten import ANMELDELISTE, BETRAEGE, IstDaten
from antrag_gen.fields.nummern import Antragsnummer, LfdNr, Nummern, parse_antragsnummer, parse_lfd_nr, thh_number
from antrag_gen.fields.ziffern import Schritte, label_of, steps_of
from antrag_gen.fields.ziffernfelder import parse_ziffer
from antrag_gen.german.geld import Einheit, parse_geld
from antrag_gen.german.jahre import Haushalt, parse_haushalt, parse_jahr
from antrag_gen.german.notation import clean, quote
from antrag_gen.german.zahlen import CENT_STELLEN, EXACT, count_decimals, format_zahl
from antrag_gen.readers.finance.table import CUT, FinanceCell, FinanceTable

T = TypeVar("T")
# „Gesamt-Personalrat“ is an office, „Gesamt-Summe“ a sum.
SUM = re.compile(r"(?:(?:(?:zwischen|gesamt|end)-?)?summe|(?:ins)?gesamt|total)\b(?![-‐‑])|Σ", re.IGNORECASE)
# Accounting programs put the minus behind the cents; „600.000,-“ is no such amount.
MINUS_BEHIND = re.compile(r"([0-9.]+,[0-9]{2})-")
IN_BRACKETS = re.compile(r"\(.*[0-9].*\)")
# Excel begins a cell with a capital: 2A.
CAPITAL = re.compile(r"(?<=\d)\s*[A-Z](?!\w)")


# So many a person may read; a list with more of them has one mistake in all its rows.
MOST_PROBLEMS = 1000


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
    """One row: what it is about, and its amounts in Euro; `empty` are optional amounts with nothing in their cell."""

    place: Place
    about: Antragsnummer | Bedarf
    ziffer: Schritte
    jahr: int
    betraege: Mapping[str, Decimal]
    empty: tuple[str, ...]

    def __str__(self) -> str:
        about = f"Antrag {self.about}" if isinstance(self.about, Antragsnummer) else str(self.about)
        return ", ".join([about, *ziffer_text(self.ziffer), str(self.jahr)])


def ziffer_text(ziffer: Schritte) -> list[str]:
    """`Ziffer 2.1 a` in a list; empty for a motion as a whole."""
    return [f"Ziffer {label_of(ziffer)}"] if ziffer else []


def read_rows(table: FinanceTable, layout: IstDaten, nummern: Nummern) -> tuple[list[Figures], list[Problem]]:
    """The rows whose motion and year can be read, and every problem of the list; no errors: the amounts are whole."""
    rows: list[Figures] = []
    problems = list(table.notes)
    reading = _Reading(layout, nummern, problems)
    for cells, others in zip(table.rows, table.others, strict=True):
        if len(problems) > MOST_PROBLEMS:
            problems.append(_stop(next(iter(cells.values()))))
            break
        row = reading.row({key: cells[name] for key, name in layout.spalten.namen.items()}, others)
        rows += [row] if row is not None else []
    problems += islice(_find_duplicates(rows), MOST_PROBLEMS)
    problems += _note_texts(reading.texts) if reading.numbers else ()
    return rows, problems


def _stop(cell: FinanceCell) -> Problem:
    what = f"Von Zeile {cell.row} an ist die Liste nicht mehr gelesen: bis dahin gibt es {MOST_PROBLEMS} Meldungen."
    hint = "Die genannten Fehler beheben und die Liste noch einmal einlesen."
    return Problem(cell.place, what, hint, "tabelle-fehler")


class _Reading:
    def __init__(self, layout: IstDaten, nummern: Nummern, problems: list[Problem]) -> None:
        self.names = layout.spalten.namen
        self.keys = [key for key in ("antrag", *ANMELDELISTE) if key in self.names]
        self.unit = layout.einheit
        self.nummern = nummern
        self.problems = problems
        self.texts: list[FinanceCell] = []
        self.merged: set[str] = set()
        self.numbers = False

    def row(self, cells: Mapping[str, FinanceCell], others: tuple[FinanceCell, ...]) -> Figures | None:
        if all(cell.empty for cell in cells.values()):
            return None
        first = cells[self.keys[0]]
        if left_out := self.why_left_out(cells, others):
            hint = "Gehört sie dazu, den Schlüssel und die Beträge ergänzen."
            what = f"Zeile {first.row} {left_out} und wird nicht eingelesen."
            self.problems.append(Problem(first.place, what, hint, "zeile-ausgelassen", Level.HINWEIS))
            return None
        about = self.about(cells)
        ziffer = self.read("ziffer", cells, _parse_ziffer) if "ziffer" in cells and not cells["ziffer"].empty else ()
        jahr = self.read("jahr", cells, parse_jahr)
        betraege = {key: self.amount(key, cells) for key in BETRAEGE if key in cells}
        self.find_cut_amounts(cells, others)
        empty = tuple(key for key in betraege if cells[key].empty)
        if about is None or ziffer is None or jahr is None:
            return None
        found = {key: amount for key, amount in betraege.items() if amount is not None}
        return Figures(first.place, about, ziffer, jahr, found, empty)

    def why_left_out(self, cells: Mapping[str, FinanceCell], others: tuple[FinanceCell, ...]) -> str:
        keys = [cells[key] for key in self.keys]
        no_key = all(cell.empty for cell in keys)
        if any(SUM.match(cell.text) for cell in (*keys, *((*cells.values(), *others) if no_key else ()))):
            return "ist eine Summe"
        figures = [cell for key, cell in cells.items() if key in ("jahr", *BETRAEGE)]
        return "" if any(not cell.empty for cell in figures) else "hat weder Jahr noch Beträge"

    def about(self, cells: Mapping[str, FinanceCell]) -> Antragsnummer | Bedarf | None:
        if "antrag" in cells:
            return self.read("antrag", cells, lambda text: parse_antragsnummer(text, self.nummern))
        haushalt = self.read("haushalt", cells, parse_haushalt)
        thh = self.read("thh", cells, thh_number)
        lfd_nr = self.read("lfd_nr", cells, parse_lfd_nr)
        return Bedarf(haushalt, thh, lfd_nr) if haushalt and thh and lfd_nr else None

    def amount(self, key: str, cells: Mapping[str, FinanceCell]) -> Decimal | None:
        cell = cells[key]
        if cell.empty:
            if key == "ist":
                hint = "Wurde nichts ausgegeben, 0 eintragen."
                self.say(key, cell, Problem(HERE, "Der Betrag fehlt.", hint, "zelle-leer"))
            return None
        number = cell.number
        if number is not None:
            self.numbers = True
            return self.read(key, cells, lambda _: _exact(number, self.unit))
        amount = self.read(key, cells, lambda text: parse_amount(text, self.unit))
        self.texts += [] if amount is None else [cell]
        return amount

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
            self.say(key, cell, Problem(HERE, "Die Zelle ist leer.", hint, "zelle-leer"))
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


def parse_amount(text: str, unit: Einheit) -> Decimal:
    """Euro of an amount in German notation, with the minus in front or, as accounting prints it, behind the cents.

    Raises AntragError for anything that can be read in two ways.
    """
    if IN_BRACKETS.fullmatch(text):
        what = f"{quote(text)} steht in Klammern."
        raise AntragError.of(HERE, what, "Ist ein Minus gemeint, „-“ vor die Zahl schreiben.", "betrag-klammern")
    behind = MINUS_BEHIND.fullmatch(text)
    return parse_geld(f"-{behind[1]}" if behind else text, unit).euro


def _exact(number: Decimal, unit: Einheit) -> Decimal:
    euro = EXACT.multiply(number, unit.faktor)
    if count_decimals(euro) > CENT_STELLEN:
        what = f"{format_zahl(number)} {unit} enthält Bruchteile von Cent."
        raise AntragError.of(HERE, what, "In Excel auf ganze Cent runden; hier wird nie gerundet.", "betrag-cent")
    return euro + 0  # no negative zero


def _parse_ziffer(text: str) -> Schritte:
    try:
        return steps_of(parse_ziffer(CAPITAL.sub(lambda match: match[0].lower(), text)))
    except AntragError as error:
        hint = "Beispiele: „2“ oder „2 a“."
        raise AntragError.of(HERE, f"{quote(text)} ist keine Ziffer eines Antrags.", hint, "ziffer") from error


def _find_duplicates(rows: list[Figures]) -> Iterator[Problem]:
    first: dict[tuple[object, ...], Figures] = {}
    for row in rows:
        earlier = first.setdefault((row.about, row.ziffer, row.jahr), row)
        if earlier is not row:
            what = f"{row} steht schon in Zeile {earlier.place.line}."
            hint = "Die Zeilen zusammenfassen; hier wird nichts addiert."
            yield Problem(row.place, what, hint, "zeile-doppelt")


def _note_texts(cells: list[FinanceCell]) -> Iterator[Problem]:
    """Among numbers, amounts that Excel holds as text are worth a look."""
    if cells:
        count = "Ein Betrag ist" if len(cells) == 1 else f"{len(cells)} Beträge sind"
        what = f"{count} als Text gespeichert (zuerst {cells[0].name}), gelesen in deutscher Schreibweise."
        hint = "In Excel in Zahlen umwandeln, wenn das nicht so gemeint ist."
        yield Problem(cells[0].place, what, hint, "zelle-text", Level.HINWEIS)
