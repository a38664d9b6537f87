"""Pictures beside a paper: found by the names that people give them, described, or said to say nothing."""

import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from papers import tree_in
from trees import PNG

from antrag_gen.errors import AntragError
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


@pytest.mark.parametrize(("width", "millimetres"), [("8cm", "80"), ("8,5 cm", "85"), ("8.5cm", "85"), ("115mm", "115")])
def test_a_picture_is_as_wide_as_the_text_says(projekt: Path, width: str, millimetres: str) -> None:
    (projekt / "content/plan.png").write_bytes(PNG)
    assert pictures(projekt, f"![Plan](plan.png){{breite={width}}}")[0].width == Decimal(millimetres)


@pytest.mark.parametrize("written", [" {breite=8cm}", "{ breite = 8 cm }"])
def test_blanks_around_a_width_say_nothing(projekt: Path, written: str) -> None:
    (projekt / "content/plan.png").write_bytes(PNG)
    assert pictures(projekt, f"![Plan](plan.png){written}")[0].width == Decimal(80)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{breite=16,6cm}", "So breit ist kein Platz: der Text ist 16,5 cm breit."),
        ("{breite=12cm}", "So breit wäre das Bild 12 cm hoch; höher als 11,5 cm wird keines gedruckt."),
        ("{breite=50%}", "„{breite=50%}“ ist keine Breite eines Bildes."),
        ("{breite=0cm}", "„{breite=0cm}“ ist keine Breite eines Bildes."),
    ],
)
def test_what_is_no_width_or_wider_than_the_text_is_told_at_its_line(projekt: Path, written: str, told: str) -> None:
    (projekt / "content/plan.png").write_bytes(PNG)
    with pytest.raises(AntragError) as raised:
        pictures(projekt, f"![Plan](plan.png){written}")
    assert [(problem.where.line, problem.what) for problem in raised.value.problems] == [(7, told)]
