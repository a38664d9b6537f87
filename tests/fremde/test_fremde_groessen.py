"""Whatever there is too much of in a content file, the work grows with it and not with its square, or it is refused."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from commands import run
from decisions.test_entscheidung import decision
from paper_text import BODY, GRANTED, HEAD, SESSION, funded_motion, paper

from antrag_gen.decisions.entscheidung import counting
from antrag_gen.library.contents import Content
from antrag_gen.library.folder import ContentFile
from antrag_gen.readers.list_labels import GLIEDERUNG

BODIES: dict[str, Callable[[int], str]] = {
    "a line": lambda n: "x" * n * 10,
    "entities": lambda n: "&amp;" * n,
    "angle brackets": lambda n: "<" * n,
    "tags": lambda n: "<a " * n,
    "brackets": lambda n: "]" * n,
    "links": lambda n: "[a](" * n,
    "addresses": lambda n: "https://example.org " * n,
    "addresses in a word": lambda n: "a@b.de," * n,
    "stars": lambda n: "*a " * n,
    "bold words": lambda n: "**a** " * n,
    "underscores": lambda n: "_a " * n,
    "struck words": lambda n: "~~a " * n,
    "backslashes": lambda n: "\\" * n,
    "addresses elsewhere": lambda n: "\n".join(f"[a{i}]: https://example.org/{i}" for i in range(n)),
    "calls of a note": lambda n: "[^1]" * n + "\n\n[^1]: Wort\n",
    "notes": lambda n: "Wort[^{0}]\n".join(map(str, range(n))),
    "rows": lambda n: "\n| A | B |\n|---|---|\n" + "| a | b |\n" * n,
    "paragraphs": lambda n: "\nText.\n" * n,
    "lines": lambda n: "Text\n" * n,
    "quotes": lambda n: "\n> Text" * n,
    "tabs": lambda n: "\n" + "\t" * n + "x",
    "blanks": lambda n: "a" + " " * n + "b",
}
HEADS: dict[str, Callable[[int], str]] = {
    "keys": lambda n: "".join(f"k{i}: x\n" for i in range(n)),
    "comments": lambda n: "# Wort\n" * n,
    "comments behind values": lambda n: "".join(f"k{i}: x  # Wort\n" for i in range(n)),
    "rows": lambda n: "tabellen:\n" + "  - titel: A # Wort\n" * n,
    "blanks before a key": lambda n: " " * n + "status: entwurf\n",
    "blanks in a value": lambda n: f"status: ent{' ' * n}wurf\n",
}


def content(text: str) -> Content:
    def read(*_: object) -> bytes:
        raise AssertionError

    return Content(ContentFile("content/a.md", "content/a.md"), text.encode(), read, GLIEDERUNG)


def grows(read: Callable[[int], object]) -> float:
    """How often as much is done for four times as many, when patterns and models have been built for the first."""
    read(10)
    few, many = (steps(partial(read, n)) for n in (100, 400))
    return many / few


def steps(work: Callable[[], object]) -> int:
    """How many functions are called meanwhile: what the clock says, but the same on every machine."""
    count = 0

    def called(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.langsam
@pytest.mark.auswahl(4)
@pytest.mark.parametrize("what", BODIES)
def test_the_work_grows_with_what_stands_in_a_text(what: str) -> None:
    assert grows(lambda n: content(paper(body=BODY + BODIES[what](n))).sections) < 6


@pytest.mark.auswahl(2)
@pytest.mark.parametrize("what", HEADS)
def test_the_work_grows_with_what_stands_in_a_head(what: str) -> None:
    assert grows(lambda n: content(paper(f"{HEAD}\n{HEADS[what](n)}")).head) < 6


TOO_MUCH = {
    "lines": ("\n" * 40_001, "mehr als 40.000 Zeilen"),
    "brackets": ("[" * 10_001, "mehr als 10.000 eckige Klammern"),
    "stars": ("*a " * 50_001, "mehr als 50.000 Zeichen für Hervorhebungen"),
    "entities": ("&amp;" * 100_001, "mehr als 100.000 Zeichen <, >, &, \\ und `"),
    "cells": ("|" * 200_001, "mehr als 200.000 Striche | von Tabellen"),
    "letters": ("x" * 1_000_001, "mehr als 1.000.000 Zeichen"),
    "a word": ("x" * 10_001, "mehr als 10.000 Zeichen ohne Leerzeichen"),
    "written characters": ("&amp; " * 20_001, "mehr als 20.000 umschriebene Zeichen"),
    "addresses": ("<https://a.de> " * 5_001, "mehr als 5.000 Adressen"),
    "rows": ("| a | b |\n" * 3_001, "mehr als 3.000 Zeilen mit Strichen"),
}


@pytest.mark.auswahl(2)
@pytest.mark.parametrize("what", TOO_MUCH)
def test_more_than_anybody_writes_is_refused_with_the_bound_and_the_place_beyond_it(what: str) -> None:
    text, told = TOO_MUCH[what]
    read = content(paper(body=BODY + text))
    assert read.sections == ()
    [problem] = read.body_problems
    assert problem.id == "text-zu-gross"
    assert told in problem.what
    assert problem.where.line > 10


@pytest.mark.langsam
def test_more_values_than_anybody_writes_are_refused(projekt: Path) -> None:
    Path("content/a.md").write_text(paper(f"{HEAD}\n{HEADS['keys'](20_001)}"), encoding="utf-8")
    result = run("pruefen")
    assert result.exit_code == 1
    assert "Fehler: Mehr als 40.000 Werte und Namen von Angaben werden nicht gelesen." in result.stderr


def test_a_megabyte_of_nul_is_one_mistake(projekt: Path) -> None:
    Path("content/a.md").write_text(paper(body=BODY + "\0" * 1_000_000), encoding="utf-8")
    assert run("pruefen").stderr == (
        "content/a.md:11:22: Fehler: Hier stehen 1000000 unsichtbare Steuerzeichen (das erste: U+0000).\n"
        "    Das Zeichen löschen; es kommt meist aus einer kopierten Stelle.\n"
    )


@pytest.mark.langsam
def test_more_decisions_on_a_motion_than_any_council_takes_are_refused_at_the_one_too_many(projekt: Path) -> None:
    funded_motion(projekt, decisions=SESSION + GRANTED * 2_000)
    refused = (
        "content/beschluesse/2023/lesung.yaml:607:5: Fehler: Über den Antrag Nr. 112/2024 gibt es mehr als 300 "
        "Beschlüsse; so viele werden nicht gelesen.\n    Beschlüsse löschen, die hier doppelt stehen.\n"
    )
    assert run("pruefen").stderr == refused
    assert run("jahreslauf", "2024", "--vorbereiten").stderr == refused + (
        "content/beschluesse/2023/lesung.yaml:1:1: Fehler: Ob über Antrag Nr. 112/2024 zu berichten ist, lässt sich "
        "nicht sagen: Diese Datei hat Fehler.\n"
        "    „antrag pruefen content/beschluesse/2023/lesung.yaml“ sagt, welche.\n"
    )


def test_a_decision_that_stands_there_many_times_is_told_at_each_but_the_first(projekt: Path) -> None:
    funded_motion(projekt, decisions=SESSION + GRANTED * 60)
    assert run("pruefen").stderr.count("zweimal beschlossen") == 59


def test_the_work_grows_with_the_decisions_on_a_motion() -> None:
    alle = [decision(str(n)) for n in range(1, 401)]
    assert len(counting(alle)) == 400
    assert steps(lambda: counting(alle)) < 6 * steps(lambda: counting(alle[:100]))


@pytest.mark.langsam
@pytest.mark.parametrize("letters", ["a\u200d", "a\u200d\n", "a\ufffd", "\U0001f600a"])
def test_the_work_grows_with_the_letters_that_nobody_can_print(projekt: Path, letters: str) -> None:
    def check(n: int) -> None:
        Path("content/a.md").write_text(paper(body=BODY + "\n\n" + letters * n), encoding="utf-8")
        assert run("pruefen").exit_code == 1

    check(1)
    assert steps(lambda: check(800)) < 6 * steps(lambda: check(200))


NESTED = {
    "notes": "W[^1]\n\n> [^1]: > [^2]: b",
    "notes in lists": "W[^1]\n\n- [^1]: - [^2]: - [^3]: b",
    "emphasis": "*" * 400 + "a" + "*" * 400,
    "struck words": "~~*a " * 300 + "*~~" * 300,
    "raised letters": "^~a" * 300 + "~^" * 300,
    "brackets": "[" * 300 + "a" + "](https://example.org)" * 300,
    "quotes": ">" * 300 + " a",
    "lists": "- " * 300 + "a",
}


@pytest.mark.auswahl(3)
@pytest.mark.parametrize("what", NESTED)
def test_whatever_stands_in_whatever_never_fails_without_words_of_its_own(projekt: Path, what: str) -> None:
    Path("content/a.md").write_text(paper(body=f"{BODY}\n\n{NESTED[what]}"), encoding="utf-8")
    result = run("pruefen")
    assert result.exit_code in (0, 1)
    assert "gescheitert" not in result.stderr
