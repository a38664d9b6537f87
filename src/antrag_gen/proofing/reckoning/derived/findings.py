"""Results that no reckoning explains, and that are the slip of one: a manuscript goes in, findings come out by rule.

A marker beside a number says that it has been reckoned („also“, „zusammen“, „weniger“, „bleiben“). What it should be
is reckoned of the numbers named first; that it is right is believed of whatever reckoning gives it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from antrag_gen.errors import Place
from antrag_gen.german.mengen import PROZENT, Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import FIGURE, Manuscript, Passage, Where
from antrag_gen.proofing.reckoning.derived.claims import claims_in
from antrag_gen.proofing.reckoning.derived.differences import REST_AHEAD
from antrag_gen.proofing.reckoning.derived.directions import wrong_ages, wrong_directions
from antrag_gen.proofing.reckoning.derived.explained import (
    amounts_of_head,
    is_explained,
    is_share_told,
    is_sum_with,
    unsaid_periods,
)
from antrag_gen.proofing.reckoning.derived.fractions import wrong_fractions
from antrag_gen.proofing.reckoning.derived.nearness import has_slipped, is_hardly_off, is_near, is_small, misses_a_digit
from antrag_gen.proofing.reckoning.derived.operands import Satz, comparable, is_money, is_rate, is_share, saetze_of
from antrag_gen.proofing.reckoning.derived.reckonings import (
    CHANGE,
    DIFFERENCE,
    FEW,
    PARTS,
    PRODUCT,
    SHARE,
    SUM,
    TAXES,
    Claim,
    Reckoning,
)
from antrag_gen.proofing.reckoning.derived.taken_off import is_right_with_earlier
from antrag_gen.proofing.reckoning.quantities import show
from antrag_gen.proofing.reckoning.shares import percent_of
from antrag_gen.proofing.rule import Finding

SWAPPED = "Sind die beiden Zahlen vertauscht?"
HINT = "Nachrechnen: die Zahlen und ihr Ergebnis müssen zusammenpassen."
IN_WORDS = (
    r"Hälfte|rittel|iertel|ünftel|echstel|chtel|ehntel|fach|oppel|mal so"
    r"|[Jj]ede[rs]? (?:zwei|drit|vier|fünf|sechs|acht|zehn)t"
)
NUMBERS = ("zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
# Only what can tell a result is looked at.
WORTH = compile_late(
    r"also|somit|demnach|mithin|folglich|[Dd]amit|nämlich|heißt|d\. ?h\.|[Zz]usammen|nsgesamt|Summe|Strich|esamt|"
    r"sich auf|erg[iea]b|sind|waren|wären|entspr|kost|mehr|weniger|höher|niedriger|teurer|günstiger|billiger|bleib|"
    r"blieb|übrig|rest|Rest|fehl|frei|offen|nicht|Schnitt|Mittel|urchschnitt|je |pro |Abstand|Unterschied|ifferenz|"
    r"Eigenanteil|%|Prozent|dann|jetzt|macht|machen| um |Von|von| der [\da-zäöü]|:| ein\b|gerade|Fläche|bietet|"
    r"Minus|Plus|ganzen|wird \d|am Stück|lang\b"
    rf"|{IN_WORDS}"
)
SAID_IN_WORDS = compile_late(IN_WORDS)
SIGN = compile_late(r" [+−×:] ")
RULES = {"+": SUM, "−": DIFFERENCE, "×": PRODUCT, ":": PRODUCT}
WHOLES = (SHARE, CHANGE, PARTS, TAXES)
# So many sentences before belong to one; so many slips of one paragraph are held against all reckonings.
AHEAD, MOST_TRIED = 3, 40
POINTS = 20
WHOLE_AHEAD = compile_late(r"(?:^|[:;,] )(?:Bei|bei|Von|von|Aus|aus)\b[^,;:]{0,50}$")
LARGE, HUNDREDTH = 1000, Decimal("0.01")
MOST_SLACK = Decimal("0.05")


@dataclass(frozen=True)
class Derived:
    """A finding of a rule, and from where to where in the file its sentence goes."""

    rule: str
    finding: Finding
    first: Place
    last: Place


def derive(manuscript: Manuscript) -> tuple[Derived, ...]:
    """What is found, in the order of the file."""
    return tuple(found for passage in manuscript.passages for found in _in_passage(passage, manuscript))


def _in_passage(passage: Passage, manuscript: Manuscript) -> Iterator[Derived]:
    if passage.quoted or passage.where is Where.ZELLE or not _has_number(passage.text):
        return
    if not WORTH.search(passage.text):
        return
    saetze = saetze_of(passage)
    tried = 0
    for at, satz in enumerate(saetze):
        if tried > MOST_TRIED or not WORTH.search(satz.text):
            continue
        earlier = saetze[max(0, at - AHEAD) : at][::-1]
        yield from _fractions(satz, earlier)
        if not satz.zahlen:
            continue
        yield from _directions(satz, manuscript)
        for claim in sorted(claims_in(satz, earlier), key=lambda claim: claim.rule == PARTS):
            reckoning = _slip_of(claim)
            if reckoning is None:
                continue
            tried += 1
            around = saetze[max(0, at - AHEAD) : at + 2]
            if not _is_right(claim, reckoning, satz, around, manuscript):
                yield _derived(satz, _rule_of(claim, reckoning), _tell(satz, claim, reckoning))
                break


def _has_number(text: str) -> bool:
    if FIGURE.search(text):
        return True
    small = text.casefold()
    return any(word in small for word in NUMBERS)


def _has_slipped_percent(said: Menge, reckoning: Reckoning) -> bool:
    one, other = f"{said.wert:f}", f"{round(reckoning.value, max(0, -int(said.stelle.as_tuple().exponent))):f}"
    if reckoning.weak or reckoning.value < 1:
        return sorted(one) == sorted(other)
    return abs(said.wert - reckoning.value) <= POINTS or sorted(one) == sorted(other) or misses_a_digit(one, other)


def _derived(satz: Satz, rule: str, finding: Finding) -> Derived:
    passage, start = satz.sentence.passage, satz.sentence.start
    return Derived(rule, finding, passage.place(start), passage.place(start + max(0, len(satz.text) - 1)))


def _fractions(satz: Satz, earlier: Sequence[Satz]) -> Iterator[Derived]:
    if not SAID_IN_WORDS.search(satz.text):
        return
    for wrong in wrong_fractions(satz, earlier):
        where = satz if wrong.menge in satz.zahlen else next(each for each in earlier if wrong.menge in each.zahlen)
        finding = Finding(where.sentence.place(wrong.menge), f"{wrong.told}, nicht „{wrong.said.words}“.", HINT)
        yield _derived(satz, "rechnen-bruch", finding)


def _directions(satz: Satz, manuscript: Manuscript) -> Iterator[Derived]:
    datum = manuscript.paper.datum if manuscript.paper else None
    told = [(CHANGE, each, SWAPPED) for each in wrong_directions(satz)]
    told += [(DIFFERENCE, each, HINT) for each in wrong_ages(satz, datum.year)] if datum else []
    for rule, each, hint in told:
        place = satz.sentence.passage.place(satz.sentence.start + each.start)
        yield _derived(satz, rule, Finding(place, each.what, hint))


def _slip_of(claim: Claim) -> Reckoning | None:
    """The reckoning of which a number is the slip, where none of those that the words can mean gives it."""
    if claim.reckonings and claim.reckonings[0].sure:
        return None if any(_fits(claim.said, each) for each in claim.reckonings) else claim.reckonings[0]
    near = [reckoning for reckoning in claim.reckonings if _is_slip(claim.said, reckoning)]
    if not near or (near[0].weak and len(near) > 1) or any(_fits(claim.said, each) for each in claim.reckonings):
        return None
    return near[0]


def _is_right(claim: Claim, reckoning: Reckoning, satz: Satz, around: Sequence[Satz], manuscript: Manuscript) -> bool:
    """Whether any reckoning gives it: of a number of few digits, one of its sentence; of others, also of the head."""
    said = claim.said
    if reckoning.sure:
        return False
    others = [
        zahl.wert
        for each in around
        if each is not satz
        for zahl in each.zahlen
        if comparable(said, zahl) and not is_rate(each.text, zahl)
    ]
    are_too_many = claim.rule == PARTS and reckoning.value > said.wert
    if not are_too_many and any(abs(said.wert - reckoning.value) == other for other in others):
        return True  # of one more that is told before: „14 wurden gefällt. Von den 63 sind, ohne acht, noch 41 übrig“
    if claim.rule == PARTS:
        return _is_made_of_some(said, reckoning.parts)
    if claim.rule == SHARE and is_share(said) and _is_of_whole(satz, reckoning):
        return False
    if is_share(said) and is_share_told(said, [zahl for each in around for zahl in each.zahlen]):
        return True
    small = is_small(said, reckoning.value)
    scope = around
    if small:
        own = set(reckoning.parts) <= set(satz.zahlen)
        scope = [each for each in around if each is satz or (not own and set(reckoning.parts) & set(each.zahlen))]
    if is_explained(said, [zahl for each in scope for zahl in (*each.zahlen, *unsaid_periods(each.text))]):
        return True
    if (is_money(said) or not small) and claim.rule == DIFFERENCE and REST_AHEAD.search(satz.ahead(said)):
        passage, start = satz.sentence.passage, satz.sentence.start
        if is_right_with_earlier(said, satz.zahlen, passage, start, manuscript):
            return True
    return not small and is_sum_with(said, satz.zahlen, manuscript.once(amounts_of_head))


def _is_of_whole(satz: Satz, reckoning: Reckoning) -> bool:
    """„Bei Kosten von 16,2 Mio. Euro nahm sie 2,43 Mio. Euro ein, das waren …“: of that whole alone."""
    amounts = [zahl for zahl in satz.zahlen if not is_share(zahl)]
    if amounts != sorted(reckoning.parts, key=lambda part: part.start) or len(amounts) != FEW:
        return False
    whole = max(amounts, key=lambda zahl: zahl.wert)
    return whole is amounts[0] and WHOLE_AHEAD.search(satz.text[: whole.start]) is not None


def _is_made_of_some(said: Menge, parts: Sequence[Menge]) -> bool:
    """Whether some of them are the whole, so that the others only tell how something is: „16 haben zwei Flügel“."""
    sums = {Decimal(0)}
    for part in parts:
        sums |= {total + part.wert for total in sums}
    return said.wert in sums


def _fits(said: Menge, reckoning: Reckoning) -> bool:
    gap = abs(said.wert - reckoning.value)
    return gap <= _slack(said, reckoning) or _is_rounded(said.wert, reckoning.value)


def _is_rounded(said: Decimal, value: Decimal) -> bool:
    """Whether a large number is told without its last places, also where no „rund“ says so."""
    if said < LARGE or abs(said - value) > value * HUNDREDTH:
        return False
    place = Decimal(10) ** (len(f"{said:f}".partition(".")[0]) - len(f"{said:f}".partition(".")[0].rstrip("0")))
    return place >= LARGE and round(value / place) * place == said


def _slack(said: Menge, reckoning: Reckoning) -> Decimal:
    value = abs(reckoning.value)
    rough = sum((part.spielraum / abs(part.wert) for part in reckoning.parts if part.wert), Decimal(0))
    if any(sign in reckoning.text for sign in "+−"):
        rough = sum((part.spielraum for part in reckoning.parts), Decimal(0)) / (value or 1)
    rounds = reckoning.value % said.stelle != 0
    return max(said.spielraum, said.stelle * 6 / 10 if rounds else Decimal(0)) + min(rough, MOST_SLACK) * value


def _is_slip(said: Menge, reckoning: Reckoning) -> bool:
    if _fits(said, reckoning):
        return False
    if said.einheit == PROZENT:
        return _has_slipped_percent(said, reckoning)
    if reckoning.weak:
        return has_slipped(said, reckoning.value) or is_hardly_off(said, reckoning.value)
    return is_near(said, reckoning.value)


def _tell(satz: Satz, claim: Claim, reckoning: Reckoning) -> Finding:
    said, value = claim.said, reckoning.value
    right = percent_of(value, said) if said.einheit == PROZENT else show(round(value, 2), said)
    verb = "sind es" if claim.rule == CHANGE else "sind"
    adds = SIGN.search(reckoning.text)
    gap = f" (Unterschied: {show(abs(round(value, 2) - said.wert), said)})" if adds and claim.rule not in WHOLES else ""
    return Finding(satz.sentence.place(said), f"{reckoning.text} {verb} {right}, nicht „{said.text}“{gap}.", HINT)


def _rule_of(claim: Claim, reckoning: Reckoning) -> str:
    """That of what was reckoned, where the words leave that open."""
    signs = SIGN.findall(reckoning.text)
    is_open = signs and claim.rule not in WHOLES and claim.said.einheit != PROZENT
    return RULES[signs[-1].strip()] if is_open else claim.rule
