"""Net, tax and gross that a sentence tells: a number in it goes in, what it can be comes out."""

from collections.abc import Iterator
from decimal import Decimal

from antrag_gen.german.in_prose import BLANK
from antrag_gen.german.mengen import Menge
from antrag_gen.patterns import compile_late
from antrag_gen.proofing.reckoning.derived.operands import Satz, is_money, is_share
from antrag_gen.proofing.reckoning.derived.reckonings import FEW, HUNDRED, TAXES, Claim, Reckoning, Spot

IS_TAX = compile_late(rf"{BLANK}(?:gesetzliche[rn]?{BLANK})?(?:(?:Umsatz|Mehrwert)steuer|MwSt|USt)")
NET = compile_late(rf"{BLANK}\(?netto\b")
NET_AHEAD = compile_late(rf"\bnetto(?:{BLANK}\w+){{0,2}}{BLANK}$")
RATES = (Decimal(19), Decimal(7))


def tell_tax(spot: Spot) -> Claim | None:
    """„In 14.280 Euro brutto sind 2.280 Euro Umsatzsteuer (19 %) enthalten.“"""
    if not is_money(spot.said) or not IS_TAX.match(spot.text, spot.said.end):
        return None
    others = [menge for menge in (*spot.first, *spot.later) if is_money(menge)]
    rates = [menge for menge in spot.satz.zahlen if is_share(menge)]
    if len(others) != 1 or len(rates) > 1:
        return None
    whole, rate = others[0], rates[0].wert if rates else RATES[0]
    is_net = _is_net(spot.satz, whole)
    tax = whole.wert * rate / (HUNDRED if is_net else HUNDRED + rate)
    return spot.told(TAXES, Reckoning(tax, f"{rate} % Steuer {'auf' if is_net else 'in'} {whole.text}", (whole,)))


def taxed(spot: Spot) -> Iterator[Reckoning]:
    """„210.000 Euro netto, brutto also 249.900 Euro“, and the other way round."""
    if len(spot.first) >= FEW:
        return
    for amount in spot.first:
        is_net = _is_net(spot.satz, amount)
        for rate in RATES:
            factor = (HUNDRED + rate) / HUNDRED
            value = amount.wert * factor if is_net else amount.wert / factor
            words = f"{amount.text} {'netto' if is_net else 'brutto'} mit {rate} % Steuer"
            yield Reckoning(value, words, (amount,), weak=True)


def _is_net(satz: Satz, amount: Menge) -> bool:
    return bool(NET.match(satz.text, amount.end) or NET_AHEAD.search(satz.text[: amount.start]))
