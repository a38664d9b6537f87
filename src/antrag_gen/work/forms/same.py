"""Whether two ways of writing name one value: a field and two texts come in, yes or no goes out."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from antrag_gen.errors import AntragError
from antrag_gen.fields.messwert import parse_messwert
from antrag_gen.fields.stellen import parse_anzahl
from antrag_gen.german.datum import parse_datum
from antrag_gen.german.geld import Einheit, parse_geld
from antrag_gen.german.notation import clean
from antrag_gen.work.forms.fields import AMOUNTS, Art, Feld


def is_same(feld: Feld, one: str, other: str) -> bool:
    """`61.000` and `61 TEUR`, `2` and `2,0`, two spellings of a day; texts but for spaces around words.

    What cannot be read is only the same text.
    """
    if one == other or feld.art is Art.TEXT:
        return one == other
    if clean(one) == clean(other):
        return True
    parse = _parser(feld)
    if parse is not None:
        with suppress(AntragError):
            return parse(clean(one)) == parse(clean(other))
    return False


def is_readable(feld: Feld, text: str) -> bool:
    """Whether a field holds what belongs there: an amount, a day, a number, or any words."""
    parse = _parser(feld)
    if parse is not None:
        try:
            parse(clean(text))
        except AntragError:
            return False
    return True


def _parser(feld: Feld) -> Callable[[str], object] | None:
    """How the value of a field is read; None for words."""
    first, last = str(feld.path[0]), str(feld.path[-1])
    if feld.art is Art.TAG:
        return parse_datum
    if first == "mittel" and last in AMOUNTS:
        return lambda text: replace(parse_geld(text), einheit=Einheit.EURO)
    if first == "stellen":
        return lambda text: parse_anzahl(text).wert
    if first == "indikatoren" and ("ist" in feld.path or last in ("ausgangswert", "zielwert")):
        return lambda text: parse_messwert(text).wert
    return None
