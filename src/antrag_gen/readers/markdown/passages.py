"""Text as an office types it in Word: paragraphs, points and headings in a row, compared and written as Markdown.

Tree nodes or paragraphs of Word come in; Markdown that is read back as the same goes out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from antrag_gen.patterns import compile_late
from antrag_gen.readers.list_labels import BOXES
from antrag_gen.tree import (
    Block,
    Emphasis,
    Heading,
    Inline,
    Item,
    ItemList,
    LineBreak,
    Link,
    Paragraph,
    ParagraphRole,
    Script,
    Strong,
    Text,
    plain_text,
)

LEVEL = "    "
BLANKS = compile_late(r"[ \t\n\r\f\v\u00a0\u2007\u202f]+")
MARKS = compile_late(r"[\\`*_\[\]~^|$]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|\{(?=[{%#])|=(?==)")
# What begins a list, a heading or a quote at the start of a line.
LINE_START = compile_late(r"(#{1,6}(?=\s|$)|[-+:](?=[-\s:|]|$)|>|=+$)|(\d{1,9}|[A-Za-z])([.)])(?=\s|$)")
PATH = compile_late(r"(?:^|[\s(„\"])[A-Za-z]:\S")
TYPED_POINT = compile_late(r"(?:[•·▪◦‣]|[-–](?=\s))\s*(?=\S)")
# What emphasis may begin and end with, by what stands before and behind it.
OPENING = compile_late(r"[\s(„]?[^\W_]|\s?[„(]")
CLOSING = compile_late(r"[^\W_][\s.,;:!?)“]?|[“.!?)%€]\s?")
PLACED = compile_late(r"\[(?:Tabelle|Diagramm)\b[^\]\n]*\]")


class Kind(StrEnum):
    """What a passage is; `WEITER` goes on with the point above."""

    TEXT = "text"
    PUNKT = "punkt"
    ZAHL = "zahl"
    WEITER = "weiter"
    UEBERSCHRIFT = "ueberschrift"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that look alike; `script` is 1 for raised, -1 for lowered. A line feed is a line break."""

    text: str
    strong: bool = False
    emphasis: bool = False
    script: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """`level` is the depth of a point from 1, or the level of a heading in the content file; 0 for text."""

    kind: Kind
    level: int
    pieces: tuple[Piece, ...]

    @property
    def words(self) -> str:
        return "".join(piece.text for piece in self.pieces)


class _TooMuch(Exception):  # noqa: N818 – nothing went wrong
    """A node that is more than passages can say."""


def passages_of(blocks: Iterable[Block]) -> tuple[Passage, ...] | None:
    """The blocks as passages; None where there is more in them: tables, pictures, notes, links, quotes."""
    try:
        return tuple(passage for block in blocks for passage in _block(block))
    except _TooMuch:
        return None


def _block(block: Block) -> Iterator[Passage]:
    match block:
        case Paragraph(role=ParagraphRole.TEXT, children=children):
            passage = _passage(Kind.TEXT, 0, children)
            if PLACED.fullmatch(passage.words):
                raise _TooMuch
            yield passage
        case Heading(level=level, children=children):
            yield _passage(Kind.UEBERSCHRIFT, level - 1, children)
        case ItemList():
            yield from _points(block, 1)
        case _:
            raise _TooMuch


def _points(points: ItemList, level: int) -> Iterator[Passage]:
    for item in points.items:
        yield from _point(item, Kind.ZAHL if points.ordered else Kind.PUNKT, level)


def _point(item: Item, kind: Kind, level: int) -> Iterator[Passage]:
    if item.label in BOXES.values() or not item.children or not isinstance(item.children[0], Paragraph):
        raise _TooMuch
    for number, child in enumerate(item.children):
        match child:
            case Paragraph(children=children):
                yield _passage(Kind.WEITER if number else kind, level, children)
            case ItemList():
                yield from _points(child, level + 1)
            case _:
                raise _TooMuch


def _passage(kind: Kind, level: int, nodes: Iterable[Inline]) -> Passage:
    return tidied(Passage(kind, level, tuple(_pieces(nodes, Piece("")))))


def _pieces(nodes: Iterable[Inline], look: Piece) -> Iterator[Piece]:
    for node in nodes:
        match node:
            case Text(text=text):
                yield replace(look, text=text.replace("\n", " "))
            case LineBreak():
                yield replace(look, text="\n")
            case Strong(children=children):
                yield from _pieces(children, replace(look, strong=True))
            case Emphasis(children=children):
                yield from _pieces(children, replace(look, emphasis=True))
            case Script(children=children, raised=raised):
                yield from _pieces(children, replace(look, script=1 if raised else -1))
            case Link(target=target, children=children) if plain_text(node) == target.removeprefix("mailto:"):
                yield from _pieces(children, look)
            case _:
                raise _TooMuch


def tidied(passage: Passage) -> Passage:
    """The same with one blank between words and none at the ends; marks stand at words only, and alike ones are one."""
    parts: list[Piece] = []
    for piece in passage.pieces:
        for text in re.split(r"(\s*\n\s*)", piece.text):
            words = "\n" if "\n" in text else BLANKS.sub(" ", text)
            split = filter(None, re.split(r"^( )|( )$", words))
            parts += [Piece(part) if not part.strip() else replace(piece, text=part) for part in split]
    merged: list[Piece] = []
    for part in parts:
        last = merged[-1] if merged else None
        if part.text == " " and (last is None or last.text.endswith((" ", "\n"))):
            continue
        if part.text == "\n" and last is not None and last.text == " ":
            merged.pop()
        merged.append(part)
    while merged and not merged[-1].text.strip():
        merged.pop()
    while merged and not merged[0].text.strip():
        del merged[0]
    return replace(passage, pieces=tuple(_joined(_bridged(merged))))


def _bridged(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """A blank between two pieces that look alike looks as they do."""
    for at, piece in enumerate(pieces):
        before, after = pieces[at - 1] if at else None, pieces[at + 1] if at + 1 < len(pieces) else None
        if piece.text == " " and before and after and replace(before, text="") == replace(after, text=""):
            yield replace(before, text=" ")
        else:
            yield piece


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    last: Piece | None = None
    for piece in pieces:
        if last is not None and replace(last, text="") == replace(piece, text=""):
            last = replace(last, text=last.text + piece.text)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def typed(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """What was typed: tidied, without empty lines, and lines that begin with a bullet as points."""
    found = (tidied(passage) for passage in passages)
    return tuple(_as_point(_whole_words(passage)) for passage in found if passage.pieces)


def _whole_words(passage: Passage) -> Passage:
    """Without emphasis that begins or ends within a word or beside signs, where Markdown might not tell it."""
    pieces = passage.pieces
    before = ["", *(piece.text[-1] for piece in pieces[:-1])]
    after = [*(piece.text[0] for piece in pieces[1:]), ""]
    plain = (
        piece if _can_be_marked(piece, left, right) else replace(piece, strong=False, emphasis=False, script=0)
        for piece, left, right in zip(pieces, before, after, strict=True)
    )
    return replace(passage, pieces=tuple(_joined(plain)))


def _can_be_marked(piece: Piece, left: str, right: str) -> bool:
    if piece.script:
        return piece.text.isalnum()
    begins, ends = OPENING.fullmatch(left + piece.text[0]), CLOSING.fullmatch(piece.text[-1] + right)
    return bool(begins and ends)


def _as_point(passage: Passage) -> Passage:
    first = passage.pieces[0]
    bullet = TYPED_POINT.match(first.text) if passage.kind is Kind.TEXT else None
    if not bullet:
        return passage
    rest = replace(first, text=first.text[bullet.end() :])
    return Passage(Kind.PUNKT, 1, (rest, *passage.pieces[1:]))


def write_passages(passages: Sequence[Passage]) -> str:
    """The Markdown, without a line feed at its end."""
    lines: list[str] = []
    counted: dict[int, int] = {}
    above: Passage | None = None
    for passage in passages:
        if above is not None and not _is_close(above, passage):
            lines.append("")
        counted = {level: number for level, number in counted.items() if level <= passage.level}
        if passage.kind is Kind.ZAHL:
            counted[passage.level] = counted.get(passage.level, 0) + 1
        elif passage.kind is not Kind.WEITER:
            counted.pop(passage.level, None)
        lines += _lines(passage, counted.get(passage.level, 0))
        above = passage
    return "\n".join(lines)


def _is_close(above: Passage, passage: Passage) -> bool:
    """Whether no empty line stands between the two."""
    points = (Kind.PUNKT, Kind.ZAHL)
    return (
        passage.kind in points and above.kind in points and (passage.kind is above.kind or passage.level > above.level)
    )


def _lines(passage: Passage, number: int) -> Iterator[str]:
    text = _markdown(passage.pieces)
    within = LEVEL * passage.level
    match passage.kind:
        case Kind.UEBERSCHRIFT:
            first, within = f"{'#' * passage.level} ", ""
        case Kind.PUNKT:
            first = f"{LEVEL * (passage.level - 1)}- "
        case Kind.ZAHL:
            first = f"{LEVEL * (passage.level - 1)}{number}. "
        case _:
            first = within
    begin, *others = text.split("\n")
    ends = "\\" if others else ""
    yield f"{first}{begin}{ends}"
    for at, line in enumerate(others, 1):
        yield f"{within}{line}{'' if at == len(others) else ends}"


def _markdown(pieces: Iterable[Piece]) -> str:
    text = "".join(_marked(piece) for piece in pieces)
    return "\n".join(
        LINE_START.sub(_escape_start, line, count=1) if LINE_START.match(line) else line for line in text.split("\n")
    )


def _escape_start(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"


def _marked(piece: Piece) -> str:
    # A backslash behind a drive, or a doubled one, could be read as a path of Windows.
    as_number = PATH.search(piece.text)
    text = MARKS.sub(
        lambda match: f"&#{ord(match[0])};" if as_number or match[0] == "\\" else f"\\{match[0]}", piece.text
    )
    for on, mark in ((piece.script > 0, "^"), (piece.script < 0, "~"), (piece.emphasis, "*"), (piece.strong, "**")):
        if on:
            text = "\n".join(f"{mark}{line}{mark}" if line else line for line in text.split("\n"))
    return text
