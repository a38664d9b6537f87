"""Find lines that are lines elsewhere, and would run together: a paragraph comes in, its lines with breaks go out.

Wrapped prose is left alone: there the next word would not have found room in the line above.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.tree import SyntaxTreeNode

from antrag_gen.patterns import compile_late
from antrag_gen.readers.markdown.list_marks import ROMAN

COUNTED = compile_late(r"(?P<word>§{1,2}|[^\W\d_][^\W\d_.]{0,11}\.?)\s?(?P<number>\d{1,3}|[IVX]{1,4})[.:)]{0,2}(?=\s)")
LABEL = compile_late(r"(?:\*\*)?[^\W\d_][^:*.;),]{0,29}(?::\*\*|\*\*:|:)\s+\S")
# Two of these in a line are a sentence: „Hier gilt: …. Dort gilt: …“.
ANY_LABEL = compile_late(r"\w(?::\*\*|\*\*:|:)\s")
MOST_WORDS = 4
ENDED = compile_late(r"[.!?:;,…–-][“”\"»«’)*]*$|[&+]$")
LONGEST = 50
# Nobody wraps prose closer than this.
NARROWEST = 34
FEWEST = 3


@dataclass(frozen=True, slots=True)
class PastedLines:
    """Lines of a body, the last one not included, with breaks; `kind` is zaehlung, angaben or kurz."""

    first: int
    last: int
    kind: str
    sign: str
    markdown: str
    is_sure: bool = False


def find_pasted_lines(node: SyntaxTreeNode, lines: Sequence[str]) -> Iterator[PastedLines]:
    """The first such lines of each part of a paragraph that would be one line."""
    start = (node.map or (0, 0))[0]
    part: list[str] = []
    written = node.children[0].content.split("\n")
    for at, line in enumerate(written):
        part.append(line.strip())
        if at + 1 == len(written) or line.endswith(("\\", "  ")):
            found = _find(part)
            if found:
                kind, first, last = found
                from_line = start + at + 1 - len(part)
                kept = [line.rstrip() for line in lines[from_line + first : from_line + last]]
                markdown = "\n".join([*(f"{line}\\" for line in kept[:-1]), kept[-1]])
                sign = _sign(part[first], kind)
                # „§ 6 gilt.“ and „§ 7 nicht.“ may be sentences of one paragraph.
                is_sure = kind == "zaehlung" and (
                    sign.endswith((".", ":", ")")) or not all(map(ENDED.search, part[first:last]))
                )
                yield PastedLines(from_line + first, from_line + last, kind, sign, markdown, is_sure=is_sure)
            part = []


def _find(part: Sequence[str]) -> tuple[str, int, int] | None:
    """The kind of lines, and which they are, the last one not included."""
    for kind, goes_on, fewest in (("zaehlung", _counts, 2), ("kurz", _is_ended, FEWEST)):
        first = 0
        for at in range(1, len(part) + 1):
            if at == len(part) or not goes_on(part[at - 1], part[at]):
                if at - first >= fewest and (kind != "kurz" or _are_short(part, first, at)):
                    return kind, first, at
                first = at
    start = 1 if part[0].endswith(":") else 0  # „Ansprechpartner:“ above them
    labels = part[start:]
    are_labels = len(labels) > 1 and all(map(_is_label, labels)) and _have_room(part, start, len(part))
    return ("angaben", start, len(part)) if are_labels else None


def _counts(above: str, line: str) -> bool:
    """„TOP 1 …“ and „TOP 2 …“: the same word, and the next number."""
    before, match = COUNTED.match(above), COUNTED.match(line)
    if before is None or match is None or before["word"].casefold() != match["word"].casefold():
        return False
    if above.endswith((",", ";")) and not before[0].endswith((".", ":", ")")):
        return False  # a sentence goes on: „§ 5 gilt,“ and „§ 6 nicht.“
    return _value(match["number"]) == _value(before["number"]) + 1


def _value(number: str) -> int:
    return int(number) if number.isdigit() else ROMAN.index(number) if number in ROMAN else -1


def _is_label(line: str) -> bool:
    match = LABEL.match(line)
    is_only_one = len(ANY_LABEL.findall(line)) == 1
    return (
        match is not None and is_only_one and line.lstrip("*")[:1].isupper() and len(match[0].split()) <= MOST_WORDS + 1
    )


def _is_ended(above: str, line: str) -> bool:
    """Whether a line was ended by hand, though not its sentence."""
    return _is_short(above) and _is_short(line) and not ENDED.search(above)


def _is_short(line: str) -> bool:
    first = line.lstrip("*")[:1]
    return len(line) <= LONGEST and (first.isupper() or first.isdigit() or first == "+") and "|" not in line


def _are_short(part: Sequence[str], first: int, last: int) -> bool:
    """Whether each line had room for the first word of the next, and nothing stands above that goes on in them."""
    if first > 0 and not re.search(r"[.:!?;]$", part[first - 1]):
        return False
    if re.search(r"[.!?;]$", part[last - 1]):
        return False  # a sentence
    return _have_room(part, first, last)


def _have_room(part: Sequence[str], first: int, last: int) -> bool:
    """Whether each line had room for the first word of the next."""
    width = max(NARROWEST, *map(len, part))
    return all(len(above) + 1 + len(line.split()[0]) <= width for above, line in pairwise(part[first:last]))


def _sign(line: str, kind: str) -> str:
    match = COUNTED.match(line) if kind == "zaehlung" else LABEL.match(line) if kind == "angaben" else None
    return match[0].strip() if match and kind == "zaehlung" else match[0][:-1].strip().strip("*") if match else ""
