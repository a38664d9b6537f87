"""Rules on sums that a sentence says itself („zusammen“, „insgesamt“): a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import EURO, PROZENT, STELLEN, Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Sentence
from antrag_gen.proofing.reckoning.quantities import (
    FEW,
    LARGE,
    MEASURES,
    added,
    fits,
    held,
    is_told_beside,
    show,
    total,
)
from antrag_gen.proofing.reckoning.sums import HINT, IN_BOTH, PARTS, SOME, end_of_clause, first_of_segments
from antrag_gen.proofing.reckoning.told_sums import find_sums_told
from antrag_gen.proofing.rule import Finding, Rule, told_once

OTHERWISE = compile_late(
    r"\b(?:schon|bereits|halbe[nrs]?|waren es|wurden? eine[rs]?|war es|statt|anstelle|anstatt|bisher\w*|bislang|zuvor|"
    r"Vorjahr\w*|gegenüber|"
    r"ursprünglich\w*|vergleich\w*|verglichen|früher\w*|Vergleich"
    r"|damals|[Nn]eben|[Zz]usätzlich|darüber hinaus|pro Kopf|Einwohner\w*|abzüglich|abzgl\.|minus|[Nn]ach Abzug|"
    r"weniger|mehr als|hinaus|außer"
    r"|nicht|ohne|kein\w*|oder|entweder|Vorplanung|von denen|Variante\w*|Alternativ\w*|alternativ|wären|würden?|"
    r"hätten?|steig\w*|stieg\w*|sink\w*|sank\w*|erhöh\w*)\b"
)
WHOLE = compile_late(
    r"\b(?:insgesamt|[Ii]n (?:der )?Summe|[Zz]usammen|summa summarum|[Ss]umme|[Ii]nsgesamt|[Gg]esamt(?:kosten|betrag|"
    r"summe|bedarf|aufwand|volumen|ausgaben"
    r"|mittel|zahl|förderung|investition(?:en)?|aufwendungen|einnahmen|ertrag|erträge)?\w*|macht|machen|ergeben|"
    r"ergibt|ergeben sich|summier\w+ sich(?: auf)?|addier\w+ sich(?: auf| zu)?"
    r"|alles in allem|(?<=, )(?:also|mithin|somit|demnach)|(?:das|dies) (?:sind|macht|ergibt))\b(?! mit\b)|(?<=\s)="
)
# A rest of which no number is told.
REST = compile_late(
    rf"\b(?:[Dd]er|[Dd]en|[Dd]em|[Ee]in|[Dd]ie|[Dd]as)(?:{BLANK}kleine[rn]?)?{BLANK}"
    rf"(?:Rest|Übrige|Restliche|[Üü]brigen?|[Rr]estlichen?)\b(?!{BLANK}(?:von{BLANK})?\(?(?!20\d\d\b)\d)"
)
BASE = compile_late(rf"\b(?:[Bb]ei|[Gg]emessen an|[Bb]ezogen auf)(?:{BLANK}\w+)?{BLANK}$")
GAP = 45
NEARLY, THREE = Decimal("0.6"), 3
FARTHEST = Decimal(6)
SPLIT = compile_late(
    r"\b(?:verteil\w+ sich|setz\w+ sich|glieder\w+ sich|teil\w+ sich|besteh\w+ aus|aufgeteilt|aufgegliedert|"
    r"zusammengesetzt|entfallen|entfällt"
    r"|tragen|teilen sich|und zwar|nämlich|im Einzelnen|wie folgt)\b"
)
# „doppelt so viel, nämlich 2.400 Euro“
SO_MUCH = compile_late(rf"\bso{BLANK}(?:viele?|hoch|groß|lang|oft)\b")
RESULT = compile_late(
    r"^(?:Das|Dies|Zusammen|Insgesamt|In Summe|Macht|Summe|Gesamt|Ergibt|Damit|Somit)\b[^.]{0,30}?\b(?:sind|ergibt|"
    r"macht|ergeben|summiert|betr\w+|[Ss]umme|[Ii]nsgesamt|zusammen|fallen|entstehen|Gesamt\w*)\b"
)
VOTES = compile_late(r"\b(?:dafür|dagegen|stimm\w*|enthalten|Enthaltung\w*|gewählt)\b")
OF_THE = compile_late(rf"^(?:Von|Aus){BLANK}(?:den|diesen|dem|dieser|der|insgesamt|allen|diesem){BLANK}")

# „die übrigen 154“: with them all parts are named.
COUNTED_REST = compile_late(
    rf"\b(?:[Üü]brigen|[Rr]estlichen|[Aa]nderen|[Vv]erbleibenden|[Vv]erbliebenen){BLANK}(?=\d|zw|dr|vi|fü|se|si|ac|ne|ze|el)"
)
# „die übrigen 430 der 3.940“: the whole stands behind them.
REST_OF = compile_late(
    rf"\b(?:[Üü]brigen|[Rr]estlichen|[Aa]nderen|[Vv]erbleibenden){BLANK}[\w.]+(?:{BLANK}[A-ZÄÖÜ]\w+)?{BLANK}"
    rf"(?:der|von)(?:{BLANK}(?:den|insgesamt))?{BLANK}\d"
)
# With these two all of them are named as well; one alone can be of some.
BOTH = compile_late(r"\bbesetzt\b.*\b(?:nicht besetzt|unbesetzt|frei|vakant|offen)\b")
RATE = compile_late(
    r"\b(?:jährlich\w*|monatlich\w*|wöchentlich\w*|täglich\w*|je|jeweils|à|pro|p\. ?a\.|per annum|im (?:Jahr|"
    r"Monat)(?! \d)|im ersten Jahr|mal)\b|[×*=]|/(?:Jahr|Monat)|\b[x]\b",
    re.IGNORECASE,
)
EXAMPLES = compile_late(
    r"\b(?:darunter|u\.\s?a\.|unter anderem|z\.\s?B\.|zum Beispiel|beispielsweise|insbesondere|allein|usw|etc|einige|"
    r"sowohl)\b|…|\.\.\."
)
FROM_TO = compile_late(r"\bvon\b.*\bauf\b")
PEOPLE = compile_late(
    r"\b(?:Voll|Teil|Halb)(?:zeit|tags)?(?:-|kr[aä]ft\w*)|\bin (?:Vollzeit|Teilzeit)\b|[Pp]ersonen\b|Beschäftigte"
)
MORE = compile_late(r"[(:]|^(?:Von|Aus) ")
OVERLAP = Decimal("0.8")
SUM_OF = compile_late(r"\b[Ss]umme (?:aus|von|der)\b.*\b(?:betr(?:ägt|agen)|ergibt|ist|sind|macht)\b")
STRONG = compile_late(
    rf",{BLANK}(?:also{BLANK}|das{BLANK}sind{BLANK}|macht{BLANK}|mithin{BLANK}|somit{BLANK}|alles{BLANK})?(?:zusammen"
    rf"|insgesamt|in Summe|gesamt|Summe:?|macht|=|Gesamt\w*:?)\W*{BLANK}?(?:also{BLANK}|rund{BLANK}|rd\.{BLANK}|"
    rf"ca\.{BLANK})?$"
)


def find_wrong_totals(manuscript: Manuscript) -> Iterator[Finding]:
    """Totals that are not what the same sentence, or the one before it, names as parts."""
    for sentence in manuscript.reckoned:
        if any(words.search(sentence.text) for words in (WHOLE, SPLIT, MORE, COUNTED_REST)):
            yield from _in_sentence(sentence)


def _in_sentence(sentence: Sentence) -> Iterator[Finding]:
    if PARTS.search(sentence.text) or RATE.search(sentence.text) or OTHERWISE.search(sentence.text):
        return
    said = _total_of(sentence)
    if said is None:
        yield from _split(sentence) if not SO_MUCH.search(sentence.text) else ()
        yield from _in_brackets(sentence)
        yield from _of_the(sentence)
        return
    whole, cue = said
    if FROM_TO.search(sentence.text[:cue]):
        return
    parts = _addends(sentence, whole, 0, min(whole.start, cue))
    if not parts and sentence.before is not None and RESULT.search(sentence.text):
        before = sentence.before
        if not (
            OTHERWISE.search(before.text)
            or RATE.search(before.text)
            or WHOLE.search(before.text)
            or PARTS.search(before.text)
        ):
            parts = _addends(before, whole, 0, len(before.text))
    if len(parts) >= FEW:
        yield from _held_against(sentence, whole, parts, surely=bool(STRONG.search(sentence.text[: whole.start])))
    elif not parts:
        yield from _split(sentence)
        yield from _in_brackets(sentence)


def _total_of(sentence: Sentence) -> tuple[Menge, int] | None:
    """The quantity that is said to be a total, and where that is said: before it or directly behind it."""
    if sum_of := SUM_OF.search(sentence.text):
        behind = [menge for menge in sentence.mengen if menge.start >= sum_of.end()]
        return (behind[0], behind[0].start) if behind else None
    found = None
    for match in WHOLE.finditer(sentence.text):
        for menge in sentence.mengen:
            gap = sentence.text[match.end() : menge.start]
            if match.end() <= menge.start and len(gap) <= GAP and not re.search(r"[;(]|, |\bund\b", gap):
                if _is_of_a_year(sentence, match.start()) or _is_base(sentence, match.start()):
                    return None
                found = (menge, match.start())
                break
            if 0 <= match.start() - menge.end <= 1 and not re.match(rf"{BLANK}[\w.]*\d", sentence.text[match.end() :]):
                found = (menge, menge.start)
                break
    return found if found and _is_clear(found[0]) else None


def _is_clear(whole: Menge) -> bool:
    """Whether it says what it counts, which alone can be added."""
    return not whole.grenze and not whole.ist_ein and whole.einheit not in ("", PROZENT, *LARGE)


def _is_base(sentence: Sentence, cue: int) -> bool:
    """„bei Gesamtkosten von 720.000 Euro sind das 42 Prozent“: of which a share is told, whatever stands before."""
    return bool(BASE.search(sentence.text[:cue])) and any(menge.einheit == PROZENT for menge in sentence.mengen)


def _is_of_a_year(sentence: Sentence, cue: int) -> bool:
    """Whether a total is that of one year of several: „und 2025 insgesamt 400 Kinder“."""
    links = re.split(r", |\bund\b|;", sentence.text[:cue])
    return len(links) > 1 and bool(re.search(r"\b(?:19|20)\d\d\b", links[-1]))


def _addends(sentence: Sentence, whole: Menge, start: int, end: int) -> list[Menge]:
    """What a total can be the sum of; nothing where that is not clear."""
    parts = first_of_segments(sentence, start, end)
    if any(part.grenze for part in parts) or EXAMPLES.search(sentence.text[start:end]):
        return []
    if whole.einheit in MEASURES:
        return [part for part in parts if part.einheit == whole.einheit]
    if whole.einheit == STELLEN and PEOPLE.search(sentence.text) and all(part.stelle == 1 for part in parts):
        return []  # „vier Vollzeit- und drei Teilzeitkräfte, insgesamt 5,5 Stellen“
    return [part for part in parts if part.einheit not in MEASURES]


def _held_against(sentence: Sentence, whole: Menge, parts: Sequence[Menge], *, surely: bool) -> Iterator[Finding]:
    """A finding where neither all parts nor the last of them are the total, but nearly are.

    What stands behind parts that are just the whole tells of some of them: „zwei der angenommenen“.
    """
    if any(fits(whole, parts[at:]) for at in range(len(parts) - 1)) or total(parts) <= 0 or whole.wert <= 0:
        return
    if any(total(parts[:end]) == whole.wert for end in range(THREE, len(parts))) or _is_divided_again(whole, parts):
        return
    if total(parts) < whole.wert and (REST.search(sentence.text) or is_told_beside(sentence, whole, parts)):
        return
    if total(parts) > whole.wert and any(IN_BOTH.match(sentence.text, part.end) for part in parts):
        return
    away = max(whole.wert / total(parts), total(parts) / whole.wert)
    if away <= (FARTHEST if surely else 1 / NEARLY) or _has_slipped(whole, parts):
        what = f"{added(parts)} sind {show(total(parts), whole)}, nicht „{whole.text}“"
        gap = show(abs(total(parts) - whole.wert), whole)
        yield Finding(
            sentence.place(whole), f"{what} (Unterschied: {gap}).", HINT, held=held(sentence, whole, whole, *parts)
        )


def _is_divided_again(whole: Menge, parts: Sequence[Menge]) -> bool:
    """Whether parts are what one before them is made of: „80 gesunde, die übrigen 40 sind 25 Eichen und 15 Linden“."""
    runs = ((at, end) for at in range(len(parts)) for end in range(at + THREE, len(parts) + 1))
    return any(
        total(parts[at + 1 : end]) == parts[at].wert and fits(whole, [*parts[: at + 1], *parts[end:]])
        for at, end in runs
    )


def _has_slipped(whole: Menge, parts: Sequence[Menge]) -> bool:
    """Whether only a zero is missing or too much."""
    return total(parts) in (whole.wert * 10, whole.wert / 10)


def _split(sentence: Sentence) -> Iterator[Finding]:
    """A whole that comes first and is divided into parts: „die 120.000 Euro verteilen sich auf …“."""
    match = SPLIT.search(sentence.text)
    head = match or re.search(r":\s", sentence.text)
    if not head:
        return
    surely = bool(match or WHOLE.search(sentence.text, 0, head.start()))
    wholes = [menge for menge in sentence.mengen if menge.end <= head.start()]
    if not wholes or EXAMPLES.search(sentence.text, head.end()):
        return
    whole = (
        wholes[0]
        if len({menge.einheit == EURO for menge in wholes}) == 1
        else [menge for menge in wholes if menge.einheit == EURO][-1]
    )
    is_only = len([menge for menge in wholes if menge.einheit == whole.einheit]) == 1
    if len(wholes) > 1 and COUNTED_REST.search(sentence.text, wholes[-2].end, wholes[-1].start + 1):
        whole, is_only = replace(wholes[-1], einheit=wholes[-1].einheit or whole.einheit), True
    parts = _addends(sentence, whole, head.end(), len(sentence.text))
    if len(parts) >= FEW and _is_clear(whole) and is_only:
        is_near = OVERLAP <= total(parts) / (whole.wert or 1) <= 1 / OVERLAP
        if (
            surely
            or is_near
            or (whole.einheit == EURO and not re.search(r"\b(?:19|20)\d\d (?:war|sind)", sentence.text))
        ):
            yield from _held_against(sentence, whole, parts, surely=bool(match))


def _in_brackets(sentence: Sentence) -> Iterator[Finding]:
    """A whole and in brackets behind it what it is made of: „120.000 Euro (80.000 Euro Bau, 30.000 Euro Planung)“."""
    for menge in sentence.mengen:
        opened = re.match(rf"(?:{BLANK}[\wäöüß.-]+){{0,4}}{BLANK}\(", sentence.text[menge.end :])
        if opened is None or not _is_clear(menge):
            continue
        start = menge.end + opened.end()
        end = end_of_clause(sentence.text, start)
        parts = _addends(sentence, menge, start, end)
        if len(parts) >= FEW and (menge.einheit in (EURO, STELLEN) or not any(part.einheit == "" for part in parts)):
            yield from _held_against(sentence, menge, parts, surely=False)


def _of_the(sentence: Sentence) -> Iterator[Finding]:
    """„Von den 40 Plätzen sind 15 im Norden, 12 in der Mitte und 14 im Süden.“"""
    match = OF_THE.match(sentence.text)
    wholes = [menge for menge in sentence.mengen if match and menge.start == match.end()]
    if not wholes:
        yield from _with_rest(sentence)
        return
    text = COUNTED_REST.sub("", sentence.text)
    text = text.replace("besetzt", "") if BOTH.search(text) else text
    if SOME.search(text) or VOTES.search(sentence.text) or not _is_clear(wholes[0]):
        return
    yield from _with_all_parts(sentence, wholes[0])


def _with_rest(sentence: Sentence) -> Iterator[Finding]:
    """„412 Bäume wurden gefällt: 268 waren krank, die übrigen 154 standen im Baufeld.“"""
    text, whole = COUNTED_REST.sub("", sentence.text), sentence.mengen[:1]
    if text == sentence.text or REST_OF.search(sentence.text) or not whole or not _is_clear(whole[0]):
        return
    if SOME.search(text) or VOTES.search(text):
        return
    yield from _with_all_parts(sentence, whole[0])


def _with_all_parts(sentence: Sentence, whole: Menge) -> Iterator[Finding]:
    """What a rest is divided into („die übrigen 40 verteilen sich auf …“) is no part of the whole."""
    rest = COUNTED_REST.search(sentence.text, whole.end)
    again = SPLIT.search(sentence.text, rest.end()) if rest else None
    parts = _addends(sentence, whole, whole.end, again.start() if again else len(sentence.text))
    if rest and fits(whole, [part for part in parts if part.start <= rest.end()]):
        return
    if len(parts) >= FEW and OVERLAP <= total(parts) / (whole.wert or 1) <= 1 / OVERLAP:
        yield from _held_against(sentence, whole, parts, surely=False)


RULES = (Rule("rechnen-summe", told_once(find_wrong_totals, find_sums_told)),)
