"""Planted defects: functions that spoil a conforming PDF in one way each, opened with pikepdf or as bytes.

They bring what they spoil with them where they can, so that the base file need not have a link or a note. From the
base they need H1 and H2, a paragraph, a table with head, embedded fonts and an attachment.
"""

import io
import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String


def elements(pdf: Pdf, *types: str) -> list[Object]:
    """The structure elements of these types in the order of reading, at least one."""
    found = [e for e in _walk(pdf.Root.StructTreeRoot) if str(e.get("/S", "")).removeprefix("/") in types]
    if not found:
        raise LookupError(f"the base PDF has no {types}")
    return found


def _walk(element: Object) -> Iterator[Object]:
    yield element
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from _walk(kid)


def edit_xmp(pdf: Pdf, old: bytes, new: bytes) -> None:
    xmp = pdf.Root.Metadata.read_bytes()
    if old not in xmp:
        raise LookupError(f"the base PDF's XMP has no {old!r}")
    pdf.Root.Metadata.write(xmp.replace(old, new))


def draw(pdf: Pdf, content: bytes) -> None:
    pdf.pages[0].contents_add(content)


def fonts(pdf: Pdf) -> list[Object]:
    return [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/Type") == Name.Font]


def drop(dictionary: Object, *keys: str) -> None:
    for key in keys:
        if key in dictionary:
            del dictionary[key]


def without_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


def not_marked(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def suspects(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


def without_structure(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot


def without_xmp(pdf: Pdf) -> None:
    del pdf.Root.Metadata


def without_pdfua_claim(pdf: Pdf) -> None:
    edit_xmp(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b"")


def without_extension_schema(pdf: Pdf) -> None:
    edit_xmp(pdf, b"/pdfua/ns/id/</pdfaSchema:namespaceURI>", b"/x/</pdfaSchema:namespaceURI>")


def other_pdfa_part(pdf: Pdf) -> None:
    xmp = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(re.sub(rb"(pdfaid:part)(=.|>)3", rb"\1\g<2>2", xmp))


def without_title(pdf: Pdf) -> None:
    edit_xmp(pdf, b"dc:title>", b"dc:source>")


def title_not_shown(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def figure_without_alt(pdf: Pdf) -> None:
    elements(pdf, "P")[0].S = Name.Figure


def alt_says_nothing(pdf: Pdf) -> None:
    figure_without_alt(pdf)
    elements(pdf, "Figure")[0].Alt = String("bild.png")


def note_without_id(pdf: Pdf) -> None:
    elements(pdf, "P")[0].S = Name.Note


def formula_without_alt(pdf: Pdf) -> None:
    elements(pdf, "P")[0].S = Name.Formula


def row_outside_table(pdf: Pdf) -> None:
    elements(pdf, "P")[0].S = Name.TR


def item_outside_list(pdf: Pdf) -> None:
    elements(pdf, "P")[0].S = Name.LI


def unknown_structure_type(pdf: Pdf) -> None:
    elements(pdf, "P")[0].S = Name.Absatz


def heading_skipped(pdf: Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H5


def title_not_a_heading(pdf: Pdf) -> None:
    elements(pdf, "H1")[0].S = Name.H2


def header_cell_without_scope(pdf: Pdf) -> None:
    for cell in elements(pdf, "TH"):
        cell.A = Dictionary(O=Name.Table)


def unmarked_content(pdf: Pdf) -> None:
    draw(pdf, b"q 0 0 10 10 re f Q")


def artifact_inside_content(pdf: Pdf) -> None:
    draw(pdf, b"/P <</MCID 0>> BDC /Artifact BMC 0 0 10 10 re f EMC EMC")


def link_outside_structure(pdf: Pdf) -> None:
    action = Dictionary(S=Name.URI, URI=String("https://example.org/"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 10, 10]), F=4, A=action)
    page = pdf.pages[0]
    page.Annots = Array([*page.get("/Annots", Array()), pdf.make_indirect(link)])


def annotations_without_tab_order(pdf: Pdf) -> None:
    link_outside_structure(pdf)
    drop(pdf.pages[0].obj, "/Tabs")


def text_without_unicode(pdf: Pdf) -> None:
    for font in fonts(pdf):
        drop(font, "/ToUnicode")


def font_not_embedded(pdf: Pdf) -> None:
    for o in pdf.objects:
        if isinstance(o, Dictionary) and o.get("/Type") == Name.FontDescriptor:
            drop(o, "/FontFile", "/FontFile2", "/FontFile3")


def without_output_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents
    draw(pdf, b"/Artifact BMC 1 0 0 rg 0 0 1 1 re f EMC")


def cmyk_colour(pdf: Pdf) -> None:
    draw(pdf, b"/Artifact BMC 1 0 0 0 k 0 0 1 1 re f EMC")


def attachment_without_relationship(pdf: Pdf) -> None:
    for spec in pdf.Root.AF:
        del spec.AFRelationship


def attachment_not_associated(pdf: Pdf) -> None:
    del pdf.Root.AF


def attachment_without_unicode_name(pdf: Pdf) -> None:
    for spec in pdf.Root.AF:
        del spec.UF


def javascript(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def unnamed_optional_content(pdf: Pdf) -> None:
    pdf.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary())


def encrypted(data: bytes) -> bytes:
    """Readable by all, but screen readers may not extract the text."""
    target = io.BytesIO()
    with Pdf.open(io.BytesIO(data)) as pdf:
        forbidden = pikepdf.Permissions(accessibility=False, extract=False)
        pdf.save(target, encryption=pikepdf.Encryption(owner="geheim", user="", R=4, allow=forbidden))
    return target.getvalue()


def without_id(data: bytes) -> bytes:
    before, found, after = data.rpartition(b"/ID [")
    if not found:
        raise LookupError("the base PDF has no /ID")
    return before + b"/IE [" + after


def wrong_stream_length(data: bytes) -> bytes:
    """A figure of the length of the XMP stream, the only one that is never compressed."""
    length = re.search(rb"/Type /Metadata[^>]*/Length (\d+)|/Length (\d+)[^>]*/Type /Metadata", data)
    if not length:
        raise LookupError("the base PDF has no XMP stream in plain text")
    at = length.end(length.lastindex) - 1
    return data[:at] + (b"1" if data[at : at + 1] == b"0" else b"0") + data[at + 1 :]


def cut_off(data: bytes) -> bytes:
    return data[: len(data) // 2]


def header_not_first(data: bytes) -> bytes:
    return b"\n" + data


def data_after_the_end(data: bytes) -> bytes:
    return data + b"\nmore\n"
