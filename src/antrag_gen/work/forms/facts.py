"""The money that there is in a year of a report: its entries and what was granted come in, names and words go out."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from antrag_gen.german.zahlen import format_euro
from antrag_gen.readers.yaml.head import Value
from antrag_gen.reports.foerderung import Foerderung
from antrag_gen.work.actuals.too_much import bound_before, euro_or_none, money_there

Entry = Mapping[str, Value]


def money_facts(
    entries: Sequence[Entry], at: int, foerderung: Foerderung, titel: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """What was granted, came over and was bound for the year of an entry, and what all that makes.

    What nobody has filled in yet is left out, and then there is no sum.
    """
    year = str(entries[at].get("jahr", ""))
    if not year.isdecimal():
        return
    came = euro_or_none(entries[at].get("uebertrag"))
    bound, purpose = bound_before(entries, at, foerderung)
    yield titel("bewilligt"), foerderung.in_worten(int(year))
    if came or (came is None and "‹" not in str(entries[at]["uebertrag"])):
        yield titel("aus Vorjahr"), f"{in_euro(str(entries[at]['uebertrag']))} {titel('übertragen')}"
    if bound:
        words = f"{format_euro(bound)} Euro {titel('gebunden')}"
        yield titel("aus Vorjahr"), f"{words} ({purpose})" if purpose else words
    there = money_there(entries, at, foerderung)
    if there is not None and (came or bound):
        yield titel("verfügbar"), f"{format_euro(there)} Euro"


def in_euro(value: str) -> str:
    """An amount as it is printed; what is none stays as it is."""
    euro = euro_or_none(value)
    return value if euro is None else f"{format_euro(euro)} Euro"
