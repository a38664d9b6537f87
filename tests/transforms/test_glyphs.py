"""The fixed list of characters is that of the fonts."""

import pytest
from fontTools.ttLib import TTFont
from programs import output_of

from antrag_gen.transforms.glyphs import COVERED


@pytest.mark.parametrize("face", ["Regular", "Bold", "Italic", "Bold Italic"])
def test_every_character_of_the_list_is_in_the_font(face: str) -> None:
    path = output_of("fc-match", "-f", "%{file}", f"Liberation Sans:style={face}")
    assert "Liberation" in path
    assert COVERED - {ord("\n")} <= set(TTFont(path).getBestCmap())


def test_german_text_can_be_written() -> None:
    assert {ord(letter) for letter in "ÄÖÜäöüßẞ„“‚‘–…§€²½•→−\u00a0\u00ad"} - {ord("ẞ")} <= COVERED
