"""Draw how an editor looks with a paper in it: our snippets and problems in, `docs/handbuch/bilder/editor.png` out.

    python tools/draw_editor.py

VS Code itself cannot be started everywhere; what it shows here is what it is given: the snippets of a project, and what
`antrag pruefen` says of the paper.
"""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
from PIL import Image, ImageDraw, ImageFont

from antrag_gen.errors import Problem
from antrag_gen.library.folder import ProjectFolder
from antrag_gen.library.project import open_project
from antrag_gen.work.check import check
from antrag_gen.work.scaffold import editor_files, new_project

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "handbuch" / "bilder" / "editor.png"
NAME = "turnhalle.md"
PAPER = """---
art: haushaltsantrag
betreff: Sanierung der Turnhalle
haushalt: 2024/2025
fraktionen: [linde]
mittel:
  - zweck: Dach
    betrag: 50.00 Euro
---
# Begründung/Erläuterung

Das Dach ist undicht.
"""
TYPED, BEHIND, WANTED = "st", 8, "stellen"  # what is being typed, below which line, what is chosen
SIZE = (960, 500)
FONTS = Path(mpl.get_data_path()) / "fonts" / "ttf"
LINE, LEFT, TOP, LETTER = 22, 60, 64, 15
WHITE, GREY, INK, BLUE, RED, LIGHT, GREEN = "#ffffff", "#5c5c5c", "#1f1f1f", "#0451a5", "#c72e0f", "#f0f0f0", "#0f6b3f"
CHOSEN = "#cfe3fa"


def font(name: str, size: int = LETTER) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"{name}.ttf"), size)


MONO, SANS, BOLD, SMALL = (
    font("DejaVuSansMono"),
    font("DejaVuSans", 13),
    font("DejaVuSans-Bold", 13),
    font("DejaVuSans", 12),
)


def look() -> tuple[list[tuple[str, str]], list[Problem]]:
    """The snippets that begin with what is typed, with their meanings, and the problems of the paper."""
    with tempfile.TemporaryDirectory() as place:
        root = Path(place).resolve() / "projekt"
        new_project(root)
        folder = ProjectFolder(root)
        (folder.content / NAME).write_text(PAPER, encoding="utf-8")
        told = list(check([folder.content / NAME], open_project(folder)))
        texts = [data.decode() for path, data in editor_files(folder).items() if path.endswith(".code-snippets")]
    snippets = json.loads(texts[0]).values()
    begun = sorted((each["prefix"], each["description"]) for each in snippets if each["prefix"].startswith(TYPED))
    return begun, told


def draw() -> Image.Image:
    snippets, problems = look()
    picture = Image.new("RGB", SIZE, WHITE)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, SIZE[0], 26), fill="#dddddd")
    pen.text((14, 5), f"{NAME} – Anträge", font=SANS, fill=INK)
    pen.rectangle((0, 26, SIZE[0], 54), fill=LIGHT)
    pen.rectangle((0, 26, 140, 54), fill=WHITE)
    pen.text((14, 32), f"{NAME}  ●", font=SANS, fill=INK)
    lines = PAPER.splitlines()
    lines.insert(BEHIND, TYPED)
    for number, line in enumerate(lines, 1):
        _line(pen, number, line, {problem.where.line for problem in problems})
    _panel(pen, problems)
    _choice(pen, snippets)
    return picture


def _line(pen: ImageDraw.ImageDraw, number: int, line: str, wrong: set[int]) -> None:
    y = TOP + (number - 1) * LINE
    pen.text((LEFT - 16, y), str(number), font=MONO, fill=GREY, anchor="ra")
    key, colon, value = line.partition(":")
    if line.startswith("#"):
        pen.text((LEFT, y), line, font=MONO, fill=BLUE)
    elif colon:
        pen.text((LEFT, y), key + colon, font=MONO, fill=BLUE)
        pen.text((LEFT + MONO.getlength(key + colon), y), value, font=MONO, fill=GREEN)
    else:
        pen.text((LEFT, y), line, font=MONO, fill=INK)
    if number in wrong:
        start = LEFT + MONO.getlength(key + colon + " ")
        _underline(pen, start, LEFT + MONO.getlength(line), y + 19)


def _underline(pen: ImageDraw.ImageDraw, start: float, end: float, y: int) -> None:
    points = [(x, y + (0 if at % 2 else 3)) for at, x in enumerate(range(int(start), int(end), 3))]
    pen.line(points, fill=RED, width=2)


def _choice(pen: ImageDraw.ImageDraw, snippets: list[tuple[str, str]]) -> None:
    x, y = LEFT + 18, TOP + (BEHIND + 1) * LINE
    cursor = LEFT + MONO.getlength(TYPED) + 1
    pen.line((cursor, y - LINE, cursor, y - 4), fill=INK, width=2)
    height = len(snippets) * LINE + 6
    pen.rectangle((x, y, x + 210, y + height), fill=WHITE, outline=GREY)
    for at, (prefix, _) in enumerate(snippets):
        top = y + 3 + at * LINE
        if prefix == WANTED:
            pen.rectangle((x + 1, top - 1, x + 209, top + LINE - 1), fill=CHOSEN)
        pen.rectangle((x + 8, top + 5, x + 18, top + 14), outline=GREY)
        pen.text((x + 28, top), prefix[: len(TYPED)], font=MONO, fill=BLUE)
        pen.text((x + 28 + MONO.getlength(TYPED), top), prefix[len(TYPED) :], font=MONO, fill=INK)
    pen.rectangle((x + 214, y, SIZE[0] - 40, y + LINE + 8), fill=WHITE, outline=GREY)
    for at, line in enumerate(_wrap(dict(snippets)[WANTED], SIZE[0] - 60 - x - 214)):
        pen.text((x + 222, y + 5 + at * 18), line, font=SANS, fill=INK)


def _panel(pen: ImageDraw.ImageDraw, problems: list[Problem]) -> None:
    y = TOP + 15 * LINE + 8
    pen.line((0, y, SIZE[0], y), fill="#bbbbbb")
    pen.text((14, y + 8), f"PROBLEME  {len(problems)}", font=BOLD, fill=INK)
    pen.text((150, y + 8), "AUSGABE", font=SANS, fill=GREY)
    pen.text((250, y + 8), "TERMINAL", font=SANS, fill=GREY)
    y += 34
    pen.text((22, y), f"{NAME}   content", font=SANS, fill=INK)
    for problem in problems:
        y += 24
        pen.ellipse((40, y + 1, 54, y + 15), fill=RED)
        pen.text((47, y + 8), "×", font=BOLD, fill=WHITE, anchor="mm")
        place = f"[Zeile {problem.where.line}, Spalte {problem.where.column}]"
        pen.text((64, y), problem.what, font=SANS, fill=INK)
        pen.text((72 + SANS.getlength(problem.what), y), f"Antrag  {place}", font=SMALL, fill=GREY)


def _wrap(text: str, width: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and SANS.getlength(f"{line} {word}") > width:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


if __name__ == "__main__":
    draw().quantize(64).save(PICTURE, optimize=True)
