"""How an amount is meant: words around a sum come in, how often a year it falls due and how exact it is go out."""

from collections.abc import Iterable
from enum import StrEnum

from antrag_gen.patterns import compile_late
from antrag_gen.visible import visible

MONTHS = 12


@visible()
class Takt(StrEnum):
    """How often a year a sum falls due, as it is printed behind the sum."""

    JAEHRLICH = "jährlich"
    HALBJAEHRLICH = "halbjährlich"
    VIERTELJAEHRLICH = "vierteljährlich"
    MONATLICH = "monatlich"

    @property
    def mal(self) -> int:
        """How many times in a year."""
        return {Takt.JAEHRLICH: 1, Takt.HALBJAEHRLICH: 2, Takt.VIERTELJAEHRLICH: 4, Takt.MONATLICH: MONTHS}[self]


_PERIODS = {
    Takt.HALBJAEHRLICH: ("halbjährlich", "Halbjahr"),
    Takt.VIERTELJAEHRLICH: ("vierteljährlich", "Quartal|Vierteljahr"),
    Takt.MONATLICH: ("monatlich", "Monat"),
}
JAEHRLICH = r"p\. ?a\.|(?:pro|je) Jahr|jährlich|/ ?Jahr"
_TAKTE = {
    Takt.JAEHRLICH: JAEHRLICH,
    **{takt: rf"{adverb}|(?:pro|je|im) (?:{noun})|/ ?(?:{noun})" for takt, (adverb, noun) in _PERIODS.items()},
}
# What says how often, each in a group of the name of its member.
TAKT = "|".join(f"(?P<{takt.name}>{words})" for takt, words in _TAKTE.items())
# Where such words begin behind a sum, so that what is wrong with them is told of them and not of the sum.
BEGINN = r"p\. ?a\.?|pro|je|im|jährlich|halbjährlich|vierteljährlich|monatlich"
SCHRAEG = r"/ ?(?:Jahr|Halbjahr|Vierteljahr|Quartal|Monat)"
# A start or a duration that is no whole year: how much of the first year falls due cannot be known.
UNTERJAEHRIG = compile_late(
    r" ?(?:ab (?:[0-9]{1,2}[./]|(?!ff)[^\W\d_]{3,}\.? ?[0-9]{4})|für [0-9]+ (?:Monat|Quartal|Vierteljahr|Halbjahr))"
)


@visible()
class Genauigkeit(StrEnum):
    """How exact an amount is, as it is printed before it; `mindestens` is only computed."""

    GENAU = ""
    RUND = "rund"
    BIS_ZU = "bis zu"
    BIS_ZU_RUND = "bis zu rund"
    MINDESTENS = "mindestens"
    MINDESTENS_RUND = "mindestens rund"

    @property
    def kurz(self) -> str:
        """As tables print it."""
        return self.replace("bis zu", "bis").replace("mindestens", "mind.").replace("rund", "rd.")

    @property
    def ungefaehr(self) -> bool:
        return self.value.endswith("rund")

    @property
    def hoechstens(self) -> bool:
        return self.value.startswith("bis zu")

    @property
    def mindestens(self) -> bool:
        return self.value.startswith("mindestens")


def of_sum(parts: Iterable[Genauigkeit]) -> Genauigkeit:
    """How exact a sum is: `rund` where a part is, `bis zu` where a part is."""
    known = list(parts)
    return _combined(
        hoechstens=any(part.hoechstens for part in known),
        mindestens=any(part.mindestens for part in known),
        ungefaehr=any(part.ungefaehr for part in known),
    )


def of_difference(plus: Genauigkeit, minus: Genauigkeit) -> Genauigkeit:
    """How exact one amount less another is: less of what is `bis zu` leaves a least, and of both nobody knows."""
    return _combined(
        hoechstens=plus.hoechstens or minus.mindestens,
        mindestens=plus.mindestens or minus.hoechstens,
        ungefaehr=plus.ungefaehr or minus.ungefaehr,
    )


def _combined(*, hoechstens: bool, mindestens: bool, ungefaehr: bool) -> Genauigkeit:
    if hoechstens and mindestens:
        return Genauigkeit.RUND
    bound = Genauigkeit.BIS_ZU if hoechstens else Genauigkeit.MINDESTENS if mindestens else Genauigkeit.GENAU
    return Genauigkeit(f"{bound} {Genauigkeit.RUND}".lstrip()) if ungefaehr else bound


_MARKE = compile_late(
    r"(?P<hoechstens>(?:bis zu|höchstens|maximal|max\.) ?)?(?P<ungefaehr>(?:rund|rd\.|ca\.|circa|etwa|ungefähr) ?)?"
    r"(?=[-−–]? ?[0-9]|EUR|Euro|€|TEUR|T€)"
)


def read_genauigkeit(text: str) -> tuple[Genauigkeit, str]:
    """What the words before a sum say of it, and the text behind them."""
    match = _MARKE.match(text)
    if match is None:
        return Genauigkeit.GENAU, text
    mark = _combined(hoechstens=bool(match["hoechstens"]), mindestens=False, ungefaehr=bool(match["ungefaehr"]))
    return mark, text[match.end() :]
