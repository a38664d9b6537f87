"""Read the Markdown below a head as sections of tree nodes that keep the lines of the file.

Only what a council paper needs is allowed; the rest of CommonMark, and what it would silently turn
German text into, is an error with a hint.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from antrag_gen.errors import Place, Problem
from antrag_gen.readers.list_labels import BULLET, GLIEDERUNG, Gliederung, Zaehlung, ordered_label, part_of
from antrag_gen.readers.markdown.bounds import find_broken_bound
from antrag_gen.readers.markdown.boxes import take_box
from antrag_gen.readers.markdown.doubts import report_doubts, report_lost_notes
from antrag_gen.readers.markdown.hyphens import report_divided_words
from antrag_gen.readers.markdown.indents import report_drawn_in, report_indents, widen_indents
from antrag_gen.readers.markdown.inlines import InlineReader, stands_alone
from antrag_gen.readers.markdown.losses import report_losses
from antrag_gen.readers.markdown.pasted import report_pasted
from antrag_gen.readers.markdown.rules import Notes, Reporter, parse
from antrag_gen.readers.markdown.traps import (
    check_heading_line,
    check_item_number,
    check_list_start,
    check_next_number,
    check_table_head,
    check_table_rows,
    is_without_words,
)
from antrag_gen.tree import (
    Block,
    Cell,
    ColumnKind,
    Heading,
    Image,
    Item,
    ItemList,
    Paragraph,
    Quote,
    Row,
    Table,
)

SETEXT = frozenset({"-", "="})
OpenImage = Callable[[str, Place], Image]


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below a level-1 heading, up to the next one."""

    title: str
    place: Place
    blocks: tuple[Block, ...]


def read_markdown(
    body: str, path: str, first_line: int, open_image: OpenImage, gliederung: Gliederung = GLIEDERUNG
) -> tuple[tuple[Section, ...], list[Problem]]:
    """The sections of a body whose first line is line `first_line` of the file, and every problem in it.

    `open_image` gives the image at a path written in the text, or raises AntragError; items of numbered lists are
    called as `gliederung` says.
    """
    if too_much := find_broken_bound(body, path, first_line):
        return (), [too_much]
    report = Reporter(path, first_line, body.split("\n"))
    root, notes, written = parse(widen_indents(body))
    report_pasted(root, report)
    report_doubts(root, report)
    report_lost_notes(root, written, report)
    report_indents(root, report)
    report_drawn_in(root, report)
    report_divided_words(root, report)
    sections = _BlockReader(report, notes, open_image, gliederung).sections(root)
    report_losses(root, report)
    root.let_go()
    return sections, report.without_consequences()


class _BlockReader:
    def __init__(self, report: Reporter, notes: Notes, open_image: OpenImage, gliederung: Gliederung) -> None:
        self.report = report
        self.gliederung = gliederung
        self.inlines = InlineReader(report, notes, self.note, open_image)
        self.in_note = False
        self.table: dict[str, Callable[[SyntaxTreeNode], Block | None]] = {
            "paragraph": self.paragraph,
            "heading": self.heading,
            "bullet_list": self.item_list,
            "ordered_list": self.item_list,
            "blockquote": self.quote,
            "table": self.markdown_table,
        }
        self.level = 1
        self.numbers: tuple[int, ...] = ()
        # Whether a part has begun whose first list goes on with the numbers of the part before.
        self.goes_on = False
        # How far the numbered lists of the section have counted, by the items around them.
        self.counted: dict[tuple[int, ...], int] = {}

    def sections(self, root: SyntaxTreeNode) -> tuple[Section, ...]:
        sections: list[Section] = []
        pending: list[SyntaxTreeNode] = []
        is_loose = False
        blocks = [node for node in root.children if node.type != "footnote_block"]
        for node in blocks:
            if node.type == "heading" and (node.markup in SETEXT or (node.tag == "h1" and is_without_words(node))):
                check_heading_line(self.report, node)
            elif node.type == "heading" and node.tag == "h1":
                self.close(sections, pending)
                check_heading_line(self.report, node)
                title = node.children[0].content if node.children else ""
                sections.append(Section(title.strip(), self.report.place(node), ()))
                self.level = 1
            elif not sections:
                if is_loose:
                    continue
                is_loose = True
                self.report.say(
                    node,
                    "Über der ersten Überschrift steht Text.",
                    "Eine Überschrift wie „# Begründung“ darüber setzen.",
                    "text-vor-abschnitt",
                )
            else:
                pending.append(node)
        self.close(sections, pending)
        return tuple(sections)

    def close(self, sections: list[Section], pending: list[SyntaxTreeNode]) -> None:
        if not sections:
            return
        last = sections[-1]
        self.counted.clear()
        self.goes_on = False
        blocks = self.blocks(pending)
        if not pending:
            self.report.say(
                last.place,
                f"Unter „{last.title}“ steht nichts.",
                "Text ergänzen oder die Überschrift löschen.",
                "ueberschrift-leer",
            )
        sections[-1] = Section(last.title, last.place, blocks)
        pending.clear()

    def blocks(self, nodes: list[SyntaxTreeNode]) -> tuple[Block, ...]:
        made: list[Block] = []
        for node, after in zip(nodes, [*nodes[1:], None], strict=False):
            is_last = after is None or (after.type == "heading" and after.tag <= node.tag)
            if is_last and node.type == "heading" and not is_without_words(node):
                self.report.say(
                    node,
                    "Unter dieser Überschrift steht nichts.",
                    "Text ergänzen oder die Überschrift löschen.",
                    "ueberschrift-leer",
                )
            block = self.block(node)
            if block is not None:
                made.append(block)
        return tuple(made)

    def block(self, node: SyntaxTreeNode) -> Block | None:
        read = self.table.get(node.type)
        if read is None:
            self.report.forbidden(node)
            return None
        return read(node)

    def note(self, node: SyntaxTreeNode) -> tuple[Block, ...]:
        self.in_note = True
        blocks = self.nested(node.children)
        self.in_note = False
        other = next((block for block in blocks if not isinstance(block, Paragraph)), None)
        if other is not None:
            self.report.say(
                other.place or self.report.place(node),
                "Eine Fußnote enthält nur Absätze.",
                "Listen und Tabellen gehören in den Text.",
                "fussnote-inhalt",
            )
        return blocks

    def nested(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[Block, ...]:
        """What stands inside a list item, quote or note, where no heading may be."""
        for node in nodes:
            if node.type == "heading":
                self.report.say(
                    node,
                    "Eine Überschrift steht in einer Liste, einem Zitat oder einer Fußnote.",
                    "Die Überschrift herausnehmen und an den Anfang der Zeile stellen.",
                    "ueberschrift-innen",
                )
        return self.blocks([node for node in nodes if node.type not in ("heading", "footnote_anchor")])

    def paragraph(self, node: SyntaxTreeNode) -> Block | None:
        check_next_number(self.report, node, self.counted.get(self.numbers))
        inline = node.children[0]
        if stands_alone(inline):
            return self.inlines.image(inline.children[0], node)
        return Paragraph(self.inlines.read(inline, notes_allowed=not self.in_note), place=self.report.place(node))

    def heading(self, node: SyntaxTreeNode) -> Block:
        check_heading_line(self.report, node)
        level = int(node.tag[1:])
        if level > self.level + 1:
            self.report.say(
                node,
                f"Vor dieser Überschrift fehlt eine der Ebene {'#' * (self.level + 1)}.",
                f"Mit „{'#' * (self.level + 1)}“ statt „{'#' * level}“ beginnen.",
                "ueberschrift-ebene",
            )
        self.level = level
        if self.gliederung.zaehlung is Zaehlung.DURCHLAUFEND and part_of(node.children[0].content):
            self.goes_on = True
        children = self.inlines.read(node.children[0], notes_allowed=False) if node.children else ()
        return Heading(min(level + 1, 6), children, place=self.report.place(node))

    def item_list(self, node: SyntaxTreeNode) -> Block:
        """A list; a numbered one begins at 1, or where the one before it in the section has ended.

        `before` counts the items of earlier parts.
        """
        ordered = node.type == "ordered_list"
        counted, first, before = False, 1, 0
        if ordered:
            last = self.counted.get(self.numbers)
            counted = check_list_start(self.report, node, last)
            first = int(node.attrs.get("start", 1)) if counted else 1
            if self.goes_on and not self.numbers:
                before, self.goes_on = (last or 0) if first == 1 else 0, False
        items = tuple(
            self.item(child, number, before, ordered=ordered, counted=counted)
            for number, child in enumerate(node.children, first)
        )
        if counted:
            self.counted[self.numbers] = before + first + len(items) - 1
        return ItemList(items, ordered, place=self.report.place(node))

    def item(self, node: SyntaxTreeNode, number: int, before: int, *, ordered: bool, counted: bool) -> Item:
        if counted:
            check_item_number(self.report, node, number)
        outer, level = self.numbers, self.level
        self.numbers = (*outer, before + number if ordered else 0)
        self.counted = {path: last for path, last in self.counted.items() if path[: len(self.numbers)] != self.numbers}
        for child, after in zip(node.children, node.children[1:], strict=False):
            if child.type.endswith("_list"):
                self.report.say(
                    after,
                    "Nach einer Unterliste geht der Punkt weiter.",
                    "Den Text vor die Unterliste stellen oder einen neuen Punkt beginnen.",
                    "liste-nachtext",
                )
        box = "" if ordered else take_box(node)
        children = self.nested(node.children)
        label = ordered_label(self.numbers, self.gliederung) if ordered else box or BULLET
        self.numbers, self.level = outer, level
        if not node.children or (box and children[:1] == (Paragraph(()),)):
            self.report.say(
                node, "Ein Punkt der Liste ist leer.", "Text ergänzen oder den Punkt löschen.", "liste-leer"
            )
        return Item(label, children, place=self.report.place(node))

    def quote(self, node: SyntaxTreeNode) -> Block:
        outer, self.counted = self.counted, {}
        blocks = self.nested(node.children)
        self.counted = outer
        return Quote(blocks, place=self.report.place(node))

    def markdown_table(self, node: SyntaxTreeNode) -> Block:
        head = node.children[0].children
        body = node.children[1].children if len(node.children) > 1 else []
        columns = tuple(
            ColumnKind.BETRAG if "right" in str(cell.attrs.get("style", "")) else ColumnKind.TEXT
            for cell in head[0].children
        )
        check_table_rows(self.report, node, len(columns))
        heads = tuple(map(self.row, head))
        check_table_head(self.report, node, heads[0].cells)
        return Table((), columns, heads, tuple(map(self.row, body)), place=self.report.place(node))

    def row(self, node: SyntaxTreeNode) -> Row:
        cells = tuple(
            Cell(
                self.inlines.read(cell.children[0], in_cell=True),
                header=cell.type == "th",
                place=self.report.place(node),
            )
            for cell in node.children
        )
        return Row(cells, place=self.report.place(node))
