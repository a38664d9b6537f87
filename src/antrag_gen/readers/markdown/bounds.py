"""Refuse a body that nobody could have written: it comes in as text, and the first bound that it breaks goes out.

The parser's work for each of these grows with their number. All commands read all papers: one of them must not hold up
the others for minutes.
"""

import re
from dataclasses import dataclass
from itertools import islice

from antrag_gen.errors import Place, Problem
from antrag_gen.patterns import compile_late


@dataclass(frozen=True, slots=True)
class Bound:
    """At most so many of what a pattern finds; `words` say what that is."""

    most: int
    found: re.Pattern[str]
    words: str


BOUNDS = (
    Bound(40_000, compile_late(r"\n"), "Zeilen"),
    Bound(10_000, compile_late(r"\["), "eckige Klammern"),
    Bound(50_000, compile_late(r"[*_~^]"), "Zeichen für Hervorhebungen (*, _, ~, ^)"),
    Bound(100_000, compile_late(r"[<&\\`>]"), "Zeichen <, >, &, \\ und `"),
    Bound(200_000, compile_late(r"\|"), "Striche | von Tabellen"),
    Bound(1_000_000, compile_late(r"."), "Zeichen"),
    # What is read soon enough, and laid out for minutes.
    Bound(20_000, compile_late(r"&#?\w+;"), "umschriebene Zeichen (&…;)"),
    Bound(5_000, compile_late(r"https?://|www\.|\w@\w"), "Adressen"),
    Bound(3_000, compile_late(r"^[^\n|]*\|", re.MULTILINE), "Zeilen mit Strichen | von Tabellen"),
)
ID = "text-zu-gross"
LONGEST_WORD = compile_late(r"(?<!\S)\S{10001}")  # where no line can end, each is looked for to the end of it


def find_broken_bound(body: str, path: str, first_line: int) -> Problem | None:
    """What there is too much of in a body that begins in line `first_line`, where it becomes too much."""
    for bound in BOUNDS:
        if len(body) <= bound.most:
            continue
        if beyond := next(islice(bound.found.finditer(body), bound.most, None), None):
            at = beyond.start()
            place = Place(path, first_line + body.count("\n", 0, at), at - body.rfind("\n", 0, at))
            most = f"{bound.most:,}".replace(",", ".")
            what = f"Der Text hat mehr als {most} {bound.words}; so viel wird nicht gelesen."
            return Problem(place, what, "Den Text auf mehrere Papiere verteilen.", ID)
    if long := LONGEST_WORD.search(body):
        at = long.start()
        place = Place(path, first_line + body.count("\n", 0, at), at - body.rfind("\n", 0, at))
        what = "Hier stehen mehr als 10.000 Zeichen ohne Leerzeichen; so lange Wörter werden nicht gelesen."
        return Problem(place, what, "Leerzeichen oder Zeilenumbrüche setzen, oder den Text löschen.", ID)
    return None
