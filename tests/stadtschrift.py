"""A font of a city, made for tests: letters and digits, and what else is asked for."""

import base64
import io

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:–-/()ÄÖÜäöüß€§"


def font_file(further: str = "", *, family: str = "Stadtschrift") -> bytes:
    """A font that draws each of its characters as a square."""
    characters = {ord(character): f"u{ord(character):04X}" for character in LETTERS + further}
    builder = FontBuilder(1000)
    names = [".notdef", *characters.values()]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(characters)
    builder.setupGlyf(dict.fromkeys(names, _square()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    made = io.BytesIO()
    builder.font.recalcTimestamp = False
    builder.save(made)
    return made.getvalue()


def face_rule(data: bytes, family: str = "Stadtschrift") -> str:
    """The rule that brings the font along in a style sheet."""
    encoded = base64.b64encode(data).decode()
    return f"@font-face {{ font-family: '{family}'; src: url('data:font/ttf;base64,{encoded}') }}\n"


def _square() -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, 700), (550, 700), (550, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()
