"""Every letter has a font: the layout's own, or one that comes with the program; its marks are in the same."""

import pytest
from letters import ALPHABETS, DIN_LETTERS, GROUPS, SIGNS

from antrag_gen.fonts.shipped import ARIMO, COMMON, DEJAVU, Typeface, font_in_word, shipped
from antrag_gen.fonts.typefaces import ANY_LAYOUT, OWN, Typefaces, letters_of, typeface_of_drawing

LATIN, SEQUENCES = "bll  Latin letters (normative)", "bll  Sequences of Latin letters and marks (normative)"


def test_the_standard_has_as_many_letters_as_it_says() -> None:
    assert {name.split()[0] + str(len(letters)) for name, letters in GROUPS.items()} == {
        *("bll500", "bll149", "bnlreq18", "bnl60", "bnlopt6", "bnlnot1", "gl69", "cl62", "enl42")
    }
    assert len(set(DIN_LETTERS)) == len(DIN_LETTERS)
    assert sum(letter not in COMMON for letter in GROUPS[LATIN]) == 241


@pytest.mark.parametrize("group", GROUPS)
def test_every_letter_of_the_standard_has_a_font(group: str) -> None:
    assert [letter for letter in GROUPS[group] if ANY_LAYOUT.font_of(letter) is None] == []


@pytest.mark.parametrize("group", [LATIN, SEQUENCES])
def test_letters_of_names_are_drawn_like_those_of_the_layout(group: str) -> None:
    assert {ANY_LAYOUT.font_of(letter) for letter in GROUPS[group]} <= {OWN, ARIMO}


@pytest.mark.parametrize("name", ALPHABETS)
def test_every_alphabet_has_a_font(name: str) -> None:
    assert [letter for letter in ALPHABETS[name] if ANY_LAYOUT.font_of(letter) is None] == []


@pytest.mark.parametrize("name", SIGNS)
def test_every_sign_has_a_font(name: str) -> None:
    assert [sign for sign in SIGNS[name] if ANY_LAYOUT.font_of(sign) is None] == []


@pytest.mark.parametrize("blank", ["\u00a0", "\u2002", "\u2007", "\u2009", "\u200a", "\u202f"])
def test_blanks_of_any_width_are_made_of_the_one_that_each_font_has(blank: str) -> None:
    assert [*Typefaces(frozenset("50")).runs(f"5{blank}000")] == [(f"5{blank}000", OWN)]


def test_a_name_is_set_apart_only_where_the_layout_lacks_its_letters() -> None:
    assert [*ANY_LAYOUT.runs("Nguyễn Thị Lan")] == [
        ("Nguy", OWN),
        ("ễ", ARIMO),
        ("n Th", OWN),
        ("ị", ARIMO),
        (" Lan", OWN),
    ]
    assert [*ANY_LAYOUT.runs("CO₂ ☒ ja ☐ nein")] == [
        ("CO", OWN),
        ("₂ ", ARIMO),
        ("☒", DEJAVU),
        (" ja ", OWN),
        ("☐", DEJAVU),
        (" nein", OWN),
    ]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Phạ ịm", [("Ph", OWN), ("ạ ị", ARIMO), ("m", OWN)]),
        (" ạ ☒ ", [(" ạ ", ARIMO), ("☒ ", DEJAVU)]),
        ("a ạ b", [("a ", OWN), ("ạ", ARIMO), (" b", OWN)]),
        (" \n", [(" \n", OWN)]),
        ("", []),
    ],
)
def test_blanks_alone_are_no_run(text: str, runs: list[tuple[str, str]]) -> None:
    assert [*ANY_LAYOUT.runs(text)] == runs


@pytest.mark.parametrize("letter", GROUPS[SEQUENCES])
def test_a_letter_and_its_marks_are_one_run(letter: str) -> None:
    assert [*letters_of(f"a{letter}b")] == ["a", letter, "b"]
    assert [*ANY_LAYOUT.runs(f"a{letter}b")] == [("a", OWN), (letter, ARIMO), ("b", OWN)]


def test_the_layouts_own_font_comes_first_then_the_others_that_it_names() -> None:
    layout = Typefaces(COMMON | {"ễ"}, (Typeface("Haus", frozenset("ẞ中")),))
    assert [*layout.runs("ễẞị中")] == [("ễ", OWN), ("ẞ", "Haus"), ("ị", ARIMO), ("中", "Haus")]


def test_a_layout_that_lacks_common_letters_gets_them_from_the_others() -> None:
    assert [*Typefaces(frozenset("Oma")).runs("Omaœ√☐")] == [("Oma", OWN), ("œ√", ARIMO), ("☐", DEJAVU)]


@pytest.mark.parametrize(
    "letter",
    ["中", "😀", "\U0001f4c4", "\u200b", "\u200e", "\ue000", "\u0301\u20e3", "ש", "ع"],
    ids=lambda letter: f"{ord(letter[-1]):04X}",
)
def test_what_no_font_has_has_no_font(letter: str) -> None:
    assert ANY_LAYOUT.font_of(letter) is None
    assert [*ANY_LAYOUT.lacking(f"ab {letter}.")] == [(3, letter)] or letter[0] == "\u0301"


def test_what_any_layout_prints_is_in_the_fonts_that_stand_in() -> None:
    everything = frozenset().union(*(font.characters for font in shipped()))
    assert COMMON - everything == {"\n", "\u00ad"}


def test_a_drawing_has_one_font_in_which_marks_stand_right() -> None:
    assert typeface_of_drawing("Beratungen in Köln").name == ARIMO
    assert typeface_of_drawing("Beratungen in Köln\n☒ ₂ ẞ ễ").name == DEJAVU
    assert typeface_of_drawing("Beratungen in M̂\nẞ").name == ARIMO
    assert typeface_of_drawing("☒ M̂").name == DEJAVU


@pytest.mark.parametrize(
    ("font", "text", "expected"),
    [
        (ARIMO, "ễ", "Arial"),
        (DEJAVU, "☒", "Segoe UI Symbol"),
        (DEJAVU, "⅓", "Segoe UI Symbol"),
        (DEJAVU, "თბილისი", "Segoe UI"),
        ("Haus", "中", "Haus"),
        (OWN, "a", ""),
    ],
)
def test_word_is_told_a_font_that_windows_has(font: str, text: str, expected: str) -> None:
    assert font_in_word(font, text) == expected
