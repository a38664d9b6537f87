"""What all parsers here share: text in any spelling comes in, cleaned text or a refusal goes out."""

import unicodedata

LONGEST = 100
LONGEST_QUOTE = 60


class NotationError(ValueError):
    """A text that can't be read, or that can be read in more than one way.

    `what` and `hint` are German sentences, `id` is a stable word for programs; `index` is the faulty
    pair where several were given.
    """

    def __init__(self, what: str, hint: str, id: str, index: int | None = None) -> None:
        # All of it goes to `args`, so that the error survives the way between two processes.
        super().__init__(what, hint, id, index)
        self.what = what
        self.hint = hint
        self.id = id
        self.index = index

    def __str__(self) -> str:
        return f"{self.what} {self.hint}" if self.hint else self.what

    def at(self, index: int) -> "NotationError":
        return NotationError(self.what, self.hint, self.id, index)


def clean(text: str) -> str:
    """`text` with every kind of space (no-break ones too) as one plain space, and none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def quote(text: str) -> str:
    """`text` in German quotes, shortened where it would fill a message."""
    return f"„{text}“" if len(text) <= LONGEST_QUOTE else f"„{text[: LONGEST_QUOTE - 1]}…“"
