"""Amounts that cannot be: a report as it would be comes in, a warning for each that is far more than there is goes out.

Most often such an amount is in another unit. What is a little too much the rules of a report say, once it has no
blanks any more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from decimal import Decimal

from antrag_gen.errors import AntragError, Level, Problem
from antrag_gen.german.geld import parse_geld
from antrag_gen.german.zahlen import format_euro
from antrag_gen.library.contents import Content
from antrag_gen.library.foerderung import Foerderungssuche
from antrag_gen.library.index import report_key
from antrag_gen.library.project import OpenedProject
from antrag_gen.readers.yaml.head import Head, Value
from antrag_gen.reports.foerderung import Foerderung
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.reports.mittelverwendung import ZERO

Entry = Mapping[str, Value]
Amount = tuple[str, str]  # its year and its key
# Nobody spends so many times what was granted without anybody noticing; 1.000 times is the slip that is looked for.
FAR = 3
HINT = "Die Einheit und die Nullen prüfen."
NOTHING = "Den Antrag und das Jahr prüfen: Dafür ist kein Geld bewilligt, übertragen oder gebunden."
WORDS = {"ist": "ausgegeben", "gebunden": "gebunden", "uebertragen": "übertragen"}


def find_too_much(content: Content, project: OpenedProject, asked: Iterable[Amount]) -> Mapping[Amount, Problem]:
    """A warning for each of the amounts `asked` for that is far too much.

    None where nobody knows what there is: the decision is missing or has mistakes, or the year before is a blank.
    """
    wanted = {(year, key) for year, key in asked if key in WORDS}
    head = content.head
    if head is None or not wanted:
        return {}
    key = report_key(head, Fortschrittsbericht, project.einstellungen.nummern)
    search = key and Foerderungssuche(key, head.place(()), project)
    foerderung = search.decided() if search else None
    if search is None or foerderung is None:
        return {}
    found = dict(_too_much(head, foerderung, wanted))
    # What last year's report has bound is only more: that is read where it matters.
    return found and dict(_too_much(head, replace(foerderung, vorjahr=search.last_year(content.file.name)), wanted))


def _too_much(head: Head, foerderung: Foerderung, wanted: AbstractSet[Amount]) -> Iterator[tuple[Amount, Problem]]:
    mittel = head.values.get("mittel")
    entries = [entry if isinstance(entry, dict) else {} for entry in mittel] if isinstance(mittel, list) else []
    for at, entry in enumerate(entries):
        year = str(entry.get("jahr", ""))
        there = money_there(entries, at, foerderung)
        for key, words in WORDS.items():
            euro = euro_or_none(entry.get(key))
            if (year, key) in wanted and there is not None and euro and euro > FAR * max(there, ZERO):
                what = f"{format_euro(euro)} Euro sollen {year} {words} sein; verfügbar sind {format_euro(there)} Euro."
                place, hint = head.place(("mittel", at, key)), HINT if there else NOTHING
                yield (year, key), Problem(place, what, hint, "betrag-weit-darueber", Level.WARNUNG)


def money_there(entries: Sequence[Entry], at: int, foerderung: Foerderung) -> Decimal | None:
    """What was granted, came over and was bound for the year of an entry; None while a part of it is a blank."""
    year = str(entries[at].get("jahr", ""))
    came, (bound, _) = euro_or_none(entries[at].get("uebertrag")), bound_before(entries, at, foerderung)
    if not year.isdecimal() or came is None or bound is None:
        return None
    return foerderung.ansatz(int(year)) + came + bound


def bound_before(entries: Sequence[Entry], at: int, foerderung: Foerderung) -> tuple[Decimal | None, str]:
    """What was bound in the year before, and for what; of the first year an earlier report says it."""
    if at:
        return euro_or_none(entries[at - 1].get("gebunden")), str(entries[at - 1].get("gebunden_fuer", ""))
    year = str(entries[at].get("jahr", ""))
    stand = foerderung.vorjahr.stand(int(year) - 1) if foerderung.vorjahr and year.isdecimal() else None
    return (stand.euro("gebunden"), stand.gebunden_fuer) if stand else (ZERO, "")


def euro_or_none(value: Value | None) -> Decimal | None:
    """What is not said is nothing; None for what is no amount, a blank say."""
    if value is None:
        return ZERO
    try:
        return parse_geld(str(value)).euro
    except AntragError:
        return None
