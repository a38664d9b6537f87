"""Numbers and lists as German text, without rounding."""

from decimal import Decimal

import pytest
from german.refusals import check_refused
from hypothesis import given
from hypothesis import strategies as st

from antrag_gen.german.zahlen import format_euro, format_teur, format_zahl, join, join_oder, number_ranges


@pytest.mark.parametrize(
    ("euro", "text"),
    [
        ("50000", "50.000"),
        ("5E+4", "50.000"),
        ("50000.00", "50.000"),
        ("50000.5", "50.000,50"),
        ("999", "999"),
        ("0", "0"),
        ("-0", "0"),
        ("-5000", "−5.000"),
        ("123456789012345678901234567890.12", "123.456.789.012.345.678.901.234.567.890,12"),
    ],
)
def test_euro_have_points_and_cents_only_where_there_are_some(euro, text):
    assert format_euro(Decimal(euro)) == text


def test_cents_can_be_forced():
    assert format_euro(Decimal(50000), cents=True) == "50.000,00"


def test_fractions_of_a_cent_are_refused():
    what, hint = "0,001 Euro enthalten Bruchteile von Cent.", "Beträge sind auf ganze Cent anzugeben."
    check_refused(format_euro, Decimal("0.001"), what, hint, "betrag-cent")


@pytest.mark.parametrize(
    ("euro", "text"),
    [
        ("50000", "50"),
        ("50500.00", "50,5"),
        ("50125", "50,125"),
        ("1", "0,001"),
        ("1250000", "1.250"),
        ("-90000", "−90"),
    ],
)
def test_thousands_are_not_rounded(euro, text):
    assert format_teur(Decimal(euro)) == text


def test_cents_cannot_be_shown_in_thousands():
    what = "50.000,50 Euro lassen sich in TEUR nicht ohne Rundung angeben."
    hint = "Den Betrag in vollen Euro ansetzen oder die Tabelle in Euro ausgeben."
    check_refused(format_teur, Decimal("50000.5"), what, hint, "betrag-teur")


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_number_is_a_bug_of_the_caller(value):
    with pytest.raises(ValueError, match="no number"):
        format_zahl(Decimal(value))


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20))
def test_a_number_is_written_with_every_digit(value):
    text = format_zahl(value)
    assert Decimal(text.replace(".", "").replace(",", ".").replace("−", "-")) == value


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a und b"), (["a", "b", "c"], "a, b und c")]
)
def test_a_list_ends_with_und(items, text):
    assert join(items) == text


def test_a_choice_ends_with_oder():
    assert join_oder(["a", "b", "c"]) == "a, b oder c"


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([], ""),
        ([5], "5"),
        ([63, 64], "63 und 64"),
        ([88, 89, 90, 91], "88 bis 91"),
        ([91, 88, 64, 90, 63, 89, 88], "63, 64 und 88 bis 91"),
        ([1, 3, 5], "1, 3 und 5"),
        ([1129, 1130, 1131], "1129 bis 1131"),
    ],
)
def test_three_numbers_in_a_row_become_a_range(numbers, text):
    assert number_ranges(numbers) == text
