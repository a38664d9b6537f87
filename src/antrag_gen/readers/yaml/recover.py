"""Read on behind a mistake: a text that is no YAML is cut at its keys, so that each part tells its own mistake."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from antrag_gen.patterns import compile_late
from antrag_gen.readers.yaml.lines import Lines
from antrag_gen.readers.yaml.nodes import Items, MappingNode, Mark, Node, Scalar

# A key at the margin; the blank behind its colon may have been forgotten.
KEY = compile_late(r"(?P<key>[^\W\d]\w*)[ \t]*:(?:[ \t].*|[^\s/].*)?$")
# One whose colon has been forgotten, with its value or with what is indented below it.
BARE = compile_late(r"(?P<key>[a-z_]+)[ \t]*$")
GOES_ON = r"(?!(?:und|oder|sowie|von|der|die|das|den|mit|im|in|zur|zum|am|auf|an)\b)"
WITHOUT_COLON = compile_late(GOES_ON + r"(?P<key>[a-z_]+)(?:[ \t]*[;=][ \t]*|[ \t]+)(?P<value>[^\s:].*)$")
STRAY = compile_late(r" +(?P<key>[^\W\d]\w*):(?:[ \t].*)?$")
# What ends a document: what stands behind it is another head.
SEPARATOR = compile_late(r"(?:\.\.\.|---)(?:[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one key; `first` is the number of its first line, `stray` counts blanks that stood before it."""

    key: str
    first: int
    lines: Lines
    stray: int = 0
    without_colon: bool = False


def cut_at_keys(lines: Lines) -> list[Part]:
    """The parts of a text, each from a key up to the next; none without a key, or with a second head."""
    if any(SEPARATOR.match(line) for line in lines.lines):
        return []
    starts = [number for number, line in enumerate(lines.lines) if KEY.match(line) or _mended(lines, number)]
    if not any(KEY.match(lines.lines[start]) for start in starts):
        return []
    ends = [*starts[1:], len(lines.lines)]
    return [part for start, end in zip(starts, ends, strict=True) for part in _cut(lines, start, end)]


def _mended(lines: Lines, number: int) -> str:
    """The line with the colon that its key lacks; empty where it is none."""
    line, below = lines.line(number), lines.line(number + 1)
    if BARE.match(line) and below.startswith((" ", "- ")):
        return f"{line.rstrip()}:"
    match = WITHOUT_COLON.match(line)
    return f"{match['key']}: {match['value']}" if match else ""


def _cut(lines: Lines, start: int, end: int) -> Iterator[Part]:
    """The part of a key at the margin, and those of keys below it that only blanks were left before."""
    strays = list(_find_strays(lines.lines[start:end]))
    begins = [start, *(start + number for number in strays)]
    for first, after in zip(begins, [*begins[1:], end], strict=True):
        mended = "" if KEY.match(lines.lines[first]) else _mended(lines, first)
        head = mended or lines.lines[first].lstrip(" ")
        match = KEY.match(head)
        text = "\n".join([head, *lines.lines[first + 1 : after]])
        stray = 0 if mended else len(lines.lines[first]) - len(head)
        below = Lines(text, lines.path, lines.first_line + first)
        yield Part(match["key"] if match else "", first, below, stray, without_colon=bool(mended))


def _find_strays(lines: Sequence[str]) -> Iterator[int]:
    """The lines with a key where nothing that is indented may stand.

    That is behind a key that has its value in its line, or with less indent than the lines above.
    """
    value = lines[0].partition(":")[2].split(" #")[0].strip()
    least = 0
    for number, line in enumerate(lines[1:], 1):
        indent = len(line) - len(line.lstrip(" "))
        if STRAY.match(line) and (value not in ("", "|", ">") or (least and indent < least)):
            yield number
            value, least = line.partition(":")[2].split(" #")[0].strip(), 0
        elif line.strip() and not line.lstrip().startswith("#"):
            least = min(least, indent) if least else indent


def shifted_pair(pair: tuple[Scalar, Node], by: int) -> tuple[Scalar, Node]:
    """A key and its value with their marks so many lines further down."""
    key, value = pair
    return shifted_scalar(key, by), _shifted(value, by)


def shifted_scalar(scalar: Scalar, by: int) -> Scalar:
    """The scalar with its marks so many lines further down."""
    return replace(scalar, start=_down(scalar.start, by), end=_down(scalar.end, by))


def _shifted(node: Node, by: int) -> Node:
    match node:
        case Scalar():
            return shifted_scalar(node, by)
        case Items(start, end, nodes):
            return Items(_down(start, by), _down(end, by), tuple(_shifted(inner, by) for inner in nodes), node.flow)
        case MappingNode(start, end, pairs):
            moved = tuple(shifted_pair(pair, by) for pair in pairs)
            return MappingNode(_down(start, by), _down(end, by), moved, node.flow)


def _down(mark: Mark, by: int) -> Mark:
    return Mark(mark.line + by, mark.column)
