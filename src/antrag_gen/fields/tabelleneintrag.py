"""An entry of a table of the head: a row, or a group of rows; what was written in, its model out."""

from typing import Annotated, Self

from pydantic import BeforeValidator, Field, model_validator

from antrag_gen.errors import HERE, AntragError
from antrag_gen.fields.felder import JaNein, Modell, Zeile, Zelltext

Werte = list[Zelltext]


def _entry(value: object) -> object:
    """A row is written as a list, a group as keys."""
    if isinstance(value, str):
        raise AntragError.of(
            HERE,
            f"„{value}“ ist keine Zeile der Tabelle." if value else "Hier fehlt die Zeile der Tabelle.",
            f"Ihre Werte in Klammern schreiben: „- [{value or 'Dach'}, …]“; ein Strich ohne Zeile wird gelöscht.",
            "tabelle-eintrag",
        )
    return {"werte": value} if isinstance(value, list) else value


class Tabelleneintrag(Modell):
    """A row (`werte`), or a group of rows with a sum that may be stated to be checked.

    A group whose name stands in its rows already has no `kopfzeile` of its own.
    """

    werte: Werte | None = None
    gruppe: Zeile | None = None
    kopfzeile: JaNein = True
    zeilen: list[Werte] = Field(default_factory=list)
    zwischensumme: Werte | None = None

    @model_validator(mode="after")
    def _check_kind(self) -> Self:
        if (self.werte is None) == (self.gruppe is None) or bool(self.zeilen) != (self.gruppe is not None):
            raise self._no_entry()
        if self.werte is not None and self.zwischensumme is not None:
            raise AntragError.of(
                HERE,
                "Eine einzelne Zeile hat keine Zwischensumme.",
                "„zwischensumme“ löschen oder die Zeilen unter „gruppe“ und „zeilen“ schreiben.",
                "tabelle-eintrag",
            )
        if self.gruppe is None and "kopfzeile" in self.model_fields_set:
            raise AntragError.of(
                HERE,
                "Eine einzelne Zeile hat keine „kopfzeile“.",
                "Sie löschen; „kopfzeile: nein“ gehört zu einer Gruppe.",
                "tabelle-eintrag",
            )
        return self

    def _no_entry(self) -> AntragError:
        what = "Das ist weder eine Zeile noch eine Gruppe."
        hint = "Eine Zeile ist eine Liste ihrer Werte; eine Gruppe hat „gruppe: Name“ und darunter „zeilen“."
        if self.werte is None and self.gruppe is not None:
            what = f"Die Gruppe „{self.gruppe}“ hat keine Zeilen."
            hint = "Unter „zeilen“ mindestens eine Zeile schreiben oder die Gruppe löschen."
        elif self.werte is None and self.zeilen:
            what, hint = "Diese Zeilen haben keine Gruppe.", "Darüber „gruppe: Name“ ergänzen."
        return AntragError.of(HERE, what, hint, "tabelle-eintrag")


EintragFeld = Annotated[Tabelleneintrag, BeforeValidator(_entry)]
