"""Read what a paper's file shows, as a reader meets it: the file's bytes in, lines of text out."""

from dataclasses import dataclass, field

from lxml import etree

from antrag_gen.errors import Place
from antrag_gen.readers.built.damage import TooLargeError, bounded
from antrag_gen.readers.built.tagged_pdf import read_tagged_lines
from antrag_gen.readers.package import Package

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STORIES = ("word/document.xml", "word/footnotes.xml")
PARAGRAPH = f"{{{WORD}}}p"
BLANKS = frozenset({f"{{{WORD}}}{name}" for name in ("tab", "br", "cr")})
# Words that a change in Word has struck out are no longer shown.
SHOWN_TEXT = f"{{{WORD}}}t"
MOST_LINES = 200_000


def printed_lines(data: bytes, shown: str) -> list[str]:
    """The paragraphs of a PDF or Word file in reading order, blanks folded; head and foot of the pages are left out.

    Raises AntragError where the file is damaged, or where there is more in it than in any paper.
    """
    with bounded(Place(shown)):
        lines = read_tagged_lines(data) if data.startswith(b"%PDF-") else _word_lines(data)
        if len(lines) > MOST_LINES:
            raise TooLargeError
    folded = (" ".join(line.split()) for line in lines)
    return [line for line in folded if line]


def _word_lines(data: bytes) -> list[str]:
    package = Package(data)
    lines: list[str] = []
    for name in STORIES:
        if name in package.names or name == STORIES[0]:
            story = _Story()
            parser = etree.XMLParser(target=story, resolve_entities=False, no_network=True, load_dtd=False)
            etree.fromstring(package.read_xml(name), parser)
            lines += ("".join(parts) for parts in story.paragraphs)
    return lines


@dataclass(slots=True)
class _Story:
    """What lxml tells of a part, element by element; no tree is made of it, which takes many times the memory."""

    paragraphs: list[list[str]] = field(default_factory=list)
    within: list[list[str]] = field(default_factory=list)
    shown: bool = False

    def start(self, tag: str | bytes, attrib: object) -> None:  # noqa: ARG002 – lxml's protocol
        if tag == PARAGRAPH:
            self.within.append([])
            self.paragraphs.append(self.within[-1])
        elif tag in BLANKS and self.within:
            self.within[-1].append(" ")
        self.shown = tag == SHOWN_TEXT

    def end(self, tag: str | bytes) -> None:
        if tag == PARAGRAPH:
            self.within.pop()
        self.shown = False

    def data(self, data: str | bytes) -> None:
        if self.shown and self.within:
            self.within[-1].append(str(data))

    def comment(self, text: str | bytes) -> None:
        """A remark is not shown."""

    def close(self) -> None:
        """Asked for by lxml."""
