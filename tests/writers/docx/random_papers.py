"""Random papers for the Word writer: what the readers can make, and some of what they can't."""

from decimal import Decimal

from hypothesis import strategies as st
from writers.docx.docx_papers import png

from antrag_gen.tree import (
    Block,
    Cell,
    Chart,
    ChartKind,
    ColumnKind,
    Document,
    Emphasis,
    Footnote,
    Heading,
    Image,
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
    Row,
    Script,
    Series,
    Strong,
    Struck,
    Table,
    Text,
)


def _some(strategy: st.SearchStrategy, most: int = 3) -> st.SearchStrategy:
    return st.lists(strategy, max_size=most).map(tuple)


TEXTS = st.text(alphabet="abc äß€„“–\u00a0\u00ad\u2011<&>\"'1.)•", max_size=12)
PLAIN = st.builds(Text, TEXTS) | st.builds(LineBreak)
LINKS = st.just("https://example.org/?a&b")
SPANS = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.builds(Emphasis, _some(inner)),
        st.builds(Strong, _some(inner)),
        st.builds(Struck, _some(inner)),
        st.builds(Script, _some(inner), st.booleans()),
        st.builds(Link, LINKS, _some(inner)),
    ),
    max_leaves=4,
)
NOTES = st.builds(Footnote, st.lists(st.builds(Paragraph, _some(SPANS)), min_size=1, max_size=2).map(tuple))
INLINES = _some(SPANS | NOTES)
PARAGRAPHS = st.builds(Paragraph, INLINES, st.sampled_from(ParagraphRole))
NAMES = st.lists(st.builds(Paragraph, INLINES, st.just(ParagraphRole.NAME)), max_size=5).map(tuple)
PAIRS = st.builds(Pairs, st.lists(st.builds(Pair, INLINES, INLINES), min_size=1, max_size=3).map(tuple))
SERIES = st.builds(Series, TEXTS, st.tuples(st.sampled_from([None, Decimal(-5), Decimal("1.5")])), st.booleans())
CHARTS = st.builds(Chart, st.sampled_from(ChartKind), TEXTS, st.just(("2024",)), _some(SERIES), TEXTS)
PICTURES = st.builds(Image, st.just(png()), st.just("image/png"), TEXTS) | CHARTS


def label(path: tuple[int, ...]) -> str:
    """What the numbered item at `path` is called."""
    match path:
        case (first,):
            return f"{first}."
        case (first, second):
            return f"{first}.{second}"
        case (*above, last):
            return chr(ord("a") + last - 1) * (len(above) - 1) + ")"


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = tuple(draw(st.lists(st.sampled_from(ColumnKind), min_size=1, max_size=4)))
    rows = st.builds(Row, st.tuples(*(st.builds(Cell, INLINES, st.booleans()) for _ in columns)))
    head = (draw(rows), *draw(_some(rows, 1)))
    caption = (Text("Tabelle"), *draw(INLINES))
    return Table(caption, columns, head, draw(_some(rows)), draw(_some(rows, 2)))


@st.composite
def lists(draw: st.DrawFn, path: tuple[int, ...], depth: int) -> ItemList:
    ordered = draw(st.booleans())
    items = []
    first = draw(st.sampled_from([1, 1, 2, 5]))
    for number in range(first, first + draw(st.integers(1, 3))):
        here = (*path, number) if ordered else path
        bullet = draw(st.sampled_from("•••☐☒"))
        items.append(Item(label(here) if ordered else bullet, draw(blocks(here, depth + 1))))
    return ItemList(tuple(items), ordered)


@st.composite
def blocks(draw: st.DrawFn, path: tuple[int, ...] = (), depth: int = 0) -> tuple[Block, ...]:
    simple = PARAGRAPHS | PARAGRAPHS | PICTURES | PAIRS | tables() | st.builds(Heading, st.integers(1, 6), INLINES)
    kinds = [simple, simple]
    if depth < 6:
        kinds += [lists(path, depth), st.deferred(lambda: st.builds(Quote, blocks(path, depth + 3)))]
    return tuple(draw(st.lists(st.one_of(*kinds), max_size=4 if depth < 2 else 2)))


@st.composite
def papers(draw: st.DrawFn) -> Document:
    first = [Region(RegionRole.BRIEFKOPF, draw(blocks(depth=6)))] if draw(st.booleans()) else []
    last = [
        block
        for _ in range(draw(st.integers(0, 2)))
        for block in (Region(RegionRole.GEZEICHNET, (*draw(blocks(depth=6)), *draw(NAMES))), *draw(blocks(depth=6)))
    ]
    return Document(Metadata(draw(TEXTS)), (*first, *draw(blocks()), *last))
