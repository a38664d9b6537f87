"""Find lists that were pasted as lines: the paragraphs of a body come in, finished Markdown lists go out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.tree import SyntaxTreeNode

from antrag_gen.patterns import compile_late
from antrag_gen.readers.markdown.list_marks import BARE, Marked, read_marks, shown
from antrag_gen.readers.markdown.point_writing import Line, Points

READ = frozenset({"paragraph", "code_block"})
INSIDE = frozenset({"list_item", "blockquote", "footnote"})
# A dialogue is sentences, a list often is not.
SENTENCE_END = compile_late(r"[.!?…][“”\"»«’)]*$")


@dataclass(frozen=True, slots=True)
class PastedList:
    """Lines of a body that are a list, the last one not included; `runs_together` if they would be one paragraph.

    `counted` is the last number it has on its first level, `changed` says which number comes out otherwise.
    """

    first: int
    last: int
    mark: str
    ordered: bool
    runs_together: bool
    is_sure: bool
    in_note: bool
    markdown: str
    counted: int = 0
    changed: str = ""
    needs_gap: bool = False


def find_pasted_lists(
    siblings: Sequence[SyntaxTreeNode], lines: Sequence[str], container: str, last: int = 0, within: int = 0
) -> Iterator[PastedList]:
    """The lists among paragraphs of a container that follow each other, each with all that belongs to it.

    `last` is the number that the list before them has ended with; where a numbered one stands right above, one that
    begins anew is below its last point, whose words are `within` blanks deep.
    """
    read = [read_lines(node) for node in siblings]
    at = 0
    while at < len(siblings):
        paragraphs = [read[at]]
        keys = keys_of(paragraphs[0], in_item=container == "list_item")
        first = paragraphs[0][0].marked if paragraphs[0] else None
        wanted = keys or ({first.key} if first and first.is_bullet else set())
        while wanted and at + len(paragraphs) < len(siblings):
            further = _further(read[at + len(paragraphs) :], wanted, paragraphs)
            if not further:
                break
            wanted = wanted | keys_of(further[0], in_item=False)
            paragraphs += further
        if keys or (
            len(paragraphs) > 1 and not all(SENTENCE_END.search(paragraph[-1].words) for paragraph in paragraphs)
        ):
            deep = within if at == 0 and last > 0 else 0
            pasted = _pasted(paragraphs, wanted, lines, container=container, last=last, deep=deep)
            last = pasted.counted or last
            yield pasted
        at += len(paragraphs)


def _further(
    following: Sequence[list[Line]], keys: set[str], paragraphs: Sequence[Sequence[Line]]
) -> Sequence[list[Line]]:
    """The next paragraph, if it belongs to the list above it: also one that begins to count in another way."""
    marked = following[0][0].marked if following[0] else None
    if _goes_on(marked, keys, paragraphs[-1]):
        return following[:1]
    is_ordered = any(line.marked and line.marked.key in keys and line.marked.kind.ordered for line in paragraphs[0])
    is_level = marked is not None and marked.number == 1 and marked.key in keys_of(following[0], in_item=False)
    return following[:1] if is_ordered and is_level else []


def _goes_on(marked: Marked | None, keys: set[str], above: Sequence[Line]) -> bool:
    """Whether a paragraph that begins so belongs to the list above it, maybe a level deeper."""
    is_sure = any(line.marked and line.marked.kind.sure for line in above)
    return marked is not None and (marked.key in keys or (marked.kind.sure and is_sure))


def read_lines(node: SyntaxTreeNode) -> list[Line]:
    """The lines of a paragraph, and how each begins."""
    if node.map is None or node.type not in READ:
        return []
    content = node.children[0].content if node.type == "paragraph" else node.content.rstrip("\n")
    texts = [text.strip() for text in content.split("\n")]
    marks = read_marks(texts)
    return [
        Line(number, text, marked) for number, (text, marked) in enumerate(zip(texts, marks, strict=True), node.map[0])
    ]


def keys_of(lines: Sequence[Line], *, in_item: bool) -> set[str]:
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
    figures = {key for key, alike in marks.items() if alike[0].kind.name in ("figure", "levels")}
    if sum(len(marks[key]) for key in figures) > 1:
        keys |= figures
    return keys | {key for key, alike in marks.items() if len(alike) > 1 and (alike[0].is_bullet or _count(alike))}


def _count(marks: Sequence[Marked]) -> bool:
    first, *_ = marks
    is_bare = first.kind.name == BARE  # a line of a sentence may begin with a number
    counts = any(after.number == before.number + 1 for before, after in pairwise(marks))
    return counts and (not is_bare or [marked.number for marked in marks[:2]] == [1, 2])


def _pasted(  # noqa: PLR0913 – what is known of the lines and of what stands above
    paragraphs: Sequence[Sequence[Line]],
    keys: set[str],
    source: Sequence[str],
    *,
    container: str,
    last: int,
    deep: int,
) -> PastedList:
    every = [line for paragraph in paragraphs for line in paragraph]
    start = next(at for at, line in enumerate(every) if line.marked and line.marked.key in keys)
    prefix = prefix_of(source[every[0].number], every[0].words) if container in INSIDE else ""
    mark = every[start].marked
    if deep and start == 0 and mark and mark.kind.ordered and mark.number != last + 1:
        prefix, last = prefix + " " * deep, 0
    return pasted_list(
        every[start:],
        Points(keys, last, boxes_in(every)),
        prefix,
        runs_together=any(len(paragraph) > 1 for paragraph in paragraphs),
        in_note=container == "footnote",
        glued=every[start].number > 0 and bool(source[every[start].number - 1].strip(" >")),
    )


def boxes_in(lines: Sequence[Line]) -> set[str]:
    return {line.marked.mark for line in lines if line.marked and line.marked.is_box}


def pasted_list(  # noqa: PLR0913 – what a list is made of
    listed: Sequence[Line], points: Points, prefix: str, *, runs_together: bool, in_note: bool, glued: bool
) -> PastedList:
    """The lines as a finished list; `glued` if a line stands right above them."""
    texts = [prefix + text for _, text in points.write(listed)]
    first = points.found[0]
    outer = points.levels[0]
    return PastedList(
        listed[0].number,
        listed[-1].number + 1,
        shown(first.mark),
        not first.is_bullet,
        runs_together=runs_together,
        is_sure=any(mark.kind.sure for mark in points.found),
        in_note=in_note,
        markdown="\n".join(texts),
        counted=0 if outer.marked.is_bullet else outer.count,
        changed=points.changed,
        needs_gap=glued and re.match(r"[ >]*(?!1\.)\d+\.", texts[0]) is not None,
    )


def prefix_of(line: str, words: str) -> str:
    """What stands before the words in a quote or an item, without the mark of the item."""
    return re.sub(r"[^>\s]", " ", line[: max(0, line.find(words))])
