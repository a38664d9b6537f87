"""Forms in which a sentence tells what comes out of the numbers before it: a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import EURO, PROZENT, Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Sentence
from antrag_gen.proofing.reckoning.masked import FILL, Masked, alike, followed, near
from antrag_gen.proofing.reckoning.quantities import held, show
from antrag_gen.proofing.reckoning.shares import HINT as HINT_OF_SHARES
from antrag_gen.proofing.reckoning.shares import HUNDRED, loose_share, percent_of
from antrag_gen.proofing.rule import Finding

HINT = "Nachrechnen: Betrag, Anzahl und Ergebnis müssen zusammenpassen."
FEW, FOUR = 2, 4
MOST, MOST_TIMES = Decimal(5), Decimal(3)
ABOUT = r"(?:(?:rund|etwa|knapp|gut|ca\.|fast) )?"
# „15.000 Euro im Jahr. In drei Jahren sind das 60.000 Euro.“
IN_YEARS = compile_late(
    rf"(?:(?P<a>€)(?: [A-ZÄÖÜ]\w+)? (?:im Jahr|pro Jahr|je Jahr|jährlich|p\.\s?a\.)(?! (?:19|20)\d\d)|"
    rf"jährlich(?: rund)? (?P<c>€))"
    rf"[^€#%,;.()]{{0,30}}\.? (?:In|Auf|Über|Für|Nach) (?:den |die |diesen )?(?P<b>#) (?:Jahren?|Jahre) (?:Laufzeit )?"
    rf"(?:sind|wären|macht|ergibt|ergäbe) (?:das|dies)(?: also| insgesamt| zusammen)? {ABOUT}(?P<um>€)"
    r"(?: insgesamt| zusammen)?[.;]?$"
)
# What is told of each of several, changes from year to year, or is only a part.
OTHER_RATE = compile_late(
    r"\b(?:[Jj]e|[Pp]ro|jeweils|[Jj]ede[rsnm]?|[Aa]lle)\b(?! Jahr)|\b(?:auf|um|mehr|weniger|statt|gegenüber|"
    r"steig\w*|stieg\w*|sink\w*|sank\w*|spar\w*|einspar\w*|Einspar\w*|dynami\w*|Dynami\w*|Tarif\w*|Zins\w*|Index\w*|indexiert|anfangs|zunächst|"
    r"zuerst|einmalig\w*|davon|netto|brutto|abzüglich|zuzüglich|nicht|oder|höchstens|mindestens|monatlich|im Monat)\b"
)
RESULT = compile_late(r"\b(?:also|somit|mithin|zusammen|insgesamt|das sind|das macht|das ergibt)\b")
# „Das sind 8.785 Gäste mehr, ein Zuwachs von rund 13 Prozent.“
LESS, MORE = r"(?:Minus|Rückgang|Abnahme|Verlust)", r"(?:Plus|Zuwachs|Anstieg|Zunahme|Steigerung)"
GAP = compile_late(
    rf"^{FILL}*(?P<a>[€#]){FILL}+(?P<b>[€#]){FILL}*\.? (?:Das|Dies) (?:sind|waren) {ABOUT}"
    rf"(?P<um>[€#])(?: [A-ZÄÖÜ]\w+)? "
    rf"(?:(?P<mehr>mehr)|weniger), (?:also |das ist |das entspricht |was )?(?:ein|einem|einen|eine|einer) "
    rf"(?(mehr){MORE}|{LESS}) (?:von|um) {ABOUT}(?P<anteil>%)[.;]?$"
)
NO_GAP = compile_late(
    r"\b(?:je|pro|jeweils|täglich|monatlich|wöchentlich|jährlich|im Schnitt|im Mittel|durchschnittlich|geplant\w*|"
    r"erwartet\w*|statt|davon|darunter|Prozentpunkte?|Plan|Ansatz|veranschlagt\w*)\b"
)
# „1.250 Menschen haben sich beteiligt. 757 von ihnen (62 Prozent) …, 350 (28 Prozent) …“
OF_THEM = compile_late(r"\b(?:von ihnen|von diesen|davon|von denen)\b", re.IGNORECASE)
BESIDE = rf"(?:{BLANK}(?:von ihnen|von diesen|davon|[A-ZÄÖÜ]\w+))?{BLANK}\($"
FRACTION = compile_late(
    r"%|Prozent|Hälfte|[Dd]rittel|[Vv]iertel|[Ff]ünftel|\b(?:[Dd]oppel\w*|[Vv]iele|[Ww]enige|[Ee]inige|[Mm]eisten|"
    r"[Tt]eil|[Üü]brigen|[Rr]est|ausgewertet\w*|gültig\w*)\b"
)
FAR = Decimal(5)


def find_sums_of_years(manuscript: Manuscript) -> Iterator[Finding]:
    """What so much a year is in several years."""
    for each in followed(manuscript):
        match = IN_YEARS.search(each.text) if each.is_clear else None
        if match is None:
            continue
        names = ("a" if match["a"] else "c", "b", "um")
        rate, years, said = (each.group(match, name) for name in names)
        others = [menge for menge in each.mengen if menge not in (rate, years, said)]
        start = _start_of_result(each.text, match.start())
        # Of several amounts it is told only where one of them is what comes out.
        is_clear = start or not any(menge.einheit == EURO for menge in others)
        if is_clear and not OTHER_RATE.search(each.text, start):
            yield from _of_years(each, rate, years, said, [menge.wert for menge in others])


def _of_years(each: Masked, rate: Menge, years: Menge, said: Menge, others: Sequence[Decimal]) -> Iterator[Finding]:
    right = rate.wert * years.wert
    loose = said.spielraum + (rate.spielraum + (rate.stelle / 2 if rate.stelle < 1 else 0)) * years.wert
    is_off = abs(right - said.wert) > loose and near(said, right, MOST_TIMES)
    if is_off and not any(abs(right * other - said.wert) <= loose for other in others):
        gap = show(abs(right - said.wert), said)
        what = f"{years.text} × {rate.text} sind {show(right, said)}, nicht „{said.text}“ (Unterschied: {gap})."
        yield Finding(each.place(said), what, HINT)


def _start_of_result(text: str, end: int) -> int:
    """Behind the last word that tells a rate as what comes out: of what, it does not matter."""
    return max((match.end() for match in RESULT.finditer(text, 0, end)), default=0)


def find_wrong_gaps(manuscript: Manuscript) -> Iterator[Finding]:
    """What is between the two numbers of the sentence before, and what it is of the first of them in percent."""
    for each in followed(manuscript):
        match = GAP.search(each.text) if len(each.mengen) == FOUR and each.is_clear else None
        if match is None or NO_GAP.search(each.text):
            continue
        one, other, gap, share = (each.group(match, name) for name in ("a", "b", "um", "anteil"))
        if alike(one, other) and alike(one, gap) and one.wert and other.wert and near(one, other.wert, MOST):
            yield from _gap(
                each, sorted((one, other), key=lambda menge: menge.wert), gap, share, grows=bool(match["mehr"])
            )


def _gap(each: Masked, pair: Sequence[Menge], said: Menge, share: Menge, *, grows: bool) -> Iterator[Finding]:
    old, new = pair if grows else pair[::-1]
    right, loose = abs(new.wert - old.wert), old.spielraum + new.spielraum
    if abs(right - said.wert) > loose + said.spielraum:
        if near(said, right, MOST):
            what = f"Von {old.text} auf {new.text} sind es {show(right, said)}, nicht „{said.text}“."
            yield Finding(each.place(said), what, HINT_OF_SHARES, held=each.held(said, old, new))
        return
    percent = right / old.wert * HUNDRED
    slack = loose / old.wert * HUNDRED + max(share.spielraum, share.stelle * 6 / 10)
    if abs(percent - share.wert) > slack:
        what = f"Von {old.text} auf {new.text} sind es {percent_of(percent, share)}, nicht „{share.text}“."
        yield Finding(each.place(share), what, HINT_OF_SHARES, held=each.held(share, old, new))


def find_wrong_parts_of_before(manuscript: Manuscript) -> Iterator[Finding]:
    """Parts with their percentages in brackets behind them, where the sentence before tells of what they are."""
    for each in followed(manuscript):
        whole = _whole_before(each)
        pairs = _bracketed(each.sentence) if whole else []
        if whole is None or not pairs or any(menge.grenze for pair in pairs for menge in pair):
            continue
        wrong = [pair for pair in pairs if not _is_share(*pair, whole)]
        is_told = OF_THEM.match(each.sentence.text, pairs[0][0].end + 1) or OF_THEM.match(each.sentence.text)
        if len(wrong) == 1 and (len(pairs) > 1 or is_told) and _is_slip(*wrong[0], whole, pairs):
            part, share = wrong[0]
            what = f"{part.text} von {whole.text} sind {percent_of(part.wert / whole.wert * HUNDRED, share)}, "
            what += f"nicht „{share.text}“."
            yield Finding(
                each.sentence.place(share), what, HINT_OF_SHARES, held=held(each.sentence, share, part, whole)
            )


def _whole_before(each: Masked) -> Menge | None:
    before = each.first
    counted = [menge for menge in before.mengen if not menge.ist_ein] if before else []
    if before is None or len(counted) != 1 or counted[0].grenze or FRACTION.search(before.text):
        return None
    return counted[0] if counted[0].einheit not in ("", PROZENT) else None


def _bracketed(sentence: Sentence) -> list[tuple[Menge, Menge]]:
    """Each number with the percentage behind it; none where a part is divided again."""
    found, kept = [], [menge for menge in sentence.mengen if not menge.ist_ein]
    for part, share in pairwise(kept):
        between = sentence.text[part.end : share.start]
        if share.einheit == PROZENT and part.einheit != PROZENT and re.fullmatch(BESIDE, between):
            if not sentence.text[share.end :].startswith(")"):
                return []
            found.append((part, share))
    again = found and OF_THEM.search(sentence.text, found[0][1].end)
    return [] if again or len(found) * FEW != len(kept) else found


def _is_share(part: Menge, share: Menge, whole: Menge) -> bool:
    loose = max(share.spielraum, share.stelle * 6 / 10) + loose_share(part, whole)
    return abs(part.wert / whole.wert * HUNDRED - share.wert) <= loose


def _is_slip(part: Menge, share: Menge, whole: Menge, pairs: Sequence[tuple[Menge, Menge]]) -> bool:
    """Whether it is near, or its digits have changed places; and no share of what the others leave."""
    if part.wert > whole.wert or (part.einheit == EURO) != (whole.einheit == EURO):
        return False
    percent = part.wert / whole.wert * HUNDRED
    others = [other.wert for other, _ in pairs if other is not part]
    bases = [*others, whole.wert - sum(others, Decimal(0))]
    if any(base and abs(part.wert / base * HUNDRED - share.wert) <= share.stelle for base in bases):
        return False
    right = round(percent, max(0, -int(share.stelle.as_tuple().exponent)))
    return abs(percent - share.wert) <= FAR or sorted(str(right)) == sorted(str(share.wert))
