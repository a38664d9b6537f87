"""Projects with one thing too many: a size comes in, the folder of a project with so much of it goes out."""

import random
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from PIL import Image

SETTINGS = """stadt: Musterstadt
ist_daten:
  einheit: Euro
  spalten: {antrag: Antrag, jahr: Jahr, ist: Ist}
"""
MOTION = """---
art: haushaltsantrag
betreff: Turnhalle
status: eingereicht
nummer: 112/2023
datum: 18.10.2023
fraktionen: [linde]
gezeichnet:
  - name: Ida Muster
haushalt: 2024/2025
mittel:
  - zweck: Dach
    betrag: 50.000 Euro
---
# Begründung/Erläuterung

Das Dach ist undicht.
"""
SESSION = """gremium: va
datum: 15.12.2023
lesung: 3
haushalt: 2024/2025
beschluesse:
"""
DECISION = """  - antrag: 112/2023
    ergebnis: wie_beantragt
"""


def rows(folder: Path, size: int) -> None:
    """A table of so many rows."""
    table = "".join(f"| {number} | Zeile |\n" for number in range(size))
    _motion(folder, f"\n| Nr. | Wort |\n|---|---|\n{table}")


def notes(folder: Path, size: int) -> None:
    """So many footnotes."""
    called = "\n".join(f"\nWort[^{number}]" for number in range(size))
    _motion(folder, called + "\n" + "".join(f"\n[^{number}]: Fußnote {number}.\n" for number in range(size)))


def decisions(folder: Path, size: int) -> None:
    """So many decisions on one motion."""
    _motion(folder)
    path = folder / "content/beschluesse/2023/lesung.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(SESSION + DECISION * size, encoding="utf-8")


def picture(folder: Path, size: int) -> None:
    """A picture of so many kB that cannot be packed."""
    _motion(folder, "\n![Rauschen](bild.png)\n")
    side = round((size * 1000 / 3) ** 0.5)
    image = Image.frombytes("RGB", (side, side), random.Random(1).randbytes(side * side * 3))
    image.save(folder / "content/bild.png", compress_level=1)


def cells(folder: Path, size: int) -> None:
    """A workbook of so many cells, all on one motion."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Ist")
    sheet.append(["Antrag", "Jahr", "Ist", *(f"Spalte {number}" for number in range(7))])
    for number in range(1, size // 10):
        sheet.append([f"{number}/2022", 2024, number, *[1.5] * 7])
    file = BytesIO()
    book.save(file)
    (folder / "ist.xlsx").write_bytes(file.getvalue())


KINDS: dict[str, Callable[[Path, int], None]] = {
    "rows of a table": rows,
    "footnotes": notes,
    "decisions on a motion": decisions,
    "kB of a picture": picture,
    "cells of a workbook": cells,
}


def write_project(folder: Path, kind: str, size: int) -> None:
    (folder / "content/stammdaten").mkdir(parents=True)
    (folder / "content/projekt.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "content/stammdaten/fraktionen.yaml").write_text("linde:\n  name: Fraktion Linde\n", encoding="utf-8")
    (folder / "content/stammdaten/gremien.yaml").write_text("va:\n  name: Ausschuss\n", encoding="utf-8")
    KINDS[kind](folder, size)


def _motion(folder: Path, more: str = "") -> None:
    (folder / "content/antrag.md").write_text(MOTION + more, encoding="utf-8")
