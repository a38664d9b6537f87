"""Renew a head: that of an old paper comes in, the same with what is of last year as blanks goes out.

Comments and order stay, for each value is cut in at its place.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import BaseModel

from antrag_gen.errors import AntragError, Path, Place, Problem
from antrag_gen.fields.freitext import find_freitext
from antrag_gen.papers.papier import Status
from antrag_gen.readers.source import Source
from antrag_gen.readers.yaml.lines import Lines
from antrag_gen.readers.yaml.nodes import BLOCK_TEXT, Items, MappingNode, Mark, Node, Scalar, last_line
from antrag_gen.readers.yaml.parse import parse
from antrag_gen.readers.yaml.write import BRACKETS, VALUE, yaml_text
from antrag_gen.work.renew.numbers import blank_of, mark_numbers

# Keys of lists, and numbers that are the same every year.
STAYS = frozenset(
    {
        *("fraktionen", "fraktion", "referate", "gremium", "ziffer", "ziffern", "datei"),
        *("thh", "kontengruppe", "projekt", "besoldung", "besoldung_neu"),
    }
)
# What is a number of this paper alone, even where it is free text, and what has years as keys.
WHOLE = frozenset({"gz", "betrag", "ist"})


@dataclass(frozen=True, slots=True)
class _Cut:
    start: Mark
    end: Mark
    text: str


@dataclass(slots=True)
class RenewedHead:
    """`keys` are those that it has, `left_out` the places of those that the new kind doesn't know."""

    text: str
    keys: set[str] = field(default_factory=set)
    left_out: dict[str, Place] = field(default_factory=dict)


def renew_head(source: Source, kind: type[BaseModel], art: str, known: frozenset[str]) -> RenewedHead:
    """The head for a draft of this kind; `known` are the keys that it may have.

    Raises AntragError with the problems of a head that cannot be read, or is written in brackets.
    """
    lines = Lines(source.head, source.path, source.head_line)
    document, problems = parse(lines)
    root = document.root if document else None
    if problems or not isinstance(root, MappingNode) or root.flow:
        what = "Dieser Kopf lässt sich nicht übernehmen."
        hint = "Jede Angabe in eine eigene Zeile schreiben: „betreff: …“."
        raise AntragError(problems or [Problem(Place(source.path, source.head_line), what, hint, "kopf-uebernehmen")])
    made = RenewedHead("")
    done, last = [], 0
    for key, value in root.pairs:
        end = max(last_line(value), key.start.line) + 1
        if key.text in known:
            cuts = _renew_top(key.text, value, kind, art)
            done += _with_cuts(lines.lines[:end], cuts)[last:]
            made.keys.add(key.text)
        else:
            made.left_out[key.text] = lines.place(key.start)
        last = end
    made.text = "\n".join([*done, *lines.lines[last:]])
    return made


def _renew_top(key: str, value: Node, kind: type[BaseModel], art: str) -> list[_Cut]:
    fixed = {"art": art, "status": Status.ENTWURF.value}
    if key in fixed:
        return [_Cut(value.start, _end(value), fixed[key])]
    return list(_renew(value, (key,), kind, flow=False))


def _renew(node: Node, path: Path, kind: type[BaseModel], *, flow: bool) -> Iterator[_Cut]:
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    if key in STAYS or not _has_digit(node):
        return
    if isinstance(node, Scalar):
        text = mark_numbers(node.text) if key not in WHOLE and find_freitext(kind, path) else blank_of(node.text)
        if not node.text.startswith("‹") and text != node.text:
            yield _Cut(node.start, _end(node), yaml_text(text, BRACKETS if flow else VALUE))
    elif key in WHOLE and path[-1] == key:
        yield _Cut(node.start, _end(node), yaml_text(blank_of(_words(node)), BRACKETS if flow else VALUE))
    else:
        parts = node.nodes if isinstance(node, Items) else [value for _, value in node.pairs]
        names: list[str | int] = list(range(len(parts)))
        if isinstance(node, MappingNode):
            names = [name.text for name, _ in node.pairs]
        for name, part in zip(names, parts, strict=True):
            yield from _renew(part, (*path, name), kind, flow=flow or node.flow)


def _has_digit(node: Node) -> bool:
    return any(sign.isdigit() for sign in _words(node))


def _words(node: Node) -> str:
    """The values of a node in one line, with the keys of a mapping."""
    match node:
        case Scalar():
            return node.text
        case Items():
            return ", ".join(map(_words, node.nodes))
    return ", ".join(f"{key.text}: {_words(value)}" for key, value in node.pairs)


def _end(node: Node) -> Mark:
    """Where a node ends; that of a block is the end of its last line, with the comment there."""
    is_block = node.style in BLOCK_TEXT if isinstance(node, Scalar) else not node.flow
    return Mark(last_line(node), sys.maxsize) if is_block else node.end


def _with_cuts(lines: list[str], cuts: list[_Cut]) -> list[str]:
    """The lines with each cut in its place; what stood in several lines stands in the first of them."""
    made = list(lines)
    for cut in reversed(cuts):
        behind = made[cut.end.line][cut.end.column :]
        line = made[cut.start.line][: cut.start.column] + cut.text + behind
        made[cut.start.line : cut.end.line + 1] = [line]
    return made
