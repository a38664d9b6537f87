"""A measured number: what was written in, an exact number with its decimals out; money has a type of its own."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from antrag_gen.errors import HERE, AntragError
from antrag_gen.fields.felder import TEXT, reading
from antrag_gen.german.zahlen import format_zahl
from antrag_gen.patterns import compile_late
from antrag_gen.visible import visible

NUMBER = compile_late(r"(?P<minus>[-−]?)(?P<ganz>[1-9]\d{0,2}(?:\.\d{3})+|\d{1,12})(?:,(?P<teil>\d{1,6}))?")


@visible("text")
@dataclass(frozen=True, slots=True)
class Messwert:
    """A number with the decimals that it was written with."""

    wert: Decimal
    stellen: int

    @property
    def text(self) -> str:
        return format_zahl(self.wert, decimals=self.stellen)


def parse_messwert(text: str) -> Messwert:
    """`80`, `1.200`, `3,5`; AntragError for a point before decimals, units and anything else."""
    match = NUMBER.fullmatch(text)
    if match is None:
        raise AntragError.of(
            HERE,
            f"„{text}“ ist keine Zahl.",
            "Tausender mit Punkt, Nachkommastellen mit Komma schreiben: „1.200“, „3,5“; die Einheit steht unter "
            "„einheit“.",
            "messwert-form",
        )
    decimals = match["teil"] or ""
    whole = match["ganz"].replace(".", "")
    return Messwert(Decimal(f"{'-' if match['minus'] else ''}{whole}.{decimals or 0}"), len(decimals))


MesswertFeld = Annotated[Messwert, reading(parse_messwert), TEXT]
