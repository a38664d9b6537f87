"""Read the source that lies in a PDF or in a Word file: the file's bytes in, the content file's bytes out."""

import base64
import re
import zlib
from dataclasses import dataclass

import pikepdf
from lxml import etree

from antrag_gen.errors import AntragError, Place, visible
from antrag_gen.patterns import compile_late
from antrag_gen.readers.built.damage import bounded, open_pdf
from antrag_gen.readers.built.source_tag import SOURCE_TAG
from antrag_gen.readers.package import Package
from antrag_gen.tree import Relationship

LONGEST_NAME = 255  # bytes, on all systems
LONGEST_DESCRIPTION = 200
# Names of devices on Windows, whatever is written behind their point.
DEVICE = compile_late(r"(?:con|prn|aux|nul|com\d|lpt\d)\s*(?:\..*)?", re.IGNORECASE)
IN_NO_NAME = frozenset('<>:"/\\|?*')


@dataclass(frozen=True, slots=True)
class Embedded:
    """The content file as it was built: its name without folders, its exact bytes, and what it was built with."""

    name: str
    data: bytes
    description: str


def read_embedded(data: bytes, shown: str) -> Embedded:
    """The source of a paper; raises AntragError for a file without one, encrypted or damaged, or of another kind."""
    place = Place(shown)
    if data.startswith(b"%PDF-"):
        return _from_pdf(data, place)
    if data.startswith(b"PK"):
        return _from_docx(data, place)
    raise AntragError.of(
        place, "Das ist weder ein PDF noch eine Word-Datei.", "Ein PDF oder eine .docx-Datei nennen.", id="auslesen-art"
    )


def _from_pdf(data: bytes, place: Place) -> Embedded:
    with bounded(place), open_pdf(data) as pdf:
        if pdf.is_encrypted:
            raise pikepdf.PasswordError
        for file in pdf.Root.get("/AF", []):
            if str(file.get("/AFRelationship")) == f"/{Relationship.SOURCE}":
                name, description = _plain_name(str(file.UF), place), _told(str(file.get("/Desc", "")))
                return Embedded(name, _whole(file.EF.F), description)
    raise _no_source(place)


def _whole(stream: pikepdf.Object) -> bytes:
    """The bytes of a stream; of one that is torn qpdf gives the beginning."""
    data = stream.read_bytes()
    if _is_deflated(stream.get("/Filter")):
        unpacking = zlib.decompressobj()
        unpacking.decompress(stream.read_raw_bytes(), len(data) + 1)
        if not unpacking.eof:
            raise pikepdf.PdfError("torn stream")
    return data


def _is_deflated(kind: pikepdf.Object | None) -> bool:
    """Whether a stream is packed as all programs pack; ValueError for one that is packed twice or otherwise."""
    kinds = [] if kind is None else list(kind) if isinstance(kind, pikepdf.Array) else [kind]
    if len(kinds) > 1 or not set(map(str, kinds)) <= {"/FlateDecode"}:
        raise ValueError("packed in a way that may be torn without a word")
    return bool(kinds)


def _from_docx(data: bytes, place: Place) -> Embedded:
    with bounded(place):
        package = Package(data)
        for name in package.names:
            if not name.startswith("customXml/"):
                continue
            root = etree.fromstring(package.read_xml(name), _cautious_parser())
            if root.tag == SOURCE_TAG:
                if len(root):
                    raise ValueError("something in between the bytes")
                content = base64.b64decode(root.text or "", validate=True)
                return Embedded(_plain_name(root.get("name", ""), place), content, _told(root.get("beschreibung", "")))
    raise _no_source(place)


def _cautious_parser() -> etree.XMLParser:
    """What somebody hands in may be anything: no entities, nothing from the network."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _told(description: str) -> str:
    """One line of what it was built with, of words as they are made here."""
    return visible(" ".join(description[:LONGEST_DESCRIPTION].split()))


def _plain_name(name: str, place: Place) -> str:
    """The name, which on no system leads into another folder, to a device, or to a file that is hidden."""
    if (
        not name.strip(" ")
        or IN_NO_NAME & set(name)
        or name.startswith(".")
        or name.endswith((".", " "))
        or DEVICE.fullmatch(name)
        or not name.isprintable()
        or len(name.encode()) > LONGEST_NAME
    ):
        raise AntragError.of(
            place,
            "Die Quelle in dieser Datei hat keinen brauchbaren Namen.",
            "Ohne „--ausgabe“ auslesen und selbst speichern ist nicht möglich: die Datei ist verändert worden.",
            id="auslesen-name",
        )
    return name


def _no_source(place: Place) -> AntragError:
    return AntragError.of(
        place,
        "In dieser Datei liegt keine Quelle.",
        "Sie wurde ohne Quelle erzeugt („quelle_einbetten: nein“), oder ein anderes Programm hat sie entfernt.",
        id="auslesen-leer",
    )
