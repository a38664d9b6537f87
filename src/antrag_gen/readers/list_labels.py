"""How items of a list are called in print, for lists from Markdown and from templates alike."""

from collections.abc import Sequence

BULLET = "•"


def ordered_label(numbers: Sequence[int]) -> str:
    """`1.`, below it `1.1`, then `a)`, `aa)` …, for the numbers from the outermost item inwards.

    An item with a bullet counts 0 and takes no part. Numbered requests are cited by these labels.
    """
    ordered = [number for number in numbers if number]
    if len(ordered) == 1:
        return f"{ordered[0]}."
    if len(ordered) == 2:  # noqa: PLR2004 – the second level, as the labels say
        return f"{ordered[0]}.{ordered[1]}"
    return f"{chr(ord('a') + (ordered[-1] - 1) % 26) * (len(ordered) - 2)})"
