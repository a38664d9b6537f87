"""Read the words of a tagged PDF in the order of its tags: what a screen reader says (ISO 32000-1, 14.7 and 14.8).

Head and foot of the pages are artifacts and thus left out.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

BLOCKS = frozenset({"P", "Caption", "TR", "LI", *(f"H{level}" for level in range(1, 7))})
BESIDE = frozenset({"TH", "TD", "LBody"})  # what stands beside something in its line
BF_BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
Texts = dict[tuple[int, int], str]


def read_tagged_lines(data: bytes) -> list[str]:
    """A line for each paragraph, heading, list item and table row; pikepdf.PdfError for a damaged file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        texts: Texts = {}
        for page in pdf.pages:
            texts.update({(page.obj.objgen[0], mark): text for mark, text in _PageReader(page).read().items()})
        tree = pdf.Root.get("/StructTreeRoot")
        lines = [""]
        if tree is not None:
            _collect(tree, None, texts, lines)
        return lines


def _collect(element: Object, page: Object | None, texts: Texts, lines: list[str]) -> None:
    """Append the words below a structure element, a new line beginning at each block."""
    page = element.get("/Pg", page)
    kind = str(element.get("/S", "")).removeprefix("/")
    if kind in BLOCKS:
        lines.append("")
    elif kind in BESIDE:
        lines[-1] += " "
    kids = element.get("/K")
    for kid in kids if isinstance(kids, Array) else [] if kids is None else [kids]:
        if not isinstance(kid, Dictionary):
            lines[-1] += texts.get((page.objgen[0], int(kid)), "") if page is not None else ""
        elif kid.get("/Type") == Name.MCR:
            on = kid.get("/Pg", page)
            lines[-1] += texts.get((on.objgen[0], int(kid.MCID)), "") if on is not None else ""
        elif "/S" in kid:
            _collect(kid, page, texts, lines)


@dataclass(slots=True)
class _Marked:
    """An open marked content: its number, or that of what it stands in, and what it says instead of its glyphs."""

    number: int | None
    instead: str | None = None


@dataclass(slots=True)
class _PageReader:
    page: pikepdf.Page
    texts: dict[int, str] = field(default_factory=dict)
    marks: list[_Marked] = field(default_factory=list)
    font: Mapping[int, str] = field(default_factory=dict)
    fonts: dict[str, Mapping[int, str]] = field(default_factory=dict)

    def read(self) -> dict[int, str]:
        """The words of each marked content of the page by its number."""
        for instruction in pikepdf.parse_content_stream(self.page):
            operands = list(instruction.operands)
            match str(instruction.operator):
                case "BDC" | "BMC":
                    self.begin(operands[1] if len(operands) > 1 else None)
                case "EMC" if self.marks:
                    self.marks.pop()
                case "Tf":
                    self.font = self.font_named(str(operands[0]))
                case "Tj" | "'" | '"':
                    self.show(bytes(operands[-1]))
                case "TJ":
                    for part in list(operands[0]):
                        if isinstance(part, pikepdf.String):
                            self.show(bytes(part))
        return self.texts

    def begin(self, properties: Object | None) -> None:
        outer = self.marks[-1].number if self.marks else None
        stated = properties if isinstance(properties, Dictionary) else Dictionary()
        number = int(stated.MCID) if "/MCID" in stated else outer
        instead = str(stated.ActualText) if "/ActualText" in stated else None
        self.marks.append(_Marked(number, instead))
        if instead is not None and number is not None:
            self.texts[number] = self.texts.get(number, "") + instead

    def show(self, codes: bytes) -> None:
        if not self.marks or self.marks[-1].number is None or any(mark.instead is not None for mark in self.marks):
            return
        number = self.marks[-1].number
        pairs = (int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2))
        self.texts[number] = self.texts.get(number, "") + "".join(self.font.get(code, "\ufffd") for code in pairs)

    def font_named(self, name: str) -> Mapping[int, str]:
        if name not in self.fonts:
            font = self.page.resources.Font[name]
            self.fonts[name] = _read_cmap(bytes(font.ToUnicode.read_bytes())) if "/ToUnicode" in font else {}
        return self.fonts[name]


def _read_cmap(cmap: bytes) -> dict[int, str]:
    """Codes of two bytes and the characters they stand for (ISO 32000-1, 9.10.3)."""
    characters: dict[int, str] = {}
    for kind, body in BF_BLOCK.findall(cmap):
        for line in body.splitlines():
            values = [bytes.fromhex(part.decode()) for part in HEX.findall(line)]
            if kind == b"char" and len(values) == 2:  # noqa: PLR2004 – a code and its characters
                characters[int.from_bytes(values[0], "big")] = values[1].decode("utf-16-be")
            elif kind == b"range":
                characters.update(_read_range(values, line))
    return characters


def _read_range(values: list[bytes], line: bytes) -> Iterator[tuple[int, str]]:
    first, last = (int.from_bytes(value, "big") for value in values[:2])
    if b"[" in line:
        yield from zip(range(first, last + 1), (value.decode("utf-16-be") for value in values[2:]), strict=False)
        return
    start = values[2].decode("utf-16-be")
    for offset in range(last - first + 1):
        yield first + offset, start[:-1] + chr(ord(start[-1]) + offset)
