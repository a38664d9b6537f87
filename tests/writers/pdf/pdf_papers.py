"""Papers for the PDF tests, written out by hand: short blocks, and one paper with every class of node."""

import datetime as dt
from functools import cache

from charts import GROUPED
from papers import ROOT
from shared import shared
from trees import PNG

from antrag_gen.readers.list_labels import BULLET, ordered_label
from antrag_gen.tree import (
    Attachment,
    Block,
    Cell,
    ColumnKind,
    Contents,
    Document,
    Emphasis,
    Entry,
    Footnote,
    Heading,
    Image,
    Inline,
    Item,
    ItemList,
    LineBreak,
    Link,
    Metadata,
    NoteCall,
    Pair,
    Pairs,
    Paragraph,
    ParagraphRole,
    Quote,
    Region,
    RegionRole,
    Relationship,
    Row,
    Script,
    Strong,
    Struck,
    Table,
    Text,
)
from antrag_gen.writers.pdf.write import write

BASE_CSS = (ROOT / "templates/gemeinsam/base.css").read_bytes()
# As wide as an upright page, and a third as high: what goes over pages is made of less, and sooner laid out.
LOW_CSS = BASE_CSS + b"@page { size: 210mm 130mm }"
LONG = "Der Gemeinderat hat die Verwaltung beauftragt, die Übergänge im Quartier zu prüfen und darüber zu berichten. "
METADATA = Metadata(
    title="Mehr Zeit & Raum für „alle“",
    subject="Haushaltsantrag 4123/2024",
    author="Fraktion Linde und Fraktion Ahorn",
    kind="Haushaltsantrag",
    number="4123/2024",
    status="eingereicht",
    date=dt.date(2024, 10, 18),
)
ATTACHMENTS = (
    Attachment("antrag.md", b"---\nart: haushaltsantrag\n", "text/markdown", Relationship.SOURCE, "Quelldatei"),
    Attachment("prüfung.json", b"{}", "application/json", Relationship.DATA),
)
RUNNING = (
    Region(RegionRole.KOPFZEILE, (Paragraph((Text("Kopf mit "), Link("https://example.org/kopf", (Text("Link"),)))),)),
    Region(RegionRole.FUSSZEILE, (Paragraph((Text("Stuttgart, Gemeinderat"),)),)),
)


def paragraph(*parts: str | Inline, role: ParagraphRole = ParagraphRole.TEXT) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts), role)


def heading(level: int, words: str, anchor: str = "") -> Heading:
    return Heading(level, (Text(words),), anchor)


def contents(*headings: tuple[int, str, str]) -> Contents:
    """A table of contents, from level, words and anchor of each heading."""
    return Contents(tuple(Entry(level, (Text(words),), anchor) for level, words, anchor in headings))


def note(*paragraphs: str, name: str = "") -> Footnote:
    return Footnote(tuple(paragraph(words) for words in paragraphs), name)


def row(*cells: str, header: int = 0) -> Row:
    """A row of words; the first `header` cells are headings."""
    return Row(tuple(Cell((Text(words),) if words else (), at < header) for at, words in enumerate(cells)))


def table(rows: int, *, caption: str = "Zu veranschlagen sind (in Euro):") -> Table:
    """A table with row heads and a total."""
    kinds = (ColumnKind.TEXT, ColumnKind.BETRAG, ColumnKind.BETRAG)
    body = tuple(
        row(f"Posten {number}", f"{number}.000", "" if number % 3 else "500", header=1) for number in range(rows)
    )
    return Table(
        (Text(caption),), kinds, (row("Zweck", "2024", "2025", header=3),), body, (row("Summe", "1", "2", header=1),)
    )


def nested_list(depth: int, above: tuple[int, ...] = (), *, ordered: bool = True, narrow: bool = False) -> ItemList:
    """Two items on each level, the last block of each (of the second, where `narrow`) a list as `depth` allows."""
    items = []
    for number in (1, 2):
        here = (*above, number if ordered else 0)
        blocks: list[Block] = [paragraph(f"Punkt {number} auf Ebene {len(here)}.", note("Im Punkt.")), paragraph(LONG)]
        if depth > 1 and (number > 1 or not narrow):
            blocks.append(nested_list(depth - 1, here, ordered=ordered, narrow=narrow))
        items.append(Item(ordered_label(here) if ordered else BULLET, tuple(blocks)))
    return ItemList(tuple(items), ordered)


def paper(*blocks: Block, metadata: Metadata = METADATA, attachments: tuple[Attachment, ...] = ()) -> Document:
    """A paper with head, foot and title."""
    return Document(metadata, (*RUNNING, heading(1, "Titel"), *blocks), attachments)


def pdf_of(*blocks: Block, layout: bytes = BASE_CSS) -> bytes:
    return write(paper(*blocks), layout)


def on_low_pages(*blocks: Block) -> bytes:
    return pdf_of(*blocks, layout=LOW_CSS)


@cache
def every_node_written() -> bytes:
    return shared("every node", lambda: write(every_node(), BASE_CSS))


def every_node() -> Document:
    """All classes of nodes, in the nestings that papers have."""
    long_link = Link("https://example.org/lang", (Text(LONG), Strong((Text("mit starkem Wort"),)), Text(" und Rest")))
    noted = Footnote(
        (paragraph("Siehe ", Link("https://example.org/note", (Text("hier"),)), "."), paragraph("Und da."))
    )
    mixed = paragraph(
        LONG, long_link, ". ", Strong((Text("Stark "), Link("mailto:rat@example.org", (Text("und Link"),)))), noted,
        Emphasis((Text(" betont"),)), LineBreak(), "neue Zeile.", role=ParagraphRole.BEDARF,
    )  # fmt: skip
    cells = Row(
        (
            Cell((Text("Zwei"), LineBreak(), Text("Zeilen"), NoteCall("1", "1")), header=True),
            Cell((Text("Wert"), note("Zur Zelle."))),
        )
    )
    notes = Table((), (ColumnKind.TEXT, ColumnKind.TEXT), (row("", "Kopf", header=2),), (cells,))
    image = Image(PNG, "image/png", "Plan des Quartiers")
    given = Pairs(
        (
            Pair((Text("Gz:"), note("Zur Bezeichnung.", name="1")), (Text("SI / 50"), note("Zum Wert."))),
            Pair((Text("Datum:"),)),
        )
    )
    area = (Text("m"), Script((Text("2"),)), Text(" CO"), Script((Text("2"),), raised=False))
    changed = paragraph(
        "Die Gebühr", NoteCall("1", "1"), " beträgt ", Struck((Text("5 Euro "), Emphasis((Text("je "), *area)))),
        Strong((Text(" 6 Euro "), Struck((Text("im Jahr "), Link("https://example.org", (Text("dort"),)))))), ".",
    )  # fmt: skip
    boxes = ItemList(tuple(Item(box, (paragraph(f"Kästchen {box}"),)) for box in "☒☐•"))
    further = ItemList((Item("3.", (paragraph("Drittens"),)), Item("4.", (paragraph("Viertens"),))), ordered=True)
    adorning = Image(PNG, "image/png", "")
    signed = paragraph("Vorname Nachname", LineBreak(), "Vorsitz", role=ParagraphRole.NAME)
    return paper(
        Region(RegionRole.BRIEFKOPF, (paragraph("Stadt", role=ParagraphRole.ABSENDER),)), given,
        contents((2, "Begründung", "grund"), (2, "Tabellen", "tabellen")),
        heading(2, "Begründung", "grund"), mixed, Quote((paragraph("Zitat", note("Im Zitat.")), nested_list(2), image)),
        heading(3, "Listen"), nested_list(5, narrow=True), changed, further, nested_list(3, ordered=False),
        boxes, adorning,
        heading(2, "Tabellen", "tabellen"), notes, table(4), table(50), image, GROUPED,
        Region(RegionRole.GEZEICHNET, (paragraph("Gezeichnet"), signed, signed, signed)),
        attachments=ATTACHMENTS,
    )  # fmt: skip
