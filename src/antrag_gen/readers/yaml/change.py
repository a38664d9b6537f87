"""Change a head: a file and new values come in, the same file with these goes out, and all its other bytes stay.

A YAML library that keeps comments still changes indents, quotes, line ends and long lines that nobody asked it to
change (ruamel.yaml does). So the text is cut at the marks of its nodes, and nothing else is touched.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from antrag_gen.errors import AntragError
from antrag_gen.patterns import compile_late
from antrag_gen.readers.source import Source
from antrag_gen.readers.yaml.lines import Lines
from antrag_gen.readers.yaml.nodes import BLOCK_TEXT, Items, MappingNode, Mark, Node, Scalar, last_line
from antrag_gen.readers.yaml.parse import parse
from antrag_gen.readers.yaml.write import BRACKETS, VALUE, yaml_in_brackets, yaml_lines, yaml_text

LINE = compile_late(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
COLON = compile_late(r"\s*:")
ENDS = "\r\n"
INDENT = 2


@dataclass(frozen=True, slots=True)
class YearList:
    """A list in the head whose entries are known by the year at the key `by`; `order` is that of all their keys."""

    name: str
    by: str
    order: tuple[str, ...]


def rewrite_entry(data: bytes, source: Source, where: YearList, year: int, values: Mapping[str, str]) -> bytes:
    """The file with `values` in the list's entry of that year; one that is missing is added between its neighbours.

    `source` is what the file was read as. The values must hold no quotation marks. Raises AntragError where the list
    is written in a way that cannot be cut, a value over several lines say.
    """
    lines = LINE.findall(data.decode("utf-8"))
    first, end = source.head_line - 1, source.body_line - 2
    head = lines[first:end]
    if _Cut(head, source, where).entry(year) is None:
        head = _Cut(head, source, where).add_entry(year, values)
    else:
        for name, value in values.items():
            head = _Cut(head, source, where).set_value(year, name, value)
    return "".join([*lines[:first], *head, *lines[end:]]).encode("utf-8")


class _Cut:
    """The lines of a head with their ends, and the nodes of one list in it; each change is made once."""

    def __init__(self, lines: Sequence[str], source: Source, where: YearList) -> None:
        self.lines = list(lines)
        self.where = where
        self.text = Lines("".join(line.rstrip(ENDS) + "\n" for line in lines), source.path, source.head_line)
        document, _ = parse(self.text)
        root = document.root if document is not None else None
        if document is None or (isinstance(root, MappingNode) and root.flow):
            raise self.refuse(root)
        self.pair = root.pair(where.name) if isinstance(root, MappingNode) else None

    def entries(self) -> list[tuple[Node, int]]:
        """The entries of the list and their years; 0 where there is none that can be read."""
        if self.pair is None or not isinstance(self.pair[1], Items):
            return []
        return [(node, self.year_of(node)) for node in self.pair[1].nodes]

    def year_of(self, entry: Node) -> int:
        match entry.pair(self.where.by) if isinstance(entry, MappingNode) else None:
            case (_, Scalar(text=text)) if re.fullmatch("[0-9]{4}", text):
                return int(text)
        return 0

    def entry(self, year: int) -> Node | None:
        return next((node for node, own in self.entries() if own == year), None)

    def set_value(self, year: int, name: str, value: str) -> list[str]:
        entry = self.entry(year)
        if not isinstance(entry, MappingNode):
            raise self.refuse(entry)
        pair = entry.pair(name)
        if pair is None:
            return self.add_value(entry, name, value)
        key, old = pair
        if not isinstance(old, Scalar) or old.style in BLOCK_TEXT or old.start.line != old.end.line:
            raise self.refuse(old)
        text = f"{old.style}{value}{old.style}" if old.style else yaml_text(value, BRACKETS if entry.flow else VALUE)
        if old.missing:
            return self.fill(key, text)
        return self.replace(old.start, old.end.column, text)

    def fill(self, key: Scalar, text: str) -> list[str]:
        """Put a value behind a key that has none."""
        line, column = key.end
        colon = COLON.match(self.lines[line], column)
        if colon is None:
            raise self.refuse(key)
        return self.replace(Mark(line, colon.end()), colon.end(), f" {text}")

    def add_value(self, entry: MappingNode, name: str, value: str) -> list[str]:
        """Put a key behind the last of those that come before it in the order of keys."""
        before = self.where.order[: self.where.order.index(name)]
        key, last = [pair for pair in entry.pairs if pair[0].text in before][-1]
        if not entry.flow:
            lines = yaml_lines({name: value}, {})
            return self.insert(max(last_line(key), last_line(last)), _indented(lines, key.start.column))
        if isinstance(last, Scalar) and last.missing:
            raise self.refuse(last)
        return self.replace(last.end, last.end.column, f", {yaml_in_brackets({name: value})}")

    def add_entry(self, year: int, values: Mapping[str, str]) -> list[str]:
        pairs = {self.where.by: str(year), **values}
        if self.pair is None:
            return self.insert(len(self.lines) - 1, [f"{self.where.name}:", *_block(INDENT, INDENT, pairs)])
        key, listed = self.pair
        if not isinstance(listed, Items):
            # Only a key with nothing behind it can get a list below it.
            if not (isinstance(listed, Scalar) and listed.missing):
                raise self.refuse(listed)
            return self.insert(key.end.line, _block(key.start.column + INDENT, INDENT, pairs))
        if listed.flow:
            return self.add_in_brackets(listed, year, f"{{{yaml_in_brackets(pairs)}}}")
        earlier = [node for node, own in self.entries() if own < year]
        dash = listed.start.column
        block = _block(dash, _inner_indent(listed.nodes[0], dash), pairs)
        # Comments between entries stay with the one below them.
        return self.insert(last_line(earlier[-1]) if earlier else key.end.line, block)

    def add_in_brackets(self, listed: Items, year: int, entry: str) -> list[str]:
        later = next((node for node, own in self.entries() if own > year), None)
        if later is not None:
            return self.replace(later.start, later.start.column, f"{entry}, ")
        if listed.nodes:
            end = listed.nodes[-1].end
            return self.replace(end, end.column, f", {entry}")
        inside = Mark(listed.start.line, listed.start.column + 1)
        return self.replace(inside, inside.column, entry)

    def replace(self, start: Mark, end: int, text: str) -> list[str]:
        """Put a text in the place of what stands in a line between the mark and the column `end`."""
        old = self.lines[start.line]
        self.lines[start.line] = old[: start.column] + text + old[end:]
        return self.lines

    def insert(self, after: int, block: Sequence[str]) -> list[str]:
        """Put lines below a line, with its kind of line end."""
        neighbour = self.lines[after] if self.lines else "\n"
        ending = neighbour[len(neighbour.rstrip(ENDS)) :]
        self.lines[after + 1 : after + 1] = [line + ending for line in block]
        return self.lines

    def refuse(self, node: Node | None) -> AntragError:
        return AntragError.of(
            self.text.place(node.start if node is not None else Mark(0, 0)),
            "Hier lässt sich von selbst nichts eintragen.",
            f"Die Angaben unter „{self.where.name}“ so schreiben wie im Handbuch, oder den Betrag von Hand eintragen.",
            "eintragen-unmoeglich",
        )


def _indented(lines: Iterable[str], by: int) -> list[str]:
    return [f"{' ' * by}{line}" for line in lines]


def _block(dash: int, inner: int, pairs: Mapping[str, str]) -> list[str]:
    """An entry of a list in lines; its keys stand `inner` columns behind its dash."""
    first, *others = _indented(yaml_lines(pairs, {}), dash + inner)
    return [f"{' ' * dash}-{' ' * (inner - 1)}{first.lstrip()}", *others]


def _inner_indent(entry: Node, dash: int) -> int:
    """How far the keys of an entry stand behind its dash."""
    own = entry.start.column - dash
    return own if isinstance(entry, MappingNode) and not entry.flow and own >= INDENT else INDENT
