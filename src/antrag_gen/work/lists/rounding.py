"""Refuse a list in thousands of Euro that would have to round: motions in, the places of odd amounts told."""

from collections.abc import Sequence
from dataclasses import replace

from antrag_gen.errors import AntragError, Place, Problem
from antrag_gen.german.zahlen import TAUSEND, format_teur
from antrag_gen.papers.haushaltsantrag import Haushaltsantrag
from antrag_gen.work.lists.select import Listed


def refuse_rounding(motions: Sequence[Listed]) -> None:
    """Raises AntragError for amounts that thousands of Euro can't show."""
    problems: list[Problem] = []
    for listed in motions:
        try:
            for euro in listed.motion.betraege.values() if isinstance(listed.motion, Haushaltsantrag) else ():
                format_teur(euro)
        except AntragError as error:
            hint = "Die Liste mit „--einheit Euro“ ausgeben."
            problems.extend(replace(error.problem, at=place, hint=hint) for place in _places_of_odd(listed))
    if problems:
        raise AntragError(problems)


def _places_of_odd(listed: Listed) -> list[Place]:
    """Where the amounts of a motion stand that are no full thousands."""
    head, motion = listed.loaded.content.head, listed.motion
    if head is None or not isinstance(motion, Haushaltsantrag):
        return [Place(listed.path)]
    return [
        head.place(("mittel", index, "betrag"))
        for index, entry in enumerate(motion.mittel)
        if any(euro % TAUSEND for euro in entry.betrag.verteilt(motion.planung).values())
    ]
