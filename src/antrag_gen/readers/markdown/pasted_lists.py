"""Find lists that were pasted as lines: the paragraphs of a body come in, finished Markdown lists go out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeGuard

from markdown_it.tree import SyntaxTreeNode

from antrag_gen.readers.markdown.list_marks import BARE, Marked, as_roman, read_mark, shown

READ = frozenset({"paragraph", "code_block"})
INSIDE = frozenset({"list_item", "blockquote", "footnote"})
# A dialogue is sentences, a list often is not.
SENTENCE_END = re.compile(r"[.!?…][“”\"»«’)]*$")


@dataclass(frozen=True, slots=True)
class PastedList:
    """Lines of a body that are a list, the last one not included; `runs_together` if they would be one paragraph."""

    first: int
    last: int
    mark: str
    ordered: bool
    runs_together: bool
    is_sure: bool
    in_note: bool
    markdown: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph: where it stands, its words, and how it begins."""

    number: int
    words: str
    marked: Marked | None


def find_pasted_lists(siblings: Sequence[SyntaxTreeNode], lines: Sequence[str], container: str) -> Iterator[PastedList]:
    """The lists among paragraphs of a container that follow each other, each with all that belongs to it."""
    at = 0
    while at < len(siblings):
        paragraphs = [_read(siblings[at])]
        keys = _keys_of(paragraphs[0], in_item=container == "list_item")
        first = paragraphs[0][0].marked if paragraphs[0] else None
        wanted = keys or ({first.key} if first and first.is_bullet else set())
        while wanted and at + len(paragraphs) < len(siblings):
            following = _read(siblings[at + len(paragraphs)])
            if not following or not _goes_on(following[0].marked, wanted, paragraphs[-1]):
                break
            paragraphs.append(following)
        if keys or (
            len(paragraphs) > 1 and not all(SENTENCE_END.search(paragraph[-1].words) for paragraph in paragraphs)
        ):
            yield _pasted(paragraphs, wanted, lines, container=container)
        at += len(paragraphs)


def _goes_on(marked: Marked | None, keys: set[str], above: Sequence[Line]) -> bool:
    """Whether a paragraph that begins so belongs to the list above it, maybe a level deeper."""
    is_sure = any(line.marked and line.marked.kind.sure for line in above)
    return marked is not None and (marked.key in keys or (marked.kind.sure and is_sure))


def _read(node: SyntaxTreeNode) -> list[Line]:
    if node.map is None or node.type not in READ:
        return []
    content = node.children[0].content if node.type == "paragraph" else node.content.rstrip("\n")
    texts = [text.strip() for text in content.split("\n")]
    marks = [read_mark(text) for text in texts]
    if any(marked and marked.kind.name.startswith("small roman") for marked in marks):
        marks = [marked and as_roman(marked) for marked in marks]
    return [
        Line(number, text, marked) for number, (text, marked) in enumerate(zip(texts, marks, strict=True), node.map[0])
    ]


def _keys_of(lines: Sequence[Line], *, in_item: bool) -> set[str]:
    """The marks that make a list of these lines."""
    marks: dict[str, list[Marked]] = {}
    keys: set[str] = set()
    for place, line in enumerate(lines):
        marked = line.marked
        if marked is None:
            continue
        marks.setdefault(marked.key, []).append(marked)
        kind = marked.kind
        is_over_indented = kind.name == "number" and marked.number == 1
        is_swallowed = kind.swallowed or is_over_indented or (in_item and kind.swallowed_in_item)
        if kind.sure or (place > 0 and is_swallowed):
            keys.add(marked.key)
    return keys | {key for key, alike in marks.items() if len(alike) > 1 and (alike[0].is_bullet or _count(alike))}


def _count(marks: Sequence[Marked]) -> bool:
    first, *_ = marks
    is_bare = first.kind.name == BARE  # a line of a sentence may begin with a number
    counts = any(after.number == before.number + 1 for before, after in pairwise(marks))
    return counts and (not is_bare or [marked.number for marked in marks[:2]] == [1, 2])


def _pasted(
    paragraphs: Sequence[Sequence[Line]], keys: set[str], source: Sequence[str], *, container: str
) -> PastedList:
    every = [line for paragraph in paragraphs for line in paragraph]
    start = next(at for at, line in enumerate(every) if line.marked and line.marked.key in keys)
    listed = every[start:]
    keys = keys | {line.marked.key for line in listed if line.marked and _begins_a_level(line.marked)}
    marks = [line.marked for line in listed if _belongs(line.marked, keys)]
    first = listed[0]
    prefix = _prefix(source[every[0].number], every[0].words) if container in INSIDE else ""
    return PastedList(
        first.number,
        listed[-1].number + 1,
        shown(marks[0].mark),
        not marks[0].is_bullet,
        runs_together=any(len(paragraph) > 1 for paragraph in paragraphs),
        is_sure=any(mark.kind.sure for mark in marks),
        in_note=container == "footnote",
        markdown="\n".join(prefix + text for text in _write(listed, keys)),
    )


def _prefix(line: str, words: str) -> str:
    """What stands before the words in a quote or an item, without the mark of the item."""
    return re.sub(r"[^>\s]", " ", line[: max(0, line.find(words))])


def _belongs(marked: Marked | None, keys: set[str]) -> TypeGuard[Marked]:
    """Whether this is a point of the list; once there is one, every kind of bullet is."""
    return marked is not None and (marked.is_bullet or marked.key in keys)


def _begins_a_level(marked: Marked) -> bool:
    return marked.kind.ordered and marked.number == 1 and marked.kind.name != BARE


def _write(lines: Sequence[Line], keys: set[str]) -> Iterator[str]:
    """The lines as Markdown: a kind of mark that comes within another one is a level deeper."""
    levels: list[tuple[Marked, int]] = []
    waiting = ""
    for line in lines:
        marked = line.marked
        if not _belongs(marked, keys):
            text, waiting = (waiting or "  " * len(levels)) + line.words, ""
            yield text
            continue
        depth = next((at for at, (other, _) in enumerate(levels) if other.key == marked.key), len(levels))
        count = levels[depth][1] + 1 if depth < len(levels) else 1
        levels = [*levels[:depth], (marked, count)]
        indent = "".join(" " * len(_sign(other, number)) for other, number in levels[:-1])
        text = indent + _sign(marked, count)
        if marked.words:
            yield text + marked.words
        else:
            waiting = text


def _sign(marked: Marked, count: int) -> str:
    return "- " if marked.is_bullet else f"{count}. "
