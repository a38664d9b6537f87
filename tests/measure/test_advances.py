"""How wide words are in print is measured as the fonts do it."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from programs import output_of

from antrag_gen.fonts.shipped import COMMON
from antrag_gen.measure.advances import ADVANCES, NOT_PRINTED, UNITS, Font, break_lines, width_of


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
    assert all(set(table) == COMMON | set(NOT_PRINTED) for table in ADVANCES.values())


def test_a_character_that_is_unknown_counts_as_a_square() -> None:
    assert width_of("年") == 1


@pytest.mark.parametrize(("bold", "faces"), [(False, ("Regular", "Italic")), (True, ("Bold", "Bold Italic"))])
def test_the_table_is_that_of_the_font(bold: bool, faces: tuple[str, str]) -> None:
    fonts = [TTFont(Path(output_of("fc-match", "-f", "%{file}", f"Liberation Sans:style={face}"))) for face in faces]
    for character in set(ADVANCES[Font.PAPER]) - NOT_PRINTED:
        widest = max(advance(font, character) for font in fonts)
        assert ADVANCES[Font.PAPER][character][bold] == widest, f"U+{ord(character):04X}"


def advance(font: TTFont, character: str) -> int:
    return font["hmtx"][font.getBestCmap()[ord(character)]][0]


def test_the_table_of_charts_is_that_of_the_font_that_draws_them() -> None:
    import matplotlib as mpl

    font = TTFont(Path(mpl.get_data_path(), "fonts/ttf/DejaVuSans.ttf"))
    for character in set(ADVANCES[Font.CHART]) - NOT_PRINTED:
        assert ADVANCES[Font.CHART][character] == (advance(font, character),) * 2, f"U+{ord(character):04X}"


@pytest.mark.parametrize(
    ("text", "regular", "bold"), [("0", 1038, 1038), ("50.000", 5707, 5737), ("Mittel", 5082, 5247)]
)
def test_workbooks_are_set_in_calibri(text: str, regular: int, bold: int) -> None:
    assert width_of(text, font=Font.SHEET) * UNITS == regular
    assert width_of(text, bold=True, font=Font.SHEET) * UNITS == bold


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("Mittel", ["Mittel"]),
        ("Mittel und Geld", ["Mittel", "und", "Geld"]),
        ("in der Stadt", ["in der", "Stadt"]),
        ("Amt-Stelle", ["Amt-", "Stelle"]),
        ("2024-2025", ["2024-", "2025"]),
        ("iiiiiiiiiiiiiiiiii", ["iiiiiiiiiiiii", "iiiii"]),
        ("Ab WWWWW", ["Ab", "WWW", "WW"]),
    ],
)
def test_lines_break_at_blanks_and_hyphens_and_where_nothing_else_helps(text: str, lines: list[str]) -> None:
    assert break_lines(text, 3) == lines
