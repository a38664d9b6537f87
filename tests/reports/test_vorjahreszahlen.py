"""Figures of a report that are those of the year before."""

import pytest

from antrag_gen.reports.mittelverwendung import Mittelverwendung
from antrag_gen.reports.umsetzung import Ampel, Umsetzung
from antrag_gen.reports.vorjahr import Vorjahr, check_figures_new


def spent(year: int, amount: str) -> Mittelverwendung:
    return Mittelverwendung.model_validate({"jahr": year, "ist": amount})


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("61.250,40", "61.250,40", ["„ist“ 2025 ist auf den Cent wie 2024: 61.250,40 Euro."]),
        ("61.250,40", "61.250,45", []),
        ("80.000", "80.000", []),
    ],
)
def test_money_is_not_spent_alike_to_the_cent_in_two_years(before: str, now: str, told: list[str]) -> None:
    last = Vorjahr(
        "bericht.md", 2024, (spent(2024, before),), (), (), (), {}, Umsetzung.IN_UMSETZUNG, Ampel.GRUEN, None
    )
    problems = check_figures_new([spent(2024, before), spent(2025, now)], (), last)
    assert [problem.what for problem in problems] == told
