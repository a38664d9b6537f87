"""The fonts that come as packages: their names in, what they have and their files out, the same on every machine.

Arimo is drawn like Liberation Sans and Arial, with the same widths, and its marks stand right on every letter of
DIN 91379; DejaVu Sans has boxes, ticks, fractions and arrows.
"""

import io
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from antrag_gen.files import read_bytes

# What all faces of Liberation Sans 1.07 have, Arimo and Arial have too. A fixed list, not what is found on a machine,
# so that a paper in these fonts is made of the same runs everywhere.
ALIKE = frozenset({"liberation sans", "arimo", "arial"})
RANGES = """
    20-7E A0-17F 192 1FA-1FF 218-21B 2C6-2C7 2C9 2D8-2DD 37E 384-38A 38C 38E-3A1 3A3-3CE 400-45F 472-473
    490-491 1E80-1E85 1EF2-1EF3 2010-2011 2013-2015 2017-201E 2020-2022 2026 2030 2032-2033 2039-203A
    203C 203E 2044 207F 20A3-20A4 20A7 20AC 2105 2113 2116 2122 2126 212E 215B-215E 2190-2195 21A8 2202
    2206 220F 2211-2212 2215 2219-221A 221E-221F 2229 222B 2248 2260-2261 2264-2265 2302 2310 2320-2321
    2500 2502 250C 2510 2514 2518 251C 2524 252C 2534 253C 2550-256C 2580 2584 2588 258C 2590-2593
    25A0-25A1 25AA-25AC 25B2 25BA 25BC 25C4 25CA-25CB 25CF 25D8-25D9 25E6 263A-263C 2640 2642 2660 2663
    2665-2666 266A-266C FB01-FB02
"""
# Control, format and private characters, those without a name, and separators of lines: whatever a font draws for them,
# nobody reads it.
UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# Neither the PDF nor the Word file is made for words that are written from the right.
FROM_THE_RIGHT = frozenset({"R", "AL"})
LAST_STANDING_IN = "\uffff"  # DejaVu Sans has some emoji above, but a paper is better off with a word

# Names of their own, so that a font of the same name on a machine is never taken instead.
ARIMO, DEJAVU = "Antrag Arimo", "Antrag DejaVu"


@dataclass(frozen=True, slots=True)
class Typeface:
    """A font by its name, with the characters that are in all of its faces."""

    name: str
    characters: frozenset[str]


@dataclass(frozen=True, slots=True)
class Face:
    """One of the four faces of a font that comes as a package."""

    font: str
    weight: str
    style: str
    package: str
    file: str


_DEJAVU = "mpl-data/fonts/ttf/DejaVuSans{}.ttf"
FACES = (
    Face(ARIMO, "normal", "normal", "fontpkg_arimo", "files/Arimo[wght].ttf"),
    Face(ARIMO, "bold", "normal", "fontpkg_arimo", "files/Arimo[wght].ttf"),
    Face(ARIMO, "normal", "italic", "fontpkg_arimo", "files/Arimo-Italic[wght].ttf"),
    Face(ARIMO, "bold", "italic", "fontpkg_arimo", "files/Arimo-Italic[wght].ttf"),
    Face(DEJAVU, "normal", "normal", "matplotlib", _DEJAVU.format("")),
    Face(DEJAVU, "bold", "normal", "matplotlib", _DEJAVU.format("-Bold")),
    Face(DEJAVU, "normal", "italic", "matplotlib", _DEJAVU.format("-Oblique")),
    Face(DEJAVU, "bold", "italic", "matplotlib", _DEJAVU.format("-BoldOblique")),
)


@lru_cache(maxsize=1)
def shipped() -> tuple[Typeface, ...]:
    """The fonts in the order in which they stand in."""
    return tuple(Typeface(name, _common(face for face in FACES if face.font == name)) for name in (ARIMO, DEJAVU))


def characters_of(data: bytes, number: int = 0) -> frozenset[str]:
    """The characters that a font file can print, of the font with this number in a collection.

    Raises ValueError where it is no such file.
    """
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(io.BytesIO(data), fontNumber=number, lazy=True) as font:
            codes = font.getBestCmap() or {}
    except TTLibError as error:
        raise ValueError("no font file") from error
    return frozenset(filter(is_printable, map(chr, codes)))


def font_alone(data: bytes, number: int) -> bytes:
    """The font with this number of a collection as a file of its own; a file of one font as it is."""
    from fontTools.ttLib import TTFont

    if not data.startswith(b"ttcf"):
        return data
    alone = io.BytesIO()
    with TTFont(io.BytesIO(data), fontNumber=number, recalcTimestamp=False) as font:
        font.save(alone)
    return alone.getvalue()


def width_in_font(text: str, data: bytes, number: int = 0) -> float:
    """The width of a text in one line, in ems of a font file; as that of `characters_of`."""
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(data), fontNumber=number, lazy=True) as font:
        glyphs, advances = font.getBestCmap() or {}, font["hmtx"]
        units = sum(advances[glyphs.get(ord(character), ".notdef")][0] for character in text)
        return float(units / font["head"].unitsPerEm)


def is_printable(character: str) -> bool:
    """Whether there is something to see, or at least a blank, where this character stands; see FROM_THE_RIGHT."""
    return unicodedata.category(character) not in UNPRINTABLE and not is_from_the_right(character)


def is_from_the_right(character: str) -> bool:
    """Whether it is a letter of a script that is written from the right to the left."""
    return unicodedata.bidirectional(character) in FROM_THE_RIGHT


def font_in_word(font: str, text: str) -> str:
    """What Word is told instead of one of these: a font that every Windows has, Arial being on every Mac, too.

    Today's Arial has the letters of DIN 91379 with their marks, Segoe UI those of Armenian and Georgian, and
    Segoe UI Symbol boxes, ticks, fractions and arrows. Fonts of other names are what they are called.
    """
    if font == DEJAVU:
        return "Segoe UI" if text.isalpha() else "Segoe UI Symbol"
    return "Arial" if font == ARIMO else font


def face_path(font: str, weight: str = "normal", style: str = "normal") -> Path:
    """Where the file of a face lies, for a library that wants to read it by itself."""
    face = next(face for face in FACES if (face.font, face.weight, face.style) == (font, weight, style))
    return _path(face.package, face.file)


def _common(faces: Iterable[Face]) -> frozenset[str]:
    files = {(face.package, face.file) for face in faces}
    common = frozenset.intersection(*(characters_of(read_file(*file)) for file in files))
    return frozenset(character for character in common if character <= LAST_STANDING_IN)


def read_file(package: str, file: str) -> bytes:
    """The bytes of a file that comes with a package."""
    return read_bytes(_path(package, file), file)


def _path(package: str, file: str) -> Path:
    spec = find_spec(package)  # matplotlib is slow to import, and not needed for that
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(package)
    return Path(spec.submodule_search_locations[0]) / file


def _read_ranges() -> frozenset[str]:
    covered: set[str] = set()
    for part in RANGES.split():
        first, _, last = part.partition("-")
        covered.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(covered)


COMMON = _read_ranges() | {"\n"}
