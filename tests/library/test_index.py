"""A paper with mistakes is there all the same: others that name it are not told that it is missing."""

from pathlib import Path

from antrag_gen.fields.kennungen import Berichtskennung, Kennung
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project

MOTION = Kennung("antrag", 4123, 2023)
BROKEN = "betreff: Neu: mit Doppelpunkt\n"


def write(projekt: Path, name: str, head: str) -> None:
    (projekt / "content" / name).write_text(f"---\n{head}{BROKEN}---\n# Sachstand\n", encoding="utf-8")


def test_a_motion_whose_head_is_no_yaml_is_known_by_its_number(projekt: Path) -> None:
    write(projekt, "antrag.md", 'art: haushaltsantrag\nnummer: "4123/2023"   # im Oktober\n')
    papers = open_project(find_folder(projekt)).katalog.papiere
    assert [entry.path for entry in papers[MOTION]] == ["content/antrag.md"]


def test_a_report_whose_head_is_no_yaml_is_known_by_motion_ziffer_and_year(projekt: Path) -> None:
    write(projekt, "bericht.md", "art: fortschrittsbericht\nantrag: 4123/2023\nziffer: 2a\nberichtsjahr: 2024\n")
    reports = open_project(find_folder(projekt)).katalog.berichte
    assert reports[Berichtskennung(MOTION, "2 a", 2024)] == ("content/bericht.md",)
