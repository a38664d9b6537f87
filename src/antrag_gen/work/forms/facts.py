"""The money that there is in a year of a report: its entries and what was granted come in, names and words go out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from antrag_gen.errors import AntragError
from antrag_gen.german.geld import parse_geld
from antrag_gen.german.zahlen import format_euro
from antrag_gen.readers.yaml.head import Value
from antrag_gen.reports.foerderung import Foerderung
from antrag_gen.reports.mittelverwendung import ZERO

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
    granted, came = foerderung.ansatz(int(year)), _euro(entries[at].get("uebertrag"))
    bound, purpose = _bound_before(entries, at, foerderung)
    yield titel("bewilligt"), f"{format_euro(granted)} Euro"
    if came or (came is None and "‹" not in str(entries[at]["uebertrag"])):
        yield titel("aus Vorjahr"), f"{in_euro(str(entries[at]['uebertrag']))} {titel('übertragen')}"
    if bound:
        words = f"{format_euro(bound)} Euro {titel('gebunden')}"
        yield titel("aus Vorjahr"), f"{words} ({purpose})" if purpose else words
    if came is not None and bound is not None and (came or bound):
        yield titel("verfügbar"), f"{format_euro(granted + came + bound)} Euro"


def in_euro(value: str) -> str:
    """An amount as it is printed; what is none stays as it is."""
    euro = _euro(value)
    return value if euro is None else f"{format_euro(euro)} Euro"


def _bound_before(entries: Sequence[Entry], at: int, foerderung: Foerderung) -> tuple[Decimal | None, str]:
    """What was bound in the year before, and for what; of the first year an earlier report says it."""
    if at:
        return _euro(entries[at - 1].get("gebunden")), str(entries[at - 1].get("gebunden_fuer", ""))
    year = int(str(entries[at]["jahr"])) - 1
    stand = foerderung.vorjahr.stand(year) if foerderung.vorjahr else None
    return (stand.euro("gebunden"), stand.gebunden_fuer) if stand else (ZERO, "")


def _euro(value: Value | None) -> Decimal | None:
    """What is not said is nothing; None for what is no amount, a blank say."""
    if value is None:
        return ZERO
    try:
        return parse_geld(str(value)).euro
    except AntragError:
        return None
