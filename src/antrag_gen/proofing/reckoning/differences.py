"""Rules on differences and formulas in a sentence: a manuscript goes in, findings come out."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import EURO, PROZENT, STELLEN, Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Sentence
from antrag_gen.proofing.reckoning.conversion import conversion
from antrag_gen.proofing.reckoning.derived.taken_off import is_right_with_earlier, is_taken_off_elsewhere
from antrag_gen.proofing.reckoning.quantities import LARGE, MEASURES, UNITS, held, show
from antrag_gen.proofing.rule import Finding, Rule

HINT = "Nachrechnen: die Zahlen und ihr Ergebnis müssen zusammenpassen."
LEFT = compile_late(
    r"\b(?P<wort>Saldo|Differenz|Fehlbetrag|Überschuss|Defizit|Zuschussbedarf|Finanzierungslücke|Deckungslücke|Lücke|"
    r"Unterschied|Eigenanteil|Eigenmittel"
    r"|verbleib\w*|verblieb\w*|blieb(?:en)?|übrig|[Rr]est(?:betrag|kosten|summe|mittel|liche[rn]?)?|[Üü]brige[rn]?|"
    r"bleiben|bleibt|fehlen|fehlt|"
    r"Mehrkosten|Minderkosten|Mehrbedarf|Mehraufwand|Mehrausgaben"
    r"|Minderausgaben|Mindereinnahmen|Mehreinnahmen|Einsparung(?:en)?|Ersparnis|Überschreitung|Unterschreitung|"
    r"überschritten|unterschritten|Überzahlung|Gewinn|Verlust|eingespart)\b"
)
MINUS = compile_late(
    r"\b(?:[Bb]isher|künftig|bislang|zuvor|kostete|abzüglich|abzgl\.|minus|[Nn]ach Abzug|weniger|gegenüber|statt|"
    r"anstelle|anstatt|Einnahmen|Erträge\w*|"
    r"Ausgaben|Aufwendungen|Kosten|Gesamt\w+|kostet|trägt|übernimmt|gibt|zahlt|Zuschuss|Förder\w+|Zuwendung|Ansatz|"
    r"veranschlagt|geplant|bewilligt|ausgegeben|verausgabt|Budget|vorhanden|benötigt|von den)\b"
)
BEGINS = compile_late(r"[^.;]*\b(?:beträgt|liegt|beläuft sich|ist)\b[^.;(]*\bbei\b")
LEAVES = compile_late(r"verbleib|bleib|[Rr]est|fehl")
MOST_TIMES = Decimal("2.5")
BEHIND = compile_late(rf"{BLANK}(?:mehr|weniger|Differenz|Unterschied|Überschuss|Defizit|Rest|übrig|Fehlbetrag)\b")
NO_LINK = compile_late(
    r"\b(?:jährlich\w*|monatlich\w*|pro|je|jeweils|p\. ?a\.|oder|insbesondere|mindestens|u\. ?a\.|z\. ?B\.|weitere\w*"
    r"|unter anderem)\b|%|Prozent"
)
CLOSE = 50
THREE = 3
MOST = 5
NUM = r"[-−]?\d[\d.,]*(?:[ \u00a0]\d{3})*(?<![.,])"
UNIT = r"(?:[ \u00a0]?(?:Mrd\.|Mio\.|Tsd\.)?[ \u00a0]?(?:Euro|EUR|€)|[ \u00a0]?(?:TEUR|T€|%))?"
WORDS = (
    r"(?:[ \u00a0](?!mal\b|plus\b|minus\b|x\b|sind\b|ist\b|macht\b|ergibt\b|ergeben\b|"
    r"kosten\b)[A-Za-zÄÖÜäöüß][\w./²³-]*){0,3}?(?:[ \u00a0]?/[ \u00a0]?[A-Za-z]\w*)?"
)
OPERAND = rf"{NUM}{UNIT}{WORDS}"
OPERATOR = (
    r"(?:[ \u00a0]*[+×*·÷][ \u00a0]*|[ \u00a0]+(?:x|X|mal|plus|minus|−|–|-|:|/|abzüglich|zuzüglich)[ \u00a0]+|"
    r"(?<=\d)[xX](?=\d))"
)
RECKONS = compile_late(r"[×*·÷=+]|\d[xX]\d| (?:[xX]|mal|plus|minus|abzüglich|zuzüglich) |\d[^.,;]{0,30} [:/–−-] ?\d")
FORMULA = compile_late(
    rf"(?<![\w.,/=+×*-])(?<![-−–+×*/=][ \u00a0])(?P<links>{OPERAND}(?:{OPERATOR}{OPERAND})+)[ \u00a0]*(?:=|≙|,? also"
    rf"|sind|ist|macht|ergibt|ergeben|,? das sind)[ \u00a0]*(?:rund |rd\. |ca\. |etwa |"
    rf"gerundet )?(?P<rechts>{NUM}{UNIT})(?![\w.,]*\d)(?![ \u00a0]*[+×*·÷/:])"
)
SPLIT = compile_late(OPERATOR)
TIMES, OVER, PLUS = frozenset("×*·xX"), frozenset("÷:/"), frozenset("+")
NAMED = {"mal": "×", "plus": "+", "minus": "−", "abzüglich": "−", "zuzüglich": "+", "-": "−", "–": "−"}
YEAR = compile_late(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]|[ \u00a0]?[€E%])")
ABOUT = compile_late(r"\b(?:[Rr]und|rd\.|ca\.|etwa|gerundet)\b|≈")


def find_wrong_differences(manuscript: Manuscript) -> Iterator[Finding]:
    """A rest, a balance or an own share that is not what is left of the sums named before it."""
    for sentence in manuscript.reckoned:
        if NO_LINK.search(sentence.text) or (said := _result(sentence)) is None:
            continue
        if not is_taken_off_elsewhere(sentence.text, said.start):
            passage, start = sentence.passage, sentence.start
            found = list(_judge(sentence, said))
            is_right = found and is_right_with_earlier(said, sentence.mengen, passage, start, manuscript)
            yield from () if is_right else found


def _result(sentence: Sentence) -> Menge | None:
    """The quantity that is told as what is left or what is between the others; the last one of those that are."""
    for match in reversed(list(LEFT.finditer(sentence.text))):
        for menge in reversed(sentence.mengen):
            gap = sentence.text[match.end() : menge.start]
            if (
                re.search(rf"\b(?:von|aus)(?:{BLANK}\w+)?{BLANK}$", gap)
                and gap.strip() != "von"
                and LEAVES.match(match["wort"])
            ):
                continue
            if match.end() <= menge.start and len(gap) <= CLOSE and not re.search(r"[;(]|, (?!also|das)|\bund\b", gap):
                return menge
        money = [menge for menge in sentence.mengen if menge.einheit == EURO]
        if len(money) == THREE and match.end() < money[0].start and BEGINS.match(sentence.text, match.end()):
            return money[-1]
        before = [menge for menge in sentence.mengen if menge.end <= match.start()]
        if (
            before
            and re.fullmatch(rf"(?:{BLANK}[\w-]+){{0,4}}{BLANK}", sentence.text[before[-1].end : match.start()])
            and len(before) >= THREE
        ):
            return before[-1]
    for menge in sentence.mengen[2:]:
        if BEHIND.match(sentence.text, menge.end) and re.search(
            rf"(?:also|das sind|sind das|mithin|somit|=|um){BLANK}$", sentence.text[: menge.start]
        ):
            return menge
    return None


def _judge(sentence: Sentence, said: Menge) -> Iterator[Finding]:
    others = [menge for menge in sentence.mengen if menge is not said and _alike(menge, said)]
    behind = [menge for menge in others if menge.start > said.start]
    if behind or not THREE - 1 <= len(others) <= MOST or said.grenze or any(menge.grenze for menge in others):
        return
    if not MINUS.search(sentence.text):
        return
    whole = max(others, key=lambda menge: menge.wert)
    rest = [menge for menge in others if menge is not whole]
    left = whole.wert - sum((menge.wert for menge in rest), Decimal(0))
    loose = said.spielraum + sum((menge.spielraum for menge in others), Decimal(0))
    sums = {
        left,
        -left,
        *(whole.wert - menge.wert for menge in rest),
        sum((menge.wert for menge in others), Decimal(0)),
    }
    sums |= {abs(one.wert - other.wert) for one in others for other in others if one is not other}
    if left < 0 or said.wert >= whole.wert or any(abs(value - abs(said.wert)) <= loose for value in sums):
        return
    if not 1 / MOST_TIMES <= abs(said.wert) / (left or 1) <= MOST_TIMES:
        return
    words = " − ".join(menge.text for menge in (whole, *rest))
    what = f"{words} sind {show(left, said)}, nicht „{said.text}“ (Unterschied: {show(abs(left - said.wert), said)})."
    yield Finding(sentence.place(said), what, HINT, held=held(sentence, said, whole, *rest))


def _alike(menge: Menge, said: Menge) -> bool:
    if said.einheit in MEASURES or said.einheit in (STELLEN, "", *LARGE):
        return menge.einheit == said.einheit and said.einheit not in ("", *LARGE)
    return menge.einheit not in MEASURES and not menge.ist_ein and menge.einheit != PROZENT


def find_wrong_formulas(manuscript: Manuscript) -> Iterator[Finding]:
    """„12 × 500 Euro = 5.000 Euro“, „80.000 Euro + 30.000 Euro = 120.000 Euro“."""
    for sentence in manuscript.reckoned:
        if not RECKONS.search(sentence.text):
            continue
        for match in FORMULA.finditer(sentence.text):
            is_literal = sentence.passage.is_literal(sentence.start + match.start())
            if not is_literal and (found := _wrong(match)):
                place = sentence.passage.place(sentence.start + match.start("rechts"))
                yield Finding(place, found, HINT)


def _wrong(match: re.Match[str]) -> str | None:
    left, right = match["links"], match["rechts"]
    operands = [_operand(text) for text in SPLIT.split(left)]
    said = _operand(right)
    if said is None or None in operands or YEAR.search(left):
        return None
    known = [operand for operand in operands if operand is not None]
    signs = [_sign(found[0]) for found in SPLIT.finditer(left)]
    percents = sum("%" in text or "Prozent" in text for text in SPLIT.split(left))
    if 0 < percents < len(operands) and any(sign not in TIMES | OVER for sign in signs):  # „10.000 Euro zzgl. 19 %“
        return None
    value, factor = said
    turned = conversion(SPLIT.split(left), right + match.string[match.end() :])
    if turned is None:
        return None
    loose = _slack(match, said) + (Decimal(1).scaleb(int(value.as_tuple().exponent)) / 2 if turned != 1 else 0)
    try:
        result, plain = (
            _compute([times * number for number, times in known], signs) * turned,
            _compute([number for number, _ in known], signs) * turned,
        )
    except (InvalidOperation, DivisionByZero):
        return None
    if abs(result - value * factor) <= loose or abs(plain - value) <= loose / factor:
        return None
    result = plain if result == plain and factor != 1 else result
    unit = re.sub(rf"^{NUM}", "", right).strip()
    shown = show(result / (factor if result != plain else 1), Menge(0, 0, "", result, "", Decimal(1)))
    return f"{left} = {shown} {unit}".rstrip() + f", nicht „{right}“."


def _slack(match: re.Match[str], said: tuple[Decimal, Decimal]) -> Decimal:
    """Half of the last place of a result of a division, of one in TEUR, or of one that is told as rounded."""
    value, factor = said
    is_about = ABOUT.search(match.string, max(0, match.start() - 8), match.end())
    exact = not is_about and factor == 1 and not any(sign in match["links"] for sign in "÷:/%,")
    place = Decimal(1).scaleb(int(value.as_tuple().exponent)) * factor
    if is_about:
        return abs(value * factor) / 20
    return Decimal(0) if exact else place / 2


def _operand(text: str) -> tuple[Decimal, Decimal] | None:
    """Its number and by what its unit multiplies it."""
    match = re.match(
        r"(?P<minus>[-−]?)(?P<zahl>\d{1,3}(?:[. \u00a0]\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(?![.,]?\d)", text.strip()
    )
    if match is None:
        return None
    number = Decimal(re.sub(r"[^\d,]", "", match["zahl"]).replace(",", "."))
    behind = text.strip()[match.end() :].lstrip()
    factor = next((factor for unit, _, factor in UNITS if re.match(unit, behind)), Decimal(1))
    return (-number if match["minus"] else number) / (100 if behind.startswith(("%", "Prozent")) else 1), factor


def _sign(found: str) -> str:
    return NAMED.get(found.strip(), found.strip())


def _compute(values: Sequence[Decimal], signs: Sequence[str]) -> Decimal:
    """Products and quotients first."""
    terms, pending = [values[0]], []
    for sign, value in zip(signs, values[1:], strict=True):
        if sign in TIMES:
            terms[-1] *= value
        elif sign in OVER:
            terms[-1] /= value
        else:
            pending.append(sign)
            terms.append(value)
    return terms[0] + sum(
        (term if sign in PLUS else -term for sign, term in zip(pending, terms[1:], strict=True)), Decimal(0)
    )


RULES = (
    Rule("rechnen-differenz", find_wrong_differences),
    Rule("rechnen-formel", find_wrong_formulas),
)
