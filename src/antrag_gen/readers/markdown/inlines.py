"""Read what stands in a line of Markdown: text, emphasis, links, notes, breaks.

A soft line break stays a line feed inside its text, so that every character keeps its line of the file;
the transforms make a space of it.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from markdown_it.tree import SyntaxTreeNode

from antrag_gen.errors import AntragError, Place
from antrag_gen.readers.markdown.rules import Notes, Reporter
from antrag_gen.tree import Block, Emphasis, Footnote, Image, Inline, LineBreak, Link, Strong, Text

SCHEMES = frozenset({"http", "https", "mailto"})


class InlineReader:
    """Reads the inline content of one block after the other; problems go to the reporter."""

    def __init__(
        self,
        report: Reporter,
        notes: Notes,
        read_note: Callable[[SyntaxTreeNode], tuple[Block, ...]],
        open_image: Callable[[str, Place], Image],
    ) -> None:
        self.report = report
        self.notes = notes
        self.read_note = read_note
        self.open_image = open_image
        self.called: set[int] = set()
        self.table: dict[str, Callable[[SyntaxTreeNode], Inline | None]] = {
            "hardbreak": lambda node: LineBreak(place=self.place(node)),
            "em": lambda node: Emphasis(self.children(node), place=self.place(node)),
            "strong": lambda node: Strong(self.children(node), place=self.place(node)),
            "link": self.link,
            "image": self.misplaced_image,
            "footnote_ref": self.footnote,
        }
        self.line = 0
        self.block: SyntaxTreeNode
        self.notes_allowed = True

    def read(self, inline: SyntaxTreeNode, *, notes_allowed: bool = True) -> tuple[Inline, ...]:
        """The inline nodes of a paragraph, heading or cell."""
        self.block, self.line, self.notes_allowed = inline, 0, notes_allowed
        return self.children(inline)

    def children(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        made: list[Inline] = []
        for child in node.children:
            if child.type in ("text", "softbreak", "doubtful_mark"):
                self.text(child, made)
            elif child.type in self.table:
                read = self.table[child.type](child)
                if read is not None:
                    made.append(read)
            else:
                self.report.forbidden(child, self.report.place_of(child.content, self.block, self.line))
            if child.type in ("softbreak", "hardbreak"):
                self.line += 1
        return tuple(made)

    def text(self, node: SyntaxTreeNode, made: list[Inline]) -> None:
        words = "\n" if node.type == "softbreak" else node.content
        if not words:
            return
        if made and isinstance(made[-1], Text):
            made[-1] = Text(made[-1].text + words, place=made[-1].place)
        else:
            made.append(Text(words, place=self.report.place_of(words, self.block, self.line)))

    def place(self, node: SyntaxTreeNode) -> Place:
        words = next((child.content for child in node.walk() if child.type == "text"), "")
        return self.report.place_of(words, self.block, self.line)

    def link(self, node: SyntaxTreeNode) -> Inline:
        target = str(node.attrs["href"])
        place = self.place(node)
        if urlsplit(target).scheme.lower() not in SCHEMES or not _is_address(target):
            self.report.say(
                place,
                f"„{target}“ ist keine Adresse, auf die ein Papier verweisen kann.",
                "Erlaubt sind Adressen mit https://, http:// oder mailto:.",
                "link-adresse",
            )
        children = self.children(node)
        if not children:
            self.report.say(
                place,
                "Dieser Verweis hat keinen Text.",
                "Zwischen [ und ] schreiben, wohin er führt.",
                "link-ohne-text",
            )
        return Link(target, children, place=place)

    def misplaced_image(self, _: SyntaxTreeNode) -> None:
        self.report.say(
            self.report.place_of("![", self.block, self.line),
            "Ein Bild steht mitten im Text.",
            "Vor und nach dem Bild eine Leerzeile einfügen.",
            "bild-im-text",
        )

    def image(self, node: SyntaxTreeNode, block: SyntaxTreeNode) -> Image | None:
        """The image that is alone in its paragraph; None where it was reported."""
        place = self.report.place_of("![", block)
        alt, source = node.content.strip(), str(node.attrs["src"])
        if not alt:
            self.report.say(
                place,
                "Dem Bild fehlt die Beschreibung.",
                "Zwischen [ und ] in Worten sagen, was das Bild zeigt.",
                "bild-beschreibung",
            )
        try:
            image = self.open_image(source, place)
        except AntragError as error:
            self.report.problems.extend(error.problems)
            return None
        return Image(image.data, image.media_type, alt, place=place)

    def footnote(self, node: SyntaxTreeNode) -> Inline | None:
        number = node.meta["id"]
        mark = f"[^{node.meta['label']}]"
        place = self.report.place_of(mark, self.block, self.line)
        if number in self.called or not self.notes_allowed:
            self.report.say(
                place,
                f"Die Fußnote {mark} steht hier nicht richtig.",
                "Jede Fußnote einmal aufrufen, nicht in Überschriften und nicht in Fußnoten.",
                "fussnote-stelle",
            )
            return None
        self.called.add(number)
        block, line = self.block, self.line
        children = self.read_note(self.notes[number])
        self.block, self.line, self.notes_allowed = block, line, True
        return Footnote(children, place=place)


def _is_address(target: str) -> bool:
    """Whether there is a host, or a mailbox: `https:` alone leads nowhere."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return "@" in parts.path if parts.scheme.lower() == "mailto" else bool(parts.netloc)
