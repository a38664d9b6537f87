"""Small documents with a table for tests of the writers of data."""

from decimal import Decimal

from antrag_gen.tree import (
    Cell,
    ColumnKind,
    Document,
    Heading,
    Metadata,
    Paragraph,
    Region,
    RegionRole,
    Row,
    RowRole,
    Table,
    Text,
)


def words(text: str) -> Cell:
    return Cell((Text(text),) if text else ())


def money(text: str, value: str, adds: tuple[int, ...] = (), unit: int = 1) -> Cell:
    """An amount in Euro, as `text` prints it with its decimals."""
    return Cell((Text(text),), value=Decimal(value), adds=adds, unit=unit, decimals=len(text.partition(",")[2]))


def thousands(text: str, value: str) -> Cell:
    return money(text, value, unit=1000)


def table(*rows: tuple[Cell, Cell], total: Cell | None = None) -> Table:
    head = Row((Cell((Text("Betreff"),), header=True), Cell((Text("2024 Euro"),), header=True)))
    foot = (Row((words("Summe"), total)),) if total else ()
    return Table((Text("Mittel"),), (ColumnKind.TEXT, ColumnKind.BETRAG), (head,), tuple(map(Row, rows)), foot)


def document(*tables: Table, heading: str = "Anträge") -> Document:
    running = Region(RegionRole.FUSSZEILE, (Paragraph((Text("Auf jeder Seite"),)),))
    return Document(Metadata("Liste: Anträge"), (running, Heading(1, (Text(heading),)), *tables))


def grouped() -> Table:
    """Two groups with sums, the second with an amount that has cents."""
    made = table(total=money("1.350,50", "1350.50", (1, 2, 5)))
    body = (
        Row((words("Sozialreferat"), words("")), RowRole.GRUPPE),
        Row((words("A"), money("1.000,00", "1000"))),
        Row((words("B"), money("100,00", "100"))),
        Row((words("Zwischensumme"), money("1.100,00", "1100", (1, 2))), RowRole.SUMME),
        Row((words("Referat Jugend"), words("")), RowRole.GRUPPE),
        Row((words("C"), money("250,50", "250.50"))),
        Row((words("Zwischensumme"), money("250,50", "250.50", (5,))), RowRole.SUMME),
    )
    return Table(made.caption, made.columns, made.head, body, made.foot)
