"""Rules on net, tax and gross in a sentence: a manuscript goes in, findings come out."""

from collections.abc import Iterator
from decimal import Decimal

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import EURO, PROZENT, Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.manuscript import Manuscript, Sentence
from antrag_gen.proofing.reckoning.quantities import held, show
from antrag_gen.proofing.rule import Finding, Rule

HINT = "Nachrechnen: netto und Steuer ergeben zusammen brutto."
HUNDRED, ROUNDED, NEARLY = Decimal(100), Decimal("0.02"), Decimal("0.7")
# Of the turnover tax (§ 12 UStG), with that of the second half of 2020 (§ 28 UStG).
RATES, MOST = (Decimal(19), Decimal(7), Decimal(16), Decimal(5)), Decimal("1.35")
OTHER_NET = compile_late(
    r"(?i:lohn|gehalt|gehälter|entgelt|verdien|einkomm|miet|vergütung|bezüge|besold|rente|honorar|teilweise|zum teil"
    r"|versteuer|ermäßigt|steuers[aä]tz|gemischt|fläche|grundfläche|\bm²|\bqm\b)"
)
# „36.890 Euro netto, unter dem Ansatz von 47.000 Euro brutto“: of what was planned.
OF_OTHERS = compile_late(r"\b(?:unter|über) de[mnr]\b|\b(?:Ansatz\w*|veranschlagt\w*|statt|gegenüber)\b")
TAX = r"(?:(?:Umsatz|Mehrwert)steuer|MwSt\b\.?|USt\b\.?|MWSt\b\.?)"
LINK = (
    r"(?:\W|\b(?:also|somit|mithin|damit|insgesamt|zusammen|rund|von|in|Höhe|sind|das|ergibt|macht|beträgt"
    r"|betragen|es|kostet|kosten|Preis|Betrag|Kosten|dann|demnach|fallen|an|noch|hinzu|kommen)\b){0,9}$"
)
IS_TAXED = compile_late(rf"\bnetto\b|\bbrutto\b|\bNetto|\bBrutto|{TAX}")
SIGNS = ("etto", "rutto", "steuer", "wSt", "WSt", "USt")
SIDES = {
    "brutto": (
        compile_late(rf"\b[Bb]rutto(?:preis|kosten|betrag|summe)?\b{LINK}"),
        compile_late(
            rf"{BLANK}\(?(?:brutto\b|(?:inkl\.|inklusive|einschließlich|einschl\.){BLANK}[^.;)]{{0,14}}{TAX})"
        ),
    ),
    "netto": (
        compile_late(rf"\b[Nn]etto(?:preis|kosten|betrag|summe)?\b{LINK}"),
        compile_late(rf"{BLANK}\(?(?:netto\b|ohne{BLANK}{TAX}|(?:zzgl\.|zuzüglich|plus){BLANK}[^;()]{{0,20}}{TAX})"),
    ),
    "steuer": (
        compile_late(rf"{TAX}{LINK}"),
        compile_late(rf"{BLANK}(?:gesetzliche[rn]?{BLANK})?{TAX}"),
    ),
}
# „82.000 Euro netto. Mit 19 Prozent Umsatzsteuer (15.580 Euro) sind das 97.580 Euro brutto.“
GOES_ON = compile_late(
    r"(?:Mit|Zuzüglich|Zzgl\.|Einschließlich|Inklusive|Inkl\.|Bei|(?:Hinzu|Dazu) komm(?:en|t))(?: die| der| den)? "
    rf"\d+ ?(?:%|Prozent) (?:gesetzliche[rn]? )?{TAX}|(?:Mit|Einschließlich|Inklusive) (?:der )?{TAX}"
)
TAXED_BEFORE = compile_late(rf"\b(?:[Jj]e|[Pp]ro|jeweils|à|monatlich|jährlich|[Bb]rutto)\b|{TAX}")
# Nothing else comes to it between the tax and the amount.
ALONE = compile_late(rf"{TAX}(?:{BLANK}\([^()]*\))?{LINK}")


def find_wrong_taxes(manuscript: Manuscript) -> Iterator[Finding]:
    """A gross amount that is not net and tax, a tax that is not its rate of the net amount."""
    for sentence in manuscript.reckoned:
        if any(sign in sentence.text for sign in SIGNS) and IS_TAXED.search(sentence.text):
            yield from _judge(sentence)


def _judge(sentence: Sentence) -> Iterator[Finding]:
    told = _told(sentence, _net_before(sentence))
    net, tax, gross, rate = (told.get(name) for name in ("netto", "steuer", "brutto", "satz"))
    if net is None or any(menge.grenze for menge in told.values()):
        return
    if tax is not None and gross is not None and rate is not None and _is_its_rate(net, rate, gross):
        gross = None
    if tax is not None and gross is not None and not _is(net.wert + tax.wert, gross, net, tax):
        what = f"{net.text} + {tax.text} sind {show(net.wert + tax.wert, gross)}, nicht „{gross.text}“."
        yield Finding(sentence.place(gross), what, HINT, held=held(sentence, gross, net, tax))
    elif rate is not None and gross is not None and tax is None:
        right = net.wert * (HUNDRED + rate.wert) / HUNDRED
        if not _is(right, gross, net):
            what = f"{net.text} und {rate.text} Steuer sind {show(right, gross)}, nicht „{gross.text}“."
            yield Finding(sentence.place(gross), what, HINT, held=held(sentence, gross, net, rate))
    elif rate is None and tax is None and gross is not None:
        yield from _by_no_rate(sentence, net, gross)
    elif rate is not None and tax is not None:
        right = net.wert * rate.wert / HUNDRED
        if not _is(right, tax, net):
            what = f"{rate.text} von {net.text} sind {show(right, tax)}, nicht „{tax.text}“."
            yield Finding(sentence.place(tax), what, HINT, held=held(sentence, tax, net, rate))


def _by_no_rate(sentence: Sentence, net: Menge, gross: Menge) -> Iterator[Finding]:
    """Of what is bought alone: of wages, rents and incomes other things go off."""
    usual = [net.wert * (HUNDRED + rate) / HUNDRED for rate in RATES]
    is_taxed = net.wert < gross.wert < net.wert * MOST and not OF_OTHERS.search(sentence.text)
    if is_taxed and not OTHER_NET.search(sentence.text) and not any(_is(right, gross, net) for right in usual):
        what = f"{net.text} netto sind mit 19 % Steuer {show(usual[0], gross)}, nicht „{gross.text}“."
        yield Finding(
            sentence.place(gross), what, f"{HINT} Bei mehreren Sätzen sagen, welche.", held=held(sentence, gross, net)
        )


def _is_its_rate(net: Menge, rate: Menge, gross: Menge) -> bool:
    """Whether net and gross say the rate, so that it is the tax that does not fit."""
    right = net.wert * (HUNDRED + rate.wert) / HUNDRED
    return abs(right - gross.wert) <= gross.spielraum + (gross.stelle if right % 1 else ROUNDED)


def _net_before(sentence: Sentence) -> Menge | None:
    """The only amount of the sentence before, told as net, where this one goes on with its tax alone."""
    before = sentence.before
    if before is None or not GOES_ON.match(sentence.text) or OTHER_NET.search(before.text):
        return None
    sums = [menge for menge in before.mengen if menge.einheit == EURO]
    if len(sums) != 1 or _side(before.text[: sums[0].start], before.text[sums[0].end :]) != "netto":
        return None
    if TAXED_BEFORE.search(before.text) or any(menge.einheit not in (EURO, PROZENT) for menge in sentence.mengen):
        return None
    ends = [menge.start for menge in sentence.mengen if menge.einheit == EURO]
    return sums[0] if ends and ALONE.search(sentence.text[: ends[-1]]) else None


def _told(sentence: Sentence, net_before: Menge | None) -> dict[str, Menge]:
    """Each side that is told once, and the rate; what stands behind the rate alone is the gross amount, or the tax."""
    sums = [menge for menge in sentence.mengen if menge.einheit == EURO]
    percents = [menge for menge in sentence.mengen if menge.einheit == PROZENT]
    rates = [menge for menge in percents if SIDES["steuer"][1].match(sentence.text, menge.end)]
    found: dict[str, list[Menge]] = {"satz": rates}
    if net_before is not None:
        found["netto"] = [net_before]
    for at, menge in enumerate(sums):
        start = sums[at - 1].end if at else 0
        before, behind = sentence.text[start : menge.start], sentence.text[menge.end :]
        side = _side(before, behind)
        net = found.get("netto", [])
        if side == "steuer" and net and rates and menge.wert > net[0].wert:
            side = "brutto"
        if side:
            found.setdefault(side, []).append(menge)
    return {side: mengen[0] for side, mengen in found.items() if len(mengen) == 1} if len(sums) <= len(SIDES) else {}


def _side(before: str, behind: str) -> str:
    """What is said behind an amount goes before what is said of it before."""
    by_behind = [side for side, (_, words) in SIDES.items() if words.match(behind)]
    by_before = [side for side, (words, _) in SIDES.items() if words.search(before)]
    return (by_behind or by_before or [""])[0]


def _is(right: Decimal, said: Menge, *parts: Menge) -> bool:
    """Whether it is this amount, or another that is far from it."""
    loose = said.spielraum + sum((part.spielraum for part in parts), Decimal(0))
    is_other = not NEARLY <= said.wert / (right or 1) <= 1 / NEARLY
    return is_other or abs(right - said.wert) <= loose + (said.stelle if right % 1 else ROUNDED)


RULES = (Rule("rechnen-steuer", find_wrong_taxes),)
