"""What all parsers here share: text in any spelling comes in, cleaned text goes out."""

import unicodedata

LONGEST = 100
LONGEST_QUOTE = 60


def clean(text: str) -> str:
    """`text` with every kind of space (no-break ones too) as one plain space, and none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def quote(text: str) -> str:
    """`text` in German quotes, shortened where it would fill a message."""
    return f"„{text}“" if len(text) <= LONGEST_QUOTE else f"„{text[: LONGEST_QUOTE - 1]}…“"
