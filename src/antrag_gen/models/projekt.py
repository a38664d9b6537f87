"""Settings of a city: `content/projekt.yaml` and the lists in `content/stammdaten/`."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, WithJsonSchema

from antrag_gen.german.notation import NotationError
from antrag_gen.models.felder import JaNein, Modell, Zeile, reading

MOST_YEARS = 20


def _years(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_YEARS:
        raise NotationError(
            f"„{text}“ ist keine Zahl von Planungsjahren.", "Erlaubt ist 1 bis 20; üblich ist 5.", "planungsjahre"
        )
    return int(text)


class Projekt(Modell):
    """What papers of this city have in common."""

    stadt: Zeile
    gremium: Zeile = "Gemeinderat"
    planungsjahre: Annotated[int, reading(_years), WithJsonSchema({"type": "string"})] = 5
    quelle_einbetten: JaNein = False


class Fraktion(Modell):
    name: Zeile


class Stammdaten(Modell):
    """The lists that papers refer to by key."""

    fraktionen: Mapping[str, Fraktion] = Field(default_factory=dict)


class Umfeld(Modell):
    """What a paper is read with: the city's settings and lists."""

    projekt: Projekt
    stammdaten: Stammdaten = Field(default_factory=Stammdaten)
