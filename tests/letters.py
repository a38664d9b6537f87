"""The characters of DIN 91379, and others that papers have; see `zeichen/din91379.txt`."""

import unicodedata
from pathlib import Path

DIN_91379 = Path(__file__).parent / "zeichen/din91379.txt"


def read_groups() -> dict[str, list[str]]:
    """The letters of each group of the standard, a letter with its marks being one."""
    groups: dict[str, list[str]] = {}
    for block in DIN_91379.read_text(encoding="utf-8").split("\n\n")[1:]:
        name, *lines = block.strip().splitlines()
        groups[name] = [letter for line in lines for part in line.split() for letter in _letters(part)]
    return groups


def _letters(part: str) -> list[str]:
    if "+" in part:
        return ["".join(chr(int(code, 16)) for code in part.split("+"))]
    first, _, last = part.partition("-")
    return [chr(code) for code in range(int(first, 16), int(last or first, 16) + 1)]


def block(first: int, last: int) -> list[str]:
    """The characters from `first` to `last` that Unicode has had for long, but for marks."""
    between = map(chr, range(first, last + 1))
    return [each for each in between if unicodedata.category(each)[0] not in "CM"]


GROUPS = read_groups()
DIN_LETTERS = [letter for letters in GROUPS.values() for letter in letters]
# Each with letters of the whole alphabet.
ALPHABETS = {
    "Greek": [each for each in block(0x370, 0x3FF) if each != "\u037f"],
    "polytonic Greek": block(0x1F00, 0x1FFF),
    "Cyrillic": block(0x400, 0x52F),
}
SIGNS = {
    "superscripts": ["\u00b9", "\u00b2", "\u00b3", *block(0x2070, 0x207F)],
    "subscripts": block(0x2080, 0x208E),
    "fractions": [*"¼½¾", *block(0x2150, 0x215F)],
    "arrows": block(0x2190, 0x21FF),
    "boxes": [*"☐☑☒■□▪▫▢▣"],
    "ticks": [*"✓✔✗✘✕✖"],
    "per mille": [*"‰‱"],
}
