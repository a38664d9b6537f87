"""Write what the file says of itself: into Info, and the same into XMP (ISO 19005-3, 6.6; ISO 14289-1, 5 and 7.1)."""

from collections.abc import Iterable

import pydyf
from markupsafe import Markup

from antrag_gen.tree import Metadata

CREATOR = "antrag-gen"
RDF = Markup(
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">\n'
    "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n"
    "{properties}"
    "</rdf:Description>\n"
    "{schemas}"
    "</rdf:RDF>\n</x:xmpmeta>\n"
    '<?xpacket end="r"?>'
)
# PDF/A wants each schema declared that it does not list itself: that of PDF/UA is one (ISO 19005-3, 6.6.2.3).
SCHEMAS = Markup(
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\n'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\n'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\n'
    "<pdfaProperty:name>part</pdfaProperty:name>\n<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>\n"
)


def write_metadata(pdf: pydyf.PDF, metadata: Metadata) -> None:
    """Set Info, XMP and language of a file that WeasyPrint has given an XMP stream."""
    producer = pdf.info["Producer"].string
    pdf.info.clear()
    pdf.info.update({key: pydyf.String(value) for key, value in _info(metadata, producer).items() if value})
    pdf.catalog["Lang"] = pydyf.String(metadata.language)
    stream = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    # Not compressed: programs that know nothing of PDF find it.
    stream.stream, stream.compress = [xmp(metadata, producer).encode()], False


def _info(metadata: Metadata, producer: str) -> dict[str, str]:
    date = f"D:{metadata.date:%Y%m%d}" if metadata.date else ""
    return {
        "Title": metadata.title,
        "Author": metadata.author,
        "Subject": metadata.subject,
        "Keywords": ", ".join(_keywords(metadata)),
        "Creator": CREATOR,
        "Producer": producer,
        "CreationDate": date,
        "ModDate": date,
    }


def _keywords(metadata: Metadata) -> list[str]:
    """What a paper is searched by; no schema that PDF/A lists has a place for its status."""
    return [word for word in (metadata.kind, metadata.number, metadata.status) if word]


def xmp(metadata: Metadata, producer: str) -> str:
    """The XMP packet."""
    date = metadata.date.isoformat() if metadata.date else ""
    keywords = _keywords(metadata)
    properties = [
        _localized("dc:title", metadata.title),
        _several("dc:creator", "Seq", [metadata.author]),
        _localized("dc:description", metadata.subject),
        _several("dc:subject", "Bag", keywords),
        _several("dc:language", "Bag", [metadata.language]),
        _several("dc:type", "Bag", [metadata.kind]),
        _several("dc:date", "Seq", [date]),
        _plain("dc:identifier", metadata.number),
        _plain("pdf:Keywords", ", ".join(keywords)),
        _plain("pdf:Producer", producer),
        _plain("xmp:CreatorTool", CREATOR),
        _plain("xmp:CreateDate", date),
        _plain("xmp:ModifyDate", date),
    ]
    return RDF.format(properties=Markup().join(properties), schemas=SCHEMAS)


def _plain(name: str, value: str) -> Markup:
    return Markup("<{0}>{1}</{0}>\n").format(name, value) if value else Markup()


def _localized(name: str, value: str) -> Markup:
    item = Markup('<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>').format(value)
    return _plain(name, item) if value else Markup()


def _several(name: str, container: str, values: Iterable[str]) -> Markup:
    items = Markup().join(Markup("<rdf:li>{}</rdf:li>").format(value) for value in values if value)
    return _plain(name, Markup("<rdf:{0}>{1}</rdf:{0}>").format(container, items)) if items else Markup()
