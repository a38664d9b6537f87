"""Read a head for the places of its values, and write some of them anew: all other bytes of the file stay.

A YAML library that keeps comments still changes indents, quotes, line ends and long lines that nobody asked it to
change (ruamel.yaml does). So the text is cut at the marks of PyYAML, and nothing else is touched.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from antrag_gen.errors import AntragError, Place
from antrag_gen.readers.source import Source

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
ENDS = "\r\n"
BLOCK_TEXT = ("|", ">")
INDENT = 2


@dataclass(frozen=True, slots=True)
class YearList:
    """A list in the head whose entries are known by the year at the key `by`; `order` is that of all their keys."""

    name: str
    by: str
    order: tuple[str, ...]


def rewrite_entry(data: bytes, source: Source, where: YearList, year: int, values: Mapping[str, str]) -> bytes:
    """The file with `values` in the list's entry of that year; one that is missing is added between its neighbours.

    `source` is what the file was read as. The values must need no quotes but for a comma. Raises AntragError where
    the list is written in a way that cannot be cut, a value over several lines say.
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
        self.source = source
        self.where = where
        root = yaml.compose("".join(line.rstrip(ENDS) + "\n" for line in lines), Loader=yaml.CSafeLoader)
        self.pair = _pair(root, where.name) if root is not None else None
        if isinstance(root, yaml.MappingNode) and root.flow_style:
            raise self.refuse(root)

    def entries(self) -> list[tuple[yaml.Node, int]]:
        """The entries of the list and their years; 0 where there is none that can be read."""
        if self.pair is None or not isinstance(self.pair[1], yaml.SequenceNode):
            return []
        found = []
        for node in self.pair[1].value:
            pair = _pair(node, self.where.by)
            text = str(pair[1].value).strip() if pair and isinstance(pair[1], yaml.ScalarNode) else ""
            found.append((node, int(text) if re.fullmatch("[0-9]{4}", text) else 0))
        return found

    def entry(self, year: int) -> yaml.Node | None:
        return next((node for node, own in self.entries() if own == year), None)

    def set_value(self, year: int, name: str, value: str) -> list[str]:
        entry = self.entry(year)
        pair = _pair(entry, name)
        if not isinstance(entry, yaml.MappingNode):
            raise self.refuse(entry)
        if pair is None:
            return self.add_value(entry, name, value)
        key, old = pair
        if not isinstance(old, yaml.ScalarNode) or old.style in BLOCK_TEXT or old.start_mark.line != old.end_mark.line:
            raise self.refuse(old)
        if old.start_mark.index == old.end_mark.index:
            return self.fill(key, value, flow=bool(entry.flow_style))
        text = f"{old.style}{value}{old.style}" if old.style else _plain(value, flow=bool(entry.flow_style))
        line, start, end = old.start_mark.line, old.start_mark.column, old.end_mark.column
        return self.replace(line, start, end, text)

    def fill(self, key: yaml.Node, value: str, *, flow: bool) -> list[str]:
        """Put a value behind a key that has none."""
        line, column = key.end_mark.line, key.end_mark.column
        colon = re.compile(r"\s*:").match(self.lines[line], column)
        if colon is None:
            raise self.refuse(key)
        return self.replace(line, colon.end(), colon.end(), f" {_plain(value, flow=flow)}")

    def add_value(self, entry: yaml.MappingNode, name: str, value: str) -> list[str]:
        """Put a key behind the last of those that come before it in the order of keys."""
        before = self.where.order[: self.where.order.index(name)]
        key, last = [pair for pair in entry.value if pair[0].value.strip() in before][-1]
        if not entry.flow_style:
            return self.insert(_last_line(key, last), [f"{' ' * key.start_mark.column}{name}: {value}"])
        if last.start_mark.index == last.end_mark.index:
            raise self.refuse(last)
        line, column = last.end_mark.line, last.end_mark.column
        return self.replace(line, column, column, f", {name}: {_plain(value, flow=True)}")

    def add_entry(self, year: int, values: Mapping[str, str]) -> list[str]:
        pairs = {self.where.by: str(year), **values}
        if self.pair is None:
            return self.insert(len(self.lines) - 1, [f"{self.where.name}:", *_block(INDENT, INDENT, pairs)])
        key, listed = self.pair
        entries = self.entries()
        if isinstance(listed, yaml.SequenceNode) and listed.flow_style:
            return self.add_in_brackets(listed, year, pairs)
        if not isinstance(listed, yaml.SequenceNode):
            # Only a key with nothing behind it can get a list below it.
            if listed.start_mark.index != listed.end_mark.index:
                raise self.refuse(listed)
            return self.insert(key.end_mark.line, _block(key.start_mark.column + INDENT, INDENT, pairs))
        earlier = [node for node, own in entries if own < year]
        dash = listed.start_mark.column
        block = _block(dash, _inner_indent(entries[0][0], dash), pairs)
        # Comments between entries stay with the one below them.
        return self.insert(_last_line(earlier[-1]) if earlier else key.end_mark.line, block)

    def add_in_brackets(self, listed: yaml.SequenceNode, year: int, pairs: Mapping[str, str]) -> list[str]:
        inner = ", ".join(f"{name}: {_plain(value, flow=True)}" for name, value in pairs.items())
        later = next((node for node, own in self.entries() if own > year), None)
        if later is not None:
            mark, text = later.start_mark, f"{{{inner}}}, "
        elif listed.value:
            mark, text = listed.value[-1].end_mark, f", {{{inner}}}"
        else:
            column = listed.start_mark.column + 1
            return self.replace(listed.start_mark.line, column, column, f"{{{inner}}}")
        return self.replace(mark.line, mark.column, mark.column, text)

    def replace(self, line: int, start: int, end: int, text: str) -> list[str]:
        old = self.lines[line]
        self.lines[line] = old[:start] + text + old[end:]
        return self.lines

    def insert(self, after: int, block: Sequence[str]) -> list[str]:
        """Put lines below a line, with its kind of line end."""
        neighbour = self.lines[after] if self.lines else "\n"
        ending = neighbour[len(neighbour.rstrip(ENDS)) :]
        self.lines[after + 1 : after + 1] = [line + ending for line in block]
        return self.lines

    def refuse(self, node: yaml.Node | None) -> AntragError:
        line, column = (node.start_mark.line, node.start_mark.column) if node is not None else (0, 0)
        return AntragError.of(
            Place(self.source.path, self.source.head_line + line, column + 1),
            "Hier lässt sich von selbst nichts eintragen.",
            f"Die Angaben unter „{self.where.name}“ so schreiben wie im Handbuch, oder den Betrag von Hand eintragen.",
            id="eintragen-unmoeglich",
        )


def _pair(node: yaml.Node | None, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    """The key of that name and its value."""
    if not isinstance(node, yaml.MappingNode):
        return None
    return next(((key, value) for key, value in node.value if str(key.value).strip() == name), None)


def _block(dash: int, inner: int, pairs: Mapping[str, str]) -> list[str]:
    lines = [f"{' ' * (dash + inner)}{name}: {value}" for name, value in pairs.items()]
    return [f"{' ' * dash}-{' ' * (inner - 1)}{lines[0].lstrip()}", *lines[1:]]


def _inner_indent(entry: yaml.Node, dash: int) -> int:
    """How far the keys of an entry stand behind its dash."""
    own = entry.start_mark.column - dash
    return own if isinstance(entry, yaml.MappingNode) and not entry.flow_style and own >= INDENT else INDENT


def _plain(value: str, *, flow: bool) -> str:
    """A value without quotes where YAML allows; between brackets a comma would end it."""
    return f'"{value}"' if flow and "," in value else value


def _last_line(*nodes: yaml.Node) -> int:
    """The last line that belongs to these nodes; the end mark of a block is where the next one begins."""
    return max(line for node in nodes for line in _lines(node))


def _lines(node: yaml.Node) -> Iterator[int]:
    yield node.start_mark.line
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        for child in node.value:
            for part in child if isinstance(child, tuple) else (child,):
                yield from _lines(part)
    elif getattr(node, "style", None) in BLOCK_TEXT and node.end_mark.column == 0:
        yield node.end_mark.line - 1
    else:
        yield node.end_mark.line
