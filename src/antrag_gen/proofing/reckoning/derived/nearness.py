"""Whether a number is the slip of another: what is told and what comes out go in, yes or no comes out."""

from decimal import Decimal

from antrag_gen.german.mengen import Menge

LONG, SHORT = 3, 2
CLOSE, WIDE = Decimal("1.26"), Decimal("1.7")
FEW = 3
TWO_THIRDS = Decimal("0.67")


def has_slipped(said: Menge, right: Decimal) -> bool:
    """Whether a digit is another, missing, too much, or two have changed places; of few digits that says little."""
    one, other = _digits(said, right)
    if max(len(one), len(other)) < LONG:
        return False
    return one != other and (sorted(one) == sorted(other) or _one_edit(one, other) or _one_column(one, other))


def is_near(said: Menge, right: Decimal) -> bool:
    """Whether it has slipped or is so near that nothing else can be meant."""
    if right <= 0 or said.wert <= 0:
        return False
    ratio = max(said.wert / right, right / said.wert)
    one, other = _digits(said, right)
    if max(len(one), len(other)) < LONG:
        return (
            abs(said.wert - right) <= FEW * said.stelle or ratio <= WIDE or one == other[::-1] or _same_ends(one, other)
        )
    return has_slipped(said, right) or ratio <= CLOSE


def is_hardly_off(said: Menge, right: Decimal) -> bool:
    """Whether two numbers of few digits differ by one or two, or in one digit."""
    if right <= 0 or said.wert <= 0 or not is_small(said, right):
        return False
    one, other = _digits(said, right)
    return abs(int(one) - int(other)) <= SHORT or (
        _same_ends(one, other) and said.wert / right <= SHORT >= right / said.wert
    )


def _same_ends(one: str, other: str) -> bool:
    """Whether of two digits one is the same."""
    return len(one) == len(other) == SHORT and _one_edit(one, other)


def is_small(said: Menge, right: Decimal) -> bool:
    """Whether both are of so few digits that many numbers are near them."""
    return max(len(text) for text in _digits(said, right)) < LONG


def _digits(said: Menge, right: Decimal) -> tuple[str, str]:
    """Both in the last place of what is told, without the zeros that both end in."""
    one, other = (f"{abs(round(value / said.stelle))}" for value in (said.wert, right))
    while len(one) > 1 and len(other) > 1 and one.endswith("0") and other.endswith("0"):
        one, other = one[:-1], other[:-1]
    return one, other


def misses_a_digit(one: str, other: str) -> bool:
    """Whether one of two is the other without one of its digits."""
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _one_edit(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return misses_a_digit(one, other)


def _one_column(one: str, other: str) -> bool:
    """Whether they are off by one digit of one column, as where something was carried over or not."""
    gap = str(abs(int(one) - int(other))).rstrip("0")
    return len(gap) == 1 and len(one) == len(other)
