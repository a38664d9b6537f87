"""The kinds of papers, by the word that a content file has at `art:`."""

from collections.abc import Mapping

from antrag_gen.papers.antrag import Antrag
from antrag_gen.papers.frageantrag import Frageantrag
from antrag_gen.papers.haushaltsantrag import Haushaltsantrag
from antrag_gen.papers.papier import Papier
from antrag_gen.papers.stellungnahme import Stellungnahme
from antrag_gen.papers.unterlage import Unterlage
from antrag_gen.papers.vorlage import Beschlussvorlage, Mitteilungsvorlage
from antrag_gen.reports.fortschrittsbericht import Fortschrittsbericht

ARTEN: Mapping[str, type[Papier]] = {
    "haushaltsantrag": Haushaltsantrag,
    "frageantrag": Frageantrag,
    "antrag": Antrag,
    "stellungnahme": Stellungnahme,
    "beschlussvorlage": Beschlussvorlage,
    "mitteilungsvorlage": Mitteilungsvorlage,
    "unterlage": Unterlage,
    "fortschrittsbericht": Fortschrittsbericht,
}
