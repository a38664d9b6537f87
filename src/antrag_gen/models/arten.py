"""The kinds of papers, by the word that a content file has at `art:`."""

from collections.abc import Mapping

from antrag_gen.models.antrag import Antrag
from antrag_gen.models.fortschrittsbericht import Fortschrittsbericht
from antrag_gen.models.haushaltsantrag import Haushaltsantrag
from antrag_gen.models.papier import Papier
from antrag_gen.models.stellungnahme import Stellungnahme
from antrag_gen.models.unterlage import Unterlage
from antrag_gen.models.vorlage import Beschlussvorlage, Mitteilungsvorlage

ARTEN: Mapping[str, type[Papier]] = {
    "haushaltsantrag": Haushaltsantrag,
    "antrag": Antrag,
    "stellungnahme": Stellungnahme,
    "beschlussvorlage": Beschlussvorlage,
    "mitteilungsvorlage": Mitteilungsvorlage,
    "unterlage": Unterlage,
    "fortschrittsbericht": Fortschrittsbericht,
}
