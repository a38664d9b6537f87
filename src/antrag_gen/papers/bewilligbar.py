"""Motions by which the council can grant something: those on a budget, and others that don't only ask."""

from typing import TypeAlias, TypeGuard

from antrag_gen.papers.antrag import Antrag, Antragsart
from antrag_gen.papers.haushaltsantrag import Haushaltsantrag
from antrag_gen.papers.papier import Papier

Bewilligbar: TypeAlias = Haushaltsantrag | Antrag


def is_grantable(paper: Papier) -> TypeGuard[Bewilligbar]:
    """Whether something can be granted by it."""
    return isinstance(paper, Haushaltsantrag) or (isinstance(paper, Antrag) and paper.beantragt)


def name_in_report(antrag: Bewilligbar) -> str:
    """What a report calls it, in the city's words: a report is not on the questions that it asks besides."""
    if isinstance(antrag, Antrag) and antrag.antragsart is Antragsart.ANTRAG_UND_ANFRAGE:
        return antrag.titel("Antrag")
    return antrag.bezeichnung
