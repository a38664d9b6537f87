"""The columns of years that several motions on one budget share: each amount has its place, and none stands in two."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from antrag_gen.german.jahre import Jahresbetraege, Planung, Zeitraum


def columns_of(planung: Planung, motions: Iterable[Jahresbetraege]) -> tuple[Zeitraum, ...]:
    """The planning years, one column for all years after them that amounts end in, and one for what never ends.

    Where amounts of a motion end in 2031 and those of another go on for ever, a column `2029 ff.` would say nothing
    of 2031: there it is `2029 bis 2031`, and `2032 ff.` after it.
    """
    last = planung.offen_ab - 1
    endless = False
    for betraege in motions:
        last = max([last, *(column.von for column in betraege if not column.ff)])
        endless = endless or betraege.summe is None
    years = tuple(map(Zeitraum.jahr, range(planung.erstes, planung.offen_ab)))
    after = (Zeitraum(planung.offen_ab, last),) if last >= planung.offen_ab else ()
    return (*years, *after, *((Zeitraum(last + 1, None),) if endless else ()))


def spread(betraege: Jahresbetraege, columns: Sequence[Zeitraum]) -> tuple[Decimal | None, ...]:
    """The Euro of each column; None where nothing falls into it. What never ends is spent in every year."""
    return tuple(_in_column(betraege, column) for column in columns)


def _in_column(betraege: Jahresbetraege, column: Zeitraum) -> Decimal | None:
    euros = [
        euro * _years_in(column, span) if span.ff and not column.ff else euro
        for span, euro in betraege.items()
        if span.overlaps(column) and span.ff >= column.ff
    ]
    return sum(euros, Decimal(0)) if euros else None


def _years_in(column: Zeitraum, span: Zeitraum) -> int:
    """How many years of a column lie in a span that never ends."""
    return (column.bis or column.von) - max(column.von, span.von) + 1


def years_covered(columns: Sequence[Zeitraum]) -> str:
    """The years that a total covers: `2024–2028`."""
    first, last = columns[0].von, max(column.bis or 0 for column in columns)
    return str(first) if first == last else f"{first}–{last}"
