"""Settings of a city: `content/projekt.yaml` and the lists in `content/stammdaten/`."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from antrag_gen.errors import HERE, AntragError
from antrag_gen.fields.felder import TEXT, EinheitFeld, JaNein, Modell, Zeile, reading
from antrag_gen.fields.istdaten import IstDaten
from antrag_gen.fields.nummern import Nummern
from antrag_gen.german.geld import Einheit
from antrag_gen.readers.list_labels import GLIEDERUNG, Gliederung, parse_gliederung

MOST_YEARS = 20


def _years(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_YEARS:
        raise AntragError.of(
            HERE, f"„{text}“ ist keine Zahl von Planungsjahren.", "Erlaubt ist 1 bis 20; üblich ist 5.", "planungsjahre"
        )
    return int(text)


def _levels(value: object) -> object:
    if not isinstance(value, list) or not all(isinstance(level, str) for level in value):
        raise AntragError.of(
            HERE,
            "Die Gliederung ist eine Liste: für jede Ebene, wie ihre erste Nummer gedruckt wird.",
            "Zum Beispiel „gliederung: [1., 1.1, a)]“.",
            "gliederung",
        )
    return parse_gliederung(value)


def _title(text: str) -> str:
    if not text or text != text.rstrip(" :"):
        raise AntragError.of(
            HERE,
            f"„{text}“ ist keine Bezeichnung.",
            "Ein Wort oder mehrere schreiben, ohne Doppelpunkt am Ende.",
            "bezeichnung",
        )
    return " ".join(text.split())


class Formular(StrEnum):
    """How a budget motion is laid out: `kurz`, the city's form, or the second one by measures and accounts."""

    KURZ = "kurz"
    AMTLICH = "amtlich"
    MASSNAHMEN = "massnahmen"


class Einstellungen(Modell):
    """What papers of this city have in common; `formular` and `einheit` can be set in a paper as well.

    `gliederung` says how the levels of numbered lists are called; `bezeichnungen` gives the city's words for ours:
    section titles, kinds of papers, headings of templates; `gz_freilassen` prints a line for the Geschäftszeichen of a
    paper that has none yet; `ist_daten` how the finance office lays out its list of
    actual figures.
    """

    stadt: Zeile
    ort: Zeile = ""
    gremium: Zeile = "Gemeinderat"
    planungsjahre: Annotated[int, reading(_years), TEXT] = 5
    quelle_einbetten: JaNein = False
    gz_freilassen: JaNein = False
    formular: Formular = Formular.KURZ
    einheit: EinheitFeld = Einheit.EURO
    nummern: Nummern = Field(default_factory=Nummern)
    gliederung: Annotated[
        Gliederung, BeforeValidator(_levels), WithJsonSchema({"type": "array", "items": {"type": "string"}})
    ] = GLIEDERUNG
    bezeichnungen: Mapping[str, Annotated[str, reading(_title), TEXT]] = Field(default_factory=dict)
    ist_daten: IstDaten | None = None

    def titel(self, unser: str) -> str:
        """What this city calls it: the one way to a title, for models, messages and templates alike."""
        return self.bezeichnungen.get(unser, unser)


class Fraktion(Modell):
    name: Zeile


class Referat(Modell):
    """A department of the administration that lays papers before the council; `kurz` is its name beside others."""

    name: Zeile
    kurz: Zeile = ""


class Gremium(Modell):
    """The council, or one of its committees."""

    name: Zeile


class Stammdaten(Modell):
    """The lists that papers refer to by key, a file of that name each."""

    fraktionen: Mapping[str, Fraktion] = Field(default_factory=dict)
    referate: Mapping[str, Referat] = Field(default_factory=dict)
    gremien: Mapping[str, Gremium] = Field(default_factory=dict)


def find_referat(text: str, referate: Mapping[str, Referat]) -> str | None:
    """The key of the Referat that a text names: by its key, its name, or words that only its name begins with.

    None for what is not in the list, or could be several.
    """
    wanted = text.casefold()
    for key, referat in referate.items():
        if wanted in (key.casefold(), referat.name.casefold()):
            return key
    begins = re.compile(rf"{re.escape(wanted)}(?!\w)")
    keys = [key for key, referat in referate.items() if begins.match(referat.name.casefold())]
    return keys[0] if len(keys) == 1 else None
