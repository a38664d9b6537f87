"""The table of a budget motion adds up, in every column and overall."""

from decimal import Decimal

import pytest

from antrag_gen.fields.jahrestabelle import Geldwert, Jahrestabelle, lay_out
from antrag_gen.german.betrag import parse_betrag, parse_jahresbetraege
from antrag_gen.german.jahre import Haushalt, Planung

PLANUNG = Planung(Haushalt(2024, 2025))


def table(*amounts: str) -> Jahrestabelle:
    return lay_out([(f"Zweck {number}", parse_betrag(text).verteilt(PLANUNG)) for number, text in enumerate(amounts)])


def shown(laid_out: Jahrestabelle) -> list[list[str]]:
    rows = [[*map(_shown, row.werte), _shown(row.summe)] for row in laid_out.zeilen]
    return [
        [*(column.text for column in laid_out.spalten), ""],
        *rows,
        [*map(_shown, laid_out.summen), _shown(laid_out.gesamt)],
    ]


def _shown(value: Geldwert | None) -> str:
    return "" if value is None else str(value)


def test_the_motion_that_the_project_started_from() -> None:
    laid_out = table("50.000 Euro p. a. für 4 Jahre")
    assert shown(laid_out) == [
        ["2024", "2025", "2026", "2027", ""],
        ["50.000", "50.000", "50.000", "50.000", "200.000"],
        ["50.000", "50.000", "50.000", "50.000", "200.000"],
    ]
    assert laid_out.zeitraum == "2024–2027"


def test_what_goes_on_without_end_has_no_total() -> None:
    assert shown(table("90 TEUR ab 2025 ff.", "10.000 Euro")) == [
        ["2024", "2025", "2026", "2027", "2028", "2029 ff.", ""],
        ["", "90.000", "90.000", "90.000", "90.000", "90.000", ""],
        ["10.000", "", "", "", "", "", ""],
        ["10.000", "90.000", "90.000", "90.000", "90.000", "90.000", ""],
    ]


def test_a_year_without_money_between_others_has_its_column() -> None:
    laid_out = lay_out([("Tor", parse_jahresbetraege([("2024", "1.000"), ("2026", "2.000")]).verteilt(PLANUNG))])
    assert shown(laid_out) == [
        ["2024", "2025", "2026", ""],
        ["1.000", "", "2.000", "3.000"],
        ["1.000", "0", "2.000", "3.000"],
    ]


def test_one_year_says_it_all_without_a_column_of_sums() -> None:
    assert shown(table("50.000 Euro", "7 TEUR")) == [["2024", ""], ["50.000", ""], ["7.000", ""], ["57.000", ""]]


def test_cents_stand_at_every_amount_where_one_has_some() -> None:
    assert shown(table("1.000,50 Euro p. a. für 2 Jahre", "10 Euro"))[1:] == [
        ["1.000,50", "1.000,50", "2.001,00"],
        ["10,00", "", "10,00"],
        ["1.010,50", "1.000,50", "2.011,00"],
    ]


@pytest.mark.parametrize(
    ("amounts", "heads"),
    [
        (["50.000 Euro"], False),
        (["50.000 Euro p. a. für 4 Jahre"], True),
        (["50.000 Euro p. a. für 2 Jahre"], True),
    ],
)
def test_purposes_are_heads_unless_the_table_would_be_mostly_heads(amounts: list[str], heads: bool) -> None:
    assert table(*amounts).zeilenkoepfe is heads


def test_sums_are_exact_to_the_cent() -> None:
    laid_out = table(*["0,10 Euro"] * 3)
    assert laid_out.summen == (Geldwert(Decimal("0.30"), cents=True),)
