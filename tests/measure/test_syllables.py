"""Words are divided where German words are, and nothing else is."""

import pytest

from antrag_gen.measure.syllables import hyphenate


@pytest.mark.parametrize(
    ("text", "divided"),
    [
        ("Haushaltsstelle", "Haus|halts|stelle"),
        ("(Begründung)", "(Begrün|dung)"),
        ("Baujahr", "Baujahr"),
        ("Zuckerfabrik", "Zuckerfa|brik"),
        ("12.250.000", "12.250.000"),
        ("https://www.stadt.example/haushaltsplan", "https://www.stadt.example/haushaltsplan"),
        ("poststelle@stadtverwaltung.example", "poststelle@stadtverwaltung.example"),
    ],
)
def test_words_are_divided_at_syllables(text: str, divided: str) -> None:
    assert hyphenate(text) == divided.replace("|", "\u00ad")
