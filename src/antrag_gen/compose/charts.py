"""Compose charts: the figures of a chart become its drawing and, right below, the table of its numbers."""

from decimal import Decimal

from antrag_gen.german.zahlen import count_decimals
from antrag_gen.models.diagramm import EURO, Diagramm
from antrag_gen.models.tabellen import heads_fit
from antrag_gen.tree import Block, Cell, Chart, ColumnKind, Row, Table, Text


def chart_blocks(diagramm: Diagramm) -> tuple[Block, ...]:
    """The chart and its table, whose caption names both."""
    categories = tuple(map(str, diagramm.jahre))
    chart = Chart(diagramm.art, diagramm.einheit, categories, diagramm.reihen, diagramm.alt, place=diagramm.place)
    return chart, _table(diagramm)


def _table(diagramm: Diagramm) -> Table:
    values = [value for reihe in diagramm.reihen for value in reihe.values if value is not None]
    decimals = max(map(count_decimals, values), default=0)
    if diagramm.einheit == EURO and decimals:
        decimals = 2
    heads = heads_fit(len(diagramm.reihen), len(diagramm.jahre))
    head = Row(tuple(_words(name, diagramm, header=True) for name in ("Jahr", *(r.name for r in diagramm.reihen))))
    body = tuple(
        Row((_words(str(jahr), diagramm, header=heads), *(_cell(value, diagramm, decimals) for value in row)))
        for jahr, *row in zip(diagramm.jahre, *(reihe.values for reihe in diagramm.reihen), strict=True)
    )
    kind = ColumnKind.BETRAG if diagramm.einheit == EURO else ColumnKind.ZAHL
    caption = (Text(diagramm.ueberschrift, place=diagramm.place),)
    columns = (ColumnKind.TEXT, *(kind for _ in diagramm.reihen))
    return Table(caption, columns, (head,), body, place=diagramm.place)


def _words(text: str, diagramm: Diagramm, *, header: bool) -> Cell:
    return Cell((Text(text, place=diagramm.place),), header)


def _cell(value: Decimal | None, diagramm: Diagramm, decimals: int) -> Cell:
    return Cell((Text(diagramm.zahl(value, decimals)),), value=value)
