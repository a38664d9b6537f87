"""Bounds for reading a file that anyone may have built or changed: what is beyond them, or broken, is told at the file.

qpdf counts what it unpacks itself; how deep and how much else there may be is counted where it is read.
"""

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import pikepdf
from lxml import etree
from pikepdf.settings import set_qpdf_limits

from antrag_gen.errors import AntragError, Place
from antrag_gen.readers.package import LARGEST_UNPACKED, Fault, PackageError

# What an array or a dictionary may hold, and a file; a table of 10,000 rows has half of these objects.
MOST_ITEMS = 50_000
MOST_OBJECTS = 200_000
# Of bytes that the table of objects has, about ten for each.
LARGEST_TABLE = 4_000_000
# The one filter that qpdf unpacks to any size; nobody has packed with it for twenty years (PDF 1.2 brought Flate).
LZW = re.compile(rb"/(?:L|#4[Cc])(?:Z|#5[Aa])(?:W|#57)(?:D|#44|[\s/\[\]<>])")
# What pikepdf raises where an object is another than it should be.
BROKEN = (
    pikepdf.PdfError,
    AttributeError,
    ArithmeticError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
    etree.XMLSyntaxError,
    zlib.error,
)


class TooLargeError(Exception):
    """There is more in a file than is read."""


@contextmanager
def bounded(place: Place) -> Iterator[None]:
    """Around what reads a built file; raises AntragError where that is damaged, locked or beyond all bounds."""
    before = set_qpdf_limits(
        parser_max_container_size=MOST_ITEMS,
        flate_max_memory=LARGEST_UNPACKED,
        png_max_memory=LARGEST_UNPACKED,
        run_length_max_memory=LARGEST_UNPACKED,
        tiff_max_memory=LARGEST_UNPACKED,
    )
    try:
        yield
    except AntragError:
        raise
    except pikepdf.PasswordError as error:
        raise _encrypted(place) from error
    except PackageError as error:
        raise {Fault.LOCKED: _encrypted, Fault.TOO_LARGE: _too_large}.get(error.fault, _damaged)(place) from error
    except TooLargeError as error:
        raise _too_large(place) from error
    except BROKEN as error:
        raise _damaged(place) from error
    finally:
        set_qpdf_limits(**before)  # type: ignore[arg-type]  # as its documentation has it


@contextmanager
def open_pdf(data: bytes) -> Iterator[pikepdf.Pdf]:
    """A PDF that is whole, by its own table of objects; nothing is guessed of one that is not."""
    if LZW.search(data) or data.count(b" obj") > MOST_OBJECTS:
        raise TooLargeError
    before = set_qpdf_limits(flate_max_memory=LARGEST_TABLE)
    try:
        # What pages inherit is looked up where it is needed.
        pdf = pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True, inherit_page_attributes=False)
    finally:
        set_qpdf_limits(**before)  # type: ignore[arg-type]  # as its documentation has it
    with pdf:
        if len(pdf.get_xref_table()) > MOST_OBJECTS:
            raise TooLargeError
        yield pdf


def _encrypted(place: Place) -> AntragError:
    return AntragError.of(
        place,
        "Die Datei ist verschlüsselt.",
        "Ohne Kennwort speichern und noch einmal auslesen.",
        id="auslesen-kennwort",
    )


def _too_large(place: Place) -> AntragError:
    return AntragError.of(
        place,
        "Die Datei ist beschädigt, oder es ist zu viel darin (mehr als 50 MB ausgepackt oder zu vieles ineinander).",
        "Eine unbeschädigte Kopie nehmen.",
        id="auslesen-zu-gross",
    )


def _damaged(place: Place) -> AntragError:
    return AntragError.of(place, "Die Datei ist beschädigt.", "Eine unbeschädigte Kopie nehmen.", id="auslesen-schaden")
