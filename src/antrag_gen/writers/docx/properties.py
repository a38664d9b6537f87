"""Properties: the metadata of the paper in, what the Word file says of itself out."""

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from antrag_gen.tree import Metadata
from antrag_gen.writers.docx.markup import Xml, make

# Word's own count of pages and words, its picture of the first page and the name of the office's template.
STALE = {RELATIONSHIP_TYPE.EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.THUMBNAIL}
NO_DATE = "1980-01-01"


def set_properties(word: WordDocument, metadata: Metadata) -> None:
    """Says what the paper is instead of what the layout was; dates are the paper's, not the clock's."""
    package = word.part.package
    for rid in [rid for rid, relation in package.rels.items() if relation.reltype in STALE]:
        del package.rels[rid]
    root: Xml = word.core_properties._element  # noqa: SLF001 - its setters refuse titles over 255 characters
    root[:] = []
    root.extend(_entry(tag, value) for tag, value in _values(metadata).items() if value or tag == "cp:lastModifiedBy")
    for language in _languages(word):
        language.set(qn("w:val"), metadata.language)


def _values(metadata: Metadata) -> dict[str, str]:
    date = f"{metadata.date or NO_DATE}T00:00:00Z"
    return {
        "dc:title": metadata.title,
        "dc:subject": metadata.subject,
        "dc:creator": metadata.author,
        "cp:keywords": metadata.number,
        "cp:category": metadata.kind,
        "cp:contentStatus": metadata.status,
        "dc:language": metadata.language,
        "cp:lastModifiedBy": "",
        "cp:revision": "1",
        "dcterms:created": date,
        "dcterms:modified": date,
    }


def _entry(tag: str, value: str) -> Xml:
    element = OxmlElement(tag)
    element.text = value
    if tag.startswith("dcterms:"):
        element.set(qn("xsi:type"), "dcterms:W3CDTF")
    return element


def _languages(word: WordDocument) -> list[Xml]:
    """The places that say the language of the whole text, made where the layout lacks them."""
    properties = word.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    for element in properties:
        if element.find(qn("w:lang")) is None:
            element.append(make("w:lang"))
    return [*(element.find(qn("w:lang")) for element in properties), *word.settings.element.xpath("w:themeFontLang")]
