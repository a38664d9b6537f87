"""Rules on products in a sentence: so much a year, so much each: a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import pairwise

from antrag_gen.german.in_prose import BLANK, find_years
from antrag_gen.german.mengen import EURO, STELLEN, Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Sentence
from antrag_gen.proofing.reckoning.quantities import MEASURES, held, show
from antrag_gen.proofing.reckoning.told_after import find_sums_of_years
from antrag_gen.proofing.reckoning.told_products import HINT, find_means_in_time, find_products_told
from antrag_gen.proofing.rule import Finding, Rule, told_once

# How often in a year something falls due that comes in such a period.
YEARLY = (
    r"jährlich\w*|alljährlich|pro Jahr|je Jahr|im Jahr(?! (?:(?:19|20)\d\d(?![.,]?\d)|der))|p\. ?a\.|per annum"
    r"|jedes Jahr|je Haushaltsjahr|pro Haushaltsjahr|pro Schuljahr|je Schuljahr|Jahresbetrag|Jahreskosten|Jahresmiete"
)
PERIODS = (
    (1, YEARLY, r"/ ?Jahr"),
    (2, r"halbjährlich\w*|pro Halbjahr|je Halbjahr", r"/ ?Halbjahr"),
    (4, r"vierteljährlich\w*|quartalsweise|pro Quartal|je Quartal|im Quartal", r"/ ?Quartal"),
    (12, r"monatlich\w*|mtl\.|pro Monat|je Monat|im Monat|jeden Monat|Monatsmiete|Monatsbeitrag", r"/ ?Monat"),
)
PERIOD = compile_late(
    "|".join(rf"(?P<p{times}>(?:(?<!\w)(?:{words})|{slash})(?!\w))" for times, words, slash in PERIODS), re.IGNORECASE
)
# „je Brunnen 30 Euro monatlich“: how many there are stands elsewhere.
TWO_RATES = compile_late(
    rf"\b(?:[Jj]e|[Pp]ro){BLANK}[A-ZÄÖÜ]\w+{BLANK}\d[\d.,]*{BLANK}(?:Euro|€){BLANK}(?:monatlich|jährlich|wöchentlich|täglich|im{BLANK}(?:Monat|Jahr))"
)
EACH = compile_late(
    r"\b(?:je|jeweils|à|pro|zu je|jede[rsnm]?|einzeln|Stückpreis|Einzelpreis)\b"
    # „24 Monate zu 150 Euro“
    rf"|\d{BLANK}[a-zäöüß]+{BLANK}zu(?={BLANK}\d[\d.,]*{BLANK}(?:€|EUR))",
    re.IGNORECASE,
)
RESULT = compile_late(
    r"\b(?:insgesamt|zusammen|in (?:der )?Summe|summa summarum|also|mithin|somit|demnach|folglich|Summe|gesamt|"
    r"Gesamt\w+(?! (?:des|der|dieses|dieser|eines)\b)|macht|machen|ergibt|ergeben"
    r"|(?:das|dies|was) (?:sind|wären|entspricht)|entspricht|summier\w+|beläuft|belaufen|sind das|fallen damit|damit|"
    r"kosten|verteilt auf)\b|d\. ?h\.|das heißt|=|\(|:",
    re.IGNORECASE,
)
IN_DETAIL = compile_late(
    r"[(:=]|\b(?:verteil\w+|d\. ?h\.|das heißt|nämlich|das sind|entspricht|entsprechen|zu je|à|aus)\b|, je\b"
)
ONCE = compile_late(
    r"\b(?:einmalig\w*|einschließlich|inklusive|inkl\.|nebst|zuzüglich|zzgl\.|zusätzlich|Anschubfinanzierung|"
    r"im ersten Jahr|ansteigend|steigend\w*|abzüglich|nach Abzug|Restwert|statt|bisher|Vorjahr|gegenüber"
    r"|sowie|Tarifsteigerung\w*|Dynamisierung|dynamisiert|Anschaffung\w*|mehr als|weniger als|darüber hinaus|neben|"
    r"anteilig|Zins\w*|Tilgung\w*|Annuität\w*|Darlehen\w*|erhöht|oder|davon|darunter)\b",
    re.IGNORECASE,
)
# „je Haus“ is of things, which years do not count.
EACH_THING = compile_late(
    rf"\b(?:[Jj]e|[Pp]ro|für jede[nsr]?|[Jj]ede[sr]?){BLANK}(?!(?:Haushalts|Kalender|Schul|Kindergarten|Kita"
    rf"|Förder)?[Jj]ahr|Halbjahr|Quartal"
    r"|Monat|Woche|Tag|Stunde|Saison|Spielzeit|Semester)[A-ZÄÖÜ]"
)
YEARS_LONG = compile_late(r"\b(?:Jahren?|Jahre|Haushaltsjahren?|Schuljahren?)\b")
MONTHS = 12
STEM, THREE = 4, 3
GROUPS = compile_late(rf"(?:{BLANK}[\w-]+){{1,2}}{BLANK}(?:mit|zu|von|für|à){BLANK}(?:je|jeweils){BLANK}")
MOST_TIMES = 1_000_000
CLOSE = 40
NEARLY, FAR = Decimal("0.6"), Decimal(1000)
OTHER_CLAUSE = compile_late(
    r"[;.]|, (?:die|der|den|deren|dessen|seine|ihre|das|ein|eine) [A-ZÄÖÜ]|, (?:wobei|während|wodurch|aber)\b"
)
# „ein Lastenrad (18.000 Euro) und acht Anhänger (je 4.000 Euro)“
ANOTHER = compile_late(r"\)[^(]*\bund\b[^(]*\(")
KINDS = (EURO, STELLEN)
LASTING = compile_late(r"(?:Stunde|Woche|Tag|Monat)(?:e?n?)")


@dataclass(frozen=True, slots=True)
class Times:
    """A number that an amount is multiplied by, and how it is told."""

    wert: Decimal
    text: str


def find_wrong_products(manuscript: Manuscript) -> Iterator[Finding]:
    """Results that are not what the sentence says each time, multiplied by how many times it says."""
    for sentence in manuscript.reckoned:
        if any(map(partial(_amounts, sentence), KINDS)) and _is_told_each_time(sentence.text):
            yield from _judge(sentence)


def _is_told_each_time(text: str) -> bool:
    return bool(PERIOD.search(text) or EACH.search(text)) and not ONCE.search(text) and not TWO_RATES.search(text)


def _amounts(sentence: Sentence, kind: str) -> tuple[Menge, ...]:
    """The two of a kind in a sentence, the old and the new one; none where there are others or more."""
    found = tuple(menge for menge in sentence.mengen if menge.einheit == kind)
    return found if len(found) == 2 and not any(amount.grenze for amount in found) else ()  # noqa: PLR2004 – as above


def _judge(sentence: Sentence) -> Iterator[Finding]:
    for amounts in filter(None, (_amounts(sentence, kind) for kind in KINDS)):
        for rate, result in (amounts, amounts[::-1]):
            period = _period_of(sentence, rate, amounts)
            if (period or _is_each(sentence, rate, amounts)) and abs(rate.wert) < abs(result.wert):
                yield from _hold(sentence, rate, result, period)
                break


def _period_of(sentence: Sentence, rate: Menge, amounts: Sequence[Menge]) -> int:
    """How often a year an amount falls due, 0 where that is not said at it."""
    other = next(amount for amount in amounts if amount is not rate)
    for match in PERIOD.finditer(sentence.text):
        near = _distance(match, rate)
        if near <= _distance(match, other) and near <= CLOSE and match.lastgroup:
            return int(match.lastgroup[1:])
    return 0


def _is_each(sentence: Sentence, rate: Menge, amounts: Sequence[Menge]) -> bool:
    other = next(amount for amount in amounts if amount is not rate)
    return any(
        _distance(match, rate) <= min(_distance(match, other), CLOSE)
        for match in EACH.finditer(sentence.text)
        if not PERIOD.match(sentence.text, match.start())
    )


def _distance(match: re.Match[str], menge: Menge) -> int:
    """In characters; what stands behind a comma or „und“ is far."""
    first, last = (match.end(), menge.start) if match.end() <= menge.start else (menge.end, match.start())
    between = match.string[first:last]
    return len(between) + (30 if re.search(r"[,;:(]|\bund\b", between) else 0)


def _hold(sentence: Sentence, rate: Menge, result: Menge, period: int) -> Iterator[Finding]:
    first, last = (rate, result) if rate.start < result.start else (result, rate)
    if rate is first:
        link = RESULT.search(sentence.text, rate.end, result.start)
    else:
        link = IN_DETAIL.search(sentence.text, result.end, rate.start)
    between = sentence.text[first.end : last.start]
    if rate is not first and ANOTHER.search(between):
        return
    if link is None and (rate is not first or OTHER_CLAUSE.search(between)):
        return
    candidates = list(_times(sentence, rate, result, period))
    if not candidates or any(_is(rate, times, result) for times in candidates):
        return
    times = candidates[0]
    product = rate.wert * times.wert
    if not 1 / FAR <= product / result.wert <= FAR or (
        link is None and not NEARLY <= product / result.wert <= 1 / NEARLY
    ):
        return
    what = f"{times.text} × {rate.text} sind {show(product, result)}, nicht „{result.text}“"
    gap = show(abs(product - result.wert), result)
    yield Finding(sentence.place(result), f"{what} (Unterschied: {gap}).", HINT, held=held(sentence, result, rate))


def _is(rate: Menge, times: Times, result: Menge) -> bool:
    loose = result.spielraum + (rate.spielraum * times.wert if not _is_planned(rate) else 0)
    if rate.einheit == EURO and rate.stelle < 1 <= result.stelle:
        loose = max(loose, rate.stelle / 2 * times.wert)
    return abs(rate.wert * times.wert - result.wert) <= loose


def _is_planned(rate: Menge) -> bool:
    return rate.spielraum <= rate.stelle / 2 and rate.wert % (rate.stelle * 5) == 0


def _times(sentence: Sentence, rate: Menge, result: Menge, period: int) -> Iterator[Times]:
    """What the rate may be multiplied by, the most likely first; nothing where too much is counted."""
    spans = _durations(sentence)
    things = [
        menge
        for menge in sentence.mengen
        if _is_counted(sentence, menge)
        and menge.wert > 1
        and not menge.grenze
        and menge.einheit != rate.einheit
        and menge.wert < MOST_TIMES
    ]
    if len(things) > 1 or (len(things) == 1 and things[0].wert % 1):
        return
    counted = [Times(thing.wert, thing.text) for thing in things]
    if period:
        yearly = bool(_period_of(sentence, result, (rate, result)))
        spans = (
            [Times(Decimal(period), str(period))]
            if yearly and period > 1
            else []
            if yearly
            else _in_periods(sentence, spans, period)
        )
        if period == 1 and not spans:
            counted = [] if not EACH.search(sentence.text) else counted
    both = [Times(span.wert * count.wert, f"{span.text} × {count.text}") for span in spans for count in counted]
    if not period and EACH_THING.search(sentence.text):
        spans = []
        lasting = [menge for menge in sentence.mengen if LASTING.fullmatch(menge.einheit) and menge.wert > 1]
        both += [Times(last.wert * count.wert, f"{last.text} × {count.text}") for last in lasting for count in counted]
    if period and not spans and not yearly:
        return
    yield from (*spans, *counted, *both) if period else (*counted, *spans, *both)


def _is_counted(sentence: Sentence, menge: Menge) -> bool:
    """Schools and benches; hours and weeks only where something is said of each."""
    if menge.einheit not in MEASURES:
        return True
    stem = menge.einheit.rstrip("en")
    is_lasting = bool(LASTING.fullmatch(menge.einheit))
    each = re.search(rf"\b(?:je|pro|jede[rn]?) {stem}", sentence.text) or re.match(
        rf"{BLANK}{menge.einheit}{BLANK}(?:zu je|je|à|zu)\b", sentence.text[menge.end :]
    )
    return is_lasting and bool(each)


def _in_periods(sentence: Sentence, years: Sequence[Times], period: int) -> list[Times]:
    months = [menge for menge in sentence.mengen if menge.einheit.startswith("Monat") and not menge.grenze]
    told = [Times(menge.wert, menge.text) for menge in months if period == MONTHS]
    return told or [
        Times(span.wert * period, span.text if period == 1 else f"{span.text} × {period}") for span in years
    ]


def _durations(sentence: Sentence) -> list[Times]:
    """For how many years: „vier Jahre“, „2024 bis 2027“, „2024 und 2025“."""
    said = [
        Times(menge.wert, menge.text)
        for menge in sentence.mengen
        if YEARS_LONG.fullmatch(menge.einheit)
        and menge.wert > 1
        and (not menge.grenze or sentence.text[: menge.start].endswith("über "))
    ]
    years = list(find_years(sentence.text))
    if any(year.fortlaufend for year in years):
        return []
    if len(years) == 1 and years[0].bis > years[0].von:
        said.append(
            Times(
                Decimal(years[0].bis - years[0].von + 1), f"{years[0].text} ({years[0].bis - years[0].von + 1} Jahre)"
            )
        )
    elif len(years) > 1 and _is_row(sentence.text[years[0].end : years[-1].start]):
        said.append(Times(Decimal(len(years)), f"{len(years)} Jahre"))
    return said


def _is_row(words: str) -> bool:
    return bool(re.fullmatch(rf"(?:,|und|sowie|\d{{4}}|{BLANK})*", words))


def find_wrong_groups(manuscript: Manuscript) -> Iterator[Finding]:
    """„In acht Gruppen mit je 25 Kindern werden 210 Kinder betreut.“"""
    for sentence in manuscript.reckoned:
        if "je" not in sentence.text or not GROUPS.search(sentence.text) or ONCE.search(sentence.text):
            continue
        counts = [
            menge for menge in sentence.mengen if menge.einheit not in (*MEASURES, STELLEN, "") and not menge.ist_ein
        ]
        if len(counts) == THREE and not any(menge.grenze for menge in counts):
            for first, second in pairwise(counts):
                if GROUPS.fullmatch(sentence.text[first.end : second.start]):
                    yield from _grouped(
                        sentence, first, second, next(menge for menge in counts if menge not in (first, second))
                    )


def _grouped(sentence: Sentence, groups: Menge, each: Menge, said: Menge) -> Iterator[Finding]:
    product = groups.wert * each.wert
    is_same = said.einheit[:STEM] == each.einheit[:STEM] or RESULT.search(sentence.text[each.end : said.start])
    if is_same and said.wert and product != said.wert and NEARLY <= product / said.wert <= 1 / NEARLY:
        what = f"{groups.text} × {each.text} sind {show(product, said)}, nicht „{said.text}“."
        yield Finding(sentence.place(said), what, HINT, held=held(sentence, said, groups, each))


RULES = (
    Rule(
        "rechnen-mal",
        told_once(find_wrong_products, find_wrong_groups, find_products_told, find_means_in_time, find_sums_of_years),
    ),
)
