"""How wide words are in print is measured as the fonts do it."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from programs import output_of

from antrag_gen.advances import ADVANCES, NOT_PRINTED, UNITS, width_of
from antrag_gen.fonts.shipped import COMMON


@pytest.mark.parametrize(
    ("text", "regular", "bold"),
    [
        ("", 0, 0),
        ("0", 1139, 1139),
        ("50.000", 6264, 6264),
        ("–5", 2278, 2278),
        ("Mittel", 4893, 5347),
        ("Straße", 6146, 6374),
    ],
)
def test_words_are_as_wide_as_their_letters(text: str, regular: int, bold: int) -> None:
    assert width_of(text) * UNITS == regular
    assert width_of(text, bold=True) * UNITS == bold


def test_what_is_not_printed_takes_no_room() -> None:
    assert width_of("Spiel\u00adplatz\u200b") == width_of("Spielplatz")


def test_every_character_that_the_layouts_have_themselves_is_known() -> None:
    assert set(ADVANCES) == COMMON | set(NOT_PRINTED)


def test_a_character_that_is_unknown_counts_as_a_square() -> None:
    assert width_of("年") == 1


@pytest.mark.parametrize(("bold", "faces"), [(False, ("Regular", "Italic")), (True, ("Bold", "Bold Italic"))])
def test_the_table_is_that_of_the_font(bold: bool, faces: tuple[str, str]) -> None:
    fonts = [TTFont(Path(output_of("fc-match", "-f", "%{file}", f"Liberation Sans:style={face}"))) for face in faces]
    for character in set(ADVANCES) - NOT_PRINTED:
        widest = max(font["hmtx"][font.getBestCmap()[ord(character)]][0] for font in fonts)
        assert ADVANCES[character][bold] == widest, f"U+{ord(character):04X}"
