"""Read what stands in a line of Markdown: text, emphasis, links, notes, breaks.

A soft line break stays a line feed inside its text, so that every character keeps its line of the file;
the transforms make a space of it. In a cell of a table it is a line break.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from urllib.parse import unquote

from markdown_it.tree import SyntaxTreeNode

from antrag_gen.errors import AntragError, Place
from antrag_gen.patterns import compile_late
from antrag_gen.readers.markdown.foreign import ID, closes_told_tag, find_foreign
from antrag_gen.readers.markdown.left_over import Part, left_over, offset_in_block
from antrag_gen.readers.markdown.rules import Notes, Reporter
from antrag_gen.readers.targets import ALLOWED, leads_somewhere, refusal
from antrag_gen.tree import (
    Block,
    Emphasis,
    Footnote,
    Image,
    Inline,
    LineBreak,
    Link,
    Script,
    Strong,
    Struck,
    Text,
)

DECORATIVE = "dekorativ"
BRACES = compile_late(r"\s*\{:?\s*(?:[.#]|[\w-]+\s*=)[^}\n]*\}\s*")
DEFINED = compile_late(r"\s{0,3}\[([^\]\n]+)\]:\s*\S")
WIDTH = compile_late(r"\s*\{\s*breite\s*=\s*(?P<zahl>\d{1,3}(?:[.,]\d{1,2})?)\s*(?P<einheit>cm|mm)\s*\}\s*")
MM = {"cm": 10, "mm": 1}
BREAK = compile_late(r"<br ?/?>", re.IGNORECASE)
ESCAPED = compile_late(r"\\.")
# Marks at the edge of a word, as emphasis has them.
MARKED = compile_late(r"(?<!\w)[*_]+(?=\w)|(?<=\w)[*_]+(?!\w)|[~^`]+")
TEXTS = ("text", "text_special", "softbreak", "doubtful_mark")


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
        self.read_notes: dict[int, tuple[Block, ...]] = {}
        self.defined = {match[1] for line in report.lines if (match := DEFINED.match(line))}
        self.table: dict[str, Callable[[SyntaxTreeNode], Inline | None]] = {
            "hardbreak": lambda node: LineBreak(place=self.place(node)),
            "em": lambda node: Emphasis(self.children(node), place=self.place(node)),
            "strong": lambda node: Strong(self.children(node), place=self.place(node)),
            "s": lambda node: Struck(self.children(node), place=self.place(node)),
            "sub": lambda node: Script(self.children(node), raised=False, place=self.place(node)),
            "sup": lambda node: Script(self.children(node), place=self.place(node)),
            "link": self.link,
            "image": self.misplaced_image,
            "footnote_ref": self.footnote,
        }
        self.line = 0
        self.block: SyntaxTreeNode
        self.starts: Mapping[SyntaxTreeNode, int] = {}
        self.notes_allowed = True
        self.in_cell = False

    def read(self, inline: SyntaxTreeNode, *, notes_allowed: bool = True, in_cell: bool = False) -> tuple[Inline, ...]:
        """The inline nodes of a paragraph, heading or cell."""
        parts, self.starts = left_over(inline)
        self.block, self.line = inline, 0
        self.notes_allowed, self.in_cell = notes_allowed, in_cell
        self.check_foreign(inline, parts)
        made = self.children(inline)
        return _without_blanks_at_breaks(made) if in_cell else made

    def check_foreign(self, inline: SyntaxTreeNode, parts: Sequence[Part]) -> None:
        """What the parser has left of a block as text holds no marks of other tools."""
        for foreign in find_foreign("".join(part.words for part in parts)):
            if foreign.written.endswith("]") and foreign.written.rpartition("[")[2][:-1] in self.defined:
                continue  # told where it is defined
            at = offset_in_block(parts, foreign.start)
            self.report.say(self.report.place_at(inline, at), foreign.what, foreign.hint, ID)
        for node, start in self.starts.items():
            if node.type in ("sup", "sub"):
                self.check_script(inline, node.markup, start)

    def check_script(self, inline: SyntaxTreeNode, mark: str, start: int) -> None:
        """What is raised or lowered is read as it stands: emphasis belongs around it."""
        written = re.match(rf"(?:\\.|[^{mark}\\])*", inline.content[start + 1 :])
        inner = written[0] if written else ""
        marks = MARKED.search(ESCAPED.sub("\0", inner))
        if marks:
            words = inner.strip("*_~^`") or "2"
            word = f"m^{words}^" if mark == "^" else f"CO~{words}~"
            self.report.say(
                self.report.place_at(inline, start),
                f"„{marks[0]}“ in „{mark}{inner}{mark}“ wird so gedruckt, wie es dasteht.",
                f"Zum Hervorheben das ganze Wort einschließen: „**{word}**“; für das Zeichen selbst „\\{marks[0][0]}“.",
                ID,
            )

    def children(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        made: list[Inline] = []
        for child in node.children:
            if self.in_cell and (child.type == "softbreak" or _is_break(child)):
                made.append(LineBreak(place=self.place(child)))
            elif child.type in TEXTS:
                self.text(child, made)
            elif child.type in self.table:
                read = self.table[child.type](child)
                if read is not None:
                    made.append(read)
            elif not closes_told_tag(child.content, self.block.content):
                self.report.forbidden(child, self.report.place_at(self.block, self.starts[child]))
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
            made.append(Text(words, place=self.report.place_at(self.block, self.starts[node])))

    def place(self, node: SyntaxTreeNode) -> Place:
        """Where its words begin, else where it does."""
        words = next((child for child in node.walk() if child.type in TEXTS and child in self.starts), node)
        return self.report.place_at(self.block, self.starts[words])

    def link(self, node: SyntaxTreeNode) -> Inline:
        target = str(node.attrs["href"])
        place = self.place(node)
        if not leads_somewhere(target):
            self.report.say(place, refusal(target), ALLOWED, "link-adresse")
        notes_allowed, self.notes_allowed = self.notes_allowed, False
        children = self.children(node)
        self.notes_allowed = notes_allowed
        if not children and not any(child.type == "image" for child in node.children):
            self.report.say(
                place,
                "Dieser Verweis hat keinen Text.",
                "Zwischen [ und ] schreiben, wohin er führt.",
                "link-ohne-text",
            )
        return Link(target, children, place=place)

    def misplaced_image(self, node: SyntaxTreeNode) -> None:
        what, hint = "Ein Bild steht mitten im Text.", "Vor und nach dem Bild eine Leerzeile einfügen."
        if node.parent is not None and node.parent.type == "link":
            what, hint = (
                "Ein Bild steht in einem Verweis.",
                "Das Bild allein in einen Absatz setzen, den Verweis darunter.",
            )
        elif self.in_cell:
            hint = "Bilder stehen nicht in Tabellen: darüber oder darunter in einen eigenen Absatz setzen."
        self.report.say(self.report.place_at(self.block, self.starts[node]), what, hint, "bild-im-text")

    def image(self, node: SyntaxTreeNode, block: SyntaxTreeNode) -> Image | None:
        """The image that is alone in its paragraph, but for its width; None where it was reported."""
        place = self.report.place_of("![", block)
        alt, source = node.content.strip(), _file_name(str(node.attrs["src"]))
        title = str(node.attrs.get("title", ""))
        if title and (title != DECORATIVE or alt):
            self.report.say(
                place,
                f"„{title}“ hinter dem Namen des Bildes wird nicht gedruckt.",
                "Löschen; was das Bild zeigt, steht zwischen [ und ]. "
                f'Nur ein Schmuckbild ohne Beschreibung heißt „![]({source} "{DECORATIVE}")“.',
                "bild-titel",
            )
        elif not alt and not title:
            self.report.say(
                place,
                "Dem Bild fehlt die Beschreibung.",
                "Zwischen [ und ] in Worten sagen, was das Bild zeigt. "
                f'Schmückt es nur: „![]({source} "{DECORATIVE}")“.',
                "bild-beschreibung",
            )
        width = self.width(node, block)
        try:
            image = self.open_image(source, place)
        except AntragError as error:
            self.report.problems.extend(error.problems)
            return None
        return Image(image.data, image.media_type, alt, width, place=place)

    def width(self, node: SyntaxTreeNode, block: SyntaxTreeNode) -> Decimal:
        """In millimetres; 0 where none is said, or where what is said was reported."""
        after = node.next_sibling
        if after is None:
            return Decimal(0)
        said = WIDTH.fullmatch(after.content)
        millimetres = Decimal(said["zahl"].replace(",", ".")) * MM[said["einheit"]] if said else Decimal(0)
        if not millimetres:
            self.report.say(
                self.report.place_of("{", block),
                f"„{after.content.strip()}“ ist keine Breite eines Bildes.",
                "„{breite=8cm}“ schreiben, in cm oder mm; alles andere sagt das Layout.",
                "bild-breite",
            )
        return millimetres

    def footnote(self, node: SyntaxTreeNode) -> Inline | None:
        number = node.meta["id"]
        mark = f"[^{node.meta['label']}]"
        place = self.report.place_at(self.block, self.starts[node])
        if not self.notes_allowed:
            self.report.say(
                place,
                f"Die Fußnote {mark} steht hier nicht richtig.",
                "Fußnoten nicht in Überschriften, Fußnoten und Verweisen aufrufen.",
                "fussnote-stelle",
            )
            return None
        if number not in self.read_notes:
            block, line, in_cell, starts = self.block, self.line, self.in_cell, self.starts
            self.read_notes[number] = self.read_note(self.notes[number])
            self.block, self.line, self.notes_allowed, self.in_cell, self.starts = block, line, True, in_cell, starts
        return Footnote(self.read_notes[number], str(node.meta["label"]), place=place)


def stands_alone(inline: SyntaxTreeNode) -> bool:
    """Whether a paragraph is an image, with or without what it says of it in braces."""
    match [(child.type, child.content) for child in inline.children]:
        case [("image", _)]:
            return True
        case [("image", _), ("text", words)]:
            return BRACES.fullmatch(words) is not None
    return False


def _file_name(address: str) -> str:
    """The name as it was typed: the parser writes blanks and umlauts as those of an address."""
    name = unquote(address)
    return name if name.isprintable() else address


def _is_break(node: SyntaxTreeNode) -> bool:
    return node.type == "html_inline" and bool(BREAK.fullmatch(node.content))


def _without_blanks_at_breaks(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for before, inline, after in zip((None, *inlines), inlines, (*inlines[1:], None), strict=False):
        if not isinstance(inline, Text):
            made.append(inline)
            continue
        text = inline.text.lstrip(" ") if isinstance(before, LineBreak) else inline.text
        if text := text.rstrip(" ") if isinstance(after, LineBreak) else text:
            made.append(Text(text, place=inline.place))
    return tuple(made)
