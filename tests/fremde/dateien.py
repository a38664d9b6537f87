"""Files as strangers make them: the least PDF with a tag and a font, packages of Word and Excel, with changes."""

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import cache

from work.actuals.finance_lists import ODS_KIND, excel, ods

TEXT = b"/P<</MCID 0>>BDC /F 1 Tf <41424142>Tj EMC"
NAMESPACE = "urn:antrag-gen:quelle:1"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CATALOG, PAGES, PAGE, CONTENT, TREE, FONT, TAG, CMAP, SOURCE, FILE = range(1, 11)


def stream(data: bytes, *, entries: bytes = b"", packed: bool = True) -> bytes:
    body = zlib.compress(data) if packed else data
    kind = b"/Filter/FlateDecode" if packed else b""
    return b"<<%s%s/Length %d>>stream\n%s\nendstream" % (kind, entries, len(body), body)


def cmap(body: bytes) -> bytes:
    return stream(b"/CIDInit /ProcSet findresource begin begincmap\n" + body + b"\nendcmap end")


OBJECTS: dict[int, bytes] = {
    CATALOG: b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 5 0 R/AF[9 0 R]>>",
    PAGES: b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 99 99]/Resources<</Font<</F 6 0 R>>>>>>",
    PAGE: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
    CONTENT: stream(TEXT),
    TREE: b"<</Type/StructTreeRoot/K[7 0 R]>>",
    FONT: b"<</Type/Font/Subtype/Type0/ToUnicode 8 0 R>>",
    TAG: b"<</S/P/Pg 3 0 R/K 0>>",
    CMAP: cmap(b"1 beginbfchar <4142> <00C4> endbfchar"),
    SOURCE: b"<</AFRelationship/Source/UF(antrag.md)/Desc(erzeugt)/EF<</F 10 0 R>>>>",
    FILE: stream(b"# Quelle"),
}


def pdf(objects: Mapping[int, bytes] | None = None, *, trailer: bytes = b"") -> bytes:
    """A PDF of these objects in the place of those of the same number."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    table = {}
    for number, body in {**OBJECTS, **(objects or {})}.items():
        table[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start, size = out.tell(), max(table) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    out.write(b"".join(b"%010d 00000 n \n" % table.get(number, 0) for number in range(1, size)))
    out.write(b"trailer<</Root 1 0 R/Size %d%s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, start))
    return out.getvalue()


def packed_objects(kind: bytes, body: bytes) -> bytes:
    """A PDF whose structure tree lies in a stream of objects, packed by `kind` into `body`."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    table = {}
    catalog = OBJECTS[CATALOG].replace(b"5 0 R", b"20 0 R")
    packed = b"<</Type/ObjStm/N 1/First 5/Filter/%s/Length %d>>stream\n%s\nendstream" % (kind, len(body), body)
    for number, each in {**OBJECTS, CATALOG: catalog, 19: packed}.items():
        table[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, each))
    rows = [b"\1" + struct.pack(">IH", table[n], 0) if n in table else bytes(7) for n in range(22)]
    rows[20] = b"\2" + struct.pack(">IH", 19, 0)
    start, data = out.tell(), b"".join(rows)
    out.write(
        b"21 0 obj\n<</Type/XRef/W[1 4 2]/Size 22/Root 1 0 R/Length %d>>stream\n%s\nendstream" % (len(data), data)
    )
    out.write(b"\nendobj\nstartxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


def packed(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name), data, method)
    return file.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def source(text: bytes = base64.b64encode(b"# Quelle"), name: str = "antrag.md", more: str = "") -> bytes:
    return f'<quelle xmlns="{NAMESPACE}" name="{name}" {more}>'.encode() + text + b"</quelle>"


def story(body: bytes) -> bytes:
    return f'<w:document xmlns:w="{W}"><w:body>'.encode() + body + b"</w:body></w:document>"


WORD: dict[str, bytes] = {
    "word/document.xml": story(b"<w:p><w:r><w:t>\xc3\x84</w:t></w:r></w:p>"),
    "customXml/item1.xml": source(),
}
HEADER = "Antrag | Jahr | Ist | Gebunden | HAR"
EXCEL = excel(f"{HEADER}\n'4123/2023 | 2024 | 1234.56 | |\n")
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
ODS = ods(f"{HEADER}\n'4123/2023 | 2024 | 1234.56 | |\n")
CSV = b"Antrag;Jahr;Ist;Gebunden;HAR\r\n4123/2023;2024;1.234,56;;\r\n"


def word(**parts: bytes) -> bytes:
    """The least Word file; parts by their names, with `document` and `quelle` for the two that it has."""
    names = {"document": "word/document.xml", "quelle": "customXml/item1.xml"}
    return packed({**WORD, **{names.get(name, name): data for name, data in parts.items()}})


def workbook(old: bytes = b"", new: bytes = b"", part: str = SHEET, **parts: bytes) -> bytes:
    """The least list in Excel with something changed in a part, or other parts."""
    found = unpacked(EXCEL)
    assert old in found[part], found[part]
    return packed({**found, part: found[part].replace(old, new, 1), **parts})


def ods_book(old: bytes = b"", new: bytes = b"", **parts: bytes) -> bytes:
    """The least list in ODS with something changed in its content, or other parts."""
    content = unpacked(ODS)["content.xml"]
    assert old in content, content
    return packed({"mimetype": ODS_KIND, "content.xml": content.replace(old, new, 1), **parts})


@cache
def deflated(size: int, of: bytes = b" ") -> bytes:
    """So many bytes, deflated, without ever having them all."""
    packing = zlib.compressobj(9)
    piece = of * (1_000_000 // len(of))
    return b"".join([*(packing.compress(piece) for _ in range(size // 1_000_000)), packing.flush()])


def lying(data: bytes, name: str, size: int, body: bytes) -> bytes:
    """The package with a part whose packed bytes are `body`, and that says it has `size` bytes unpacked."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as package:
        info = zipfile.ZipInfo(name)
        package.writestr(info, body)
        info.compress_type, info.file_size = zipfile.ZIP_DEFLATED, size
    return out.getvalue()
