"""Numbers and lists on their way out: exact decimals and lists come in, German text goes out, nothing is rounded."""

from collections.abc import Iterable, Sequence
from decimal import Context, Decimal, Inexact, InvalidOperation, localcontext
from functools import lru_cache

from babel.lists import format_list
from babel.numbers import format_decimal

from antrag_gen.errors import HERE, AntragError

LOCALE = "de_DE"
MINUS = "−"
TAUSEND = Decimal(1000)
CENT_STELLEN = 2
TEUR_STELLEN = 3
SHORTEST_RANGE = 3
# A paper says its amounts in the text, in tables and sums, and rule after rule tells them.
MOST_KEPT = 4096

# Decimal rounds to 28 digits without a word; here it must raise instead.
EXACT = Context(prec=200, traps=[Inexact, InvalidOperation])


@lru_cache(MOST_KEPT)
def format_zahl(value: Decimal, *, decimals: int = 0, grouped: bool = True) -> str:
    """`value` with all its decimals, at least `decimals` of them, and U+2212 for minus."""
    places = max(decimals, count_decimals(value))
    pattern = ("#,##0" if grouped else "0") + ("." + "0" * places if places else "")
    with localcontext(EXACT):
        # CLDR has the hyphen as German minus; adding zero makes 0 of −0.
        return format_decimal(value + 0, format=pattern, locale=LOCALE).replace("-", MINUS)


def count_decimals(value: Decimal) -> int:
    """How many decimals `value` needs; ValueError for what is no number."""
    if not value.is_finite():
        raise ValueError(f"no number: {value}")
    exponent = value.normalize(EXACT).as_tuple().exponent
    return max(0, -int(exponent))


def format_euro(euro: Decimal, *, cents: bool = False) -> str:
    """`50.000`, or `50.000,50` where there are cents or `cents` are wanted (DIN 5008).

    AntragError for fractions of a cent.
    """
    decimals = count_decimals(euro)
    if decimals > CENT_STELLEN:
        raise AntragError.of(
            HERE,
            f"{format_zahl(euro)} Euro enthalten Bruchteile von Cent.",
            "Beträge sind auf ganze Cent anzugeben.",
            "betrag-cent",
        )
    return format_zahl(euro, decimals=CENT_STELLEN if cents or decimals else 0)


def format_teur(euro: Decimal) -> str:
    """`euro` in thousands with up to three decimals; AntragError where that would need rounding."""
    with localcontext(EXACT):
        teur = euro / TAUSEND
    if count_decimals(teur) > TEUR_STELLEN:
        raise AntragError.of(
            HERE,
            f"{format_zahl(euro, decimals=CENT_STELLEN)} Euro lassen sich in TEUR nicht ohne Rundung angeben.",
            "Den Betrag in vollen Euro ansetzen oder die Tabelle in Euro ausgeben.",
            "betrag-teur",
        )
    return format_zahl(teur)


def join(items: Sequence[str]) -> str:
    """`a, b und c`."""
    return _join(tuple(items))


@lru_cache(MOST_KEPT)
def _join(items: tuple[str, ...]) -> str:
    return format_list(items, style="standard", locale=LOCALE)


def join_oder(items: Sequence[str]) -> str:
    """`a, b oder c`."""
    return format_list(items, style="or", locale=LOCALE)


def number_ranges(numbers: Iterable[int]) -> str:
    """`63, 64 und 88 bis 91`: in order, each number once, three or more in a row as a range."""
    parts: list[str] = []
    for run in runs(numbers):
        if len(run) < SHORTEST_RANGE:
            parts += map(str, run)
        else:
            parts.append(f"{run[0]} bis {run[-1]}")
    return join(parts)


def runs(numbers: Iterable[int]) -> list[range]:
    """The numbers in order, those that follow one another put together."""
    ranges: list[range] = []
    for number in sorted(set(numbers)):
        if ranges and ranges[-1].stop == number:
            ranges[-1] = range(ranges[-1].start, number + 1)
        else:
            ranges.append(range(number, number + 1))
    return ranges
