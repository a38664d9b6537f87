"""A table as rules reckon with it: a table of the text goes in, its rows and columns with their meaning come out."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, auto
from functools import cached_property

from antrag_gen.errors import Path, Place
from antrag_gen.fields.spalten import Spalte, Spaltenart
from antrag_gen.fields.summenzeilen import FIRST, GATHERED, LAST, LESS, ONLY
from antrag_gen.fields.tabellen import Tabelle
from antrag_gen.fields.teile import Teil, find_parts
from antrag_gen.german.geld import Einheit
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.tables.cells import FACTORS, NOTHING, Zelle, place_of, read_cell, words_of
from antrag_gen.proofing.tables.units import UNITS, Unit, unit_of_head
from antrag_gen.tree import Strong, Table, walk

YEAR = compile_late(r"(?:19|20)\d\d")
MOST_ROWS = 500  # of a table that is looked at
MARKS = compile_late(r"\s*\[\^[\w-]+\]$|\*\*?|<br ?/?>.*")
HAS_YEAR = compile_late(r"(?:^|\D)(?:19|20)\d\d(?:$|\D)")


class Spaltensinn(Enum):
    """What the numbers of a column are, as its head says."""

    WERT = auto()
    SUMME = auto()
    TEIL = auto()
    UNTERSCHIED = auto()
    ANTEIL = auto()
    SATZ = auto()
    NUMMER = auto()
    TEXT = auto()


class Zeilensinn(Enum):
    """What the numbers of a row are, as its name says."""

    WERT = auto()
    SUMME = auto()
    ZWISCHENSUMME = auto()
    SALDO = auto()
    TEIL = auto()
    NEBENBEI = auto()
    TITEL = auto()


SENSE = (
    (
        Spaltensinn.UNTERSCHIED,
        compile_late(
            r"Differenz|Abweichung|Saldo|Veränderung|Unterschied|mehr ?/ ?weniger|Mehr ?\(|Mehrbedarf|Zuwachs|Zunahme"
            r"|Δ|\+ ?/ ?[-−–]|Rest(?:betrag|mittel)?\b|[Nn]och verfügbar|verfügbar|[Vv]erbleib",
            re.IGNORECASE,
        ),
    ),
    (Spaltensinn.ANTEIL, compile_late(r"%|Prozent|v\. ?H\.|\bAnteil\b|[Qq]uote")),
    (
        Spaltensinn.NUMMER,
        compile_late(
            r"^\W*(?:lfd|Nr|Ziffer|Pos|Seite|S\.|THH|Teilhaushalt|Kostenstelle|Konto|Produkt|Jahr(?:gang)?\W*$|"
            r"Haushaltsjahr|Schuljahr|Datum|PLZ|Klasse|Stand|Baujahr|Rang|Priorität|Stufe|Monat\W*$|Zeile|Ziff|GRDrs|"
            r"Antrag|Haushaltsstelle|Bezirk\W*$|Los\W*$|Uhrzeit|Beginn|Ende|Fertig|Vorlage)",
            re.IGNORECASE,
        ),
    ),
    (
        Spaltensinn.SATZ,
        compile_late(
            r"\b(?:je|pro|à|Ø|Durchschnitt\w*|Mittelwert|Faktor|Dauer|Laufzeit|Alter|Stundenlohn|Höhe der|Median|Note"
            r"|Bewertung|Punkte)\b|[Pp]reis\b|[Ss]atz\b|/ ?(?:m²|qm|h|Std|Stunde|Kind|Platz|Person|Stück|Monat|Tag)|Ø"
            r"|schnitt\b|Gewichtung|Wert ?\(je"
        ),
    ),
    (
        Spaltensinn.TEIL,
        compile_late(
            r"^\W*(?:davon|darunter|hiervon|dv\.|nachrichtlich|inkl|Vorjahr|zum Vergleich|bisher)", re.IGNORECASE
        ),
    ),
    (
        Spaltensinn.SUMME,
        compile_late(
            r"^\W*(?:(?:Zwischen|Gesamt|End|Teil)?[Ss]umme|Gesamt|Insgesamt|Zusammen|Total|[ΣS]umme|Σ|∑|"
            r"Gesamt-?(?:kosten|betrag|bedarf|zahl|preis|aufwand|ausgaben|mittel|einnahmen|volumen|aufwendungen|"
            r"förderung|investition)|alle\b|[Ii]n Summe)|\b(?:gesamt|insgesamt|zusammen|Summe|"
            r"Gesamt)\W*(?:\((?:in )?[^()]*\)|in (?:Euro|TEUR|EUR|€))?\W*$",
            re.IGNORECASE,
        ),
    ),
)
LIKE_OTHERS = (Spaltensinn.UNTERSCHIED, Spaltensinn.SUMME)
LIKE = compile_late(r"\W*(?:Plan|Ist|Soll|Ansatz|Ergebnis|Prognose|bisher|neu|alt|(?:19|20)\d\d)\W*$", re.IGNORECASE)
UNIT = compile_late(r"%|Prozent|€|Euro|EUR|Anzahl|Zahl|\bje\b|\bpro\b|/")
MOST_MORE = 10
SALDO = compile_late(
    r"\W*(?:Saldo|Differenz|Ergebnis|Überschuss|Fehlbetrag|Defizit|Zuschussbedarf|Eigenanteil der Stadt|Verbleib\w*|"
    r"Rest(?!müll|abf[aä]ll|aur)\w*|Nettokosten|Netto\w*|Unterschied|Finanzierungslücke|Deckungslücke)\b",
    re.IGNORECASE,
)
BESIDE = compile_late(
    r"\W*(?:nachrichtlich|zum Vergleich|Vorjahr\w*|Durchschnitt\w*|Mittelwert|Schnitt|Ø|Median|Minimum|Maximum|"
    r"Anteil\w*|Veränderung\w*|in %|in Prozent|Quote|im Mittel|Stand\b|Quelle|je |pro |Einwohner|Prozent|Abweichung)|"
    r".*(?:\bin %|\(%\)|\bje (?:Einwohner|Kind|Platz)|pro Kopf)\W*$",
    re.IGNORECASE,
)

# In bold type below what is taken away, this is what is left.
NEEDED = compile_late(r"\W*(?:Bedarf|Mittelbedarf|Finanzbedarf|Finanzierungsbedarf|Kosten der Stadt)\W*", re.IGNORECASE)


@dataclass(frozen=True)
class Grid:
    """The heads of columns, and rows of cells; struck words and marks of notes are left out.

    Not `mit_teilen` and `mit_summen` where „davon“ rows and rows of sums have been looked at already.
    """

    koepfe: tuple[str, ...]
    zeilen: tuple[tuple[Zelle, ...], ...]
    betont: tuple[bool, ...] = field(default=())
    mit_teilen: bool = True
    mit_summen: bool = True

    @cached_property
    def spalten(self) -> tuple[Spaltensinn, ...]:
        return tuple(self._sense(column) for column in range(len(self.koepfe)))

    def _sense(self, column: int) -> Spaltensinn:
        cells = [row[column] for row in self.zeilen]
        numbers = [cell.zahl for cell in cells if cell.zahl and not NOTHING.fullmatch(cell.text)]
        words = [cell for cell in cells if cell.zahl is None and not cell.nichts]
        if not numbers or len(words) > len(numbers) or (column == 0 and self._names_rows()):
            return Spaltensinn.TEXT
        for sense, pattern in SENSE:
            if pattern.search(self.koepfe[column]) and not (
                sense is Spaltensinn.NUMMER and any(zahl.is_money for zahl in numbers)
            ):
                return sense
        if all(YEAR.fullmatch(cell.text) for cell in cells if cell.zahl):
            return Spaltensinn.NUMMER
        if all(zahl.einheit in ("%", "Prozent") for zahl in numbers):
            return Spaltensinn.ANTEIL
        return Spaltensinn.WERT

    def _names_rows(self) -> bool:
        """Whether the first column is years, numbers of rows or names."""
        cells = [row[0] for row in self.zeilen if row and not row[0].leer]
        return any(cell.zahl is None for cell in cells) or all(YEAR.fullmatch(cell.text) for cell in cells)

    @cached_property
    def namen(self) -> tuple[str, ...]:
        """What names each row: the first words in it, else its first cell."""
        text = [at for at, sense in enumerate(self.spalten) if sense is Spaltensinn.TEXT] or [0]
        return tuple(
            next((row[at].text for at in text if row[at].text), row[0].text if row else "") for row in self.zeilen
        )

    @cached_property
    def teile(self) -> list[Teil | None]:
        return find_parts(self.namen)

    @cached_property
    def sinne(self) -> tuple[Zeilensinn, ...]:
        return tuple(self._row_sense(row) for row in range(len(self.zeilen)))

    def _row_sense(self, row: int) -> Zeilensinn:
        name = self.namen[row].strip()
        if not any(self.zeilen[row][column].zahl for column in self.zahlenspalten):
            return Zeilensinn.TITEL
        if self.teile[row] is not None:
            return Zeilensinn.TEIL
        if SALDO.match(name):
            return Zeilensinn.SALDO
        if BESIDE.match(name):
            return Zeilensinn.NEBENBEI
        if re.match(r"\W*(?:Zwischen|Teil)(?:summe|ergebnis)", name, re.IGNORECASE):
            return Zeilensinn.ZWISCHENSUMME
        is_last = row == len(self.zeilen) - 1
        if is_last and self.betont[row] and NEEDED.fullmatch(name) and any(self.abzug(at) for at in range(row)):
            return Zeilensinn.SUMME
        if (
            ONLY.match(name)
            or FIRST.match(name)
            or GATHERED.match(name)
            or (LAST.match(name) and (is_last or self.betont[row]))
        ):
            return Zeilensinn.SUMME
        return Zeilensinn.WERT

    @cached_property
    def zahlenspalten(self) -> tuple[int, ...]:
        return tuple(at for at, sense in enumerate(self.spalten) if sense not in (Spaltensinn.TEXT, Spaltensinn.NUMMER))

    def wert(self, row: int, column: int) -> Decimal | None:
        """The number of a cell with the unit of its own or of the head; None for words."""
        cell = self.zeilen[row][column]
        if cell.zahl is None or cell.zahl.faktor != 1:
            return cell.wert
        if self.masse[column] and UNITS.get(cell.zahl.einheit, self.masse[column]) != self.masse[column]:
            return None  # hectares among square metres
        return cell.wert if cell.zahl.is_money else cell.zahl.wert * self.faktor(column)

    def faktor(self, column: int) -> Decimal:
        """What the head of a column says that its bare numbers count."""
        return self.faktoren[column]

    @cached_property
    def masse(self) -> tuple[Unit | None, ...]:
        """The units of measure that the heads name."""
        return tuple(map(unit_of_head, self.koepfe))

    @cached_property
    def faktoren(self) -> tuple[Decimal, ...]:
        named = [next((factor for pattern, factor in FACTORS if pattern.search(head)), None) for head in self.koepfe]
        known = {factor for factor in named if factor}
        shared = known.pop() if len(known) == 1 else Decimal(1)
        beside = [column for column, factor in enumerate(named) if factor]
        return tuple(
            factor or (shared if self._is_measured_like(column, beside) else Decimal(1))
            for column, factor in enumerate(named)
        )

    def _is_measured_like(self, column: int, others: Sequence[int]) -> bool:
        """Whether a column whose head names no unit can be in that of others: „Plan in Mio. Euro | Abweichung“."""
        is_alike = self.spalten[column] in LIKE_OTHERS or LIKE.match(self.koepfe[column])
        if not others or not is_alike or UNIT.search(self.koepfe[column]):
            return False
        own = [row[column].zahl for row in self.zeilen if row[column].zahl]
        sizes = [abs(zahl.wert) for row in self.zeilen for at in others if (zahl := row[at].zahl) and not zahl.einheit]
        if not own or not sizes or any(zahl and zahl.einheit for zahl in own):
            return False
        return max(abs(zahl.wert) for zahl in own if zahl) <= max(sizes) * MOST_MORE

    def spielraum(self, row: int, column: int) -> Decimal:
        """How far a number may be from what was rounded to it."""
        zahl = self.zeilen[row][column].zahl
        if zahl is None:
            return Decimal(0)
        return zahl.spielraum if zahl.faktor != 1 or zahl.is_money else zahl.spielraum * self.faktor(column)

    def stelle(self, row: int, column: int) -> Decimal:
        zahl = self.zeilen[row][column].zahl
        if zahl is None:
            return Decimal(1)
        return zahl.stelle if zahl.faktor != 1 or zahl.is_money else zahl.stelle * self.faktor(column)

    def abzug(self, row: int) -> bool:
        """Whether its name says that it is taken away."""
        return bool(LESS.match(self.namen[row])) or self.namen[row].strip().startswith(
            ("./.", "minus ", "− ", "weniger ")
        )


def read_tabelle(tabelle: Tabelle, at: Callable[..., Place]) -> Grid:
    """What stands in a table of the head, whose places `at` knows by the path below it; only what it adds itself."""
    heads = tuple(_head(tabelle, name, spalte) for name, spalte in tabelle.spalten.items())
    rows = [
        tuple(read_cell(MARKS.sub("", text).strip(), at("zeilen", *path, column)) for column, text in enumerate(werte))
        for path, werte in _rows(tabelle)
    ]
    is_added = tabelle.summe != "nein" or any(entry.gruppe for entry in tabelle.zeilen)
    return Grid(heads, tuple(rows), (False,) * len(rows), mit_teilen=False, mit_summen=not is_added)


def _head(tabelle: Tabelle, name: str, spalte: Spalte) -> str:
    is_teur = spalte.art is Spaltenart.BETRAG and tabelle.einheit is Einheit.TEUR
    return f"{name} (TEUR)" if is_teur and "TEUR" not in name else spalte.named(name)


def _rows(tabelle: Tabelle) -> Iterator[tuple[Path, Sequence[str]]]:
    for index, entry in enumerate(tabelle.zeilen):
        if entry.werte is not None:
            yield (index,), entry.werte
        for number, row in enumerate(entry.zeilen):
            yield (index, "zeilen", number), row


def read_grid(table: Table) -> Grid:
    """What stands in a table of the text."""
    heads = tuple(" ".join(words_of(cell).split()) for cell in table.head[0].cells) if table.head else ()
    body = (*table.body, *table.foot)
    rows = tuple(
        tuple(read_cell(" ".join(words_of(cell).split()), place_of(cell, table)) for cell in row.cells) for row in body
    )
    strong = tuple(any(isinstance(node, Strong) for node in walk(row)) for row in body)
    return Grid(heads, rows, strong)
