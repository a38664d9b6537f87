"""Read a PDF that goes with a paper: the bytes of a stranger's file in, out what readers are told of it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf

from antrag_gen.errors import HERE, AntragError, Place
from antrag_gen.readers.built.damage import TooLargeError, bounded, open_pdf

LARGEST = 20_000_000  # bytes; a paper is sent by mail with all that lies in it
MOST_VALUES = 2_000_000
# What does something instead of being read (ISO 32000-1, 12.6.4): no office hands that on under its name.
ACTIONS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/RichMediaExecute"})
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
            return AttachedPdf(_pages(pdf, name), _is_tagged(pdf))
    except AntragError as error:
        if error.problem.id in ("anlage-aktion", "anlage-leer"):
            raise
        locked = error.problem.id == "auslesen-kennwort"
        why = "ist mit einem Kennwort verschlüsselt." if locked else "ist beschädigt, oder es ist zu viel darin."
        raise AntragError.of(HERE, f"„{name}“ {why}", AS_FILE, "anlage-pdf") from error


def _pages(pdf: pikepdf.Pdf, name: str) -> int:
    for action in _actions(pdf):
        what = f"„{name}“ tut beim Lesen etwas ({action.removeprefix('/')}) und wird nicht aufgenommen."
        raise AntragError.of(HERE, what, AS_FILE, "anlage-aktion")
    if not len(pdf.pages):
        raise AntragError.of(HERE, f"„{name}“ hat keine Seite.", AS_FILE, "anlage-leer")
    return len(pdf.pages)


def _is_tagged(pdf: pikepdf.Pdf) -> bool:
    marked = pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)
    return bool(marked) and "/StructTreeRoot" in pdf.Root


def _actions(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What the file would run, wherever that stands in it."""
    waiting: list[object] = list(pdf.objects)
    seen = 0
    while waiting:
        value = waiting.pop()
        seen += 1
        if seen > MOST_VALUES:
            raise TooLargeError
        if isinstance(value, pikepdf.Array):
            waiting += [inner for inner in value if _is_inside(inner)]
        elif isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
            said = value.stream_dict if isinstance(value, pikepdf.Stream) else value
            kind = str(said.get("/S", ""))
            if kind in ACTIONS or "/JS" in said or "/XFA" in said:
                yield kind if kind in ACTIONS else "/XFA" if "/XFA" in said else "/JavaScript"
            waiting += [inner for inner in said.as_dict().values() if _is_inside(inner)]


def _is_inside(value: object) -> bool:
    """Whether it stands in what holds it; all that has a number of its own is looked at by that."""
    return isinstance(value, pikepdf.Object) and not value.is_indirect
