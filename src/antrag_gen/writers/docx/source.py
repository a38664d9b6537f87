"""The source of a paper in its Word file: attachments in, custom XML parts out (ISO/IEC 29500-1, 15.2.5)."""

import base64
import uuid
from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from antrag_gen.readers.built.source_tag import NAMESPACE, SOURCE_TAG
from antrag_gen.tree import Attachment, Relationship

DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def embed(word: WordDocument, attachments: tuple[Attachment, ...]) -> None:
    """Adds a part for each attachment, with the properties that Word asks of a custom XML part.

    What only goes with the paper comes with the Word file as a file of its own: nobody would find it in there.
    """
    kept = [each for each in attachments if each.relationship is not Relationship.SUPPLEMENT]
    add_data(word, [(_source(each), each.name) for each in kept], NAMESPACE)


def add_data(word: WordDocument, roots: Sequence[tuple[etree._Element, str]], namespace: str) -> None:
    """Adds a custom XML part for each root; its name tells it from others of the namespace."""
    used = {str(part.partname) for part in word.part.package.iter_parts()}
    free = (number for number in range(1, len(used) + len(roots) + 1) if f"/customXml/item{number}.xml" not in used)
    for (root, name), number in zip(roots, free, strict=False):
        content = _part(f"item{number}", "application/xml", root, word)
        properties = _part(f"itemProps{number}", PROPERTIES_TYPE, _properties(name, namespace), word)
        content.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
        word.part.relate_to(content, RELATIONSHIP_TYPE.CUSTOM_XML)


def _part(name: str, content_type: str, root: etree._Element, word: WordDocument) -> Part:
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return Part(PackURI(f"/customXml/{name}.xml"), content_type, blob, word.part.package)


def _source(attachment: Attachment) -> etree._Element:
    """The bytes in Base64, so that line ends and characters that XML knows otherwise come back as they were."""
    root = etree.Element(SOURCE_TAG, nsmap={"q": NAMESPACE})
    root.set("name", attachment.name)
    root.set("typ", attachment.media_type)
    root.set("beziehung", attachment.relationship)
    root.set("beschreibung", attachment.description)
    root.text = base64.b64encode(attachment.data).decode("ascii")
    return root


def _properties(name: str, namespace: str) -> etree._Element:
    identity = uuid.uuid5(uuid.NAMESPACE_URL, f"{namespace}:{name}")
    root = etree.Element(f"{{{DATA_STORE}}}datastoreItem", nsmap={"ds": DATA_STORE})
    root.set(f"{{{DATA_STORE}}}itemID", f"{{{str(identity).upper()}}}")
    references = etree.SubElement(root, f"{{{DATA_STORE}}}schemaRefs")
    etree.SubElement(references, f"{{{DATA_STORE}}}schemaRef").set(f"{{{DATA_STORE}}}uri", namespace)
    return root
