"""Check a JPEG for what Pillow passes over: its bytes in, nothing out but what is wrong."""

import re
import struct
from io import BytesIO

from PIL import Image

START_OF_IMAGE, END, SCAN = 0xD8, 0xD9, 0xDA
FRAMES = frozenset({0xC0, 0xC1, 0xC2})  # baseline, extended and progressive: what every PDF reader knows
OTHER_FRAMES = frozenset({*range(0xC3, 0xD0)} - {0xC4, 0xC8, 0xCC})
FILL = 0xFF
CLOSE, FILLER = b"\xff\xd9", b"\x5a" * 4096
ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
# In what is packed a byte 255 is followed by 0; a mark that counts may stand there as well (ITU-T T.81, B.1.1.5).
MARK = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")


def check_jpeg(data: bytes) -> None:
    """Raises ValueError or struct.error where its parts don't follow each other, and OSError as Pillow does.

    What follows its end is left aside: phones put further pictures there.
    """
    end = _end_of_scans(data)
    # Where pixels are missing before its end, Pillow makes them of nothing; then they change with what follows.
    if _decode(data[:end] + CLOSE) != _decode(data[:end] + FILLER + CLOSE):
        raise ValueError("pixels are missing")


def _end_of_scans(data: bytes) -> int:
    at, end = 2, 0
    while True:
        mark, at = _mark(data, at)
        if mark == END:
            break
        if mark in OTHER_FRAMES:
            raise ValueError("packed in a way that few programs read")
        if mark in ALONE or mark == START_OF_IMAGE:
            raise ValueError("a mark out of its place")
        (size,) = struct.unpack_from(">H", data, at)
        at += size
        if mark == SCAN:
            at = end = _end_of_scan(data, at)
    if not end:
        raise ValueError("no pixels")
    return end


def _decode(data: bytes) -> bytes:
    """Its pixels at an eighth of the size, which says as much."""
    with Image.open(BytesIO(data), formats=["JPEG", "MPO"]) as picture:
        picture.draft(picture.mode, (picture.width // 8 or 1, picture.height // 8 or 1))
        return picture.tobytes()


def _mark(data: bytes, at: int) -> tuple[int, int]:
    """The mark at a place, and where its part begins; any number of bytes 255 may stand before it."""
    if data[at] != FILL:
        raise ValueError("no mark where one must be")
    while data[at] == FILL:
        at += 1
    return data[at], at + 1


def _end_of_scan(data: bytes, at: int) -> int:
    found = MARK.search(data, at)
    if found is None:
        raise ValueError("breaks off")
    return found.start()
