"""Read the markup that a template yields: a small closed set of HTML elements becomes tree nodes.

Whatever is not in the set stops the paper with the place in the template; nothing is skipped.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TypeVar

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.readers.list_labels import BULLET, GLIEDERUNG, Gliederung, ordered_label
from antrag_gen.readers.markup.computed import Named, compute
from antrag_gen.readers.markup.elements import Element, read_elements
from antrag_gen.readers.markup.placed import Content, Placed
from antrag_gen.tree import (
    Block,
    Cell,
    ColumnKind,
    Contents,
    Emphasis,
    Heading,
    Inline,
    Item,
    ItemList,
    LineBreak,
    Link,
    Pair,
    Pairs,
    Paragraph,
    ParagraphRole,
    Quote,
    Region,
    RegionRole,
    Row,
    RowRole,
    Script,
    Strong,
    Struck,
    Table,
    Text,
)

R = TypeVar("R", ParagraphRole, RegionRole)
HEADINGS = tuple(f"h{level}" for level in range(1, 7))
SUM = "summe"
KINDS = {kind.value: kind for kind in ColumnKind}


def read_markup(rendered: str, placed: Placed, gliederung: Gliederung = GLIEDERUNG) -> tuple[Block, ...]:
    """The blocks of a rendered template, with what it has placed; its lists are called as `gliederung` says.

    Raises AntragError with the place in the template for an unknown element, attribute or class, an
    element that is not closed or in the wrong place, and a sum that is not the sum of its column.
    """
    reader = _MarkupReader(placed, gliederung)
    blocks = tuple(reader.blocks(read_elements(rendered)))
    if reader.problems:
        raise AntragError(reader.problems)
    return blocks


class _MarkupReader:
    def __init__(self, placed: Placed, gliederung: Gliederung) -> None:
        self.placed = placed
        self.gliederung = gliederung
        self.problems: list[Problem] = []
        self.numbers: tuple[int, ...] = ()
        self.last: Named | None = None
        self.block_table: dict[str, Callable[[Element], Block]] = {
            **dict.fromkeys(HEADINGS, self.heading),
            "p": self.paragraph,
            "ul": self.item_list,
            "ol": self.item_list,
            "dl": self.pairs,
            "nav": self.contents,
            "blockquote": lambda element: Quote(self.all_blocks(element), place=element.place),
            "table": self.read_table,
            "header": self.region,
            "footer": self.region,
            "section": self.region,
        }
        self.inline_table: dict[str, Callable[[Element], Inline]] = {
            "em": lambda element: Emphasis(self.inlines(element), place=element.place),
            "strong": lambda element: Strong(self.inlines(element), place=element.place),
            "s": lambda element: Struck(self.inlines(element), place=element.place),
            "sub": lambda element: Script(self.inlines(element), raised=False, place=element.place),
            "sup": lambda element: Script(self.inlines(element), place=element.place),
            "a": lambda element: Link(element.attributes["href"], self.inlines(element), place=element.place),
            "br": lambda element: LineBreak(place=element.place),
        }

    def say(self, place: Place, what: str, hint: str) -> None:
        self.problems.append(Problem(place, what, hint, "vorlage-aufbau"))

    def blocks(self, children: Sequence[Element | Text]) -> Iterator[Block]:
        for child in children:
            if isinstance(child, Text):
                if child.text.strip():
                    self.say(
                        child.place or Place(""),
                        f"„{child.text.strip()[:40]}“ steht außerhalb eines Absatzes.",
                        "Den Text in <p> … </p> setzen.",
                    )
            elif child.tag == "prosa":
                yield from self.prose(child)
            elif child.tag in self.block_table:
                yield self.block_table[child.tag](child)
            else:
                self.say(
                    child.place,
                    f"<{child.tag}> steht hier nicht richtig.",
                    "Es gehört in einen Absatz oder eine Tabelle.",
                )

    def all_blocks(self, element: Element) -> tuple[Block, ...]:
        return tuple(self.blocks(element.children))

    def inlines(self, element: Element) -> tuple[Inline, ...]:
        made: list[Inline] = []
        for child in element.children:
            if isinstance(child, Text):
                made.append(child)
            elif child.tag == "data":
                made.extend(self.content(child))
            elif child.tag in self.inline_table:
                made.append(self.inline_table[child.tag](child))
            else:
                self.say(
                    child.place,
                    f"<{child.tag}> steht hier nicht richtig.",
                    f"In <{element.tag}> stehen nur Text, <strong>, <em>, <s>, <sub>, <sup>, <a>, <br>; "
                    "Abschnitte aus Markdown stehen allein.",
                )
        return _trim(made)

    def prose(self, element: Element) -> tuple[Block, ...]:
        blocks = self.placed.find_prose(element)
        return self.unplaced(element) if blocks is None else blocks

    def content(self, element: Element) -> tuple[Inline, ...]:
        content = self.placed.find_content(element)
        return self.unplaced(element) if content is None else content.children

    def unplaced(self, element: Element) -> tuple[()]:
        self.say(element.place, f"<{element.tag}> steht für nichts.", "Einen Wert schreibt {{ … }}.")
        return ()

    def role(self, element: Element, roles: type[R], default: R) -> R:
        name = element.attributes.get("class", default.value)
        with suppress(ValueError):
            return roles(name)
        self.say(
            element.place,
            f"Die Klasse „{name}“ gibt es für <{element.tag}> nicht.",
            f"Erlaubt sind: {', '.join(roles)}.",
        )
        return default

    def paragraph(self, element: Element) -> Block:
        return Paragraph(
            self.inlines(element), self.role(element, ParagraphRole, ParagraphRole.TEXT), place=element.place
        )

    def heading(self, element: Element) -> Block:
        return Heading(HEADINGS.index(element.tag) + 1, self.inlines(element), place=element.place)

    def region(self, element: Element) -> Block:
        return Region(
            self.role(element, RegionRole, RegionRole.BRIEFKOPF), self.all_blocks(element), place=element.place
        )

    def elements(self, element: Element, *tags: str) -> list[Element]:
        """The children of `element`, which may only be these."""
        for child in element.children:
            misplaced = child.text.strip() if isinstance(child, Text) else child.tag not in tags
            if misplaced:
                self.say(
                    child.place or element.place,
                    f"In <{element.tag}> {_allowed(tags)} stehen.",
                    "Die Vorlage an dieser Stelle berichtigen.",
                )
        return [child for child in element.children if isinstance(child, Element) and child.tag in tags]

    def item_list(self, element: Element) -> Block:
        ordered = element.tag == "ol"
        items = tuple(
            self.item(child, number if ordered else 0) for number, child in enumerate(self.elements(element, "li"), 1)
        )
        return ItemList(items, ordered, place=element.place)

    def item(self, element: Element, number: int) -> Item:
        outer = self.numbers
        self.numbers = (*outer, number)
        inline = {"data", *self.inline_table}
        only_inline = all(isinstance(child, Text) or child.tag in inline for child in element.children)
        children: tuple[Block, ...] = (
            (Paragraph(self.inlines(element), place=element.place),) if only_inline else self.all_blocks(element)
        )
        self.numbers = outer
        label = ordered_label((*outer, number), self.gliederung) if number else BULLET
        return Item(label, children, place=element.place)

    def pairs(self, element: Element) -> Block:
        parts = self.elements(element, "dt", "dd")
        wanted = ["dt", "dd"] * max(1, (len(parts) + 1) // 2)
        wrong = next((at for at, tag in enumerate(wanted) if at == len(parts) or parts[at].tag != tag), None)
        if wrong is not None:
            self.say(
                parts[wrong].place if wrong < len(parts) else element.place,
                f"In <dl> fehlt ein <{wanted[wrong]}>.",
                "<dt> und <dd> stehen im Wechsel: zu jeder Bezeichnung ein Wert, der auch leer sein darf.",
            )
            return Pairs((), place=element.place)
        both = zip(parts[::2], parts[1::2], strict=True)
        return Pairs(tuple(self.pair(term, description) for term, description in both), place=element.place)

    def pair(self, term: Element, description: Element) -> Pair:
        words = self.inlines(term)
        if not words:
            self.say(term.place, "Dieses <dt> ist leer.", "Die Bezeichnung ergänzen; leer sein darf nur <dd>.")
        return Pair(words, self.inlines(description), place=term.place)

    def contents(self, element: Element) -> Block:
        """The place of a table of contents, which is filled when all headings are there."""
        self.elements(element)
        return Contents(place=element.place)

    def read_table(self, element: Element) -> Block:
        parts = self.elements(element, "caption", "thead", "tbody", "tfoot")
        caption = next((self.inlines(part) for part in parts if part.tag == "caption"), ())
        head, body = self.rows(parts, "thead"), self.rows(parts, "tbody")
        foot = self.rows(parts, "tfoot", [line for line, row in enumerate(body) if row.role is RowRole.WERTE])
        if not head:
            self.say(
                element.place,
                "Der Tabelle fehlt die Kopfzeile.",
                "<thead> mit einer Zeile ergänzen; ohne sie ist die Tabelle nicht barrierefrei.",
            )
            return Table(caption, (), (), ())
        columns = self.columns(parts)
        for row in (*head, *body, *foot):
            if len(row.cells) != len(columns):
                self.say(
                    row.place or element.place,
                    f"Diese Zeile hat {len(row.cells)} Zellen, die Kopfzeile {len(columns)}.",
                    "Jede Zeile braucht gleich viele Zellen.",
                )
        table = Table(caption, columns, head, body, foot, place=element.place)
        if not self.problems:
            table, self.last, problems = compute(table, self.heads(parts), self.last)
            self.problems += problems
        return table

    def heads(self, parts: Sequence[Element]) -> list[Element]:
        """The cells of the last row of the head."""
        rows = [row for part in parts if part.tag == "thead" for row in self.elements(part, "tr")]
        return self.elements(rows[-1], "th")

    def columns(self, parts: Sequence[Element]) -> tuple[ColumnKind, ...]:
        """The kinds of the columns, from the classes of the last row of the head."""
        kinds = (cell.attributes.get("class", "text") for cell in self.heads(parts))
        return tuple(KINDS.get(kind, ColumnKind.TEXT) for kind in kinds)

    def rows(self, parts: Sequence[Element], tag: str, values: Sequence[int] = ()) -> tuple[Row, ...]:
        """The rows of a part; a sum adds the body rows `values`, in the body those since its group began.

        A group begins with its name, or where another <tbody> does.
        """
        made: list[Row] = []
        for part in (part for part in parts if part.tag == tag):
            added = list(values)
            for element in self.elements(part, "tr"):
                role = RowRole(element.attributes.get("class", RowRole.WERTE))
                if role is RowRole.GRUPPE:
                    added = []
                cells = tuple(self.cell(cell, added) for cell in self.elements(element, "th", "td"))
                if not cells:
                    self.say(element.place, "Dieser Zeile fehlen die Zellen.", "<td> oder <th> ergänzen.")
                if role is RowRole.WERTE and tag == "tbody":
                    added.append(len(made))
                made.append(Row(cells, role, place=element.place))
        return tuple(made)

    def cell(self, element: Element, adds: Sequence[int]) -> Cell:
        words, header = self.inlines(element), element.tag == "th"
        sums = tuple(adds) if element.attributes.get("class") == SUM else ()
        placed = (child for child in element.children if isinstance(child, Element) and child.tag == "data")
        content = next(map(self.placed.find_content, placed), None) or Content(())
        _, value, unit, decimals, day = content
        return Cell(words, header, value, sums, unit, decimals, day=day, place=element.place)


def _allowed(tags: Sequence[str]) -> str:
    return f"dürfen nur {', '.join(f'<{tag}>' for tag in tags)}" if tags else "darf nichts"


def _trim(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """Without the blanks that the layout of the template put at the start and the end of a block."""
    trimmed = list(inlines)
    if trimmed and isinstance(first := trimmed[0], Text) and first.text.startswith(" "):
        trimmed[0] = Text(first.text.lstrip(" "), place=first.place)
    if trimmed and isinstance(last := trimmed[-1], Text) and last.text.endswith(" "):
        trimmed[-1] = Text(last.text.rstrip(" "), place=last.place)
    return tuple(inline for inline in trimmed if not isinstance(inline, Text) or inline.text)
