"""Compose tables that are data: what a table of the head prints, and its place in the text."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from antrag_gen.errors import Place
from antrag_gen.fields.spalten import Spaltenart
from antrag_gen.fields.tabellen import Tabelle, heads_fit
from antrag_gen.fields.tabelleneintrag import Tabelleneintrag, Werte
from antrag_gen.fields.tabellenstellen import Platz, placed_in
from antrag_gen.fields.tabellenzellen import Zelle
from antrag_gen.readers.markdown.cells import read_cell
from antrag_gen.transforms.typography import NBSP
from antrag_gen.tree import Block, ColumnKind, Footnote, Inline, Item, ItemList, Node, Paragraph, Quote, Text
from antrag_gen.visible import visible

N = TypeVar("N", bound=Node)
# What is printed for a table or chart.
Make = Callable[[Platz], tuple[Block, ...]]


@visible()
@dataclass(frozen=True, slots=True)
class Worte:
    """Words of a table that may be emphasised; as a text of a template they are what was typed."""

    text: str

    def __str__(self) -> str:
        return self.text

    @property
    def inlines(self) -> tuple[Inline, ...]:
        return read_cell(self.text)[0]


@visible()
@dataclass(frozen=True, slots=True)
class Spaltenkopf:
    """The name of a column with its unit, and what kind of column it is in the tree."""

    name: Worte
    art: ColumnKind


@visible("text", "note")
@dataclass(frozen=True, slots=True)
class Tabellenzelle:
    """A cell and its note, which is one note for all cells that call it; a `summe` is computed, from those above."""

    zelle: Zelle
    anmerkung: str
    name: str = ""
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
        cell = self.zelle
        words = read_cell(cell.text)[0] if cell.wert is None else (Text(cell.text),)
        if cell.frueher and cell.wert is not None:
            words = (*words, Text(f"{NBSP}({cell.frueher.text})"))
        return (*words, Footnote((Paragraph(read_cell(self.anmerkung)[0]),), self.name)) if self.anmerkung else words


@visible()
@dataclass(frozen=True, slots=True)
class Tabellenzeile:
    """A row; a `teil` is part of the one above („davon“), which no sum adds."""

    zellen: tuple[Tabellenzelle, ...]
    teil: bool


@visible()
@dataclass(frozen=True, slots=True)
class Tabellengruppe:
    """Rows and their sums; `gruppe` is None for a row that stands alone, `kopfzeile` whether it is named above them."""

    gruppe: Worte | None
    zeilen: tuple[Tabellenzeile, ...]
    summen: tuple[Tabellenzelle, ...] = ()
    kopfzeile: bool = True


@visible()
@dataclass(frozen=True, slots=True)
class Tabellendruck:
    """A table as its template prints it; `summen` are empty where nothing is added up."""

    titel: Worte
    teur: bool
    zeilenkoepfe: bool
    spalten: tuple[Spaltenkopf, ...]
    eintraege: tuple[Tabellengruppe, ...]
    summen: tuple[Tabellenzelle, ...]


def place_named(blocks: Sequence[Block], make: Make) -> tuple[Block, ...]:
    """The blocks with a table or chart in the stead of each paragraph that names one."""
    return tuple(placed for block in blocks for placed in _place(block, make))


def _place(block: Block, make: Make) -> tuple[Block, ...]:
    match block:
        case Paragraph() if platz := placed_in(block):
            return tuple(_move(made, block.place) for made in make(platz))
        case Quote():
            return (replace(block, children=place_named(block.children, make)),)
        case ItemList():
            return (replace(block, items=tuple(_place_in_item(item, make) for item in block.items)),)
        case _:
            return (block,)


def _move(node: N, place: Place | None) -> N:
    """The node and all in it with the place where the text names it."""
    below = {
        member.name: tuple(_move(child, place) if isinstance(child, Node) else child for child in value)
        for member in fields(node)
        if isinstance(value := getattr(node, member.name), tuple)
    }
    return replace(node, place=place, **below)


def _place_in_item(item: Item, make: Make) -> Item:
    return replace(item, children=place_named(item.children, make))


def lay_out(name: str, tabelle: Tabelle) -> Tabellendruck:
    """What the template of tables is given for the table of that name."""
    layout = _Layout(name, tabelle, _decimals(tabelle))
    printed = sum(_lines(entry) for entry in tabelle.zeilen)
    summe = tabelle.summe
    return Tabellendruck(
        Worte(tabelle.titel),
        any(spalte.art is Spaltenart.BETRAG for spalte in tabelle.spalten.values()) and tabelle.einheit.nullen > 0,
        heads_fit(len(tabelle.spalten) - 1, printed + (summe != "nein")),
        tuple(Spaltenkopf(Worte(spalte.named(column)), spalte.kind) for column, spalte in tabelle.spalten.items()),
        tuple(layout.groups()),
        () if summe == "nein" else layout.sums(tabelle.gezaehlt, summe if isinstance(summe, list) else []),
    )


def _lines(entry: Tabelleneintrag) -> int:
    """How many rows an entry is printed as."""
    return len(entry.zeilen) + 1 + entry.kopfzeile if entry.gruppe else 1


def _decimals(tabelle: Tabelle) -> tuple[int, ...]:
    """How many decimals the numbers of each column have at least, so that its decimal points are below each other."""
    rows = [row for entry in tabelle.zeilen for row in ([entry.werte] if entry.werte is not None else entry.zeilen)]
    return tuple(
        max((tabelle.zelle(row[column], spalte).most_decimals for row in rows), default=0) if spalte.is_measured else 0
        for column, spalte in enumerate(tabelle.spalten.values())
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """The rows of one table as they are printed, their numbers with these `decimals` at least."""

    name: str
    tabelle: Tabelle
    decimals: tuple[int, ...]

    def groups(self) -> Iterator[Tabellengruppe]:
        tabelle = self.tabelle
        counts = tabelle.zaehlt([entry.werte for entry in tabelle.zeilen])
        for entry, counted in zip(tabelle.zeilen, counts, strict=True):
            if entry.werte is not None:
                yield Tabellengruppe(None, (self.row(entry.werte, counted=counted),))
                continue
            rows = zip(entry.zeilen, tabelle.zaehlt(entry.zeilen), strict=True)
            made = tuple(self.row(row, counted=adds) for row, adds in rows)
            sums = self.sums(tabelle.gezaehlt_in(entry), entry.zwischensumme or [])
            yield Tabellengruppe(Worte(entry.gruppe or ""), made, sums, entry.kopfzeile)

    def row(self, row: Werte, *, counted: bool) -> Tabellenzeile:
        return Tabellenzeile(tuple(map(self.cell, self.read(row))), not counted)

    def read(self, row: Werte) -> list[Zelle]:
        cells = map(self.tabelle.zelle, row, self.tabelle.spalten.values())
        return [
            cell.with_decimals(decimals) if decimals else cell
            for cell, decimals in zip(cells, self.decimals, strict=True)
        ]

    def sums(self, rows: Sequence[Werte], stated: Werte) -> tuple[Tabellenzelle, ...]:
        """The computed sums of these rows, with the words and notes of the stated ones."""
        said = self.read(stated or [""] * len(self.tabelle.spalten))
        return tuple(
            self.cell(cell) if total is None else self.cell(_noted(total, cell, decimals), summe=True)
            for cell, total, decimals in zip(said, self.tabelle.summen(rows), self.decimals, strict=True)
        )

    def cell(self, cell: Zelle, *, summe: bool = False) -> Tabellenzelle:
        if not cell.anmerkung:
            return Tabellenzelle(cell, "", summe=summe)
        words = self.tabelle.anmerkungen[cell.anmerkung]
        return Tabellenzelle(cell, words, f"{self.name} {cell.anmerkung}", summe)


def _noted(total: Zelle, said: Zelle, decimals: int) -> Zelle:
    """A computed sum with the note and the former value of the stated one."""
    counted = total.with_decimals(decimals) if decimals else total
    return replace(counted, anmerkung=said.anmerkung, frueher=said.frueher)
