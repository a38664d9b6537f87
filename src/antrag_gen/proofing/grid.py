"""A table as rules reckon with it: a table of the text goes in, its rows and columns with the numbers in them come out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum, auto
from functools import cached_property

from antrag_gen.errors import Place
from antrag_gen.fields.summenzeilen import FIRST, GATHERED, LAST, LESS, ONLY
from antrag_gen.fields.teile import Teil, find_parts
from antrag_gen.german.mengen import rounded_off
from antrag_gen.tree import Cell, Footnote, LineBreak, Node, NoteCall, Script, Strong, Struck, Table, Text, children_of, walk

NOTHING = re.compile(r"[-–—−]|\./\.|[-–—],[-–—]{1,2}|0|entfällt|keine?|nichts", re.IGNORECASE)
ABOUT = r"(?P<rund>(?:rd\.|rund|ca\.|circa|etwa|ungefähr|knapp|gut|fast|~|≈)[ \u00a0]?)?"
NUMBER = r"(?P<zahl>\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?:,[ ]?[-–—]{1,2})?"
UNIT = r"(?P<einheit>%|Prozent|(?:Mrd\.|Mio\.|Tsd\.)?[ \u00a0]?(?:Euro|EUR|€)|TEUR|T€|Mio\.|Mrd\.|Tsd\.|(?!davon)[A-Za-zÄÖÜäöü][\w./²³]*(?: [A-Z]\w*)?)"
MARK = r"[ \u00a0]?(?:\*+\)?|[¹²³⁴-⁹]+\)?|\(?\d{1,2}\)|[a-z]\))"
READ = re.compile(
    rf"(?:(?:€|EUR)[ \u00a0]?)?{ABOUT}(?P<zeichen>[+−–-]|±)?[ \u00a0]?{NUMBER}[ \u00a0]?{UNIT}?(?:{MARK})*(?P<rest>[ \u00a0]*(?:\(.*|davon .*|;.*)?)"
)
IN_BRACKETS = re.compile(r"\((?P<innen>[^()]+)\)")
MONEY = re.compile(r"(?<![A-Za-zäöü])(?:Euro|EUR|TEUR)(?![a-zäöü])|€")
FACTORS = ((re.compile(r"TEUR|T€|Tsd\.|Tausend"), Decimal(1000)), (re.compile(r"Mio\b|Million"), Decimal(10**6)), (re.compile(r"Mrd\b|Milliard"), Decimal(10**9)))
YEAR = re.compile(r"(?:19|20)\d\d")
HAS_YEAR = re.compile(r"(?:^|\D)(?:19|20)\d\d(?:$|\D)")


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
    (Spaltensinn.UNTERSCHIED, re.compile(r"Differenz|Abweichung|Saldo|Veränderung|Unterschied|mehr ?/ ?weniger|Mehr ?\(|Mehrbedarf|Zuwachs|Zunahme|Δ|\+ ?/ ?[-−–]|Rest(?:betrag|mittel)?\b|[Nn]och verfügbar|verfügbar|[Vv]erbleib", re.IGNORECASE)),
    (Spaltensinn.ANTEIL, re.compile(r"%|Prozent|v\. ?H\.|\bAnteil\b|[Qq]uote")),
    (Spaltensinn.NUMMER, re.compile(r"^\W*(?:lfd|Nr|Ziffer|Pos|Seite|S\.|THH|Teilhaushalt|Kostenstelle|Konto|Produkt|Jahr(?:gang)?\W*$|Haushaltsjahr|Schuljahr|Datum|PLZ|Klasse|Stand|Baujahr|Rang|Priorität|Stufe|Monat\W*$|Zeile|Ziff|GRDrs|Antrag|Haushaltsstelle|Bezirk\W*$|Los\W*$|Uhrzeit|Beginn|Ende|Fertig|Vorlage)", re.IGNORECASE)),
    (Spaltensinn.SATZ, re.compile(r"\b(?:je|pro|à|Ø|Durchschnitt\w*|Mittelwert|Faktor|Dauer|Laufzeit|Alter|Stundenlohn|Höhe der|Median|Note|Bewertung|Punkte)\b|[Pp]reis\b|[Ss]atz\b|/ ?(?:m²|qm|h|Std|Stunde|Kind|Platz|Person|Stück|Monat|Tag)|Ø|schnitt\b|Gewichtung|Wert ?\(je")),
    (Spaltensinn.TEIL, re.compile(r"^\W*(?:davon|darunter|hiervon|dv\.|nachrichtlich|inkl|Vorjahr|zum Vergleich|bisher)", re.IGNORECASE)),
    (Spaltensinn.SUMME, re.compile(r"^\W*(?:(?:Zwischen|Gesamt|End|Teil)?[Ss]umme|Gesamt|Insgesamt|Zusammen|Total|[ΣS]umme|Σ|∑|Gesamt-?(?:kosten|betrag|bedarf|zahl|preis|aufwand|ausgaben|mittel|einnahmen|volumen|aufwendungen|förderung|investition)|alle\b|[Ii]n Summe)|\b(?:gesamt|insgesamt|zusammen|Summe|Gesamt)\W*(?:\((?:in )?[^()]*\)|in (?:Euro|TEUR|EUR|€))?\W*$", re.IGNORECASE)),
)
SALDO = re.compile(r"\W*(?:Saldo|Differenz|Ergebnis|Überschuss|Fehlbetrag|Defizit|Zuschussbedarf|Eigenanteil der Stadt|Verbleib\w*|Rest\w*|Nettokosten|Netto\w*|Unterschied|Finanzierungslücke|Deckungslücke)\b", re.IGNORECASE)
BESIDE = re.compile(r"\W*(?:nachrichtlich|zum Vergleich|Vorjahr\w*|Durchschnitt\w*|Mittelwert|Schnitt|Ø|Median|Minimum|Maximum|Anteil\w*|Veränderung\w*|in %|in Prozent|Quote|im Mittel|Stand\b|Quelle|je |pro |Einwohner|Prozent|Abweichung)|.*(?:\bin %|\(%\)|\bje (?:Einwohner|Kind|Platz)|pro Kopf)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Zahl:
    """A number in a cell in its smallest unit; `faktor` is 1 where the cell names no larger one."""

    wert: Decimal
    einheit: str
    stelle: Decimal
    spielraum: Decimal
    faktor: Decimal = Decimal(1)
    geklammert: bool = False

    @property
    def is_money(self) -> bool:
        return bool(MONEY.search(self.einheit) or re.match(r"T€|Mio|Mrd|Tsd", self.einheit))


@dataclass(frozen=True, slots=True)
class Zelle:
    """A cell: its words and its number; `leer` has no words, `nichts` says that there is nothing."""

    text: str
    place: Place
    zahl: Zahl | None = None

    @property
    def leer(self) -> bool:
        return not self.text

    @property
    def nichts(self) -> bool:
        return self.leer or bool(NOTHING.fullmatch(self.text))

    @property
    def wert(self) -> Decimal | None:
        """Its number, 0 for nothing, None for words."""
        return self.zahl.wert if self.zahl else Decimal(0) if self.nichts else None


@dataclass(frozen=True)
class Grid:
    """The heads of columns, and rows of cells; struck words and marks of notes are left out."""

    koepfe: tuple[str, ...]
    zeilen: tuple[tuple[Zelle, ...], ...]
    betont: tuple[bool, ...] = field(default=())

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
            if pattern.search(self.koepfe[column]) and not (sense is Spaltensinn.NUMMER and any(zahl.is_money for zahl in numbers)):
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
        return tuple(next((row[at].text for at in text if row[at].text), row[0].text if row else "") for row in self.zeilen)

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
        if ONLY.match(name) or FIRST.match(name) or GATHERED.match(name) or (LAST.match(name) and (is_last or self.betont[row])):
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
        return cell.wert if cell.zahl.is_money else cell.zahl.wert * self.faktor(column)

    def faktor(self, column: int) -> Decimal:
        """What the head of a column says that its bare numbers count."""
        head = self.koepfe[column]
        return next((factor for pattern, factor in FACTORS if pattern.search(head)), Decimal(1))

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
        return bool(LESS.match(self.namen[row])) or self.namen[row].strip().startswith(("./.", "minus ", "− ", "weniger "))


def read_grid(table: Table) -> Grid:
    """What stands in a table of the text."""
    heads = tuple(" ".join(_read(cell).split()) for cell in table.head[0].cells) if table.head else ()
    body = (*table.body, *table.foot)
    rows = tuple(tuple(read_cell(" ".join(_read(cell).split()), _place(cell, table)) for cell in row.cells) for row in body)
    strong = tuple(any(isinstance(node, Strong) for node in walk(row)) for row in body)
    return Grid(heads, rows, strong)


def _place(cell: Cell, table: Table) -> Place:
    for node in walk(cell):
        if isinstance(node, Text) and node.place:
            return node.place
    return cell.place or table.place or Place("")


def _read(node: Node) -> str:
    return "".join(_words(node))


def _words(node: Node) -> Iterator[str]:
    for child in children_of(node):
        if isinstance(child, Text):
            yield child.text
        elif isinstance(child, LineBreak):
            yield " "
        elif not isinstance(child, (Footnote, NoteCall, Struck)) and not (isinstance(child, Script) and _read(child).strip("()*").isdigit()):
            yield from _words(child)


def read_cell(text: str, place: Place) -> Zelle:
    """The number in a cell, if it begins with one and nothing else is said that makes it another."""
    match, bracketed = READ.fullmatch(text), False
    if match is None and (inner := IN_BRACKETS.fullmatch(text)):
        match, bracketed = READ.fullmatch(inner["innen"]), True
    if match is None or (match["einheit"] or "").lower() in ("bis", "und", "oder", "x", "uhr", "mal"):
        return Zelle(text, place)
    if re.fullmatch(r"\d+,\d{3}", match["zahl"]) and match["einheit"]:
        return Zelle(text, place)
    unit = (match["einheit"] or "").strip()
    factor = next((factor for pattern, factor in FACTORS if pattern.match(unit)), Decimal(1))
    digits = re.sub(r"[^\d,]", "", match["zahl"])
    decimals = len(digits.partition(",")[2])
    number = Decimal(digits.replace(",", "."))
    place_value = Decimal(1).scaleb(-decimals) * factor
    value = -number * factor if (match["zeichen"] or "") in ("-", "−", "–") and match["zeichen"] else number * factor
    loose = rounded_off(value, place_value) if match["rund"] else place_value / 2 if factor > 1 or decimals or unit == "%" else Decimal(0)
    return Zelle(text, place, Zahl(-value if bracketed else value, unit, place_value, loose, factor, bracketed))
