"""Read YAML as texts with their places: a text comes in, the values of its head and every problem go out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from antrag_gen.errors import HERE, Path, Place, Problem
from antrag_gen.readers.yaml.lines import Lines
from antrag_gen.readers.yaml.nodes import Doubt, Items, Node, Scalar
from antrag_gen.readers.yaml.parse import parse

Value = str | list["Value"] | dict[str, "Value"]


@dataclass(slots=True)
class Head:
    """Values as written; `places` says where each value, `keys` where each key stands, by its path.

    `comments` are the places of the `#` that begin a comment; `broken` are the paths of values that cannot be
    read, most of them left out; `doubts` are mistakes where a value is free text.
    """

    values: dict[str, Value] = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    comments: list[Place] = field(default_factory=list)
    broken: tuple[Path, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of a value, or of the nearest thing around it that has one; with `key`, that of its key."""
        if key and path in self.keys:
            return self.keys[path]
        while path not in self.places:
            if path in self.keys:
                return self.keys[path]
            path = path[:-1]
        return self.places[path]

    @property
    def empty(self) -> list[Path]:
        """Where a key has no value, which is left out like one that is not there."""
        return [path for path in self.keys if path not in self.places and path not in self.broken]

    def texts(self) -> Iterator[tuple[str, Place]]:
        """Each text, keys as well, and where it stands."""
        yield from ((str(path[-1]), place) for path, place in self.keys.items())
        yield from _texts_in(self.values, self.place, HERE)


def _texts_in(value: Value, place: Callable[[Path], Place], path: Path) -> Iterator[tuple[str, Place]]:
    if isinstance(value, str):
        yield value, place(path)
        return
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield from _texts_in(inner, place, (*path, key))


def read_head(text: str, path: str, first_line: int = 1) -> tuple[Head | None, list[Problem]]:
    """Mappings, lists and texts of one YAML document, and every problem; keys without a value are left out.

    A key whose value is broken, or uses what is not allowed here (anchors, aliases, tags, nesting deeper than 32), is
    told and left out. There is no head where nothing can be read, or where there are several documents.
    """
    lines = Lines(text, path, first_line)
    document, problems = parse(lines)
    if document is None:
        return None, problems
    head = Head(
        comments=[lines.place(mark) for mark in document.comments], broken=document.broken, doubts=document.doubts
    )
    if document.root is not None:
        value = _Filling(lines, head).read(document.root, HERE)
        head.values = value if isinstance(value, dict) else {}
    head.places.setdefault(HERE, Place(path, first_line))
    return head, problems


@dataclass(frozen=True, slots=True)
class _Filling:
    """The nodes of a text on their way into a head."""

    lines: Lines
    head: Head

    def read(self, node: Node, path: Path) -> Value:
        """The value of a node; the places of all that it holds are noted."""
        self.head.places[path] = self.lines.place(node.start)
        if isinstance(node, Scalar):
            return node.text
        if isinstance(node, Items):
            return [self.read(item, (*path, number)) for number, item in enumerate(node.nodes)]
        mapping: dict[str, Value] = {}
        for key, below in node.pairs:
            inner = (*path, key.text)
            self.head.keys[inner] = self.lines.place(key.start)
            value = self.read(below, inner)
            if value != "":
                mapping[key.text] = value
            else:
                del self.head.places[inner]
        return mapping
