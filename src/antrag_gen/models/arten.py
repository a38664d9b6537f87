"""The kinds of papers, by the word that a content file has at `art:`."""

from collections.abc import Mapping

from antrag_gen.models.antrag import Antrag
from antrag_gen.models.haushaltsantrag import Haushaltsantrag
from antrag_gen.models.papier import Papier
from antrag_gen.models.stellungnahme import Stellungnahme

ARTEN: Mapping[str, type[Papier]] = {
    "haushaltsantrag": Haushaltsantrag,
    "antrag": Antrag,
    "stellungnahme": Stellungnahme,
}
