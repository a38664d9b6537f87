"""What sentences say in figures."""

import datetime as dt
from decimal import Decimal

import pytest

from antrag_gen.german.in_prose import find_dates, find_sums, find_years


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Es kostet 50.000 Euro.", [("50.000 Euro", "50000", True)]),
        (
            "Es kostet 50.000,50 EUR, davon 1.000 € im Jahr.",
            [("50.000,50 EUR", "50000.50", True), ("1.000 €", "1000", True)],
        ),
        ("1,7 Mio. Euro und 90 TEUR", [("1,7 Mio. Euro", "1700000", True), ("90 TEUR", "90000", True)]),
        (
            "2,5 Millionen Euro; 3 Tsd. Euro; 1,2 Mrd. €",
            [
                ("2,5 Millionen Euro", "2500000", True),
                ("3 Tsd. Euro", "3000", True),
                ("1,2 Mrd. €", "1200000000", True),
            ],
        ),
        ("rund 66.000 Euro", [("66.000 Euro", "66000", False)]),
        ("Bis zu 5 Mio. Euro", [("5 Mio. Euro", "5000000", False)]),
        ("70.000 bis 80.000 Euro", [("80.000 Euro", "80000", False)]),
        ("600.000,- € oder € 70.000", [("600.000,- €", "600000", True), ("€ 70.000", "70000", True)]),
        ("1,250 TEUR sind nicht zu lesen, 1.15 Mio. € auch nicht", []),
        ("Im Jahr 2024 gab es 300 Plätze.", []),
    ],
)
def test_sums(text: str, found: list[tuple[str, str, bool]]) -> None:
    assert [(each.text, each.euro, each.genau) for each in find_sums(text)] == [
        (words, Decimal(euro), exact) for words, euro, exact in found
    ]
    assert all(text[each.start : each.end] == each.text for each in find_sums(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("am 12.09.2024 und am 3. Mai 2023", [(dt.date(2024, 9, 12), ""), (dt.date(2023, 5, 3), "")]),
        ("am Montag, dem 9. September 2024", [(dt.date(2024, 9, 9), "Montag")]),
        ("Dienstag, 10.9.2024", [(dt.date(2024, 9, 10), "Dienstag")]),
        ("am 30.02.2024", [(None, "")]),
        ("§ 12.3.2024a und 112.09.2024", []),
    ],
)
def test_dates(text: str, found: list[tuple[dt.date | None, str]]) -> None:
    assert [(each.datum, each.wochentag) for each in find_dates(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("im Haushalt 2024/2025", [(2024, 2025, False)]),
        ("ab 2024 ff.", [(2024, 2024, True)]),
        ("2024 bis 2028, dann 2029–30", [(2024, 2028, False), (2029, 2030, False)]),
        ("Antrag 4123/2023 vom 12.09.2023", []),
        ("2.000 Euro und 2000 Plätze", [(2000, 2000, False)]),
        ("in den Jahren 2023 und 2024", [(2023, 2023, False), (2024, 2024, False)]),
    ],
)
def test_years(text: str, found: list[tuple[int, int, bool]]) -> None:
    assert [(each.von, each.bis, each.fortlaufend) for each in find_years(text)] == found
