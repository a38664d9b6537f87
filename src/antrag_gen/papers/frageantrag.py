"""The Frageantrag: a paper on the budget that asks the administration to be told something, and for no money."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from antrag_gen.errors import Problem
from antrag_gen.fields.bedarf import check_referate
from antrag_gen.fields.felder import Abschnitt, Prosa
from antrag_gen.papers.haushaltspapier import Haushaltspapier

MONEY = ("mittel", "betrag", "summe", "stellen", "stellen_vorhaben", "einheit", "formular")


class Frageantrag(Haushaltspapier):
    """Questions on the budget of `haushalt`, numbered so that answers can cite them."""

    namen: ClassVar[tuple[str, ...]] = ("Frageantrag",)
    fremd: ClassVar[Mapping[str, tuple[str, str]]] = {
        key: (
            f"„{key}“ gehört nicht in einen Frageantrag; er bittet nur um Auskunft.",
            "Wer Geld oder Stellen beantragt, schreibt „art: haushaltsantrag“.",
        )
        for key in MONEY
    }

    art: Literal["frageantrag"]
    begruendung: Annotated[Prosa, Abschnitt("Begründung")] | None = None
    fragen: Annotated[Prosa, Abschnitt("Wir fragen")]

    def befunde(self) -> Iterator[Problem]:
        """Adds: the Referate of the Anmeldeliste are those of the city."""
        yield from super().befunde()
        yield from check_referate(self.anmeldeliste, self._kontext.liste("referate"), self._kontext.liste("aemter"))
