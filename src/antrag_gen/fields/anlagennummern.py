"""Numbers of Anlagen: what was written for one, or for several of them, is read; what a text cites is found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from antrag_gen.errors import HERE, AntragError
from antrag_gen.fields.felder import TEXT, reading

NUMBERS = re.compile(r"(?:Anlagen?\s+)?(?P<von>[1-9]\d{0,2})(?:\s*(?:bis|-|–)\s*(?P<bis>[1-9]\d{0,2}))?")
# `Anlage 4 zu GRDrs 497/2023` is one of another paper, `Anlage 1 der Satzung` one of a statute.
ROW = r"\s+(?P<zahlen>\d{1,3}(?:(?:\s*(?:bis|und|sowie|,|–|-)\s*)\d{1,3})*)(?![\w/]|\.\d)"
ELSEWHERE = re.compile(r"\)?,?\s+(?:zu|zur|zum|zu\s+den|der|des|dem|den|von|vom|aus|im|in)\s")
RANGE = re.compile(r"(\d+)(?:\s*(?:bis|–|-)\s*(\d+))?")


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


def find_cited(text: str, *words: str) -> Iterator[tuple[int, int]]:
    """Where a text cites Anlagen of its own paper by one of these words, and the number of each."""
    for match in re.finditer(rf"\b(?:{'|'.join(map(re.escape, words))}){ROW}", text):
        if ELSEWHERE.match(text, match.end()):
            continue
        for first, last in RANGE.findall(match["zahlen"]):
            yield from ((match.start(), number) for number in range(int(first), int(last or first) + 1))


AnlagennummerFeld = Annotated[Anlagennummer, reading(parse_anlagennummer), TEXT]
