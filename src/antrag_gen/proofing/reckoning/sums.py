"""Rules on sums in a sentence, „davon“ parts and their whole: a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import EURO, PROZENT, Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Sentence
from antrag_gen.proofing.reckoning.derived.parts import AGED
from antrag_gen.proofing.reckoning.quantities import (
    FEW,
    LARGE,
    MEASURES,
    added,
    fits,
    held,
    is_told_beside,
    same_kind,
    show,
    tolerance,
    total,
)
from antrag_gen.proofing.rule import Finding, Rule

HINT = "Nachrechnen und die falsche Zahl berichtigen; fehlt ein Teil, ihn nennen."
LEAST, LEAST_MONEY = Decimal("0.65"), Decimal("0.4")
# „davon“ tells of parts behind a comma, in brackets, at the beginning, and behind a number.
BEFORE = compile_late(r"(?:^|[,;(:–-]|\d|\b\w+)\s*$")
# „die Hälfte davon, also 4.000 Euro“ leads to no parts.
SHARE_OF = compile_late(rf"(?:Hälfte|[Dd]rittel|[Vv]iertel|[Ff]ünftel|[Zz]ehntel|Teil|Prozent|%){BLANK}*$")
PARTS = compile_late(
    r"\b(?P<wort>[Dd]avon|[Hh]iervon|[Ww]ovon|[Dd]v\.|[Dd]arunter|[Hh]ierunter|[Dd]arin enthalten)\b"
    r"(?! (?:aus(?:ge|zu)|ab(?:ge|hängig|zu)|un(?:be|ab)|aus\b|dass\b|betroffen|überzeugt|profitier|Abstand|Kenntnis|"
    r"Gebrauch))(?<!abhängig davon)"
)
# Parts that need not be all.
SOME = compile_late(
    r"[Dd]arunter|[Hh]ierunter|[Dd]arin|\bu\.\s?a\.|unter anderem|z\.\s?B\.|zum Beispiel|beispielsweise|etwa (?=für|"
    r"in|im|an)|\b(?:insbesondere|vor allem|allein"
    r"|bereits|schon|zunächst|noch|bisher|bislang|[Rr]est\w*|[Üü]brige\w*|verbleib\w*|verblieb\w*|bleib\w*|weitere\w*"
    r"|andere\w*|sonstige\w*"
    r"|ausgegeben|gebunden|abgerufen|verausgabt|verbraucht|abgeflossen|ausgezahlt|besetzt|unbesetzt|einige|mehrere|"
    r"usw|etc|hauptsächlich"
    r"|überwiegend|mindestens|wiederum|zurzeit|derzeit|aktuell|jeweils|je|jährlich|sowohl)\b|…|\.\.\."
)
SEGMENT = compile_late(r",\s+|;\s+|\s+(?:und|sowie|plus|bzw\.|beziehungsweise|aber|während)\s+|\s+[+–&]\s+|:\s+|\s/\s")
# What stands in brackets is told beside, but for an amount or a number alone.
BRACKETS = compile_late(
    r"\((?!(?:rund |rd\. |ca\. )?[\d.,]+(?: ?(?:Euro|€|EUR|TEUR|T€|Mio\. Euro|Stellen?|VZÄ))?\))[^()]*\)"
)
OVERLAPPING = compile_late(rf"(?:{BLANK}[A-Z]\w+)?{BLANK}(?:als|mit|ohne|haben|bieten)\b")
OF = compile_late(rf"{BLANK}von(?:{BLANK}(?:den|insgesamt|rund))*{BLANK}")
SIDE_BY_SIDE = compile_late(
    rf"(?:{BLANK}[\w-]+){{0,2}}(?:{BLANK}(?:aus|in|im|für|von|mit|am|auf|bei)(?:{BLANK}[\w-]+){{1,2}})?(?:,|{BLANK}(?:und|sowie|plus))(?:{BLANK}\w+){{0,2}}{BLANK}"
)
# „41 den Bau, 52 die Schulen und sechs beides“: those are in both of the others.
IN_BOTH = compile_late(
    rf"(?:{BLANK}[A-ZÄÖÜ][\w-]+)?(?:{BLANK}[a-zäöü][\w-]*){{0,2}}{BLANK}"
    rf"(?:beide[srn]?\b(?!{BLANK}[A-ZÄÖÜ])|sowohl\b|zugleich\b|gleichzeitig\b)"
)
LINKED = compile_late(r"^(?:[Dd]avon|[Hh]iervon|[Ww]ovon|[Dd]arunter|[Hh]ierunter)\b")


def find_wrong_parts(manuscript: Manuscript) -> Iterator[Finding]:
    """„davon“ parts that are more, or all named and less, than their whole."""
    for sentence in manuscript.reckoned:
        if PARTS.search(sentence.text):
            yield from _with_parts(sentence)


def _with_parts(sentence: Sentence) -> Iterator[Finding]:
    for match in PARTS.finditer(sentence.text):
        before = sentence.text[: match.start()]
        if not BEFORE.search(before) or SHARE_OF.search(before):
            continue
        end = end_of_clause(sentence.text, match.end())
        found = _parts(sentence, match.start(), match.end(), end)
        if found is not None:
            whole, parts, where = found
            words = sentence.text[match.start() : end]
            has_own = PARTS.search(sentence.text, match.end(), end)
            parts = parts if match["wort"].lower() == "davon" and not has_own else parts[:1]
            is_all = len(parts) >= FEW and not SOME.search(words)
            is_all = is_all and not is_told_beside(sentence, whole, parts)
            yield from judge(where, whole, parts, is_all=is_all)


def end_of_clause(text: str, start: int) -> int:
    """To the bracket in which it stands, or the end of the sentence."""
    depth = 0
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth < 0 or (text[at] == ";" and depth == 0):
            return at
    return len(text)


def _parts(sentence: Sentence, at: int, start: int, end: int) -> tuple[Menge, list[Menge], Sentence] | None:
    """The whole before a „davon“, its parts, and the sentence of the whole."""
    before = [menge for menge in sentence.mengen if menge.end <= at]
    parts = first_of_segments(sentence, start, end)
    if before and re.fullmatch(BLANK, sentence.text[before[-1].end : at]) and not before[-1].grenze:
        behind = SEGMENT.search(sentence.text, start, end)
        parts = [before.pop(), *(part for part in parts if behind and part.start >= behind.end())]
    if not parts or all(part.ist_ein for part in parts):
        return None
    where = sentence
    if not before and LINKED.match(sentence.text) and sentence.before is not None:
        where = sentence.before
        before = [menge for menge in where.mengen if same_kind(menge, parts[0])]
        before = before if len(before) == 1 else []
    wholes = [menge for menge in before if _is_whole(menge, parts[0])]
    if not wholes:
        return None
    whole = _of_two(sentence, wholes, parts)
    if len(parts) == 1 and _is_of_both(where, wholes, parts[0]):
        return None
    parts = [replace(part, einheit=whole.einheit) if not part.einheit else part for part in parts]
    parts = [part for part in parts if same_kind(whole, part)]
    return (whole, parts, where) if parts and not any(part.grenze for part in (whole, *parts)) else None


def _of_two(sentence: Sentence, wholes: Sequence[Menge], parts: Sequence[Menge]) -> Menge:
    """The last before the parts; of „37,5 von 612 Stellen“ that which the parts nearly are."""
    whole, before = wholes[-1], [menge for menge in sentence.mengen if menge.end <= wholes[-1].start][-1:]
    if not before or not OF.fullmatch(sentence.text[before[0].end : whole.start]) or before[0].ist_ein:
        return whole
    both = (whole, replace(before[0], einheit=whole.einheit) if not before[0].einheit else before[0])
    alike = [menge for menge in both if same_kind(menge, whole) and menge.wert]
    return min(alike, key=lambda menge: abs(total(parts) / menge.wert - 1), default=whole)


def _is_of_both(sentence: Sentence, wholes: Sequence[Menge], part: Menge) -> bool:
    """„neun Frauen, sechs Männer; zehn davon“: of both, which are told side by side."""
    if len(wholes) < FEW or part.wert > wholes[-1].wert + wholes[-2].wert:
        return False
    return bool(SIDE_BY_SIDE.fullmatch(sentence.text[wholes[-2].end : wholes[-1].start]))


def _is_whole(whole: Menge, part: Menge) -> bool:
    if whole.ist_ein or whole.einheit in ("", *LARGE):
        return False
    if part.einheit:
        return same_kind(whole, part) and part.einheit != PROZENT
    return whole.einheit not in (EURO, PROZENT) or (whole.einheit == EURO and "." in part.text and whole.stelle <= 1)


def first_of_segments(sentence: Sentence, start: int, end: int) -> list[Menge]:
    """The first quantity of each link of an enumeration; what stands in brackets tells of one link only."""
    text = BRACKETS.sub(lambda match: " " * len(match[0]), sentence.text[:end])
    inside = [menge for menge in sentence.mengen if start <= menge.start < end and text[menge.start] != " "]
    ends = [match.end() for match in SEGMENT.finditer(text, start)]
    parts: list[Menge] = []
    is_divided = False
    for first, last in zip((start, *ends), (*ends, end), strict=True):
        links = [menge for menge in inside if first <= menge.start < last and menge.einheit != PROZENT]
        part = next((menge for menge in links if menge.einheit == EURO), links[0] if links else None)
        if part is None or (is_divided and _is_in_brackets(text, part)):
            continue
        # „die übrigen 148 auf Fehlzeiten (91) und Sorgen (57)“: both are parts of the 148.
        is_divided = not _is_in_brackets(text, part) and any(_is_in_brackets(text, menge) for menge in links)
        parts.append(part)
    units = {part.einheit for part in parts if part.einheit in MEASURES}
    # „80.000 Euro für fünf Schulen“ is a sum of money: what else is counted beside it is no part.
    return [part for part in parts if not part.einheit or part.einheit in units] if units else parts


def _is_in_brackets(text: str, menge: Menge) -> bool:
    return text[: menge.start].rfind("(") > text[: menge.start].rfind(")")


def judge(where: Sentence, whole: Menge, parts: Sequence[Menge], *, is_all: bool) -> Iterator[Finding]:
    """What is wrong with a whole and its parts, where all are named or only some."""
    over = total(parts) - whole.wert
    if fits(whole, parts) or (over < 0 and not is_all):
        return
    if over > 0 and not is_all and over <= tolerance(whole, parts):
        return
    overlaps = any if whole.einheit in MEASURES else all
    if whole.einheit != EURO and over > 0 and overlaps(OVERLAPPING.match(where.text, part.end) for part in parts[:FEW]):
        return
    if over > 0 and any(words.match(where.text, part.end) for part in parts for words in (AGED, IN_BOTH)):
        return
    least = LEAST_MONEY if whole.einheit == EURO else LEAST
    if over < 0 and total(parts) < whole.wert * least:
        return
    more = "mehr" if over > 0 else "weniger"
    if len(parts) == 1:
        what = f"Der Teil ({parts[0].text}) ist größer als das Ganze ({whole.text})."
    else:
        what = f"{added(parts)} sind {show(total(parts), whole)}, {show(abs(over), whole)} {more} als „{whole.text}“."
    yield Finding(where.place(whole), what, HINT, held=held(where, whole, whole, *parts))


RULES = (Rule("rechnen-teile", find_wrong_parts),)
