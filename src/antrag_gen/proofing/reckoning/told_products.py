"""Forms in which a sentence tells a product, a quotient or a mean: a manuscript goes in, findings come out."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from antrag_gen.german.in_prose import find_years
from antrag_gen.german.mengen import Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript
from antrag_gen.proofing.reckoning.masked import FILL, Masked, masked, near
from antrag_gen.proofing.reckoning.quantities import show
from antrag_gen.proofing.rule import Finding

HINT = "Nachrechnen: Betrag, Anzahl und Ergebnis müssen zusammenpassen."
MOST, FEW = Decimal(3), 2
ARE = r"(?:sind|wären|macht|ergibt|ergeben|waren) (?:das|dies|sich|es)(?: also| insgesamt| zusammen)?"
# What falls due several times, or is told of only some.
OTHERWISE = compile_late(
    r"\b(?:monatlich\w*|täglich\w*|wöchentlich\w*|(?:im|pro|je|jeden) (?:Monat|Quartal|Halbjahr)|(?:am|pro|je|"
    r"jeden) Tag|"
    r"(?:in der|pro|je) Woche|zuzüglich|zzgl\.|abzüglich|Rabatt|ermäßigt\w*|davon|oder|nicht|statt|netto|brutto|"
    r"Mehrwertsteuer|Umsatzsteuer|mindestens|plus|minus|weitere\w*|zusätzlich zu|davor)\b",
    re.IGNORECASE,
)
YEARLY = r"(?:p\.\s?a\.|im Jahr|pro Jahr|je Jahr|jährlich)"
# Of what is lent or partly given, other amounts fall due.
NO_DEPRECIATION = compile_late(
    r"Zins|zins|[Tt]ilg|[Aa]nnuit|[Dd]arlehen|[Kk]redit|[Rr]estwert|[Ss]chrott|[Ff]örder|[Zz]uschuss|[Zz]uwendung|"
    r"[Aa]bzüglich|[Aa]bzug|degressiv|anfangs|zunächst|[Gg]rundstück"
)


@dataclass(frozen=True)
class Form:
    """How a result (`um`) is told of two or three numbers; `reckon` gives it, `sign` says how; not beside `never`."""

    pattern: re.Pattern[str]
    reckon: Callable[[Sequence[Decimal]], Decimal]
    sign: str
    never: re.Pattern[str] = OTHERWISE


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
    Form(  # „81.200 Euro p. a. (4.060.000 Euro auf 50 Jahre)“
        compile_late(
            rf"(?P<um>€) {YEARLY} \((?P<a>€)[^€#%(),;]{{0,25}} (?:auf|über|in|verteilt auf|für) (?P<b>#) "
            r"(?:Jahren?|Jahre|Nutzungsjahren?)\)"
        ),
        _over,
        " : ",
        NO_DEPRECIATION,
    ),
    Form(  # „4.060.000 Euro (81.200 Euro p. a. auf 50 Jahre)“
        compile_late(
            rf"(?P<um>€) \((?P<a>€) {YEARLY} (?:auf|über|in|für) (?P<b>#) (?:Jahren?|Jahre|Nutzungsjahren?)\)"
        ),
        _times,
        " × ",
        NO_DEPRECIATION,
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


# „2024 gingen 1.926 Anrufe ein, im Schnitt 37 in der Woche“
IN_TIME = compile_late(
    r"(?P<a>#)[^€#%;.()]{0,50}, (?:also |das sind |das waren |mithin )?(?:im (?:Schnitt|Mittel|Durchschnitt)|"
    r"durchschnittlich) (?:also |rund |etwa |gut |knapp ){0,2}(?P<um>#)(?: [A-ZÄÖÜ]\w+)? "
    r"(?:(?:in der|pro|je) Woche|(?P<monat>(?:im|pro|je) Monat))[.;]?$"
)
# Of which part of a year something is told is not sure.
PART_OF_YEAR = compile_late(
    r"\b(?:bis|seit|ab|von|nach|vor|Mitte|Anfang|Ende)\b|[Jj]ahres|[Ff]erien|[Ss]aison|Sommer|Winter|Frühjahr|Herbst|"
    r"Schul|Halbjahr|Quartal|Öffnung|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
)
# Weeks and months of a year, and how few of them something may go on.
OF_YEAR, FEWEST = {False: Decimal(52), True: Decimal(12)}, Decimal("0.65")


def find_means_in_time(manuscript: Manuscript) -> Iterator[Finding]:
    """What comes in a week or month of one whole year: only where the digits have changed places."""
    for each in masked(manuscript):
        match = IN_TIME.search(each.text) if each.first is None and len(each.mengen) == FEW and each.is_clear else None
        if match is None or PART_OF_YEAR.search(each.sentence.text):
            continue
        years = list(find_years(each.sentence.text))
        if len(years) != 1 or years[0].von != years[0].bis or years[0].fortlaufend:
            continue
        whole, said = each.group(match, "a"), each.group(match, "um")
        times = OF_YEAR[bool(match["monat"])]
        right = round(whole.wert / times)
        is_swapped = right != said.wert and sorted(f"{right}") == sorted(f"{said.wert:f}")
        if is_swapped and not right * FEWEST <= said.wert <= right / FEWEST:
            what = f"{whole.text} : {times} sind {show(Decimal(right), said)}, nicht „{said.text}“."
            yield Finding(each.place(said), what, HINT, held=each.held(said, whole))


def find_products_told(manuscript: Manuscript) -> Iterator[Finding]:
    """Products, quotients and means in forms that leave no doubt about which numbers they are of."""
    for each in masked(manuscript):
        if len(each.mengen) > 1 and each.is_clear:
            yield from _in_form(each)


def _in_form(each: Masked) -> Iterator[Finding]:
    for form in FORMS:
        match = form.pattern.search(each.text)
        if match is None:
            continue
        names = [name for name in ("a", "b", "c") if match.groupdict().get(name)]
        # In brackets behind it stands all that a number is reckoned of; elsewhere, nothing else may be counted.
        is_clear = len(each.mengen) == len(names) + 1 or match[0].endswith(")")
        if is_clear and not form.never.search(each.text) and not OTHERWISE.search(each.text):
            yield from _judge(each, form, [each.group(match, name) for name in names], each.group(match, "um"))
        return
    if (match := MEAN.search(each.text)) and not OTHERWISE.search(each.text):
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
        # How a yearly amount was reckoned stands in brackets behind it, whatever else gives it.
        held=None if form.never is NO_DEPRECIATION else each.held(said, *parts),
    )
