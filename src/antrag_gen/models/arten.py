"""The kinds of papers, by the word that a content file has at `art:`."""

from collections.abc import Mapping

from antrag_gen.models.haushaltsantrag import Haushaltsantrag
from antrag_gen.models.papier import Papier

ARTEN: Mapping[str, type[Papier]] = {"haushaltsantrag": Haushaltsantrag}
