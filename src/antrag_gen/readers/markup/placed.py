"""What a template places without printing it: placeholders in its markup in, prose and contents of cells out."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple, TypeVar

from antrag_gen.patterns import compile_late
from antrag_gen.readers.markup.elements import Element
from antrag_gen.tree import Block, Inline

T = TypeVar("T")
POSITION = compile_late("[0-9]{1,9}")


class Content(NamedTuple):
    """What stands in a line or a cell as it is, and the number or day behind it as a `Cell` keeps it."""

    children: tuple[Inline, ...]
    value: Decimal | None = None
    unit: int = 1
    decimals: int = 0
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """What the placeholders of one rendered template stand for: `<prosa nr="0">` and `<data nr="0">` for the first."""

    prose: list[tuple[Block, ...]] = field(default_factory=list)
    contents: list[Content] = field(default_factory=list)

    def find_prose(self, element: Element) -> tuple[Block, ...] | None:
        return _at(element, self.prose)

    def find_content(self, element: Element) -> Content | None:
        """None where a template has written the placeholder by hand."""
        return _at(element, self.contents)


def _at(element: Element, things: Sequence[T]) -> T | None:
    position = element.attributes["nr"]
    known = POSITION.fullmatch(position) and int(position) < len(things)
    return things[int(position)] if known else None
