"""The workbook as a file: properties and the values of formulas are added, and the time of saving is taken out."""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from decimal import Decimal

from lxml import etree
from openpyxl import Workbook
from openpyxl.packaging.core import DocumentProperties

from antrag_gen.tree import Metadata

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CORE = "docProps/core.xml"
EPOCH = dt.date(1980, 1, 1)  # the first day that a ZIP knows
UNIX = 3


def set_properties(book: Workbook, metadata: Metadata) -> None:
    """What Excel shows of the file; its day is that of the document, whenever it is written."""
    day = dt.datetime.combine(metadata.date or EPOCH, dt.time())
    book.properties = DocumentProperties(
        title=metadata.title,
        subject=metadata.subject,
        creator=metadata.author,
        category=metadata.kind,
        contentStatus=metadata.status or None,
        language=metadata.language,
        created=day,
        modified=day,
    )


def pack(book: Workbook, metadata: Metadata, cached: Mapping[str, Mapping[str, Decimal]]) -> bytes:
    """The bytes of the file, the same for the same book; `cached` has values by page and cell."""
    saved, packed = io.BytesIO(), io.BytesIO()
    book.save(saved)
    set_properties(book, metadata)  # saving has put in the time
    files = {f"xl/worksheets/sheet{number}.xml": page.title for number, page in enumerate(book.worksheets, 1)}
    with zipfile.ZipFile(saved) as made, zipfile.ZipFile(packed, "w") as target:
        for name in made.namelist():
            data = made.read(name)
            if name == CORE:
                data = etree.tostring(book.properties.to_tree(), xml_declaration=True, encoding="UTF-8")
            elif name in files:
                data = _with_values(data, cached[files[name]])
            entry = zipfile.ZipInfo(name, (*EPOCH.timetuple()[:3], 0, 0, 0))
            entry.create_system = UNIX  # whatever it was made on
            target.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _with_values(sheet: bytes, cached: Mapping[str, Decimal]) -> bytes:
    """The sheet with the values of its formulas, which openpyxl leaves empty."""
    root = etree.fromstring(sheet)
    for cell in root.iter(f"{SHEET}c"):
        value = cell.find(f"{SHEET}v")
        if cell.find(f"{SHEET}f") is not None and value is not None:
            value.text = format(cached[str(cell.attrib["r"])], "f")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
