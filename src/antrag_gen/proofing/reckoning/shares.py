"""Rules on shares in a sentence, told in percent: a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import EURO, PROZENT, Menge
from antrag_gen.german.zahlen import format_zahl
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Sentence
from antrag_gen.proofing.reckoning.quantities import held, same_kind
from antrag_gen.proofing.rule import Finding

HINT = "Nachrechnen: die beiden Zahlen und der Anteil müssen zusammenpassen."
LINK = (
    r"(?:,? ?(?:also|das sind|dies sind|das entspricht|dies entspricht|was|entspricht|entsprechen|mithin|somit|sprich"
    r"|macht|ergibt|d\. ?h\.|das heißt|nämlich|und damit|damit)|=|\(|,|–|sind|oder|beträgt|betragen)"
)
FILLER = (
    r"(?:rund|rd\.|ca\.|circa|etwa|gut|knapp|genau|einem|ein|einer|Anteil|Quote|Wert|von|mit|insgesamt|nur|noch|"
    r"jeweils|sogar|damit|dies|das|sind|die|der|den|also|Eigenanteil|Zuschuss|Förderung|in|Höhe|eine|Förderquote|sich"
    r"|auf|beläuft|Summe|=|:)"
)
LINKED = compile_late(rf"{BLANK}?{LINK}(?:{BLANK}{FILLER})*{BLANK}?")
SHARE_IN_BRACKETS = compile_late(
    rf"(?:{BLANK}[\w-]+){{0,3}}{BLANK}\((?:entspricht |das sind |rund |ca\. |rd\. |etwa |Anteil:? |= )*$"
)
OF = compile_late(
    rf"\b(?:von|aus|der|des|dieser|den|davon|aller|insgesamt|bei|dem|diesen|"
    rf"unter)\b(?:{BLANK}[\w-]+){{0,4}}{BLANK}?\(?$",
    re.IGNORECASE,
)
PART_OF = compile_late(
    rf"(?:{BLANK}[\w-]+)?{BLANK}(?:von|der|aus|aller|des|von den|von insgesamt|der insgesamt){BLANK}"
)
CHANGE = compile_late(
    r"\b(?:um|steig\w*|gesteig\w*|stieg\w*|gestiegen\w*|erhöh\w*|sink\w*|sank\w*|gesunken|senk\w*|wachs\w*|wuchs\w*|"
    r"zunahme|zuwachs|Zunahme|Zuwachs"
    r"|Rückgang\w*|Anstieg\w*|Plus|Minus|mehr|weniger|höher\w*|niedriger\w*|teurer|billiger|günstiger|gekürzt\w*|"
    r"Kürzung\w*|Steigerung\w*|Mehrung|reduzi\w*|verringer\w*|gegenüber|Vorjahr\w*"
    r"|Tarif\w*|Rabatt\w*|Skonto|zuzüglich|zzgl\.|Umsatzsteuer|Mehrwertsteuer|MwSt\.?|USt\.?|Zins\w*|Aufschlag\w*|"
    r"Zuschlag\w*|Inflation\w*|Nachlass|Abschlag\w*|mindestens|bereits)\b",
    re.IGNORECASE,
)
ELIGIBLE = compile_late(r"förderfähig\w*|zuwendungsfähig\w*|anrechenbar\w*|anerkannt\w*")
SAID_AS_SHARE = compile_late(
    rf"(?:\b(?:das sind|also|entspricht|entsprechen|Anteil von|Quote von|macht|damit|mithin|somit)|=|"
    rf"\()(?:{BLANK}(?:rund|ca\.|etwa|nur|gut|knapp))?{BLANK}?$"
)
PART_BEHIND = compile_late(rf"(?:{BLANK}[\w-]+)?{BLANK}(?:davon|hiervon|von{BLANK}(?:ihnen|diesen|denen))\b")
# „60 Prozent, also 21.000 Euro, sodass 14.000 Euro verbleiben“: what is left is not the whole.
LEFT_BEFORE = compile_late(
    r"\b(?:so ?dass|verbleib\w*|bleib\w*|[Rr]est|[Rr]estlich\w*|[Üü]brig\w*|[Ee]igen(?:anteil|mittel)\w*|trägt|tragen"
    r"|während|womit|wodurch|Anteil der (?:Stadt|Gemeinde))\b"
)
# „30 % dessen, was möglich wäre“
OF_WHAT_WAS_POSSIBLE = compile_late(rf"{BLANK}(?:dessen|davon|von{BLANK}dem|derer|dem),{BLANK}(?:was|wie|die)\b")
LEFT_BEHIND = compile_late(
    rf"^(?:{BLANK}[\w.-]+){{0,6}}?{BLANK}(?:verbleib\w*|bleib\w*|übrig\w*|selbst|zu tragen|aufzubringen|tr(?:ägt"
    rf"|agen))\b"
)
# „15 Prozent auf beides, also 8.625 Euro; insgesamt sind es 66.125 Euro“: a share of all but itself.
ADDED = compile_late(
    r"\b(?:auf|hinzu|dazu|kommen|kommt|Pauschale\w*|Zulage\w*|Puffer\w*|Reserve\w*|Unvorhergesehen\w*|[Gg]emeinkosten\w*"
    r"|[Nn]ebenkosten\w*|Overhead\w*|plus)\b|\+"
)
OF_ALL = compile_late(rf"\b(?:[Vv]on|[Aa]us|[Dd]er|[Dd]en|[Uu]nter)(?:{BLANK}[\w-]+){{0,2}}{BLANK}$")
HUNDRED = Decimal(100)
CLOSE = 40
FEW = 2
NOTED = compile_late(r"[^,;:.()\d]{0,60}\((?:entspricht |das sind |rund |ca\. |rd\. |etwa |Anteil:? |= )*")
IN_NOTE = compile_late(rf"(?:{BLANK}[\w-]+){{0,3}}{BLANK}\(")


def find_wrong_shares(manuscript: Manuscript) -> Iterator[Finding]:
    """Percentages that are not those of the two numbers beside them."""
    for sentence in manuscript.reckoned:
        if "%" in sentence.text or "Prozent" in sentence.text or "v. H." in sentence.text:
            yield from _shares(sentence)


def _shares(sentence: Sentence) -> Iterator[Finding]:
    percents = [menge for menge in sentence.mengen if menge.einheit == PROZENT and not menge.grenze]
    for percent in percents:
        others = [
            menge for menge in sentence.mengen if menge.einheit not in (PROZENT, "Prozentpunkte") and not menge.ist_ein
        ]
        yield from _of_what_was_before(sentence, percent, others)
        amount = _linked(sentence, percent, others, in_brackets=len(percents) > 1)
        if amount is None or CHANGE.search(sentence.text):
            continue
        wholes = [menge for menge in others if menge is not amount and can_be_whole(menge, amount)]
        wholes = [menge for menge in wholes if menge.wert >= amount.wert] if len(wholes) > 1 else wholes
        wholes = [menge for menge in wholes if not _is_part_of(sentence, menge, amount)]
        wholes = [menge for menge in wholes if not _has_own_share(sentence, menge, percents)]
        wholes = [menge for menge in wholes if not _is_left(sentence, menge, amount, percent)]
        if any(_is_share_of(percent, amount, whole) for whole in wholes) or _is_of_eligible(sentence, wholes):
            continue
        if any(_is_added_to(sentence, percent, amount, whole) for whole in wholes):
            continue
        if len(wholes) > 1:
            wholes = [menge for menge in wholes if menge.wert == max(whole.wert for whole in wholes)][:1]
        if len(wholes) != 1 or wholes[0].grenze or not _is_of(sentence, wholes[0], amount, percent):
            continue
        yield from _hold_share(sentence, percent, amount, wholes[0])


def _of_what_was_before(sentence: Sentence, percent: Menge, others: Sequence[Menge]) -> Iterator[Finding]:
    """„Im Rahmen von 1.000.000 Euro. Beauftragt sind 986.000 Euro, das sind 96,8 %“: only where digits have slipped."""
    before = [menge for menge in sentence.before.mengen if menge.einheit == EURO] if sentence.before else []
    if len(others) != 1 or len(before) != 1 or others[0].einheit != EURO or others[0].end > percent.start:
        return
    amount, whole = others[0], before[0]
    if not SAID_AS_SHARE.search(sentence.text[: percent.start]) or CHANGE.search(sentence.text) or not whole.wert:
        return
    share = amount.wert / whole.wert * HUNDRED
    right = round(share, -int(percent.stelle.as_tuple().exponent))
    has_slipped = sorted(str(right)) == sorted(str(percent.wert)) or right in (percent.wert * 10, percent.wert / 10)
    if share <= HUNDRED and has_slipped and not _is_share_of(percent, amount, whole):
        what = f"{amount.text} von {whole.text} sind {percent_of(share, percent)}, nicht „{percent.text}“."
        yield Finding(sentence.place(percent), what, HINT, held=held(sentence, percent, amount, whole))


def _is_part_of(sentence: Sentence, menge: Menge, amount: Menge) -> bool:
    """„775 von ihnen (62 Prozent) sind Frauen, 310 davon im Vorstand“"""
    return amount.end <= menge.start and menge.wert < amount.wert and bool(PART_BEHIND.match(sentence.text, menge.end))


def _has_own_share(sentence: Sentence, menge: Menge, percents: Sequence[Menge]) -> bool:
    """„468 Bürgergeld (65 Prozent), 144 Wohngeld (20 Prozent)“: both are parts, of what the sentence before tells."""
    behind = next((each for each in percents if each.start >= menge.end), None)
    if behind is None or behind.wert == HUNDRED:
        return False
    return NOTED.fullmatch(sentence.text[menge.end : behind.start]) is not None


def _is_left(sentence: Sentence, menge: Menge, amount: Menge, percent: Menge) -> bool:
    """Whether a quantity behind an amount is told as what is left without it, or just is that."""
    if menge.start < amount.end or menge.wert >= amount.wert * HUNDRED:
        return False
    both = amount.wert + menge.wert
    if both and abs(amount.wert / both * HUNDRED - percent.wert) <= percent.spielraum + loose_share(amount, menge):
        return True
    between = sentence.text[amount.end : menge.start]
    return bool(LEFT_BEFORE.search(between) or LEFT_BEHIND.match(sentence.text[menge.end :]))


def _is_added_to(sentence: Sentence, percent: Menge, amount: Menge, whole: Menge) -> bool:
    """Whether a share is one of all that a total is made of beside it."""
    rest = whole.wert - amount.wert
    if rest <= 0 or not ADDED.search(sentence.text) or OF_ALL.search(sentence.text[: whole.start]):
        return False
    return abs(amount.wert / rest * HUNDRED - percent.wert) <= percent.spielraum + loose_share(amount, whole)


def can_be_whole(menge: Menge, amount: Menge) -> bool:
    if EURO in (menge.einheit, amount.einheit):
        return menge.einheit == amount.einheit
    return same_kind(menge, amount) and not menge.ist_ein


def _linked(sentence: Sentence, percent: Menge, others: list[Menge], *, in_brackets: bool) -> Menge | None:
    """The amount of which a sentence says that it is that share."""
    if (pair := _pair(sentence, percent, others)) is not None:
        return pair
    before = [menge for menge in others if menge.end <= percent.start]
    behind = [menge for menge in others if menge.start >= percent.end]
    if before:
        between = sentence.text[before[-1].end : percent.start]
        if SHARE_IN_BRACKETS.fullmatch(between) or (not in_brackets and _says_equal(between)):
            return _part_before(sentence, before)
    if behind and not in_brackets:
        for menge in behind[:2]:
            between = sentence.text[percent.end : menge.start]
            if len(between) <= 2 * CLOSE and ends_in_link(between):
                return menge
    return None


def _pair(sentence: Sentence, percent: Menge, others: list[Menge]) -> Menge | None:
    """The part of „310 von 1.204 Besuchen“ or „40 % der 1.204 Besuche (310)“, where nothing else is counted."""
    if len(others) != FEW:
        return None
    first, second = others
    between, before = sentence.text[first.end : second.start], sentence.text[: percent.start]
    if second.end < percent.start and PART_OF.fullmatch(between) and SAID_AS_SHARE.search(before):
        return first
    is_noted = percent.end < first.start and IN_NOTE.fullmatch(between) and sentence.text[second.end :].startswith(")")
    return second if is_noted and OF.search(sentence.text[percent.end : first.start]) else None


def _is_of_eligible(sentence: Sentence, wholes: list[Menge]) -> bool:
    """Whether it is a share of costs that are not all: of those that can be funded."""
    found = list(ELIGIBLE.finditer(sentence.text))
    return bool(found) and not any(0 < whole.start - match.end() < CLOSE for match in found for whole in wholes)


def _part_before(sentence: Sentence, before: list[Menge]) -> Menge:
    """The part, where it is directly followed by its whole: „5 von 12 Schulen“."""
    if len(before) > 1 and PART_OF.fullmatch(sentence.text[before[-2].end : before[-1].start]):
        return before[-2]
    return before[-1]


def _says_equal(between: str) -> bool:
    """„, das sind“, „Schulen, also rund“: at most two words before."""
    words = re.match(rf"(?:{BLANK}[\w-]+){{0,3}}", between)
    rest = between[words.end() :] if words else between
    return bool(LINKED.fullmatch(rest) and len(rest.strip(" ,")) > 0) or bool(
        LINKED.fullmatch(between) and between.strip(" ,")
    )


def ends_in_link(between: str) -> bool:
    found = list(
        re.finditer(
            rf"(?:,? ?\b(?:also|das sind|dies sind|entspricht|entsprechen|das entspricht|dies entspricht|mithin|somit"
            rf"|sprich|macht|ergibt|nämlich|d\. ?h\.)|=|^{BLANK}?\()(?:{BLANK}{FILLER})*{BLANK}?$",
            between,
        )
    )
    return bool(found)


def _is_of(sentence: Sentence, whole: Menge, amount: Menge, percent: Menge) -> bool:
    """Whether the sentence names the whole as that of which something is a share."""
    before = sentence.text[max(0, whole.start - CLOSE) : whole.start]
    behind = sentence.text[whole.end : whole.end + CLOSE]
    first = min(amount.start, percent.start)
    return bool(
        OF.search(before)
        or re.match(
            rf"{BLANK}?[\w-]*{BLANK}?[,;:(–]?{BLANK}?(?:[\w-]+{BLANK}){{0,2}}(?:davon|darunter|hiervon)\b", behind
        )
        or (whole.end <= first and re.search(r"\b[Dd]avon\b", sentence.text[whole.end : max(amount.end, percent.end)]))
        or (
            whole.end <= first
            and re.search(r"\b(?:Gesamt\w*|[Ii]nsgesamt|kostet|Kosten|betragen|beträgt)\b", before)
            and re.search(
                r"\b(?:trägt|übernimmt|davon|zahlt|Anteil|Eigenanteil|Zuschuss|gefördert|fördert|Förderung)\b",
                sentence.text,
            )
        )
    )


def _hold_share(sentence: Sentence, percent: Menge, amount: Menge, whole: Menge) -> Iterator[Finding]:
    if not whole.wert or not amount.wert or OF_WHAT_WAS_POSSIBLE.match(sentence.text, percent.end):
        return
    share = amount.wert / whole.wert * HUNDRED
    if _is_share_of(percent, amount, whole):
        return
    what = f"{amount.text} von {whole.text} sind {percent_of(share, percent)}, nicht „{percent.text}“."
    yield Finding(sentence.place(percent), what, HINT, held=held(sentence, percent, amount, whole))


def _is_share_of(percent: Menge, amount: Menge, whole: Menge) -> bool:
    if not whole.wert:
        return False
    share = amount.wert / whole.wert * HUNDRED
    loose = percent.spielraum + loose_share(amount, whole)
    return any(abs(reading - percent.wert) <= loose for reading in (share, HUNDRED - share))


def loose_share(amount: Menge, whole: Menge) -> Decimal:
    """How far a share can be off because the two numbers are rounded."""
    return (amount.spielraum + whole.spielraum * amount.wert / whole.wert) / whole.wert * HUNDRED


def percent_of(value: Decimal, like: Menge) -> str:
    decimals = max(1, -int(like.stelle.as_tuple().exponent))
    return f"{format_zahl(round(value, decimals).normalize())} %"
