"""Read what a paper's file shows, as a reader meets it: the file's bytes in, lines of text out."""

import io
import zipfile
import zlib

from lxml import etree

from antrag_gen.errors import AntragError, Place
from antrag_gen.readers.built.tagged_pdf import read_tagged_lines

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STORIES = ("word/document.xml", "word/footnotes.xml")
BLANKS = frozenset({f"{{{WORD}}}{name}" for name in ("tab", "br", "cr")})
# Words that a change in Word has struck out are no longer shown.
SHOWN_TEXT = f"{{{WORD}}}t"


def printed_lines(data: bytes, shown: str) -> list[str]:
    """The paragraphs of a PDF or Word file in reading order, blanks folded; head and foot of the pages are left out.

    Raises AntragError where the file is damaged.
    """
    try:
        lines = read_tagged_lines(data) if data.startswith(b"%PDF-") else _word_lines(data)
    except (zipfile.BadZipFile, zlib.error, KeyError, etree.XMLSyntaxError) as error:
        raise AntragError.of(
            Place(shown), "Die Datei ist beschädigt.", "Eine unbeschädigte Kopie nehmen.", id="auslesen-schaden"
        ) from error
    folded = (" ".join(line.split()) for line in lines)
    return [line for line in folded if line]


def _word_lines(data: bytes) -> list[str]:
    lines: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in STORIES:
            if name in package.namelist():
                parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
                root = etree.fromstring(package.read(name), parser)
                lines.extend(_paragraph(paragraph) for paragraph in root.iter(f"{{{WORD}}}p"))
    return lines


def _paragraph(paragraph: etree._Element) -> str:
    return "".join((node.text or "") if node.tag == SHOWN_TEXT else " " for node in paragraph.iter(SHOWN_TEXT, *BLANKS))
