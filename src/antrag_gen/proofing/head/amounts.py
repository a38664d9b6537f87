"""Rules on sums in what a paper asks for, by its `mittel`: a manuscript goes in, findings come out."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from antrag_gen.german.geld import Einheit
from antrag_gen.german.in_prose import BLANK, YEAR, Summe
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.head.need import Bedarf, Posten, Summen, read_need
from antrag_gen.proofing.head.sentences import read_requests
from antrag_gen.proofing.head.sums import COMPARE, Nennung, find_sums_asked, posten_meant, posten_named, tell
from antrag_gen.proofing.head.words import RAISED
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.rule import Finding, Rule

TOLERANCE = Decimal("0.05")
MOST_ALONE = 2
THOUSAND, SMALL = Decimal(1000), Decimal(1000)
ALTOGETHER = compile_late(
    r"\b(?:insgesamt|zusammen|in Summe|Gesamt(?:kosten|betrag|summe|bedarf|aufwand|volumen|mittel)\w*)"
    rf"{BLANK}(?:von{BLANK}|in Höhe von{BLANK}|betragen{BLANK}|:{BLANK}?)?$",
    re.IGNORECASE,
)
RUNS_SAID = compile_late(r"\b20\d\d\b.*(?:\b20\d\d\b|/\d\d\b|ff\b)|Doppelhaushalt|\bJahre|Verpflichtungsermächtigung")
TOGETHER = compile_late(r"\b(?:insgesamt|zusammen|[Gg]esamt\w*|in Summe)\b")
OF_BUDGET = compile_late(
    rf"{BLANK}(?:\w+{BLANK})?im{BLANK}(?P<das>ersten|zweiten){BLANK}(?:Haushaltsjahr|Jahr(?:{BLANK}des{BLANK}\w*[Hh]aushalts)?|und\b)"
)
# „6,9 Mio. Euro, mit Ausstattung 7,22 Mio. Euro“
WITH = compile_late(r", (?:und )?(?:mit|samt|nebst) (?:de[rmn] )?[A-ZÄÖÜ][^,;]*$")
THREE, HUNDRED, MOST_YEARS = 3, Decimal(100), 20
BY = compile_late(r"\bum\W*(?:(?:weitere|rund|insgesamt|jährlich)\W*)?$")
SHARE = compile_late(
    r"\b(?P<anteil>\d{1,2}(?:,\d+)?) ?(?:%|Prozent|v\. ?H\.)[^\d]{0,40}(?:\(|\b(?:also|das sind|mithin|somit"
    r"|entspricht|sind das|nämlich)\W)[^\d]{0,10}$"
)
FRACTIONS = {"hälfte": 2, "drittel": 3, "viertel": 4, "fünftel": 5, "zehntel": 10}
FRACTION = compile_late(
    r"\b(?P<zahl>(?:[Ee]in|[Zz]wei|[Dd]ie|[Dd]as)?) ?(?P<teil>Hälfte|Drittel|Viertel|Fünftel|Zehntel)\b(?:[^;.]"
    r"|\.(?=\d)){0,80}"
    r"(?:\(|\b(?:also|das sind|mithin|somit|nämlich|sind das)\W)(?:rund |etwa )?$"
)
UP_TO_YEAR = compile_late(r"\b[Bb]is (?:(?:zum|Ende|einschließlich|Jahr|Jahresende) )*(?P<jahr>20\d\d)\b")
EACH = compile_late(r"\b(?:je|à|pro)\W{1,2}(?:\w+\W)?$")


def find_amounts(manuscript: Manuscript) -> Iterator[Finding]:
    """Sums that are none of the paper's, nor made of them, nor parts of them that stand side by side."""
    need = manuscript.once(read_need)
    if need is None or not need.posten:
        return
    asked = [
        (nennung, posten_named(need, nennung))
        for satz in manuscript.once(read_requests)
        for nennung in find_sums_asked(need, satz)
    ]
    beside: dict[int, list[Decimal]] = defaultdict(list)
    for nennung, _ in asked:
        beside[nennung.satz.gruppe].append(nennung.summe.euro)
    for nennung, posten in asked:
        known = need.sums_of(posten)
        if (year := _year_of_budget(need, nennung)) and not need.fits_years(posten, nennung.summe.euro, [year]):
            what = f"„{nennung.summe.text}“ passt nicht zu {year}: im Kopf steht {tell(posten)}"
            yield Finding(nennung.satz.place(nennung.summe.start), what, COMPARE)
        elif not fits(need, nennung, posten) and not _is_part(nennung, beside[nennung.satz.gruppe], known):
            meant = posten_meant(need, nennung, posten)
            what = f"„{nennung.summe.text}“ passt nicht zu den Mitteln im Kopf: {tell(meant)}"
            yield Finding(nennung.satz.place(nennung.summe.start), what, COMPARE)


def _year_of_budget(need: Bedarf, nennung: Nennung) -> int:
    """„25.000 Euro im zweiten Jahr des Doppelhaushalts“; 0 where no year of it is meant."""
    match = OF_BUDGET.match(nennung.dahinter)
    if match is None or need.haushalt.erstes == need.haushalt.letztes or not nennung.summe.genau:
        return 0
    return need.haushalt.erstes if match["das"].startswith("erst") else need.haushalt.letztes


def _is_part(nennung: Nennung, beside: Sequence[Decimal], known: Summen) -> bool:
    """Whether sums side by side make one that is known, with this one or as this one; or single prices stand there."""
    if _is_counted_out(nennung):
        return True
    sides = (beside, [summe.euro for summe in nennung.satz.summen])
    if nennung.summe.euro in known.alle:
        return any(sum(euros) == 2 * nennung.summe.euro for euros in sides if len(euros) > MOST_ALONE)
    unknown = [[euro for euro in euros if euro not in known.alle] for euros in sides]
    return any(len(euros) > 1 and sum(euros) in known.alle for euros in (*sides, *unknown))


def _is_counted_out(nennung: Nennung) -> bool:
    """Whether its sentence tells prices of single things, which add up to a sum with it."""
    return any(
        summe is not nennung.summe and EACH.search(nennung.satz.text[: summe.start]) for summe in nennung.satz.summen
    )


def fits(need: Bedarf, nennung: Nennung, posten: Sequence[Posten]) -> bool:
    """Whether a sum is one of those that these purposes make."""
    summe, sums = nennung.summe, need.sums_of(posten)
    if _is_difference(need, nennung) or _is_share(need, nennung) or _is_up_to_year(need, nennung):
        return True
    if len(posten) < len(need.posten) and (TOGETHER.search(nennung.seither) or WITH.search(nennung.seither)):
        posten = need.posten
        sums = need.sums_of(posten)
    if nennung.mal:
        return _is_yearly(nennung, sums.jaehrlich)
    known = sums.laeufe if RUNS_SAID.search(nennung.satz.oben + nennung.satz.text) else frozenset[Decimal]()
    names_year = re.search(YEAR, nennung.seither) or re.search(YEAR, nennung.dahinter)
    if ALTOGETHER.search(nennung.davor) and not names_year:
        return _is_together(summe, sums, known | need.sums_in_budget(posten), posten)
    known |= sums.alle
    return _is_among(summe, summe.euro, known) or _is_small(summe, known)


def _is_difference(need: Bedarf, nennung: Nennung) -> bool:
    """„steigt von 110 TEUR um 40 TEUR auf 150 TEUR“, where one of the other two is an amount of the paper."""
    summen = nennung.satz.summen
    if not RAISED.search(nennung.satz.text) or not BY.search(nennung.davor):
        return False
    if any(_is_step(entry, nennung.summe.euro) for entry in need.posten):
        return True
    if len(summen) != THREE:
        return False
    others = [summe.euro for summe in summen if summe is not nennung.summe]
    return abs(others[0] - others[1]) == nennung.summe.euro and bool(set(others) & need.sums_of(need.posten).alle)


def _is_step(entry: Posten, euro: Decimal) -> bool:
    """Whether an amount is by how much a purpose gets more, or less, from one column to the next."""
    amounts = [abs(amount) for _, amount in entry.betraege.betraege if amount]
    return any(abs(later - earlier) == euro for earlier, later in pairwise(amounts))


def _is_share(need: Bedarf, nennung: Nennung) -> bool:
    """„40 % (100.000 Euro)“, „ein Drittel, also 10.000 Euro“ of an amount of the paper."""
    text = nennung.satz.text[: nennung.summe.start]
    if share := SHARE.search(text):
        part = Decimal(share["anteil"].replace(",", ".")) / HUNDRED
    elif fraction := FRACTION.search(text):
        part = Decimal(1 + ("zwei" in fraction["zahl"].lower())) / FRACTIONS[fraction["teil"].lower()]
    else:
        return False
    known = need.sums_of(need.posten)
    return any(abs(euro * part - nennung.summe.euro) < 1 for euro in known.alle | known.laeufe)


def _is_up_to_year(need: Bedarf, nennung: Nennung) -> bool:
    """„Gesamtkosten bis 2030“: what all cost up to a year that is named, or up to the last with an amount."""
    if not TOGETHER.search(nennung.satz.text) or nennung.summe.euro in need.sums_of(need.posten).jaehrlich:
        return False
    spans = [span for entry in need.posten for span in entry.spannen]
    year = UP_TO_YEAR.search(nennung.satz.text)
    last = int(year["jahr"]) if year else max(span.bis or span.von for span in spans)
    years = range(min(span.von for span in spans), last + 1)
    return len(years) <= MOST_YEARS and need.fits_years(need.posten, nennung.summe.euro, years)


def _is_yearly(nennung: Nennung, known: frozenset[Decimal]) -> bool:
    summe, times = nennung.summe, nennung.mal
    if times > 1 and any(abs(summe.euro * times - amount) < times for amount in known):
        return True
    return _is_among(summe, summe.euro * times, known) or _is_small(summe, known)


def _is_small(summe: Summe, known: frozenset[Decimal]) -> bool:
    """Whether it is a price, and no sum of which „Tausend“ was left out."""
    return summe.euro < SMALL and not _is_among(summe, summe.euro * THOUSAND, known)


def _is_together(summe: Summe, sums: Summen, runs: frozenset[Decimal], posten: Sequence[Posten]) -> bool:
    """Whether it is a total, which the amount of one of many years is not."""
    if len(posten) == 1 and not posten[0].offen and _is_among(summe, summe.euro, sums.jaehrlich):
        return _is_among(summe, summe.euro, sums.gesamt | runs)
    return _is_among(summe, summe.euro, sums.alle | runs)


def _is_among(summe: Summe, euro: Decimal, known: frozenset[Decimal]) -> bool:
    euro = abs(euro)
    if euro in known:
        return True
    wide = Decimal(0) if summe.genau else TOLERANCE
    rounded = _rounding(summe)
    return any(abs(euro - amount) <= max(amount * wide, min(rounded, amount * TOLERANCE)) for amount in known)


def _rounding(summe: Summe) -> Decimal:
    """Half of what the last digit is worth of a sum in thousands or millions."""
    for einheit, sign in (
        (Einheit.MRD, "Mrd|Milliard"),
        (Einheit.MIO, "Mio|Million"),
        (Einheit.TEUR, "TEUR|T€|Tsd|Tausend"),
    ):
        if re.search(sign, summe.text):
            digits = re.search(r",(\d+)", summe.text)
            return einheit.faktor / Decimal(10) ** (len(digits[1]) if digits else 0) / 2
    return Decimal(0)


RULES = (Rule("worte-betrag", find_amounts),)
