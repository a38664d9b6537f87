"""Spans of years, budgets and the columns of a budget table."""

from decimal import Decimal

import pytest
from german.refusals import check_refused

from antrag_gen.german.jahre import (
    Haushalt,
    Jahresbetraege,
    Planung,
    Zeitraum,
    parse_haushalt,
    parse_zeitraum,
    verteile,
)

PLANUNG = Planung(Haushalt(2024, 2025))
FUENF = Decimal(5)


@pytest.mark.parametrize(
    ("text", "zeitraum", "canonical"),
    [
        ("2024", Zeitraum(2024, 2024), "2024"),
        ("2024 bis 2027", Zeitraum(2024, 2027), "2024 bis 2027"),
        ("2024-2027", Zeitraum(2024, 2027), "2024 bis 2027"),
        ("2024–2027", Zeitraum(2024, 2027), "2024 bis 2027"),
        ("2029 ff.", Zeitraum(2029, None), "2029 ff."),
        ("2029ff", Zeitraum(2029, None), "2029 ff."),
        ("2029\u00a0ff.", Zeitraum(2029, None), "2029 ff."),
    ],
)
def test_a_span_of_years_is_read_and_written(text, zeitraum, canonical):
    assert parse_zeitraum(text) == zeitraum
    assert zeitraum.text == canonical
    assert parse_zeitraum(canonical) == zeitraum


@pytest.mark.parametrize(
    ("text", "what", "hint", "id"),
    [
        (
            text,
            f"„{text}“ ist kein Jahr und kein Zeitraum.",
            "Möglich sind „2024“, „2024 bis 2027“ und „2029 ff.“.",
            "zeitraum-unlesbar",
        )
        for text in ("", "24", "2024/2025", "2024 bis", "bis 2024", "2024 bis 2027 ff.", "２０２４")
    ]
    + [
        (
            "2027-2024",
            "Der Zeitraum „2027-2024“ endet nicht nach seinem Beginn.",
            "Das spätere Jahr steht hinten: „2024 bis 2027“.",
            "betrag-zeitraum",
        ),
        (
            "2024-2024",
            "Der Zeitraum „2024-2024“ endet nicht nach seinem Beginn.",
            "Ein Jahr allein: „2024“.",
            "betrag-zeitraum",
        ),
        (
            "1989",
            "„1989“ ist kein Haushaltsjahr.",
            "Möglich sind die Jahre 1990 bis 2100, mit vier Ziffern.",
            "jahr-unplausibel",
        ),
        (
            "2024-2101",
            "„2101“ ist kein Haushaltsjahr.",
            "Möglich sind die Jahre 1990 bis 2100, mit vier Ziffern.",
            "jahr-unplausibel",
        ),
    ],
)
def test_what_is_no_span_of_years_is_refused(text, what, hint, id):
    check_refused(parse_zeitraum, text, what, hint, id)


@pytest.mark.parametrize("text", ["2024", "2024/2025", "1999/2000"])
def test_a_budget_is_read_and_written(text):
    assert parse_haushalt(text).text == text


@pytest.mark.parametrize(
    ("text", "what", "hint", "id"),
    [
        (
            text,
            f"„{text}“ ist kein Haushalt.",
            "Möglich sind „2024/2025“ (Doppelhaushalt) und „2024“.",
            "haushalt-unlesbar",
        )
        for text in ("", "2024/25", "2024 / 2025", "2024-2025", "DHH 2024/2025")
    ]
    + [
        (
            text,
            f"„{text}“ ist kein Doppelhaushalt.",
            "Ein Doppelhaushalt hat zwei Jahre, die aufeinander folgen: „2024/2025“.",
            "haushalt-unlesbar",
        )
        for text in ("2024/2026", "2024/2024", "2024/2023")
    ]
    + [
        (
            "1889",
            "„1889“ ist kein Haushaltsjahr.",
            "Möglich sind die Jahre 1990 bis 2100, mit vier Ziffern.",
            "jahr-unplausibel",
        )
    ],
)
def test_what_is_no_budget_is_refused(text, what, hint, id):
    check_refused(parse_haushalt, text, what, hint, id)


def test_the_columns_of_a_double_budget_are_five_years_and_an_open_one():
    assert [column.text for column in PLANUNG.spalten] == ["2024", "2025", "2026", "2027", "2028", "2029 ff."]


def test_impossible_spans_budgets_and_plannings_are_bugs_of_the_caller():
    with pytest.raises(ValueError, match="backwards"):
        Zeitraum(2025, 2024)
    with pytest.raises(ValueError, match="not one year or two"):
        Haushalt(2024, 2026)
    with pytest.raises(ValueError, match="no planning years"):
        Planung(Haushalt(2024, 2024), 0)


def test_amounts_are_added_by_column():
    total = spread(2024, 2025) + spread(2025, 2026) + spread(2028, None)
    assert {column.text: euro for column, euro in total.items()} == {
        "2024": 5,
        "2025": 10,
        "2026": 5,
        "2028": 5,
        "2029 ff.": 5,
    }
    assert sum([spread(2024, 2025), spread(2024, 2025)], Jahresbetraege()).summe == 20


def test_an_open_column_has_no_total_unless_it_is_empty():
    assert spread(2026, None).summe is None
    assert verteile(Decimal(0), Zeitraum(2026, None), PLANUNG).summe == 0
    assert Jahresbetraege().summe == 0


@pytest.mark.parametrize(
    ("spans", "text"),
    [
        ([], ""),
        ([(2024, 2024)], "2024"),
        ([(2024, 2025)], "2024–2025"),
        ([(2024, 2027)], "2024–2027"),
        ([(2024, 2024), (2026, 2028)], "2024 und 2026–2028"),
        ([(2024, None)], "2024–2028 und 2029 ff."),
        ([(2029, None)], "2029 ff."),
    ],
)
def test_a_total_says_which_years_it_covers(spans, text):
    assert sum((spread(*span) for span in spans), Jahresbetraege()).zeitraum_text == text


@pytest.mark.parametrize("first", [2029, 2031])
def test_a_single_year_within_the_open_column_is_refused(first):
    what = f"„2029 ff.“ und „{first}“ überschneiden sich."
    hint = "Die Jahre ab 2029 entweder alle einzeln angeben oder zusammen als „2029 ff.“."
    check_refused(spread(first, first).__add__, spread(2029, None), what, hint, "betrag-zeitraum")
    check_refused(spread(2029, None).__add__, spread(first, first), what, hint, "betrag-zeitraum")


def test_columns_are_looked_up_like_in_a_mapping():
    betraege = spread(2024, 2025)
    assert betraege[Zeitraum.jahr(2024)] == 5
    assert betraege.get(Zeitraum(2029, None)) is None
    assert len(betraege) == 2
    assert hash(betraege) == hash(spread(2024, 2025))


def spread(von, bis):
    return verteile(FUENF, Zeitraum(von, bis), PLANUNG)
