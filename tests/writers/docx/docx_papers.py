"""A paper with every class of nodes, and larger ones, for the tests of the Word writer."""

import datetime as dt
import struct
import zlib
from decimal import Decimal
from pathlib import Path

from charts import GROUPED

from antrag_gen.tree import (
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
    Row,
    Script,
    Strong,
    Struck,
    Table,
    Text,
)

BASE = (Path(__file__).parents[3] / "templates" / "gemeinsam" / "base.docx").read_bytes()
METADATA = Metadata(
    title="Finanzielle Mittel Kulturwandel Sozialamt",
    subject="Haushalt 2024/2025",
    author="Fraktion A, Fraktion B",
    kind="Haushaltsantrag",
    number="424/2023",
    status="eingereicht",
    date=dt.date(2023, 10, 18),
)


def words(text: str, role: ParagraphRole = ParagraphRole.TEXT) -> Paragraph:
    return Paragraph((Text(text),), role)


def item(label: str, text: str, *further: Block) -> Item:
    return Item(label, (words(text), *further))


def numbered(*items: Item) -> ItemList:
    return ItemList(items, ordered=True)


def bullets(*items: Item) -> ItemList:
    return ItemList(items)


def given(*pairs: tuple[str, str]) -> Pairs:
    return Pairs(tuple(Pair((Text(term),), (Text(value),) if value else ()) for term, value in pairs))


def signed(names: int, *above: Block) -> Region:
    """Names with what they are, below what stands `above` them."""
    people = (
        Paragraph((Text(f"Person {number}"), LineBreak(), Text(f"Amt {number}")), ParagraphRole.NAME)
        for number in range(1, names + 1)
    )
    return Region(RegionRole.GEZEICHNET, (*above, *people))


def document(*blocks: Block, metadata: Metadata = METADATA) -> Document:
    return Document(metadata, blocks)


def png(width: int = 8, height: int = 4) -> bytes:
    """A grey picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + b"\xb0" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def amounts(rows: int, *, foot: bool = True, caption: str = "Mittelbedarf nach Jahren") -> Table:
    """A table of amounts with row heads and a total."""
    columns = (ColumnKind.TEXT, ColumnKind.BETRAG, ColumnKind.BETRAG)
    head = Row(tuple(Cell((Text(text),), header=True) for text in ("Zweck", "2024", "2025 ff.")))

    def row(title: str, value: Decimal) -> Row:
        printed = (Text(f"{value:,}".replace(",", ".") + "\u00a0Euro"),)
        return Row((Cell((Text(title),), header=True), Cell(printed, value=value), Cell(printed, value=value)))

    body = tuple(row(f"Begleitung des Kulturwandels in Stadtbezirk {n}", Decimal(50000)) for n in range(1, rows + 1))
    total = (row("Summe", Decimal(50000) * rows),) if foot else ()
    return Table((Text(caption),), columns, (head,), body, total)


def nested_list() -> ItemList:
    """Four levels of numbers, bullets among them, and blocks that continue an item."""
    deepest = numbered(item("aa)", "in Mitte"), item("bb)", "in Nord"))
    letters = numbered(item("a)", "eine Stelle"), item("b)", "zwei Stellen", deepest))
    duties = numbered(item("1.1", "erstens", letters), item("1.2", "zweitens"))
    return numbered(
        item("1.", "Die Verwaltung wird beauftragt,", duties),
        item("2.", "Der Gemeinderat beschließt", words("Ein weiterer Absatz der zweiten Ziffer."), bullets(
            item("•", "einen Punkt", numbered(item("2.1", "mit Zahl"), item("2.2", "und Zahl"))),
            item("•", "noch einen", numbered(item("2.1", "von vorn"))),
        )),
        item("3.", "Zuletzt", numbered(item("3.1", "dies")), words("dazwischen"), numbered(item("3.1", "das"))),
    )  # fmt: skip


def letterhead() -> tuple[Region, ...]:
    return (
        Region(RegionRole.BRIEFKOPF, (
            words("Fraktion A · Fraktion B", ParagraphRole.ABSENDER),
            words("im Gemeinderat der Stadt, Marktplatz 1, 70173 Musterstadt"),
        )),
        Region(RegionRole.KOPFZEILE, (words("Antrag Nr. 424/2023 vom 18. Oktober 2023"),)),
        Region(RegionRole.FUSSZEILE, (words("Fraktion A · fraktion-a@example.org"),)),
    )  # fmt: skip


def inline_sorts() -> tuple[Inline, ...]:
    source = Paragraph((Text("Siehe "), Link("https://example.org/drs", (Text("dort"),))))
    return (
        Text("Der Bedarf ist "),
        Strong((Text("dringend"),)),
        Text(" und "),
        Emphasis((Text("seit Jahren "), Strong((Text("belegt"),)))),
        Footnote((words("GRDrs 424/2023, S.\u00a05."), source), "1"),
        Text(", wie "),
        Link("https://example.org/a?b=1&c=2", (Text("der "), Strong((Text("Bericht"),)))),
        Text(" sagt."),
        LineBreak(),
        Text("Eine neue Zeile mit Trenn\u00adstelle und Ost\u2011West"),
        NoteCall("1", "1"),
        Text(", "),
        Struck((Text("5 Euro "), Strong((Text("je m"), Script((Text("2"),)))))),
        Text(" für CO"),
        Script((Text("2"),), raised=False),
        Text("."),
    )


def sample_document() -> Document:
    """Every class of nodes and every role."""
    return document(
        *letterhead(),
        words("Haushaltsantrag vom 18. Oktober 2023", ParagraphRole.ART),
        Heading(1, (Text("Finanzielle Mittel Kulturwandel Sozialamt"),)),
        given(("Datum:", "18. Oktober 2023"), ("Gz:", "")),
        words("Lfd. Nr. 64, Anmeldeliste Sozialamt", ParagraphRole.ANGABE),
        words("Ergebnishaushalt, Teilhaushalt 500", ParagraphRole.ANGABE),
        Contents(
            (
                Entry(2, (Text("Begründung"),), "inhalt1", 1),
                Entry(3, (Text("Nähere Angaben"),), "inhalt2", 2),
                Entry(2, (Text("Noch nicht gesetzt"),), "inhalt3"),
            )
        ),
        Heading(2, (Text("Begründung"),), "inhalt1"),
        Paragraph(inline_sorts()),
        Quote((words("Ein Zitat aus der Vorlage, eingerückt, mit ä, ö, ü. " * 3), words("Sein zweiter Absatz."))),
        Image(png(), "image/png", "Graue Fläche"),
        Image(png(), "image/png", ""),
        GROUPED,
        Heading(3, (Text("Nähere Angaben"),), "inhalt2"),
        amounts(3),
        words("Die Beträge sind geschätzt.", ParagraphRole.ANMERKUNG),
        Heading(2, (Text("Wir beantragen"),), "inhalt3"),
        nested_list(),
        words("Danach geht es weiter."),
        numbered(item("4.", "Viertens", numbered(item("4.1", "auch das"))), item("5.", "Fünftens")),
        bullets(item("☒", "ja"), item("☐", "nein", bullets(item("☒", "doch"))), item("•", "ohne Kästchen")),
        words("50.000 Euro p. a. für 4 Jahre", ParagraphRole.BEDARF),
        signed(3, words("gezeichnet")),
    )


def long_document() -> Document:
    """More than three pages."""
    prose = (
        "Seit Jahren steigt der Bedarf an Begleitung in den Dienststellen, ohne dass Mittel dafür bereitstehen. " * 5
    )
    blocks: list[Block] = []
    for number in range(2, 7):
        blocks += [Heading(number, (Text(f"Überschrift der Ebene {number}"),)), words(prose), words(prose)]
    wide = Table(
        (Text("Stand der Umsetzung"),),
        (ColumnKind.TEXT, ColumnKind.TEXT, ColumnKind.TEXT, ColumnKind.BETRAG),
        (Row(tuple(Cell((Text(each),), header=True) for each in ("Nr.", "Maßnahme", "Stand", "Betrag"))),),
        tuple(
            Row(
                tuple(
                    Cell((Text(each),))
                    for each in (str(n), "Maßnahme in den Bezirken", prose[:90], "1.250.000,50 Euro p.\u00a0a.")
                )
            )
            for n in range(1, 12)
        ),
    )
    inside = item(
        "1.",
        "Eine Ziffer mit Tabelle",
        amounts(2),
        Quote((words(prose),)),
        Image(png(4000, 900), "image/png", "Breites Bild"),
    )
    tables = (amounts(45), words("Text nach der Tabelle."), numbered(inside), wide, amounts(1, caption="Letzte"))
    return document(*sample_document().children, *blocks, *tables)
