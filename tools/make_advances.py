"""Prints the table of `src/antrag_gen/advances.py`: how wide the characters of Liberation Sans are.

Takes the folder of the font's files (`fonts-liberation` of Debian: /usr/share/fonts/truetype/liberation). Of the
upright and the slanted face the wider one counts; most characters are the same in both.
"""

import sys
import unicodedata
from collections import defaultdict
from itertools import groupby
from pathlib import Path
from textwrap import fill

from fontTools.ttLib import TTFont

FACES = (("Regular", "Italic"), ("Bold", "BoldItalic"))
WIDTH = 116


def make(folder: Path) -> str:
    """The table: `REGULAR/BOLD CODE CODE-CODE …` for each pair of widths, in units of 2048 to an em."""
    weights = [[TTFont(folder / f"LiberationSans-{face}.ttf") for face in faces] for faces in FACES]
    fonts = [font for faces in weights for font in faces]
    covered = set.intersection(*(set(font.getBestCmap()) for font in fonts))
    by_width = defaultdict(list)
    for code in sorted(covered):
        if unicodedata.category(chr(code)) != "Co":  # for private use: signs without a name
            by_width["/".join(str(max(_advance(font, code) for font in faces)) for faces in weights)].append(code)
    groups = (f"{widths} {_ranges(codes)}" for widths, codes in by_width.items())
    return fill(" ".join(groups), WIDTH, break_on_hyphens=False)


def _advance(font: TTFont, code: int) -> int:
    return font["hmtx"][font.getBestCmap()[code]][0]


def _ranges(codes: list[int]) -> str:
    runs = [[code for _, code in run] for _, run in groupby(enumerate(codes), lambda pair: pair[1] - pair[0])]
    return " ".join(f"{run[0]:X}" if len(run) == 1 else f"{run[0]:X}-{run[-1]:X}" for run in runs)


if __name__ == "__main__":
    print(make(Path(sys.argv[1])))  # noqa: T201 – what the script is for
