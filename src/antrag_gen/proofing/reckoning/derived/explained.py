"""Whether any reckoning explains a number that is told as a result: numbers come in, yes or no goes out.

Of at most MOST numbers all sums of neighbours, all pairs and, for results of three digits and more, all triples are
tried: some 10,000 reckonings, only where a finding is about to be told.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from antrag_gen.german.in_prose import find_sums
from antrag_gen.german.mengen import Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, leaves
from antrag_gen.proofing.reckoning.derived.operands import comparable, is_money, is_share

MOST, FEW, MOST_OF_HEAD = 14, 8, 24
HUNDRED = 100.0
# Days, weeks, months and quarters of a year, hours, minutes; by these a number can be multiplied that nobody names.
USUAL = (2.0, 4.0, 7.0, 10.0, 12.0, 24.0, 30.0, 52.0, 60.0, 100.0, 360.0, 365.0, 366.0, 1000.0)
RATES = (0.19, 0.07, 0.16, 0.05)
THREE = 3
# So far what is told exactly is off for its last place is rounded: „1,6 m² je Platz“ are no 1.65.
MOST_OFF = Decimal("0.01")
IN_LONGER = (
    (compile_late(r"[Mm]onat(?!sersten)"), compile_late(r"[Jj](?:ahr|ähr)"), 12),
    (compile_late(r"[Qq]uartal|[Vv]ierteljahr|[Vv]ierteljähr"), compile_late(r"\b[Jj](?:ahr|ähr)"), 4),
    (compile_late(r"[Hh]albjahr|[Hh]albjähr"), compile_late(r"\b[Jj](?:ahr|ähr)"), 2),
    (compile_late(r"\b[Ww](?:oche|öchent)"), compile_late(r"[Jj](?:ahr|ähr)"), 52),
)
UNIT = compile_late(r"[A-Za-z€]")
# A value and how far it can be off.
Value = tuple[float, float]


def is_explained(said: Menge, numbers: Sequence[Menge]) -> bool:
    """Whether a result is any sum, difference, product, quotient or share of these, as exactly as it is told."""
    known = _without_same(said, numbers)
    target, stelle = float(said.wert), float(said.stelle)
    slack = float(said.spielraum) + abs(target) * 1e-9
    return any(
        abs(value - target) <= max(slack, stelle / 2 if value % stelle else 0.0) + off
        for value, off in _reckonings(said, known)
    )


def is_share_told(said: Menge, numbers: Sequence[Menge]) -> bool:
    """Whether a percentage is just what one of these is of another, or of a sum of those before it."""
    known = [number for number in _without_same(said, numbers) if not is_share(number)]
    return any(
        abs(value - float(said.wert)) <= float(said.spielraum) + off + float(said.stelle) / 10
        for value, off in _plain_ratios(known)
    )


def unsaid_periods(text: str) -> Iterator[Menge]:
    """How often the shorter of two times that a sentence tells of is in the longer one: „im Monat, also im Jahr“."""
    for shorter, longer, times in IN_LONGER:
        if shorter.search(text) and longer.search(text):
            yield Menge(0, 0, f"{times}", Decimal(times), "mal")


def amounts_of_head(manuscript: Manuscript) -> tuple[float, ...]:
    """The amounts of money in the head of a paper, in Euro; the first MOST_OF_HEAD of them."""
    head = manuscript.content.head
    values = head.values if head else {}
    asked = values.get("mittel") if isinstance(values, dict) else None
    if asked is None or isinstance(asked, str):
        return ()
    texts = [text for _, text in leaves(asked)]
    sums = [sum_ for text in texts for sum_ in find_sums(text if UNIT.search(text) else f"{text} Euro")]
    return tuple(dict.fromkeys(float(sum_.euro) for sum_ in sums))[:MOST_OF_HEAD]


def is_sum_with(said: Menge, numbers: Sequence[Menge], amounts: Sequence[float]) -> bool:
    """Whether it is a sum of amounts of the head, or what is more or less than one by a number beside it."""
    if not is_money(said) or not amounts:
        return False
    own = [float(number.wert) for number in numbers if number is not said and is_money(number)]
    sums = {sum(amounts[at:end]) for at in range(len(amounts)) for end in range(at + 2, len(amounts) + 1)}
    target, slack = float(said.wert), float(said.spielraum) + 0.01
    beside = (abs(one + sign * other) for one in amounts for other in own for sign in (1, -1))
    gaps = (abs(one - other) for one, other in combinations(amounts, 2))
    results = {*sums, *beside, *gaps}
    return any(abs(result - target) <= slack for result in results)


def _without_same(said: Menge, numbers: Sequence[Menge]) -> list[Menge]:
    found: list[Menge] = []
    for number in numbers:
        if number is not said and all(number.wert != other.wert or number.einheit != other.einheit for other in found):
            found.append(number)
    return found[-MOST:]


def digits(value: Decimal) -> int:
    """How many digits say something: those before the last that is not 0."""
    return len(f"{abs(value):f}".replace(".", "").strip("0"))


def _values(numbers: Sequence[Menge]) -> list[Value]:
    return [(float(number.wert), float(_slack(number))) for number in numbers]


def _slack(number: Menge) -> Decimal:
    is_exact = number.spielraum <= number.stelle / 2 and not is_share(number)
    return min(number.spielraum, abs(number.wert) * MOST_OFF) if is_exact else number.spielraum


def _reckonings(said: Menge, known: Sequence[Menge]) -> Iterator[Value]:
    """Sums and differences are of what can be added to it, products of anything with something of its kind or none."""
    like = _values([number for number in known if comparable(said, number)])
    shares = _values([number for number in known if is_share(number)])
    bare = _values([number for number in known if not is_share(number)])
    sums = [_sum(like[at:end]) for at in range(len(like)) for end in range(at + 2, len(like) + 1)]
    yield from (*sums, *((value / count, off) for value, off, count in _means(like)))
    for whole in (*like, *sums):
        yield from ((whole[0] - part[0], whole[1] + part[1]) for part in (*like, *sums))
    if is_share(said):
        yield from _ratios([number for number in known if not is_share(number)])
        return
    for amount in (*bare, *sums):
        yield from (part for share in shares for part in _parts(amount, share))
    for one, other in permutations(bare, 2):
        yield _times(one, other)
        yield from _quotients(one, other)
    if digits(said.wert) >= THREE:
        yield from _by_what_is_usual(bare)
        yield from _large(like, sums, bare, shares)


def _means(values: Sequence[Value]) -> Iterator[tuple[float, float, int]]:
    for at in range(len(values)):
        for end in range(at + 2, len(values) + 1):
            total, off = _sum(values[at:end])
            yield total, off, end - at


def _ratios(numbers: Sequence[Menge]) -> Iterator[Value]:
    """Shares of one in another, of what is left, and of what is more; also of sums and differences."""
    for unit in (True, False):
        values = _values([number for number in numbers if is_money(number) is unit])
        sums = [_sum(values[at:end]) for at in range(len(values)) for end in range(at + 2, len(values) + 1)]
        gaps = [(abs(one[0] - other[0]), one[1] + other[1]) for one, other in combinations(values, 2)]
        for one in (*values, *sums, *gaps):
            for other in (*values, *sums, *gaps):
                if other[0] and one is not other and (other not in gaps or other[1] < abs(other[0]) / HUNDRED):
                    share, off = _scaled(_over(one, other), HUNDRED)
                    yield from ((share, off), (HUNDRED - share, off), (share - HUNDRED, off))


def _plain_ratios(numbers: Sequence[Menge]) -> Iterator[Value]:
    for unit in (True, False):
        values = _values([number for number in numbers if is_money(number) is unit])
        for one, other in permutations(values, 2):
            if other[0]:
                yield _scaled(_over(one, other), HUNDRED)
        for at, one in enumerate(values):
            wholes = (_sum(values[first:at]) for first in range(at - 1))
            yield from (_scaled(_over(one, whole), HUNDRED) for whole in wholes if whole[0])


def _sum(values: Sequence[Value]) -> Value:
    return sum(value for value, _ in values), sum(off for _, off in values)


def _times(one: Value, other: Value) -> Value:
    return one[0] * other[0], abs(one[0]) * other[1] + abs(other[0]) * one[1]


def _over(one: Value, other: Value) -> Value:
    quotient = one[0] / other[0]
    return quotient, (one[1] + abs(quotient) * other[1]) / abs(other[0])


def _scaled(value: Value, factor: float) -> Value:
    return value[0] * factor, value[1] * abs(factor)


def _parts(amount: Value, share: Value) -> Iterator[Value]:
    part = _scaled(_times(amount, (share[0], 0.0)), 1 / HUNDRED)
    yield from (part, (amount[0] - part[0], part[1]), (amount[0] + part[0], part[1]))


def _by_what_is_usual(values: Sequence[Value]) -> Iterator[Value]:
    for value in values:
        for factor in (*USUAL, *RATES, *(1 + rate for rate in RATES)):
            yield from (_scaled(value, factor), _scaled(value, 1 / factor))
        yield from (_scaled(value, 1 - 1 / (1 + rate)) for rate in RATES)


def _large(
    like: Sequence[Value], sums: Sequence[Value], bare: Sequence[Value], shares: Sequence[Value]
) -> Iterator[Value]:
    for total in sums:
        for value in bare:
            yield from (_times(total, value), *_quotients(total, value))
    if len(like) <= FEW:
        for count in range(2, len(like) + 1):
            yield from (_sum(some) for some in combinations(like, count))
    yield from _of_three(like, bare)
    yield from _of_differences(like, bare, shares)


def _quotients(one: Value, other: Value) -> Iterator[Value]:
    if other[0]:
        yield _over(one, other)


def _of_three(like: Sequence[Value], bare: Sequence[Value]) -> Iterator[Value]:
    for one, other, third in permutations(bare, 3):
        product = _times(one, other)
        yield from (_times(product, third), *_quotients(product, third))
        if third in like:
            off = product[1] + third[1]
            yield from ((product[0] + third[0], off), (abs(product[0] - third[0]), off))


def _of_differences(like: Sequence[Value], bare: Sequence[Value], shares: Sequence[Value]) -> Iterator[Value]:
    for one, other in permutations(like, 2):
        difference = one[0] - other[0], one[1] + other[1]
        for value in bare:
            yield from (_times(difference, value), *_quotients(difference, value))
        for share in shares:
            yield from _parts(difference, share)
            part = next(_parts(one, share))
            off = part[1] + other[1]
            yield from ((part[0] + other[0], off), (abs(part[0] - other[0]), off))
