"""Settings of a city: `content/projekt.yaml` and the lists in `content/stammdaten/`."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import Field, SkipValidation, ValidationInfo

from antrag_gen.errors import HERE, AntragError, Problem
from antrag_gen.fields.felder import TEXT, EinheitFeld, JaNein, Modell, Zeile, reading
from antrag_gen.fields.istdaten import IstDaten
from antrag_gen.fields.nummern import Nummern
from antrag_gen.fields.verzeichnis import Kennung, Verzeichnis
from antrag_gen.german.geld import Einheit

MOST_YEARS = 20


def _years(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_YEARS:
        raise AntragError.of(
            HERE, f"„{text}“ ist keine Zahl von Planungsjahren.", "Erlaubt ist 1 bis 20; üblich ist 5.", "planungsjahre"
        )
    return int(text)


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


class Projekt(Modell):
    """What papers of this city have in common; `formular` and `einheit` can be set in a paper as well.

    `bezeichnungen` gives the city's words for ours: section titles, kinds of papers, headings of templates;
    `ist_daten` how the finance office lays out its list of actual figures.
    """

    stadt: Zeile
    ort: Zeile = ""
    gremium: Zeile = "Gemeinderat"
    planungsjahre: Annotated[int, reading(_years), TEXT] = 5
    quelle_einbetten: JaNein = False
    formular: Formular = Formular.KURZ
    einheit: EinheitFeld = Einheit.EURO
    nummern: Nummern = Field(default_factory=Nummern)
    bezeichnungen: Mapping[str, Annotated[str, reading(_title), TEXT]] = Field(default_factory=dict)
    ist_daten: IstDaten | None = None

    def titel(self, unser: str) -> str:
        """What this city calls it: the one way to a title, for models, messages and templates alike."""
        return self.bezeichnungen.get(unser, unser)


class Fraktion(Modell):
    name: Zeile


class Referat(Modell):
    """A department of the administration that lays papers before the council."""

    name: Zeile


class Gremium(Modell):
    """The council, or one of its committees."""

    name: Zeile


class Stammdaten(Modell):
    """The lists that papers refer to by key, a file of that name each."""

    fraktionen: Mapping[str, Fraktion] = Field(default_factory=dict)
    referate: Mapping[str, Referat] = Field(default_factory=dict)
    gremien: Mapping[str, Gremium] = Field(default_factory=dict)

    def find_referat(self, text: str) -> str | None:
        """The key of the Referat that a text names: by its key, its name, or words that only its name begins with.

        None for what is not in the list, or could be several.
        """
        wanted = text.casefold()
        for key, referat in self.referate.items():
            if wanted in (key.casefold(), referat.name.casefold()):
                return key
        begins = re.compile(rf"{re.escape(wanted)}(?!\w)")
        found = [key for key, referat in self.referate.items() if begins.match(referat.name.casefold())]
        return found[0] if len(found) == 1 else None


class Umfeld(Modell):
    """What a paper is read with: the city's settings and lists, the papers there are, and what was decided.

    `beschluesse` has the decisions on a motion by its number; `unlesbar` the files whose entries with errors name it;
    `beschlussfehler` the errors of each file of decisions: what they hide may be on any motion.
    """

    projekt: Projekt
    stammdaten: Stammdaten = Field(default_factory=Stammdaten)
    verzeichnis: Verzeichnis = Field(default_factory=Verzeichnis)
    # As it is given: whoever looks up what papers depend on can give a mapping that takes note.
    beschluesse: SkipValidation[Mapping[Kennung, tuple[Any, ...]]] = Field(default_factory=dict)
    unlesbar: SkipValidation[Mapping[Kennung, tuple[str, ...]]] = Field(default_factory=dict)
    beschlussfehler: SkipValidation[Mapping[str, tuple[Problem, ...]]] = Field(default_factory=dict)

    def without_source(self) -> Self:
        """The same, but no paper carries its content file."""
        return self.model_copy(update={"projekt": self.projekt.model_copy(update={"quelle_einbetten": False})})


def settings(info: ValidationInfo) -> Umfeld:
    """The city's settings that the paper is read with."""
    if not isinstance(info.context, Umfeld):
        raise TypeError("papers are validated with an Umfeld as context")
    return info.context
