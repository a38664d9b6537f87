"""Compose charts: the figures of a chart become its drawing and, right below, the table of its numbers."""

from decimal import Decimal

from antrag_gen.fields.diagramm import EURO, Diagramm
from antrag_gen.fields.tabellen import heads_fit
from antrag_gen.fields.vergleich import Vergleich
from antrag_gen.german.zahlen import count_decimals
from antrag_gen.tree import Block, Cell, Chart, ColumnKind, Row, Table, Text

Bild = Diagramm | Vergleich


def chart_blocks(diagramm: Bild) -> tuple[Block, ...]:
    """The chart and its table, whose caption names both; without one where the table that follows has its numbers."""
    chart = Chart(
        diagramm.art, diagramm.einheit, diagramm.kategorien, diagramm.reihen, diagramm.alt, place=diagramm.place
    )
    return (chart, _table(diagramm)) if diagramm.mit_tabelle else (chart,)


def _table(diagramm: Bild) -> Table:
    values = [value for reihe in diagramm.reihen for value in reihe.values if value is not None]
    decimals = max(map(count_decimals, values), default=0)
    if diagramm.einheit == EURO and decimals:
        decimals = 2
    heads = heads_fit(len(diagramm.reihen), len(diagramm.kategorien))
    head = Row(
        tuple(_words(name, diagramm, header=True) for name in (diagramm.kopf, *(r.name for r in diagramm.reihen)))
    )
    body = tuple(
        Row((_words(name, diagramm, header=heads), *(_cell(value, diagramm, decimals) for value in row)))
        for name, *row in zip(diagramm.kategorien, *(reihe.values for reihe in diagramm.reihen), strict=True)
    )
    kind = ColumnKind.BETRAG if diagramm.einheit == EURO else ColumnKind.ZAHL
    caption = (Text(diagramm.ueberschrift, place=diagramm.place),)
    columns = (ColumnKind.TEXT, *(kind for _ in diagramm.reihen))
    return Table(caption, columns, (head,), body, place=diagramm.place)


def _words(text: str, diagramm: Bild, *, header: bool) -> Cell:
    return Cell((Text(text, place=diagramm.place),), header)


def _cell(value: Decimal | None, diagramm: Bild, decimals: int) -> Cell:
    return Cell((Text(diagramm.zahl(value, decimals)),), value=value, decimals=decimals)
