"""Check a PNG for what Pillow passes over: its bytes in, out whether it has 16 bits for each colour."""

import struct
import zlib
from collections.abc import Iterator

START = 8  # the signature
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEEP, PALETTE = 16, 3
STEP = 1 << 20
# PNG 1.2, 8.2: each of the seven passes has the pixels from here on, in steps so wide.
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def check_png(data: bytes) -> bool:
    """Whether colours have 16 bits; raises ValueError or zlib.error where there are not just the bytes of its pixels.

    A reader that finds too few prints the rest black or not at all, without a word. Parts with a wrong check sum, and
    pictures that move, are refused as well.
    """
    header, packed, coloured = b"", zlib.decompressobj(), False
    unpacked = 0
    for kind, part in _chunks(data):
        if kind == b"IHDR":
            header = part
        elif kind == b"PLTE":
            coloured = True
        elif kind == b"acTL":
            raise ValueError("a picture that moves")
        elif kind == b"IDAT":
            unpacked = _unpack(packed, part, unpacked, _expected(header))
    if not packed.eof or unpacked != _expected(header):
        raise ValueError("other bytes than its pixels have")
    if header[9] == PALETTE and not coloured:
        raise ValueError("no colours")
    return header[8] == DEEP


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = START
    while True:
        size, kind = struct.unpack_from(">L4s", data, at)
        part = data[at + 8 : at + 8 + size]
        (told,) = struct.unpack_from(">L", data, at + 8 + size)
        if told != zlib.crc32(kind + part):
            raise ValueError("a wrong check sum")
        if kind == b"IEND":
            return
        yield kind, part
        at += size + 12


def _unpack(packed: "zlib._Decompress", part: bytes, unpacked: int, expected: int) -> int:
    """How many bytes there are with those of this part; no more than expected are unpacked."""
    while part and unpacked <= expected:
        unpacked += len(packed.decompress(part, STEP))
        part = packed.unconsumed_tail
    if unpacked > expected:
        raise ValueError("more bytes than its pixels have")
    return unpacked


def _expected(header: bytes) -> int:
    """How many bytes the rows of all passes take, each with the one that says how it is filtered."""
    width, height, depth, colour, _, _, interlaced = struct.unpack(">LLBBBBB", header)
    bits = depth * CHANNELS[colour]
    passes = PASSES if interlaced else ((0, 0, 1, 1),)
    total = 0
    for left, top, across, down in passes:
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        total += rows * (1 + (columns * bits + 7) // 8) if columns > 0 and rows > 0 else 0
    return total
