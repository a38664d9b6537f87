"""Random papers of some pages as offices write them, with all that keeps lines together: for how their pages look."""

from decimal import Decimal

from hypothesis import strategies as st

from antrag_gen.transforms.wide_tables import fit_tables
from antrag_gen.tree import (
    Block,
    Cell,
    Chart,
    ChartKind,
    ColumnKind,
    Document,
    Footnote,
    Heading,
    Inline,
    Item,
    ItemList,
    LineBreak,
    Metadata,
    Pair,
    Pairs,
    Paragraph,
    ParagraphRole,
    Region,
    RegionRole,
    Row,
    Series,
    Table,
    Text,
)
from antrag_gen.tree import ParagraphRole as Role

SENTENCE = "Die Verwaltung hat die Gebäude des Quartiers untersucht und das Ergebnis mit den Ämtern besprochen. "
HEAD: tuple[Block, ...] = (
    Region(RegionRole.KOPFZEILE, (Paragraph((Text("Antrag Nr. 1/2024: Sanierung"),)),)),
    Region(RegionRole.FUSSZEILE, (Paragraph((Text("Musterstadt, Gemeinderat"),)),)),
    Region(RegionRole.BRIEFKOPF, (Paragraph((Text("Musterstadt"),), Role.ABSENDER),)),
    Paragraph((Text("Antrag Nr. 1/2024"),), Role.ART),
    Pairs((Pair((Text("Datum:"),), (Text("18. Oktober 2023"),)),)),
    Heading(1, (Text("Sanierung der Gebäude im Quartier"),)),
)


@st.composite
def words(draw: st.DrawFn, most: int = 12, *, notes: bool = True) -> tuple[Inline, ...]:
    """Some sentences, every now and then with a note."""
    made: tuple[Inline, ...] = (Text((SENTENCE * draw(st.integers(1, most))).strip()),)
    if notes and draw(st.integers(0, 7)) == 0:
        made += (Footnote((Paragraph(draw(words(3, notes=False))),)), Text(" Das gilt auch hier."))
    return made


def paragraph(most: int = 12, role: ParagraphRole = Role.TEXT) -> st.SearchStrategy[Paragraph]:
    return words(most).map(lambda children: Paragraph(children, role))


@st.composite
def item_lists(draw: st.DrawFn, depth: int = 1) -> ItemList:
    ordered = draw(st.booleans())
    items = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        inside = [draw(paragraph(4)), *([draw(item_lists(depth + 1))] if depth == 1 and draw(st.booleans()) else [])]
        items.append(Item(f"{number}." if ordered else "•", tuple(inside)))
    return ItemList(tuple(items), ordered)


@st.composite
def tables(draw: st.DrawFn) -> list[Block]:
    """With what may stand right above it: a heading, a line, a chart of its numbers."""
    years, rows = draw(st.integers(1, 11)), draw(st.integers(1, 16))
    amount = draw(st.sampled_from(["0", "50", "112.480,50", "1.112.480.500,50"]))

    def row(name: str, cell: str) -> Row:
        return Row((Cell((Text(name),), header=True), *(Cell((Text(cell),)) for _ in range(years))))

    head = Row(tuple(Cell((Text(name),), header=True) for name in ["Zweck", *map(str, range(2024, 2024 + years))]))
    body = tuple(row(f"Maßnahme {number} im Quartier", amount) for number in range(1, rows + 1))
    columns = (ColumnKind.TEXT, *[ColumnKind.BETRAG] * years)
    foot = (row("Summe", amount),) if draw(st.booleans()) else ()
    caption = (Text("Beträge in Euro"),) if draw(st.booleans()) else ()
    above: list[Block] = [Heading(3, (Text("Beträge"),))] if draw(st.booleans()) else []
    if draw(st.integers(0, 4)) == 0:
        series = Series("Ist", tuple(map(Decimal, range(years))))
        above.append(Chart(ChartKind.SAEULEN, "Euro", tuple(map(str, range(years))), (series,), "Diagramm: Beträge"))
    return [*above, Table(caption, columns, (head,), body, foot)]


@st.composite
def long_papers(draw: st.DrawFn, most_blocks: int = 14) -> Document:
    """A paper with names below it, its tables as they have room."""
    body: list[Block] = list(HEAD)
    for _ in range(draw(st.integers(2, most_blocks))):
        if draw(st.booleans()):
            body.append(Heading(draw(st.integers(2, 3)), (Text("Begründung und Erläuterung"),)))
        kind = draw(st.sampled_from(["text", "text", "list", "table", "line"]))
        if kind == "table":
            body += draw(tables())
        else:
            some = {"text": paragraph(), "list": item_lists(), "line": paragraph(1, Role.ANGABE)}
            body.append(draw(some[kind]))
    names = [
        Paragraph((Text(f"Name {number}"), LineBreak(), Text("Stadträtin")), Role.NAME)
        for number in range(draw(st.integers(1, 4)))
    ]
    body.append(Region(RegionRole.GEZEICHNET, (Paragraph((Text("Gezeichnet"),)), *names)))
    return fit_tables(Document(Metadata("Sanierung"), tuple(body)))
