"""What a cell of a table in the text says: a table goes in, its cells with the numbers in them come out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from antrag_gen.errors import Place
from antrag_gen.german.mengen import rounded_off
from antrag_gen.patterns import compile_late
from antrag_gen.tree import Cell, Footnote, LineBreak, Node, NoteCall, Script, Struck, Table, Text, children_of, walk

NOTHING = compile_late(r"[-–—−]|\./\.|[-–—],[-–—]{1,2}|0|entfällt|keine?|nichts", re.IGNORECASE)
ABOUT = r"(?P<rund>(?:rd\.|rund|ca\.|circa|etwa|ungefähr|knapp|gut|fast|~|≈)[ \u00a0]?)?"
NUMBER = r"(?P<zahl>\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?:,[ ]?[-–—]{1,2})?"
UNIT = (
    r"(?P<einheit>%|Prozent|(?:Mrd\.|Mio\.|Tsd\.)?[ \u00a0]?(?:Euro|EUR|€)|TEUR|T€|Mio\.|Mrd\.|Tsd\.|"
    r"(?!davon)[A-Za-zÄÖÜäöü][\w./²³]*(?: [A-Z]\w*)?)"
)
MARK = r"[ \u00a0]?(?:\*+\)?|[¹²³⁴-⁹]+\)?|\(?\d{1,2}\)|[a-z]\))"
READ = compile_late(
    rf"(?:(?:€|EUR)[ \u00a0]?)?{ABOUT}(?P<zeichen>[+−–-]|"
    rf"±)?[ \u00a0]?{NUMBER}[ \u00a0]?{UNIT}?(?:{MARK})*(?P<rest>[ \u00a0]*(?:\(.*|davon .*|;.*)?)"
)
IN_BRACKETS = compile_late(r"\((?P<innen>[^()]+)\)")
MONEY = compile_late(r"(?<![A-Za-zäöü])(?:Euro|EUR|TEUR)(?![a-zäöü])|€")
FACTORS = (
    (compile_late(r"TEUR|T€|Tsd\.|Tausend"), Decimal(1000)),
    (compile_late(r"Mio\b|Million"), Decimal(10**6)),
    (compile_late(r"Mrd\b|Milliard"), Decimal(10**9)),
)


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
        return bool(self.einheit) and bool(MONEY.search(self.einheit) or re.match(r"T€|Mio|Mrd|Tsd", self.einheit))


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


def place_of(cell: Cell, table: Table) -> Place:
    for node in walk(cell):
        if isinstance(node, Text) and node.place:
            return node.place
    return cell.place or table.place or Place("")


def words_of(node: Node) -> str:
    return "".join(_words(node))


def _words(node: Node) -> Iterator[str]:
    for child in children_of(node):
        if isinstance(child, Text):
            yield child.text
        elif isinstance(child, LineBreak):
            yield " "
        elif not isinstance(child, (Footnote, NoteCall, Struck)) and not (
            isinstance(child, Script) and words_of(child).strip("()*").isdigit()
        ):
            yield from _words(child)


def read_cell(text: str, place: Place) -> Zelle:
    """The number in a cell, if it begins with one and nothing else is said that makes it another."""
    match, bracketed = READ.fullmatch(text), False
    if match is None and (inner := IN_BRACKETS.fullmatch(text)):
        match, bracketed = READ.fullmatch(inner["innen"]), True
    if match is None or (match["einheit"] or "").lower() in ("bis", "und", "oder", "x", "uhr", "mal"):
        return Zelle(text, place)
    if re.fullmatch(r"(?!0)\d+,\d{3}", match["zahl"]) and match["einheit"]:
        return Zelle(text, place)
    unit = (match["einheit"] or "").strip()
    factor = next((factor for pattern, factor in FACTORS if pattern.match(unit)), Decimal(1))
    digits = re.sub(r"[^\d,]", "", match["zahl"])
    decimals = len(digits.partition(",")[2])
    number = Decimal(digits.replace(",", "."))
    place_value = Decimal(1).scaleb(-decimals) * factor
    value = -number * factor if (match["zeichen"] or "") in ("-", "−", "–") and match["zeichen"] else number * factor
    loose = (
        rounded_off(value, place_value)
        if match["rund"]
        else place_value / 2
        if factor > 1 or decimals or unit == "%"
        else Decimal(0)
    )
    return Zelle(text, place, Zahl(-value if bracketed else value, unit, place_value, loose, factor, bracketed))
