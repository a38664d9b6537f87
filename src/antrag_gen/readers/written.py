"""Find words in the file that they were read from: words and their place come in, where each character is goes out.

What Markdown or YAML has between the characters (escapes, line ends, indents) is stepped over; at what cannot be
followed, an entity say, it ends.
"""

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from antrag_gen.errors import Place
from antrag_gen.patterns import compile_late

LINE = compile_late(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
LINE_END = compile_late(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")
BLOCK = compile_late(r"[|>][^\r\n]*(?:\r\n|\r|\n)[ \t]*")
BOM = "\ufeff"


@dataclass(frozen=True)
class Written:
    """The text of a file as it is: with its line ends, and a byte order mark where there is one."""

    text: str

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *accumulate(map(len, LINE.findall(self.text)))]

    def find(self, words: str, place: Place, *, yaml: bool) -> list[int]:
        """Where each character of `words` is that begin at `place`, as many as can be followed, and where they end.

        An escape belongs to the character that it stands for. Nothing is found in a line whose letters are not written
        as they are read: an umlaut of two characters.
        """
        if place.line >= len(self._starts):
            return []
        start, end = self._starts[place.line - 1 : place.line + 1]
        if not unicodedata.is_normalized("NFC", self.text[start:end]):
            return []
        at = start + self.text.startswith(BOM, start) + place.column - 1
        style = self.text[at : at + 1] if yaml else ""
        if style in ('"', "'") and style:
            at += 1
        elif block := BLOCK.match(self.text, at) if yaml else None:
            at = block.end()
        return self._follow(words, at, style)

    def _follow(self, words: str, at: int, style: str) -> list[int]:
        offsets = [at]
        for character in words:
            length = self._length(character, at, style)
            if not length:
                break
            at += length
            offsets.append(at)
        return offsets

    def _length(self, character: str, at: int, style: str) -> int:
        """How much is written for a character; 0 where something else stands there."""
        if character in "\n " and (end := LINE_END.match(self.text, at)):
            return end.end() - at
        written = self.text[at : at + 2]
        if style == "'" == character:
            return 2 * (written == "''")
        if written[:1] == "\\" and written[1:] == character and style not in ("'", "|", ">"):
            return 2
        return int(written[:1] == character)
