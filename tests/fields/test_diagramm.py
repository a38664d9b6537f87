"""A chart says in words all that it shows."""

from decimal import Decimal

import pytest
from diagramme import APPROVED, DIAGRAMME, SPENT, values

from antrag_gen.fields.diagramm import Diagramm, ausgabenquote, kennzahl, mittel_aufsummiert, mittel_je_jahr
from antrag_gen.tree import ChartKind, Series


def numbers(diagramm: Diagramm) -> list[list[str]]:
    return [["–" if value is None else str(value) for value in reihe.values] for reihe in diagramm.reihen]


def test_approved_and_actual_by_year_are_said_with_all_values_and_how_they_change() -> None:
    assert mittel_je_jahr(APPROVED, SPENT).alt == (
        "Säulendiagramm: Bewilligte und verausgabte Mittel in Euro, 2022 bis 2025. "
        "2022: bewilligt 50.000, verausgabt 43.210,55. 2023: bewilligt 50.000, verausgabt 52.000. "
        "2024: bewilligt 55.000, verausgabt 48.000. 2025: bewilligt 60.000, verausgabt keine Angabe. "
        "Bewilligt: Anstieg von 50.000 (2022) auf 60.000 (2025). "
        "Verausgabt: Anstieg von 43.210,55 (2022) auf 48.000 (2024), höchster Wert 52.000 (2023). "
        "Verausgabt im Vergleich mit bewilligt: höher 2023; niedriger 2022 und 2024."
    )


def test_an_indicator_is_held_against_its_target() -> None:
    assert DIAGRAMME[3].alt == (
        "Liniendiagramm: Beratungen in Fällen je Woche, 2022 bis 2026. "
        "2022: Ist 10, Ziel 15. 2023: Ist 12, Ziel 15. 2024: Ist keine Angabe, Ziel 15. 2025: Ist 18, Ziel 20. "
        "2026: Ist 25,5, Ziel 20. "
        "Ist: Anstieg von 10 (2022) auf 25,5 (2026). "
        "Ist im Vergleich mit Ziel: höher 2026; niedriger 2022, 2023 und 2025."
    )


def test_an_indicator_without_targets_is_compared_with_nothing() -> None:
    alt = kennzahl("Beratungen", "Fällen", values(3, 2), values(None)).alt
    assert alt == (
        "Liniendiagramm: Beratungen in Fällen, 2022 bis 2023. 2022: Ist 3. 2023: Ist 2. "
        "Ist: Rückgang von 3 (2022) auf 2 (2023)."
    )


def test_one_year_has_no_tendency() -> None:
    assert mittel_je_jahr(values(50), values(20)).alt == (
        "Säulendiagramm: Bewilligte und verausgabte Mittel in Euro, 2022. 2022: bewilligt 50, verausgabt 20. "
        "Verausgabt im Vergleich mit bewilligt: niedriger 2022."
    )


@pytest.mark.parametrize(
    ("course", "said"),
    [
        ((5, 5, 5), "Ist: gleichbleibend 5."),
        ((5, 7, 5), "Ist: am Anfang und am Ende 5, höchster Wert 7 (2023)."),
        ((5, -1, 4), "Ist: Rückgang von 5 (2022) auf 4 (2024), niedrigster Wert −1 (2023)."),
        ((5, 9, 1, 6), "Ist: Anstieg von 5 (2022) auf 6 (2025), höchster Wert 9 (2023), niedrigster Wert 1 (2024)."),
        ((None, 5, None), "2024: Ist keine Angabe."),
    ],
)
def test_the_tendency_of_a_series(course: tuple[int | None, ...], said: str) -> None:
    assert kennzahl("Beratungen", "Fällen", values(*course), {}).alt.endswith(f". {said}")


def test_sums_go_on_as_long_as_all_is_known() -> None:
    summed = mittel_aufsummiert(values(100, 100, 100, 100), values("10.50", 20, None, 5))
    assert numbers(summed) == [["100", "200", "300", "400"], ["10.50", "30.50", "–", "–"]]


def test_the_rate_is_rounded_to_a_tenth_and_missing_where_nothing_was_approved() -> None:
    rate = ausgabenquote(values(3, 0, 200, 80), values(2, 5, "0.1", None))
    assert numbers(rate) == [["66.7", "–", "0.1", "–"], ["100"] * 4]
    assert rate.reihen[1].target


def test_years_between_are_shown_without_an_approval_they_have_zero() -> None:
    chart = mittel_je_jahr({2021: Decimal(7)}, {2023: Decimal(3)})
    assert chart.jahre == (2021, 2022, 2023)
    assert numbers(chart) == [["7", "0", "0"], ["–", "–", "3"]]


@pytest.mark.parametrize("years", [(), (2024, 2025)])
def test_a_series_has_a_value_for_each_year(years: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="has not a value for each year"):
        Diagramm(ChartKind.LINIEN, "Beratungen", "Fällen", years, (Series("Ist", (Decimal(1),)),))


def test_no_figures_make_no_chart() -> None:
    with pytest.raises(ValueError, match="empty"):
        mittel_je_jahr({}, {})
