"""Say why a spreadsheet is not read: what kind of file it is comes in, the error goes out."""

from decimal import Decimal
from typing import NamedTuple

from antrag_gen.errors import AntragError, Place
from antrag_gen.german.zahlen import format_zahl
from antrag_gen.readers.finance.grid import letters
from antrag_gen.readers.package import Fault

MOST_CELLS = 150_000
LARGEST_AREA = 300_000
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


class Kind(NamedTuple):
    """What a file is called, by which program, and in ids."""

    word: str
    program: str
    id: str


EXCEL = Kind("Excel-Datei", "Excel", "excel")
ODS = Kind("ODS-Datei", "LibreOffice", "ods")


class SheetError(Exception):
    """A sheet that is not as its program writes it."""


class FullError(Exception):
    """A sheet has more cells than any list."""


class MergedError(Exception):
    """More cells are merged than any list has; it says which area is the one too much."""


def refuse(fault: Fault, path: str, kind: Kind) -> AntragError:
    if fault is Fault.LOCKED:
        return locked(path, kind)
    if fault is Fault.TOO_LARGE:
        return too_large(f"Die {kind.word} ist ausgepackt größer als 50 MB.", path, kind)
    return damaged(path, kind)


def locked(path: str, kind: Kind) -> AntragError:
    what = "Die Datei ist mit einem Kennwort geschützt."
    return AntragError.of(Place(path), what, "Ohne Kennwort speichern.", id=f"{kind.id}-kennwort")


def damaged(path: str, kind: Kind) -> AntragError:
    what = f"Die {kind.word} ist beschädigt."
    return AntragError.of(
        Place(path), what, f"In {kind.program} öffnen und neu speichern.", id=f"{kind.id}-beschaedigt"
    )


def too_large(what: str, path: str, kind: Kind) -> AntragError:
    hint = "Nur die Zeilen mit den Ist-Zahlen in eine neue Datei kopieren."
    return AntragError.of(Place(path), what, hint, id=f"{kind.id}-zu-gross")


def unreadable(error: Exception, title: str, path: str, kind: Kind) -> AntragError:
    """What to say of a sheet that was not looked through to its end."""
    if isinstance(error, MergedError):
        return too_large(f"Im Blatt „{title}“ sind zu viele Zellen verbunden (bei {error}).", path, kind)
    if isinstance(error, FullError):
        return too_large(f"Das Blatt „{title}“ hat mehr als {format_zahl(Decimal(MOST_CELLS))} Zellen.", path, kind)
    return damaged(path, kind)


def check_area(row: int, column: int, title: str, path: str, kind: Kind) -> None:
    """Raises AntragError where the last cell of a sheet lies further off than that of any list."""
    if row * column > LARGEST_AREA:
        raise too_large(f"Das Blatt „{title}“ geht bis Zelle {letters(column)}{row}.", path, kind)
