"""Which Markdown is read: the parser's set-up, what is forbidden, how problems in a body find their place."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Self

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from antrag_gen.errors import Level, Place, Problem
from antrag_gen.patterns import compile_late
from antrag_gen.readers.markdown.addresses import use_addresses
from antrag_gen.readers.markdown.emphasis import use_word_boundaries
from antrag_gen.readers.markdown.escapes import keep_what_vanishes
from antrag_gen.readers.markdown.foreign import hint_for_tag
from antrag_gen.readers.markdown.notes import KEY, WrittenNotes, take_down_notes
from antrag_gen.readers.markdown.running_text import keep_joined

Notes = dict[int, SyntaxTreeNode]

FORBIDDEN = {
    "code_block": (
        "Dieser Absatz ist eingerückt und würde als Programmtext gedruckt.",
        "Die Leerzeichen am Anfang der Zeile löschen.",
        "markdown-eingerueckt",
    ),
    "fence": (
        "Programmtext (```) ist in einem Antrag nicht vorgesehen.",
        "Die Zeilen mit ``` löschen.",
        "markdown-code",
    ),
    "code_inline": (
        "Programmtext (`…`) ist in einem Antrag nicht vorgesehen.",
        "Die Zeichen ` löschen.",
        "markdown-code",
    ),
    "html_block": (
        "HTML ist hier nicht erlaubt.",
        "Nur Markdown verwenden; ein einzelnes „<“ als „\\<“ schreiben.",
        "markdown-html",
    ),
    "html_inline": (
        "HTML ist hier nicht erlaubt.",
        "Nur Markdown verwenden; ein einzelnes „<“ als „\\<“ schreiben.",
        "markdown-html",
    ),
    "hr": (
        "Trennlinien sind nicht vorgesehen.",
        "Die Zeile löschen; Abschnitte beginnen mit „#“ oder „##“.",
        "markdown-linie",
    ),
}

# What comes of lines that were pasted or indented otherwise than Markdown wants.
CONSEQUENCES = frozenset(
    {
        "betonung-mehrdeutig",
        "betonung-offen",
        "liste-beginn",
        "liste-einzeln",
        "liste-klammer",
        "liste-leer",
        "liste-nachtext",
        "liste-nummer",
        "liste-verschluckt",
        "markdown-eingerueckt",
        "markdown-fremd",
        "markdown-linie",
        "markdown-unterstrichen",
        "tabelle-spalten",
        "trennstrich",
        "zeile-angehaengt",
    }
)


CALL = compile_late(r"\[(?P<words>[^\[\]\n]+)\]\[(?P<name>[^\[\]\n]+)\]")
STROKE = compile_late(r"(?<!\\)\|")


@dataclass
class Reporter:
    """Collects the problems of a body and knows the file's lines."""

    path: str
    first_line: int
    lines: Sequence[str]
    problems: list[Problem] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)
    begun: dict[tuple[SyntaxTreeNode, int], tuple[int, int, int]] = field(default_factory=dict)

    @cached_property
    def calls(self) -> Mapping[str, str]:
        """What stands in the text for an address that is written elsewhere: `[Amt][name]`, the first for each name."""
        return {call["name"]: call["words"] for call in reversed(list(CALL.finditer("\n".join(self.lines))))}

    def place(self, node: SyntaxTreeNode, extra: int = 0) -> Place:
        """The first line of a block, at its first character that is not a blank."""
        line = _line(node) + extra
        text = self.lines[line] if line < len(self.lines) else ""
        return Place(self.path, self.first_line + line, len(text) - len(text.lstrip()) + 1)

    def place_of(self, text: str, node: SyntaxTreeNode, extra: int = 0) -> Place:
        """The place of `text` from the given line of a block on, else the block's own."""
        start = _line(node) + extra
        for line in range(start, min(len(self.lines), max(start + 1, _end(node)))):
            if (column := self.lines[line].find(text)) >= 0:
                return Place(self.path, self.first_line + line, column + 1)
        return self.place(node, extra)

    def place_at(self, inline: SyntaxTreeNode, offset: int) -> Place:
        """The place of a character of what stands in a line, or in lines that are one block."""
        start = inline.content.rfind("\n", 0, offset) + 1
        if (inline, start) not in self.begun:
            self.begun[inline, start] = self._begin(inline, start)
        line, column, blanks = self.begun[inline, start]
        return Place(self.path, self.first_line + line, column + max(0, offset - start - blanks) + 1)

    def _begin(self, inline: SyntaxTreeNode, start: int) -> tuple[int, int, int]:
        """The line and column where a line of a block begins, and how many blanks it has before: told once for all."""
        line = _line(inline) + inline.content.count("\n", 0, start)
        written = inline.content[start:].partition("\n")[0]
        text = self.lines[line] if line < len(self.lines) else ""
        column = max(0, text.find(written.strip(), _cell_start(inline, text)))
        return line, column, len(written) - len(written.lstrip())

    def say(self, where: SyntaxTreeNode | Place, what: str, hint: str, id: str, level: Level = Level.FEHLER) -> None:
        place = where if isinstance(where, Place) else self.place(where)
        self.problems.append(Problem(place, what, hint, id, level))

    def claim(self, first: int, last: int) -> None:
        """Say that what these lines of the body do wrong is told: what follows from it is not told as well."""
        self.claimed.update(range(self.first_line + first, self.first_line + last))

    def without_consequences(self) -> list[Problem]:
        """The problems, each mistake once."""
        return [
            problem
            for problem in dict.fromkeys(self.problems)
            if problem.id not in CONSEQUENCES or problem.where.line not in self.claimed
        ]

    def forbidden(self, node: SyntaxTreeNode, where: Place | None = None) -> None:
        what, hint, id = FORBIDDEN[node.type]
        own = hint_for_tag(node.content) if node.type.startswith("html") else ""
        self.say(where or node, what, own or hint, id)


def _cell_start(inline: SyntaxTreeNode, line: str) -> int:
    """Where the cell of a table begins in its line; 0 of anything else."""
    cell = inline.parent
    if cell is None or cell.type not in ("td", "th") or cell.parent is None:
        return 0
    strokes = [match.start() for match in STROKE.finditer(line)]
    if not line.lstrip(" >").startswith("|"):
        strokes.insert(0, 0)
    number = next(at for at, each in enumerate(cell.parent.children) if each is cell)
    return strokes[number] if number < len(strokes) else 0


def _line(node: SyntaxTreeNode) -> int:
    while node.map is None and node.parent is not None:
        node = node.parent
    return node.map[0] if node.map else 0


def _end(node: SyntaxTreeNode) -> int:
    while node.map is None and node.parent is not None:
        node = node.parent
    return node.map[1] if node.map else 0


@cache
def parser() -> MarkdownIt:
    """The parser of what we call Markdown; what it knows of a body stands in the environment of that one."""
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin, inline=False)
    markdown.use(sub_plugin).use(superscript_plugin)
    use_word_boundaries(markdown)
    keep_what_vanishes(markdown)
    take_down_notes(markdown)
    use_addresses(markdown)
    keep_joined(markdown)
    # Characters that are meant as they are (`\*`) stay apart from those that were not understood.
    markdown.disable("text_join")
    # What lies deeper than this is dropped by the parser; `losses` refuses it long before.
    markdown.options["maxNesting"] = 60
    # Definitions like „[Anlage]: …“ would vanish from the paper without a word.
    markdown.disable("reference")
    # Every address becomes a link here, so that a bad one is reported instead of printed as it stands.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # its seam
    # An address is printed as it was typed, not with its percent signs read.
    markdown.normalizeLinkText = lambda link: link  # type: ignore[method-assign]  # as above
    return markdown


class TypedNode(SyntaxTreeNode):
    """A node that works out once what everybody asks for, again and again."""

    @cached_property
    def type(self) -> str:
        """As the one that it stands for."""
        return super().type

    @cached_property
    def map(self) -> tuple[int, int] | None:
        """The lines of the body, the last one not included."""
        return super().map

    @cached_property
    def content(self) -> str:
        """The words as they are written."""
        return super().content

    @cached_property
    def _all(self) -> tuple[Self, ...]:
        found, waiting = list[Self](), [self]
        while waiting:
            node = waiting.pop()
            found.append(node)
            waiting += reversed(node.children)
        return tuple(found)

    def let_go(self) -> None:
        """Have the tree go when nobody needs it any more, and not only when the garbage collector comes."""
        for node in self._all:
            node.parent = None
            vars(node).pop("_all", None)

    def walk(self, *, include_self: bool = True) -> Generator[Self, None, None]:
        """In the same order; what is below does not change any more."""
        yield from self._all[0 if include_self else 1 :]


def parse(body: str) -> tuple[TypedNode, Notes, WrittenNotes]:
    """The syntax tree of a body, its footnotes by number, and how they are written."""
    written = WrittenNotes()
    root = TypedNode(parser().parse(body, {KEY: written}))
    notes: Notes = {
        note.meta["id"]: note for block in root.children if block.type == "footnote_block" for note in block.children
    }
    return root, notes, written
