"""Words as papers write them: which parts of them are asked for, and what is no word at all."""

from itertools import product

import pytest

from antrag_gen.german.words import find_unknown, find_words

KNOWN = frozenset(
    (
        *(
            "und",
            "eine",
            "der",
            "die",
            "gibt",
            "bzw.",
            "Müller",
            "Müllers",
            "Antrag",
            "Schule",
            "Tür",
            "Stelle",
            "jährig",
        ),
        *("Kinder-", "Kinder", "Jugendhilfe", "Jugend-", "Hilfe", "Vor-", "Ort-", "Termin", "-bedingt", "Know-how"),
        *("Bürgerinnen", "Bürger", "Kolleginnen", "Beigeordnete", "Ärztinnen", "Lehrer", "Lehrerinnen"),
    )
)


def unknown(text: str) -> list[tuple[str, str]]:
    """The unknown words, with what stands where they are said to be."""
    return [
        (word, text[start + offset :][: len(word)])
        for start, written in find_words(text)
        for offset, word in find_unknown(written, KNOWN.__contains__)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kinder- und Jugendhilfe",
        "Kinder-Hilfe, Jugend-Hilfe",
        "Kinder und -hilfe",
        "Bürger:innen, Bürger*innen, Bürger_innen, Bürger/innen, Bürger/-innen, Bürger(innen), BürgerInnen",
        "Kolleg:innen, Ärzt*innen, Lehrer:innen",
        "eine:r, Beigeordnete:r, der*die",
        "Stelle(n)",
        "Müller’sche, Müllers’ Antrag, gibt’s",
        "bzw. der Antrag",
        "p. a., z. B., i. V. m.",
        "50-jährig, 50%ige, 24-Stelle, 5kWh, A13, 2024ff, m², ½",
        "EUR, VZK, LKWs, THH, II",
        "ANTRAG, SCHULE",
        "YouTube, eAkte, mbH, KfW",
        "Erdoğan, Şahin, Wnięć, Иван",
        "Kin\u00adder-Hil\u00adfe, Ju\u00adgend\u00adhil\u00adfe",
        "Vor-Ort-Termin",
        "Know-how",
        "-bedingt",
        "____ und \\_\\_\\_ und __ und _Schule_",
        "a – b — c … 😀 ☒ § & +",
    ],
)
def test_right_words_are_known(text: str) -> None:
    assert unknown(text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("die Jugenhilfe", "Jugenhilfe"),
        ("Kinder- und Jugenhilfe", "Jugenhilfe"),
        ("Kidner- und Jugendhilfe", "Kidner"),
        ("Kinder-Hifle", "Hifle"),
        ("Bürgr:innen", "Bürgr:innen"),
        ("ANTRGA", "ANTRGA"),
        ("ANtrag", "ANtrag"),
        ("gbit’s", "gbit’s"),
        ("bwz. der", "bwz"),
        ("dreizehn-jährig", "dreizehn"),
        ("erdoğan", "erdoğan"),
        ("Schuлe", "Schuлe"),
        ("(Türr)", "Türr"),
    ],
)
def test_a_slip_is_found_where_it_stands(text: str, word: str) -> None:
    assert unknown(text) == [(word, word)]


def test_soft_hyphens_are_not_told() -> None:
    assert unknown("Ju\u00adgen\u00adhil\u00adfe") == [("Jugenhilfe", "Ju\u00adgen\u00adhil")]


def test_any_mixture_of_letters_and_signs_is_read() -> None:
    """Up to four characters, of all that mean something in a word: no mixture is a fault, each part stands there."""
    for length in range(1, 5):
        for signs in product("aI1_-:*/('’.)\u00ad", repeat=length):
            text = "".join(signs)
            for start, written in find_words(text):
                for offset, word in find_unknown(written, KNOWN.__contains__):
                    assert word
                    assert text[start + offset] != " "
