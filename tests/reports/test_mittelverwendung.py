"""The money of reports: exact to the cent, rounded only where it is a percentage."""

from decimal import Decimal

import pytest

from antrag_gen.fields.messwert import parse_messwert
from antrag_gen.reports.mittelverwendung import Jahresrechnung, Mittelverwendung, check_money, lay_out_money, percent


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [
        ("43210.55", "50000", "86,4 %"),
        ("864.5", "1000", "86,5 %"),
        ("8645", "100000", "8,6 %"),
        ("8650", "100000", "8,7 %"),
        ("86.449999", "100", "86,4 %"),
        ("0", "50000", "0,0 %"),
        ("60000", "50000", "120,0 %"),
        ("-50", "1000", "−5,0 %"),
        ("1", "3", "33,3 %"),
        ("2", "3", "66,7 %"),
        ("10", "0", ""),
    ],
)
def test_a_share_is_rounded_half_up_to_one_decimal(part: str, whole: str, printed: str) -> None:
    assert percent(Decimal(part), Decimal(whole)) == printed


def year(jahr: int, ansatz: str, **amounts: str) -> Jahresrechnung:
    return Jahresrechnung(Mittelverwendung.model_validate({"jahr": str(jahr), **amounts}), Decimal(ansatz))


def test_what_is_left_is_granted_and_carried_over_without_spent_and_committed() -> None:
    rechnung = year(2025, "40000", uebertrag="5.287,40", ist="41.905,15", gebunden="1.000", uebertragen="2.000")
    assert (rechnung.verfuegbar, rechnung.rest, rechnung.ungeklaert) == (
        Decimal("45287.40"),
        Decimal("2382.25"),
        Decimal("382.25"),
    )


def test_only_what_was_granted_and_what_was_spent_add_up() -> None:
    table = lay_out_money([year(2024, "30000", ist="20.000"), year(2025, "40000", uebertrag="10.000", ist="45.000,50")])
    assert (str(table.ansatz.summe), str(table.ist.summe)) == ("70.000,00", "65.000,50")
    assert [table.uebertrag.summe, table.rest.summe, table.verfuegbar.summe] == [None, None, None]
    assert (table.abfluss, table.abfluss_gesamt) == (("66,7 %", "90,0 %"), "92,9 %")


@pytest.mark.parametrize(("text", "printed"), [("80", "80"), ("1.200", "1.200"), ("3,50", "3,50"), ("-4", "−4")])
def test_a_measured_value_keeps_its_decimals(text: str, printed: str) -> None:
    assert parse_messwert(text).text == printed


@pytest.mark.parametrize(
    ("before", "carried", "told"),
    [
        ([year(2024, "30000", ist="30.000")], None, "Aus 2025 sind 0 Euro übertragen, nicht 500.000 Euro."),
        ([], Decimal(0), "Aus 2025 sind 0 Euro übertragen, nicht 500.000 Euro."),
        ([], None, "Nach 2026 übertragen sind 500.000 Euro; woher, sagt kein früherer Bericht."),
        ([], Decimal(500_000), None),
    ],
)
def test_money_does_not_come_out_of_a_year_without_a_report(
    before: list[Jahresrechnung], carried: Decimal | None, told: str | None
) -> None:
    jahre = [*before, year(2026, "30000", uebertrag="500.000", ist="530.000")]
    assert [befund.what for befund in check_money(jahre, 2026, carried)] == ([told] if told else [])
