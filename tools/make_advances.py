"""Prints the tables of `src/antrag_gen/measure/advances.py`: how wide characters are in papers, workbooks and charts.

Takes the folders of Liberation Sans and of Carlito (Debian: `fonts-liberation`, `fonts-crosextra-carlito`), which has
the advances of Calibri. The font of charts comes with matplotlib. Of the upright and the slanted face the wider one
counts; most characters are the same in both.
"""

import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from textwrap import fill

import matplotlib as mpl
from fontTools.ttLib import TTFont

WEIGHTS = (("Regular", "Italic"), ("Bold", "BoldItalic"))
WIDTH = 116
Faces = Sequence[Sequence[TTFont]]


def make(liberation: Path, carlito: Path) -> None:
    """Print the tables, those of workbooks and charts for the characters that papers can have."""
    paper, sheet = _faces(liberation, "LiberationSans"), _faces(carlito, "Carlito")
    chart = TTFont(Path(mpl.get_data_path(), "fonts/ttf/DejaVuSans.ttf"))
    covered = _covered(paper)
    named = [code for code in covered if unicodedata.category(chr(code)) != "Co"]  # signs without a name
    for name, faces in (("PAPER", paper), ("SHEET", sheet), ("CHART", [[chart], [chart]])):
        known = set(_covered(faces))
        table = _table(faces, (code for code in named if code in known))
        print(f'{name} = """\n{table}\n"""')


def _faces(folder: Path, name: str) -> Faces:
    return [[TTFont(folder / f"{name}-{face}.ttf") for face in faces] for faces in WEIGHTS]


def _covered(faces: Faces) -> list[int]:
    return sorted(set.intersection(*(set(font.getBestCmap()) for weight in faces for font in weight)))


def _table(faces: Faces, codes: Iterable[int]) -> str:
    """`REGULAR/BOLD CODE CODE-CODE …` for each pair of widths, in units of 2048 to an em."""
    by_width = defaultdict(list)
    for code in codes:
        by_width["/".join(str(max(_advance(font, code) for font in weight)) for weight in faces)].append(code)
    groups = (f"{widths} {_ranges(same)}" for widths, same in by_width.items())
    return fill(" ".join(groups), WIDTH, break_on_hyphens=False, initial_indent="    ", subsequent_indent="    ")


def _advance(font: TTFont, code: int) -> int:
    return font["hmtx"][font.getBestCmap()[code]][0]


def _ranges(codes: list[int]) -> str:
    runs = [[code for _, code in run] for _, run in groupby(enumerate(codes), lambda pair: pair[1] - pair[0])]
    return " ".join(f"{run[0]:X}" if len(run) == 1 else f"{run[0]:X}-{run[-1]:X}" for run in runs)


if __name__ == "__main__":
    make(*map(Path, sys.argv[1:3]))
