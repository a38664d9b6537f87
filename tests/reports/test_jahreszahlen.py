"""Years that the texts of a report name: those that are only held against its own are none of an earlier report."""

import pytest

from antrag_gen.fields.felder import Prosa
from antrag_gen.reports.jahreszahlen import check_named_years
from antrag_gen.tree import Paragraph, Text


def told(text: str, first: int = 2025) -> list[str]:
    prosa = Prosa(blocks=(Paragraph((Text(text),)),))
    return [problem.what for problem in check_named_years([(prosa, first)], 2025)]


@pytest.mark.parametrize(
    "text",
    [
        "Die Quote ist von 91 Prozent im Jahr 2024 auf 94 Prozent gestiegen.",
        "Die Quote ist von 91 % (2024) auf 94 % gestiegen.",
        "Die Quote lag 2024 bei 91 Prozent und liegt jetzt bei 94 Prozent.",
        "Nach 91 Prozent im Jahr 2024 sind nun 94 Prozent angewachsen.",
        "Heute sind 94 Prozent angewachsen, 2024 waren es 91.",
        "Im Jahr 2024 waren es noch 91 Prozent.",
        "94 Prozent der Bäume sind angewachsen (2024: 91 Prozent).",
        "Es sind mehr Bäume angewachsen als im Jahr 2024.",
    ],
)
def test_a_year_that_is_compared_with_the_reports_own_is_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Im Jahr 2024 sind 46 Bäume gepflanzt worden.",
        "Nach der Ausschreibung im Herbst 2024 begann die Pflanzung.",
        "Bis Mai 2024 wird an zwei Tagen beraten.",
    ],
)
def test_the_text_of_the_report_before_is_told(text: str) -> None:
    assert told(text) == ["Dieser Abschnitt nennt 2024, aber 2025 nicht und kein späteres Jahr."]


def test_an_outlook_names_a_later_year() -> None:
    assert told("Bis Mai 2025 wird an zwei Tagen beraten.", 2026) == [
        "Dieser Ausblick nennt das Berichtsjahr 2025, aber kein späteres Jahr."
    ]
    for text in ("Nach dem Umzug im Mai 2025 geht es 2026 weiter.", "Es geht weiter.", "2027 sind es drei Tage."):
        assert told(text, 2026) == []
