"""Look at a Word layout as at a stranger's file: its bytes in, out what it must not hand on into every paper.

What reaches out, runs, or unpacks without end is told with the name of its part, before python-docx opens anything.
"""

import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO

from docx.oxml.ns import qn
from lxml import etree

from antrag_gen.errors import AntragError, Problem
from antrag_gen.patterns import compile_late
from antrag_gen.readers.built.source_tag import SOURCE_TAG
from antrag_gen.writers.docx.markup import Xml
from antrag_gen.writers.docx.measures import check_measures
from antrag_gen.writers.docx.styles import LAYOUT

MOST_PARTS, MOST_BYTES, MOST_XML = 1000, 50_000_000, 8_000_000
XML = (".xml", ".rels", ".svg")
# What zipfile raises for archives that are damaged, encrypted or packed in another way.
NO_ARCHIVE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, KeyError, ValueError)
TYPES = "[Content_Types].xml"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# The last words of the kinds of relationships that looks need, and that load and run nothing.
KNOWN = {
    *("officeDocument", "core-properties", "extended-properties", "custom-properties", "thumbnail"),
    *("classificationlabels", "styles", "stylesWithEffects", "numbering", "settings", "webSettings", "fontTable"),
    *("font", "theme", "themeOverride", "header", "footer", "footnotes", "endnotes", "comments", "commentsExtended"),
    *("commentsIds", "commentsExtensible", "people", "image", "hdphoto", "customXml", "customXmlProps"),
    *("glossaryDocument", "hyperlink", "printerSettings", "chart", "chartStyle", "chartColorStyle"),
    *("chartUserShapes", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"),
}
# What the names of those end with that are no XML; no XML is hidden under such a name, and nothing else is.
PICTURES = (".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg")
ENDINGS = {
    **dict.fromkeys(("image", "thumbnail"), PICTURES),
    "hdphoto": (".wdp",),
    "font": (".odttf", ".ttf", ".otf", ".fntdata"),
    "printerSettings": (".bin",),
}
LINKS = compile_late(
    r"https?:|mailto:|#", re.IGNORECASE
)  # what is followed by whoever clicks on it, and by nobody else
RUNNING = compile_late(r"macro|vba|activeX|oleObject|customUI|webextension", re.IGNORECASE)
# Elements that stand for something else that is loaded or run.
ELEMENTS = {
    *(qn(f"w:{name}") for name in ("object", "control", "altChunk", "subDoc", "movie", "mailMerge", "frameset")),
    qn("w:saveThroughXslt"),
    "{urn:schemas-microsoft-com:office:office}OLEObject",
}
LOADED = ("{urn:schemas-microsoft-com:office:office}href", "src")  # of pictures in VML
IN_DRAWINGS = ("{http://www.w3.org/2000/svg}script", "{http://www.w3.org/2000/svg}foreignObject")
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
WITHIN = compile_late(r"#|data:image/", re.IGNORECASE)
FIELDS = compile_late(
    r"\s*(include\w*|import|link|dde|ddeauto|database|macrobutton|embed|autotext\w*|gotobutton|rd|mergefield)\b",
    re.IGNORECASE,
)
FOLLOWED = compile_late(
    r"\s*hyperlink\s+(?:\"([^\"]*)|([^\s\\]\S*))", re.IGNORECASE
)  # what a field leads to, unless inside
TEMPLATE_HINT = "In Word unter „Entwicklertools“ → „Dokumentvorlage“ den Namen löschen und speichern."
LINK_HINT = "In Word einfügen statt verknüpfen: „Datei“ → „Informationen“ → „Verknüpfungen bearbeiten“, oder löschen."
MACRO_HINT = "In Word als „Word-Dokument (*.docx)“ ohne Makros speichern."
PART_HINT = "In Word löschen, was diesen Teil braucht, oder das mitgelieferte base.docx nehmen."
DAMAGED_HINT = "Das Layout in Word öffnen und neu speichern."


@lru_cache(maxsize=8)
def check_layout(layout: bytes) -> tuple[Problem, ...]:
    """All that a layout has and must not have; raises AntragError for what is no archive, or a damaged one."""
    try:
        with zipfile.ZipFile(BytesIO(layout)) as archive:
            return tuple(_check_sizes(archive)) or tuple(_check_parts(archive))
    except AntragError as error:
        return error.problems
    except NO_ARCHIVE as error:
        what, hint = "Das Layout ist keine lesbare Word-Datei.", "In Word als „Word-Dokument (*.docx)“ speichern."
        raise AntragError([Problem(LAYOUT, what, hint, id="layout-datei")]) from error


def _check_sizes(archive: zipfile.ZipFile) -> Iterator[Problem]:
    """Before anything is unpacked. No more is unpacked than the archive says."""
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if len(parts) > MOST_PARTS:
        yield _problem(f"Das Layout hat mehr als {MOST_PARTS:_} Teile.".replace("_", "."), DAMAGED_HINT)
    if sum(part.file_size for part in parts) > MOST_BYTES:
        yield _problem("Das Layout ist ausgepackt größer als 50 MB.", "In Word die Bilder verkleinern.")
    if sum(part.file_size for part in parts if _is_xml(part.filename)) > MOST_XML:
        yield _problem("Das Layout hat ausgepackt mehr als 8 MB Text.", "Nur Formatvorlagen und Felder darin lassen.")
    for name in sorted({name for name in names if names.count(name) > 1} if len(parts) <= MOST_PARTS else ()):
        yield _problem(f"Der Teil „{name}“ steht zweimal im Layout.", DAMAGED_HINT)


def _is_xml(name: str) -> bool:
    return name.casefold().endswith(XML)


def _check_parts(archive: zipfile.ZipFile) -> Iterator[Problem]:
    for name in sorted(archive.namelist()):
        if RUNNING.search(name):
            yield _problem(f"Das Layout enthält, was Word ausführt: „{name}“.", MACRO_HINT)
        elif _is_xml(name):
            root = _parse(archive.read(name), name)
            yield from _check_types(root) if name == TYPES else _check_elements(root, name)


def _parse(data: bytes, name: str) -> Xml:
    """The root of a part; raises AntragError where it is no XML, or has entities, which unpack without end."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        what = f"Der Teil „{name}“ des Layouts ist kein lesbares XML (Zeile {error.lineno or 1})."
        raise AntragError([_problem(what, DAMAGED_HINT)]) from error
    if root.getroottree().docinfo.internalDTD is not None:
        what = f"Der Teil „{name}“ des Layouts hat eine DTD; so etwas schreibt Word nicht."
        raise AntragError([_problem(what, DAMAGED_HINT)])
    return root


def _check_types(root: Xml) -> Iterator[Problem]:
    for element in root.iter(etree.Element):
        kind = element.get("ContentType", "")
        if RUNNING.search(kind):
            shown = element.get("PartName", "").lstrip("/") or f"*.{element.get('Extension', '')}"
            yield _problem(f"Das Layout enthält, was Word ausführt: „{shown}“ ({kind}).", MACRO_HINT)


def _check_elements(root: Xml, name: str) -> Iterator[Problem]:
    if name.casefold().endswith(".rels"):
        for relationship in root.iter(RELATIONSHIPS):
            yield from _check_relationship(relationship, name)
        return
    if root.tag == SOURCE_TAG:
        hint = "In Word ein neues Dokument mit denselben Formatvorlagen als Layout speichern."
        yield _problem(f"Das Layout enthält die Quelle eines Papiers: „{name}“.", hint)
    for element in root.iter(etree.Element):
        address = _address(element, drawing=name.casefold().endswith(".svg"))
        if element.tag in ELEMENTS or element.tag in IN_DRAWINGS:
            what = f"Das Layout lädt etwas oder führt etwas aus: „{etree.QName(element).localname}“ in „{name}“."
            yield _problem(what, PART_HINT)
        elif address is not None:
            yield _problem(f"Das Layout lädt etwas von anderswo: „{address}“ in „{name}“.", LINK_HINT)
    yield from _check_fields(root, name)
    yield from check_measures(root, name)


def _address(element: Xml, *, drawing: bool) -> str | None:
    """What an element loads, or leads to other than with a link that shows where."""
    loaded = next((element.get(key) for key in LOADED if element.get(key)), None)
    allowed = WITHIN if drawing else LINKS
    leads = (value for value in map(element.get, HREFS) if value and not allowed.match(value))
    return loaded or next(leads, None)


def _check_relationship(relationship: Xml, name: str) -> Iterator[Problem]:
    kind = relationship.get("Type", "").rpartition("/")[2]
    target = relationship.get("Target", "")
    owner = name.replace("_rels/", "").removesuffix(".rels") or "_rels/.rels"
    if RUNNING.search(kind):
        yield _problem(f"Das Layout enthält, was Word ausführt: „{target}“ in „{owner}“ ({kind}).", MACRO_HINT)
    elif relationship.get("TargetMode", "Internal") != "Internal":
        if kind != "hyperlink" or not LINKS.match(target):
            hint = TEMPLATE_HINT if kind == "attachedTemplate" else LINK_HINT
            yield _problem(f"Das Layout lädt etwas von anderswo: „{target}“ in „{owner}“ ({kind}).", hint)
    elif kind not in KNOWN or not (target.startswith("#") or target.casefold().endswith(ENDINGS.get(kind, (".xml",)))):
        yield _problem(
            f"Das Layout hat einen Teil, der in kein Papier gehört: „{target}“ in „{owner}“ ({kind}).", PART_HINT
        )


def _check_fields(root: Xml, name: str) -> Iterator[Problem]:
    """Fields that load files or run programs; the words of one may be parted into runs."""
    simple = [element.get(qn("w:instr"), "") for element in root.iter(qn("w:fldSimple"))]
    for instruction in (*simple, *_complex_fields(root)):
        followed = FOLLOWED.match(instruction)
        if FIELDS.match(instruction) or (followed and not LINKS.match(followed[1] or followed[2] or "#")):
            what = f"Das Layout lädt etwas von anderswo: Feld „{instruction.strip()}“ in „{name}“."
            yield _problem(what, "Das Feld in Word löschen (Alt+F9 zeigt alle).")


def _complex_fields(root: Xml) -> Iterator[str]:
    open_fields: list[str] = []
    for element in root.iter(qn("w:fldChar"), qn("w:instrText")):
        if element.tag == qn("w:instrText"):
            open_fields[-1:] = [(open_fields or [""])[-1] + (element.text or "")]
        elif element.get(qn("w:fldCharType")) == "begin":
            open_fields.append("")
        elif element.get(qn("w:fldCharType")) == "end" and open_fields:
            yield open_fields.pop()
    yield from open_fields


def _problem(what: str, hint: str) -> Problem:
    return Problem(LAYOUT, what, hint, id="layout-fremd")
