"""Read a PDF that goes with a paper: the bytes of a stranger's file in, out what readers are told of it."""

import re
from dataclasses import dataclass
from io import BytesIO

import pikepdf

from antrag_gen.errors import HERE, AntragError, Place
from antrag_gen.readers.built.damage import TooLargeError, bounded, open_pdf

LARGEST = 20_000_000  # bytes; a paper is sent by mail with all that lies in it
MOST_OBJECTS = 100_000  # a thousand pages with tags; writing them plain takes seconds
# What does something instead of being read (ISO 32000-1, 12.6.4): no office hands that on under its name.
ACTIONS = re.compile(rb"/S\s?/(JavaScript|Launch|ImportData|SubmitForm|Rendition|RichMediaExecute)(?![\w#-])")
AS_FILE = "Die Datei als PDF/A speichern oder neu drucken; ohne „aufnehmen“ wird sie nur genannt."


@dataclass(frozen=True, slots=True)
class AttachedPdf:
    """How many pages it has, and whether it is tagged, so that it can be read aloud."""

    pages: int
    tagged: bool


def read_attached(data: bytes, name: str) -> AttachedPdf:
    """Raises AntragError, without a place, for what is damaged, locked, too large, or would run something."""
    if len(data) > LARGEST:
        what = f"„{name}“ hat {len(data) // 1_000_000} MB; höchstens {LARGEST // 1_000_000} MB sind möglich."
        raise AntragError.of(
            HERE, what, "Bilder darin verkleinern; ohne „aufnehmen“ wird sie nur genannt.", "anlage-gross"
        )
    try:
        with bounded(Place(name)), open_pdf(data) as pdf:
            if pdf.is_encrypted:
                raise pikepdf.PasswordError
            if len(pdf.get_xref_table()) > MOST_OBJECTS:
                raise TooLargeError
            return AttachedPdf(_pages(pdf, name), _is_tagged(pdf))
    except AntragError as error:
        if error.problem.id in ("anlage-aktion", "anlage-leer"):
            raise
        locked = error.problem.id == "auslesen-kennwort"
        why = "ist mit einem Kennwort verschlüsselt." if locked else "ist beschädigt, oder es ist zu viel darin."
        raise AntragError.of(HERE, f"„{name}“ {why}", AS_FILE, "anlage-pdf") from error


def _pages(pdf: pikepdf.Pdf, name: str) -> int:
    if action := _action(pdf):
        what = f"„{name}“ tut beim Lesen etwas ({action}) und wird nicht aufgenommen."
        raise AntragError.of(HERE, what, AS_FILE, "anlage-aktion")
    if not len(pdf.pages):
        raise AntragError.of(HERE, f"„{name}“ hat keine Seite.", AS_FILE, "anlage-leer")
    return len(pdf.pages)


def _is_tagged(pdf: pikepdf.Pdf) -> bool:
    marked = pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
    return bool(marked) and "/StructTreeRoot" in pdf.Root


def _action(pdf: pikepdf.Pdf) -> str:
    """What the file would run, wherever that stands in it; empty for nothing.

    qpdf writes all dictionaries plain, and each name in one spelling; looking into them one by one takes half a minute.
    """
    if "/XFA" in pdf.Root.get("/AcroForm", pikepdf.Dictionary()):
        return "XFA"
    plain = BytesIO()
    pdf.save(
        plain,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        compress_streams=False,
        fix_metadata_version=False,
    )
    found = ACTIONS.search(plain.getbuffer())
    return found[1].decode() if found else ""
