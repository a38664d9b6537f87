"""Lists and a dictionary make a vocabulary: forms and compounds of listed words are known, slips have a meaning."""

import pytest

from antrag_gen.german.vocabulary import Vocabulary, words_of


class Words:
    """A dictionary that has only these, and no compounds."""

    def __init__(self, *words: str) -> None:
        self.words = frozenset(words)

    def knows(self, word: str) -> bool:
        return word in self.words


VOCABULARY = Vocabulary(
    ("Drucksachen", "GRDrs", "rd.", "investiv", "Streetwork", "Ahorn"),
    Words(
        "Nummer",
        "Stellenplan",
        "Straße",
        "Ausschuss",
        "Ziel",
        "Ziel-",
        "mobil",
        "werden",
        "Bank",
        "Maßnahme",
        "Bus",
        "Busse",
        "wiederum",
        "Wiederrum",
    ),
)


@pytest.mark.parametrize(
    "word",
    ["GRDrs", "investive", "Investiven", "investivem", "Ahorns", "rd.", "Nummer", "Drucksachennummer", "Zielstreetwork",
     "Streetworkziel", "Streetworks", "Ahornmobil"],
)  # fmt: skip
def test_listed_words_are_known_in_their_forms_and_in_compounds(word: str) -> None:
    assert VOCABULARY.knows(word)


@pytest.mark.parametrize("word", ["Drucksachennumer", "investivn", "rd", "Zilestreetwork", "", "a" * 500, "grdrs"])
def test_slips_are_not(word: str) -> None:
    assert not VOCABULARY.knows(word)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Stellenpaln", ("Stellenplan",)),
        ("Stelenplan", ("Stellenplan",)),
        ("Stelllenplan", ("Stellenplan",)),
        ("tSellenplan", ("Stellenplan",)),
        ("Stellnplan", ("Stellenplan",)),
        ("Stellenxplan", ("Stellenplan",)),
        ("Stellanplan", ("Stellenplan",)),
        ("tellenplan", ()),
        ("Tellenplan", ("Stellenplan",)),
        ("straße", ("Straße",)),
        ("wiederrum", ("wiederum",)),
        ("Strasse", ("Straße",)),
        ("Massnahme", ("Maßnahme",)),
        ("WErden", ("werden",)),
        ("Buss", ("Bus",)),
        ("Xylofantanko", ()),
        ("Erdoğan", ()),
    ],
)
def test_what_was_meant_is_the_nearest_word(word: str, meant: tuple[str, ...]) -> None:
    assert VOCABULARY.suggest(word) == meant


def test_of_two_words_that_there_are_nothing_but_their_link_was_slipped() -> None:
    words = ("Bücherei", "Leitung", "Büchereilleitung", "Straße", "Lampen", "Straßenlampen", "Grund", "Grundlampen")
    vocabulary = Vocabulary((), Words(*words, "Grunds-"))
    assert vocabulary.suggest("Büchereileitung") == ()
    assert vocabulary.suggest("Straßelampen") == ("Straßenlampen",)
    assert vocabulary.suggest("Grundslampen") == ("Grundlampen",)


def test_of_long_words_only_twisted_letters_are_looked_for_quickly() -> None:
    vocabulary = Vocabulary((), Words("Haushaltsplanberatungen"))
    assert vocabulary.suggest("Haushaltsplanberatunegn", quickly=True) == ("Haushaltsplanberatungen",)
    assert vocabulary.suggest("Haushaltsplanberatngen", quickly=True) == ()
    assert vocabulary.suggest("Haushaltsplanberatngen") == ("Haushaltsplanberatungen",)


def test_names_are_the_words_in_them() -> None:
    assert list(words_of(["Amt für Soziales, Teilhabe", "Linde-Fraktion (BFW)", "12 –"])) == [
        "Amt",
        "für",
        "Soziales",
        "Teilhabe",
        "Linde-Fraktion",
        "Linde",
        "Fraktion",
        "BFW",
    ]
