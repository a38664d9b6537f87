"""The web page: whole tables with heads that say of what they are, words that stay words, nothing from elsewhere."""

import re
from dataclasses import replace

from writers.list_trees import document, money, table, words

from antrag_gen.tree import Document, Part
from antrag_gen.writers.page import LOOKS, write


def page(tree: Document) -> str:
    return write(tree, b"").decode()


def test_the_page_says_its_language_and_title_and_loads_nothing() -> None:
    said = page(document(table((words("A"), money("1", "1")))))
    assert said.startswith('<!DOCTYPE html>\n<html lang="de-DE">')
    assert "<title>Liste: Anträge</title>" in said
    assert "default-src 'none'" in said
    assert "Auf jeder Seite" not in said  # what pages repeat
    assert not any(outside in said for outside in ("src=", "url(", "@import", "<script", "<link"))


def test_the_page_has_one_landmark_and_one_title_and_its_words_stand_out() -> None:
    said = page(document(table((words("A"), money("1", "1")))))
    assert [said.count(mark) for mark in ("<main>", "<h1", "</h1>\n<table", "<caption>")] == [1, 1, 1, 1]
    text, ground = (re.findall(rf"[{{ ]{name}: (#\w+);", str(LOOKS)) for name in ("color", "background"))
    assert (text, ground) == (["#1a1a1a"], ["#fff", "#e8ecf0"])
    assert min(contrast(text[0], each) for each in ("#ffffff", ground[1])) > 7  # WCAG 2.2, 1.4.6


def contrast(text: str, ground: str) -> float:
    dark, light = sorted(map(luminance, (text, ground)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_heads_say_whether_they_are_of_a_column_or_of_a_row() -> None:
    rows = (replace(words("A"), header=True), money("1.000", "1000"))
    said = page(document(table(rows)))
    assert '<th class="text" scope="col">Betreff</th><th class="betrag" scope="col">2024 Euro</th>' in said
    assert '<tr class="werte"><th class="text" scope="row">A</th><td class="betrag">1.000</td></tr>' in said
    assert "<caption>Mittel</caption>" in said
    assert "data-node" not in said


def test_words_are_no_markup_and_parts_of_a_table_are_one_without_hyphens() -> None:
    whole = table((words("<b>Haus\u00adhalt</b>"), money("1", "1")))
    parts = [replace(table((words("Teil"), money("1", "1"))), part=Part(number, whole)) for number in (1, 2)]
    said = page(document(*parts))
    assert "&lt;b&gt;" in said
    assert ("Haushalt" in said, "Teil" in said, said.count("<table")) == (True, False, 1)
