"""Read the words of a tagged PDF in the order of its tags: what a screen reader says (ISO 32000-1, 14.7 and 14.8).

Head and foot of the pages are artifacts and thus left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from antrag_gen.readers.built.cmap import Characters, Cmaps, octets
from antrag_gen.readers.built.damage import TooLargeError, open_pdf

BLOCKS = frozenset({"P", "Caption", "TR", "LI", *(f"H{level}" for level in range(1, 7))})
BESIDE = frozenset({"TH", "TD", "LBody"})  # what stands beside something in its line
SHOWING = "BDC BMC EMC Tf Tj TJ ' \""
# What draws all pages, and how much of it is looked at; a page of a paper has 20 kB, and 300 of these.
MOST_PAGES = 5_000
LARGEST_PAGE = 4_000_000
MOST_CONTENT = 15_000_000
MOST_SHOWING = 400_000
MOST_LETTERS = 10_000_000
MOST_TAGS = 500_000
DEEPEST = 200
Texts = dict[tuple[int, int], str]


def read_tagged_lines(data: bytes) -> list[str]:
    """A line for each paragraph, heading, list item and table row.

    Raises TooLargeError past the bounds, and pikepdf's and Python's own errors for a damaged file.
    """
    with open_pdf(data) as pdf:
        if len(pdf.pages) > MOST_PAGES:
            raise TooLargeError
        texts: Texts = {}
        reading = _Reading()
        for page in pdf.pages:
            found = _PageReader(page, reading).read()
            texts.update({(page.obj.objgen[0], mark): "".join(parts) for mark, parts in found.items()})
        tree = pdf.Root.get("/StructTreeRoot")
        lines = list(_lines(tree, texts)) if tree is not None else []
        # What qpdf warns of it has left out, a rest of a page say.
        if pdf.get_warnings():
            raise pikepdf.PdfError("damaged in part")
        return lines


def _lines(tree: Object, texts: Texts) -> Iterator[str]:
    line: list[str] = []
    for part in _Tags(texts).parts(tree):
        if part is None:
            yield "".join(line)
            line = []
        else:
            line.append(part)
    yield "".join(line)


@dataclass(slots=True)
class _Tags:
    """Goes through the elements of a structure. Each has one place in it, and each words one element."""

    texts: Texts
    seen: set[tuple[int, int]] = field(default_factory=set)
    count: int = 0

    def parts(self, element: Object, page: Object | None = None, depth: int = 0) -> Iterator[str | None]:
        """The words below an element in their order; None where a line begins."""
        self.visit(element, depth)
        page = element.get("/Pg", page)
        kind = str(element.get("/S", "")).removeprefix("/")
        if kind in BLOCKS:
            yield None
        elif kind in BESIDE:
            yield " "
        kids = element.get("/K")
        for kid in kids if isinstance(kids, Array) else [] if kids is None else [kids]:
            if not isinstance(kid, Dictionary):
                yield self.words(page, kid)
            elif kid.get("/Type") == Name.MCR:
                yield self.words(kid.get("/Pg", page), kid.MCID)
            elif "/S" in kid:
                yield from self.parts(kid, page, depth + 1)

    def visit(self, element: Object, depth: int) -> None:
        self.count += 1
        if self.count > MOST_TAGS or depth > DEEPEST:
            raise TooLargeError
        if element.is_indirect:
            if element.objgen in self.seen:
                raise ValueError("an element has two places")
            self.seen.add(element.objgen)

    def words(self, page: Object | None, mark: object) -> str:
        return self.texts.pop((page.objgen[0], int(str(mark))), "") if page is not None else ""


@dataclass(slots=True)
class _Reading:
    """What has been read of a file so far, page by page."""

    cmaps: Cmaps = field(default_factory=Cmaps)
    content: int = 0
    showing: int = 0
    letters: int = 0

    def open(self, page: pikepdf.Page) -> None:
        """Counts what is drawn on a page, before it is taken apart."""
        contents = page.obj.get("/Contents")
        most = min(MOST_CONTENT, self.content + LARGEST_PAGE)
        for stream in contents if isinstance(contents, Array) else [] if contents is None else [contents]:
            data = stream.read_bytes()
            self.content += len(data)
            self.showing += sum(data.count(word) for word in SHOWING.encode().split())
            if self.content > most or self.showing > MOST_SHOWING:
                raise TooLargeError

    def show(self, text: str) -> str:
        self.letters += len(text)
        if self.letters > MOST_LETTERS:
            raise TooLargeError
        return text


@dataclass(frozen=True, slots=True)
class _Marked:
    """An open marked content: its number, or that of what it stands in, and whether it says other than its glyphs."""

    number: int | None
    instead: bool


@dataclass(slots=True)
class _PageReader:
    page: pikepdf.Page
    reading: _Reading
    texts: dict[int, list[str]] = field(default_factory=dict)
    marks: list[_Marked] = field(default_factory=list)
    font: Characters | None = None
    fonts: dict[str, Characters] = field(default_factory=dict)

    def read(self) -> dict[int, list[str]]:
        """The words of each marked content of the page by its number."""
        self.reading.open(self.page)
        for instruction in pikepdf.parse_content_stream(self.page, SHOWING):
            operands = instruction.operands
            match str(instruction.operator):
                case "BDC" | "BMC":
                    self.begin(operands[1] if len(operands) > 1 else None)
                case "EMC" if self.marks:
                    self.marks.pop()
                case "Tf":
                    self.font = self.font_named(str(operands[0]))
                case "Tj" | "'" | '"':
                    self.show(octets(operands[-1]))
                case "TJ":
                    for part in operands[0]:
                        if isinstance(part, pikepdf.String):
                            self.show(octets(part))
        return self.texts

    def begin(self, properties: Object | None) -> None:
        outer = self.marks[-1] if self.marks else _Marked(None, instead=False)
        if isinstance(properties, Name):
            properties = self.resource("/Properties").get(properties)
        stated = properties if isinstance(properties, Dictionary) else Dictionary()
        number = int(str(stated.MCID)) if "/MCID" in stated else outer.number
        instead = "/ActualText" in stated
        self.marks.append(_Marked(number, outer.instead or instead))
        if instead and number is not None:
            self.say(number, str(stated.ActualText))

    def show(self, codes: bytes) -> None:
        mark = self.marks[-1] if self.marks else _Marked(None, instead=False)
        if mark.number is not None and not mark.instead and self.font is not None:
            self.say(mark.number, self.font.read(codes))

    def say(self, number: int, text: str) -> None:
        self.texts.setdefault(number, []).append(self.reading.show(text))

    def font_named(self, name: str) -> Characters:
        if name not in self.fonts:
            self.fonts[name] = self.reading.cmaps.of(self.resource("/Font")[name])
        return self.fonts[name]

    def resource(self, kind: str) -> Object:
        """What a page has of a kind by itself or from the pages above it; KeyError where it has none."""
        return (self.page.get_resources() or Dictionary())[kind]
