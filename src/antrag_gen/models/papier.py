"""What every kind of paper has: subject, status, number, date, and rules across its fields."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo

from antrag_gen.errors import Level
from antrag_gen.models.felder import AntragsnummerFeld, Datum, JaNein, Modell, Zeile, refuse
from antrag_gen.models.projekt import Fraktion, Umfeld

Path = tuple[str | int, ...]


class Status(StrEnum):
    ENTWURF = "entwurf"
    EINGEREICHT = "eingereicht"
    BESCHLOSSEN = "beschlossen"
    ABGELEHNT = "abgelehnt"
    ZURUECKGEZOGEN = "zurueckgezogen"
    ERLEDIGT = "erledigt"


@dataclass(frozen=True, slots=True)
class Befund:
    """A rule across fields that a paper breaks; `path` leads to the field it is said at."""

    path: Path
    what: str
    hint: str
    id: str
    level: Level = Level.FEHLER


def settings(info: ValidationInfo) -> Umfeld:
    """The city's settings that the paper is read with."""
    if not isinstance(info.context, Umfeld):
        raise TypeError("papers are validated with an Umfeld as context")
    return info.context


def _fraktion(key: object, info: ValidationInfo) -> object:
    known = settings(info).stammdaten.fraktionen
    if isinstance(key, str) and key in known:
        return known[key]
    raise refuse(
        f"Die Fraktion „{key}“ steht nicht in den Stammdaten.",
        f"Bekannt sind: {', '.join(known) or 'noch keine'} (content/stammdaten/fraktionen.yaml).",
        "fraktion-unbekannt",
    )


def _not_empty(items: Sequence[object]) -> Sequence[object]:
    if not items:
        raise refuse("Die Liste ist leer.", "Einen Eintrag ergänzen oder die Angabe löschen.", "liste-leer")
    return items


FraktionFeld = Annotated[Fraktion, BeforeValidator(_fraktion)]
NichtLeer = AfterValidator(_not_empty)


class Unterschrift(Modell):
    """A name below a paper, typed."""

    name: Zeile
    funktion: Zeile | None = None


class Papier(Modell):
    """Base of all kinds; a kind adds its keys, its sections and its rules."""

    bezeichnung: ClassVar[str]

    art: str
    betreff: Zeile
    status: Status = Status.ENTWURF
    nummer: AntragsnummerFeld | None = None
    datum: Datum | None = None
    fraktionen: Annotated[list[FraktionFeld], NichtLeer] = Field(default_factory=list)
    gezeichnet: Annotated[list[Unterschrift], NichtLeer] = Field(default_factory=list)
    oeffentlich: JaNein = False

    def befunde(self) -> Iterator[Befund]:
        """Rules across fields: what a paper needs once it is no draft any more."""
        if self.status is Status.ENTWURF:
            return
        for key, value in (
            ("nummer", self.nummer),
            ("datum", self.datum),
            ("fraktionen", self.fraktionen),
            ("gezeichnet", self.gezeichnet),
        ):
            if not value:
                yield Befund(
                    ("status",),
                    f"Bei „status: {self.status}“ fehlt die Angabe „{key}“.",
                    f"„{key}“ ergänzen oder „status: entwurf“ setzen.",
                    "angabe-fehlt",
                )
