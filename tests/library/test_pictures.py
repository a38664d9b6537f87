"""Pictures beside a paper: found by the names that people give them, described, or said to say nothing."""

import unicodedata
from pathlib import Path

import pytest
from papers import tree_in
from trees import PNG

from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project
from antrag_gen.tree import Image, walk


def pictures(projekt: Path, written: str) -> list[Image]:
    path = projekt / "content/antrag.md"
    text = f"---\nart: antrag\nbetreff: Bild\n---\n# Wir beantragen\n\n{written}\n"
    path.write_text(text, encoding="utf-8")
    tree = tree_in(path, open_project(find_folder(projekt)))
    return [node for node in walk(tree) if isinstance(node, Image)]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("mit ä und leer.png", "<mit ä und leer.png>"),
        ("mit ä.png", "mit%20%C3%A4.png"),
        ("plan(1).png", "plan(1).png"),
        ("50% Plan.png", "<50% Plan.png>"),
        ("größe.png", "größe.png"),
    ],
)
def test_a_picture_is_found_by_its_name(projekt: Path, name: str, written: str) -> None:
    (projekt / "content" / name).write_bytes(PNG)
    assert pictures(projekt, f"![Lageplan]({written})") == [Image(PNG, "image/png", "Lageplan")]


@pytest.mark.parametrize(("on_disk", "in_text"), [("NFD", "NFC"), ("NFC", "NFD")])
def test_a_picture_is_found_however_a_mac_writes_its_umlauts(projekt: Path, on_disk: str, in_text: str) -> None:
    (projekt / "content" / unicodedata.normalize(on_disk, "für.png")).write_bytes(PNG)
    assert pictures(projekt, f"![Lageplan]({unicodedata.normalize(in_text, 'für.png')})") == [
        Image(PNG, "image/png", "Lageplan")
    ]


def test_a_picture_that_only_adorns_is_said_to(projekt: Path) -> None:
    (projekt / "content/linie.png").write_bytes(PNG)
    assert pictures(projekt, '![](linie.png "dekorativ")') == [Image(PNG, "image/png", "")]
