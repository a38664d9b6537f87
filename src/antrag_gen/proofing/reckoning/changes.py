"""Rules on changes and fractions in a sentence („von … auf …“, die Hälfte): a manuscript in, findings out."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import EURO, PROZENT, Menge, rounded_off
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Sentence
from antrag_gen.proofing.reckoning.quantities import LARGE, MEASURES, held, show
from antrag_gen.proofing.reckoning.shares import (
    CLOSE,
    HINT,
    HUNDRED,
    can_be_whole,
    ends_in_link,
    loose_share,
    percent_of,
)
from antrag_gen.proofing.reckoning.told_after import find_wrong_gaps
from antrag_gen.proofing.reckoning.told_changes import find_wrong_comparisons
from antrag_gen.proofing.reckoning.told_shares import PARTS, find_fractions_told
from antrag_gen.proofing.rule import Finding, Rule, told_once

EACH_YEAR = compile_late(r"\b(?:jährlich|je Jahr|pro Jahr|p\. ?a\.|jedes Jahr|im Schnitt|durchschnittlich)")
IN_YEAR = compile_late(rf"(?:{BLANK}[\w-]+)?{BLANK}(?:im|pro|je){BLANK}")
UP = compile_late(
    r"\b(?:nahm|nimmt|nahmen|nehmen)\b.*\bzu(?=[.,;]|$|[^\w]*\()|"
    r"\b(?:steig\w*|stieg\w*|gestiegen\w*|erhöh\w*|wachs\w*|wuchs\w*|gewachsen|zunehm\w*|angehob\w*|anheb\w*|"
    r"anzuheben|aufgestock\w*|aufzustocken|aufstock\w*|zugenommen|Anstieg|Zuwachs|Erhöhung|Steigerung|verteuer\w*|"
    r"ausgebaut|klettert\w*)\b"
)
DOWN = compile_late(
    r"\b(?:nahm|nimmt|nahmen|nehmen)\b.*\bab(?=[.,;]|$|[^\w]*\()|"
    r"\b(?:sink\w*|sank\w*|gesunken\w*|senk\w*|gesenkt\w*|zu senken|reduzi\w*|verringer\w*|gekürzt|zu kürzen|"
    r"kürz(?:en|t|te|ten|ung\w*)|fäll\w*|fiel\w*|gefallen|abgenommen|Rückgang|zurückgegangen|geht zurück|ging zurück|"
    r"gingen zurück|Senkung|Kürzung|schrumpf\w*|vermindert\w*|abgesenkt|verkürzt\w*|verkürz(?:en|te|ten))\b"
)
NEVER = compile_late(r"\b(?:nicht|statt|anstatt|kein\w*|ohne)\b")
FROM_TO = compile_late(
    rf"\bvon{BLANK}(?:(?:bisher|derzeit|heute|zuletzt|aktuell|rund|rd\.|ca\.|etwa|knapp|gut|jährlich|ursprünglich|"
    rf"bislang|jetzt|zuvor|damals|nur){BLANK})*$"
)
TO = compile_late(
    rf"\b(?:auf|zu){BLANK}(?:(?:nun|jetzt|künftig|dann|rund|rd\.|ca\.|etwa|knapp|gut|jährlich|heute|zuletzt|"
    rf"voraussichtlich|insgesamt|nur noch|nur|nunmehr){BLANK})*$"
)
BY = compile_late(
    rf"(?:\b(?:um|also|von|das sind|macht|Plus von|Minus von|=)|[(,–+]|[+−-]|\+{BLANK})(?:{BLANK}?(?:rund|rd\.|ca\.|"
    rf"etwa|knapp|gut|ein|einem|eine|Plus|Minus|Zuwachs|Anstieg|Rückgang|von|mehr als)){{0,4}}{BLANK}?[+−-]?$"
)
# „um einen Euro bescheidener“ holds the change itself against another.
OF_THE_CHANGE = compile_late(
    rf"(?:{BLANK}(?:Euro|Prozent))?{BLANK}(?!teurer|höher|niedriger|billiger|günstiger|länger|kürzer|größer|kleiner)[a-zäöü]{{4,}}er\b"
)
# „bei einem Hebesatz von 420 v. H.“ tells of no change, „ein Plus von 5 %“ does.
OF_A_RATE = compile_late(
    r"\b(?!(?:Plus|Minus|Zuwachs|Anstieg\w*|Rückgang\w*|Zunahme|Abnahme|\w*(?:höhung|teigerung|enkung|inderung|ringerung"
    rf"|ürzung|hebung|teuerung|ehrung|änderung|tockung))\b)[A-ZÄÖÜ][\w-]+{BLANK}von(?:{BLANK}(?:rund|ca\.|etwa|knapp|gut))?{BLANK}$"
)
NUMBERS = {
    "": 1,
    "ein": 1,
    "einem": 1,
    "das": 1,
    "dieses": 1,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sieben": 7,
    "neun": 9,
}
PART = compile_late(
    rf"\b(?:(?P<zahl>ein|einem|zwei|drei|vier|fünf|sieben|neun){BLANK})?(?P<teil>Hälfte|Drittel|Viertel|Fünftel|"
    rf"Sechstel|Achtel|Zehntel)n?\b(?P<rest>s?)|\b(?P<drei>[Dd]reiviertel)\b"
)
MULTIPLE = compile_late(
    r"\b(?:(?P<doppelt>[Vv]erdoppel\w*|das Doppelte|doppelt so (?:viel|viele|hoch|groß))|"
    r"(?P<dreifach>[Vv]erdreifach\w*|das Dreifache|dreimal so (?:viel|viele|hoch|groß))|(?P<halb>[Hh]albier\w*|"
    r"halb so (?:viel|viele|hoch|groß)))\b"
)
# „halb so groß wie Hallbronn“
AS_A_PLACE = compile_late(rf"{BLANK}wie{BLANK}[A-ZÄÖÜ]\w+,")
VAGUE = compile_late(
    r"\b(?:fast|beinahe|nahezu|mehr als|über|annähernd|rund|etwa|knapp|gut|ungefähr|weniger als|mindestens|ca\.|"
    r"über die)\b",
    re.IGNORECASE,
)
# „ein Drittel mehr als 2021 (360)“: so much more than what stands in brackets.
MORE_BY = compile_late(
    rf"(?:{BLANK}[A-ZÄÖÜ]\w+)?{BLANK}(?P<wort>mehr|weniger|höher|niedriger|teurer|billiger|günstiger|länger|kürzer|größer|"
    r"kleiner)\b(?P<als> als [^(),;.\d]*(?:(?:19|20)\d\d )?\($)?"
)
FEWER = ("weniger", "niedriger", "billiger", "günstiger", "kürzer", "kleiner")
OTHER_CLAUSE = compile_late(
    r"[;]|, (?:die|der|den|deren|dessen|seine|ihre) [A-ZÄÖÜ]|, (?:wobei|während|wodurch|womit|so ?dass|aber)\b|"
    r"\bund\b.*\b(?:sank|stieg|sinkt|steigt)"
)


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
    steps = [each for each in sentence.mengen if old.end <= each.start < new.start and each.einheit == new.einheit]
    if len(steps) > 1 and sum(each.wert for each in steps) == abs(new.wert - old.wert):
        return
    for menge in sentence.mengen:
        if (
            menge not in (old, new)
            and not menge.grenze
            and _is_about(sentence, new, menge)
            and BY.search(sentence.text[: menge.start])
            and not OF_THE_CHANGE.match(sentence.text, menge.end)
            and not OF_A_RATE.search(sentence.text[: menge.start])
        ):
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
    is_rate = EACH_YEAR.search(sentence.text) or IN_YEAR.match(sentence.text, said.end)
    is_last = said == sentence.mengen[-1]
    counts_bare = is_last and not (new.einheit or old.einheit or is_rate) and said.einheit not in (*MEASURES, *LARGE)
    same = said.einheit == (new.einheit or old.einheit) or (
        (not said.einheit or counts_bare) and 0 < said.start - new.end < CLOSE
    )
    if said.einheit == PROZENT and old.einheit != PROZENT:
        if EACH_YEAR.search(sentence.text):
            return
        readings = [difference / old.wert * HUNDRED, new.wert / old.wert * HUNDRED]
        loose = (
            said.spielraum
            + loose_share(new, old)
            + (rounded_off(said.wert, said.stelle) if said.spielraum > said.stelle / 2 else 0)
        )
        if any(abs(abs(reading) - said.wert) <= loose for reading in readings):
            return
        right = percent_of(readings[0], said)
    elif same or (old.einheit == PROZENT and said.einheit.startswith("Prozentpunkt")):
        if abs(difference - said.wert) <= old.spielraum * (old.einheit != PROZENT) + new.spielraum * (
            old.einheit != PROZENT
        ) + said.spielraum * (said.einheit != PROZENT):
            return
        if old.einheit == PROZENT and said.einheit == PROZENT and abs(difference / old.wert * HUNDRED - said.wert) <= 1:
            return
        right = show(difference, said)
    else:
        return
    more = "mehr" if new.wert > old.wert else "weniger"
    what = f"Von {old.text} auf {new.text} sind es {right} {more}, nicht „{said.text}“."
    yield Finding(sentence.place(said), what, HINT, held=held(sentence, said, old, new))


def find_wrong_fractions(manuscript: Manuscript) -> Iterator[Finding]:
    """„die Hälfte, also …“, „doppelt so viel“ with numbers that are not."""
    for sentence in manuscript.reckoned:
        parts = list(PART.finditer(sentence.text))
        for match in parts:
            yield from _fraction(sentence, match, parts)
        yield from _multiples(sentence, list(MULTIPLE.finditer(sentence.text)))


def _fraction(sentence: Sentence, match: re.Match[str], parts: Sequence[re.Match[str]]) -> Iterator[Finding]:
    number = NUMBERS.get(match["zahl"] or "", 1)
    part = Decimal(3) / 4 if match["drei"] else PARTS[match["teil"]] * number
    kept = [menge for menge in sentence.mengen if menge.end <= match.start() or menge.start >= match.end()]
    around = sentence.text[max(0, match.start() - 25) : match.start()]
    behind = [menge for menge in kept if menge.start >= match.end()]
    if VAGUE.search(around) or part >= 1 or match["rest"]:
        return
    if MORE_BY.match(sentence.text, match.end()):
        yield from _more_by(sentence, match, part, kept)
        return
    for said in behind[:2]:
        if said.einheit == PROZENT or said.grenze or not _is_result(sentence, match.end(), said):
            continue
        wholes = [
            menge for menge in kept if menge is not said and menge.start < said.start and can_be_whole(menge, said)
        ]
        if len(wholes) != 1 or wholes[0].grenze or wholes[0].wert <= said.wert:
            return
        if any(each.end() <= wholes[0].start and _is_result(sentence, each.end(), wholes[0]) for each in parts):
            return  # „zwei Drittel, also 40.000 Euro, und ein Drittel, also 20.000 Euro“
        share = wholes[0].wert * part
        loose = (
            said.spielraum
            + wholes[0].spielraum * part
            + max(said.stelle, rounded_off(said.wert, said.stelle) / 5 if share % 1 else 0)
        )
        if abs(share - said.wert) > loose:
            what = f"{_named(match)} von {wholes[0].text} sind {show(share, said)}, nicht „{said.text}“."
            yield Finding(sentence.place(said), what, HINT, held=held(sentence, said, wholes[0]))
        return


def _more_by(sentence: Sentence, match: re.Match[str], part: Decimal, kept: Sequence[Menge]) -> Iterator[Finding]:
    """„480 Kinder, ein Drittel mehr als 2021 (360)“; of no other form is it clear what is more than what."""
    first = [menge for menge in kept if menge.end <= match.start()]
    old = next((menge for menge in kept if menge.start >= match.end()), None)
    if old is None or len(first) != 1 or not sentence.text[old.end :].startswith(")"):
        return
    new, by = first[0], MORE_BY.match(sentence.text[: old.start], match.end())
    if by is None or not by["als"] or PROZENT in (old.einheit, new.einheit) or not can_be_whole(new, old):
        return
    right = old.wert * (1 - part if by["wort"] in FEWER else 1 + part)
    loose = new.spielraum + old.spielraum * 2 + max(new.stelle, old.stelle)
    if not old.grenze and not new.grenze and abs(right - new.wert) > loose:
        what = f"{_named(match)} {by['wort']} als {old.text} sind {show(right, new)}, nicht „{new.text}“."
        yield Finding(sentence.place(new), what, HINT, held=held(sentence, new, old))


def _named(match: re.Match[str]) -> str:
    """How a message begins: „Zwei Drittel“ of „zwei Dritteln“, „Ein Drittel“ of „einem Drittel“."""
    if match["drei"]:
        return "Drei Viertel"
    number = match["zahl"] or ""
    if match["teil"] == "Hälfte":
        return "Die Hälfte"
    return f"{'Ein' if number in ('', 'ein', 'einem') else number.capitalize()} {match['teil']}"


def _is_result(sentence: Sentence, end: int, said: Menge) -> bool:
    """Whether a quantity is told as what a fraction is: behind „also“, or in brackets behind its whole."""
    between = sentence.text[end : said.start]
    return ends_in_link(between) or (between.endswith("(") and sentence.text[said.end :].startswith(")"))


def _multiples(sentence: Sentence, matches: Sequence[re.Match[str]]) -> Iterator[Finding]:
    """Each with the two numbers that it is said of: of several in their order, of one the nearest before it."""
    if not matches:
        return
    pairs = [
        (old, new)
        for old, new in pairwise(sentence.mengen)
        if _from(sentence, old) and TO.search(sentence.text[old.end : new.start]) and _changes_to(old, new)
    ]
    if len(matches) == 1 and pairs:
        before = [pair for pair in pairs if pair[1].end <= matches[0].start()]
        pairs = before[-1:] or pairs[:1]
    if len(pairs) == len(matches):
        for match, (old, new) in zip(matches, pairs, strict=True):
            yield from _multiple(sentence, match, old, new)


def _multiple(sentence: Sentence, match: re.Match[str], old: Menge, new: Menge) -> Iterator[Finding]:
    factor = Decimal(2) if match["doppelt"] else Decimal(3) if match["dreifach"] else Decimal(1) / 2
    around = sentence.text[max(0, match.start() - 15) : match.start()]
    is_of_place = AS_A_PLACE.match(sentence.text, match.end()) is not None
    if VAGUE.search(around) or NEVER.search(sentence.text) or old.grenze or new.grenze or is_of_place:
        return
    if abs(old.wert * factor - new.wert) > old.wert * factor / 20 + old.spielraum * factor + new.spielraum:
        what = f"„{match[0]}“: {old.text} werden dann {show(old.wert * factor, new)}, nicht „{new.text}“."
        yield Finding(sentence.place(new), what, HINT)


RULES = (
    Rule("rechnen-veraenderung", told_once(find_wrong_changes, find_wrong_comparisons, find_wrong_gaps)),
    Rule("rechnen-bruch", told_once(find_wrong_fractions, find_fractions_told)),
)
