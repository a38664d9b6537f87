"""Words are divided where German words are, and nothing else is."""

import pytest
from pyphen import LANGUAGES, HyphDict, Pyphen

from antrag_gen.measure.patterns import Dictionary
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


@pytest.mark.langsam
def test_the_patterns_are_those_that_pyphen_reads() -> None:
    pyphens, ours = HyphDict(LANGUAGES["de_DE"]), Dictionary(LANGUAGES["de_DE"])
    assert {letters: ours.patterns.get(letters) for letters in ours.patterns} == pyphens.patterns
    assert ours.maxlen == pyphens.maxlen
    assert ours.patterns.get("q" * 9) is None
    word = "Haushaltskonsolidierungsmaßnahme"
    assert ours.positions(word) == pyphens.positions(word)


@pytest.mark.parametrize("language", ["de_DE", "de-DE"])
def test_weasyprint_has_them_too(language: str) -> None:
    assert isinstance(Pyphen(lang=language).hd, Dictionary)
