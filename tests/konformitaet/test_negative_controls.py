"""Do the validators look? Each planted defect must be found by each validator named, under the rule named."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from pikepdf import Pdf

from konformitaet import docx_defects, pdf_defects
from konformitaet.validators import docx_findings, export, exported_findings, outloud_findings, pdf_findings

pytestmark = pytest.mark.konformitaet

PDF_DEFECTS = [
    (pdf_defects.without_language, ["veraPDF ua1 7.2-34", "page ua1 PDFUA1-TEXT-LANGUAGE-001", "outloud DOC-013"]),
    (pdf_defects.not_marked, ["veraPDF ua1 6.2-1", "veraPDF 3a 6.7.2.2-1", "page ua1 PDFUA1-TAGGED-DOCUMENT-001"]),
    (pdf_defects.suspects, ["veraPDF ua1 7.1-4", "page ua1 PDFUA1-SUSPECTS-001", "outloud DOC-003"]),
    (pdf_defects.without_structure, ["veraPDF ua1 7.1-11", "veraPDF 3a 6.7.3.3-1", "outloud DOC-002"]),
    (pdf_defects.without_xmp, ["veraPDF ua1 7.1-8", "veraPDF 3a 6.6.2.1-1", "page ua1 PDFUA1-METADATA-STRUCTURE-001"]),
    (pdf_defects.without_pdfua_claim, ["veraPDF ua1 5-1", "page ua1 PDFUA1-ID-PART-001", "outloud DOC-012"]),
    (pdf_defects.without_extension_schema, ["veraPDF 3a 6.6.2.3.1-1", "page 3a PDFA3A-XMP-PROPERTY-DEFINITION-001"]),
    (pdf_defects.other_pdfa_part, ["veraPDF 3a 6.6.4-2", "page 3a PDFA3A-ID-PART-001"]),
    (pdf_defects.without_title, ["veraPDF ua1 7.1-9", "page ua1 PDFUA1-METADATA-TITLE-001", "outloud DOC-010"]),
    (pdf_defects.title_not_shown, ["veraPDF ua1 7.1-10", "page ua1 PDFUA1-VIEWER-PREFERENCES-001", "outloud DOC-011"]),
    (pdf_defects.figure_without_alt, ["veraPDF ua1 7.3-1", "page ua1 PDFUA1-FIGURE-ALTERNATIVE", "outloud FIG-001"]),
    (pdf_defects.note_without_id, ["veraPDF ua1 7.9-1", "page ua1 PDFUA1-NOTE-ID-001", "outloud NOTE-001"]),
    (pdf_defects.formula_without_alt, ["veraPDF ua1 7.7-1", "page ua1 PDFUA1-FORMULA-ALTERNATIVE", "outloud MATH-001"]),
    (pdf_defects.row_outside_table, ["veraPDF ua1 7.2-4", "page ua1 PDFUA1-TR-PARENT-001", "outloud TBL-003"]),
    (pdf_defects.item_outside_list, ["veraPDF ua1 7.2-17", "page ua1 PDFUA1-LI-PARENT-001", "outloud LST-001"]),
    (pdf_defects.unknown_structure_type, ["veraPDF ua1 7.1-5", "veraPDF 3a 6.7.3.4-1", "outloud TAG-010"]),
    (pdf_defects.heading_skipped, ["veraPDF ua1 7.4.2-1", "page ua1 PDFUA1-HEADING-NESTING-001", "outloud HDG-001"]),
    (pdf_defects.title_not_a_heading, ["veraPDF ua1 7.4.2-1", "page ua1 PDFUA1-HEADING-NESTING", "outloud HDG-002"]),
    (pdf_defects.header_cell_without_scope, ["outloud TBL-002"]),
    (pdf_defects.unmarked_content, ["veraPDF ua1 7.1-3", "page ua1 PDFUA1-CONTENT-TAGGING-001"]),
    (pdf_defects.artifact_inside_content, ["veraPDF ua1 7.1-1", "page ua1 PDFUA1-ARTIFACT-NESTED", "outloud TAG-004"]),
    (pdf_defects.link_outside_structure, ["veraPDF ua1 7.18.5-1", "veraPDF ua1 7.18.5-2", "outloud LNK-001"]),
    (
        pdf_defects.annotations_without_tab_order,
        ["veraPDF ua1 7.18.3-1", "page ua1 PDFUA1-PAGE-TABS", "outloud LNK-005"],
    ),
    (pdf_defects.text_without_unicode, ["veraPDF ua1 7.21.7-1", "veraPDF 3a 6.2.11.7.2-1", "outloud TXT-002"]),
    (pdf_defects.font_not_embedded, ["veraPDF ua1 7.21.4.1-1", "veraPDF 3a 6.2.11.4.1-1", "outloud TXT-001"]),
    (pdf_defects.without_output_intent, ["veraPDF 3a 6.2.4.3-2", "page 3a PDFA3A-DEVICE-RGB-001"]),
    (pdf_defects.cmyk_colour, ["veraPDF 3a 6.2.4.3-3", "page 3a PDFA3A-DEVICE-CMYK-001"]),
    (pdf_defects.attachment_without_relationship, ["veraPDF 3a 6.8-3", "page 3a PDFA3A-FILE-SPEC-AF-RELATIONSHIP"]),
    (pdf_defects.attachment_not_associated, ["veraPDF 3a 6.8-4", "page 3a PDFA3A-FILE-SPEC-ASSOCIATION-001"]),
    (pdf_defects.attachment_without_unicode_name, ["veraPDF ua1 7.11-1", "page 3a PDFA3A-FILE-SPEC-F-AND-UF-001"]),
    (pdf_defects.javascript, ["veraPDF 3a 6.5.1-1", "page 3a PDFA3A-ACTION-TYPE-001"]),
    (pdf_defects.unnamed_optional_content, ["veraPDF ua1 7.10-1", "veraPDF 3a 6.9-1", "outloud DOC-030"]),
]
FILE_DEFECTS = [
    (pdf_defects.encrypted, ["veraPDF 3a 6.1.3-2", "page 3a PDFA3A-ENCRYPTION-001"]),
    (pdf_defects.without_id, ["veraPDF 3a 6.1.3-1", "page 3a PDFA3A-TRAILER-ID-001"]),
    (pdf_defects.wrong_stream_length, ["veraPDF 3a 6.1.7.1-1"]),
    (pdf_defects.header_not_first, ["veraPDF 3a 6.1.2-1", "page ua1 PDFUA1-HEADER-001"]),
    (pdf_defects.data_after_the_end, ["veraPDF 3a 6.1.3-3", "page 3a PDFA3A-POST-EOF-DATA-001"]),
    (pdf_defects.cut_off, ["veraPDF ua1 unreadable", "page 3a unreadable", "outloud unreadable", "qpdf syntax"]),
]
SCHEMA_DEFECTS = [
    (docx_defects.wrong_value, ["ooxml Sch_AttributeValueDataTypeDetailed"]),
    (docx_defects.wrong_order, ["ooxml Sch_UnexpectedElementContentExpectingComplex"]),
    (docx_defects.unknown_element, ["ooxml Sch_InvalidElementContentExpectingComplex"]),
]
EXPORT_DEFECTS = [
    (docx_defects.without_title, ["veraPDF ua1 7.1-9", "outloud DOC-010"]),
    (docx_defects.heading_skipped, ["veraPDF ua1 7.4.2-1", "outloud HDG-001"]),
    (docx_defects.table_without_head, ["outloud TBL-001"]),
    (docx_defects.picture_without_words, ["veraPDF ua1 7.3-1", "outloud FIG-001"]),
]


def named(table: list[tuple[Callable, list[str]]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("defect", "rules"), table, ids=[defect.__name__ for defect, _ in table])


def missed(rules: list[str], findings: list[str]) -> list[str]:
    """The rules that no finding names."""
    heads = [finding.partition(":")[0] for finding in findings]
    return [rule for rule in rules if not any(head == rule or head.startswith(rule + "-") for head in heads)]


def test_the_pdf_to_be_spoilt_conforms(conforming_pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "muster.pdf"
    path.write_bytes(conforming_pdf)
    findings = pdf_findings(path)
    assert not findings, "\n".join(findings)


@named(PDF_DEFECTS)
def test_a_defect_of_the_pdf_is_found(
    conforming_pdf: bytes, tmp_path: Path, defect: Callable[[Pdf], None], rules: list[str]
) -> None:
    path = tmp_path / "defekt.pdf"
    with Pdf.open(io.BytesIO(conforming_pdf)) as pdf:
        defect(pdf)
        pdf.save(path)
    findings = pdf_findings(path, rules)
    assert not missed(rules, findings), "\n".join(findings)


@named(FILE_DEFECTS)
def test_a_defect_of_the_pdf_as_a_file_is_found(
    conforming_pdf: bytes, tmp_path: Path, defect: Callable[[bytes], bytes], rules: list[str]
) -> None:
    path = tmp_path / "defekt.pdf"
    path.write_bytes(defect(conforming_pdf))
    findings = pdf_findings(path, rules)
    assert not missed(rules, findings), "\n".join(findings)


def test_an_alternative_text_that_says_nothing_gets_a_warning(conforming_pdf: bytes, tmp_path: Path) -> None:
    path = tmp_path / "defekt.pdf"
    with Pdf.open(io.BytesIO(conforming_pdf)) as pdf:
        pdf_defects.alt_says_nothing(pdf)
        pdf.save(path)
    assert not missed(["outloud FIG-010"], outloud_findings(path, ("warning",)))


def spoilt(data: bytes, defect: Callable[[Document], None], folder: Path) -> Path:
    path = folder / f"{defect.__name__}.docx"
    document = docx.Document(io.BytesIO(data))
    defect(document)
    document.save(str(path))
    return path


def untouched(document: Document) -> None:
    """Reads and writes the Word file with python-docx, as the defects do."""


@named([(untouched, []), *SCHEMA_DEFECTS])
def test_a_defect_of_the_word_file_is_found(
    conforming_docx: bytes, tmp_path: Path, defect: Callable[[Document], None], rules: list[str]
) -> None:
    findings = docx_findings(spoilt(conforming_docx, defect, tmp_path))
    assert not missed(rules, findings), "\n".join(findings)
    assert rules or not findings, "\n".join(findings)


@pytest.fixture(scope="module")
def exports(conforming_docx: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each defect's name → the PDF that LibreOffice makes of the Word file spoilt by it."""
    folder = tmp_path_factory.mktemp("exports")
    documents = [spoilt(conforming_docx, defect, folder) for defect in (untouched, *(d for d, _ in EXPORT_DEFECTS))]
    return {document.stem: pdf for document, pdf in export(documents, folder).items()}


@named([(untouched, []), *EXPORT_DEFECTS])
def test_a_word_file_that_is_not_accessible_is_found(
    exports: dict[str, Path], defect: Callable[[Document], None], rules: list[str]
) -> None:
    findings = exported_findings(exports[defect.__name__])
    assert not missed(rules, findings), "\n".join(findings)
    assert rules or not findings, "\n".join(findings)
