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
        "Der Bund gibt 20 %, die Stadt gibt den\nRest: 50 %. Das ist viel. Der Verein trägt den Anteil für\nBau: 5 %.",
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


@pytest.mark.parametrize(
    "text",
    [
        "Die Verwaltung prüft die Kosten;\na) im Sozialamt, b) im Jugendamt.",
        "Die Verwaltung prüft die Kosten;\na) im Sozialamt.",
        "Geprüft werden i) die Inflation, ii) der Zins und\niii) die Tarife.",
        "- Die Verwaltung prüft die Kosten\n  a) im Sozialamt, b) im Jugendamt.",
        "- Geprüft werden i) die Inflation, ii) der Zins und\n  iii) die Tarife.",
        "1. Die Verwaltung prüft die Kosten\n   1) im Sozialamt, 2) im Jugendamt."[:0]
        or "Geprüft wird:\na) im Amt, b) im Rat.",
        "Geprüft werden a) das Amt,\nb) der Rat,\nc) die Stadt.",
    ],
)
def test_an_enumeration_within_a_sentence_is_no_list(text: str) -> None:
    assert told_of(text) == []


def test_two_lines_that_count_are_a_list() -> None:
    assert ids_in("Geprüft werden\na) das Amt\nb) der Rat, siehe a) oben") == ["liste-eingefuegt"]


def test_first_and_second_without_a_colon_begin_sentences() -> None:
    assert told_of("Erstens fehlt Geld.\nZweitens fehlt Personal.") == []
    assert told_of("Erstens, so der Rat, fehlt Geld.\nZweitens, so das Amt, fehlt Personal.") == []
    assert ids_in("Erstens: Geld\nZweitens: Personal") == ["liste-eingefuegt"]


@pytest.mark.parametrize(
    "text",
    [
        "Das Amt prüft die Zeit und – soweit möglich\n– den Ort. Danach folgt – soweit nötig\n– der Ausschuss.",
        "Der Bericht umfasst\n– anders als 2019 –\nauch die Kosten.",
        "1. Der Bericht umfasst die Kosten –\n   nicht aber den Ort\n   – und berichtet.",
        "- Der Bericht umfasst\n  – anders als 2019 –\n  auch die Kosten.",
        "- Das Amt prüft die Zeit und – soweit möglich\n  – den Ort.",
    ],
)
def test_a_dash_of_a_sentence_is_no_point(text: str) -> None:
    assert told_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "– Bänke\n– Körbe",
        "Wir fordern\n– neue Bänke\n– zwei Körbe",
        "- Park\n  – Bänke\n  – Körbe",
        "- Park\n  – Bänke",
    ],
)
def test_short_lines_with_dashes_are_a_list(text: str) -> None:
    assert ids_in(text) == ["liste-eingefuegt"]
