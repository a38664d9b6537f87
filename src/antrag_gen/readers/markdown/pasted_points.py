"""Find points that a list draws into itself: blocks without empty lines between come in, the list meant goes out.

„II. Zwei“ below „1. Eins“ is the end of „Eins“ to Markdown, and „B. Zwei“ below a list under „A. Eins“ that of its last
point.
"""

from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from antrag_gen.readers.markdown.list_marks import read_marks
from antrag_gen.readers.markdown.pasted_lists import INSIDE, PastedList, boxes_in, keys_of, pasted_list, prefix_of
from antrag_gen.readers.markdown.point_writing import Line, Points

LISTS = frozenset({"bullet_list", "ordered_list"})
GLUED = LISTS | {"paragraph"}


def find_drawn_in(
    siblings: Sequence[SyntaxTreeNode], lines: Sequence[str], container: str, last: int
) -> Iterator[PastedList]:
    """The lists in blocks of a container that have points within the lines of others."""
    nodes: list[SyntaxTreeNode] = []
    for node in [*siblings, None]:
        if node is not None and node.type in GLUED and node.map and (not nodes or _is_glued(nodes[-1], node, lines)):
            nodes.append(node)
            continue
        if any(each.type in LISTS for each in nodes):
            for run in _runs(nodes, lines, container):
                yield from _find(run, lines, container, last)
        nodes = [node] if node is not None and node.type in GLUED and node.map else []


def _is_glued(above: SyntaxTreeNode, node: SyntaxTreeNode, lines: Sequence[str]) -> bool:
    return bool(node.map and above.map and lines[node.map[0] - 1].strip(" >") and above.map[1] == node.map[0])


def _runs(nodes: Sequence[SyntaxTreeNode], lines: Sequence[str], container: str) -> Iterator[list[Line]]:
    """The lines of these blocks, parted where an empty line is; a point that Markdown reads has its depth."""
    starts = {number: depth for node in nodes for number, depth in _starts(node, 0)}
    prefix = _prefix(nodes[0], lines) if container in INSIDE else ""
    run: list[tuple[int, str]] = []
    first, end = (nodes[0].map or (0, 0))[0], (nodes[-1].map or (0, 0))[1]
    for number in range(first, end + 1):
        text = lines[number].strip(" >") if number < min(end, len(lines)) else ""
        if text:
            run.append((number, text))
            continue
        marks = read_marks([text for _, text in run])
        yield [
            Line(number, text, marked, starts.get(number), _indent(lines[number], text) - len(prefix))
            if number in starts
            else Line(number, text, marked)
            for (number, text), marked in zip(run, marks, strict=True)
        ]
        run = []


def _prefix(node: SyntaxTreeNode, lines: Sequence[str]) -> str:
    line = lines[(node.map or (0, 0))[0]]
    return prefix_of(line, line.strip(" >"))


def _indent(line: str, text: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4)[line.expandtabs(4).find(text[:1]) :])


def _starts(node: SyntaxTreeNode, depth: int) -> Iterator[tuple[int, int]]:
    for child in node.children:
        if child.type == "list_item" and child.map:
            yield child.map[0], depth
        if child.type in ("list_item", *LISTS):
            yield from _starts(child, depth + (child.type == "list_item"))


def _find(run: list[Line], lines: Sequence[str], container: str, last: int) -> Iterator[PastedList]:
    if not any(line.depth is not None for line in run):
        return
    head = run[: next(at for at, line in enumerate(run) if line.depth is not None)]
    drawn = [line for line in run if line.depth is None]
    outer = keys_of(drawn, in_item=False) & {line.marked.key for line in head if line.marked}
    keys = keys_of([Line(-1, "", None), *drawn[len(head) :]], in_item=True)
    points = Points(outer or keys, last, boxes_in(drawn))
    if outer:
        run = [Line(line.number, line.words, line.marked) for line in run]
        start = next(at for at, line in enumerate(run) if line.marked and line.marked.key in outer)
    else:
        start = _first_drawn(run[len(head) :], keys)
        if start < 0:
            return
        start += len(head)
        list(points.write(run[len(head) : start]))
        points.changed = ""
    top = lines[run[0].number]
    prefix = prefix_of(top, top.strip(" >")) if container in INSIDE else ""
    rest = _without_rest(run[start:], points)
    yield pasted_list(rest, points, prefix, runs_together=True, in_note=container == "footnote", glued=False)


def _first_drawn(run: Sequence[Line], keys: set[str]) -> int:
    """The first line that is drawn in though it begins like a point; -1 where there is none."""
    points = Points(keys)
    for at, line in enumerate(run):
        marked = line.marked
        if at > 0 and line.depth is None and marked and (marked.key in keys or points.goes_on(marked) is not None):
            return at
        list(points.write([line]))
    return -1


def _without_rest(lines: Sequence[Line], points: Points) -> Sequence[Line]:
    """The lines up to the last one that has to be written otherwise."""
    trial = Points(points.keys, points.last, points.boxes, list(points.levels))
    needed = 1
    for end, line in enumerate(lines, 1):
        written = [text for _, text in trial.write([line])]
        if trial.levels[-1].is_pasted or (line.depth is not None and written != [" " * line.indent + line.words]):
            needed = end
    return lines[:needed]
