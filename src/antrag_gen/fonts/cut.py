"""Cut fonts that come as packages down to what a document needs: faces and characters in, font files out.

A whole font is too large to be given to a printer along with a style sheet, and Pango sets the marks of a bold face
that comes from a scale of weights as if it were not bold: each face is made for itself.
"""

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from antrag_gen.fonts.shipped import Face, read_file
from antrag_gen.fonts.typefaces import is_mark

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

WEIGHTS = {"normal": 400, "bold": 700}
PLACING = ("ccmp", "locl", "mark", "mkmk")  # what a font has to set marks at letters, and on each other
TABLES_OF_PLACING = ("GDEF", "GPOS", "GSUB")
TABLES_OF_TOOLS = ("FFTM",)


def cut_face(face: Face, characters: frozenset[str]) -> bytes:
    """The bytes of a font file with these characters, and nothing that varies; the same on every run."""
    font = _open(_cut(face.package, face.file, characters))
    if "fvar" in font:
        from fontTools.varLib.instancer import instantiateVariableFont

        font = instantiateVariableFont(font, {"wght": WEIGHTS[face.weight]}, inplace=True, static=True)
    return _bytes(font)


@lru_cache(maxsize=32)
def _cut(package: str, file: str, characters: frozenset[str]) -> bytes:
    """The file with all weights that it has; two faces are made of it."""
    from fontTools.subset import Options, Subsetter

    font = _open(read_file(package, file))
    needless = TABLES_OF_TOOLS if any(map(is_mark, characters)) else TABLES_OF_TOOLS + TABLES_OF_PLACING
    for table in needless:
        if table in font:
            del font[table]
    options = Options(layout_features=[*PLACING], hinting=False, notdef_outline=True, recalc_timestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(characters)))
    subsetter.subset(font)
    return _bytes(font)


def _open(data: bytes) -> "TTFont":
    from fontTools.ttLib import TTFont

    return TTFont(io.BytesIO(data), recalcTimestamp=False, lazy=True)


def _bytes(font: "TTFont") -> bytes:
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()
