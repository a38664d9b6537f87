"""What of a motion belongs to which of its Ziffern: amounts and posts come in, the Ziffer of each goes out."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import AfterValidator

from antrag_gen.errors import Problem
from antrag_gen.fields.bedarf import Mittel
from antrag_gen.fields.stellen import Stelle, as_the_paper_says
from antrag_gen.fields.teile import find_parts
from antrag_gen.fields.ziffern import steps_of
from antrag_gen.fields.ziffernfelder import ZifferFeld
from antrag_gen.german.zahlen import join_oder

EVERYWHERE = ""  # the Ziffer of what says none


class Antragsmittel(Mittel):
    """Money in a motion; `ziffer` is the request that it belongs to, by which decisions find it."""

    ziffer: ZifferFeld = EVERYWHERE


class Antragsstelle(Stelle):
    """A line of posts in a motion, as `Antragsmittel`."""

    ziffer: ZifferFeld = EVERYWHERE


AntragsstellenFeld = Annotated[list[Antragsstelle], AfterValidator(as_the_paper_says)]


def ziffern_of(eintraege: Sequence[Mittel | Stelle]) -> list[str]:
    """The Ziffer of each; parts („davon“) belong to that of their whole."""
    ziffern: list[str] = []
    for entry, part in zip(eintraege, find_parts([_name(entry) for entry in eintraege]), strict=True):
        own = entry.ziffer if isinstance(entry, Antragsmittel | Antragsstelle) else EVERYWHERE
        ziffern.append(own if part is None or part.ganzes is None else ziffern[part.ganzes])
    return ziffern


def _name(entry: Mittel | Stelle) -> str:
    return entry.zweck if isinstance(entry, Mittel) else entry.funktion


def belongs(own: str, ziffer: str) -> bool:
    """Whether what says `own` belongs to a Ziffer as a whole."""
    steps = steps_of(ziffer)
    return steps_of(own)[: len(steps)] == steps


def may_belong(own: str, ziffer: str) -> bool:
    """Whether it may, and nobody says so: it names no Ziffer, or one that this one stands under."""
    steps = steps_of(own)
    return not belongs(own, ziffer) and steps_of(ziffer)[: len(steps)] == steps


def check_ziffern(key: str, eintraege: Sequence[Mittel | Stelle], known: Sequence[str]) -> Iterator[Problem]:
    """The Ziffern are those of the motion, as far as they are known, and parts have that of their whole."""
    for index, (entry, ziffer) in enumerate(zip(eintraege, ziffern_of(eintraege), strict=True)):
        own = entry.ziffer if isinstance(entry, Antragsmittel | Antragsstelle) else EVERYWHERE
        if own and own != ziffer:
            what = f"„{_name(entry)}“ ist ein Teil der Zeile darüber, hat aber eine andere Ziffer."
            yield Problem((key, index, "ziffer"), what, "Die Zeile „ziffer“ löschen.", "ziffer-teil")
        elif own and known and steps_of(own) not in map(steps_of, known):
            what = f"Dieser Antrag hat keine Ziffer {own}."
            yield Problem((key, index, "ziffer"), what, f"Möglich sind: {join_oder(list(known))}.", "ziffer-unbekannt")
