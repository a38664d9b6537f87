"""A city sets how its lists are numbered: papers print it, and others cite it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from antrag_gen.cli.main import antrag
from antrag_gen.fields.kennungen import Kennung
from antrag_gen.library.folder import find_folder
from antrag_gen.library.project import open_project

MOTION = """---
art: antrag
betreff: Brunnen
nummer: 7/2024
---
# Wir beantragen

1. eins
2. zwei
   1. Punkt a
   2. Punkt b
      1. Punkt aa

Dazwischen.

3. drei
"""
ANSWER = """---
art: antrag
betreff: Nachfrage
---
# Wir beantragen

Zu Antrag Nr. 7/2024, Ziffer 2b, und Antrag Nr. 7/2024, Ziffer 3.

Zu Antrag Nr. 7/2024, Ziffer 2.1.

Zu Antrag Nr. 7/2024, Ziffer 2 b) aa).
"""


def pruefen() -> list[str]:
    result = CliRunner().invoke(antrag, ["pruefen", "content"], catch_exceptions=False)
    return [line for line in result.stderr.splitlines() if ": Fehler: " in line or line.startswith("    ")]


@pytest.fixture
def stadt(projekt: Path) -> Path:
    (projekt / "content/antrag.md").write_text(MOTION, encoding="utf-8")
    (projekt / "content/nachfrage.md").write_text(ANSWER, encoding="utf-8")
    return projekt


def set_levels(projekt: Path, levels: str) -> None:
    (projekt / "content/projekt.yaml").write_text(f"stadt: Musterstadt\ngliederung: {levels}\n", encoding="utf-8")


def ziffern(projekt: Path) -> tuple[str, ...] | None:
    return open_project(find_folder(projekt)).ziffern(Kennung("antrag", 7, 2024))


def test_requests_are_cited_as_the_city_prints_them(stadt: Path) -> None:
    assert ziffern(stadt) == ("1", "2", "2.1", "2.2", "2.2 a", "3")
    set_levels(stadt, "[1., a), aa)]")
    assert ziffern(stadt) == ("1", "2", "2 a", "2 b", "2 b aa", "3")
    set_levels(stadt, "[(1), (a)]")
    assert ziffern(stadt) == ("1", "2", "2 a", "2 b", "2 b aa", "3")


def test_a_ziffer_that_is_not_printed_so_is_told(stadt: Path) -> None:
    assert pruefen() == [
        "content/nachfrage.md:7:4: Fehler: Antrag Nr. 7/2024 hat keine Ziffer 2 b.",
        "    Möglich sind: 1, 2, 2.1, 2.2, 2.2 a oder 3.",
        "content/nachfrage.md:11:4: Fehler: Antrag Nr. 7/2024 hat keine Ziffer 2 b aa.",
        "    Möglich sind: 1, 2, 2.1, 2.2, 2.2 a oder 3.",
    ]
    set_levels(stadt, "[1., a), aa)]")
    assert pruefen() == [
        "content/nachfrage.md:9:4: Fehler: Antrag Nr. 7/2024 hat keine Ziffer 2.1.",
        "    Möglich sind: 1, 2, 2 a, 2 b, 2 b aa oder 3.",
    ]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("1.", "Die Gliederung ist eine Liste: für jede Ebene, wie ihre erste Nummer gedruckt wird."),
        ("[1., I.]", "„I.“ ist keine Form, in der sich Listen zählen lassen."),
    ],
)
def test_levels_that_cannot_be_are_refused_at_their_place(projekt: Path, written: str, message: str) -> None:
    set_levels(projekt, written)
    result = CliRunner().invoke(antrag, ["pruefen", "content"], catch_exceptions=False)
    assert f"content/projekt.yaml:2:13: Fehler: {message}" in result.stderr.splitlines()
