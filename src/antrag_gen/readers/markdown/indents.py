"""Read what is indented below an item as it was meant: a body comes in and goes out, and problems with lists.

Three blanks are a level below „9.“ and below „10.“ alike; Markdown would want four there.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.tree import SyntaxTreeNode

from antrag_gen.errors import Level
from antrag_gen.patterns import compile_late
from antrag_gen.readers.markdown.rules import Reporter
from antrag_gen.readers.markdown.traps import DAY_OF_MONTH

LEVEL = 3
LONG_NUMBER = compile_late(r"(?P<indent> *)(?P<number>\d{2,3})\.(?P<gap> {1,4})\S")
NUMBER = compile_late(r" *(\d+)\.\s")
LISTS = frozenset({"bullet_list", "ordered_list"})


def widen_indents(body: str) -> str:
    """The same lines; what stands three blanks deep below a number of two digits stands as deep as its words."""
    lines = body.split("\n")
    for index, line in enumerate(lines):
        match = LONG_NUMBER.match(line)
        if match:
            least = len(match["indent"]) + LEVEL
            wanted = len(match["indent"]) + len(match["number"]) + 1 + len(match["gap"])
            below = list(_below(lines, index + 1, least))
            missing = wanted - min((_indent(lines[at]) for at in below), default=wanted)
            if missing > 0 and not _goes_on(lines[below[0]], int(match["number"])):
                for at in below:
                    lines[at] = " " * missing + lines[at]
    return "\n".join(lines)


def _below(lines: Sequence[str], start: int, least: int) -> Iterator[int]:
    """The lines that are indented below an item, without the empty ones."""
    for index in range(start, len(lines)):
        if lines[index].strip():
            if _indent(lines[index]) < least:
                return
            yield index


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))


def _goes_on(line: str, number: int) -> bool:
    """Whether this is the next item, only not written below the one before."""
    match = NUMBER.match(line)
    return match is not None and int(match[1]) == number + 1


def report_indents(root: SyntaxTreeNode, report: Reporter) -> None:
    """A problem for each list that is indented, but not far enough to be below the item above it."""
    for node in root.walk():
        # That there is a list in a note is told as such.
        if node.type in LISTS and (node.parent is None or node.parent.type != "footnote"):
            _check_items(report, node)
            after = node.next_sibling
            if after is not None and after.type in LISTS and _column(report, after) > _column(report, node):
                _tell(report, after, node.children[-1])
                further = after.next_sibling
                if further is not None and _counts_on(report, node, further):
                    _claim(report, further)


def _check_items(report: Reporter, node: SyntaxTreeNode) -> None:
    first = node.children[0]
    for before, item in zip(node.children, node.children[1:], strict=False):
        if item.info and before.info and int(item.info) == int(before.info) + 1:
            continue
        if _column(report, item) > _column(report, first):
            _tell(report, item, before)
            _claim(report, node)
            return


def _counts_on(report: Reporter, node: SyntaxTreeNode, further: SyntaxTreeNode) -> bool:
    """Whether a list goes on behind the one between that is not below it; days of a month do not."""
    if node.type != "ordered_list" or further.type != "ordered_list":
        return False
    is_next = int(further.children[0].info) == int(node.children[-1].info) + 1
    return is_next and not DAY_OF_MONTH.match(_line_of(report, further))


def _claim(report: Reporter, node: SyntaxTreeNode) -> None:
    """The numbers of the items that follow are wrong only by that."""
    if node.map is not None:
        report.claim(*node.map)


def _tell(report: Reporter, node: SyntaxTreeNode, above: SyntaxTreeNode) -> None:
    wanted = _words_at(report, above) - 1
    mark = _line_of(report, above).strip().split()[0]
    report.say(
        node,
        f"Dieser Punkt ist eingerückt, steht aber nicht unter „{mark}“.",
        f"Soll er darunter stehen, {wanted} Leerzeichen davor setzen, sonst so viele wie vor „{mark}“.",
        "liste-einzug",
    )


def _line_of(report: Reporter, node: SyntaxTreeNode) -> str:
    return report.lines[report.place(node).line - report.first_line]


def _column(report: Reporter, node: SyntaxTreeNode) -> int:
    return report.place(node).column


def _words_at(report: Reporter, node: SyntaxTreeNode) -> int:
    """The column where an item's words begin."""
    line = _line_of(report, node)
    marked = re.match(r"[\s>]*\S+\s+", line)
    return (marked.end() if marked else len(line)) + 1


SENTENCE_END = compile_late(r"[.!?:;][“”\"»«’')\]]*\s*$")
DRAWN_IN = {
    "list_item": ("zum Punkt darüber", "{} Leerzeichen davor setzen"),
    "footnote": ("zur Fußnote darüber", "{} Leerzeichen davor setzen"),
    "blockquote": ("zum Zitat darüber", "„> “ davor setzen"),
}
NOTE_INDENT = 4


def report_drawn_in(root: SyntaxTreeNode, report: Reporter) -> None:
    """A warning where a line looks like a new paragraph, but is drawn into the item, quote or note above it."""
    for node in root.walk():
        parent = node.parent
        if node.type == "paragraph" and parent is not None and parent.type in DRAWN_IN and node.map is not None:
            lines = node.children[0].content.split("\n")
            for offset, (above, words) in enumerate(pairwise(lines), 1):
                line = report.lines[node.map[0] + offset]
                if SENTENCE_END.search(above) and words.lstrip()[:1].isupper() and _is_outside(report, line, parent):
                    _tell_drawn_in(report, node, parent, offset)
                    break


def _is_outside(report: Reporter, line: str, container: SyntaxTreeNode) -> bool:
    if container.type == "blockquote":
        return not line.lstrip().startswith(">")
    if container.type == "footnote":
        return _indent(line) == 0
    return _indent(line) < _column(report, container)


def _tell_drawn_in(report: Reporter, node: SyntaxTreeNode, container: SyntaxTreeNode, offset: int) -> None:
    where, hint = DRAWN_IN[container.type]
    wanted = NOTE_INDENT if container.type == "footnote" else _words_at(report, container) - 1
    report.say(
        report.place(node, offset),
        f"Diese Zeile wird {where} gezogen.",
        f"Gehört sie dazu, {hint.format(wanted)}, sonst eine Leerzeile.",
        "zeile-angehaengt",
        Level.WARNUNG,
    )
