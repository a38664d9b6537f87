"""Forms in which a sentence tells a product, a quotient or a mean: a manuscript goes in, findings come out."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from antrag_gen.german.mengen import Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.reckoning.masked import FILL, Masked, masked, near
from antrag_gen.proofing.reckoning.quantities import show
from antrag_gen.proofing.rule import Finding

HINT = "Nachrechnen: Betrag, Anzahl und Ergebnis müssen zusammenpassen."
MOST = Decimal(3)
ARE = r"(?:sind|wären|macht|ergibt|ergeben|waren) (?:das|dies|sich|es)(?: also| insgesamt| zusammen)?"
# What falls due several times, or is told of only some.
OTHERWISE = compile_late(
    r"\b(?:monatlich\w*|täglich\w*|wöchentlich\w*|(?:im|pro|je|jeden) (?:Monat|Quartal|Halbjahr)|(?:am|pro|je|"
    r"jeden) Tag|"
    r"(?:in der|pro|je) Woche|zuzüglich|zzgl\.|abzüglich|Rabatt|ermäßigt\w*|davon|oder|nicht|statt|netto|brutto|"
    r"Mehrwertsteuer|Umsatzsteuer|mindestens|plus|minus|weitere\w*|zusätzlich zu|davor)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Form:
    """How a result (`um`) is told of two or three numbers; `reckon` gives it, `words` tell how."""

    pattern: re.Pattern[str]
    reckon: Callable[[Sequence[Decimal]], Decimal]
    sign: str


def _times(values: Sequence[Decimal]) -> Decimal:
    result = Decimal(1)
    for value in values:
        result *= value
    return result


def _over(values: Sequence[Decimal]) -> Decimal:
    return values[0] / values[1]


def _mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values)


FORMS = (
    Form(  # „Zwei Abende zu je drei Stunden an 50 Wochen ergeben 300 Stunden“
        compile_late(
            r"(?P<a>#) \w+ zu je (?P<b>#) Stunden (?:an|in) (?P<c>#) (?:Wochen|Tagen|Monaten) (?:ergeben|sind|machen) "
            r"(?P<um>#)(?= Stunden)"
        ),
        _times,
        " × ",
    ),
    Form(  # „14.000 Euro im Jahr; bei 5 Euro je Gast sind das 2.800 Besuche“
        compile_late(
            rf"(?P<a>€)[^€#%;.]{{0,60}}[;.] [Bb]ei (?P<b>€) (?:je|pro) [A-ZÄÖÜ]\w+ {ARE} (?P<um>#)[^€#%]{{0,40}}$"
        ),
        _over,
        " : ",
    ),
    Form(  # „Je Gast sind es bei 84.200 Gästen und 1.240.000 Euro Zuschuss 14,73 Euro“
        compile_late(
            r"\b[JjPp](?:e|ro) [A-ZÄÖÜ]\w+ (?:sind|waren) (?:es|das) bei (?P<b>#)[^€#%,;.]{1,25} und (?P<a>€)"
            r"[^€#%,;.]{0,25} (?P<um>€)"
        ),
        _over,
        " : ",
    ),
    Form(  # „13.750 Euro (1.100.000 Euro : 80)“
        compile_late(r"(?P<um>€)[^€#%,;.():]{0,30} \((?P<a>€) [:/÷] (?P<b>#)(?: [A-ZÄÖÜ]\w+)?\)"),
        _over,
        " : ",
    ),
    Form(  # „6.000 Euro (12 × 500 Euro)“
        compile_late(r"(?P<um>€)[^€#%,;.():]{0,30} \((?P<a>#)(?: [A-ZÄÖÜ]\w+)? ?[x×·*] ?(?P<b>€)\)"),
        _times,
        " × ",
    ),
    Form(  # „an 48 Tagen von 384 Personen, im Schnitt von acht“
        compile_late(
            rf"\ban (?P<b>#) (?:Tagen|Abenden|Terminen|Nachmittagen){FILL}{{1,40}} (?P<a>#) "
            rf"[A-ZÄÖÜ]\w+[^€#%;.]{{0,30}}, "
            r"(?:also |das sind )?im Schnitt (?:von |also )?(?P<um>#)[^€#%,;]{0,20}$"
        ),
        _over,
        " : ",
    ),
)
MEAN = compile_late(
    r"\b[Ii]m (?:Schnitt|Mittel|Durchschnitt) der (?:Jahre|drei Jahre|letzten Jahre) "
    r"(?:(?:19|20)\d\d \([€#][^€#%()]{0,12}\)(?:, | und )?){2,8} (?:waren|sind) es (?P<um>[€#])"
)


def find_products_told(manuscript: Manuscript) -> Iterator[Finding]:
    """Products, quotients and means in forms that leave no doubt about which numbers they are of."""
    for each in masked(manuscript):
        if len(each.mengen) > 1 and each.is_clear:
            found = list(_in_form(each))
            yield from () if found and OTHERWISE.search(each.text) else found


def _in_form(each: Masked) -> Iterator[Finding]:
    for form in FORMS:
        match = form.pattern.search(each.text)
        if match is None:
            continue
        names = [name for name in ("a", "b", "c") if match.groupdict().get(name)]
        # In brackets behind it stands all that a number is reckoned of; elsewhere, nothing else may be counted.
        if len(each.mengen) == len(names) + 1 or match[0].endswith(")"):
            yield from _judge(each, form, [each.group(match, name) for name in names], each.group(match, "um"))
        return
    if match := MEAN.search(each.text):
        said = each.group(match, "um")
        parts = [menge for menge in each.mengen if menge.start < said.start]
        if len(parts) == len(re.findall("[€#]", match[0])) - 1:
            yield from _judge(each, Form(MEAN, _mean, ", "), parts, said)


def _judge(each: Masked, form: Form, parts: Sequence[Menge], said: Menge) -> Iterator[Finding]:
    if not all(part.wert for part in parts):
        return
    right = form.reckon([part.wert for part in parts])
    rough = sum((part.spielraum / abs(part.wert) for part in parts), Decimal(0)) * right
    rounded = form.reckon is not _times or right % 1
    loose = rough + max(said.spielraum, said.stelle * 6 / 10 if rounded else Decimal(0))
    if form.reckon is _times:  # A price in cents can be rounded.
        loose += sum((part.stelle / 2 / part.wert for part in parts if part.stelle < 1), Decimal(0)) * right
    if abs(right - said.wert) <= loose or not near(said, right, MOST):
        return
    what = form.sign.join(part.text for part in parts)
    what = f"Der Durchschnitt von {what} ist" if form.reckon is _mean else f"{what} sind"
    yield Finding(
        each.place(said),
        f"{what} {show(round(right, 2), said)}, nicht „{said.text}“.",
        HINT,
        held=each.held(said, *parts),
    )
