"""Texts as one, in which a sign is found sooner than in each of them: texts and signs come in, their numbers go out."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate


def has_one_of(text: str, signs: Iterable[str]) -> bool:
    """Whether one of the signs stands in the text."""
    return any(sign in text for sign in signs)


def shortest(signs: Iterable[str]) -> tuple[str, ...]:
    """Those without which the others cannot stand in a text: „umor“ of „Tumor“ and „umor“."""
    known = tuple(dict.fromkeys(signs))
    return tuple(sign for sign in known if not any(other != sign and other in sign for other in known))


class Joined:
    """So many texts, a line each."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.text = "\n".join(texts)
        self._starts = [0, *accumulate(len(text) + 1 for text in texts)][:-1]

    def with_one_of(self, signs: Iterable[str]) -> list[int]:
        """The numbers of those that hold one of the signs, which have no line end."""
        # Most are nowhere, which is seen without asking where they are.
        here = [sign for sign in signs if sign in self.text]
        return sorted({number for sign in here for number in self._with(sign)})

    def _with(self, sign: str) -> Iterator[int]:
        at = self.text.find(sign)
        while at >= 0:
            behind = bisect_right(self._starts, at)
            yield behind - 1
            at = self.text.find(sign, self._starts[behind]) if behind < len(self._starts) else -1
