"""What a column of a table of the head holds: the text behind its name in, its kind and its unit out."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from antrag_gen.errors import HERE, AntragError
from antrag_gen.fields.felder import reading
from antrag_gen.tree import ColumnKind


class Spaltenart(StrEnum):
    TEXT = "text"
    BETRAG = "betrag"
    STELLEN = "stellen"
    ANZAHL = "anzahl"
    PROZENT = "prozent"
    ZAHL = "zahl"


# In the tree; whatever else is measured or counted is a number.
KINDS = {
    Spaltenart.TEXT: ColumnKind.TEXT,
    Spaltenart.BETRAG: ColumnKind.BETRAG,
    Spaltenart.STELLEN: ColumnKind.STELLEN,
}


@dataclass(frozen=True, slots=True)
class Spalte:
    """A kind and, of measured numbers, what they count: m², MWh, %."""

    art: Spaltenart
    einheit: str = ""

    @property
    def kind(self) -> ColumnKind:
        """What it is in the tree."""
        return KINDS.get(self.art, ColumnKind.ZAHL)

    @property
    def is_added(self) -> bool:
        """Whether its numbers can be added: shares of different wholes can not."""
        return self.art not in (Spaltenart.TEXT, Spaltenart.PROZENT)

    @property
    def is_measured(self) -> bool:
        """Whether all its numbers have as many decimals as one of them."""
        return self.kind is ColumnKind.ZAHL

    def named(self, name: str) -> str:
        """The name of the column with its unit, where it does not say that itself."""
        return name if self.einheit in name else f"{name} ({self.einheit})"


def parse_spalte(text: str) -> Spalte:
    """`text`, `betrag`, `zahl m²`; AntragError for any other kind, and for a unit that a kind does not have."""
    kind, _, unit = text.partition(" ")
    if kind not in set(Spaltenart) or (unit and kind != Spaltenart.ZAHL):
        raise AntragError.of(
            HERE,
            f"„{text}“ ist keine Spaltenart.",
            f"Möglich sind: {', '.join(Spaltenart)}; hinter „zahl“ steht die Einheit: „zahl m²“.",
            "tabelle-spaltenart",
        )
    unit = unit.strip()
    if unit.startswith(("(", "[")) and unit.endswith((")", "]")):
        raise AntragError.of(
            HERE,
            f"„{unit}“ stünde im Kopf der Spalte in doppelten Klammern.",
            f"„{kind} {unit[1:-1]}“ schreiben.",
            "tabelle-spaltenart",
        )
    return Spalte(Spaltenart(kind), "%" if kind == Spaltenart.PROZENT else unit)


SCHEMA = {"anyOf": [{"enum": list(Spaltenart)}, {"type": "string", "pattern": "^zahl .+$"}]}
Spaltenangabe = Annotated[Spalte, reading(parse_spalte), WithJsonSchema(SCHEMA), Spaltenart]


def _columns(columns: Mapping[str, Spalte]) -> Mapping[str, Spalte]:
    if not columns:
        raise AntragError.of(
            HERE, "Die Tabelle hat keine Spalten.", "Unter „spalten“ je Zeile „Name: art“ schreiben.", "tabelle-spalten"
        )
    if not all(name.strip() for name in columns):
        raise AntragError.of(
            HERE,
            "Eine Spalte der Tabelle hat keinen Namen.",
            "Sagen, was in ihr steht, zum Beispiel „Merkmal“: Vorlesegeräte nennen es bei jeder Zelle.",
            "tabelle-kopf-leer",
        )
    return columns


SpaltenFeld = Annotated[Mapping[str, Spaltenangabe], AfterValidator(_columns)]
