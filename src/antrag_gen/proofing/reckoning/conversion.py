"""Changes of unit in a formula: the words of both sides come in; by what the left must be multiplied goes out."""

from collections.abc import Sequence
from decimal import Decimal

from antrag_gen.patterns import compile_late

MINUTES, CENT, SQUARE, CUBIC = Decimal(60), Decimal("0.01"), Decimal(10**4), Decimal(1000)
# What the units of a measure count, in the smallest of them; how many hours a day of work has nobody knows.
SIZES = (
    {"Sekunde": 1 / MINUTES, "Minute": Decimal(1), "Min": Decimal(1), "Stunde": MINUTES, "Std": MINUTES, "h": MINUTES},
    {"Cent": CENT, "ct": CENT, "Euro": Decimal(1), "EUR": Decimal(1), "€": Decimal(1)},
    {
        "m²": Decimal(1),
        "qm": Decimal(1),
        "Quadratmeter": Decimal(1),
        "ha": SQUARE,
        "Hektar": SQUARE,
        "km²": 100 * SQUARE,
    },
    {"cm": CENT, "m": Decimal(1), "Meter": Decimal(1), "km": CUBIC, "Kilometer": CUBIC},
    {"Liter": Decimal(1), "l": Decimal(1), "m³": CUBIC, "Kubikmeter": CUBIC},
    {"kg": Decimal(1), "Kilogramm": Decimal(1), "g": 1 / CUBIC, "t": CUBIC, "Tonne": CUBIC},
    {"kWh": Decimal(1), "Kilowattstunde": Decimal(1), "MWh": CUBIC, "GWh": CUBIC * CUBIC},
    {"Tag": Decimal(1), "Woche": Decimal(7)},
    {"Monat": Decimal(1), "Quartal": Decimal(3), "Jahr": Decimal(12)},
)
AREA, LENGTH, VOLUME = 2, 3, 4
# Work is done on five days of a week.
LOOSE = frozenset(("Tag", "Woche"))
UNIT = compile_late(r"[\d.,\u00a0 −-]*(?P<wort>[A-Za-zÄÖÜäöüß€]+[²³]?)(?![\w/]*/)")
BARE = compile_late(r"[\d.,\s]+")
NAMES = {name: number for number, names in enumerate(SIZES) for name in names}


def unit_of(text: str) -> str:
    """The unit behind a number, without its ending."""
    match = UNIT.match(text)
    word = match["wort"] if match else ""
    return next((stem for stem in (word, *(word.removesuffix(end) for end in ("en", "n", "e"))) if stem in NAMES), "")


def conversion(left: Sequence[str], right: str) -> Decimal | None:
    """What a result in the units of the left is in that of the right; None where that cannot be said for sure."""
    target = unit_of(right)
    units = [unit for text in left if (unit := unit_of(text))]
    if not target or target in units:
        return Decimal(1)
    measure = NAMES[target]
    alike = [unit for unit in units if NAMES[unit] == measure]
    if len(set(alike)) == 1 and len(alike) == 1:
        return None if target in LOOSE else SIZES[measure][alike[0]] / SIZES[measure][target]
    lengths = [SIZES[LENGTH][unit] for unit in units if NAMES[unit] == LENGTH]
    if len(lengths) == 1 and len(left) == 2 and any(BARE.fullmatch(text) for text in left):  # noqa: PLR2004 – 30 × 20
        lengths *= 2  # „30 × 20 m“
    if measure == AREA and len(lengths) == 2:  # noqa: PLR2004 – two sides
        return lengths[0] * lengths[1] / SIZES[AREA][target]
    return None if units and (alike or measure == VOLUME or lengths) and target != "m³" else Decimal(1)
