"""What columns need by the advances of the font, and how a width is shared among them."""

import pytest

from antrag_gen.measure.columns import Divide, Need, needs_of, share
from antrag_gen.tree import (
    Cell,
    ColumnKind,
    Footnote,
    Inline,
    LineBreak,
    Paragraph,
    Row,
    RowRole,
    Strong,
    Table,
    Text,
)

DIGIT, STOP = 1139 / 2048, 569 / 2048  # of Liberation Sans, bold or not


def need(*cells: Inline, kind: ColumnKind, divide: Divide = Divide.NONE, role: RowRole = RowRole.WERTE) -> Need:
    """What a column of one row needs; nothing is said in its head."""
    head, body = Row((Cell((), header=True),)), Row((Cell(cells),), role)
    (found,) = needs_of(Table((), (kind,), (head,), (body,)), divide)
    return found


def test_an_amount_needs_a_line() -> None:
    found = need(Text("12.250.000"), kind=ColumnKind.BETRAG)
    assert found == Need(found.least, found.least, found.least, breaks=False)
    assert found.least == pytest.approx(8 * DIGIT + 2 * STOP)


def test_lines_of_a_cell_are_measured_one_by_one() -> None:
    found = need(Text("62.101"), LineBreak(), Text("471.145"), kind=ColumnKind.BETRAG)
    assert found.least == pytest.approx(6 * DIGIT + STOP)


def test_a_column_without_an_amount_is_as_wide_as_a_digit() -> None:
    assert need(kind=ColumnKind.BETRAG).least == pytest.approx(DIGIT)


def test_of_a_note_only_its_number_stands_in_the_cell() -> None:
    note = Footnote((Paragraph((Text("Eine sehr lange Anmerkung."),)),))
    assert need(Text("5.000"), note, kind=ColumnKind.BETRAG).least == pytest.approx(5 * DIGIT + STOP)


def test_words_need_the_longest_and_would_like_a_line() -> None:
    found = need(Text("1234 12345 123"), kind=ColumnKind.TEXT)
    assert found.least == found.whole == pytest.approx(5 * DIGIT)
    assert found.line == pytest.approx(12 * DIGIT + 2 * STOP)


def test_what_is_printed_in_bold_is_measured_so() -> None:
    plain = need(Text("Einzelplan"), kind=ColumnKind.TEXT).least
    of_sum = need(Text("Einzelplan"), kind=ColumnKind.TEXT, role=RowRole.SUMME).least
    assert plain < of_sum == need(Strong((Text("Einzelplan"),)), kind=ColumnKind.TEXT).least


def test_a_word_is_divided_as_far_as_asked_for() -> None:
    def least(text: str, divide: Divide) -> float:
        return need(Text(text), kind=ColumnKind.TEXT, divide=divide).least

    assert least("Haushaltsplan", Divide.LONG) == least("Haushaltsplan", Divide.NONE)
    assert least("Haushaltsplan", Divide.ALL) == least("Haus-", Divide.NONE)
    long = "Abfallwirtschaftsbetriebsausschusssitzung"
    assert least(long, Divide.LONG) < least(long, Divide.NONE)


def test_a_line_ends_after_a_hyphen_but_not_within_numbers_or_at_a_slash() -> None:
    def least(text: str) -> float:
        return need(Text(text), kind=ColumnKind.TEXT).least

    assert least("Stuttgart-Mitte") == least("Stuttgart-")
    assert least("2019–2023") == pytest.approx(9 * DIGIT)
    assert least("Bau/Abriss") > least("Abriss")


def test_an_address_may_be_broken_anywhere() -> None:
    assert need(Text("https://www.stadt.example.org/haushalt"), kind=ColumnKind.TEXT).least == 13.0


def test_what_is_left_goes_to_the_texts() -> None:
    words, amount = Need(2.0, 4.0, 6.0), Need(5.0, 5.0, 5.0, breaks=False)
    assert share([words, amount], 12.0) == pytest.approx([7.0, 5.0])


def test_without_texts_all_get_their_part() -> None:
    assert share([Need(5.0, 5.0, 5.0, breaks=False)] * 2, 12.0) == pytest.approx([6.0, 6.0])


def test_words_stay_whole_where_that_is_enough_and_are_divided_once_elsewhere() -> None:
    short, long = Need(2.0, 3.0, 3.0), Need(4.0, 10.0, 10.0)
    assert share([short, long], 10.0) == pytest.approx([3.0, 7.0])


def test_where_there_is_not_enough_words_break_before_amounts() -> None:
    words, amount = Need(10.0, 10.0, 10.0), Need(5.0, 5.0, 5.0, breaks=False)
    assert share([words, amount], 9.0) == pytest.approx([4.0, 5.0])
