"""Tables that are too wide for a page stand in landscape, with the heading above them; all others stay."""

from decimal import Decimal

from antrag_gen.transforms.wide_tables import turn_wide_tables
from antrag_gen.tree import (
    Block,
    Cell,
    ColumnKind,
    Document,
    Heading,
    Metadata,
    Paragraph,
    Region,
    RegionRole,
    Row,
    Table,
    Text,
)


def table(amounts: int, amount: str, text: str = "Zweck") -> Table:
    def row(first: str, *rest: str, header: bool = False) -> Row:
        return Row(tuple(Cell((Text(words),), header, Decimal(1)) for words in (first, *rest)))

    kinds = (ColumnKind.TEXT, *[ColumnKind.BETRAG] * amounts)
    years = [str(2024 + number) for number in range(amounts)]
    return Table((), kinds, (row("Zweck", *years, header=True),), (row(text, *[amount] * amounts),))


def turned(*blocks: Block) -> tuple[Block, ...]:
    return turn_wide_tables(Document(Metadata(""), blocks)).children


def test_the_form_of_a_budget_motion_stays_upright() -> None:
    form = table(6, "13.110", "Betreuung am Nachmittag (THH 400)")
    assert turned(form) == (form,)


def test_a_long_word_alone_does_not_turn_a_page() -> None:
    wordy = table(5, "50.000", "Zuwendungsempfängerunterstützungsprogramm")
    assert turned(wordy) == (wordy,)


def test_amounts_that_need_more_than_the_width_turn_it() -> None:
    wide = table(6, "13.229.567,89")
    assert turned(wide) == (Region(RegionRole.QUERFORMAT, (wide,)),)


def test_headings_right_above_go_with_it_but_never_the_title() -> None:
    title, heading, text = Heading(1, (Text("Titel"),)), Heading(2, (Text("Kosten"),)), Paragraph((Text("Text"),))
    wide = table(9, "1.229.567,89")
    assert turned(title, heading, wide, text) == (title, Region(RegionRole.QUERFORMAT, (heading, wide)), text)
    assert turned(wide, heading, wide) == (Region(RegionRole.QUERFORMAT, (wide, heading, wide)),)
    assert turned(title, wide) == (title, Region(RegionRole.QUERFORMAT, (wide,)))
