"""Where tables and charts of a head stand in the text: blocks in, names, places and what is wrong with them out."""

import re
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from antrag_gen.errors import Place, Problem
from antrag_gen.patterns import compile_late
from antrag_gen.tree import Block, Paragraph, Text, walk

PLACED = compile_late(r"\[(?P<art>Tabelle|Diagramm):? (?P<name>[\w-]+)\]")


class Platzart(StrEnum):
    """What can stand in the text by its name."""

    TABELLE = "Tabelle"
    DIAGRAMM = "Diagramm"

    @property
    def key(self) -> str:
        """Where the head has it."""
        return "tabellen" if self is Platzart.TABELLE else "diagramme"

    @property
    def mit_artikel(self) -> str:
        return f"{'Die' if self is Platzart.TABELLE else 'Das'} {self}"


class Platz(NamedTuple):
    """What a paragraph stands for: the table or chart of that name."""

    art: Platzart
    name: str

    def __str__(self) -> str:
        return f"[{self.art} {self.name}]"


def check_placed(art: Platzart, known: Collection[str], parts: Sequence[Sequence[Block]]) -> Iterator[Problem]:
    """Each of those `known` stands once in the parts of the text, as a paragraph of its own, and no other does."""
    placed = [(platz.name, place) for part in parts for platz, place in _find(part) if platz.art is art]
    for name, place in placed:
        if name not in known:
            there = ", ".join(known) or "noch keine"
            what = f"{art.mit_artikel} „{name}“ gibt es im Kopf nicht."
            yield Problem(place, what, f"Unter „{art.key}“ stehen: {there}.", f"{art.lower()}-fehlt")
    names = [name for name, _ in placed]
    if not known:
        return
    inside = {platz.name: place for part in parts for platz, place in _find_in_sentences(part) if platz.art is art}
    for name in known:
        if name in inside and name not in names:
            yield Problem(
                inside[name],
                f"„{Platz(art, name)}“ steht hier zwischen anderen Worten und würde so gedruckt.",
                "Als eigenen Absatz schreiben, mit einer leeren Zeile davor und danach.",
                f"{art.lower()}-stelle",
            )
        elif names.count(name) != 1:
            times = "nirgends" if name not in names else f"{names.count(name)}-mal"
            yield Problem(
                (art.key, name),
                f"{art.mit_artikel} „{name}“ steht {times} im Text.",
                f"An genau einer Stelle als eigenen Absatz „{Platz(art, name)}“ schreiben.",
                f"{art.lower()}-stelle",
            )


def _find(blocks: Sequence[Block]) -> Iterator[tuple[Platz, Place]]:
    """What stands in the text as a paragraph of its own, `[Tabelle kosten]`."""
    for block in blocks:
        for node in walk(block):
            if isinstance(node, Paragraph) and (platz := placed_in(node)):
                yield platz, node.place or Place("")


def _find_in_sentences(blocks: Sequence[Block]) -> Iterator[tuple[Platz, Place]]:
    """What is named among other words, where it is only printed."""
    for block in blocks:
        for node in walk(block):
            if isinstance(node, Text) and "[" in node.text and not PLACED.fullmatch(node.text.strip()):
                for mark in PLACED.finditer(node.text):
                    yield _platz(mark), (node.place or Place("")).after(node.text[: mark.start()])


def placed_in(paragraph: Paragraph) -> Platz | None:
    """The table or chart that a paragraph stands for; None for any other paragraph."""
    match paragraph.children:
        case (Text(text=words),) if "[" in words and (mark := PLACED.fullmatch(words.strip())):
            return _platz(mark)
    return None


def names_placed(text: str, art: Platzart) -> set[str]:
    """The names of the tables or charts that a text names anywhere."""
    return {mark["name"] for mark in PLACED.finditer(text) if mark["art"] == art}


def _platz(mark: re.Match[str]) -> Platz:
    return Platz(Platzart(mark["art"]), mark["name"])
