"""Random documents of every class of node, as the generator can make them, for hypothesis.

Text keeps to the characters of Liberation Sans; labels of lists are those of the Markdown reader, headings skip no
level, a list inside of an item comes last, lists begin anywhere, notes stand neither in headings nor in notes.

What is `wild` no content file says: empty texts and blocks, breaks at the ends of lines, headings of any level in any
place, lists before other blocks of an item, heads of rows in the middle. The Word writer takes it all the same.
"""

import base64
import datetime as dt
from dataclasses import replace
from functools import cache

from hypothesis import strategies as st
from papers import PROJECT

from antrag_gen.compose.book import bind
from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.readers.list_labels import BOXES, BULLET, ordered_label
from antrag_gen.transforms.notes import call_notes_once
from antrag_gen.transforms.wide_tables import fit_tables
from antrag_gen.tree import (
    Attachment,
    Block,
    Cell,
    Chart,
    ChartKind,
    ColumnKind,
    Contents,
    Document,
    Emphasis,
    Footnote,
    Heading,
    Image,
    Inline,
    Item,
    ItemList,
    LineBreak,
    Link,
    Metadata,
    Pair,
    Pairs,
    Paragraph,
    ParagraphRole,
    Quote,
    Region,
    RegionRole,
    Relationship,
    Row,
    RowRole,
    Script,
    Series,
    Strong,
    Struck,
    Table,
    Text,
)

DEEPEST_LIST = 6
TEMPLATES = PROJECT.templates
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAD0lEQVR42mPowAEYhpYEANsRZgEPaz/jAAAAAElFTkSuQmCC"
)
SAID = """
    Gemeinderat Stuttgart Straße Übergänge „Sozialamt 2025“ für ist z.~B. 50.000~Euro Bürger:innen Fachkräfte- und
    Donau|dampf|schiff|fahrts|gesellschaft – §~45 1/2 a\u2011b Haushalts\u2010plan Café (vgl. Nr.~4) Ärger öffentlich …
    100~% m² €
"""
WORDS = [word.replace("~", "\u00a0").replace("|", "\u00ad") for word in SAID.split()]
ODD = "abc äß€„“–\u00a0\u00ad\u2011<&>\"'1.)•"
RARE = "·∙;\u037e⁄áßÆŁž½\u2019‚‘›‹•—Ωπ←□ﬁﬂµ<&>\\'\""
# A word with what follows it, or a letter that goes on: each is one choice, of which a paper takes hundreds.
PARTS = st.sampled_from([*(word + end for word in WORDS for end in (" ", " ", "\n", "")), *"aeinrstäöüßABZ", *RARE])


@cache
@st.composite
def texts(draw: st.DrawFn, most: int = 12, *, wild: bool = False) -> str:
    """Words as they stand in papers; blanks and line feeds may stand at either end. Wild ones are in one line."""
    if wild:
        return draw(st.text(ODD, max_size=12))
    return draw(st.sampled_from(["", " ", "\n"])) + "".join(draw(st.lists(PARTS, min_size=1, max_size=most)))


@cache
def phrases(most: int, *, wild: bool = False) -> st.SearchStrategy[str]:
    """Words in one line."""
    return texts(wild=True) if wild else texts(most).map(lambda text: " ".join(text.split()))


@cache
@st.composite
def inlines(
    draw: st.DrawFn, depth: int = 2, *, links: bool = True, notes: bool = True, breaks: bool = True, wild: bool = False
) -> tuple[Inline, ...]:
    """What stands in a line: text first, so that no block is empty where it is not wild."""
    kinds = ["text", "text"]
    nested = ["emphasis", "strong", "struck", "script", *["link"] * links]
    kinds += ["break"] * breaks + ["note"] * notes + nested * (depth > 0)
    made: list[Inline] = [] if wild else [Text(draw(texts()))]
    for kind in draw(st.lists(st.sampled_from(kinds), max_size=4)):
        made.extend(draw(_inline(kind, depth - 1, links=links, notes=notes, breaks=breaks, wild=wild)))
    return tuple(made)


@cache
def _inline(
    kind: str, depth: int, *, links: bool, notes: bool, breaks: bool, wild: bool
) -> st.SearchStrategy[list[Inline]]:
    text = texts(wild=wild).map(Text)
    if kind == "break":
        return text.map(lambda after: [LineBreak(), after])
    if kind == "note":
        blocks = st.lists(paragraphs(notes=False, wild=wild), min_size=1, max_size=2)
        return st.builds(lambda held, name: [Footnote(tuple(held), name)], blocks, st.sampled_from(["", "", "a", "b"]))
    if kind == "link":
        target = st.sampled_from(["https://example.org/?a=1&b=%C3%BC", "mailto:rat@example.org", "http://example.org"])
        inside = inlines(depth, links=False, notes=False, breaks=breaks, wild=wild)
        return st.builds(lambda address, children: [Link(address, children)], target, inside)
    if kind == "text":
        return text.map(lambda one: [one])
    if kind == "script":
        sign = st.text("0123456789+−neinü", min_size=1, max_size=3).map(lambda signs: (Text(signs),))
        return st.builds(lambda children, raised: [Script(children, raised)], sign, st.booleans())
    node = {"emphasis": Emphasis, "strong": Strong, "struck": Struck}[kind]
    inside = inlines(depth, links=links, notes=notes, breaks=breaks, wild=wild)
    return inside.map(lambda children: [node(children)])


@cache
def paragraphs(*, notes: bool = True, wild: bool = False) -> st.SearchStrategy[Paragraph]:
    roles = st.sampled_from([ParagraphRole.TEXT] * 4 + list(ParagraphRole))
    return st.builds(Paragraph, inlines(notes=notes, wild=wild), roles)


@cache
@st.composite
def pairs(draw: st.DrawFn, *, wild: bool = False) -> Pairs:
    """What a head gives; values may be missing."""
    term = texts(2).map(lambda text: (Text(text),))
    terms, values = (inlines(wild=True),) * 2 if wild else (term | inlines(0), st.just(()) | term | inlines(1))
    return Pairs(tuple(draw(st.lists(st.builds(Pair, terms, values), min_size=1, max_size=3))))


@cache
def images(*, wild: bool = False) -> st.SearchStrategy[Image]:
    """Pictures that say something, and those that only adorn."""
    alt = texts(wild=True) if wild else st.just("") | phrases(4).map(lambda words: f"Bild: {words}")
    return st.builds(Image, st.just(PNG), st.just("image/png"), alt)


@cache
@st.composite
def charts(draw: st.DrawFn, *, wild: bool = False) -> Chart:
    """Some years, some of them without values; what is said of them is a text like any other."""
    many = draw(st.integers(1, 6))
    number = st.decimals(-(10**9), 10**10, places=2, allow_nan=False)
    values = st.lists(st.none() | number, min_size=many, max_size=many).map(tuple)
    line = phrases(3, wild=wild)
    series = [*draw(st.lists(st.builds(Series, line, values), min_size=not wild, max_size=4))]
    series += draw(st.lists(st.builds(Series, line, values, st.just(True)), max_size=1))
    unit = draw(st.sampled_from(["Euro", "%", "Fälle"]))
    years = tuple(str(2020 + year) for year in range(many))
    return Chart(draw(st.sampled_from(ChartKind)), unit, years, tuple(series), f"Diagramm: {draw(line)}")


@cache
@st.composite
def tables(draw: st.DrawFn, most_rows: int = 5, *, wild: bool = False) -> Table:
    columns = tuple(draw(st.lists(st.sampled_from(ColumnKind), min_size=1, max_size=4)))
    row_heads = draw(st.booleans())

    def rows(fewest: int, most: int, *, head: bool = False) -> tuple[Row, ...]:
        row = _wild_row(columns) if wild else _row(columns, head=head, row_heads=row_heads)
        return tuple(draw(row) for _ in range(draw(st.integers(fewest, most))))

    caption = draw(st.just(()) | inlines(1, notes=False, wild=wild))
    return Table(caption, columns, rows(1, 2, head=True), rows(0, most_rows), rows(0, 1 + wild))


@cache
@st.composite
def _row(draw: st.DrawFn, columns: tuple[ColumnKind, ...], *, head: bool, row_heads: bool) -> Row:
    """Amounts have one line, as in the layout."""
    words = st.just(()) | texts(3).map(lambda text: (Text(text),)) | inlines(1, notes=not head)
    amount = st.sampled_from(["", "0", "50.000", "1.234.567,89", "–12.000"]).map(
        lambda text: (Text(text),) if text else ()
    )
    contents = [draw(words if head or kind is ColumnKind.TEXT else amount) for kind in columns]
    cells = tuple(Cell(content, head or (row_heads and at == 0)) for at, content in enumerate(contents))
    return Row(cells, RowRole.WERTE if head else draw(st.sampled_from(RowRole)))


@cache
def _wild_row(columns: tuple[ColumnKind, ...]) -> st.SearchStrategy[Row]:
    return st.builds(Row, st.tuples(*(st.builds(Cell, inlines(1, wild=True), st.booleans()) for _ in columns)))


@cache
@st.composite
def item_lists(draw: st.DrawFn, numbers: tuple[int, ...] = (), *, wild: bool = False) -> ItemList:
    """Numbered and other lists, in each other down to `DEEPEST_LIST`."""
    ordered = draw(st.booleans())
    items = []
    first = draw(st.sampled_from([1, 1, 1, 4]))
    for number in range(first, first + draw(st.integers(1, 3))):
        here = (*numbers, number if ordered else 0)
        children = draw(
            st.lists(paragraphs(wild=wild), min_size=1, max_size=1)
            | st.lists(nested_blocks(wild=wild), min_size=not wild, max_size=2)
        )
        if len(here) < DEEPEST_LIST and draw(st.booleans()):
            children = [*children, draw(item_lists(here, wild=wild))]
            if wild:
                children = draw(st.permutations(children))
        bullet = draw(st.sampled_from([BULLET, BULLET, BULLET, *BOXES.values()]))
        items.append(Item(ordered_label(here) if ordered else bullet, tuple(children)))
    return ItemList(tuple(items), ordered)


@cache
def nested_blocks(*, wild: bool = False) -> st.SearchStrategy[Block]:
    """What stands in items and quotes beside lists."""
    inside = st.lists(paragraphs(wild=wild) | images(wild=wild) | charts(wild=wild), min_size=not wild, max_size=2)
    quote = inside.map(lambda blocks: Quote(tuple(blocks)))
    some = [paragraphs(wild=wild), paragraphs(wild=wild), images(wild=wild), tables(2, wild=wild), pairs(wild=wild)]
    return st.one_of(*some, quote, *[headings()] * wild)


@cache
def headings() -> st.SearchStrategy[Heading]:
    return st.builds(Heading, st.integers(1, 6), inlines(wild=True))


@cache
def blocks(*, wild: bool = False) -> st.SearchStrategy[Block]:
    """All that stands under a heading."""
    inside = st.lists(paragraphs(wild=wild) | item_lists(wild=wild) | tables(2, wild=wild), min_size=1, max_size=3)
    quote = inside.map(lambda many: Quote(tuple(many)))
    some = [item_lists(wild=wild), tables(wild=wild), pairs(wild=wild), images(wild=wild), charts(wild=wild), quote]
    return st.one_of(*[paragraphs(wild=wild)] * 3, *some, *[headings()] * wild)


def metadata() -> st.SearchStrategy[Metadata]:
    line = phrases(4)
    maybe = st.just("") | line
    dates = st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2050, 1, 1))
    return st.builds(Metadata, line, maybe, maybe, maybe, maybe, maybe, dates)


def attachments() -> st.SearchStrategy[tuple[Attachment, ...]]:
    one = st.builds(
        Attachment,
        st.sampled_from(["antrag.md", "prüfung.yaml", "daten.json"]),
        st.binary(max_size=99),
        st.sampled_from(["text/markdown", "application/yaml", "application/json"]),
        st.sampled_from(Relationship),
    )
    return st.lists(one, max_size=2, unique_by=lambda attachment: attachment.name).map(tuple)


def _region(role: RegionRole, paragraph: ParagraphRole) -> st.SearchStrategy[Region]:
    lines = st.lists(texts(4).map(lambda text: (Text(text),)), min_size=1, max_size=2)
    return lines.map(lambda many: Region(role, tuple(Paragraph(children, paragraph) for children in many)))


@cache
@st.composite
def signed(draw: st.DrawFn) -> Region:
    """Names, each with what it is below, and mostly a line above them."""
    word = st.sampled_from(WORDS).map(Text)
    names = draw(st.lists(st.tuples(word, st.just(LineBreak()), word) | st.tuples(word), max_size=5))
    above = draw(st.lists(texts(8).map(lambda text: Paragraph((Text(text),))), max_size=2) | st.just([draw(images())]))
    return Region(RegionRole.GEZEICHNET, (*above, *(Paragraph(name, ParagraphRole.NAME) for name in names)))


@st.composite
def documents(draw: st.DrawFn, most_blocks: int = 8) -> Document:
    """A whole paper."""
    titled = texts(5).map(lambda text: (Text(text), Emphasis((Text("betont"),))))
    body: list[Block] = [
        draw(_region(RegionRole.KOPFZEILE, ParagraphRole.TEXT)),
        draw(_region(RegionRole.FUSSZEILE, ParagraphRole.TEXT)),
        draw(_region(RegionRole.BRIEFKOPF, ParagraphRole.ABSENDER)),
        *draw(st.lists(paragraphs(notes=False) | pairs(), max_size=1)),
        Heading(1, draw(titled)),
    ]
    level = 1
    for block in draw(st.lists(blocks(), min_size=1, max_size=most_blocks)):
        if draw(st.booleans()):
            level = draw(st.integers(2, min(level + 1, 6)))
            body.append(Heading(level, draw(titled)))
        body.append(block)
    body += draw(st.lists(signed(), max_size=2))
    body += draw(st.lists(texts(4).map(lambda text: Paragraph((Text(text),))), max_size=1))
    return call_notes_once(Document(draw(metadata()), tuple(body), draw(attachments())))


@st.composite
def books(draw: st.DrawFn, most_papers: int = 3) -> Document:
    """Papers behind a cover, a table of contents and what else a front may have."""
    front = draw(documents(2))
    title = next(at for at, block in enumerate(front.children) if isinstance(block, Heading))
    cover = Region(RegionRole.TITELBLATT, (front.children[title],))
    children = (*front.children[:title], cover, Contents(), *front.children[title + 1 :])
    papers = draw(st.lists(documents(3), min_size=1, max_size=most_papers))
    return bind(replace(front, children=children), papers, Einstellungen(stadt="Musterstadt"), TEMPLATES)


def fitted(document: Document) -> Document:
    """As a paper is composed: tables have room on their pages."""
    return fit_tables(document)


@st.composite
def wild_documents(draw: st.DrawFn) -> Document:
    """Whatever nodes can be put together, but for head and foot of the pages."""
    some = st.lists(nested_blocks(wild=True), max_size=2)
    names = st.lists(st.builds(Paragraph, inlines(wild=True), st.just(ParagraphRole.NAME)), max_size=5)
    letterhead = st.builds(Region, st.just(RegionRole.BRIEFKOPF), some.map(tuple))
    body = draw(st.lists(letterhead, max_size=1)) + draw(st.lists(blocks(wild=True), max_size=4))
    for _ in range(draw(st.integers(0, 2))):
        body += [Region(RegionRole.GEZEICHNET, (*draw(some), *draw(names))), *draw(some)]
    return Document(Metadata(draw(texts(4, wild=True))), tuple(body))
