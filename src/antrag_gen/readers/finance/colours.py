"""Tell whether a colour is red to the eye: its six digits come in."""

import colorsys

from antrag_gen.patterns import compile_late

RGB = compile_late(r"#?(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")
# Around the red of the colour wheel, neither grey, pale nor nearly black.
HUE, SATURATION, DARKEST, PALEST = 20 / 360, 0.45, 0.2, 0.75


def is_red(colour: str) -> bool:
    """`FFC00000` of Excel (with its opacity in front) and `#c00000` of LibreOffice are, `#000000` and orange aren't."""
    match = RGB.fullmatch(colour)
    if match is None:
        return False
    red, green, blue = (int(match[1][at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    return min(hue, 1 - hue) <= HUE and saturation >= SATURATION and DARKEST <= light <= PALEST
