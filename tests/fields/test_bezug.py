"""What a paper is on: numbers of two spaces, printed in one spelling and held against the papers of the project."""

from pathlib import Path

import pytest
from commands import run
from paper_text import paper

from antrag_gen.errors import AntragError
from antrag_gen.fields.bezug import parse_papiernummer, print_bezug
from antrag_gen.fields.nummern import Antragskreis, Drucksachenkreis, Nummern, name_of, put_behind
from antrag_gen.fields.verweise import spell_references

OURS = Nummern()
NEW = Nummern(
    drucksache=Drucksachenkreis.model_validate({"kuerzel": "Vorlage", "muster": "VO/{jahr}/{nummer:4}"}),
    antrag=Antragskreis.model_validate({"muster": "AT/{jahr}/{nummer:4}"}),
)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        (["GRDs 424/2023"], "zur GRDrs 424/2023"),
        (["Antrag 112/2023"], "zum Antrag Nr. 112/2023"),
        (["Nr. 112/2023", "Antrag Nr. 4.113/2023"], "zu den Anträgen Nr. 112/2023 und 4113/2023"),
        (["Nr. 112/2023", "GRDrs 424/2023"], "zur GRDrs 424/2023 und zum Antrag Nr. 112/2023"),
        (["GRDrs 1/2023", "GRDrs 2/2023, 1. Ergänzung"], "zu GRDrs 1/2023 und GRDrs 2/2023 1. Ergänzung"),
    ],
)
def test_papers_of_both_spaces_are_printed_with_their_words(written: list[str], printed: str) -> None:
    assert print_bezug([parse_papiernummer(text, OURS) for text in written], str) == printed


def test_a_bare_number_is_read_where_the_patterns_tell_the_spaces_apart() -> None:
    numbers = [parse_papiernummer(text, NEW) for text in ("VO/2024/87", "AT/2023/31")]
    assert print_bezug(numbers, str.upper) == "zur Vorlage VO/2024/0087 und ZUM ANTRAG Nr. AT/2023/0031"
    with pytest.raises(AntragError, match="kann eine Drucksache oder ein Antrag sein"):
        parse_papiernummer("424/2023", OURS)


@pytest.mark.parametrize(
    ("word", "number", "printed"),
    [
        ("Antrag", "Antrag 12/2023", "Antrag 12/2023"),
        ("Haushaltsantrag", "Antrag Nr. 12/2023", "Haushaltsantrag Nr. 12/2023"),
        ("zu den Anträgen", "Antrag 12/2023 und 13/2023", "zu den Anträgen 12/2023 und 13/2023"),
        ("Antrag", "Antr. 12/2023", "Antrag 12/2023"),
        ("Beschlussvorlage", "Vorlage VO/2023/0012", "Beschlussvorlage VO/2023/0012"),
        ("Anfrage", "Antrag 12/2023", "Anfrage Antrag 12/2023"),
        ("Antrag", "A 12/2023", "Antrag A 12/2023"),
        ("Antrag", "AT/2023/0012", "Antrag AT/2023/0012"),
        ("Antrag", "", "Antrag"),
    ],
)
def test_a_label_that_the_word_before_it_says_already_is_not_printed_again(
    word: str, number: str, printed: str
) -> None:
    assert put_behind(word, number) == printed


def test_a_city_whose_numbers_are_called_antrag_has_that_word_once() -> None:
    city = Nummern(antrag=Antragskreis.model_validate({"kuerzel": "Antrag"}))
    assert spell_references("Wie Antrag Nr. 7/2022 und Antrag 8/2022 sagen.", city) == (
        "Wie Antrag 7/2022 und Antrag 8/2022 sagen."
    )
    assert name_of(parse_papiernummer("Antrag 7/2022", city)) == "Antrag 7/2022"


def test_a_motion_that_is_younger_than_what_changes_it_is_told(projekt: Path) -> None:
    text = "# Wir beantragen\n\n1. Zehn Brunnen."
    older = "art: antrag\nbetreff: Brunnen\nnummer: 112/2023\ndatum: 6.11.2023"
    newer = "art: antrag\nantragsart: aenderungsantrag\nbetreff: Brunnen\nbezug: Antrag Nr. 112/2023\ndatum: 1.11.2023"
    (projekt / "content/antrag.md").write_text(paper(older, text), encoding="utf-8")
    (projekt / "content/neu.md").write_text(paper(newer, text), encoding="utf-8")
    assert run("pruefen", "content/neu.md").stderr == (
        "content/neu.md:5:8: Warnung: Antrag Nr. 112/2023 ist vom 06.11.2023, dieses Papier vom 01.11.2023.\n"
        "    Die Nummer und beide Daten prüfen.\n"
    )
