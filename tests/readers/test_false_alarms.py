"""Prose that only looks like lines, lists or headings from other programs is read without a message."""

import pytest

from antrag_gen.errors import Place, Problem
from antrag_gen.readers.markdown.blocks import read_markdown
from antrag_gen.tree import Image


def told_of(text: str) -> list[Problem]:
    def no_image(name: str, place: Place) -> Image:
        raise AssertionError(f"{place}: {name}")

    return read_markdown(f"# Abschnitt\n\n{text}\n", "fall.md", 1, no_image)[1]


def ids_in(text: str) -> list[str]:
    return [problem.id for problem in told_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Das Land gibt 30 %, der Bund 20 %, die Stadt gibt den\nRest: 50 %. Das ist viel. Der Verein trägt den Anteil für\n"
        "Bau: 5 %.",
        "Hier gilt: Wer zuerst kommt, mahlt zuerst. Dort gilt: Wer wartet, verliert.\nUnd: Beides ist falsch.",
        "Kosten: 5 Euro. Dauer: 3 Tage. Danach ist alles ganz fertig.\nErgebnis: positiv.",
        "Der Verein sagt:\nDas Ergebnis (siehe oben): 5 Euro.\nDer Rat: nein.",
    ],
)
def test_colons_in_running_text_are_no_lines(text: str) -> None:
    assert told_of(text) == []


def test_lines_that_all_begin_with_a_label_are_told_also_below_their_own_heading() -> None:
    assert ids_in("Name: Müller\nVorname: Ida") == ["zeilen-angaben"]
    assert ids_in("Bitte an:\nName: Müller\nVorname: Ida") == ["zeilen-angaben"]
