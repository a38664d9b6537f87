"""Choose the font of each character: a text and what the fonts of a layout have in, runs with a font each out."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from antrag_gen.fonts.shipped import COMMON, Typeface, shipped

OWN = ""  # the name that stands for the layout's own font
MARKS = frozenset({"Mn", "Mc", "Me"})
DOUBLE_MARKS = frozenset("\u035c\u035d\u035e\u035f\u0360\u0361\u0362")  # over or below two letters
# Printed without a glyph of the font: the end of a line in a content file, the place where a word may be divided, and
# blanks of any width, which HarfBuzz makes of the one that each font has.
WITHOUT_GLYPH = frozenset(("\n", "\u00ad", "\u00a0", *map(chr, range(0x2000, 0x200B)), "\u202f", "\u205f"))


@dataclass(frozen=True, slots=True)
class Typefaces:
    """What a layout prints with: the characters that are in all of its fonts, then the others that it names.

    Those that come with the program stand in where neither has a character. `file` is that of the upright font of the
    text, which has `in_file`, where it is another one than papers usually have.
    """

    own: frozenset[str]
    named: tuple[Typeface, ...] = ()
    file: bytes = field(default=b"", repr=False)
    in_file: frozenset[str] = frozenset()

    def file_for(self, words: str) -> bytes:
        """The file by which all words of a drawing can be drawn as the text is; empty where there is none."""
        return self.file if frozenset(words) - WITHOUT_GLYPH <= self.in_file else b""

    def font_of(self, letter: str) -> str | None:
        """The name of the first font that has all characters of a letter with its marks, None where no font has."""
        needed = frozenset(letter) - WITHOUT_GLYPH
        if needed <= self.own:
            return OWN
        return next((font.name for font in (*self.named, *shipped()) if needed <= font.characters), None)

    def runs(self, text: str) -> Iterator[tuple[str, str]]:
        """The text in pieces that have one font, each with its name; what no font has stays with the layout's own.

        Blanks alone are no piece: LibreOffice makes empty links of such runs.
        """
        pieces: list[tuple[str, str]] = []
        begin = ""
        for font, letters in groupby(letters_of(text), lambda letter: self.font_of(letter) or OWN):
            words, before = "".join(letters), pieces[-1] if pieces else None
            if words.isspace() and before is None:
                begin = words
            elif before is not None and (words.isspace() or font == before[1]):
                pieces[-1] = (before[0] + words, before[1])
            else:
                pieces.append((begin + words, font))
                begin = ""
        return iter(pieces or [(begin, OWN)] * bool(begin))

    def lacking(self, text: str) -> Iterator[tuple[int, str]]:
        """The letters that no font has, each with its offset in the text."""
        if not self.own.issuperset(text):
            yield from _lacking(text, lambda letter: self.font_of(letter) is not None)


# What prints with any layout, whatever fonts it has.
ANY_LAYOUT = Typefaces(COMMON)


def typeface_of_drawing(words: str) -> Typeface:
    """The one font of all words in a drawing where the layout has no other: that of papers, or one that stands in."""
    needed = frozenset(words) - WITHOUT_GLYPH
    return next((font for font in shipped() if needed <= font.characters), shipped()[-1])


def lacking_in_drawing(words: str, typefaces: Typefaces = ANY_LAYOUT) -> Iterator[tuple[int, str]]:
    """The letters that the font of a drawing has not, each with its offset."""
    if typefaces.file_for(words):
        return iter(())
    return _lacking(words, (typeface_of_drawing(words).characters | WITHOUT_GLYPH).issuperset)


def letters_of(text: str) -> Iterator[str]:
    """The characters of a text, marks together with the letter that they stand at; a double mark joins two letters."""
    letter = ""
    for character in text:
        if letter and (is_mark(character) or letter[-1] in DOUBLE_MARKS):
            letter += character
            continue
        if letter:
            yield letter
        letter = character
    if letter:
        yield letter


def is_mark(character: str) -> bool:
    """Whether it stands over, below or around another."""
    return unicodedata.category(character) in MARKS


def _lacking(text: str, prints: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    offset = 0
    for letter in letters_of(text):
        if not prints(letter):
            yield offset, letter
        offset += len(letter)
