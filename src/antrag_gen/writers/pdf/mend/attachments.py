"""Attach files to the PDF (ISO 19005-3, 6.8; ISO 32000-1, 7.11.4)."""

import datetime as dt
from collections.abc import Sequence
from hashlib import md5

import pydyf

from antrag_gen.tree import Attachment

# The last change of an attachment is not known; without a date of the paper it is the first that ZIP files can have.
NO_DATE = dt.date(1980, 1, 1)


def attach(pdf: pydyf.PDF, attachments: Sequence[Attachment], date: dt.date | None) -> None:
    """Add the files by their names, each once associated with the document."""
    if not attachments:
        return
    changed = f"D:{date or NO_DATE:%Y%m%d}000000Z"
    ordered = sorted(attachments, key=lambda attachment: attachment.name.encode("utf-16-be"))
    references = {attachment.name: _file(pdf, attachment, changed) for attachment in ordered}
    names = pydyf.Array([part for name, reference in references.items() for part in (pydyf.String(name), reference)])
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = pydyf.Dictionary({"Names": names})
    pdf.catalog["AF"] = pydyf.Array([references[attachment.name] for attachment in attachments])


def _file(pdf: pydyf.PDF, attachment: Attachment, changed: str) -> bytes:
    """The reference of the file specification."""
    parameters = {
        "Size": len(attachment.data),
        "ModDate": pydyf.String(changed),
        "CheckSum": f"<{md5(attachment.data, usedforsecurity=False).hexdigest()}>",
    }
    kind = {
        "Type": "/EmbeddedFile",
        "Subtype": pydyf.name(attachment.media_type),
        "Params": pydyf.Dictionary(parameters),
    }
    stream = pydyf.Stream([attachment.data], kind, compress=True)
    pdf.add_object(stream)
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(attachment.name),
            "UF": pydyf.String(attachment.name),
            "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
            "Desc": pydyf.String(attachment.description),
            "AFRelationship": f"/{attachment.relationship.value}",
        }
    )
    pdf.add_object(specification)
    return bytes(specification.reference)
