"""The Word file: the bytes of a layout in, an open document; an open document in, the same bytes on every run."""

import zipfile
import zlib
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError

from antrag_gen.errors import AntragError
from antrag_gen.writers.docx.foreign import check_layout
from antrag_gen.writers.docx.styles import LAYOUT

UNIX = 3
FIRST = ("[Content_Types].xml", "_rels/.rels")
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, RuntimeError),  # no zip, a damaged or encrypted one
    *(KeyError, ValueError, OpcError),  # a zip that is no Word file
    *(XMLSyntaxError, AttributeError),  # broken XML; XML with other elements than python-docx takes for granted
)


def open_layout(layout: bytes) -> WordDocument:
    """The layout, opened; AntragError where it is no Word file, or holds what no paper may hand on."""
    if problems := check_layout(layout):
        raise AntragError(problems)
    try:
        word = docx.Document(BytesIO(layout))
        for part in word.part.package.iter_parts():
            if part.content_type.endswith("+xml"):
                parse_xml(part.blob)
    except UNREADABLE as error:
        hint = "Die Datei in Word als „Word-Dokument (*.docx)“ speichern oder das mitgelieferte base.docx nehmen."
        raise AntragError.of(LAYOUT, "Das Layout ist keine lesbare Word-Datei.", hint, id="layout-datei") from error
    return word


def pack(word: WordDocument) -> bytes:
    """The bytes of the file: entries in a fixed order, without the time of day and the system that it was made on."""
    saved = BytesIO()
    word.save(saved)
    packed = BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name not in FIRST, name)):
            entry = zipfile.ZipInfo(name)
            entry.create_system = UNIX
            target.writestr(entry, source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
