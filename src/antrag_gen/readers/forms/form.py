"""Read a form that an office sends back: the bytes of a Word file come in, what stands in its fields goes out.

Anyone may have made the file: parts are unpacked within the bounds of `readers/package`, XML has no document types.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element as Xml

from antrag_gen.errors import AntragError, Place
from antrag_gen.patterns import compile_late
from antrag_gen.readers.forms.words import VAL, Looks, Read, W, looks_of, read_words
from antrag_gen.readers.markdown.passages import write_passages
from antrag_gen.readers.package import Fault, Package, PackageError

NAMESPACE = "urn:antrag-gen:formular:1"
FIELD = f"{{{NAMESPACE}}}feld"
REPORT_TAG = "bericht"
TEXTS = "abschnitt."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LARGEST_PART = 8_000_000  # as of a layout: no text of an office comes near it
MOST_FIELDS = 2000
DOCUMENT = "word/document.xml"
PARTS = compile_late(r"word/(?:document|styles|numbering|comments)\.xml|customXml/item\d+\.xml")
PICTURE = "[Bild]"
DAMAGED = "Die Word-Datei ist beschädigt."
SAID = {
    Fault.TOO_LARGE: "Die Word-Datei ist ausgepackt zu groß.",
    Fault.LOCKED: "Die Word-Datei ist mit einem Kennwort geschützt.",
}
CHANGES = ("ins", "del", "moveFrom", "moveTo")
# What Word puts into a control that was emptied.
PROMPTS = ("Klicken ", "Wählen Sie", "Click or tap", "Click here", "Choose an item")
HALF = "halbjahr"
EMPTY = ("", "\u200b")
GREY = compile_late(r"\s*‹[^›]*›\s*")  # what a form shows itself where nothing stands


class Report(NamedTuple):
    """What report a form is of: number and year of the motion, its Ziffer, the year or its first half."""

    nummer: int
    antragsjahr: int
    jahr: int
    ziffer: str
    halbjahr: bool = False

    def tag(self) -> str:
        half = f"#{HALF}" if self.halbjahr else ""
        return f"{REPORT_TAG}#{self.nummer}#{self.antragsjahr}#{self.jahr}#{self.ziffer}{half}"


@dataclass(frozen=True, slots=True)
class Answer:
    """A field: its key and name, what stands in it, and the digests of what stood there and in the content file.

    `empty` is one in which nothing was typed, however the program shows that: with no words, with those of the form
    or with its own. One that nobody touched is empty and not `changed`.
    """

    key: str
    name: str
    read: Read
    in_file: str
    in_form: str
    empty: bool

    @property
    def changed(self) -> bool:
        return digest_of(written(self.key, self.read)) != self.in_form


@dataclass(frozen=True, slots=True)
class Form:
    """`missing` are the names of fields that are gone, `datei` is the file that it names itself.

    `outside` are the paragraphs that somebody wrote beside the fields; None where nobody can tell.
    """

    report: Report
    answers: tuple[Answer, ...]
    missing: tuple[str, ...]
    outside: tuple[str, ...] | None
    comments: tuple[str, ...]
    datei: str = ""


def digest_of(text: str) -> str:
    """Eight characters that change with the text; blanks of any kind count as one."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def written(key: str, read: Read) -> str:
    """What stands in a field, as it is compared: Markdown of a text, else a line."""
    return write_passages(read.passages) if key.startswith(TEXTS) else read.line


def read_form(data: bytes, shown: str) -> Form:
    """The form; raises AntragError for what is none, is damaged, or holds changes that nobody has accepted yet."""
    place = Place(shown)
    parts = _parts(data, place)
    body = parts[DOCUMENT]
    if any(next(body.iter(f"{W}{name}"), None) is not None for name in CHANGES):
        raise AntragError.of(
            place,
            "Das Formular hat Änderungen, die noch niemand angenommen hat.",
            "In Word unter „Überprüfen“ alle Änderungen annehmen oder ablehnen, speichern und noch einmal einlesen.",
            id="formular-aenderungen",
        )
    looks = looks_of(parts.get("word/styles.xml"), parts.get("word/numbering.xml"))
    known = next((root for name, root in parts.items() if name.startswith("customXml/")), None)
    controls = list(body.iter(f"{W}sdt"))
    if known is not None:
        _give_tags(controls, known)
    report = next((found for sdt in controls if (found := _report(tag_of(sdt)))), None)
    if report is None or len(controls) > MOST_FIELDS:
        raise AntragError.of(
            place,
            "Diese Word-Datei ist kein Formular von „antrag jahreslauf JAHR --formulare“: Ihr fehlen die Felder.",
            "Das Formular des Amts nehmen; ein anderer Text lässt sich nur von Hand in die Inhaltsdatei übertragen.",
            id="formular-ohne-felder",
        )
    answers = tuple(answer for sdt in controls if (answer := _answer(sdt, looks)))
    doubled = [key for key, count in Counter(answer.key for answer in answers).items() if count > 1]
    if doubled:
        name = next(answer.name for answer in answers if answer.key == doubled[0])
        raise AntragError.of(
            place, f"Das Feld „{name}“ steht zweimal im Formular.", "Eines davon löschen.", id="formular-doppelt"
        )
    outside = None if known is None else tuple(_added(body, (known.text or "").split()))
    there = {answer.key for answer in answers} | {REPORT_TAG}
    fields = known.iter(FIELD) if known is not None else ()
    missing = (each.get("name", "") for each in fields if each.get("tag", "").partition("#")[0] not in there)
    comments = parts.get("word/comments.xml")
    said = [read_words(each, looks).line for each in comments.iter(f"{W}comment")] if comments is not None else []
    return Form(report, answers, tuple(missing), outside, tuple(said), _file(controls, looks))


def _parts(data: bytes, place: Place) -> dict[str, Xml]:
    """The roots of the parts that are read."""
    if not data.startswith(b"PK"):
        old = "Das ist eine alte Word-Datei (.doc) oder eine mit Kennwort."
        what = old if data.startswith(OLE) else "Das ist keine Word-Datei."
        hint = "In Word als „Word-Dokument (*.docx)“ ohne Kennwort speichern."
        raise AntragError.of(place, what, hint, id="formular-art")
    try:
        package = Package(data)
        has_macros = any("vbaproject" in name.casefold() for name in package.names)
        found = {} if has_macros else {name: _root(package, name) for name in package.names if PARTS.fullmatch(name)}
    except (PackageError, etree.XMLSyntaxError) as error:
        what = SAID.get(error.fault if isinstance(error, PackageError) else Fault.DAMAGED, DAMAGED)
        raise AntragError.of(place, what, "In Word öffnen und neu speichern.", id="formular-datei") from error
    if has_macros:
        what, hint = "Die Word-Datei enthält Makros.", "In Word als „Word-Dokument (*.docx)“ speichern."
        raise AntragError.of(place, what, hint, id="formular-makros")
    if DOCUMENT not in found:
        what = "Das ist keine Word-Datei."
        raise AntragError.of(place, what, "Das Formular als .docx-Datei nennen.", id="formular-art")
    return {
        name: root
        for name, root in found.items()
        if not name.startswith("customXml/") or root.tag == f"{{{NAMESPACE}}}formular"
    }


def _root(package: Package, name: str) -> Xml:
    data = package.read_xml(name)
    if len(data) > LARGEST_PART:
        raise PackageError(Fault.TOO_LARGE)
    cautious = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, cautious)


def tag_of(sdt: Xml) -> str:
    """The tag of a control; empty where it has none."""
    tag = sdt.find(f"{W}sdtPr/{W}tag")
    return tag.get(VAL, "") if tag is not None else ""


def _give_tags(controls: list[Xml], known: Xml) -> None:
    """Give controls their tags back where a program has dropped them, by their names, or by their order.

    LibreOffice 7.4 drops all tags, and the names of choices and days.
    """
    fields = [(field.get("name", ""), field.get("tag", "")) for field in known.iter(FIELD)]
    places = [sdt for sdt in controls if sdt.find(f"{W}sdtPr/{W}group") is None and sdt.find(f"{W}sdtPr") is not None]
    in_order = len(places) == len(fields) and all(
        name_of(sdt) in ("", name) for sdt, (name, _) in zip(places, fields, strict=True)
    )
    tags = dict(fields)
    for at, sdt in enumerate(places):
        name, tag = fields[at] if in_order else (name_of(sdt), tags.get(name_of(sdt), ""))
        if tag and not tag_of(sdt):
            properties = next(sdt.iterchildren(f"{W}sdtPr"))
            etree.SubElement(properties, f"{W}tag").set(VAL, tag)
            if not name_of(sdt):
                etree.SubElement(properties, f"{W}alias").set(VAL, name)


def name_of(sdt: Xml) -> str:
    """What a control is called; empty where it has no name."""
    alias = sdt.find(f"{W}sdtPr/{W}alias")
    return alias.get(VAL, "") if alias is not None else ""


def _report(tag: str) -> Report | None:
    name, *parts = tag.split("#")
    half = parts[4:] == [HALF]
    numbers, ziffer = parts[:3], parts[3:] if not half else parts[3:4]
    if name != REPORT_TAG or len(ziffer) != 1 or not all(part.isascii() and part.isdecimal() for part in numbers):
        return None
    nummer, antragsjahr, jahr = (int(part[:9]) for part in numbers)
    return Report(nummer, antragsjahr, jahr, ziffer[0], half)


def _file(controls: Iterable[Xml], looks: Looks) -> str:
    """What stands in the field that Word lets nobody change."""
    fixed = next((sdt for sdt in controls if _report(tag_of(sdt))), None)
    content = None if fixed is None else fixed.find(f"{W}sdtContent")
    return "" if content is None else read_words(content, looks).line


def _answer(sdt: Xml, looks: Looks) -> Answer | None:
    key, _, digests = tag_of(sdt).partition("#")
    content = sdt.find(f"{W}sdtContent")
    if not key or key == REPORT_TAG or len(digests) != 16 or content is None:  # noqa: PLR2004 – two digests
        return None
    read = read_words(content, looks)
    answer = Answer(key, name_of(sdt) or key, read, digests[:8], digests[8:], read.line.strip() in EMPTY)
    is_marked = sdt.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    is_grey = GREY.fullmatch(read.line) is not None and (is_marked or not answer.changed)
    return replace(answer, empty=answer.empty or is_grey or (is_marked and read.line.startswith(PROMPTS)))


def _added(body: Xml, known: list[str]) -> Iterator[str]:
    """Paragraphs outside of the fields whose words were not there when the form was made."""
    left = Counter(known)
    for words in outside_words(body):
        if left[digest_of(words)]:
            left[digest_of(words)] -= 1
        else:
            yield words


def outside_words(body: Xml) -> Iterator[str]:
    """The words of each paragraph, without those in fields, and a word for each picture; empty ones are left out."""
    for paragraph in body.iter(f"{W}p"):
        if any(_is_field(above) for above in paragraph.iterancestors(f"{W}sdt")):
            continue
        texts = (
            each.text or "" if each.tag == f"{W}t" else f" {PICTURE} "
            for each in paragraph.iter(f"{W}t", f"{W}drawing", f"{W}pict", f"{W}object")
            if not any(_is_field(above) for above in each.iterancestors(f"{W}sdt"))
        )
        if words := " ".join("".join(texts).split()):
            yield words


def _is_field(sdt: Xml) -> bool:
    return "#" in tag_of(sdt)
