"""Tables that are too wide are set smaller, turned or parted, with what belongs to them; all others stay."""

from dataclasses import replace
from decimal import Decimal

import pytest

from antrag_gen.measure.sheet import MM, Letters, Setting
from antrag_gen.transforms.wide_tables import fit_tables
from antrag_gen.tree import (
    Block,
    Cell,
    ColumnKind,
    Document,
    Footnote,
    Heading,
    Item,
    ItemList,
    Metadata,
    Node,
    Paragraph,
    ParagraphRole,
    Part,
    Region,
    RegionRole,
    Row,
    Table,
    TableSize,
    Text,
    plain_text,
)

SOFT = "\u00ad"
EIGHT_WORDS = (
    "Schulsozialarbeit",
    "Bezirksverwaltung",
    "Effizienzsteigerung",
    "Trinkwasserversorgung",
    "Begriffsbestimmung",
    "Bürgerbeteiligung",
    "Straßenbahnhaltestelle",
    "Schulverwaltungsamt",
)


def row(*words: str, header: bool = False, value: Decimal | None = None) -> Row:
    return Row(tuple(Cell((Text(word),), header, value) for word in words))


def table(amounts: int, amount: str, text: str = "Zweck", rows: int = 3) -> Table:
    kinds = (ColumnKind.TEXT, *[ColumnKind.BETRAG] * amounts)
    years = [str(2024 + number) for number in range(amounts)]
    values = row(text, *[amount] * amounts, value=Decimal(1))
    return Table((), kinds, (row("Zweck", *years, header=True),), (values,) * rows)


def words_table(*words: str) -> Table:
    return Table((), (ColumnKind.TEXT,) * len(words), (row(*words, header=True),), (row(*reversed(words)),) * 3)


def fitted(*blocks: Block) -> tuple[Block, ...]:
    return fit_tables(Document(Metadata(""), blocks)).children


def fitted_table(table: Table) -> tuple[Table, bool]:
    """The only table, and whether it is turned."""
    (block,) = fitted(table)
    if isinstance(block, Region):
        assert block.role is RegionRole.QUERFORMAT
        (block,) = block.children
        assert isinstance(block, Table)
        return block, True
    assert isinstance(block, Table)
    return block, False


def turned(*blocks: Block) -> Region:
    return Region(RegionRole.QUERFORMAT, blocks)


def shown(node: Node) -> str:
    return plain_text(node).replace(SOFT, "|")


def parts_of(table: Table) -> list[Table]:
    (region,) = fitted(table)
    assert isinstance(region, Region)
    assert all(isinstance(part, Table) for part in region.children)
    return list(region.children)


def test_the_form_of_a_budget_motion_stays_as_it_is() -> None:
    form = table(6, "13.110", "Betreuung am Nachmittag (THH 400)")
    assert fitted(form) == (form,)


@pytest.mark.langsam
def test_a_long_word_alone_is_divided_before_anything_else_changes() -> None:
    wordy, turned = fitted_table(table(6, "50.000", "Zuwendungsempfängerunterstützungsprogramm"))
    assert (wordy.size, turned) == (TableSize.NORMAL, False)
    assert shown(wordy.body[0].cells[0]) == "Zuwen|dungs|emp|fän|ger|un|ter|stüt|zungs|pro|gramm"


def test_a_little_too_wide_means_letters_a_point_smaller() -> None:
    wide, turned = fitted_table(table(6, "13.229.567,89"))
    assert (wide.size, turned) == (TableSize.KLEIN, False)
    assert sum(wide.shares) == 10_000


def test_more_amounts_turn_the_page_and_keep_the_letters_large() -> None:
    wide = table(8, "13.229.567,89")
    assert fitted(wide) == (Region(RegionRole.QUERFORMAT, (wide,)),)


@pytest.mark.parametrize(
    ("years", "size"),
    [(10, TableSize.NORMAL), (11, TableSize.KLEIN), (13, TableSize.KLEINER), (16, TableSize.KLEINSTE)],
)
def test_many_amounts_turn_the_page_and_make_letters_smaller(years: int, size: TableSize) -> None:
    many, turned = fitted_table(table(years, "12.250.000", "Brücken"))
    assert (many.size, turned) == (size, True)
    assert [plain_text(cell) for cell in many.body[0].cells] == ["Brücken", *["12.250.000"] * years]


@pytest.mark.langsam
def test_words_in_many_columns_are_divided_where_smaller_letters_are_not_enough() -> None:
    eight, turned = fitted_table(words_table(*EIGHT_WORDS))
    assert (eight.size, turned, SOFT in plain_text(eight)) == (TableSize.KLEINER, True, False)
    eleven, _ = fitted_table(words_table(*EIGHT_WORDS, *EIGHT_WORDS[:3]))
    assert eleven.size is TableSize.KLEINER
    assert shown(eleven.head[0]) == (
        "Schulsozialarbeit Bezirksverwaltung Effi|zi|enz|stei|ge|rung Trink|was|ser|ver|sor|gung Begriffs|be|stim|mung "
        "Bürgerbeteiligung Stra|ßen|bahn|hal|te|stelle Schul|ver|wal|tungs|amt "
        "Schulsozialarbeit Bezirksverwaltung Effi|zi|enz|stei|ge|rung"
    )


def test_words_of_a_note_are_not_divided() -> None:
    words = words_table(*EIGHT_WORDS, *EIGHT_WORDS[:4])
    note = Footnote((Paragraph((Text("Schulverwaltungsamt"),)),))
    noted = replace(words, body=(Row((Cell((Text(EIGHT_WORDS[4]), note)), *words.body[0].cells[1:])), *words.body[1:]))
    first = fitted_table(noted)[0].body[0].cells[0]
    assert shown(first).split() == ["Begriffs|be|stim|mung", "Schulverwaltungsamt"]


def test_twenty_years_become_two_parts_with_the_first_column() -> None:
    first, second = parts_of(table(20, "112.250.000", "Brücken"))
    assert plain_text(first).splitlines() == [
        "Tabelle, Teil 1 von 2",
        "Zweck 2024 2025 2026 2027 2028 2029 2030 2031 2032 2033",
        *["Brücken" + " 112.250.000" * 10] * 3,
    ]
    assert plain_text(second).splitlines() == [
        "Tabelle, Teil 2 von 2",
        "Zweck 2034 2035 2036 2037 2038 2039 2040 2041 2042 2043",
        *["Brücken" + " 112.250.000" * 10] * 3,
    ]


def test_after_a_colon_the_part_is_said_without_brackets() -> None:
    whole = replace(table(20, "112.250.000"), caption=(Text("Es sind (in Euro):"),))
    assert [plain_text(Paragraph(part.caption)) for part in parts_of(whole)] == [
        "Es sind (in Euro): Teil 1 von 2",
        "Es sind (in Euro): Teil 2 von 2",
    ]


def test_a_part_has_the_title_and_the_notes_only_once() -> None:
    note = Footnote((Paragraph((Text("Vorläufig."),)),))
    whole = replace(table(20, "112.250.000"), caption=(Text("Kosten"), note))
    row = whole.body[0]
    whole = replace(whole, body=(replace(row, cells=(Cell((Text("Bau"), note)), *row.cells[1:])), *whole.body[1:]))
    first, second = parts_of(whole)
    assert [plain_text(Paragraph(part.caption)) for part in (first, second)] == [
        "Kosten Vorläufig.  (Teil 1 von 2)",
        "Kosten (Teil 2 von 2)",
    ]
    assert [plain_text(part.body[0].cells[0]) for part in (first, second)] == ["Bau Vorläufig. ", "Bau"]
    assert [part.part for part in (first, second)] == [Part(1, whole), Part(2, whole)]


def test_a_table_in_an_item_gets_smaller_or_parted_but_stays_there() -> None:
    (items,) = fitted(ItemList((Item("•", (table(9, "12.250.000"),)),)))
    assert isinstance(items, ItemList)
    assert [block.size for block in items.items[0].children] == [TableSize.KLEINSTE]
    (items,) = fitted(ItemList((Item("•", (table(12, "12.250.000"),)),)))
    assert [(len(block.columns), block.size) for block in items.items[0].children] == [
        (7, TableSize.NORMAL),
        (7, TableSize.NORMAL),
    ]


def test_headings_right_above_go_with_it_but_never_the_title() -> None:
    title, heading, text = Heading(1, (Text("Titel"),)), Heading(2, (Text("Kosten"),)), Paragraph((Text("Text"),))
    wide = table(8, "13.229.567,89")
    assert fitted(title, text, heading, wide, text) == (title, text, turned(heading, wide), text)
    assert fitted(wide, heading, wide) == (turned(wide, heading, wide),)
    said = Paragraph((Text("Unvollständig"),), ParagraphRole.ANGABE)
    assert fitted(title, text, heading, said, wide) == (title, text, turned(heading, said, wide))
    assert fitted(title, text, said, wide) == (title, text, said, turned(wide))
    assert fitted(title, text, wide) == (title, text, turned(wide))


def test_no_page_is_turned_for_one_or_two_rows() -> None:
    for rows in (1, 2):
        few, is_turned = fitted_table(table(8, "13.229.567,89", rows=rows))
        assert (few.size, is_turned) == (TableSize.KLEINSTE, False)
    assert fitted_table(table(8, "13.229.567,89", rows=3))[1]


def test_a_page_is_not_turned_right_below_the_title_whose_page_would_be_empty() -> None:
    title, heading, wide = Heading(1, (Text("Titel"),)), Heading(2, (Text("Kosten"),)), table(8, "13.229.567,89")
    assert [type(block) for block in fitted(title, heading, wide)] == [Heading, Heading, Table]


def test_a_few_lines_between_two_turned_tables_go_with_them() -> None:
    wide, text = table(8, "13.229.567,89"), Paragraph((Text("Ein Satz."),))
    assert fitted(wide, text, wide) == (turned(wide, text, wide),)
    page = Paragraph((Text("Ein Satz. " * 200),))
    assert fitted(wide, page, wide) == (turned(wide), page, turned(wide))


def test_names_right_below_it_go_with_it() -> None:
    wide, names = table(8, "13.229.567,89"), Region(RegionRole.GEZEICHNET, (Paragraph((Text("Gezeichnet"),)),))
    assert fitted(wide, names) == (turned(wide, names),)


def test_a_remark_below_goes_with_it() -> None:
    wide, remark = table(8, "13.229.567,89"), Paragraph((Text("Ohne Folgekosten."),), ParagraphRole.ANMERKUNG)
    assert fitted(wide, remark, wide) == (turned(wide, remark, wide),)
    small = table(2, "50.000")
    assert fitted(small, remark) == (small, remark)


def test_a_region_in_landscape_has_its_width() -> None:
    wide = table(8, "13.229.567,89")
    region = Region(RegionRole.QUERFORMAT, (wide,))
    assert fitted(region) == (region,)


def test_a_layout_without_smaller_letters_turns_the_page_at_once() -> None:
    only = Setting(letters={TableSize.NORMAL: Letters(10, 4 * MM)})
    wide = table(6, "13.229.567,89")
    assert fit_tables(Document(Metadata(""), (wide,)), only).children == (Region(RegionRole.QUERFORMAT, (wide,)),)
