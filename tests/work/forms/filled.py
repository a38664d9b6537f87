"""Forms as an office sends them back: a form and answers come in, what Word makes of it goes out."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"
Xml = etree._Element
REPORT = "content/berichte/2026/kulturwandel-sozialamt.md"
TEAMS, LONG = "massnahmen.0", "Teams in den Bezirksstellen begleiten"
# What makes a report of the prepared one.
ALL = {
    "umsetzung": "in Umsetzung",
    "ampel": "grün: im Plan",
    "mittel.2026.ist": "41.234,56 Euro",
    "mittel.2026.gebunden": "–",
    "mittel.2026.uebertragen": "–",
    "mittel.2026.verwendung": "Der Rest fällt an den Haushalt zurück.",
    f"{TEAMS}.status": "in Umsetzung",
    f"{TEAMS}.ampel": "grün: im Plan",
    f"{TEAMS}.termin_soll": "30.06.2027",
    f"{TEAMS}.naechster_schritt": "Team Nr. 5: Auftakt",
    "massnahmen.neu1.massnahme": "Handbuch für neue Mitarbeitende",
    "massnahmen.neu1.status": "offen",
    "indikatoren.0.ist.2026": "180",
    "indikatoren.1.ist.2026": "–",
    "indikatoren.1.grund": "Das Fachverfahren zählt seit 2026 anders.",
    "abschnitt.kurzfassung": "Vier Teams * und zwei Ziele:\n- Nord\n- Süd\n18. Mai 2026 war der Auftakt.",
    "abschnitt.sachstand": "Seit Mai 2026 arbeiten vier Teams selbst.",
    "abschnitt.wirkung": "Im Jahr 2026 dauerte es 40 Tage.",
    "abschnitt.probleme": "Es fehlen Räume.",
    "abschnitt.ausblick": "Im Jahr 2027 kommt Süd dazu.",
    "abschnitt.entscheidungsbedarf": "–",
}


def filled(form: bytes, answers: Mapping[str, str]) -> bytes:
    """The form with an answer in each field; of a text each line is a paragraph, „- “ and „1. “ begin points."""

    def fill(body: Xml) -> None:
        for key, text in answers.items():
            _fill(control(body, key), text)

    return changed(form, fill)


def changed(form: bytes, change: Callable[[Xml], None]) -> bytes:
    """The form with something else in its text."""

    def write(data: bytes) -> bytes:
        root = etree.fromstring(data)
        change(root)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return _rewritten(form, write)


def replaced(form: bytes, old: bytes, new: bytes) -> bytes:
    """The form with other bytes in its text."""
    return _rewritten(form, lambda data: data.replace(old, new, 1))


def _rewritten(form: bytes, write: Callable[[bytes], bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(form)) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, write(data) if name == DOCUMENT else data)
    return packed.getvalue()


def control(body: Xml, key: str) -> Xml:
    """The field of that key."""
    tags = {sdt: sdt.find(f"{W}sdtPr/{W}tag") for sdt in body.iter(f"{W}sdt")}
    (found,) = (sdt for sdt, tag in tags.items() if tag is not None and tag.get(f"{W}val").startswith(f"{key}#"))
    return found


def read(form: bytes, key: str) -> str:
    """What stands in a field."""
    with zipfile.ZipFile(BytesIO(form)) as source:
        body = etree.fromstring(source.read(DOCUMENT))
    return "".join(control(body, key).find(f"{W}sdtContent").itertext(f"{W}t"))


def _fill(sdt: Xml, text: str) -> None:
    """Word takes the mark of a placeholder away, and its look."""
    for mark in sdt.iterfind(f"{W}sdtPr/{W}showingPlcHdr"):
        mark.getparent().remove(mark)
    content = sdt.find(f"{W}sdtContent")
    in_line = content.find(f"{W}p") is None
    content[:] = [_run(text)] if in_line else [_paragraph(line) for line in text.split("\n")]


def _paragraph(line: str) -> Xml:
    for mark, style in (("- ", "ListBullet"), ("1. ", "ListNumber")):
        if line.startswith(mark):
            paragraph = _paragraph(line.removeprefix(mark))
            properties = etree.SubElement(paragraph, f"{W}pPr")
            etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", style)
            paragraph.insert(0, properties)
            return paragraph
    paragraph = etree.Element(f"{W}p")
    paragraph.append(_run(line))
    return paragraph


def _run(text: str) -> Xml:
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t").text = text
    return run


def saved(path: Path, data: bytes) -> Path:
    """The path of a file with these bytes."""
    path.write_bytes(data)
    return path
