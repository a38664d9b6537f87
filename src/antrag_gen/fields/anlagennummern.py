"""Numbers of Anlagen: what was written for one, or for several of them, is read."""

from dataclasses import dataclass
from typing import Annotated

from antrag_gen.errors import HERE, AntragError
from antrag_gen.fields.felder import TEXT, reading
from antrag_gen.patterns import compile_late

NUMBERS = compile_late(r"(?:Anlagen?\s+)?(?P<von>[1-9]\d{0,2})(?:\s*(?:bis|-|–)\s*(?P<bis>[1-9]\d{0,2}))?")
RANGE = compile_late(r"(\d+)(?:\s*(?:bis|–|-)\s*(\d+))?")


@dataclass(frozen=True, slots=True)
class Anlagennummer:
    """The number of an Anlage, or those of a range of them."""

    von: int
    bis: int

    def __str__(self) -> str:
        return str(self.von) if self.von == self.bis else f"{self.von} bis {self.bis}"


def parse_anlagennummer(text: str) -> Anlagennummer:
    """Raises AntragError for anything but a number or a range `7 bis 11`."""
    match = NUMBERS.fullmatch(text)
    von = int(match["von"]) if match else 0
    bis = int(match["bis"] or von) if match else 0
    if match is None or bis < von:
        raise AntragError.of(
            HERE, f"„{text}“ ist keine Nummer einer Anlage.", "Beispiele: „3“ oder „7 bis 11“.", "anlage-nummer"
        )
    return Anlagennummer(von, bis)


AnlagennummerFeld = Annotated[Anlagennummer, reading(parse_anlagennummer), TEXT]
