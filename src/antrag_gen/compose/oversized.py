"""Find pictures that are to be larger than there is room for: a tree and the room of its pages in, problems out."""

from collections.abc import Iterator
from decimal import Decimal

from antrag_gen.errors import Place, Problem
from antrag_gen.german.zahlen import format_zahl
from antrag_gen.measure.sheet import MM, Setting
from antrag_gen.tree import Image, Node, walk
from antrag_gen.writers.pictures import HIGHEST, size_of


def find_oversized(tree: Node, setting: Setting) -> Iterator[Problem]:
    """A picture whose width was typed is printed as wide, or not at all; others are made to fit."""
    for image in walk(tree):
        if not isinstance(image, Image) or not image.width or (size := size_of(image)) is None:
            continue
        room = round(setting.upright / MM, 1)
        wide, high = size
        if wide > room or high > HIGHEST:
            most = int(min(room, HIGHEST * wide / high))
            what = (
                f"So breit ist kein Platz: der Text ist {_cm(room)} cm breit."
                if wide > room
                else f"So breit wäre das Bild {_cm(high)} cm hoch; höher als {_cm(HIGHEST)} cm wird keines gedruckt."
            )
            hint = f"Höchstens „{{breite={most}mm}}“ schreiben."
            yield Problem(image.place or Place(""), what, hint, "bild-breite")


def _cm(millimetres: float) -> str:
    return format_zahl(Decimal(int(millimetres)) / 10)
