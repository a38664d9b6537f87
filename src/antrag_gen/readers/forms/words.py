"""Read what stands in a control of Word: its XML and the file's styles come in, words and what is no word go out."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml.etree import _Element as Xml

from antrag_gen.patterns import compile_late
from antrag_gen.readers.markdown.passages import Kind, Passage, Piece, typed
from antrag_gen.readers.source import CONTROL

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DEEPEST = 9
STYLED = compile_late(r"list (?P<kind>bullet|number|continue)(?: (?P<level>\d))?")
HEADING = compile_late(r"heading (?P<level>[1-6])")
KINDS = {"bullet": Kind.PUNKT, "number": Kind.ZAHL, "continue": Kind.WEITER}
OFF = ("0", "false", "off", "none")

TEXTS = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": ""}
# What stands around words, and what stands between them without saying anything.
AROUND = {"r", "hyperlink", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo"}
SILENT = {
    *("rPr", "pPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "proofErr", "permStart", "permEnd", "fldChar"),
    *("instrText", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference"),
    *("annotationRef", "lastRenderedPageBreak", "fldData"),
}
LOST = {"u": "Unterstreichung", "highlight": "Hervorhebung mit dem Textmarker"}
FAULTS = {
    **dict.fromkeys(("drawing", "pict", "object"), "ein Bild"),
    **dict.fromkeys(("footnoteReference", "endnoteReference"), "eine Fußnote"),
    "sym": "ein Zeichen aus einer Symbolschrift",
    "tbl": "eine Tabelle",
    "altChunk": "ein eingefügtes Dokument",
}


@dataclass(slots=True)
class Looks:
    """What the styles and lists of a Word file say of its paragraphs."""

    styles: dict[str, Xml] = field(default_factory=dict)
    formats: dict[tuple[str, str], str] = field(default_factory=dict)

    def name(self, style: str) -> str:
        element = self.styles.get(style)
        found = element.find(f"{W}name") if element is not None else None
        return found.get(VAL, "").casefold() if found is not None else ""

    def chain(self, style: str) -> Iterator[Xml]:
        """The style and those that it is based on."""
        for _ in range(DEEPEST):
            element = self.styles.get(style)
            if element is None:
                return
            yield element
            above = element.find(f"{W}basedOn")
            style = above.get(VAL, "") if above is not None else ""

    def kind(self, paragraph: Xml) -> tuple[Kind, int]:
        """What a paragraph is, and its depth or level."""
        properties = paragraph.find(f"{W}pPr")
        named = properties.find(f"{W}pStyle") if properties is not None else None
        style = named.get(VAL, "") if named is not None else ""
        name = self.name(style)
        if match := HEADING.fullmatch(name):
            return Kind.UEBERSCHRIFT, int(match["level"]) - 1
        own = properties.find(f"{W}numPr") if properties is not None else None
        if match := STYLED.fullmatch(name):
            level = int(match["level"] or 1)
            return KINDS[match["kind"]], level
        listed = next((pr for each in self.chain(style) if (pr := each.find(f"{W}pPr/{W}numPr")) is not None), None)
        numbered = own if own is not None else listed
        if numbered is None:
            return Kind.TEXT, 0
        number, level_of = (numbered.find(f"{W}{tag}") for tag in ("numId", "ilvl"))
        identity = number.get(VAL, "0") if number is not None else "0"
        level_text = level_of.get(VAL, "0") if level_of is not None else "0"
        if identity == "0" or not level_text.isdecimal():
            return Kind.TEXT, 0
        form = self.formats.get((identity, level_text), "decimal")
        return (Kind.PUNKT if form in ("bullet", "none") else Kind.ZAHL), min(int(level_text), DEEPEST) + 1


def looks_of(styles: Xml | None, numbering: Xml | None) -> Looks:
    """From the roots of the two parts, where a file has them."""
    looks = Looks()
    if styles is not None:
        looks.styles = {each.get(f"{W}styleId", ""): each for each in styles.iter(f"{W}style")}
    if numbering is not None:
        lists = {each.get(f"{W}abstractNumId"): each for each in numbering.iter(f"{W}abstractNum")}
        for number in numbering.iter(f"{W}num"):
            abstract = number.find(f"{W}abstractNumId")
            found = lists.get(abstract.get(VAL)) if abstract is not None else None
            for level in found.iter(f"{W}lvl") if found is not None else ():
                form = level.find(f"{W}numFmt")
                if form is not None:
                    key = number.get(f"{W}numId", ""), level.get(f"{W}ilvl", "")
                    looks.formats[key] = form.get(VAL, "")
    return looks


@dataclass(frozen=True, slots=True)
class Read:
    """The words of a control, what else stands in it, in words, and the looks of words that get `lost`."""

    passages: tuple[Passage, ...]
    faults: tuple[str, ...]
    lost: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """All words in one line."""
        return " ".join(" ".join(passage.words.split()) for passage in self.passages)


def read_words(content: Xml, looks: Looks) -> Read:
    """What stands in a `w:sdtContent`, or in any element around paragraphs or runs."""
    faults: list[str] = []
    found = list(_passages(content, looks, faults))
    return Read(typed(found), tuple(dict.fromkeys(faults)), tuple(_lost(content)))


def _passages(content: Xml, looks: Looks, faults: list[str]) -> Iterator[Passage]:
    loose: list[Piece] = []
    for child in content.iterchildren(f"{W}*"):
        match _name(child):
            case "p":
                kind, level = looks.kind(child)
                yield Passage(kind, level, tuple(_pieces(child, Piece(""), faults)))
            case "sdt" | "sdtContent" | "customXml" if next(child.iter(f"{W}p"), None) is not None:
                yield from _passages(child, looks, faults)
            case _:
                loose += _piece(child, Piece(""), faults)
    faults += _foreign(content)
    if loose:
        yield Passage(Kind.TEXT, 0, tuple(loose))


def _pieces(element: Xml, look: Piece, faults: list[str]) -> Iterator[Piece]:
    for child in element.iterchildren(f"{W}*"):
        yield from _piece(child, look, faults)
    faults += _foreign(element)


def _piece(child: Xml, look: Piece, faults: list[str]) -> Iterator[Piece]:
    name = _name(child)
    if name == "t":
        text = unicodedata.normalize("NFC", child.text or "")
        faults += ["ein unsichtbares Steuerzeichen"] if CONTROL.search(text) else []
        yield replace(look, text=text)
    elif name in TEXTS:
        yield replace(look, text=TEXTS[name])
    elif name == "r":
        yield from _pieces(child, _look(child, look, faults), faults)
    elif name in AROUND:
        yield from _pieces(child, look, faults)
    elif name not in SILENT:
        faults.append(FAULTS.get(name, f"etwas, was kein Text ist („{name}“)"))


def _look(run: Xml, look: Piece, faults: list[str]) -> Piece:
    properties = run.find(f"{W}rPr")
    if properties is None:
        return look
    if next(run.iter(f"{W}t"), None) is not None:
        faults += ["durchgestrichener Text"] if _is_on(properties, "strike") or _is_on(properties, "dstrike") else []
        faults += ["ausgeblendeter Text"] if _is_on(properties, "vanish") else []
    raised = properties.find(f"{W}vertAlign")
    scripts = {"superscript": 1, "subscript": -1}
    return replace(
        look,
        strong=_is_on(properties, "b"),
        emphasis=_is_on(properties, "i"),
        script=scripts.get(raised.get(VAL, ""), 0) if raised is not None else 0,
    )


def _lost(content: Xml) -> Iterator[str]:
    """What words look like and Markdown can't say; a link is underlined anyway."""
    runs = [run for run in content.iter(f"{W}r") if any((text.text or "").strip() for text in run.iter(f"{W}t"))]
    looks = [(run, properties) for run in runs if (properties := run.find(f"{W}rPr")) is not None]
    linked = {run for link in content.iter(f"{W}hyperlink") for run in link.iter(f"{W}r")}
    for name, words in LOST.items():
        if any(_is_on(properties, name) and not (name == "u" and run in linked) for run, properties in looks):
            yield words


def _is_on(properties: Xml, name: str) -> bool:
    element = properties.find(f"{W}{name}")
    return element is not None and element.get(VAL, "true") not in OFF


def _foreign(element: Xml) -> Iterator[str]:
    """Children that are no words of Word's: formulas, drawings of newer versions."""
    for child in element:
        if isinstance(child.tag, str) and not child.tag.startswith(W):
            yield "eine Formel" if child.tag.startswith(MATH) else "ein Bild"


def _name(element: Xml) -> str:
    return str(element.tag).removeprefix(W)
