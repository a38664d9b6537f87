"""Amounts of an invented purpose, in every notation that content files know."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

FIRST, LAST = 2024, 2028


@dataclass(frozen=True, slots=True)
class Betrag:
    """What stands behind `betrag:`, one line or the lines of a map, and the Euro asked for in each year."""

    zeilen: tuple[str, ...]
    jahre: Mapping[int, int]
    einheit: str = ""


def betrag(rng: random.Random, *, teur: bool) -> Betrag:
    """An amount in one of the notations; full thousands where the form counts in TEUR."""
    forms: tuple[tuple[int, Callable[[random.Random, bool], Betrag]], ...] = (
        (3, _once),
        (5, _for_years),
        (2, _for_years_later),
        (5, _endless),
        (4, _years),
        (2, _spans),
        (1, _millions),
        (1, _unit_at_entry),
    )
    (form,) = rng.choices([form for _, form in forms], [weight for weight, _ in forms])
    return form(rng, teur)


def _once(rng: random.Random, teur: bool) -> Betrag:  # noqa: FBT001 – one of a table of forms
    euro = _euro(rng, teur)
    if not teur and rng.random() < 0.1:
        return Betrag((f"{_dots(euro)},50 Euro",), {FIRST: euro})
    return Betrag((_written(rng, euro),), {FIRST: euro})


def _for_years(rng: random.Random, teur: bool) -> Betrag:  # noqa: FBT001 – as above
    euro, years = _euro(rng, teur), rng.randint(2, 5)
    return Betrag(
        (f"{_written(rng, euro, unit=True)} p. a. für {years} Jahre",), _every(euro, FIRST, FIRST + years - 1)
    )


def _for_years_later(rng: random.Random, teur: bool) -> Betrag:  # noqa: FBT001 – as above
    euro = _euro(rng, teur)
    return Betrag((f"{_written(rng, euro, unit=True)} p. a. für 3 Jahre ab 2025",), _every(euro, 2025, 2027))


def _endless(rng: random.Random, teur: bool) -> Betrag:  # noqa: FBT001 – as above
    euro, start = _euro(rng, teur), rng.choice((2024, 2024, 2025))
    yearly = rng.choice((" p. a.", ""))
    return Betrag((f"{_written(rng, euro, unit=True)}{yearly} ab {start} ff.",), _every(euro, start, LAST))


def _years(rng: random.Random, teur: bool) -> Betrag:  # noqa: FBT001 – as above
    amounts = {year: _euro(rng, teur) for year in range(FIRST, FIRST + rng.randint(1, 3))}
    return Betrag(tuple(f"{year}: {_written(rng, euro)}" for year, euro in amounts.items()), amounts)


def _spans(rng: random.Random, teur: bool) -> Betrag:  # noqa: FBT001 – as above
    first, then, later = _euro(rng, teur), _euro(rng, teur), _euro(rng, teur)
    lines = (f"2024: {_written(rng, first)}", f"2025 bis 2027: {_written(rng, then)} p. a.")
    return Betrag((*lines, f"2029 ff.: {_written(rng, later)}"), {FIRST: first, **_every(then, 2025, 2027)})


def _millions(rng: random.Random, teur: bool) -> Betrag:  # noqa: ARG001, FBT001 – as above
    tenths = rng.randint(11, 64)
    return Betrag((f"{tenths // 10},{tenths % 10} Mio. Euro",), {FIRST: tenths * 100_000})


def _unit_at_entry(rng: random.Random, teur: bool) -> Betrag:  # noqa: ARG001, FBT001 – as above
    first, second = rng.randint(20, 900), rng.randint(1_000, 2_000)
    lines = (f"2024: {first}", f"2025: {_dots(second)}")
    return Betrag(lines, {2024: first * 1000, 2025: second * 1000}, "TEUR")


def _every(euro: int, first: int, last: int) -> dict[int, int]:
    return dict.fromkeys(range(first, last + 1), euro)


def _euro(rng: random.Random, teur: bool) -> int:  # noqa: FBT001 – as above
    if teur or rng.random() < 0.6:
        return rng.choice((5, 8, 12, 15, 20, 25, 30, 40, 45, 60, 75, 90, 120, 180, 250, 400)) * 1000
    return rng.randint(40, 900) * 100 + rng.choice((0, 0, 50))


def _written(rng: random.Random, euro: int, *, unit: bool = False) -> str:
    """One of the spellings of so many Euro; `unit`: with its unit in any case."""
    spellings = [f"{_dots(euro)} Euro", f"{_dots(euro)} €"]
    if not unit:
        spellings += [_dots(euro), str(euro)]
    if not euro % 1000:
        spellings += [f"{_dots(euro // 1000)} TEUR"] * 2
    return rng.choice(spellings)


def _dots(number: int) -> str:
    return f"{number:,}".replace(",", ".")
