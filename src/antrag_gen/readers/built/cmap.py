"""Read which characters the codes of a font stand for: fonts of a PDF come in, what their codes spell goes out.

A table of them (ISO 32000-1, 9.10.3) is written in the syntax of a page, however its lines are broken.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Name, Object

from antrag_gen.readers.built.damage import TooLargeError

MAPPINGS = "endbfchar endbfrange"
CODES = 1 << 16
MOST_CODES = 4 * CODES
# Of all tables of a file; a whole one has 64 kB for each thousand codes.
LARGEST_TABLES = 5_000_000
UNKNOWN = "\ufffd"


@dataclass(frozen=True, slots=True)
class Characters:
    """What codes of so many bytes stand for."""

    table: Mapping[int, str]
    width: int

    def read(self, codes: bytes) -> str:
        numbers = (int.from_bytes(codes[at : at + self.width], "big") for at in range(0, len(codes), self.width))
        return "".join(self.table.get(number, UNKNOWN) for number in numbers)


@dataclass(slots=True)
class Cmaps:
    """The tables of a file, each read once; how many codes they may have is counted for all of them."""

    read: dict[tuple[int, int], Mapping[int, str]] = field(default_factory=dict)
    codes: int = 0
    size: int = 0

    def of(self, font: Object) -> Characters:
        """The characters of a font; errors of pikepdf and Python where its table is broken, TooLargeError for bombs."""
        table: Mapping[int, str] = {}
        if "/ToUnicode" in font:
            stream = font.ToUnicode
            if stream.objgen not in self.read:
                self.size += len(stream.read_bytes())
                if self.size > LARGEST_TABLES:
                    raise TooLargeError
                self.read[stream.objgen] = dict(self.pairs(stream))
            table = self.read[stream.objgen]
        return Characters(table, 2 if font.get("/Subtype") == Name.Type0 else 1)

    def pairs(self, stream: Object) -> Iterator[tuple[int, str]]:
        for instruction in pikepdf.parse_content_stream(stream, MAPPINGS):
            single = str(instruction.operator) == "endbfchar"
            operands = list(instruction.operands)
            step = 2 if single else 3
            if len(operands) % step:
                raise ValueError("a code without its characters")
            for at in range(0, len(operands), step):
                yield from self.counted(operands[at : at + step])

    def counted(self, entry: Sequence[Object]) -> Iterator[tuple[int, str]]:
        """A code with its characters, or a range of codes with those of the first, or of each."""
        first, last = (int.from_bytes(octets(code), "big") for code in (entry[0], entry[-2]))
        if not first <= last < CODES:
            raise ValueError("no range of codes")
        self.codes += last - first + 1
        if self.codes > MOST_CODES:
            raise TooLargeError
        if isinstance(entry[-1], Array):
            yield from zip(range(first, last + 1), map(_characters, entry[-1]), strict=False)
            return
        start = _characters(entry[-1])
        yield first, start
        for offset in range(1, last - first + 1):
            yield first + offset, start[:-1] + chr(ord(start[-1]) + offset)


def _characters(text: Object) -> str:
    return octets(text).decode("utf-16-be")


def octets(text: object) -> bytes:
    """The bytes of a text; TypeError for anything else, of which Python makes bytes, too: of a number that many."""
    if not isinstance(text, pikepdf.String):
        raise TypeError("no text")
    return bytes(text)
