"""Set a short paper closer where all of it has room on one page: a written Word file in, its styles changed out.

Word lays out where the file is opened, so how high a paper is can only be estimated here: by the advances of Arial, and
what styles say of letters, lines and space. What may not fit stays as it is.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from math import inf
from typing import NamedTuple

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import tostring

from antrag_gen.measure.advances import width_of
from antrag_gen.writers.docx.markup import Xml
from antrag_gen.writers.docx.styles import TABLE, TWIPS, Styles, value_of

ROOM = 0.97  # of a page, that an estimate may fill
TOO_LONG = 1.5  # pages that no setting brings onto one
ABOVE_NOTES = 300  # twips that the line above notes takes
BORDER = 10  # twips to a row
CLOSER = 0.93  # of the height of lines
TIGHT = 0.6  # of the space between paragraphs
LEAST_SPACE = 100  # twips; less of it is left as it is
USUAL, SMALL = "22", "20"  # half points
PARAGRAPH, ROW, CELL, SECTION = qn("w:p"), qn("w:tr"), qn("w:tc"), qn("w:sectPr")


class Look(NamedTuple):
    """What a paragraph style takes, in twips: its letters, a line, the space around, the indent."""

    letters: float
    line: int
    space: int
    left: int
    bold: bool


class Words:
    """How wide the words of each paragraph are, line by line and in ems; each is measured once."""

    def __init__(self) -> None:
        self.measured: dict[tuple[Xml, bool], list[list[float]]] = {}
        self.width_of = cache(width_of)

    def of(self, paragraph: Xml, *, bold: bool) -> list[list[float]]:
        if (paragraph, bold) not in self.measured:
            lines = [line.split(" ") for line in _lines(paragraph)]
            self.measured[paragraph, bold] = [[self.width_of(word, bold=bold) for word in line] for line in lines]
        return self.measured[paragraph, bold]


class Looks:
    """The looks of styles, each read once."""

    def __init__(self, styles: Styles) -> None:
        self.styles, self.margins = styles, styles.cell_margins(TABLE)
        self.read: dict[str, Look] = {}

    def of(self, style: str) -> Look:
        if style not in self.read:
            styles = self.styles
            space = styles.space(style, "before") + styles.space(style, "after")
            letters = styles.points_of(style) * TWIPS
            self.read[style] = Look(letters, styles.line(style), space, styles.left(style), styles.is_bold(style))
        return self.read[style]


class Measures(NamedTuple):
    """What the height of a paper is measured by."""

    looks: Looks
    words: Words


def set_closer(text: Xml, notes: Xml, root: Xml, area: tuple[int, int]) -> None:
    """Change the styles below `root` so that a `text` a little longer than a page has room on one.

    `area` is width and height of a page in twips.
    """
    if next(text.iter(qn("w:drawing")), None) is not None or len(_sizes(text)) > 1:
        return
    words, written = Words(), tostring(root)
    full = _fill(text, notes, Measures(_looks_after(0, written), words), area)
    if not ROOM < full <= TOO_LONG:
        return
    for number in range(1, len(CHANGES) + 1):
        if _fill(text, notes, Measures(_looks_after(number, written), words), area) <= ROOM:
            for needed in CHANGES[:number]:
                needed(root)
            return


@lru_cache(maxsize=16)
def _looks_after(changes: int, styles: bytes) -> Looks:
    """The looks after the first of the changes: papers of a kind have the same styles, which take long to read."""
    root = parse_xml(styles)
    for change in CHANGES[:changes]:
        change(root)
    return Looks(Styles(root))


def _fill(text: Xml, notes: Xml, measures: Measures, area: tuple[int, int]) -> float:
    """How many pages it takes, as if one could be parted anywhere; of what is too long only that it is."""
    width, height = area
    return (_height(text, width, measures, TOO_LONG * height) + _height_of_notes(notes, width, measures)) / height


def _sizes(text: Xml) -> set[str]:
    """The widths of the pages."""
    return {value_of(section, "w:pgSz", "w:w") for section in text.iter(SECTION)}


def _less_space(root: Xml) -> None:
    for style in root.findall(qn("w:style")):
        for spacing in style.findall(f"{qn('w:pPr')}/{qn('w:spacing')}"):
            for side in (qn("w:before"), qn("w:after")):
                if (space := int(spacing.get(side, "0"))) >= LEAST_SPACE:
                    spacing.set(side, str(round(space * TIGHT)))
    for line in root.iterfind(f"{qn('w:docDefaults')}//{qn('w:spacing')}"):
        line.set(qn("w:line"), str(round(int(line.get(qn("w:line"), "240")) * CLOSER)))


def _smaller_letters(root: Xml) -> None:
    for size in (qn("w:sz"), qn("w:szCs")):
        for found in root.iter(size):
            if found.get(qn("w:val")) == USUAL:
                found.set(qn("w:val"), SMALL)


CHANGES: tuple[Callable[[Xml], None], ...] = (_less_space, _smaller_letters)


def _height(text: Xml, width: int, measures: Measures, most: float) -> float:
    """The height in twips of all sections, columns beside each other; where it is more than `most`, any such number."""
    total = 0.0
    section: list[Xml] = []
    for block in [child for child in text if child.tag != SECTION]:
        section.append(block)
        ending = block.find(f"{qn('w:pPr')}/{SECTION}")
        if ending is not None:
            total += _height_of_columns(section, int(value_of(ending, "w:cols", "w:num") or 1), width, measures)
            section = []
    return total + _height_of_blocks(section, width, measures, most)


def _height_of_columns(blocks: Sequence[Xml], number: int, width: int, measures: Measures) -> float:
    columns: list[list[Xml]] = [[]]
    for block in blocks:
        if any(line.get(qn("w:type")) == "column" for line in block.iter(qn("w:br"))):
            columns.append([])
        columns[-1].append(block)
    return max(_height_of_blocks(column, width // number, measures) for column in columns)


def _height_of_blocks(blocks: Iterable[Xml], width: int, measures: Measures, most: float = inf) -> float:
    total = 0.0
    for block in blocks:
        is_paragraph = block.tag == PARAGRAPH
        total += (
            _height_of_paragraph(block, width, measures) if is_paragraph else _height_of_table(block, measures, most)
        )
        if total > most:
            break
    return total


def _height_of_table(table: Xml, measures: Measures, most: float) -> float:
    margins, total = measures.looks.margins, 0.0
    for row in table.iter(ROW):
        total += max(_heights_of_cells(row, margins, measures), default=0.0) + BORDER
        if total > most:
            break
    return total


def _heights_of_cells(row: Xml, margins: int, measures: Measures) -> Iterator[float]:
    for cell in row.iter(CELL):
        width = int(value_of(cell, "w:tcPr/w:tcW", "w:w") or 0) - margins
        yield _height_of_blocks(cell.findall(PARAGRAPH), width, measures)


def _height_of_paragraph(paragraph: Xml, width: int, measures: Measures) -> float:
    look = measures.looks.of(value_of(paragraph, "w:pPr/w:pStyle"))
    left = int(value_of(paragraph, "w:pPr/w:ind", "w:left") or look.left)
    room = max(width - left, 1) / look.letters
    lines = measures.words.of(paragraph, bold=look.bold)
    blank = width_of(" ", bold=look.bold)
    return sum(_count_lines(line, room, blank) for line in lines) * look.line + look.space


def _height_of_notes(notes: Xml, width: int, measures: Measures) -> float:
    written = [note for note in notes if note.get(qn("w:type")) is None]
    heights = (_height_of_blocks(note.findall(PARAGRAPH), width, measures) for note in written)
    return sum(heights, ABOVE_NOTES if written else 0)


def _count_lines(widths: Iterable[float], room: float, blank: float) -> int:
    lines, filled = 1, 0.0
    for width in widths:
        if filled and filled + width > room:
            lines, filled = lines + 1, 0.0
        filled += width + blank
    return lines


def _lines(paragraph: Xml) -> list[str]:
    """The words of each line that is broken on purpose; before a tab stands what has room anyway."""
    said = []
    for node in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        if node.tag == qn("w:t"):
            said.append(node.text or "")
        elif node.get(qn("w:val")) is None:
            said.append("\t" if node.tag == qn("w:tab") else "\n" * (node.get(qn("w:type")) is None))
    return ["".join(line).rpartition("\t")[2] for line in "".join(said).split("\n")]
