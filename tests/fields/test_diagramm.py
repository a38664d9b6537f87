"""A chart says in words all that it shows."""

from decimal import Decimal

import pytest
from diagramme import DIAGRAMME, GRANTED, SPENT, kennzahl, mittel, values

from antrag_gen.fields.diagramm import Diagramm
from antrag_gen.tree import ChartKind, Series


def test_granted_and_spent_by_year_are_said_with_all_values_and_how_they_change() -> None:
    assert mittel(GRANTED, SPENT).alt == (
        "Säulendiagramm: Bewilligte und verausgabte Mittel in Euro, 2022 bis 2025. "
        "2022: bewilligt 50.000, verausgabt 43.210,55. 2023: bewilligt 50.000, verausgabt 52.000. "
        "2024: bewilligt 55.000, verausgabt 48.000. 2025: bewilligt 60.000, verausgabt keine Angabe. "
        "Bewilligt: Anstieg von 50.000 (2022) auf 60.000 (2025). "
        "Verausgabt: Anstieg von 43.210,55 (2022) auf 48.000 (2024), höchster Wert 52.000 (2023). "
        "Verausgabt im Vergleich mit bewilligt: höher 2023; niedriger 2022 und 2024."
    )


def test_an_indicator_is_held_against_its_target() -> None:
    assert DIAGRAMME[3].alt == (
        "Liniendiagramm: Beratungen in Fällen, 2022 bis 2026. "
        "2022: Ist 10, Ziel 15. 2023: Ist 12, Ziel 15. 2024: Ist keine Angabe, Ziel 15. 2025: Ist 18, Ziel 20. "
        "2026: Ist 25,5, Ziel 20. "
        "Ist: Anstieg von 10 (2022) auf 25,5 (2026). "
        "Ist im Vergleich mit Ziel: höher 2026; niedriger 2022, 2023 und 2025."
    )


def test_an_indicator_without_targets_is_compared_with_nothing() -> None:
    alt = kennzahl(values(3, 2)).alt
    assert alt == (
        "Liniendiagramm: Beratungen in Fällen, 2022 bis 2023. 2022: Ist 3. 2023: Ist 2. "
        "Ist: Rückgang von 3 (2022) auf 2 (2023)."
    )


def test_one_year_has_no_tendency() -> None:
    assert mittel(values(50), values(20)).alt == (
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
    assert kennzahl(values(*course)).alt.endswith(f". {said}")


@pytest.mark.parametrize("years", [(), (2024, 2025)])
def test_a_series_has_a_value_for_each_year(years: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="has not a value for each year"):
        Diagramm(ChartKind.LINIEN, "Beratungen", "Fällen", years, (Series("Ist", (Decimal(1),)),))
