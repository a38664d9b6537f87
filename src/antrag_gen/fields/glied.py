"""A row of a table or list of needs, as the rules about parts and sums see it."""

from dataclasses import dataclass
from decimal import Decimal

from antrag_gen.errors import Path

# A number, words that stand for one („wie oben“), or nothing.
Wert = Decimal | str | None


@dataclass(frozen=True, slots=True)
class Glied:
    """A row: where it stands, its name, what it says in each column of numbers, and where each of them stands.

    `namen` are all words before its numbers, where these are several; `gruppe` is the computed sum of a group.
    """

    path: Path
    name: str
    werte: tuple[Wert, ...]
    stellen: tuple[Path, ...]
    namen: tuple[str, ...] = ()
    gruppe: bool = False
