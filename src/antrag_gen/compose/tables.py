"""Compose tables that are data: what a table of the head prints, and its place in the text."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from antrag_gen.errors import Place
from antrag_gen.fields.tabellen import Spaltenart, Tabelle, Werte, Zelle, heads_fit, placed_table
from antrag_gen.tree import Block, Footnote, Inline, Item, ItemList, Node, Paragraph, Quote, Text

N = TypeVar("N", bound=Node)
# What is printed for the table of that name.
MakeTable = Callable[[str], tuple[Block, ...]]


@dataclass(frozen=True, slots=True)
class Spalte:
    name: str
    art: Spaltenart


@dataclass(frozen=True, slots=True)
class Tabellenzelle:
    """A cell and the words of its note; a `summe` is computed, from the cells above it."""

    zelle: Zelle
    anmerkung: str
    summe: bool = False

    @property
    def text(self) -> str:
        return self.zelle.text

    @property
    def note(self) -> "Tabellenzelle | None":
        """The note alone, to stand behind other words."""
        return replace(self, zelle=Zelle("")) if self.anmerkung else None

    @property
    def inlines(self) -> tuple[Inline, ...]:
        words = (Text(self.zelle.text),) if self.zelle.text else ()
        return (*words, Footnote((Paragraph((Text(self.anmerkung),)),))) if self.anmerkung else words


@dataclass(frozen=True, slots=True)
class Tabellenzeile:
    """A row; a `teil` is part of the one above („davon“), which no sum adds."""

    zellen: tuple[Tabellenzelle, ...]
    teil: bool


@dataclass(frozen=True, slots=True)
class Tabellengruppe:
    """Rows and their sums; `gruppe` is None for a row that stands alone."""

    gruppe: str | None
    zeilen: tuple[Tabellenzeile, ...]
    summen: tuple[Tabellenzelle, ...] = ()


@dataclass(frozen=True, slots=True)
class Tabellendruck:
    """A table as its template prints it; `summen` are empty where nothing is added up."""

    titel: str
    teur: bool
    zeilenkoepfe: bool
    spalten: tuple[Spalte, ...]
    eintraege: tuple[Tabellengruppe, ...]
    summen: tuple[Tabellenzelle, ...]


def place_tables(blocks: Sequence[Block], make: MakeTable) -> tuple[Block, ...]:
    """The blocks with a table in the stead of each paragraph that names one."""
    return tuple(placed for block in blocks for placed in _place(block, make))


def _place(block: Block, make: MakeTable) -> tuple[Block, ...]:
    match block:
        case Paragraph() if name := placed_table(block):
            return tuple(_move(made, block.place) for made in make(name))
        case Quote():
            return (replace(block, children=place_tables(block.children, make)),)
        case ItemList():
            return (replace(block, items=tuple(_place_in_item(item, make) for item in block.items)),)
        case _:
            return (block,)


def _move(node: N, place: Place | None) -> N:
    """The node and all in it with the place where the text names the table."""
    below = {
        member.name: tuple(_move(child, place) if isinstance(child, Node) else child for child in value)
        for member in fields(node)
        if isinstance(value := getattr(node, member.name), tuple)
    }
    return replace(node, place=place, **below)


def _place_in_item(item: Item, make: MakeTable) -> Item:
    return replace(item, children=place_tables(item.children, make))


def lay_out(tabelle: Tabelle) -> Tabellendruck:
    """What the template of tables is given."""
    printed = sum(len(entry.zeilen) + 2 if entry.gruppe else 1 for entry in tabelle.zeilen)
    summe = tabelle.summe
    return Tabellendruck(
        tabelle.titel,
        Spaltenart.BETRAG in tabelle.spalten.values() and tabelle.einheit.nullen > 0,
        heads_fit(len(tabelle.spalten) - 1, printed + (summe != "nein")),
        tuple(Spalte(name, kind) for name, kind in tabelle.spalten.items()),
        tuple(_groups(tabelle)),
        () if summe == "nein" else _sums(tabelle, tabelle.gezaehlt, summe if isinstance(summe, list) else []),
    )


def _groups(tabelle: Tabelle) -> Iterator[Tabellengruppe]:
    counts = tabelle.zaehlt([entry.werte for entry in tabelle.zeilen])
    for entry, counted in zip(tabelle.zeilen, counts, strict=True):
        if entry.werte is not None:
            yield Tabellengruppe(None, (_row(tabelle, entry.werte, counted=counted),))
            continue
        rows = zip(entry.zeilen, tabelle.zaehlt(entry.zeilen), strict=True)
        sums = _sums(tabelle, tabelle.gezaehlt_in(entry), entry.zwischensumme or [])
        yield Tabellengruppe(entry.gruppe or "", tuple(_row(tabelle, row, counted=adds) for row, adds in rows), sums)


def _row(tabelle: Tabelle, row: Werte, *, counted: bool) -> Tabellenzeile:
    return Tabellenzeile(tuple(_cell(tabelle, cell) for cell in _cells(tabelle, row)), not counted)


def _cells(tabelle: Tabelle, row: Werte) -> list[Zelle]:
    return [tabelle.zelle(text, kind) for text, kind in zip(row, tabelle.spalten.values(), strict=True)]


def _sums(tabelle: Tabelle, rows: Sequence[Werte], stated: Werte) -> tuple[Tabellenzelle, ...]:
    """The computed sums of these rows, with the words and notes of the stated ones."""
    said = _cells(tabelle, stated or [""] * len(tabelle.spalten))
    return tuple(
        _cell(tabelle, cell) if total is None else _cell(tabelle, replace(total, anmerkung=cell.anmerkung), summe=True)
        for cell, total in zip(said, tabelle.summen(rows), strict=True)
    )


def _cell(tabelle: Tabelle, cell: Zelle, *, summe: bool = False) -> Tabellenzelle:
    return Tabellenzelle(cell, tabelle.anmerkungen[cell.anmerkung] if cell.anmerkung else "", summe)
