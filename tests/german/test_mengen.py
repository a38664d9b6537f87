"""Quantities in sentences: what is one, what only looks like one, and how far it is rounded."""

from decimal import Decimal

import pytest

from antrag_gen.german.mengen import find_quantities, rounded_off


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("604,72 Stellen, davon 96,11", [("604.72", "Stellen"), ("96.11", "")]),
        ("zwölf Schulen und fünf neue Bänke", [("12", "Schulen"), ("5", "Bänke")]),
        ("dreiundzwanzig Kinder, zweihundert Plätze", [("23", "Kinder"), ("200", "Plätze")]),
        ("50 000 Euro und 1,7 Mio. Euro", [("50000", "Euro"), ("1700000", "Euro")]),
        ("30 % oder 3,5 Prozent", [("30", "%"), ("3.5", "%")]),
        ("2.000 Plätze auf 5 m²", [("2000", "Plätze"), ("5", "m²")]),
        ("2024 bis 2027, am 12.03.2024 um 18 Uhr", []),
        ("Klasse 5, Nr. 7, § 3, Anlage 2, 5. Klasse, 12-jährig, 12/2024", []),
    ],
)
def test_what_is_counted(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(menge.wert, menge.einheit) for menge in find_quantities(text)] == [
        (Decimal(number), unit) for number, unit in expected
    ]


def test_of_a_bound_or_a_range_nothing_exact_is_known() -> None:
    assert all(menge.grenze for menge in find_quantities("bis zu 30 Bänke, 50 bis 60 Euro, mehr als 5 Euro"))


@pytest.mark.parametrize(
    ("number", "loose"), [("50000", "5000"), ("55000", "2500"), ("604000", "500"), ("25", "2.5"), ("33", "0.5")]
)
def test_how_far_a_rounded_number_may_be_off(number: str, loose: str) -> None:
    assert rounded_off(Decimal(number), Decimal(1)) == Decimal(loose)


def test_behind_in_the_year_stands_an_amount_or_a_year() -> None:
    assert [menge.text for menge in find_quantities("im Jahr 87.600 kWh, im Jahr 3 noch 90 kWh")] == ["87.600", "90"]
