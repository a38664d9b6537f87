"""Pictures of strangers: made by hand, a byte wrong here and there."""

import struct
import zlib
from functools import cache
from io import BytesIO

from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, COLOURS, PALETTE = 0, 2, 3


def chunk(kind: bytes, data: bytes, check: int | None = None) -> bytes:
    told = zlib.crc32(kind + data) if check is None else check
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", told)


def header(width: int = 8, height: int = 8, depth: int = 8, colour: int = COLOURS, interlaced: int = 0) -> bytes:
    return chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, depth, colour, 0, 0, interlaced))


def png(*chunks: bytes) -> bytes:
    return b"".join((SIGNATURE, *chunks))


def packed(data: bytes) -> bytes:
    return chunk(b"IDAT", zlib.compress(data, 1))  # as quickly as can be: one of them has 20 MB


ROWS = (b"\0" + bytes(range(24))) * 8
END = chunk(b"IEND", b"")
GOOD_PNG = png(header(), packed(ROWS), END)


def with_chunk(kind: bytes, data: bytes) -> bytes:
    """A good PNG that says something more."""
    return png(header(), chunk(kind, data), packed(ROWS), END)


def jpeg(mode: str = "RGB", size: tuple[int, int] = (64, 48), **said: object) -> bytes:
    saved = BytesIO()
    dotted(mode, size).save(saved, "JPEG", **said)
    return saved.getvalue()


@cache
def dotted(mode: str, size: tuple[int, int]) -> Image.Image:
    picture = Image.new(mode, size)
    for x in range(size[0]):
        for y in range(size[1]):
            level = (x * 37 + y * 101) % 256
            picture.putpixel((x, y), level if mode == "L" else tuple([level, x % 256, y % 256, 40][: len(mode)]))
    return picture


GOOD_JPEG = jpeg()
SCAN = GOOD_JPEG.index(b"\xff\xda") + 14


def exif(*entries: tuple[int, int, int], following: int = 0, order: bytes = b"II*\0") -> bytes:
    """The list of entries (tag, kind, value) at byte 8, and where the next one lies."""
    written = b"".join(struct.pack("<HHLL", tag, kind, 1, value) for tag, kind, value in entries)
    head = order + struct.pack("<L", 8) + struct.pack("<H", len(entries))
    return b"Exif\0\0" + head + written + struct.pack("<L", following)


ORIENTATION, CAMERA = 0x0112, 0x8769
SHORT, LONG = 3, 4


def turned(turn: int) -> bytes:
    """A picture with a red left half that says that it stands otherwise."""
    picture, saved = Image.new("RGB", (40, 20), "white"), BytesIO()
    picture.paste("red", (0, 0, 20, 20))
    picture.save(saved, "JPEG", exif=exif((ORIENTATION, SHORT, turn)), quality=95)
    return saved.getvalue()
