"""Sums in the sentences of a request, and the purposes they are for: sentences go in; sums and purposes go out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from antrag_gen.german.in_prose import BLANK, RANGE, YEAR, Summe
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.head.need import Bedarf, Posten
from antrag_gen.proofing.head.sentences import Satz
from antrag_gen.proofing.head.words import (
    BEFORE_OTHER,
    CHECKED,
    CITED,
    CONDITION,
    DONE_THEN,
    DONE_TO,
    EACH_BEFORE,
    EACH_BEHIND,
    EACH_FIRST,
    EACH_OF_YEARS,
    EACH_YEAR,
    FOR_IT,
    FROM,
    GIVEN_BY_OTHERS,
    INSERTED,
    JOINED,
    MONEY,
    NOUN,
    OF_SUM,
    OTHERS_GIVE,
    OTHERS_MONEY,
    PART_BEFORE,
    PARTS_BEHIND,
    RAISED,
    RANGE_BEHIND,
    TAKTE,
    TO,
    YEARLY_BEFORE,
    YEARLY_BEHIND,
)

# „2028 für 65.000 Euro gebaut“; „…, von 2027 bis 2029, …“
SUM_OF_YEAR = compile_late(
    rf"\b20\d\d{BLANK}(?:für|mit|um){BLANK}(?:(?:rund|insgesamt|je|jeweils){BLANK})?\d[\d.,]*{BLANK}(?:Euro|€|EUR|TEUR)"
)
ONLY_YEARS = compile_late(
    rf"{BLANK}?(?:also{BLANK}|und zwar{BLANK})?(?:von{BLANK}|in den Jahren{BLANK})?20\d\d{BLANK}?(?:bis"
    rf"|–){BLANK}?20\d\d"
)
COMPARE = "Den Text und „mittel“ im Kopf vergleichen."
MOST_TOLD = 3
SHORTEST_CLAUSE = 4
# „für den Neubau und“: of words before a clause that begins with „und“.
MOST_JOINED = 4


@dataclass(frozen=True)
class Nennung:
    """A sum where it stands: the words of its clause `davor` and `dahinter`, up to the sums beside it.

    `seither` are all words since the sum before it, in what clause ever.
    """

    satz: Satz
    summe: Summe
    seither: str
    davor: str
    dahinter: str

    @property
    def mal(self) -> int:
        """How often a year it is said to fall due; 0 where nothing is said."""
        if YEARLY_BEHIND.search(self.dahinter):
            return 1
        for times, pattern in TAKTE.items():
            if pattern.search(self.dahinter) or pattern.search(self.davor):
                return times
        return int(bool(YEARLY_BEFORE.search(self.davor)))


def find_sums_asked(need: Bedarf, satz: Satz) -> Iterator[Nennung]:
    """The sums of a sentence that can only be what the paper asks for."""
    if not satz.summen or (need.ist_vorlage and not _is_of_the_budget(need, satz)):
        return
    ends = [0, *(summe.end for summe in satz.summen)]
    starts = [*(summe.start for summe in satz.summen[1:]), len(satz.text)]
    for summe, earlier, later in zip(satz.summen, ends, starts, strict=False):
        start, end = satz.clause(summe.start)
        davor = satz.text[max(start, earlier) : summe.start]
        dahinter = satz.text[summe.end : min(max(end, summe.end), later)]
        nennung = Nennung(satz, summe, satz.text[earlier : summe.start], davor, dahinter)
        if not satz.is_literal(summe.start) and not _is_other(need, nennung, satz.text[start : summe.start]):
            yield nennung


def _is_of_the_budget(need: Bedarf, satz: Satz) -> bool:
    """Whether a sentence of a Vorlage, which decides on other things too, is about what it costs."""
    words = f"{satz.davor} {satz.text}"
    return bool(MONEY.search(words)) or bool(need.zwecke.find(satz.text)[1])


def _is_other(need: Bedarf, nennung: Nennung, clause: str) -> bool:
    before, behind = nennung.davor, nennung.dahinter
    around = f"{before} {behind}"
    earlier = nennung.satz.text[: nennung.summe.start]
    if CHECKED.search(earlier) or PART_BEFORE.search(earlier) or BEFORE_OTHER.search(before):
        return True
    if EACH_BEHIND.search(behind) or CONDITION.search(clause) or CITED.search(around):
        return True
    if EACH_BEFORE.search(before) and not (EACH_YEAR.search(before) or _is_of_years(before, behind)):
        return True
    if GIVEN_BY_OTHERS.search(earlier) or EACH_FIRST.search(earlier):
        return True
    if OTHERS_GIVE.search(nennung.seither) or (OF_SUM.search(earlier) and not re.search(YEAR, around)):
        return True
    if RANGE.search(before) or RANGE_BEHIND.match(behind):
        return True
    if RAISED.search(nennung.satz.text) and (TO.search(clause) or FROM.search(before)):
        return True
    return any(not need.is_about(match[0]) for match in OTHERS_MONEY.finditer(around))


def _is_of_years(before: str, behind: str) -> bool:
    return bool(EACH_OF_YEARS.match(behind) and FOR_IT.search(before))


def posten_named(need: Bedarf, nennung: Nennung) -> Sequence[Posten]:
    """The purposes that a sum is for: those that its clause names clearly, else those that lead to it, else all."""
    behind = PARTS_BEHIND.split(nennung.dahinter)[0]
    clear, perhaps = need.zwecke.find(nennung.davor + nennung.summe.text + behind)
    if not perhaps and not need.zwecke.find(nennung.satz.text)[1]:
        clear, _ = need.zwecke.find(nennung.satz.oben)
        clear = [*clear, *(need.zwecke.begun_in(nennung.satz.oben) if clear else ())]
    if clear:  # „für Planung und Lüftung“
        clear = sorted({*clear, *need.zwecke.find(nennung.seither)[0]})
    return [need.posten[index] for index in clear] or need.posten


def posten_meant(need: Bedarf, nennung: Nennung, posten: Sequence[Posten]) -> Sequence[Posten]:
    """Of these those that the words before „Dafür …“ begin to name („sonntags“ of „Sonntagsöffnung“), else all."""
    begun = need.zwecke.begun_in(nennung.satz.davor) if len(posten) == len(need.posten) else []
    return [need.posten[index] for index in begun] or posten


def posten_at(need: Bedarf, satz: Satz, offset: int) -> Sequence[Posten]:
    """The purposes that a clause is about, by its words, by its sum, by its sentence, or all."""
    start, end = satz.clause(offset)
    clear, _ = need.zwecke.find(_without_parts(satz.text[start:end], offset - start))
    if clear and JOINED.search(satz.text[:start]):
        clear = sorted({*clear, *need.zwecke.find(" ".join(satz.text[:start].split()[-MOST_JOINED:]))[0]})
    named = [need.posten[index] for index in clear]
    if len(named) == 1:
        return named
    sums = [entry.summe.euro for entry in find_sums_asked(need, satz) if start <= entry.summe.start < end]
    if sums:
        rows = named or need.posten
        by_sum = [entry for entry in rows if set(sums) & need.sums_of([entry]).alle]
        return by_sum or rows
    if named:
        return named
    clear, perhaps = need.zwecke.find(satz.text)
    if not perhaps:
        clear, _ = need.zwecke.find(satz.oben)
    else:
        clear, _ = need.zwecke.find(_without_parts(satz.text, offset))
    return [need.posten[index] for index in clear] or need.posten


def _without_parts(text: str, offset: int) -> str:
    """The words without those that tell only of a part, but for the part that has this character."""
    return INSERTED.sub(lambda match: match[0] if match.start() <= offset < match.end() else "", text)


def is_about_money(satz: Satz, offset: int) -> bool:
    """Whether the clause with this character says something of money, or what leads to it does."""
    start, end = satz.clause(offset)
    if len(satz.text[start:end].split()) < SHORTEST_CLAUSE:  # „40 TEUR, und zwar dauerhaft“
        start = satz.clause(max(0, start - 2))[0]
    clause = satz.text[start:end]
    if DONE_THEN.search(clause) and not SUM_OF_YEAR.search(clause):
        return False
    if ONLY_YEARS.fullmatch(clause) and any(YEARLY_BEFORE.search(satz.text[: summe.start]) for summe in satz.summen):
        return True
    if any(start <= summe.start < end for summe in satz.summen):
        return True
    leads = len(satz.teile) == 1 and MONEY.search(satz.davor)
    return not DONE_TO.search(clause) and bool(MONEY.search(clause) or leads)


def is_of_a_thing(need: Bedarf, satz: Satz, start: int) -> bool:
    """Whether words say something of the noun before them, which is no money and no purpose („Klimaziele bis 2035“)."""
    before = NOUN.search(satz.text[:start])
    if before is None or MONEY.search(before[0]) or need.zwecke.find(before[0])[1]:
        return False
    return not any(summe.end > before.start() for summe in satz.summen if summe.start < start)


def tell(posten: Sequence[Posten]) -> str:
    """The amounts of purposes in words, of not too many."""
    told = [entry.text for entry in posten[:MOST_TOLD]]
    if len(posten) > MOST_TOLD:
        told.append(f"und {len(posten) - MOST_TOLD} weitere")
    return f"{', '.join(told).removesuffix('.')}."
