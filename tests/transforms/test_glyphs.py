"""What is said of any layout is true of the fonts that the shipped ones name."""

import pytest
from fontTools.ttLib import TTFont
from programs import output_of

from antrag_gen.fonts.shipped import COMMON


@pytest.mark.parametrize("face", ["Regular", "Bold", "Italic", "Bold Italic"])
def test_every_character_of_the_list_is_in_the_font(face: str) -> None:
    path = output_of("fc-match", "-f", "%{file}", f"Liberation Sans:style={face}")
    assert "Liberation" in path
    assert COMMON - {"\n"} <= set(map(chr, TTFont(path).getBestCmap()))


def test_german_text_can_be_written() -> None:
    assert set("ÄÖÜäöüß„“‚‘–…§€²½•→−\u00a0\u00ad") <= COMMON
