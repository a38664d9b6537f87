"""Find the characters of a tree that no font of the layouts has: a tree in, problems out.

The papers are set in Liberation Sans, Arimo or Arial. What all faces of Liberation Sans 1.07 have, the
others have too; a fixed list finds the same characters on every machine, with or without the fonts.
"""

import unicodedata
from collections.abc import Iterator

from antrag_gen.errors import Place, Problem
from antrag_gen.tree import Node, Picture, Text, walk

RANGES = """
    20-7E A0-17F 192 1FA-1FF 218-21B 2C6-2C7 2C9 2D8-2DD 37E 384-38A 38C 38E-3A1 3A3-3CE 400-45F 472-473
    490-491 1E80-1E85 1EF2-1EF3 2010-2011 2013-2015 2017-201E 2020-2022 2026 2030 2032-2033 2039-203A
    203C 203E 2044 207F 20A3-20A4 20A7 20AC 2105 2113 2116 2122 2126 212E 215B-215E 2190-2195 21A8 2202
    2206 220F 2211-2212 2215 2219-221A 221E-221F 2229 222B 2248 2260-2261 2264-2265 2302 2310 2320-2321
    2500 2502 250C 2510 2514 2518 251C 2524 252C 2534 253C 2550-256C 2580 2584 2588 258C 2590-2593
    25A0-25A1 25AA-25AC 25B2 25BA 25BC 25C4 25CA-25CB 25CF 25D8-25D9 25E6 263A-263C 2640 2642 2660 2663
    2665-2666 266A-266C FB01-FB02
"""


def _read_ranges() -> frozenset[int]:
    covered: set[int] = set()
    for part in RANGES.split():
        first, _, last = part.partition("-")
        covered.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(covered)


COVERED = _read_ranges() | {ord("\n")}


def find_missing_glyphs(tree: Node) -> Iterator[Problem]:
    """A problem for each character that would be printed as an empty box, at its line of the file."""
    for node in walk(tree):
        words = node.text if isinstance(node, Text) else node.alt if isinstance(node, Picture) else ""
        for offset, character in enumerate(words):
            if ord(character) not in COVERED:
                name = unicodedata.name(character, "ohne Namen").title()
                yield Problem(
                    (node.place or Place("Vorlage")).after(words[:offset]),
                    f"Das Zeichen „{character}“ (U+{ord(character):04X}, {name}) gibt es in der Schrift nicht.",
                    "Das Zeichen durch ein Wort ersetzen.",
                    "zeichen-fehlt",
                )
