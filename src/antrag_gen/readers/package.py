"""Unpack the package of a Word or Excel file, anyone's: its bytes come in, the bytes of its parts go out, or why not.

What an office package may hold is little (ISO/IEC 29500-2): parts that are stored or deflated, XML in UTF-8 without
document types. All is unpacked in pieces, and counted; what the package says of its own sizes is not believed.
"""

import re
import struct
import zlib
from enum import Enum, auto
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

LARGEST_UNPACKED = 50_000_000
MOST_PARTS = 10_000
PIECE = 1 << 16
ENCRYPTED = 1  # the bit of an entry's flags (APPNOTE 4.4.4)
ENTRY = b"PK\x01\x02"
BROKEN = (BadZipFile, LargeZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, IndexError)
UTF_8 = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["'](?!(?:utf-?8|us-ascii|ascii)["'])""", re.IGNORECASE)
MARK = b"\xef\xbb\xbf"


class Fault(Enum):
    """Why a package is not read."""

    DAMAGED = auto()
    LOCKED = auto()
    TOO_LARGE = auto()


class PackageError(Exception):
    """A package that cannot be read, or is not read."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.name)
        self.fault = fault


class Package:
    """The parts of a package by their names; each is unpacked when it is asked for, all of them up to 50 MB."""

    def __init__(self, data: bytes) -> None:
        """Raises PackageError for what is no package, or a damaged or locked one, or one with absurdly many parts."""
        # Each entry takes memory when it is listed, before anything of it is read.
        if data.count(ENTRY) > MOST_PARTS:
            raise PackageError(Fault.TOO_LARGE)
        try:
            self._file = ZipFile(BytesIO(data))
        except BROKEN as error:
            raise PackageError(Fault.DAMAGED) from error
        entries = self._file.infolist()
        self._entries = {entry.filename: entry for entry in entries}
        if any(entry.flag_bits & ENCRYPTED for entry in entries):
            raise PackageError(Fault.LOCKED)
        if len(self._entries) < len(entries) or not all(map(_may_be, entries)):
            raise PackageError(Fault.DAMAGED)
        if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
            raise PackageError(Fault.TOO_LARGE)
        self._left = LARGEST_UNPACKED

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of a part; KeyError where there is none, PackageError for a damaged one and past the 50 MB."""
        entry = self._entries[name]
        pieces = []
        try:
            with self._file.open(entry) as part:
                while piece := part.read(PIECE):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise PackageError(Fault.TOO_LARGE)
                    pieces.append(piece)
        except BROKEN as error:
            raise PackageError(Fault.DAMAGED) from error
        return b"".join(pieces)

    def read_xml(self, name: str) -> bytes:
        """The same of a part that is XML in UTF-8 without a document type, which nothing can hide then."""
        part = self.read(name)
        if not is_xml(part):
            raise PackageError(Fault.DAMAGED)
        if b"<!DOCTYPE" in part or b"\0" in part or UTF_8.match(part.removeprefix(MARK)):
            raise PackageError(Fault.DAMAGED)
        return part


def is_xml(part: bytes) -> bool:
    """Whether it begins as XML in UTF-8 does."""
    return part[:1024].removeprefix(MARK).lstrip().startswith(b"<")


def _may_be(entry: ZipInfo) -> bool:
    return entry.compress_type in (ZIP_STORED, ZIP_DEFLATED)
