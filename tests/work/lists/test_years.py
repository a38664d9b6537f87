"""Columns of years that many motions share: what stands in one is true for every row."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antrag_gen.german.betrag import parse_betrag
from antrag_gen.german.jahre import Haushalt, Jahresbetraege, Planung
from antrag_gen.work.lists.years import columns_of, spread, years_covered

PLANUNG = Planung(Haushalt(2024, 2025))


def amounts(text: str) -> Jahresbetraege:
    return parse_betrag(text).verteilt(PLANUNG)


@pytest.mark.parametrize(
    ("texts", "columns"),
    [
        (["50.000 Euro"], "2024 2025 2026 2027 2028"),
        (["5.000 Euro ab 2024 ff."], "2024 2025 2026 2027 2028 2029ff."),
        (["5.000 Euro p. a. für 8 Jahre"], "2024 2025 2026 2027 2028 2029bis2031"),
        (["5.000 Euro p. a. für 6 Jahre", "1.000 Euro ab 2024 ff."], "2024 2025 2026 2027 2028 2029 2030ff."),
        ([], "2024 2025 2026 2027 2028"),
    ],
)
def test_years_after_the_plan_share_a_column_and_what_never_ends_follows(texts: list[str], columns: str) -> None:
    found = columns_of(PLANUNG, [amounts(text) for text in texts])
    assert " ".join(column.text.replace(" ", "") for column in found) == columns


def test_an_endless_amount_is_spent_in_every_year_of_a_shared_column() -> None:
    ending, endless = amounts("5.000 Euro p. a. für 8 Jahre"), amounts("1.000 Euro ab 2025 ff.")
    columns = columns_of(PLANUNG, [ending, endless])
    assert spread(ending, columns) == (5000, 5000, 5000, 5000, 5000, 15000, None)
    assert spread(endless, columns) == (None, 1000, 1000, 1000, 1000, 3000, 1000)
    assert years_covered(columns) == "2024–2031"


@given(st.lists(st.integers(1, 30), min_size=1, max_size=6), st.booleans())
def test_what_ends_is_found_whole_in_the_columns(years: list[int], endless: bool) -> None:
    motions = [amounts(f"1.000 Euro p. a. für {count} Jahre") for count in years]
    motions += [amounts("7.000 Euro ab 2024 ff.")] if endless else []
    columns = columns_of(PLANUNG, motions)
    for betraege in motions:
        if betraege.summe is not None:
            assert sum((euro or Decimal(0) for euro in spread(betraege, columns)), Decimal(0)) == betraege.summe
