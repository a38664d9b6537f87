"""What papers of Fraktionen on a budget have in common, whether they ask for money or only to be told."""

from itertools import chain
from typing import Annotated

from pydantic import Field

from antrag_gen.fields.bedarf import Anmeldung
from antrag_gen.fields.einstellungen import find_referat, referat_of_office
from antrag_gen.fields.felder import HaushaltFeld
from antrag_gen.fields.listenfelder import NichtLeer
from antrag_gen.papers.papier import Fraktionspapier
from antrag_gen.visible import visible


@visible("referat")
class Haushaltspapier(Fraktionspapier):
    """Base of the papers on a budget; their numbers are those of budget motions."""

    haushalt: HaushaltFeld
    anmeldeliste: Annotated[list[Anmeldung], NichtLeer] = Field(default_factory=list)

    @property
    def referat(self) -> str | None:
        """The key of the Referat that it counts for: the first one that its Anmeldungen name, and the list has.

        Where they name none, that of the first office named in its stead, or at a post.
        """
        named = [entry.referat for entry in self.anmeldeliste if entry.referat]
        referate, aemter = self._kontext.liste("referate"), self._kontext.liste("aemter")
        keys = (find_referat(text, referate) for text in named)
        of_offices = (referat_of_office(text, aemter, referate) for text in (*named, *self.genannte_aemter))
        return next(filter(None, chain(keys, of_offices)), None)

    @property
    def genannte_aemter(self) -> list[str]:
        """The offices that it names elsewhere, as it writes them."""
        return []
