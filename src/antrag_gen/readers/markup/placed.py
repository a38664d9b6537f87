"""What a template places without printing it: placeholders in its markup come in, prose and numbers go out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple, TypeVar

from antrag_gen.readers.markup.elements import Element
from antrag_gen.tree import Block

T = TypeVar("T")
POSITION = re.compile("[0-9]{1,9}")


class PlacedNumber(NamedTuple):
    """A number as a template prints it: its words, and what a cell keeps of it."""

    words: str
    value: Decimal
    unit: int = 1
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """What the placeholders of one rendered template stand for: `<prosa nr="0">` and `<data nr="0">` for the first."""

    prose: list[tuple[Block, ...]] = field(default_factory=list)
    numbers: list[PlacedNumber] = field(default_factory=list)

    def find_prose(self, element: Element) -> tuple[Block, ...] | None:
        return _at(element, self.prose)

    def find_number(self, element: Element) -> PlacedNumber | None:
        """None where a template has written the placeholder by hand."""
        return _at(element, self.numbers)


def _at(element: Element, things: Sequence[T]) -> T | None:
    position = element.attributes["nr"]
    known = POSITION.fullmatch(position) and int(position) < len(things)
    return things[int(position)] if known else None
