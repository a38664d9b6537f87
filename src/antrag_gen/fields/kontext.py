"""What papers are read with: the settings of their city, and what can be looked up in its lists and other papers."""

from collections.abc import Mapping
from typing import Any, Protocol, cast

from pydantic import ValidationInfo

from antrag_gen.fields.einstellungen import Einstellungen
from antrag_gen.fields.kennungen import Kennung, Papiereintrag


class Kontext(Protocol):
    """An opened project, as far as a paper needs it; pydantic calls what a model is read with its context."""

    @property
    def einstellungen(self) -> Einstellungen: ...

    def liste(self, name: str) -> Mapping[str, Any]:
        """A list of the Stammdaten: `fraktionen`, `referate` or `gremien`."""

    def find(self, kennung: Kennung) -> tuple[Papiereintrag, ...]:
        """The papers with this number: those of an Ergänzung have it as well."""

    def answered(self, kennung: Kennung) -> tuple[str, ...]:
        """The Ziffern of a motion that the Unterlagen of the project answer; an empty one is the whole motion."""

    def ziffern(self, kennung: Kennung) -> tuple[str, ...] | None:
        """The numbered requests of the papers with this number; None where they cannot be known."""


def kontext(info: ValidationInfo) -> Kontext:
    """What the paper is read with."""
    if info.context is None:
        raise TypeError("papers are validated with a project as context")
    return cast(Kontext, info.context)
