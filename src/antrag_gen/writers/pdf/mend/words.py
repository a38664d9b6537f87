"""Make the marks of a block read as the words of the tree do.

Three things differ: a blank at the end of a line, or between two elements, is not drawn; the hyphen of a divided
word reads as a hyphen of the text; and where a font draws two characters with one glyph, it reads as one of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pydyf

from antrag_gen.tree import Footnote, LineBreak, NoteCall, Text
from antrag_gen.writers.pdf.mend.marks import Glyphs, Kind, ListMark, font_set_by, is_shown
from antrag_gen.writers.pdf.numbered import Numbered

BLANKS = " \t\n\r\f"
SOFT_HYPHEN = "\u00ad"
HYPHENS = "\u2010\u2011-"
NBSP = "\u00a0"


@dataclass(slots=True)
class Reading:
    """What a mark should read as, and whether a blank stands between it and the mark before."""

    text: str
    after_blank: bool = False


def spell(at: Numbered, marks: Sequence[ListMark], glyphs: Glyphs) -> None:
    """Let `marks`, which show the lines of a node, read as its words. Calls of notes read as they are."""
    pieces = [mark.text if mark.kind is Kind.WORDS else "" for mark in marks]
    readings = _align(words_of(at), pieces) or list(_by_lines(marks))
    # A page number is no word of the tree: the blank before it is made here.
    after_blank = (reading.after_blank or mark.kind is Kind.PAGE for mark, reading in zip(marks, readings, strict=True))
    after_blanks = [*after_blank, False][1:]
    for mark, reading, before_blank in zip(marks, readings, after_blanks, strict=True):
        _read_as(mark, reading.text if mark.kind is Kind.WORDS else mark.shown, glyphs, blank=before_blank)


def words_of(at: Numbered) -> str:
    """The words in the lines of a node as the tree has them, without those of notes."""
    if isinstance(at.node, Text):
        return at.node.text
    if isinstance(at.node, (LineBreak, Footnote, NoteCall)):
        return " " * isinstance(at.node, LineBreak)
    return "".join(words_of(child) for child in at.parts["caption" if "caption" in at.parts else "children"])


def _align(source: str, pieces: Sequence[str]) -> list[Reading] | None:
    """How each piece of a line reads, or None where a layout prints other characters than the tree has."""
    readings: list[Reading] = []
    at = 0
    for piece in pieces:
        begin = at
        while at < len(source) and source[at] in BLANKS and piece[:1] not in BLANKS:
            at += 1
        reading = Reading("", at > begin)
        for offset, character in enumerate(piece):
            end = _match(source, at, character)
            if end is None and offset == len(piece) - 1 and character in HYPHENS:
                reading.text = reading.text.removesuffix(SOFT_HYPHEN) + SOFT_HYPHEN
            elif end is None:
                return None
            else:
                reading.text += source[at:end] if character not in BLANKS else " "
                at = end
        readings.append(reading)
    return readings if not source[at:].strip(BLANKS + SOFT_HYPHEN) else None


def _match(source: str, at: int, character: str) -> int | None:
    """The end of what `character` prints of `source`, which begins with blanks or soft hyphens that were left out."""
    if character in BLANKS:
        while at < len(source) and source[at] in BLANKS:
            at += 1
        return at
    while source[at : at + 1] == SOFT_HYPHEN != character:
        at += 1
    return at + 1 if source[at : at + 1] == character else None


def _by_lines(marks: Sequence[ListMark]) -> Iterator[Reading]:
    """A blank at each line's end, for texts that a layout prints in other letters (`text-transform`)."""
    for before, mark in zip([None, *marks], marks, strict=False):
        new_line = before and (mark.page > before.page or mark.area.left <= before.area.left)
        divided = before and before.shown.endswith(tuple(HYPHENS))
        yield Reading(mark.shown, bool(new_line and not divided))


def _read_as(mark: ListMark, text: str, glyphs: Glyphs, *, blank: bool) -> None:
    plain = text.replace(NBSP, " ").replace(SOFT_HYPHEN, "")
    text = plain + SOFT_HYPHEN * text.endswith(SOFT_HYPHEN)
    if mark.shown != plain or text != plain:
        mark.properties["ActualText"] = pydyf.String(text + " " * blank)
    elif blank:
        _append_blank(mark, glyphs)


def _append_blank(mark: ListMark, glyphs: Glyphs) -> None:
    """Draw a blank after the last glyph of the mark, from another font where its own has none."""
    shown = [at for at in range(mark.begin, mark.end) if is_shown(mark.content[at])]
    own, size = next(font for part in reversed(mark.content[: shown[-1]]) if (font := font_set_by(part)))
    for name in (own, *sorted(glyphs)):
        blank = next((glyph for glyph, text in glyphs[name].items() if text == " "), None)
        if blank is not None:
            change = "" if name == own else f" /{name} {size} Tf"
            mark.content[shown[-1]] += f"{change} [<{blank:04x}>] TJ".encode()
            return
    mark.properties["ActualText"] = pydyf.String(f"{mark.shown} ")
