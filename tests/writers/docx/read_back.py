"""Reads a Word file as a reader would: its lines with the labels that Word counts, notes where they are called.

Shares nothing with the writer, so that a mistake of the writer can't hide here.
"""

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import takewhile
from typing import NamedTuple

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {"w": W[1:-1], "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"}
CHARACTERS = {"br": " ", "tab": "\t", "softHyphen": "\u00ad", "noBreakHyphen": "\u2011"}


class Level(NamedTuple):
    start: int
    form: str
    text: str


class Part:
    """One part of the package, empty where there is none."""

    def __init__(self, data: bytes, name: str) -> None:
        with zipfile.ZipFile(BytesIO(data)) as package:
            self.root = etree.fromstring(package.read(name)) if name in package.namelist() else etree.Element("none")

    def find(self, path: str) -> list:
        return self.root.xpath(path, namespaces=NAMES)


def read_lines(data: bytes) -> list[str]:
    """The lines of the text, white space folded, empty ones left out."""
    lines = list(_Reader(data, shared=True).lines())
    assert lines == list(_Reader(data, shared=False).lines()), "labels depend on how the program counts"
    return lines


def read_running(data: bytes, name: str) -> list[str]:
    """The lines of a header or footer part, like `word/header1.xml`, fields as they were last shown."""
    reader = _Reader(data, shared=False)
    return [fold(reader.words(block)) for block in Part(data, name).find("w:p")]


def read_contents(data: bytes) -> list[tuple[str, str, int]]:
    """The entries of the table of contents: words, the bookmark they lead to, and the page that is shown."""
    reader = _Reader(data, shared=False)
    entries = reader.document.find("//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Toc')]")
    return [
        (fold(reader.words(entry)), str(entry.xpath("string(w:hyperlink/@w:anchor)", namespaces=NAMES)), _page(entry))
        for entry in entries
    ]


def _page(entry: etree._Element) -> int:
    """What stands in the field of the page number."""
    return int(entry.xpath("string((.//w:hyperlink//w:t)[last()])", namespaces=NAMES))


def _ends_section(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}sectPr") is not None


def fold(text: str) -> str:
    """White space folded."""
    return " ".join(text.split())


def _without_note_marks(pieces: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """What a cross reference to a note shows is the number of the note, as at its first call."""
    in_reference = False
    for piece in pieces:
        if piece.tag == f"{W}instrText" and "NOTEREF" in (piece.text or ""):
            in_reference = True
        elif piece.tag == f"{W}fldChar" and piece.get(f"{W}fldCharType") == "end":
            in_reference = False
        elif not (in_reference and piece.tag == f"{W}t"):
            yield piece


class _Reader:
    """`shared`: whether all lists of one definition count together (as Word has it) or each `w:num` by itself."""

    def __init__(self, data: bytes, *, shared: bool) -> None:
        self.document = Part(data, "word/document.xml")
        self.styles = Part(data, "word/styles.xml")
        self.numbering = Part(data, "word/numbering.xml")
        self.notes = Part(data, "word/footnotes.xml")
        self.shared = shared
        self.counters: dict[str, dict[int, int]] = {}
        self.overridden: set[tuple[str, int]] = set()

    def lines(self) -> Iterator[str]:
        (body,) = self.document.find("w:body")
        yield from filter(None, map(fold, self._blocks(body)))

    def _blocks(self, parent: etree._Element) -> Iterator[str]:
        waiting = ""
        for block in parent:
            if block.tag == f"{W}tbl":
                for row in block.findall(f"{W}tr"):
                    yield waiting + " ".join(self._cell(cell) for cell in row.findall(f"{W}tc"))
                    waiting = ""
            elif block.tag == f"{W}p":
                label, text = self._label(block), self.words(block)
                # A label that stands alone belongs to what it is kept with, which does not begin a section.
                if label and not text and block.find(f"{W}pPr[{W}keepNext]") is not None and not _ends_section(block):
                    waiting += f"{label} "
                else:
                    yield f"{waiting}{label} {text}"
                    waiting = ""
            else:
                assert block.tag == f"{W}sectPr", block.tag
        assert not waiting

    def _cell(self, cell: etree._Element) -> str:
        return " ".join(self.words(paragraph) for paragraph in cell.findall(f"{W}p"))

    def words(self, paragraph: etree._Element) -> str:
        """The words, without the tab and the page number at the end of an entry of a table of contents."""
        style = paragraph.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NAMES)
        pieces = paragraph.iterfind(f".//{W}r/*")
        if style.startswith("Toc"):
            pieces = takewhile(lambda piece: piece.tag != f"{W}tab", pieces)
        return "".join(self._piece(piece) for piece in _without_note_marks(pieces))

    def _piece(self, piece: etree._Element) -> str:
        name = etree.QName(piece).localname
        match name:
            case "t":
                return piece.text or ""
            case "footnoteReference":
                return f" {self._note(piece.get(f'{W}id'))} "
            case "drawing":
                return str(piece.xpath("string(.//wp:docPr/@descr)", namespaces=NAMES))
            case "rPr" | "footnoteRef" | "fldChar" | "instrText":
                return ""
            case _:
                return CHARACTERS[name]

    def _note(self, number: str) -> str:
        (note,) = self.notes.find(f"w:footnote[@w:id='{number}']")
        return " ".join(fold(line) for line in self._blocks(note))

    def _label(self, paragraph: etree._Element) -> str:
        num, level = self._number(paragraph)
        if num in {"", "0"}:
            return ""
        defined = self._level(num, level)
        if defined.form == "bullet":
            return defined.text
        self._count(num, level)
        label = defined.text
        for each in range(level + 1):
            label = label.replace(f"%{each + 1}", self._shown(num, each))
        return label

    def _number(self, paragraph: etree._Element) -> tuple[str, int]:
        """List and level: of the paragraph, else of its style."""
        style = paragraph.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NAMES)
        for found in (paragraph.find(f"{W}pPr"), *self.styles.find(f"w:style[@w:styleId='{style}']/w:pPr")):
            if found is not None and found.find(f"{W}numPr") is not None:
                num = found.xpath("string(w:numPr/w:numId/@w:val)", namespaces=NAMES)
                return num, int(found.xpath("string(w:numPr/w:ilvl/@w:val)", namespaces=NAMES) or 0)
        return "", 0

    def _count(self, num: str, level: int) -> None:
        counters = self.counters.setdefault(self._list(num) if self.shared else num, {})
        override = self.numbering.find(f"w:num[@w:numId='{num}']/w:lvlOverride[@w:ilvl='{level}']/w:startOverride")
        if level not in counters or (override and (num, level) not in self.overridden):
            counters[level] = self._start(num, level)
        else:
            counters[level] += 1
        self.overridden.add((num, level))
        for deeper in [each for each in counters if each > level]:
            del counters[deeper]

    def _start(self, num: str, level: int) -> int:
        path = f"w:num[@w:numId='{num}']/w:lvlOverride[@w:ilvl='{level}']/w:startOverride/@w:val"
        return int(next(iter(self.numbering.find(path)), self._level(num, level).start))

    def _shown(self, num: str, level: int) -> str:
        counters = self.counters[self._list(num) if self.shared else num]
        number = counters.get(level, self._start(num, level))
        if self._level(num, level).form == "decimal":
            return str(number)
        assert self._level(num, level).form == "lowerLetter"
        return "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26] * ((number - 1) // 26 + 1)

    def _list(self, num: str) -> str:
        (found,) = self.numbering.find(f"w:num[@w:numId='{num}']/w:abstractNumId/@w:val")
        return found

    def _level(self, num: str, level: int) -> Level:
        (found,) = self.numbering.find(f"w:abstractNum[@w:abstractNumId='{self._list(num)}']/w:lvl[@w:ilvl='{level}']")
        values = [found.find(f"{W}{name}").get(f"{W}val") for name in ("start", "numFmt", "lvlText")]
        return Level(int(values[0]), values[1], values[2])
