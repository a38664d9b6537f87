"""What only one city has in its papers: values of heads and sections, as templates print them."""

from dataclasses import dataclass

from antrag_gen.fields.felder import Prosa
from antrag_gen.visible import visible


@visible()
@dataclass(frozen=True, slots=True)
class EigeneAngabe:
    """A value that only this city has in a head, with its label."""

    name: str
    wert: str


@visible()
@dataclass(frozen=True, slots=True)
class EigenerAbschnitt:
    """A section that only this city has."""

    titel: str
    text: Prosa
