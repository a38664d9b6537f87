"""The tags as they are built, before they become objects of the file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pydyf

from antrag_gen.writers.pdf.mend.marks import ListMark


class Annotation(NamedTuple):
    """A link's area on a page, and the words it stands for."""

    page: int
    dictionary: dict[str, Any]
    words: str


@dataclass(slots=True, eq=False)
class Tagged:
    """A structure element (ISO 32000-1, 14.7.2); `entries` are those of its dictionary besides type and kids.

    `refers_to` is the ID of the element that it refers to.
    """

    type: str
    kids: list["Tagged | ListMark | Annotation"] = field(default_factory=list)
    entries: dict[str, Any] = field(default_factory=dict)
    refers_to: str = ""

    @property
    def elements(self) -> Iterator["Tagged"]:
        return (kid for kid in self.kids if isinstance(kid, Tagged))

    @property
    def marks(self) -> Iterator[ListMark]:
        return (kid for kid in self.kids if isinstance(kid, ListMark))


def attributes(owner: str, **values: object) -> dict[str, Any]:
    """The entry for attributes of one owner (ISO 32000-1, 14.7.5)."""
    return {"A": pydyf.Dictionary({"O": f"/{owner}", **values})}


def walk_elements(element: Tagged) -> Iterator[Tagged]:
    """`element` and all below it, in reading order."""
    yield element
    for child in element.elements:
        yield from walk_elements(child)
