"""Which Markdown is read: the parser's set-up, what is forbidden, how problems in a body find their place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from antrag_gen.errors import Place, Problem

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


@dataclass(slots=True)
class Reporter:
    """Collects the problems of a body and knows the file's lines."""

    path: str
    first_line: int
    lines: Sequence[str]
    problems: list[Problem] = field(default_factory=list)

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

    def say(self, where: SyntaxTreeNode | Place, what: str, hint: str, id: str) -> None:
        place = where if isinstance(where, Place) else self.place(where)
        self.problems.append(Problem(place, what, hint, id))

    def forbidden(self, node: SyntaxTreeNode, where: Place | None = None) -> None:
        what, hint, id = FORBIDDEN[node.type]
        self.say(where or node, what, hint, id)


def _line(node: SyntaxTreeNode) -> int:
    while node.map is None and node.parent is not None:
        node = node.parent
    return node.map[0] if node.map else 0


def _end(node: SyntaxTreeNode) -> int:
    while node.map is None and node.parent is not None:
        node = node.parent
    return node.map[1] if node.map else 0


UNKNOWN_NOTE = re.compile(r"\[\^([^\]\s]+)\]")


def parse(body: str, report: Reporter) -> tuple[SyntaxTreeNode, Notes]:
    """The syntax tree of a body and its footnotes by number; notes that nothing calls are reported."""
    markdown = MarkdownIt("commonmark").enable("table").use(footnote_plugin, inline=False)
    # Definitions like „[Anlage]: …“ would vanish from the paper without a word.
    markdown.disable("reference")
    # Every address becomes a link here, so that a bad one is reported instead of printed as it stands.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # its seam
    env: dict[str, dict[str, dict[str, int]]] = {}
    root = SyntaxTreeNode(markdown.parse(body, env))
    for label, number in env.get("footnotes", {}).get("refs", {}).items():
        if number < 0:
            name = label.removeprefix(":")
            where = next((n for n, line in enumerate(report.lines) if line.lstrip().startswith(f"[^{name}]:")), 0)
            report.say(
                Place(report.path, report.first_line + where),
                f"Auf die Fußnote „{name}“ verweist keine Stelle.",
                f"Im Text „[^{name}]“ setzen oder die Fußnote löschen.",
                "fussnote-ungenutzt",
            )
    notes = {
        note.meta["id"]: note for block in root.children if block.type == "footnote_block" for note in block.children
    }
    return root, notes
