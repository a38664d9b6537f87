"""Planted defects: functions that spoil a conforming Word file, opened with python-docx, in one way each."""

import io

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

PICTURE = bytes.fromhex(  # one grey pixel, PNG
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c636800000082008177cd72b60000000049454e44ae426082"
)


def wrong_value(document: Document) -> None:
    alignment = OxmlElement("w:jc")
    alignment.set(qn("w:val"), "quer")
    document.add_paragraph("Quer")._p.get_or_add_pPr().append(alignment)


def wrong_order(document: Document) -> None:
    paragraph = document.add_paragraph("Verkehrt")._p
    paragraph.append(paragraph.get_or_add_pPr())


def unknown_element(document: Document) -> None:
    document.add_paragraph("Fremd")._p.append(OxmlElement("w:absatz"))


def without_title(document: Document) -> None:
    document.core_properties.title = ""


def heading_skipped(document: Document) -> None:
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "5")
    document.add_paragraph("Zu tief")._p.get_or_add_pPr().append(level)


def table_without_head(document: Document) -> None:
    table = document.add_table(3, 3)
    for row in table.rows:
        for cell in row.cells:
            cell.text = "Zelle"


def picture_without_words(document: Document) -> None:
    document.add_picture(io.BytesIO(PICTURE))
