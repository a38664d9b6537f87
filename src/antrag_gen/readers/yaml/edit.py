"""Edit a head at paths: a file and single changes come in, the same file with these goes out, all other bytes stay.

Each change is read again: where any other value or comment would be another one, nothing is changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from antrag_gen.errors import AntragError, Level, Path
from antrag_gen.patterns import compile_late
from antrag_gen.readers.source import Source
from antrag_gen.readers.yaml.head import Head, Value, read_head
from antrag_gen.readers.yaml.lines import Lines
from antrag_gen.readers.yaml.nodes import BLOCK_TEXT, Items, MappingNode, Mark, Node, Scalar, last_line
from antrag_gen.readers.yaml.parse import parse
from antrag_gen.readers.yaml.write import BRACKETS, VALUE, yaml_in_brackets, yaml_lines, yaml_text

LINE = compile_late(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
COLON = compile_late(r"\s*:")
ENDS = "\r\n"
INDENT = 2


@dataclass(frozen=True, slots=True)
class Put:
    """A text at the value of `path`; `order` is that of the keys beside it, where the last one is not there yet."""

    path: Path
    text: str
    order: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Drop:
    """The key at `path` goes, with its value."""

    path: Path


@dataclass(frozen=True, slots=True)
class Append:
    """An entry at the end of the list at `path`; `order` is that of the keys beside a list that is not there yet."""

    path: Path
    entry: Mapping[str, Value]
    order: Sequence[str] = ()


Edit = Put | Drop | Append


def edit_head(data: bytes, source: Source, edit: Edit) -> bytes:
    """The file with one change in its head.

    `source` is what the file was read as. Raises AntragError where the head is written in a way that cannot be cut.
    """
    lines = LINE.findall(data.decode("utf-8"))
    first, end = source.head_line - 1, source.body_line - 2
    cut = _Cut(lines[first:end], source)
    match edit:
        case Put():
            cut.put(edit)
        case Drop():
            cut.drop(edit.path)
        case Append():
            cut.append(edit)
    after = cut.read()
    if (
        cut.before is None
        or after is None
        or after.values != _edited(cut.before.values, edit)
        or _comments(after, cut.text()) != [each for at, each in enumerate(cut.comments) if at not in cut.gone]
    ):
        raise cut.refuse(None)
    return "".join([*lines[:first], *cut.lines, *lines[end:]]).encode("utf-8")


def _edited(values: Mapping[str, Value], edit: Edit) -> Value:
    """The values as they are to be."""
    copy = _copy(dict(values))
    *way, last = edit.path
    at: Value = copy
    for key in way:
        match at, key:
            case dict(), str():
                at = at[key]
            case list(), int():
                at = at[key]
    if not isinstance(at, dict) or not isinstance(last, str):
        return copy
    match edit:
        case Drop():
            at.pop(last, None)
        case Put():
            at[last] = edit.text
        case Append():
            entries = at.get(last)
            at[last] = [*(entries if isinstance(entries, list) else []), dict(edit.entry)]
    return copy


def _copy(value: Value) -> Value:
    if isinstance(value, dict):
        return {key: _copy(inner) for key, inner in value.items()}
    return [_copy(inner) for inner in value] if isinstance(value, list) else value


def _comments(head: Head, text: str) -> list[str]:
    lines = text.split("\n")
    return [lines[place.line - 1][place.column - 1 :] for place in head.comments]


class _Cut:
    """The lines of a head with their ends, and its nodes; one change is made."""

    def __init__(self, lines: Sequence[str], source: Source) -> None:
        self.lines = list(lines)
        self.source = source
        self.at = Lines(self.text(), source.path, source.head_line)
        document, _ = parse(self.at)
        root = document.root if document is not None else None
        if not isinstance(root, MappingNode) or root.flow:
            raise self.refuse(root)
        self.root = root
        self.before = self.read()
        self.comments = _comments(self.before, self.text()) if self.before else []
        # Which of them go with what is dropped.
        self.gone: list[int] = []

    def text(self) -> str:
        return "".join(line.rstrip(ENDS) + "\n" for line in self.lines)

    def read(self) -> Head | None:
        head, problems = read_head(self.text(), self.source.path, 1)
        return None if any(problem.level is Level.FEHLER for problem in problems) else head

    def inside(self, path: Path) -> Node:
        """The node at a path; raises AntragError where there is none."""
        node: Node = self.root
        for key in path:
            below: Node | None = None
            if isinstance(node, Items) and isinstance(key, int) and key < len(node.nodes):
                below = node.nodes[key]
            elif isinstance(node, MappingNode) and isinstance(key, str) and (pair := node.pair(key)):
                below = pair[1]
            if below is None:
                raise self.refuse(node)
            node = below
        return node

    def mapping(self, path: Path) -> MappingNode:
        node = self.inside(path)
        if not isinstance(node, MappingNode):
            raise self.refuse(node)
        return node

    def put(self, edit: Put) -> None:
        *way, last = edit.path
        mapping, name = self.mapping(tuple(way)), str(last)
        pair = mapping.pair(name)
        text = yaml_text(edit.text, BRACKETS if mapping.flow else VALUE)
        if pair is None:
            self.add(mapping, name, edit.text, edit.order)
            return
        key, old = pair
        if not isinstance(old, Scalar):
            raise self.refuse(old)
        if old.missing:
            end = self.behind(key)
            self.replace(end, end, f" {text}")
        elif old.style in BLOCK_TEXT:
            line = last_line(old)
            self.replace(old.start, Mark(line, len(self.lines[line].rstrip(ENDS))), text)
        else:
            self.replace(old.start, old.end, text)

    def behind(self, key: Scalar) -> Mark:
        """Behind the colon of a key."""
        line, column = key.end
        colon = COLON.match(self.lines[line], column)
        if colon is None:
            raise self.refuse(key)
        return Mark(line, colon.end())

    def add(self, mapping: MappingNode, name: str, value: Value, order: Sequence[str]) -> None:
        """Put a key behind the last of those that come before it, or else behind all."""
        before = order[: order.index(name)] if name in order else order
        known = [pair for pair in mapping.pairs if pair[0].text in before] or list(mapping.pairs)
        if not known:
            raise self.refuse(mapping)
        key, last = known[-1]
        if not mapping.flow:
            lines = [f"{' ' * key.start.column}{line}" for line in yaml_lines({name: value}, {})]
            self.insert(max(last_line(key), last_line(last)), lines)
            return
        if not isinstance(value, str) or (isinstance(last, Scalar) and last.missing):
            raise self.refuse(last)
        self.replace(last.end, last.end, f", {yaml_in_brackets({name: value})}")

    def drop(self, path: Path) -> None:
        *way, last = path
        mapping = self.mapping(tuple(way))
        at = next((at for at, pair in enumerate(mapping.pairs) if pair[0].text == last), None)
        if at is None:
            raise self.refuse(mapping)
        key, value = mapping.pairs[at]
        if mapping.flow:
            others = mapping.pairs
            if at:
                before = others[at - 1][1]
                self.replace(before.end, value.end, "")
            elif len(others) > 1:
                self.replace(key.start, others[1][0].start, "")
            else:
                raise self.refuse(key)
            return
        line = self.lines[key.start.line]
        if line[: key.start.column].strip():
            raise self.refuse(key)
        first, end = key.start.line, max(last_line(key), last_line(value))
        places = self.before.comments if self.before else []
        self.gone = [at for at, place in enumerate(places) if first <= place.line - 1 <= end]
        del self.lines[first : end + 1]

    def append(self, edit: Append) -> None:
        *way, last = edit.path
        mapping, name = self.mapping(tuple(way)), str(last)
        pair = mapping.pair(name)
        if pair is None:
            self.add(mapping, name, [dict(edit.entry)], edit.order)
            return
        key, listed = pair
        if isinstance(listed, Scalar) and listed.missing:
            self.insert(key.end.line, self.block(key.start.column + INDENT, edit.entry))
        elif isinstance(listed, Items) and not listed.flow and listed.nodes:
            self.insert(last_line(listed), self.block(listed.start.column, edit.entry))
        else:
            raise self.refuse(listed)

    def block(self, dash: int, entry: Mapping[str, Value]) -> list[str]:
        return [
            f"{' ' * dash}{'  ' if number else '- '}{line}" for number, line in enumerate(yaml_lines(dict(entry), {}))
        ]

    def replace(self, start: Mark, end: Mark, text: str) -> None:
        """Put a text in the place of what stands between two marks."""
        begin, rest = self.lines[start.line][: start.column], self.lines[end.line][end.column :]
        self.lines[start.line : end.line + 1] = [begin + text + rest]

    def insert(self, after: int, block: Sequence[str]) -> None:
        """Put lines below a line, with its kind of line end."""
        neighbour = self.lines[after] if self.lines else "\n"
        ending = neighbour[len(neighbour.rstrip(ENDS)) :]
        self.lines[after + 1 : after + 1] = [line + ending for line in block]

    def refuse(self, node: Node | None) -> AntragError:
        return AntragError.of(
            self.at.place(node.start if node is not None else Mark(0, 0)),
            "Hier lässt sich von selbst nichts eintragen, ohne anderes zu ändern.",
            "Die Angabe in dieser Datei von Hand eintragen.",
            "eintragen-unmoeglich",
        )
