"""Read pyphen's patterns of German syllables: the file of the dictionary in, a dictionary as pyphen makes it out.

Pyphen takes all 66,000 of them apart before it divides the first word, which takes longer than a paper. Here they are
kept as they are written, and one is taken apart when a word has it.
"""

from functools import cached_property
from importlib.resources.abc import Traversable

from pyphen import LANGUAGES, HyphDict, hdcache, ignored, parse

DIGITS = str.maketrans("", "", "0123456789")


class Patterns(dict[str, str]):
    """Each pattern by its letters; what is got is where its digits begin, and these, as pyphen has them."""

    def get(self, letters: str, default: object = None) -> object:  # type: ignore[override]
        if letters not in self:
            return default
        digits = [int(digit or 0) for digit, _ in parse(self[letters])]
        counting = [at for at, digit in enumerate(digits) if digit]
        return counting[0], tuple(digits[counting[0] : counting[-1] + 1])


class Dictionary(HyphDict):  # type: ignore[misc]
    """A dictionary of pyphen that is read when the first word is divided, and whose patterns say where, not how."""

    def __init__(self, path: Traversable) -> None:
        self.path = path
        self.cache: dict[str, list[int]] = {}

    @cached_property
    def patterns(self) -> Patterns:
        encoding, _, lines = self.path.read_bytes().partition(b"\n")
        text = lines.decode(encoding.decode("ascii").strip())
        written = zip(text.translate(DIGITS).split("\n"), text.split("\n"), strict=True)
        return Patterns(
            {
                letters.strip(): line.strip()
                for letters, line in written
                if letters != line and not line.startswith(ignored)
            }
        )

    @cached_property
    def maxlen(self) -> int:
        return max(map(len, self.patterns))


def use_patterns() -> None:
    """From now on pyphen has the German dictionary from here, also where WeasyPrint asks it."""
    path = LANGUAGES["de_DE"]
    if not isinstance(hdcache.get(path), Dictionary):
        hdcache[path] = Dictionary(path)
