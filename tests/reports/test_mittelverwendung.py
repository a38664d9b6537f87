"""The money of reports: exact to the cent, rounded only where it is a percentage."""

from decimal import ROUND_DOWN, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antrag_gen.fields.messwert import parse_messwert
from antrag_gen.german.takt import Genauigkeit
from antrag_gen.german.zahlen import format_zahl
from antrag_gen.reports.mittelpruefung import check_money
from antrag_gen.reports.mitteltabelle import lay_out_money, percent
from antrag_gen.reports.mittelverwendung import Jahresrechnung, Mittelverwendung, balance, missing_years, settle


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


def test_what_is_granted_says_that_it_may_be_less() -> None:
    exact = {2024: Genauigkeit.BIS_ZU, 2025: Genauigkeit.GENAU}
    jahre = [year(2024, "15000", ist="5.000"), year(2025, "10000", ist="5.000")]
    table = lay_out_money(jahre, exact.__getitem__)
    words = [str(value).replace("\u00a0", " ") for value in (*table.ansatz.werte, table.ansatz.summe)]
    assert words == ["bis 15.000", "10.000", "bis 25.000"]
    assert [str(value) for value in table.verfuegbar.werte] == ["15.000", "10.000"]


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


def stand(jahr: int, **amounts: str) -> Mittelverwendung:
    return Mittelverwendung.model_validate({"jahr": str(jahr), **amounts})


def test_what_was_bound_is_there_in_the_next_year_and_paying_it_is_no_overspending() -> None:
    staende = [
        stand(2024, ist="18.412,60", gebunden="6.300", gebunden_fuer="Räumfahrzeug", uebertragen="5.287,40"),
        stand(2025, uebertrag="5.287,40", ist="51.300", verwendung="Der Rest fließt zurück."),
    ]
    jahre = settle(staende, {2024: Decimal(30_000), 2025: Decimal(40_000)}.__getitem__)
    assert (jahre[1].bindung, jahre[1].verfuegbar, jahre[1].rest) == (
        Decimal(6_300),
        Decimal("51587.40"),
        Decimal("287.40"),
    )
    assert list(check_money(jahre, 2025, None)) == []
    assert [(posten.was, str(posten.euro)) for posten in lay_out_money(jahre).bilanz] == [
        ("bewilligt", "70.000,00"),
        ("ist", "69.712,60"),
        ("zurueck", "287,40"),
    ]


def test_what_is_bound_says_for_what_and_is_reported_on_until_it_is_paid_or_released() -> None:
    bound = stand(2024, ist="20.000", gebunden="10.000")
    (told,) = check_money(settle([bound], lambda _: Decimal(30_000)), 2024, None)
    assert told.what == "Gebunden sind 10.000 Euro; wofür, steht nicht da."
    assert missing_years([bound], {2024: Decimal(30_000)}.get, 2024, 2026) == [2025]


euros = st.integers(0, 10_000_000).map(lambda cents: Decimal(cents) / 100)


@given(st.lists(st.tuples(euros, euros, euros, st.integers(0, 100)), min_size=1, max_size=6))
def test_granted_is_spent_bound_carried_over_or_given_back(years: list[tuple[Decimal, Decimal, Decimal, int]]) -> None:
    staende, carried, bound = [], Decimal(0), Decimal(0)
    for number, (granted, spent, now_bound, share) in enumerate(years):
        left = max(granted + carried + bound - spent - now_bound, Decimal(0))
        keeps = (left * share / 100).quantize(Decimal("0.01"), ROUND_DOWN)
        amounts = {"uebertrag": carried, "ist": spent, "gebunden": now_bound, "uebertragen": keeps}
        staende.append(stand(2024 + number, **{key: format_zahl(euro, decimals=2) for key, euro in amounts.items()}))
        carried, bound = keeps, now_bound
    bilanz = balance(settle(staende, lambda jahr: years[jahr - 2024][0]))
    assert bilanz.uebernommen == 0
    assert bilanz.bewilligt + bilanz.ueberzogen == bilanz.ist + bilanz.gebunden + bilanz.uebertragen + bilanz.zurueck
    assert (bilanz.gebunden, bilanz.uebertragen) == (bound, carried)
