"""Rules on shares and changes in a sentence, in percent and in parts: a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator
from decimal import Decimal

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import EURO, PROZENT, Menge, rounded_off
from antrag_gen.german.zahlen import format_zahl
from antrag_gen.proofing.manuscript import Manuscript, Sentence
from antrag_gen.proofing.reckoning import same_kind, show
from antrag_gen.proofing.rule import Finding, Rule

HINT = "Nachrechnen: die beiden Zahlen und der Anteil müssen zusammenpassen."
LINK = r"(?:,? ?(?:also|das sind|dies sind|das entspricht|dies entspricht|was|entspricht|entsprechen|mithin|somit|sprich|macht|ergibt|d\. ?h\.|das heißt|nämlich|und damit|damit)|=|\(|,|–|sind|oder|beträgt|betragen)"
FILLER = r"(?:rund|rd\.|ca\.|circa|etwa|gut|knapp|genau|einem|ein|einer|Anteil|Quote|Wert|von|mit|insgesamt|nur|noch|jeweils|sogar|damit|dies|das|sind|die|der|den|also|Eigenanteil|Zuschuss|Förderung|in|Höhe|eine|Förderquote|sich|auf|beläuft|Summe|=|:)"
LINKED = re.compile(rf"{BLANK}?{LINK}(?:{BLANK}{FILLER})*{BLANK}?")
SHARE_IN_BRACKETS = re.compile(rf"(?:{BLANK}[\w-]+){{0,3}}{BLANK}\((?:entspricht |das sind |rund |ca\. |rd\. |etwa |Anteil:? |= )*$")
OF = re.compile(rf"\b(?:von|aus|der|des|dieser|den|davon|aller|insgesamt|bei|dem|diesen|unter)\b(?:{BLANK}[\w-]+){{0,4}}{BLANK}?\(?$", re.IGNORECASE)
PART_OF = re.compile(rf"(?:{BLANK}[\w-]+)?{BLANK}(?:von|der|aus|aller|des|von den|von insgesamt|der insgesamt){BLANK}")
CHANGE = re.compile(
    r"\b(?:um|steig\w*|gesteig\w*|stieg\w*|gestiegen\w*|erhöh\w*|sink\w*|sank\w*|gesunken|senk\w*|wachs\w*|wuchs\w*|zunahme|zuwachs|Zunahme|Zuwachs"
    r"|Rückgang\w*|Anstieg\w*|Plus|Minus|mehr|weniger|höher\w*|niedriger\w*|teurer|billiger|günstiger|gekürzt\w*|Kürzung\w*|Steigerung\w*|Mehrung|reduzi\w*|verringer\w*|gegenüber|Vorjahr\w*"
    r"|Tarif\w*|Rabatt\w*|Skonto|zuzüglich|zzgl\.|Umsatzsteuer|Mehrwertsteuer|MwSt\.?|USt\.?|Zins\w*|Aufschlag\w*|Zuschlag\w*|Inflation\w*|Nachlass|Abschlag\w*|mindestens|bereits)\b",
    re.IGNORECASE,
)
UP = re.compile(r"\b(?:steig\w*|stieg\w*|gestiegen\w*|erhöh\w*|wachs\w*|wuchs\w*|gewachsen|zunehm\w*|angehob\w*|anheb\w*|anzuheben|aufgestock\w*|aufzustocken|aufstock\w*|zugenommen|Anstieg|Zuwachs|Erhöhung|Steigerung|verteuer\w*|ausgebaut|klettert\w*)\b")
DOWN = re.compile(r"\b(?:sink\w*|sank\w*|gesunken\w*|senk\w*|gesenkt\w*|zu senken|reduzi\w*|verringer\w*|gekürzt|zu kürzen|kürz(?:en|t|te|ten|ung\w*)|fäll\w*|fiel\w*|gefallen|abgenommen|Rückgang|zurückgegangen|geht zurück|ging zurück|gingen zurück|Senkung|Kürzung|schrumpf\w*|vermindert\w*|abgesenkt)\b")
NEVER = re.compile(r"\b(?:nicht|statt|anstatt|kein\w*|ohne)\b")
FROM_TO = re.compile(rf"\bvon{BLANK}(?:(?:bisher|derzeit|heute|zuletzt|aktuell|rund|rd\.|ca\.|etwa|knapp|gut|jährlich|ursprünglich|bislang|jetzt|zuvor|damals|nur){BLANK})*$")
TO = re.compile(rf"\b(?:auf|zu){BLANK}(?:(?:nun|jetzt|künftig|dann|rund|rd\.|ca\.|etwa|knapp|gut|jährlich|heute|zuletzt|voraussichtlich|insgesamt|nur noch|nur|nunmehr){BLANK})*$")
BY = re.compile(rf"(?:\b(?:um|also|von|das sind|macht|Plus von|Minus von|=)|[(,–+]|[+−-]|\+{BLANK})(?:{BLANK}?(?:rund|rd\.|ca\.|etwa|knapp|gut|ein|einem|eine|Plus|Minus|Zuwachs|Anstieg|Rückgang|von|mehr als)){{0,4}}{BLANK}?[+−-]?$")
PARTS = {
    "Hälfte": Decimal(1) / 2, "Drittel": Decimal(1) / 3, "Viertel": Decimal(1) / 4, "Fünftel": Decimal(1) / 5,
    "Sechstel": Decimal(1) / 6, "Achtel": Decimal(1) / 8, "Zehntel": Decimal(1) / 10,
}
NUMBERS = {"": 1, "ein": 1, "einem": 1, "das": 1, "dieses": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sieben": 7, "neun": 9}
PART = re.compile(rf"\b(?:(?P<zahl>ein|einem|zwei|drei|vier|fünf|sieben|neun){BLANK})?(?P<teil>Hälfte|Drittel|Viertel|Fünftel|Sechstel|Achtel|Zehntel)\b(?P<rest>s?)|\b(?P<drei>[Dd]reiviertel)\b")
MULTIPLE = re.compile(rf"\b(?:(?P<doppelt>[Vv]erdoppel\w*|das Doppelte|doppelt so (?:viel|viele|hoch|groß))|(?P<dreifach>[Vv]erdreifach\w*|das Dreifache|dreimal so (?:viel|viele|hoch|groß))|(?P<halb>[Hh]albier\w*|halb so (?:viel|viele|hoch|groß)))\b")
VAGUE = re.compile(r"\b(?:fast|beinahe|nahezu|mehr als|über|annähernd|rund|etwa|knapp|gut|ungefähr|weniger als|mindestens|ca\.|über die)\b", re.IGNORECASE)
OTHER_CLAUSE = re.compile(r"[;]|, (?:die|der|den|deren|dessen|seine|ihre) [A-ZÄÖÜ]|, (?:wobei|während|wodurch|womit|so ?dass|aber)\b|\bund\b.*\b(?:sank|stieg|sinkt|steigt)")
LARGE = ("Millionen", "Million", "Milliarden", "Milliarde", "Tausend")
HUNDRED = Decimal(100)
CLOSE = 40


def find_wrong_shares(manuscript: Manuscript) -> Iterator[Finding]:
    """Percentages that are not those of the two numbers beside them."""
    for sentence in manuscript.reckoned:
        if "%" in sentence.text or "Prozent" in sentence.text or "v. H." in sentence.text:
            yield from _shares(sentence)


def _shares(sentence: Sentence) -> Iterator[Finding]:
    percents = [menge for menge in sentence.mengen if menge.einheit == PROZENT and not menge.grenze]
    for percent in percents:
        others = [menge for menge in sentence.mengen if menge.einheit not in (PROZENT, "Prozentpunkte") and not menge.ist_ein]
        amount = _linked(sentence, percent, others, in_brackets=len(percents) > 1)
        if amount is None or CHANGE.search(sentence.text):
            continue
        wholes = [menge for menge in others if menge is not amount and _can_be_whole(menge, amount)]
        wholes = [menge for menge in wholes if menge.wert >= amount.wert] if len(wholes) > 1 else wholes
        if any(_is_share_of(percent, amount, whole) for whole in wholes):
            continue
        if len(wholes) > 1:
            wholes = [menge for menge in wholes if menge.wert == max(whole.wert for whole in wholes)][:1]
        if len(wholes) != 1 or wholes[0].grenze or not _is_of(sentence, wholes[0], amount, percent):
            continue
        yield from _hold_share(sentence, percent, amount, wholes[0])


def _can_be_whole(menge: Menge, amount: Menge) -> bool:
    if menge.einheit == EURO or amount.einheit == EURO:
        return menge.einheit == amount.einheit
    return same_kind(menge, amount) and not menge.ist_ein


def _linked(sentence: Sentence, percent: Menge, others: list[Menge], *, in_brackets: bool) -> Menge | None:
    """The amount of which a sentence says that it is that share."""
    before = [menge for menge in others if menge.end <= percent.start]
    behind = [menge for menge in others if menge.start >= percent.end]
    if before:
        between = sentence.text[before[-1].end : percent.start]
        if SHARE_IN_BRACKETS.fullmatch(between) or (not in_brackets and _says_equal(between)):
            return _part_before(sentence, before)
    if behind and not in_brackets:
        for menge in behind[:2]:
            between = sentence.text[percent.end : menge.start]
            if len(between) <= 2 * CLOSE and _ends_in_link(between):
                return menge
    return None


def _part_before(sentence: Sentence, before: list[Menge]) -> Menge:
    """The part, where it is directly followed by its whole: „5 von 12 Schulen“."""
    if len(before) > 1 and PART_OF.fullmatch(sentence.text[before[-2].end : before[-1].start]):
        return before[-2]
    return before[-1]


def _says_equal(between: str) -> bool:
    """„, das sind“, „Schulen, also rund“: at most two words before."""
    words = re.match(rf"(?:{BLANK}[\w-]+){{0,3}}", between)
    rest = between[words.end() :] if words else between
    return bool(LINKED.fullmatch(rest) and len(rest.strip(" ,")) > 0) or bool(LINKED.fullmatch(between) and between.strip(" ,"))


def _ends_in_link(between: str) -> bool:
    found = list(re.finditer(rf"(?:,? ?\b(?:also|das sind|dies sind|entspricht|entsprechen|das entspricht|dies entspricht|mithin|somit|sprich|macht|ergibt|nämlich|d\. ?h\.)|=|^{BLANK}?\()(?:{BLANK}{FILLER})*{BLANK}?$", between))
    return bool(found)


def _is_of(sentence: Sentence, whole: Menge, amount: Menge, percent: Menge) -> bool:
    """Whether the sentence names the whole as that of which something is a share."""
    before = sentence.text[max(0, whole.start - CLOSE) : whole.start]
    behind = sentence.text[whole.end : whole.end + CLOSE]
    first = min(amount.start, percent.start)
    return bool(
        OF.search(before)
        or re.match(rf"{BLANK}?[\w-]*{BLANK}?[,;:(–]?{BLANK}?(?:[\w-]+{BLANK}){{0,2}}(?:davon|darunter|hiervon)\b", behind)
        or (whole.end <= first and re.search(r"\b[Dd]avon\b", sentence.text[whole.end : max(amount.end, percent.end)]))
        or (whole.end <= first and re.search(r"\b(?:Gesamt\w*|[Ii]nsgesamt|kostet|Kosten|betragen|beträgt)\b", before) and re.search(r"\b(?:trägt|übernimmt|davon|zahlt|Anteil|Eigenanteil|Zuschuss|gefördert|fördert|Förderung)\b", sentence.text))
    )


def _hold_share(sentence: Sentence, percent: Menge, amount: Menge, whole: Menge) -> Iterator[Finding]:
    if not whole.wert or not amount.wert:
        return
    share = amount.wert / whole.wert * HUNDRED
    if _is_share_of(percent, amount, whole):
        return
    what = f"{amount.text} von {whole.text} sind {_percent(share, percent)}, nicht „{percent.text}“."
    yield Finding(sentence.place(percent), what, HINT)


def _is_share_of(percent: Menge, amount: Menge, whole: Menge) -> bool:
    if not whole.wert:
        return False
    share = amount.wert / whole.wert * HUNDRED
    loose = percent.spielraum + _loose(amount, whole)
    return any(abs(reading - percent.wert) <= loose for reading in (share, HUNDRED - share))


def _loose(amount: Menge, whole: Menge) -> Decimal:
    """How far a share can be off because the two numbers are rounded."""
    return (amount.spielraum + whole.spielraum * amount.wert / whole.wert) / whole.wert * HUNDRED


def _percent(value: Decimal, like: Menge) -> str:
    decimals = max(1, -int(like.stelle.as_tuple().exponent))
    return f"{format_zahl(round(value, decimals).normalize())} %"


def find_wrong_changes(manuscript: Manuscript) -> Iterator[Finding]:
    """„von … auf …, also um …“ with another difference, another percentage, or the other direction."""
    for sentence in manuscript.reckoned:
        if " auf " in sentence.text or " zu " in sentence.text:
            yield from _changes(sentence)


def _changes(sentence: Sentence) -> Iterator[Finding]:
    pairs = [
        (old, new)
        for at, old in enumerate(sentence.mengen)
        for new in sentence.mengen[at + 1 : at + 4]
        if _from(sentence, old) and TO.search(sentence.text[old.end : new.start]) and _changes_to(old, new)
    ]
    if len(pairs) != 1 or any(menge.grenze for menge in pairs[0]):
        return
    old, new = pairs[0]
    yield from _direction(sentence, old, new)
    for menge in sentence.mengen:
        if menge not in (old, new) and not menge.grenze and _is_about(sentence, new, menge) and BY.search(sentence.text[: menge.start]):
            yield from _hold_change(sentence, old, new, menge)


def _is_about(sentence: Sentence, new: Menge, said: Menge) -> bool:
    """Whether a change is that of the two numbers, not what another clause tells of something else."""
    return not OTHER_CLAUSE.search(sentence.text[new.end : said.start])


def _changes_to(old: Menge, new: Menge) -> bool:
    return (
        bool(old.wert)
        and new.einheit not in LARGE
        and (new.einheit == old.einheit or not old.einheit or (not new.einheit and old.einheit not in LARGE))
        and not (not old.einheit and new.einheit == EURO and new.wert > old.wert * HUNDRED)
    )


def _from(sentence: Sentence, old: Menge) -> bool:
    return bool(FROM_TO.search(sentence.text[: old.start]))


def _direction(sentence: Sentence, old: Menge, new: Menge) -> Iterator[Finding]:
    first = sentence.text.rfind(", ", 0, old.start) + 1
    last = sentence.text.find(", ", new.end)
    clause = sentence.text[first : last if last > 0 else len(sentence.text)]
    up, down = UP.search(clause), DOWN.search(clause)
    if NEVER.search(sentence.text) or bool(up) == bool(down):
        return
    if (up and new.wert < old.wert) or (down and new.wert > old.wert):
        word = (up or down or [""])[0]
        what = f"Von {old.text} auf {new.text}: das ist {'mehr' if down else 'weniger'}, im Satz steht „{word}“."
        yield Finding(sentence.place(new), what, "Sind die beiden Zahlen vertauscht?")


def _hold_change(sentence: Sentence, old: Menge, new: Menge, said: Menge) -> Iterator[Finding]:
    difference = abs(new.wert - old.wert)
    same = said.einheit == (new.einheit or old.einheit) or (not said.einheit and 0 < said.start - new.end < CLOSE)
    if said.einheit == PROZENT and old.einheit != PROZENT:
        readings = [difference / old.wert * HUNDRED, new.wert / old.wert * HUNDRED]
        loose = said.spielraum + _loose(new, old) + (rounded_off(said.wert, said.stelle) if said.spielraum > said.stelle / 2 else 0)
        if any(abs(abs(reading) - said.wert) <= loose for reading in readings):
            return
        right = _percent(readings[0], said)
    elif same or (old.einheit == PROZENT and said.einheit.startswith("Prozentpunkt")):
        if abs(difference - said.wert) <= old.spielraum * (old.einheit != PROZENT) + new.spielraum * (old.einheit != PROZENT) + said.spielraum * (said.einheit != PROZENT):
            return
        if old.einheit == PROZENT and said.einheit == PROZENT and abs(difference / old.wert * HUNDRED - said.wert) <= 1:
            return
        right = show(difference, said)
    else:
        return
    what = f"Von {old.text} auf {new.text} sind es {right} {'mehr' if new.wert > old.wert else 'weniger'}, nicht „{said.text}“."
    yield Finding(sentence.place(said), what, HINT)


def find_wrong_fractions(manuscript: Manuscript) -> Iterator[Finding]:
    """„die Hälfte, also …“, „doppelt so viel“ with numbers that are not."""
    for sentence in manuscript.reckoned:
        for match in PART.finditer(sentence.text):
            yield from _fraction(sentence, match)
        for match in MULTIPLE.finditer(sentence.text):
            yield from _multiple(sentence, match)


def _fraction(sentence: Sentence, match: re.Match[str]) -> Iterator[Finding]:
    number = NUMBERS.get(match["zahl"] or "", 1)
    part = Decimal(3) / 4 if match["drei"] else PARTS[match["teil"]] * number
    kept = [menge for menge in sentence.mengen if menge.end <= match.start() or menge.start >= match.end()]
    around = sentence.text[max(0, match.start() - 25) : match.start()]
    behind = [menge for menge in kept if menge.start >= match.end()]
    if VAGUE.search(around) or part >= 1 or match["rest"]:
        return
    for said in behind[:2]:
        if said.einheit == PROZENT or said.grenze or not _ends_in_link(sentence.text[match.end() : said.start]):
            continue
        wholes = [menge for menge in kept if menge is not said and menge.start < said.start and _can_be_whole(menge, said)]
        if len(wholes) != 1 or wholes[0].grenze or wholes[0].wert <= said.wert:
            return
        share = wholes[0].wert * part
        loose = said.spielraum + wholes[0].spielraum * part + max(said.stelle, rounded_off(said.wert, said.stelle) / 5 if share % 1 else 0)
        if abs(share - said.wert) > loose:
            what = f"„{match[0]}“ von {wholes[0].text} sind {show(share, said)}, nicht „{said.text}“."
            yield Finding(sentence.place(said), what, HINT)
        return


def _multiple(sentence: Sentence, match: re.Match[str]) -> Iterator[Finding]:
    factor = Decimal(2) if match["doppelt"] else Decimal(3) if match["dreifach"] else Decimal(1) / 2
    around = sentence.text[max(0, match.start() - 15) : match.start()]
    if VAGUE.search(around) or NEVER.search(sentence.text):
        return
    for old, new in zip(sentence.mengen, sentence.mengen[1:], strict=False):
        between = sentence.text[old.end : new.start]
        if _from(sentence, old) and TO.search(between) and _changes_to(old, new) and not (old.grenze or new.grenze):
            if abs(old.wert * factor - new.wert) > old.wert * factor / 20 + old.spielraum * factor + new.spielraum:
                what = f"„{match[0]}“: {old.text} werden dann {show(old.wert * factor, new)}, nicht „{new.text}“."
                yield Finding(sentence.place(new), what, HINT)
            return


RULES = (
    Rule("rechnen-prozent", find_wrong_shares),
    Rule("rechnen-veraenderung", find_wrong_changes),
    Rule("rechnen-bruch", find_wrong_fractions),
)
