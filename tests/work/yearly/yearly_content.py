"""The project of this repository, copied, so that its reports can be changed."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from papers import ROOT

from antrag_gen.library.folder import ProjectFolder, find_folder
from antrag_gen.library.load import BLANK
from antrag_gen.library.project import open_project
from antrag_gen.work.yearly.due import Faellig, find_due

NUMBER = re.compile(r"^nummer: (\S+)", re.MULTILINE)
# What no report is on: papers that are not decided on.
OTHERS = ("vorlagen", "antworten", "anlagen")
DECISIONS = (ROOT / "content/beschluesse/2023/gemeinderat-3-lesung.yaml").read_text(encoding="utf-8")


def copy_content(folder: Path) -> ProjectFolder:
    """Only what reports are made from: each file that is left out need not be read again and again."""
    shutil.copytree(ROOT / "content", folder / "content", ignore=_others)
    return find_folder(folder)


def _others(above: str, names: Sequence[str]) -> list[str]:
    motions = Path(above).match("content/antraege/*")
    return [name for name in names if name in OTHERS or (motions and not _is_decided(Path(above, name)))]


def _is_decided(motion: Path) -> bool:
    return any(f"antrag: {number}" in DECISIONS for number in NUMBER.findall(motion.read_text(encoding="utf-8")))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def due(jahr: int, project: ProjectFolder) -> dict[int, Faellig]:
    """What is due, by the number of the motion, where nobody has anything to say."""
    found, problems = find_due(jahr, open_project(project))
    assert problems == []
    return {each.kennung.antrag.nummer: each for each in found}


# What an office writes into the blanks of a prepared report, by what they begin with.
WORDS = {
    "‹Betrag": "0",
    "‹Stand": "in_umsetzung",
    "‹Ampel": "gruen",
    "‹Wert": "1",
    "‹Zahl, KW": "0",
    "‹Zahl": "1",
    "‹Amt": "Tiefbauamt",
}


def fill(path: Path) -> None:
    """Write something into every blank, other words in each year."""
    path.write_text(fill_text(path.read_text(encoding="utf-8"), int(path.parent.name)), encoding="utf-8")


def fill_text(text: str, jahr: int) -> str:
    for blank in BLANK.findall(text):
        if blank != "‹…›":
            words = f"Neues aus dem {jahr - 2000}. Jahr."
            word = next((word for start, word in WORDS.items() if blank.startswith(start)), words)
            text = text.replace(blank, str(jahr - 2023) if blank.startswith("‹Wert") else word)
    return text
