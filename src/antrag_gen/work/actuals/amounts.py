"""Read an amount of the finance office's list: a cell comes in, Euro go out, or what makes it no plain amount."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from antrag_gen.errors import HERE, AntragError, Level, Place, Problem
from antrag_gen.fields.istdaten import BETRAEGE, IstDaten, RoteZahlen
from antrag_gen.german.geld import Einheit, parse_geld
from antrag_gen.german.notation import clean, quote
from antrag_gen.german.zahlen import CENT_STELLEN, EXACT, MINUS, count_decimals, format_euro, format_zahl
from antrag_gen.patterns import compile_late
from antrag_gen.readers.finance.grid import FinanceCell
from antrag_gen.readers.finance.table import FinanceTable

# Accounting programs put the minus behind the cents; „600.000,-“ is no such amount.
MINUS_BEHIND = compile_late(rf"([0-9.]+,[0-9]{{2}}) ?[-{MINUS}]( ?(?:€|EUR|Euro|TEUR|T€))?")
# They put a negative amount in brackets, too.
IN_BRACKETS = compile_late(r"\(\s*([^()]*[0-9][^()]*?)\s*\)(?: ?(€|EUR|Euro|TEUR|T€))?")
NEVER_BELOW_ZERO = ("uebertrag", "gebunden", "uebertragen")
# Nothing is nothing in every reading.
NOTHING = compile_late(r"0[.,]0{1,9}")
SIGNED = compile_late(rf"[-+{MINUS}–]")


@dataclass(slots=True)
class Amounts:
    """Reads amounts, and keeps the cells that are worth a note: texts among numbers, brackets, red without a minus."""

    layout: IstDaten
    texts: list[FinanceCell] = field(default_factory=list)
    brackets: list[FinanceCell] = field(default_factory=list)
    red: list[FinanceCell] = field(default_factory=list)
    numbers: bool = False

    def read(self, cell: FinanceCell) -> Decimal:
        """Raises AntragError for anything that can be read in two ways."""
        unit = self.layout.einheit
        text = clean(cell.text)
        if cell.number is not None:
            euro = _exact(cell.number, unit)
            self.numbers = True
        else:
            euro = parse_amount(text, unit)
            self.texts.append(cell)
            if IN_BRACKETS.fullmatch(text):
                self.brackets.append(cell)
        return self._sign(euro, cell) if cell.look.red and euro > 0 else euro

    def _sign(self, euro: Decimal, cell: FinanceCell) -> Decimal:
        """What a positive amount in red is; only the city knows whether its finance office means a minus."""
        if self.layout.rote_zahlen is None:
            what = f"{format_euro(euro)} Euro ist rot gedruckt und hat kein Minus."
            hint = (
                "Heißt Rot in dieser Liste Minus, unter „ist_daten“ in content/projekt.yaml „rote_zahlen: negativ“ "
                "angeben; hebt es nur hervor, „rote_zahlen: hervorgehoben“."
            )
            raise AntragError.of(HERE, what, hint, "betrag-rot")
        if self.layout.rote_zahlen is RoteZahlen.HERVORGEHOBEN:
            return euro
        self.red.append(cell)
        return -euro

    def notes(self) -> Iterator[Problem]:
        """Among numbers, amounts that a program holds as text are worth a look; so is a minus that is read as such."""
        if self.texts and self.numbers:
            first = f"(zuerst {self.texts[0].name})"
            what = f"{_count(self.texts)} als Text gespeichert {first}, gelesen in deutscher Schreibweise."
            hint = "In Excel in Zahlen umwandeln, wenn das nicht so gemeint ist."
            yield Problem(self.texts[0].place, what, hint, "zelle-text", Level.HINWEIS)
        for cells, how in ((self.brackets, "in Klammern"), (self.red, "in Rot")):
            if cells:
                what = f"{_count(cells, how)} als negativ gelesen (zuerst {cells[0].name})."
                hint = "Ist das nicht so gemeint, die Liste ändern und noch einmal einlesen."
                yield Problem(cells[0].place, what, hint, "betrag-negativ", Level.HINWEIS)


def find_painted(table: FinanceTable, layout: IstDaten) -> Iterator[Problem]:
    """Where a conditional format may show amounts in red, which nobody can see but who opens the list."""
    names = [name for key, name in layout.spalten.namen.items() if key in BETRAEGE]
    amounts = [row[name] for row in table.rows for name in names]
    if layout.rote_zahlen is RoteZahlen.HERVORGEHOBEN:
        return
    for area in {area.name: area for area in table.reds}.values():
        first = next((cell for cell in amounts if area.holds(cell) and not cell.empty), None)
        if first is not None:
            name = f"{first.within}{area.name}"
            what = f"{name}: Eine bedingte Formatierung kann Beträge rot färben; als Minus gilt das nicht."
            hint = (
                "Heißt Rot in dieser Liste Minus, die Beträge mit Minus schreiben; hebt es nur hervor, unter "
                "„ist_daten“ in content/projekt.yaml „rote_zahlen: hervorgehoben“ angeben."
            )
            yield Problem(first.place, what, hint, "betrag-rot-bedingt", Level.WARNUNG)


def parse_amount(text: str, unit: Einheit) -> Decimal:
    """Euro of an amount in German notation; a minus stands in front, behind the cents, or brackets stand for it.

    Raises AntragError for anything that can be read in two ways.
    """
    brackets = IN_BRACKETS.fullmatch(text)
    if brackets and SIGNED.search(brackets[1]):
        what = f"{quote(text)} hat Klammern und ein Vorzeichen."
        raise AntragError.of(HERE, what, "Ein Minus schreiben oder Klammern, nicht beides.", "betrag-klammern")
    if brackets:
        return -parse_geld(f"{brackets[1]} {brackets[2] or ''}", unit).euro + 0
    if NOTHING.fullmatch(text):
        return Decimal(0)
    behind = MINUS_BEHIND.fullmatch(text)
    return parse_geld(f"-{behind[1]}{behind[2] or ''}" if behind else text, unit).euro


def below_zero(key: str, euro: Decimal, cell: FinanceCell | None, about: str, place: Place) -> Problem:
    """What is wrong with an amount that is, and must not be; `place` is that of a row whose cells are not known."""
    name = f"{cell.name} ({about}): " if cell else ""
    what = f"{name}Bei „{key}“ steht ein Betrag unter null, {format_euro(euro)} Euro."
    hint = "Ohne Minus und ohne Klammern schreiben; was zu viel ausgegeben ist, ergibt sich aus „ist“."
    return Problem(cell.place if cell else place, what, hint, "mittel-negativ")


def _exact(number: Decimal, unit: Einheit) -> Decimal:
    euro = EXACT.multiply(number, unit.faktor)
    if count_decimals(euro) > CENT_STELLEN:
        what = f"{format_zahl(number)} {unit} enthält Bruchteile von Cent."
        raise AntragError.of(HERE, what, "In Excel auf ganze Cent runden; hier wird nie gerundet.", "betrag-cent")
    return euro + 0  # no negative zero


def _count(cells: list[FinanceCell], how: str = "") -> str:
    how = f" {how}" if how else ""
    return f"Ein Betrag{how} ist" if len(cells) == 1 else f"{len(cells)} Beträge{how} sind"
