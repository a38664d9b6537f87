"""Look at what a style sheet has inside of it: a „data:“ address in, out why it cannot be printed with."""

import base64
import binascii
import re
import struct
from io import BytesIO
from urllib.parse import unquote_to_bytes

from antrag_gen.errors import AntragError
from antrag_gen.patterns import compile_late
from antrag_gen.readers.pictures.read import read_picture

SCHEME = "data:"
ADDRESS = compile_late(r"data:([^,;]*)((?:;[^,;]*)*),(.*)", re.DOTALL | re.IGNORECASE)
LARGEST_DRAWING, MOST_USES = 200_000, 10  # each may draw others twice
# What a drawing can be made endless with, or bring in what nobody has looked at.
IN_DRAWINGS = re.compile(rb"<!DOCTYPE|<!ENTITY|<script|<foreignObject|data:|@import", re.IGNORECASE)
NO_FONT = (OSError, ValueError, KeyError, struct.error, AssertionError, IndexError, TypeError, ImportError)


def check_embedded(address: str) -> str:
    """What is wrong with it, empty where nothing is."""
    found = ADDRESS.fullmatch(address)
    if found is None:
        return "Die „data:“-Adresse ist nicht lesbar"
    kind, said, words = found[1].casefold(), found[2].casefold(), found[3]
    try:
        data = base64.b64decode(unquote_to_bytes(words)) if said.endswith(";base64") else unquote_to_bytes(words)
    except binascii.Error:
        return "Die „data:“-Adresse ist nicht lesbar"
    if kind == "image/svg+xml":
        return _check_drawing(data)
    if kind in {"image/png", "image/jpeg", "image/jpg"}:
        return _check_picture(data)
    if kind.startswith(("font/", "application/font", "application/x-font", "application/vnd.ms-opentype")):
        return _check_font(data)
    return "Einbetten lassen sich Bilder (PNG, JPEG, SVG) und Schriften"


def _check_picture(data: bytes) -> str:
    try:
        read_picture(data, "Bild")
    except AntragError as error:
        return f"Das eingebettete {error.problem.what.replace('„Bild“', 'Bild').rstrip('.')}"
    return ""


def _check_drawing(data: bytes) -> str:
    if len(data) > LARGEST_DRAWING or data.count(b"<use") > MOST_USES:
        return "Die eingebettete Zeichnung ist zu aufwendig"
    if IN_DRAWINGS.search(data):
        return "Die eingebettete Zeichnung enthält, was in keine gehört (DTD, Skript, Einbettung)"
    return ""


def _check_font(data: bytes) -> str:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(BytesIO(data), lazy=True) as font:
            font.getBestCmap()
    except (TTLibError, *NO_FONT):
        return "Die eingebettete Schrift ist nicht lesbar"
    return ""
