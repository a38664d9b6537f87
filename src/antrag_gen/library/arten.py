"""The kinds of papers, by the word that a content file has at `art:`, and with what a city has besides."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any

from pydantic import create_model

from antrag_gen.fields.einstellungen import Eigenes, Einstellungen
from antrag_gen.fields.felder import Abschnitt, Prosa, Zeile
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


def kind_of(art: str, settings: Einstellungen) -> type[Papier]:
    """The kind with the keys and sections that this city has besides ours."""
    eigenes = settings.eigenes.get(art, Eigenes())
    angaben, abschnitte = tuple(eigenes.angaben.items()), eigenes.abschnitte or ()
    return _with(ARTEN[art], angaben, abschnitte) if angaben or abschnitte else ARTEN[art]


@lru_cache(maxsize=64)
def _with(kind: type[Papier], angaben: tuple[tuple[str, str], ...], abschnitte: tuple[str, ...]) -> type[Papier]:
    sections = {f"eigener_abschnitt_{number}": title for number, title in enumerate(abschnitte, 1)}
    fields: dict[str, Any] = {name: (Zeile | None, None) for name, _ in angaben}
    fields |= {name: (Annotated[Prosa, Abschnitt(title)] | None, None) for name, title in sections.items()}
    made = create_model(kind.__name__, __base__=kind, **fields)
    made.eigene = {**dict(angaben), **sections}
    return made
