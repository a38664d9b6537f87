"""Prose that only looks like lines, lists or headings from other programs is read without a message."""

import pytest

from antrag_gen.errors import Place, Problem
from antrag_gen.readers.markdown.blocks import read_markdown
from antrag_gen.tree import Image, ItemList, Paragraph


def no_image(name: str, place: Place) -> Image:
    raise AssertionError(f"{place}: {name}")


def told_of(text: str) -> list[Problem]:
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


def test_the_hyphen_of_an_address_stays_and_numbers_get_a_dash() -> None:
    (address,) = told_of("Siehe https://www.example.org/a-\nb.")
    assert address.hint == "Ist es eines, in einer Zeile schreiben: „https://www.example.org/a-b“."
    (numbers,) = told_of("Siehe S. 12-\n14 und 2020-\n2024.")
    assert numbers.hint == "Ist es eines, in einer Zeile schreiben: „12–14“ und „2020–2024“."


def test_a_divided_word_is_named_once() -> None:
    (word,) = told_of("Das Rat-\nhaus und das Rat-\nhaus.")
    assert word.hint == "Ist es eines, in einer Zeile schreiben: „Rathaus“."


@pytest.mark.parametrize(
    "text",
    [
        "Sehr geehrte Damen und Herren,\n\nwir bitten um Geld.",
        "Eltern-\n\nEs ist gut.",
        "**50.000 Euro**\n\nDas ist viel.",
        "**1,5 Mio. €**\n\nDas ist viel.",
        "**50 000 Euro pro Jahr**\n\nDas ist viel.",
    ],
)
def test_a_salutation_or_an_amount_is_no_heading(text: str) -> None:
    assert told_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Das Haus heißt Eltern-\n+ Kinder-Haus.",
        "- Das Haus heißt Eltern-\n  + Kinder-Haus.",
        "Es gibt eine Kaffee- &\nTeehaus im Ort.",
        "Kaffee- &\nTeehaus &\nKneipe sind da",
        "Das Kaffee-\n& Teehaus ist da.",
    ],
)
def test_a_line_that_plus_or_and_joins_to_another_is_prose(text: str) -> None:
    assert told_of(text) == []


def test_the_joined_line_stays_in_its_paragraph() -> None:
    (section,), _ = read_markdown("# Abschnitt\n\nDas Eltern-\n+ Kinder-Haus.\n", "fall.md", 1, no_image)
    assert [type(block) for block in section.blocks] == [Paragraph]


def test_points_with_different_signs_are_not_joined() -> None:
    (section,), _ = read_markdown("# Abschnitt\n\n- Eltern-\n+ Kinder-Haus\n", "fall.md", 1, no_image)
    assert [type(block) for block in section.blocks] == [ItemList, ItemList]
