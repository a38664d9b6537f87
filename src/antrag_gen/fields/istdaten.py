"""How the list of the finance office is laid out: which column holds what, and in which unit."""

import re
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from antrag_gen.errors import HERE, AntragError
from antrag_gen.fields.felder import EinheitFeld, Modell, Zeile
from antrag_gen.german.geld import Einheit
from antrag_gen.german.zahlen import join
from antrag_gen.patterns import compile_late

BETRAEGE = ("uebertrag", "ist", "gebunden", "uebertragen")
ANMELDELISTE = ("haushalt", "thh", "lfd_nr")
IN_TEUR = compile_late(
    r"\b(?:TEUR|Tsd|T€)|\bin Tausend|\bTausend (?:Euro|EUR|€)|1\.?000 ?(?:€|Euro|EUR)", re.IGNORECASE
)
IN_MILLIONS = compile_late(r"\b(?:Mio|Mrd)\b|\bM(?:illionen|illiarden) (?:Euro|EUR|€)", re.IGNORECASE)
IN_EURO = compile_late(r"(?<![T\w])(?:€|EUR\b|Euro\b)", re.IGNORECASE)


class RoteZahlen(StrEnum):
    """What red type says of an amount without a minus; nobody can know it but the city."""

    NEGATIV = "negativ"
    HERVORGEHOBEN = "hervorgehoben"


class Spalten(Modell):
    """The headings of the columns. A row is known by the motion, or by its need in the Anmeldeliste.

    A running number is unique only within its list, so budget and THH go with it.
    """

    antrag: Zeile | None = None
    ziffer: Zeile | None = None
    haushalt: Zeile | None = None
    thh: Zeile | None = None
    lfd_nr: Zeile | None = None
    jahr: Zeile
    uebertrag: Zeile | None = None
    ist: Zeile
    gebunden: Zeile | None = None
    uebertragen: Zeile | None = None

    @property
    def namen(self) -> dict[str, str]:
        """The heading of each column that is stated, by its key."""
        return {key: name for key in type(self).model_fields if (name := getattr(self, key)) is not None}

    @model_validator(mode="after")
    def _check_key(self) -> Self:
        stated = [key for key in ANMELDELISTE if key in self.namen]
        missing = [key for key in ANMELDELISTE if key not in self.namen]
        if self.antrag is not None and stated:
            raise AntragError.of(
                HERE,
                "Eine Zeile wird am Antrag erkannt oder an der Anmeldeliste, nicht an beidem.",
                f"Entweder „antrag“ angeben oder {join([f'„{key}“' for key in ANMELDELISTE])}.",
                "ist-schluessel",
            )
        if self.antrag is None and missing:
            what = "Es fehlt die Spalte, an der eine Zeile erkannt wird."
            if stated:
                what = f"{join([f'„{key}“' for key in stated])} allein genügt nicht, um eine Zeile zu erkennen."
            hint = (
                "Laufende Nummern sind nur in ihrer Liste eindeutig: „antrag“ angeben oder "
                f"{join([f'„{key}“' for key in ANMELDELISTE])} zusammen."
            )
            raise AntragError.of(HERE, what, hint, "ist-schluessel")
        return self

    @model_validator(mode="after")
    def _check_names(self) -> Self:
        names = list(self.namen.values())
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise AntragError.of(
                HERE,
                f"Die Spalte „{twice}“ ist zweimal angegeben.",
                "Jede Angabe steht in einer eigenen Spalte.",
                "ist-spalte-doppelt",
            )
        return self


class IstDaten(Modell):
    """The list as a whole; `blatt` is the sheet of a spreadsheet, else the first one. The unit is never guessed.

    `rote_zahlen` is needed where amounts without a minus are red.
    """

    blatt: Zeile | None = None
    einheit: EinheitFeld
    rote_zahlen: RoteZahlen | None = None
    spalten: Spalten

    @model_validator(mode="after")
    def _check_unit(self) -> Self:
        """A heading in another unit than `einheit` would make each amount a thousand times too large or small."""
        for key in BETRAEGE:
            name = self.spalten.namen.get(key, "")
            if self.names_other_unit(name):
                raise AntragError.of(
                    HERE,
                    f"Die Spalte „{name}“ nennt eine andere Einheit als „einheit: {self.einheit}“.",
                    "„Euro“ oder „TEUR“ so angeben, wie die Beträge in der Liste stehen.",
                    "ist-einheit",
                )
        return self

    def names_other_unit(self, words: str) -> bool:
        """Whether the words of a heading name another unit than that of the amounts."""
        if IN_MILLIONS.search(words):
            return True
        thousands = IN_TEUR.search(words) is not None
        if self.einheit is Einheit.TEUR:
            return not thousands and IN_EURO.search(words) is not None
        return thousands
