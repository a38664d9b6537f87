"""What papers of Fraktionen on a budget have in common, whether they ask for money or only to be told."""

from typing import Annotated

from pydantic import Field

from antrag_gen.fields.bedarf import Anmeldung
from antrag_gen.fields.einstellungen import find_referat
from antrag_gen.fields.felder import HaushaltFeld
from antrag_gen.papers.papier import Fraktionspapier, NichtLeer
from antrag_gen.visible import visible


@visible("referat")
class Haushaltspapier(Fraktionspapier):
    """Base of the papers on a budget; their numbers are those of budget motions."""

    haushalt: HaushaltFeld
    anmeldeliste: Annotated[list[Anmeldung], NichtLeer] = Field(default_factory=list)

    @property
    def referat(self) -> str | None:
        """The key of the Referat that it counts for: the first one that its Anmeldungen name, and the list has."""
        named = (entry.referat for entry in self.anmeldeliste if entry.referat)
        return next((key for text in named if (key := find_referat(text, self._kontext.liste("referate")))), None)
