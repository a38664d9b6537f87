"""What the file says of itself, what is attached, and that it looks as WeasyPrint draws it."""

import io
import subprocess
from dataclasses import replace

import pikepdf
import pytest
from lxml import etree
from writers.pdf.pdf_papers import ATTACHMENTS, BASE_CSS, every_node, every_node_written, heading, paper, paragraph

from antrag_gen.tree import Attachment, Contents, Document, Metadata, Relationship
from antrag_gen.writers.pdf.numbered import number_nodes
from antrag_gen.writers.pdf.write import _page, write

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}


def opened(document: Document) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(write(document, BASE_CSS)))


def xmp_of(pdf: pikepdf.Pdf) -> dict[str, str]:
    """The properties by their names, the parts of lists one after the other."""
    root = etree.fromstring(pdf.Root.Metadata.read_raw_bytes())
    found = {}
    for prefix, name in NAMES.items():
        for element in root.findall(f".//{RDF}Description/{{{name}}}*"):
            local = element.tag.partition("}")[2]
            parts = [item.text for item in element.iter(f"{RDF}li")] or [element.text]
            assert f"{prefix}:{local}" not in found
            found[f"{prefix}:{local}"] = "|".join(map(str, parts))
    return found


def test_info_and_xmp_say_the_same() -> None:
    with opened(paper()) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {
            "/Title": "Mehr Zeit & Raum für „alle“",
            "/Author": "Fraktion Linde und Fraktion Ahorn",
            "/Subject": "Haushaltsantrag 4123/2024",
            "/Keywords": "Haushaltsantrag, 4123/2024, eingereicht",
            "/Creator": "antrag-gen",
            "/Producer": "WeasyPrint 70.0",
            "/CreationDate": "D:20241018",
            "/ModDate": "D:20241018",
        }
        assert xmp_of(pdf) == {
            "dc:title": "Mehr Zeit & Raum für „alle“",
            "dc:creator": "Fraktion Linde und Fraktion Ahorn",
            "dc:description": "Haushaltsantrag 4123/2024",
            "dc:subject": "Haushaltsantrag|4123/2024|eingereicht",
            "dc:language": "de-DE",
            "dc:type": "Haushaltsantrag",
            "dc:date": "2024-10-18",
            "dc:identifier": "4123/2024",
            "pdf:Keywords": "Haushaltsantrag, 4123/2024, eingereicht",
            "pdf:Producer": "WeasyPrint 70.0",
            "xmp:CreatorTool": "antrag-gen",
            "xmp:CreateDate": "2024-10-18",
            "xmp:ModifyDate": "2024-10-18",
            "pdfaid:part": "3",
            "pdfaid:conformance": "A",
            "pdfuaid:part": "1",
        }
        assert "/Filter" not in pdf.Root.Metadata


def test_what_a_paper_does_not_know_is_not_said() -> None:
    with opened(paper(metadata=Metadata("Titel", language="de-AT"))) as pdf:
        assert set(pdf.docinfo.keys()) == {"/Title", "/Creator", "/Producer"}
        assert {"dc:title", "dc:language"} == {name for name in xmp_of(pdf) if name.startswith("dc:")}
        assert str(pdf.Root.Lang) == "de-AT"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.MarkInfo.Marked


def test_attachments_are_named_once_with_type_relationship_and_date() -> None:
    with opened(paper(attachments=ATTACHMENTS)) as pdf:
        files = {str(spec.UF): spec for spec in pdf.Root.AF}
        assert list(files) == ["antrag.md", "prüfung.json"]
        assert list(pdf.attachments) == list(files)
        source, data = files.values()
        assert (source.AFRelationship, data.AFRelationship) == ("/Source", "/Data")
        assert (source.EF.F.Subtype, data.EF.F.Subtype) == ("/text/markdown", "/application/json")
        assert source.EF.F.read_bytes() == ATTACHMENTS[0].data
        assert str(source.EF.F.Params.ModDate) == "D:20241018000000Z"
        assert str(source.Desc) == "Quelldatei"


def test_attachments_of_a_paper_without_a_date_have_a_fixed_one() -> None:
    one = Attachment("a b.yaml", b"x", "application/yaml", Relationship.SUPPLEMENT)
    with opened(paper(metadata=Metadata("Titel"), attachments=(one,))) as pdf:
        assert str(pdf.Root.AF[0].EF.F.Params.ModDate) == "D:19800101000000Z"


def test_headings_are_bookmarks() -> None:
    with (
        opened(paper(heading(2, "Begründung"), paragraph("a"), heading(3, "Teil"), heading(2, "Antrag"))) as pdf,
        pdf.open_outline() as outline,
    ):
        (title,) = outline.root
        assert title.title == "Titel"
        assert [item.title for item in title.children] == ["Begründung", "Antrag"]
        assert [item.title for item in title.children[0].children] == ["Teil"]


@pytest.mark.langsam
def test_ids_and_marks_can_be_looked_up() -> None:
    with pikepdf.open(io.BytesIO(every_node_written())) as pdf:
        names = list(pdf.Root.StructTreeRoot.IDTree.Names)
        keys = [bytes(key) for key in names[::2]]
        assert keys == sorted(keys)
        assert all(bytes(element.ID) == key for key, element in zip(keys, names[1::2], strict=True))
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)[::2]
        assert numbers == list(range(len(numbers)))
        assert pdf.Root.StructTreeRoot.ParentTreeNextKey == len(numbers)
        assert all(page.Tabs == "/S" for page in pdf.pages)
        assert all(annotation.F == 4 for page in pdf.pages for annotation in page.get("/Annots", []))


@pytest.mark.langsam
def test_pages_look_as_weasyprint_draws_them() -> None:
    from weasyprint import CSS, HTML

    # The numbers in a table of contents are ours to find out.
    full = every_node()
    document = replace(full, children=tuple(node for node in full.children if not isinstance(node, Contents)))
    html = HTML(string=_page(document.metadata, number_nodes(document)))
    plain = html.write_pdf(stylesheets=[CSS(string=BASE_CSS.decode())], pdf_variant="pdf/a-3a")
    assert _pixels(write(document, BASE_CSS)) == _pixels(plain)


def _pixels(data: bytes) -> bytes:
    run = subprocess.run(["pdftoppm", "-r", "60", "-"], input=data, capture_output=True, check=True)
    return run.stdout
