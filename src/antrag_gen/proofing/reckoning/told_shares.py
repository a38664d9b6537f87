"""Forms in which a share or a rest is told of a sum named before: a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator
from decimal import Decimal

from antrag_gen.german.mengen import Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.reckoning.masked import FILL, Masked, masked
from antrag_gen.proofing.reckoning.quantities import show
from antrag_gen.proofing.reckoning.shares import (
    CHANGE,
    ELIGIBLE,
    HINT,
    HUNDRED,
    find_wrong_shares,
    loose_share,
    percent_of,
)
from antrag_gen.proofing.reckoning.told_after import find_wrong_parts_of_before
from antrag_gen.proofing.rule import Finding, Rule, told_once

THEN = r"(?:damit|also|somit|demnach|mithin)"
# „Der Bau kostet 1.100.000 Euro. Das Land sagt 440.000 Euro zu, das sind 40 Prozent.“
OF_COSTS = compile_late(
    rf"\b(?:kostet|kosten|[Gg]esamtkosten|Kosten) {FILL}{{0,60}}(?P<ganz>€){FILL}{{0,30}}\. {FILL}{{1,60}}(?P<teil>€)"
    r"[^€#%.;]{0,30}, (?:das sind|also|das entspricht) (?P<um>%)(?: davon| der (?:Gesamt)?[Kk]osten)?[.;]?$"
)
# „Das Land fördert mit 40 Prozent. Von den 800.000 Euro trägt die Stadt damit 480.000 Euro.“
BORNE = compile_late(
    rf"(?P<anteil>%){FILL}{{0,40}}\. Von den (?P<ganz>€) (?:trägt|übernimmt|zahlt) [^€#%,;.]{{1,40}} {THEN} "
    rf"(?:noch )?(?P<um>€)"
)
# „Von 320 Kindern können 112 nicht schwimmen, das ist fast die Hälfte.“
FRACTION = compile_late(
    r"\b[Vv]on (?:den |insgesamt |diesen )?(?P<ganz>#) [^€#%,;:.]{1,50}? (?P<teil>#)[^€#%;:.]{0,60}, "
    r"(?:das ist|das sind|also|das war|das waren|damit) (?:fast|knapp|nahezu|beinahe|annähernd|(?P<mehr>mehr "
    r"als|über)) "
    r"(?P<bruch>die Hälfte|ein(?:em)? (?:Drittel|Viertel|Fünftel)|# (?:Drittel|Viertel|Fünftel))[.;]?$"
)
PARTS = {
    "Hälfte": Decimal(1) / 2,
    "Drittel": Decimal(1) / 3,
    "Viertel": Decimal(1) / 4,
    "Fünftel": Decimal(1) / 5,
    "Sechstel": Decimal(1) / 6,
    "Achtel": Decimal(1) / 8,
    "Zehntel": Decimal(1) / 10,
}
THREE = 3
FAR, NEARLY = Decimal("0.8"), Decimal("1.01")
OTHERWISE = compile_late(
    r"\b(?:je|pro|jährlich\w*|nicht|statt|oder|weitere\w*|zusätzlich|bisher|zuletzt|höchstens|mindestens|netto|brutto|"
    r"davon)\b"
)


def find_shares_told(manuscript: Manuscript) -> Iterator[Finding]:
    """Shares of the costs that the sentence before names, and what is borne of them."""
    for each in masked(manuscript):
        if each.first is None or len(each.mengen) != THREE or not each.is_clear:
            continue
        if CHANGE.search(each.text) or ELIGIBLE.search(each.text) or OTHERWISE.search(each.text):
            continue
        if match := OF_COSTS.search(each.text):
            yield from _of_costs(each, *(each.group(match, name) for name in ("teil", "ganz", "um")))
        elif match := BORNE.search(each.text):
            yield from _borne(each, *(each.group(match, name) for name in ("anteil", "ganz", "um")))


def _of_costs(each: Masked, part: Menge, whole: Menge, said: Menge) -> Iterator[Finding]:
    if not 0 < part.wert < whole.wert:
        return
    share = part.wert / whole.wert * HUNDRED
    loose = said.spielraum + loose_share(part, whole) + said.stelle / 2
    if all(abs(right - said.wert) > loose for right in (share, HUNDRED - share)):
        what = f"{part.text} von {whole.text} sind {percent_of(share, said)}, nicht „{said.text}“."
        yield Finding(each.place(said), what, HINT, held=each.held(said, part, whole))


def _borne(each: Masked, share: Menge, whole: Menge, said: Menge) -> Iterator[Finding]:
    parts = [whole.wert * rate / HUNDRED for rate in (HUNDRED - share.wert, share.wert)]
    loose = said.spielraum + whole.spielraum + max(said.stelle, whole.wert * share.spielraum / HUNDRED / 10)
    if 0 < share.wert < HUNDRED and all(abs(right - said.wert) > loose for right in parts):
        both = " oder ".join(dict.fromkeys(show(right, said) for right in parts))
        what = f"Bei {share.text} von {whole.text} sind es {both}, nicht „{said.text}“."
        yield Finding(each.place(said), what, HINT, held=each.held(said, share, whole))


def find_fractions_told(manuscript: Manuscript) -> Iterator[Finding]:
    """„Von 320 Kindern können 112 nicht schwimmen, das ist fast die Hälfte.“"""
    for each in masked(manuscript):
        match = FRACTION.search(each.text)
        if match is None or not each.is_clear:
            continue
        words = match["bruch"]
        times = each.mengen[-1] if words.startswith("#") else None
        if len(each.mengen) == THREE - 1 + bool(times):
            part = PARTS[words.split()[-1]] * (times.wert if times else 1)
            yield from _fraction(each, match, part)


def _fraction(each: Masked, match: re.Match[str], part: Decimal) -> Iterator[Finding]:
    whole, said = each.group(match, "ganz"), each.group(match, "teil")
    if not _can_be_part(said, whole) or part >= 1:
        return
    share = said.wert / whole.wert
    loose = loose_share(said, whole) / HUNDRED
    wrong = share + loose < part if match["mehr"] else not part * FAR - loose <= share <= part * NEARLY + loose
    if wrong:
        percent = f"{round(share * HUNDRED)} %"
        words = match["bruch"].replace("#", each.mengen[-1].text)
        what = f"{said.text} von {whole.text} sind {percent}, das ist nicht {_how(match)} {words}."
        yield Finding(each.place(said), what, HINT)


def _how(match: re.Match[str]) -> str:
    return match[0][: match.start("bruch") - match.start()].split(", ")[-1].split(" ", 2)[-1].strip()


def _can_be_part(said: Menge, whole: Menge) -> bool:
    return 0 < said.wert < whole.wert


RULES = (Rule("rechnen-prozent", told_once(find_wrong_shares, find_shares_told, find_wrong_parts_of_before)),)
