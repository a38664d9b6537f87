"""Compose tables that are data: a table of the head becomes a node where the text has its place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from antrag_gen.fields.tabellen import Spaltenart, Tabelle, Tabelleneintrag, Werte, Zelle, heads_fit, placed_table
from antrag_gen.tree import (
    Block,
    Cell,
    ColumnKind,
    Footnote,
    Inline,
    Item,
    ItemList,
    Node,
    Paragraph,
    Quote,
    Row,
    RowRole,
    Table,
    Text,
)

N = TypeVar("N", bound=Node)


def place_tables(blocks: Sequence[Block], tabellen: Mapping[str, Tabelle]) -> tuple[Block, ...]:
    """The blocks with a table in the stead of each paragraph that names one."""
    return tuple(_place(block, tabellen) for block in blocks)


def _place(block: Block, tabellen: Mapping[str, Tabelle]) -> Block:
    match block:
        case Paragraph() if name := placed_table(block):
            return replace(_Builder(tabellen[name]).table(), place=block.place)
        case Quote():
            return replace(block, children=place_tables(block.children, tabellen))
        case ItemList():
            return replace(block, items=tuple(_place_in_item(item, tabellen) for item in block.items))
        case _:
            return block


def _place_in_item(item: Item, tabellen: Mapping[str, Tabelle]) -> Item:
    return replace(item, children=place_tables(item.children, tabellen))


class _Builder:
    """Builds one table; rows that sums add are counted as they are built."""

    def __init__(self, tabelle: Tabelle) -> None:
        self.tabelle = tabelle
        self.body: list[Row] = []
        self.values: list[int] = []
        rows = sum(len(entry.zeilen) + 2 if entry.gruppe else 1 for entry in tabelle.zeilen)
        self.heads = heads_fit(len(tabelle.spalten) - 1, rows + (tabelle.summe != "nein"))

    def table(self) -> Table:
        counts = self.tabelle.zaehlt([entry.werte for entry in self.tabelle.zeilen])
        for entry, counted in zip(self.tabelle.zeilen, counts, strict=True):
            self.entry(entry, counted=counted)
        summe = self.tabelle.summe
        stated = summe if isinstance(summe, list) else []
        foot = () if summe == "nein" else (self.sums("Summe", self.tabelle.gezaehlt, self.values, stated),)
        head = Row(tuple(Cell(_words(name), header=True) for name in self.tabelle.spalten))
        caption = f"{self.tabelle.titel} (in Tausend Euro)" if self.in_thousands() else self.tabelle.titel
        kinds = tuple(ColumnKind(kind) for kind in self.tabelle.spalten.values())
        return Table(_words(caption), kinds, (head,), tuple(self.body), foot)

    def in_thousands(self) -> bool:
        return Spaltenart.BETRAG in self.tabelle.spalten.values() and self.tabelle.einheit.nullen > 0

    def entry(self, entry: Tabelleneintrag, *, counted: bool) -> None:
        if entry.werte is not None:
            self.row(entry.werte, counted=counted)
            return
        empty = tuple(Cell(()) for _ in range(len(self.tabelle.spalten) - 1))
        self.body.append(Row((Cell(_words(entry.gruppe or ""), header=self.heads), *empty), RowRole.GRUPPE))
        before = len(self.values)
        for row, counts in zip(entry.zeilen, self.tabelle.zaehlt(entry.zeilen), strict=True):
            self.row(row, counted=counts)
        name, stated = f"Zwischensumme {entry.gruppe}", entry.zwischensumme or []
        self.body.append(self.sums(name, self.tabelle.gezaehlt_in(entry), self.values[before:], stated))

    def row(self, row: Werte, *, counted: bool) -> None:
        """A row, which sums add where it is not part of another one."""
        cells = [self.tabelle.zelle(text, kind) for text, kind in zip(row, self.tabelle.spalten.values(), strict=True)]
        if counted:
            self.values.append(len(self.body))
        role = RowRole.WERTE if counted else RowRole.TEIL
        self.body.append(Row(tuple(self.cell(cell, first=not number) for number, cell in enumerate(cells)), role))

    def cell(self, cell: Zelle, *, first: bool = False, adds: Sequence[int] = ()) -> Cell:
        words = (*_words(cell.text), *self.note(cell))
        return Cell(words, first and self.heads, cell.wert, tuple(adds), cell.unit, cell.decimals)

    def note(self, cell: Zelle) -> tuple[Inline, ...]:
        if not cell.anmerkung:
            return ()
        return (Footnote((Paragraph(_words(self.tabelle.anmerkungen[cell.anmerkung])),)),)

    def sums(self, name: str, rows: Sequence[Werte], adds: Sequence[int], stated: Werte) -> Row:
        """The computed sums of these rows, with the words and notes of the stated ones."""
        kinds = self.tabelle.spalten.values()
        said = [self.tabelle.zelle(text, kind) for text, kind in zip(stated or [""] * len(kinds), kinds, strict=True)]
        cells = [
            self.cell(cell) if sum_ is None else self.cell(replace(sum_, anmerkung=cell.anmerkung), adds=adds)
            for cell, sum_ in zip(said, self.tabelle.summen(rows), strict=True)
        ]
        first = self.cell(replace(said[0], text=said[0].text or name), first=True)
        return Row((first, *cells[1:]), RowRole.SUMME)


def _words(text: str) -> tuple[Inline, ...]:
    return (Text(text),) if text else ()
