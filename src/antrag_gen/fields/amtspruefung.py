"""Hold names of offices against the city's list: what was written comes in, names that it does not have go out."""

from collections.abc import Iterator, Mapping, Sequence

from antrag_gen.errors import Level, Path, Problem
from antrag_gen.fields.einstellungen import Amt, find_referat
from antrag_gen.fields.stellen import Stelle
from antrag_gen.german.spelling import nearest

SLIP = 0.85
"""As near as a slip of the pen is to the name: the list need not have offices that never report."""


def check_office(at: Path, text: str, aemter: Mapping[str, Amt]) -> Iterator[Problem]:
    """The office that reports is in the list, where there is one; else nobody can be reminded, and no Referat found."""
    if not aemter or not text or "‹" in text or find_referat(text, aemter):
        return
    yield _unknown(at, text, aemter, _nearest(text, aemter))


def check_offices_of_posts(
    stellen: Sequence[Stelle], aemter: Mapping[str, Amt], *, needed: bool = False
) -> Iterator[Problem]:
    """Posts may be those of an office that never reports: told is what is nearly one of the list.

    Where the Referat can be known by them alone (`needed`), all that the list does not have are told.
    """
    for index, stelle in enumerate(stellen):
        for key, text in (("amt", stelle.amt), ("amt_neu", stelle.amt_neu)):
            if not aemter or not text or find_referat(text, aemter):
                continue
            meant = _nearest(text, aemter, SLIP)
            if meant or (needed and key == "amt"):
                yield _unknown(("stellen", index, key), text, aemter, meant)


def _nearest(text: str, aemter: Mapping[str, Amt], cutoff: float = 0.6) -> str:
    """The name of the office that was probably meant, by its key or name; empty where none is near."""
    found = nearest(text, [*aemter, *(amt.name for amt in aemter.values())], cutoff)
    return aemter[found].name if found in aemter else found


def _unknown(at: Path, text: str, aemter: Mapping[str, Amt], meant: str) -> Problem:
    names = ", ".join(amt.name for amt in aemter.values())
    hint = (
        f"Ist „{meant}“ gemeint?"
        if meant
        else f"Bekannt sind: {names} (content/stammdaten/aemter.yaml); dort ergänzen, wenn es fehlt."
    )
    what = f"Das Amt „{text}“ steht nicht in den Stammdaten."
    return Problem(at, what, hint, "aemter-unbekannt", Level.WARNUNG)
